"""The terminal's ends: colour, whole files, progress that keeps out of the way."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from smartcheck.command import console
from smartcheck.command.console import wants_color, with_progress, write_whole


class Stream(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("flag", "environment", "terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour(flag: str, environment: dict[str, str], terminal: bool, expected: bool) -> None:
    assert wants_color(flag, Stream(terminal), environment) is expected


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    write_whole(file, "første")
    file.chmod(0o640)
    write_whole(file, "andre \ud800")
    assert file.read_bytes() == b"andre \\ud800"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.json"
    file.write_text("gammel", "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, "ny")
    assert file.read_text("utf-8") == "gammel"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("gammel", "utf-8")
    link.symlink_to(target)
    write_whole(link, "ny")
    assert link.is_symlink() and target.read_text("utf-8") == "ny"


def test_devices_are_written_to_and_not_replaced() -> None:
    write_whole(Path(os.devnull), "borte")
    assert not Path(os.devnull).is_file()


def test_progress_passes_every_item_on_and_says_nothing_of_quick_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", Stream(True))
    assert list(with_progress(range(9), 9, "Leser", True)) == list(range(9))
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize(("terminal", "shown"), [(True, True), (False, True), (True, False)])
def test_progress_shows_for_slow_work_at_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, shown: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", Stream(terminal))
    monkeypatch.setattr(console, "_PATIENCE", -1.0)
    assert list(with_progress(range(9), 9, "Leser", shown)) == list(range(9))
    assert ("Leser" in sys.stderr.getvalue()) is (terminal and shown)  # type: ignore[attr-defined]
