"""A language added from outside, as docs/languages.md tells it: one file, no pipeline, no code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NOTE = "There is no parser for Swedish"
PLAN = """# Mål och nyckelresultat 2026

## Mål: Fler barn går till skolan

Ägare: Anna

Nyckelresultat:

- Öka andelen barn som går till skolan från 40 % till 55 % senast 1 maj 2026 (6/10)
- Sälja tolv båtar före den 15 juni 2026, konfidens: 70 %
- Minska svinnet med minst 1 200 kg per månad i höst
- Samla in 2,5 miljoner kronor till slutet av november 2026
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to import from, with the package of docs/languages.md as an installer leaves it."""
    folder = tmp_path_factory.mktemp("site")
    package, facts = folder / "smartcheck_sv", folder / "smartcheck_sv-0.1.dist-info"
    package.mkdir()
    facts.mkdir()
    (package / "__init__.py").touch()
    (package / "sv.yaml").write_bytes((HERE / "sv.yaml").read_bytes())
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: smartcheck-sv\nVersion: 0.1\n")
    (facts / "entry_points.txt").write_text(documented_entry_point())
    return folder


def documented_entry_point() -> str:
    page = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
    block = re.search(
        r'\[project\.entry-points\."(?P<group>[\w.]+)"\]\s*\n\s*(?P<code>\w+) = "(?P<module>\w+)"',
        page,
    )
    assert block is not None
    return f"[{block['group']}]\n{block['code']} = {block['module']}\n"


def run(
    installed: Path | str, *arguments: str, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(installed), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


def command(
    installed: Path | str, *arguments: str, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    return run(installed, "-m", "smartcheck", *arguments, stdin=stdin)


@pytest.fixture(scope="module")
def linted(installed: Path) -> dict[str, Any]:
    found = command(
        installed, "lint", "--language", "sv", "--today", "2026-01-05", "--no-cache",
        "--output", "json", "--stdin-filename", "plan.md", "-", stdin=PLAN,
    )  # fmt: skip
    assert found.returncode == 1, found.stderr
    data: dict[str, Any] = json.loads(found.stdout)
    return data


def test_labels_and_fields_are_read(linted: dict[str, Any]) -> None:
    (document,) = linted["documents"]
    (objective,) = document["objectives"]
    assert document["language"] == "sv"
    assert objective["text"] == "Fler barn går till skolan"
    assert objective["owner"] == "Anna"
    assert len(objective["key_results"]) == 4


def test_quantities_times_and_scores_are_read(linted: dict[str, Any]) -> None:
    results = linted["documents"][0]["objectives"][0]["key_results"]
    seen = [
        (goal["quantities"], goal["deadline"]["end"], (goal["confidence"] or {}).get("value"))
        for goal in results
    ]
    assert seen == [
        (["40 % till 55 %"], "2026-05-01", 0.6),
        (["tolv"], "2026-06-14", 0.7),
        (["minst 1 200 kg per månad"], "2026-11-30", None),
        (["2,5 miljoner kronor"], "2026-11-30", None),
    ]


def test_rules_that_need_a_parse_are_silent_and_the_run_says_so_once(
    linted: dict[str, Any],
) -> None:
    assert len(linted["notes"]) == 1
    assert linted["notes"][0].startswith(NOTE)
    assert {finding["criterion"] for finding in linted["findings"]} <= {
        "realistic",
        "time_bound",
        "balance",
    }
    first = linted["documents"][0]["objectives"][0]["key_results"][0]["smart"]
    assert (first["specific"], first["measurable"], first["time_bound"]) == (
        "unknown",
        "pass",
        "pass",
    )


@pytest.mark.parametrize(("options", "mark"), [((), ""), (("--locale", "nb"), None)])
def test_the_report_says_so_once_above_all_and_does_not_praise(
    installed: Path, tmp_path: Path, options: tuple[str, ...], mark: str | None
) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    file = tmp_path / "report.html"
    arguments = ("--language", "sv", "--today", "2026-01-05", "--no-cache", *options)
    done = command(installed, "report", str(tmp_path), *arguments, "-o", str(file))
    assert done.returncode == 0, done.stderr
    html = file.read_text(encoding="utf-8")
    said = NOTE if mark == "" else "Det finnes ingen parser for svensk"
    assert html.count(f"<p>{said}") == 1
    assert html.index(said) < html.index('id="first"')
    assert 'class="good"' not in html and 'class="merits"' not in html


def test_the_text_output_says_it_once_for_many_files(installed: Path, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"plan{number}.md").write_text(PLAN, encoding="utf-8")
    for _ in range(2):  # the second time from the cache
        found = command(installed, "lint", "--language", "sv", str(tmp_path))
        assert found.stdout.count(NOTE) == 1
        assert "3 documents" in found.stdout
    assert NOTE not in command(installed, "lint", "-q", "--language", "sv", str(tmp_path)).stdout


def test_norwegian_users_are_told_in_norwegian(installed: Path) -> None:
    found = command(installed, "check", "--locale", "nb", "--language", "sv", "Sälja 40 båtar")
    assert "Merk: Det finnes ingen parser for svensk" in found.stdout


def test_the_language_is_told_from_the_text(installed: Path) -> None:
    script = """
import json, smartcheck
texts = {texts!r}
print(json.dumps({{
    code: [d.language for d in smartcheck.lint_text(text, filename="plan.md").documents]
    for code, text in texts.items()
}}))
"""
    texts = {
        "sv": PLAN,
        "nb": "# Mål: Flere barn går til skolen\n\nNøkkelresultater:\n\n- Øke andelen til 40 %\n",
        "en": "# Objective: More children walk\n\nKey results:\n\n- Increase the share to 40 %\n",
    }
    found = run(installed, "-c", script.format(texts=texts))
    assert json.loads(found.stdout) == {code: [code] for code in texts}, found.stderr


def test_a_sentence_can_be_looked_at(installed: Path) -> None:
    goal = "Halvera väntetiden till högst 5 dagar senast 3 juni 2026"
    found = command(installed, "parse", "--locale", "en", "--language", "sv", goal)
    assert "“högst 5 dagar”: measure, ≤ 5 day" in found.stdout
    assert "2026-06-03" in found.stdout
    drawn = command(installed, "parse", "--language", "sv", "--format", "svg", goal)
    assert drawn.returncode == 2
    assert "nothing to draw" in drawn.stderr


def test_a_pipeline_named_in_the_settings_is_used(installed: Path, tmp_path: Path) -> None:
    import spacy

    spacy.blank("sv", meta={"name": "own_pipeline"}).to_disk(tmp_path / "own")
    (tmp_path / ".smartcheck.yaml").write_text(f"pipelines:\n  sv: {tmp_path / 'own'}\n")
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    found = command(installed, "lint", "--language", "sv", "--output", "json", str(tmp_path))
    assert json.loads(found.stdout)["tool"]["pipelines"]["sv"].startswith("own_pipeline")


def test_a_broken_pack_is_told_in_a_sentence(installed: Path, tmp_path: Path) -> None:
    broken = tmp_path / "smartcheck_sv"
    broken.mkdir()
    (broken / "__init__.py").touch()
    (broken / "sv.yaml").write_text("language: sv\nlabels: {aim: [no]}\n")
    paths = f"{tmp_path}{os.pathsep}{installed}"
    found = command(paths, "check", "Sell 40 boats")
    assert found.returncode == 2
    assert "sv.yaml: labels.aim: False must be a word" in found.stderr
    assert "Traceback" not in found.stderr
