"""The baseline: what was there before does not count, what is gone is told, what is new speaks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from smartcheck.cli import main

BAD = "Objective: Grow sales by 15%\nKR1: Win many customers 6/10\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.txt").write_text(BAD)

    def smartcheck(*arguments: str) -> tuple[int, str, str]:
        code = main(["lint", "--today=2026-10-01", "--locale=en", *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return smartcheck


def test_write_then_use(run: Run) -> None:
    assert run("okr.txt")[0] == 1
    code, _, told = run("okr.txt", "--write-baseline=base.json")
    assert code == 0 and told.startswith("base.json: baseline of ")
    code, out, _ = run("okr.txt", "--baseline=base.json")
    assert code == 0 and "in the baseline" in out and "O001" not in out


def test_a_goal_that_moves_is_still_known_and_a_new_one_speaks(run: Run) -> None:
    run("okr.txt", "--write-baseline=base.json")
    Path("okr.txt").write_text("\n\n" + BAD)
    assert run("okr.txt", "--baseline=base.json")[0] == 0
    Path("okr.txt").write_text(BAD.replace("15%", "25%"))
    code, out, _ = run("okr.txt", "--baseline=base.json")
    assert code == 1 and "O001" in out


def test_stale_entries_are_counted_and_go_with_the_next_writing(run: Run) -> None:
    run("okr.txt", "--write-baseline=base.json")
    Path("okr.txt").write_text("Objective: Customers trust us\nKR1: Win 20 customers 6/10\n")
    _, out, _ = run("okr.txt", "--baseline=base.json")
    assert "stale" in out
    run("okr.txt", "--write-baseline=base.json")
    _, out, _ = run("okr.txt", "--baseline=base.json")
    assert "stale" not in out


def test_files_that_are_not_read_keep_their_entries(run: Run) -> None:
    Path("other.txt").write_text(BAD)
    run("okr.txt", "other.txt", "--write-baseline=base.json")
    both = Path("base.json").read_text()
    run("okr.txt", "--write-baseline=base.json")
    assert Path("base.json").read_text() == both
    Path("other.txt").unlink()
    run("okr.txt", "--write-baseline=base.json")
    paths = {entry["path"] for entry in json.loads(Path("base.json").read_text())["findings"]}
    assert paths == {"okr.txt"}


def test_it_is_stable_and_sorted_and_read_from_anywhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("okr.txt", "--write-baseline=base.json")
    first = Path("base.json").read_text()
    run(str(tmp_path / "okr.txt"), "--write-baseline=base.json")
    assert Path("base.json").read_text() == first
    entries = json.loads(first)["findings"]
    assert entries == sorted(entries, key=lambda e: (e["path"], e["code"], e["fingerprint"]))
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert run("../okr.txt", "--baseline=../base.json")[0] == 0


def test_json_and_sarif_carry_it(run: Run) -> None:
    run("okr.txt", "--write-baseline=base.json")
    data = json.loads(run("okr.txt", "--baseline=base.json", "-o", "json")[1])
    assert data["summary"]["baselined"] == len(data["findings"]) > 0
    log = json.loads(run("okr.txt", "--baseline=base.json", "-o", "sarif")[1])
    states = {result["baselineState"] for result in log["runs"][0]["results"]}
    assert states == {"unchanged"}


@pytest.mark.parametrize(
    "content",
    [None, "", "{", "[]", '{"version": 1}', '{"version": 9, "findings": []}',
     '{"version": 1, "findings": [{"path": 3}]}'],
)  # fmt: skip
def test_no_baseline_or_a_broken_one_is_trouble(run: Run, content: str | None) -> None:
    if content is not None:
        Path("base.json").write_text(content)
    code, _, told = run("okr.txt", "--baseline=base.json")
    assert code == 2 and "base.json" in told


def test_a_file_that_is_no_baseline_is_not_written_over(run: Run) -> None:
    code, _, _ = run("okr.txt", "--write-baseline=okr.txt")
    assert code == 2 and Path("okr.txt").read_text() == BAD


def test_what_cannot_be_read_is_trouble_while_writing_too(run: Run) -> None:
    assert run("okr.txt", "nothing.md", "--write-baseline=base.json")[0] == 2
