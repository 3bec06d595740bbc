"""The cache: right or not there, whatever happens to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from smartcheck.api import lint_paths
from smartcheck.cache import Store, cache_directory, digest
from smartcheck.cli import main
from smartcheck.stored import decode, encode

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.is_file())
READ = sorted(
    path for path in (ROOT / "tests/readers/data").iterdir() if path.suffix not in ("", ".read")
)
TODAY = "--today=2026-10-01"
KEY, OTHER = digest("a"), digest("b")

Smartcheck = Callable[..., tuple[int, str]]


@pytest.fixture
def smartcheck(capsys: pytest.CaptureFixture[str]) -> Smartcheck:
    """Runs the command line; its exit code and what it printed."""

    def run(*arguments: object) -> tuple[int, str]:
        code = main([str(argument) for argument in arguments])
        return code, capsys.readouterr().out

    return run


def entries(cache: Path) -> list[Path]:
    return sorted(cache.glob("?/*.json.z"))


class TestStore:
    def test_what_is_put_is_got(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        store.put(KEY, "blåbær\n")
        assert store.get(KEY) == "blåbær\n" and store.has(KEY)
        assert store.get(OTHER) is None and not store.has(OTHER)

    @pytest.mark.parametrize("damage", [b"", b"x", b"half", b"\xff\xfe"])
    def test_a_broken_entry_is_a_miss(self, tmp_path: Path, damage: bytes) -> None:
        store = Store(tmp_path)
        store.put(KEY, "whole")
        (file,) = entries(tmp_path)
        file.write_bytes(damage)
        assert store.get(KEY) is None

    def test_a_flipped_bit_is_a_miss(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        store.put(KEY, "whole")
        (file,) = entries(tmp_path)
        *sound, last = file.read_bytes()
        file.write_bytes(bytes([*sound, last ^ 1]))
        assert store.get(KEY) is None

    def test_a_folder_that_cannot_be_written_to_is_no_error(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        store = Store(tmp_path / "file" / "below")
        store.put(KEY, "whole")
        assert store.get(KEY) is None
        store.trim()

    def test_its_size_is_bounded_and_the_oldest_goes_first(self, tmp_path: Path) -> None:
        store = Store(tmp_path, limit=16 * 4000)
        keys = [f"{number:064x}" for number in range(10)]  # all in one shard
        for age, key in enumerate(keys):
            store.put(key, Random(age).randbytes(500).hex())  # nothing that packs well
            os.utime(store._file(key), (time.time(), time.time() - 1000 + age))
        store.trim()
        kept = [key for key in keys if store.has(key)]
        sizes = [store._file(key).stat().st_size for key in kept]
        assert kept == keys[-len(kept) :]
        assert 4000 - max(sizes) < sum(sizes) <= 4000

    def test_entries_are_packed(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        text = "Øke salget fra 10 til 20\n" * 1000
        store.put(KEY, text)
        assert store.get(KEY) == text
        assert entries(tmp_path)[0].stat().st_size < len(text) / 10

    def test_unfinished_files_of_the_dead_are_cleared(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        store.put(KEY, "whole")
        dead = entries(tmp_path)[0].with_name("x.json.1.tmp")
        dead.write_text("hal")
        os.utime(dead, (0, 0))
        store.put(KEY, "whole")
        store.trim()
        assert not dead.exists() and store.has(KEY)

    def test_where_it_is(self) -> None:
        assert cache_directory({"SMARTCHECK_CACHE_DIR": "/x"}) == Path("/x")
        if sys.platform == "linux":
            assert cache_directory({"XDG_CACHE_HOME": "/y"}) == Path("/y/smartcheck")


def test_a_result_survives_being_stored() -> None:
    result = lint_paths(EXAMPLES, today=date(2026, 10, 1))
    assert result.findings and result.documents
    assert decode(encode(result)) == result


@pytest.mark.parametrize("damage", ["[]", "{}", "[[1],[],[],[],{},{},false,0]", '"x"', "nothing"])
def test_what_is_no_stored_result_says_so(damage: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        decode(damage)


class TestRuns:
    @pytest.mark.parametrize("output", ["text", "json", "sarif", "junit"])
    def test_the_same_with_and_without_cache(self, smartcheck: Smartcheck, output: str) -> None:
        paths = [*EXAMPLES, *(READ if output == "json" else [])]
        arguments = ("lint", TODAY, "--show=info", f"--output={output}", *paths)
        without = smartcheck(*arguments, "--no-cache")
        assert smartcheck(*arguments) == without
        assert smartcheck(*arguments) == without

    def test_the_cache_is_used(self, smartcheck: Smartcheck, own_cache: Path) -> None:
        first = smartcheck("lint", TODAY, *EXAMPLES)
        before = {file: file.stat().st_mtime_ns for file in entries(own_cache)}
        assert len(before) > len(EXAMPLES)
        assert smartcheck("lint", TODAY, *EXAMPLES) == first
        assert {file: file.stat().st_mtime_ns for file in entries(own_cache)} == before

    def test_no_cache_leaves_none(self, smartcheck: Smartcheck, own_cache: Path) -> None:
        smartcheck("lint", TODAY, "--no-cache", EXAMPLES[0])
        assert not list(own_cache.iterdir())

    def test_every_broken_entry_is_made_anew(self, smartcheck: Smartcheck, own_cache: Path) -> None:
        first = smartcheck("lint", TODAY, *EXAMPLES)
        for number, file in enumerate(entries(own_cache)):
            content = file.read_bytes()
            file.write_bytes([b"", content[: len(content) // 2], b"{}\n{}"][number % 3])
        assert smartcheck("lint", TODAY, *EXAMPLES) == first
        assert smartcheck("lint", TODAY, *EXAMPLES) == first

    def test_an_edit_is_seen(self, smartcheck: Smartcheck, tmp_path: Path) -> None:
        file = tmp_path / "okr.txt"
        file.write_text("Objective: Grow sales by 15%\nKR1: Win 20 customers 6/10\n")
        first = smartcheck("lint", TODAY, file)
        stamp = file.stat().st_mtime_ns
        file.write_text("Objective: Grow salad by 15%\nKR1: Win 20 customers 9/10\n")
        os.utime(file, ns=(stamp, stamp))  # same size, same time: the content decides
        assert smartcheck("lint", TODAY, file) != first

    @pytest.mark.parametrize(
        "change",
        [
            "--ignore=O001",
            "--period=2020-Q1",
            "--today=2031-01-01",
            "--locale=en",
            "--language=nb",
            "--severity=O001=info",
        ],
    )
    def test_other_settings_are_other_results(self, smartcheck: Smartcheck, change: str) -> None:
        file = ROOT / "examples" / "lillevik-kommune.md"
        smartcheck("lint", TODAY, file)
        changed = ("lint", TODAY, "--output=json", change, file)
        assert smartcheck(*changed) == smartcheck(*changed, "--no-cache")

    def test_a_configuration_file_counts(self, smartcheck: Smartcheck, tmp_path: Path) -> None:
        file = tmp_path / "okr.txt"
        file.write_text("Objective: Grow sales by 15%\nKR1: Win 20 customers 6/10\n")
        settings = tmp_path / ".smartcheck.yaml"
        seen = []
        for ignored in ("O001", "M001", "O001"):
            settings.write_text(f"ignore: [{ignored}]\n")
            seen.append(smartcheck("lint", TODAY, "-o", "json", file))
        assert seen[0] == seen[2] != seen[1]
        settings.write_text("ignore: [NOSUCH]\n")
        assert smartcheck("lint", TODAY, file)[0] == 2

    def test_failures_are_not_kept(self, smartcheck: Smartcheck, tmp_path: Path) -> None:
        file = tmp_path / "okr.yaml"
        file.write_text("objectives: [\n")
        for _ in range(2):
            assert smartcheck("lint", TODAY, file, EXAMPLES[0])[0] == 2

    def test_a_file_passed_over_in_a_folder_is_a_failure_when_named(
        self, smartcheck: Smartcheck, tmp_path: Path
    ) -> None:
        (tmp_path / "notes.md").write_text("Nothing to see here.\n")
        (tmp_path / "okr.txt").write_text("Objective: Grow sales\nKR1: Win 20 customers 6/10\n")
        assert smartcheck("lint", TODAY, tmp_path)[0] == 1
        assert smartcheck("lint", TODAY, tmp_path / "notes.md", tmp_path / "okr.txt")[0] == 2

    def test_processes_give_the_same_in_the_same_order(
        self, smartcheck: Smartcheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("smartcheck.command.running.BATCH_BYTES", 200)
        for number in range(12):
            text = f"Objective: Grow sales\nKR1: Win {number + 2} customers 6/10\n"
            (tmp_path / f"okr{number}.txt").write_text(text)
        one = smartcheck("lint", TODAY, "--output=json", "--no-cache", "--jobs=1", tmp_path)
        three = smartcheck("lint", TODAY, "--output=json", "--no-cache", "--jobs=3", tmp_path)
        assert one == three and one[0] == 1


def script(*lines: str) -> list[str]:
    return [sys.executable, "-c", "\n".join(lines)]


def test_a_hit_imports_nothing_heavy(own_cache: Path) -> None:
    arguments = ["lint", TODAY, "-o", "json", *map(str, EXAMPLES[:2])]
    command = script(
        "import sys",
        "from smartcheck.cli import main",
        f"main({arguments!r})",
        "heavy = {'spacy', 'numpy', 'thinc', 'jinja2', 'yaml', 'markdown_it', 'pydantic'}",
        "heavy |= {'smartcheck.languages', 'smartcheck.config'}",
        "sys.stderr.write(repr(sorted(heavy & set(sys.modules))))",
    )
    first, second = (
        subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(2)
    )
    assert "'spacy'" in first.stderr
    assert second.stderr == "[]"
    assert first.stdout == second.stdout


def test_runs_at_the_same_time_do_not_disturb_each_other(own_cache: Path) -> None:
    command = [sys.executable, "-m", "smartcheck", "lint", TODAY, "-o", "json", *map(str, EXAMPLES)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    outputs = {run.communicate()[0] for run in runs}
    assert len(outputs) == 1 and outputs != {b""}


@pytest.mark.parametrize("wait", [0.3, 0.9, 1.1, 1.3])
def test_a_run_that_is_killed_leaves_nothing_wrong(
    smartcheck: Smartcheck, own_cache: Path, tmp_path: Path, wait: float
) -> None:
    report = tmp_path / "result.json"
    arguments = ["lint", TODAY, "-o", f"json:{report}", *map(str, EXAMPLES)]
    run = subprocess.Popen([sys.executable, "-m", "smartcheck", *arguments])
    time.sleep(wait)
    run.send_signal(signal.SIGKILL)
    run.wait()
    expected = smartcheck("lint", TODAY, "-o", "json", "--no-cache", *EXAMPLES)
    assert not report.exists() or report.read_text("utf-8") == expected[1]
    assert smartcheck("lint", TODAY, "-o", "json", *EXAMPLES) == expected


def test_a_report_is_whole_or_not_there(tmp_path: Path) -> None:
    """Killed at the very moment of writing: the file keeps what it held before."""
    report = tmp_path / "report.txt"
    report.write_text("before")
    run = subprocess.run(
        script(
            "import os, pathlib, signal, sys",
            "from smartcheck.command import console",
            "pathlib.Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)",
            f"console.write_whole(pathlib.Path({str(report)!r}), 'after' * 100000)",
        ),
        check=False,
    )
    assert run.returncode == -signal.SIGKILL
    assert report.read_text() == "before"


def test_parts_are_compared_as_wholes() -> None:
    result = lint_paths([EXAMPLES[0]], today=date(2026, 10, 1))
    assert decode(encode(replace(result, stale=3))) != result
