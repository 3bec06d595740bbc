"""Whatever the bytes, a reader reads or says why not; it neither crashes nor hangs."""

import contextlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcheck.readers import ReadError, read_text

SUFFIXES = (".md", ".yaml", ".json", ".csv", ".org", ".txt", "")
ROOT = Path(__file__).parents[2]


def test_a_minute_of_broken_and_odd_documents_breaks_no_reader(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.readers.fuzz", "--minutes", "0.125"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    outcome = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300
    )
    assert outcome.returncode == 0, outcome.stderr
    lines = outcome.stdout.splitlines()
    assert len(lines) == 8
    for line in lines:
        read, refused = re.search(r"(\d+) read, (\d+) refused", line).groups()
        assert int(read) > 0, line
        assert int(refused) > 0, line


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ("raise RecursionError", "RecursionError"),
        ("while True: pass", "Hang"),
        ("return bytearray(2**40)", "MemoryError"),
        ("return real(data + b'x', path)", "AssertionError"),
    ],
)
def test_the_fuzzer_notices_what_is_wrong(wrong: str, found: str, tmp_path: Path) -> None:
    script = f"""
from tests.readers.fuzz import __main__ as fuzz, checks
real = checks.read_bytes
def broken(data, path):
    {wrong}
checks.read_bytes = broken
checks.SECONDS = 1
checks.limit_memory()
tally = fuzz.Tally()
tally.feed(b"Objective: Be loved", "a.md")
if {found!r} == "AssertionError":
    real = lambda data, path: checks.Document(path=path, source="", language="en")
    tally.feed(b"Objective: Be loved", "a.md")
print(sorted(tally.broken))
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script]
    outcome = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60
    )
    assert found in outcome.stdout, outcome.stderr


@given(st.text(max_size=300), st.sampled_from(SUFFIXES))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str, suffix: str) -> None:
    try:
        read_text(text, f"any{suffix}")
    except ReadError as error:
        assert error.failure.message


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a\n" * 60_000, "a.md"),
        ("[" * 30_000, "a.md"),
        ("*a " * 30_000, "a.md"),
        ("a|b\n" * 20_000, "a.txt"),
        ("".join(" " * n + "- a\n" for n in range(1500)), "a.txt"),
        ("".join("*" * n + " a\n" for n in range(1, 1500)), "a.org"),
        ("KR1: " + "@a," * 30_000, "a.txt"),
        ("KR1: " + "=" * 50_000, "a.md"),
        ("KR1: " + "(" * 50_000, "a.txt"),
        ("- KR1: a" + "\n  b" * 20_000, "a.txt"),
        ("Key results:\n" + "a\n" * 20_000, "a.txt"),
        ('Objective,"' + "x" * 200_000, "a.csv"),
        ("[" * 100_000, "a.json"),
        ("<details><summary>" * 10_000, "a.md"),
    ],
)
def test_hostile_documents_take_no_time(text: str, path: str) -> None:
    start = time.process_time()
    with contextlib.suppress(ReadError):
        read_text(text, path)
    assert time.process_time() - start < 5


WORDS = (
    st.lists(
        st.sampled_from(
            ["Øke", "salget", "fra", "til", "40", "%", "Raise", "share", "happy", "guests", "år"]
        ),
        min_size=2,
        max_size=8,
    )
    .map(" ".join)
    .filter(lambda words: any(word.isalpha() for word in words.split()))
)
PLANS = st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=4)), min_size=1, max_size=4)


def as_yaml(plan: list[tuple[str, list[str]]]) -> tuple[str, str]:
    entries = [{"objective": words, "key_results": results} for words, results in plan]
    return yaml.safe_dump({"objectives": entries}, allow_unicode=True, width=40), "plan.yaml"


def as_labels(plan: list[tuple[str, list[str]]]) -> tuple[str, str]:
    lines = []
    for number, (words, results) in enumerate(plan, 1):
        lines.append(f"\nObjective {number}: {words}")
        lines += [f"KR{number}.{n}: {result}" for n, result in enumerate(results, 1)]
    return "\n".join(lines), "plan.txt"


def as_headings(plan: list[tuple[str, list[str]]]) -> tuple[str, str]:
    parts = ["# OKR 2026"]
    for words, results in plan:
        parts.append(f"## Mål: {words}\n\n### Nøkkelresultater\n")
        parts.append("\n".join(f"- {result}" for result in results))
    return "\n\n".join(parts), "plan.md"


def as_table(plan: list[tuple[str, list[str]]]) -> tuple[str, str]:
    rows = ["| Mål | Nøkkelresultat |", "|---|---|"]
    for words, results in plan:
        first, *rest = results or [""]
        rows += [f"| {words} | {first} |", *(f"| | {result} |" for result in rest)]
    return "\n".join(rows), "plan.md"


def as_csv(plan: list[tuple[str, list[str]]]) -> tuple[str, str]:
    rows = ["Objective;Key result"]
    for words, results in plan:
        rows += [f'"{words}";"{result}"' for result in results or [""]]
    return "\n".join(rows), "plan.csv"


@pytest.mark.parametrize("write", [as_yaml, as_labels, as_headings, as_table, as_csv])
@given(plan=PLANS)
@settings(max_examples=60, deadline=None)
def test_what_is_written_out_is_read_back(write, plan) -> None:  # type: ignore[no-untyped-def]
    if write in (as_table, as_csv):
        # A table tells objectives apart by their words alone.
        plan = [one for n, one in enumerate(plan) if n == 0 or one[0] != plan[n - 1][0]]
    text, path = write(plan)
    document = read_text(text, path)
    read = [(str(o.text), [str(k.text) for k in o.key_results]) for o in document.objectives]
    assert read == plan
