"""The cheap import of spaCy: the same spaCy, and the usual import wherever it would not fit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from smartcheck.command import spacy_import

USE = """
import sys
import spacy
nlp = spacy.load({pipeline!r})
assert [token.text for token in nlp('Øk salget.')] == ['Øk', 'salget', '.']
assert nlp('Øk salget.').has_annotation('DEP')
import spacy.cli
assert spacy.cli.__file__ and callable(spacy.cli.info.info if hasattr(spacy.cli.info, 'info')
                                       else spacy.cli.info)
"""
PIPELINE = str(Path(__file__).parents[2] / "smartcheck" / "pipelines" / "nb")


def told(*lines: str) -> str:
    run = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_the_installed_spacy_fits() -> None:
    assert spacy_import.stub_fits()


def test_spacy_works_and_its_command_line_can_still_be_had() -> None:
    output = told(
        "from smartcheck.command.spacy_import import import_spacy",
        "import gc, sys",
        "print(import_spacy(), gc.isenabled())",
        "print(sorted({'typer', 'requests', 'httpx', 'weasel'} & set(sys.modules)))",
        USE.format(pipeline=PIPELINE),
    )
    assert output.splitlines() == ["True True", "[]"]


def test_a_second_import_is_none() -> None:
    assert (
        told(
            "import spacy",
            "from smartcheck.command.spacy_import import import_spacy",
            "print(import_spacy())",
        )
        == "False"
    )


@pytest.mark.parametrize(
    "source",
    ["from .cli.info import info, other\n", "from . import cli\nimport spacy.cli\n", ""],
)
def test_another_spacy_is_imported_as_usual(tmp_path: Path, source: str) -> None:
    package = tmp_path / "spacy"
    (package / "cli").mkdir(parents=True)
    (package / "__init__.py").write_text(source + "whole = True\n")
    (package / "cli" / "__init__.py").write_text("")
    (package / "cli" / "info.py").write_text("info = other = 1\n")
    assert told(
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})",
        "from smartcheck.command.spacy_import import import_spacy",
        "print(import_spacy())",
        "import spacy; print(spacy.whole)",
    ) == "False\nTrue"  # fmt: skip


def test_an_import_that_fails_with_the_stub_is_made_anew(tmp_path: Path) -> None:
    package = tmp_path / "spacy"
    (package / "cli").mkdir(parents=True)
    (package / "__init__.py").write_text(
        "from .cli.info import info\nfrom .cli import info as module\nmodule.more\n"
    )
    (package / "cli" / "__init__.py").write_text("")
    (package / "cli" / "info.py").write_text("info = more = 1\n")
    assert told(
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})",
        "from smartcheck.command.spacy_import import import_spacy",
        "print(import_spacy())",
        "import spacy; print(spacy.info)",
    ) == "False\n1"  # fmt: skip
