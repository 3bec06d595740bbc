"""`smartcheck show`: what was read as what, for people and for programs; office files included."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from smartcheck.cli import main
from tests.readers.office import word, workbook

GOALS = """\
period: 2026-Q4
team: Support
owner: Priya
objectives:
  - objective: Kundene elsker oss
    key_results:
      - key_result: Øke tilfredsheten
        baseline: 4.1
        target: 4.6
        unit: poeng
        confidence: 5/10
        deadline: 2026-12-01
        owner: Bo
goals:
  - Lese 18 bøker
"""


@pytest.fixture
def goals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okrs.yaml").write_text(GOALS, encoding="utf-8")
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main(["show", "--json", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_as_text(goals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "okrs.yaml", "--locale", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "okrs.yaml  nb, period 2026-Q4 (2026-10-01 – 2026-12-31), team Support, owner Priya"
    )
    assert lines[1].split() == ["5:16", "objective", "Kundene", "elsker", "oss"]
    assert lines[2].split() == ["7:21", "key", "result", "Øke", "tilfredsheten"]
    told = (
        "deadline 2026-12-01 · confidence 5/10 · baseline 4.1 · target 4.6 · unit poeng · owner Bo"
    )
    for fact in told.split(" · "):
        assert fact in lines[3]
    assert lines[4].split() == ["15:5", "goal", "Lese", "18", "bøker"]


def test_as_text_in_norwegian(goals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "okrs.yaml"]) == 0
    out = capsys.readouterr().out
    for word_ in ("nøkkelresultat", "frist 2026-12-01", "ansvarlig Bo", "mål"):
        assert word_ in out


def test_as_json(goals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (document,) = shown(capsys, "okrs.yaml")["documents"]
    assert (document["path"], document["language"]) == ("okrs.yaml", "nb")
    assert document["period"] == {"text": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31"}
    assert (document["team"], document["owner"]) == ("Support", "Priya")
    (objective,) = document["objectives"]
    assert (objective["kind"], objective["text"]) == ("objective", "Kundene elsker oss")
    assert objective["start"] == {"line": 5, "column": 16}
    (result,) = objective["key_results"]
    assert result["kind"] == "key_result"
    assert [result[name] for name in ("confidence", "baseline", "target", "unit", "owner")] == [
        "5/10", "4.1", "4.6", "poeng", "Bo",
    ]  # fmt: skip
    assert document["goals"][0]["end"] == {"line": 15, "column": 18}


def test_failures_are_in_the_json_too(goals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (goals / "okrs.yaml").write_text(GOALS.replace("baseline", "basline"), encoding="utf-8")
    assert main(["show", "--json", "okrs.yaml", "missing.md"]) == 2
    data = json.loads(capsys.readouterr().out)
    assert {failure["kind"] for failure in data["failures"]} == {"unknown-key", "unreadable"}
    assert len(data["documents"]) == 1


def office(folder: Path) -> None:
    rows = [["Objective", "Key result"], ["Be loved", "Raise NPS to 50"]]
    (folder / "plan.xlsx").write_bytes(workbook.of_rows([rows]))
    paragraphs = [("", "Objective: Be loved"), ("", "KR: Raise NPS to 50")]
    (folder / "plan.docx").write_bytes(word.of_paragraphs(paragraphs))


def test_office_files_are_found_and_shown(goals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office(goals)
    (goals / "~$plan.docx").write_bytes(b"\x00 lock \x00")
    documents = shown(capsys, ".")["documents"]
    assert [document["path"] for document in documents] == ["okrs.yaml", "plan.docx", "plan.xlsx"]
    starts = [document["objectives"][0]["key_results"][0]["start"] for document in documents[1:]]
    assert starts == [{"line": 2, "column": 5}, {"line": 2, "column": 2}]


@pytest.mark.parametrize(
    ("file", "package", "extra"),
    [
        ("plan.xlsx", "openpyxl", "excel"),
        ("plan.docx", "mammoth", "word"),
        ("plan.docx", "defusedxml", "word"),
    ],
)
def test_what_to_install_is_told_where_it_is_missing(
    file: str,
    package: str,
    extra: str,
    goals: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office(goals)
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    for command in ("lint", "show"):
        assert main([command, file, "--locale", "en"]) == 2
        assert f"pip install 'smartcheck[{extra}]'" in capsys.readouterr().err
    assert main(["lint", file, "--locale", "nb"]) == 2
    assert "som ikke er installert" in capsys.readouterr().err
    # Met on the way, it is passed over like any file that holds no goals.
    assert main(["lint", ".", "--fail-on", "never"]) == 0


def test_a_file_passed_over_for_want_of_a_package_is_read_once_it_is_there(
    goals: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    office(goals)
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "openpyxl", None)
        assert main(["lint", ".", "--fail-on", "never", "--output", "json"]) == 0
        before = json.loads(capsys.readouterr().out)
    assert main(["lint", ".", "--fail-on", "never", "--output", "json"]) == 0
    after = json.loads(capsys.readouterr().out)
    assert len(after["documents"]) == len(before["documents"]) + 1
