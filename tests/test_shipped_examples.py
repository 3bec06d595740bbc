"""The shipped examples, each with the errors and warnings that a coach would have written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from smartcheck.cli import main

EXAMPLES = Path(__file__).parent.parent / "examples"
TODAY = "2026-03-02"

# Line and rule of every error and warning, decided by reading the goals.
EXPECTED = {
    "bakerikjeden.yaml": "",
    "biblioteket-nynorsk.md": "7 M001, 7 S001, 7 R001, 9 O004, 9 O005, 11 A001, 11 R001",
    "fjellheim-skole.txt": (
        "7 A001, 9 O004, 10 A003, 10 M001, 10 R001, 11 T005, 11 R001, 12 R004, 14 O001"
    ),
    "harbour-festival.json": "15 O001, 17 R003, 18 A001, 18 M001, 18 R002, 21 B001",
    "idrettslaget.csv": "5 A001, 6 O001, 8 M001, 8 S001, 8 R003",
    "lillevik-kommune.md": (
        "15 M001, 15 R001, 17 O001, 19 A001, 19 R002, 21 R003, 23 O006, 25 R001, 25 T002"
    ),
    "platform-team.md": "15 O001, 19 A001, 20 M001, 20 R001, 21 M006, 23 O006, 28 M002, 28 R001",
    "sengepost-4b.yaml": "16 A001",
    "smart-goals.yaml": "5 R001, 6 A001, 6 R001, 7 M001, 7 R001, 7 S001, "
    "9 M001, 9 A001, 9 R001, 9 S001",
    "support-team.txt": "9 O005, 10 R002, 11 M001, 11 S001, 11 R001, 12 T005",
}


def test_every_example_is_listed() -> None:
    files = [file for file in EXAMPLES.iterdir() if file.is_file()]
    assert {file.name for file in files} == set(EXPECTED)
    suffixes = {file.suffix for file in files}
    assert suffixes == {".yaml", ".json", ".md", ".txt", ".csv"}


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_is_judged_as_a_coach_would(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(EXAMPLES)
    code = main(["lint", "--today", TODAY, "--output", "json", name])
    data = json.loads(capsys.readouterr().out)
    found = sorted(
        f"{finding['line']} {finding['code']}"
        for finding in data["findings"]
        if finding["severity"] != "info"
    )
    assert found == sorted(filter(None, EXPECTED[name].split(", ")))
    assert code == (1 if EXPECTED[name] else 0)
    assert data["failures"] == []
