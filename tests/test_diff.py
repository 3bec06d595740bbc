"""`--diff`: only goals whose lines were changed since a revision, in a real repository."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from smartcheck.cli import main

TEXT = """\
Objective: Grow sales by 15%
KR1: Win many customers
KR2: Delight people

Objective: Raise profit by 20%
KR1: Hold meetings
"""
Codes = Callable[..., set[tuple[int, str]]]


def git(*arguments: str) -> None:
    known = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *known, *arguments], check=True, capture_output=True)


@pytest.fixture
def found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Codes:
    """Lines and codes that are left of the findings."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    Path("mål 1.txt").write_text(TEXT)
    git("add", ".")
    git("commit", "-qm", "first")

    def smartcheck(*arguments: str) -> set[tuple[int, str]]:
        main(["lint", "--today=2026-10-01", "-o", "json", *arguments])
        data = json.loads(capsys.readouterr().out)
        return {(f["line"], f["code"]) for f in data["findings"]}

    return smartcheck


def test_nothing_changed_nothing_said(found: Codes) -> None:
    assert found("mål 1.txt") and found("mål 1.txt", "--diff=HEAD") == set()


def test_only_the_changed_goal_speaks(found: Codes) -> None:
    Path("mål 1.txt").write_text(TEXT.replace("many", "several"))
    everything = found("mål 1.txt")
    changed = found("mål 1.txt", "--diff=HEAD")
    assert changed < everything
    assert (2, "M001") in changed or any(line == 2 for line, _ in changed)
    assert not any(code == "O001" for _, code in changed)


def test_a_line_taken_out_belongs_to_the_goal_above(found: Codes) -> None:
    Path("okr.yaml").write_text(
        "objectives:\n  - objective: Grow sales by 15%\n    owner: Kari\n    key_results:\n"
        "      - Win many customers\n"
    )
    git("add", ".")
    git("commit", "-qm", "second")
    Path("okr.yaml").write_text(Path("okr.yaml").read_text().replace("    owner: Kari\n", ""))
    assert any(code == "O001" for _, code in found("okr.yaml", "--diff=HEAD"))


def test_a_new_file_is_new_all_over(found: Codes) -> None:
    Path("new.txt").write_text(TEXT)
    assert found("new.txt", "--diff=HEAD") == found("new.txt") != set()


def test_committed_changes_count_too(found: Codes) -> None:
    Path("mål 1.txt").write_text(TEXT.replace("20%", "30%"))
    git("commit", "-qam", "second")
    assert found("mål 1.txt", "--diff=HEAD") == set()
    assert any(line == 5 for line, _ in found("mål 1.txt", "--diff=HEAD~1"))


@pytest.mark.parametrize("revision", ["nosuch", "--output=x", ""])
def test_no_such_revision(found: Codes, capsys: pytest.CaptureFixture[str], revision: str) -> None:
    assert main(["lint", "mål 1.txt", f"--diff={revision}"]) == 2
    assert "--diff" in capsys.readouterr().err
    assert not Path("x").exists()


def test_outside_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    Path("okr.txt").write_text(TEXT)
    assert main(["lint", "okr.txt", "--diff=HEAD"]) == 2
    assert "--diff" in capsys.readouterr().err
