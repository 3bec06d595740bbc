"""Whatever the bytes, a reader reads or says why not; it neither crashes nor hangs."""

import contextlib
import random
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcheck.readers import ReadError, read_bytes, read_text

DATA = Path(__file__).parent / "data"
SEEDS = sorted(path for path in DATA.iterdir() if path.suffix != ".read")
SUFFIXES = (".md", ".yaml", ".json", ".csv", ".org", ".txt", "")
SECONDS = 18
SNIPPETS = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\n\n", b"\t", b"|", b"||\n|-|\n",
    b"#", b"*", b"**", b"- ", b"1. ", b"```\n", b"~~", b"[", b"](", b"<b>", b"<details>", b"<!--",
    b"&amp;", b"&", b"*a", b"&a ", b"<<: ", b"{", b"}", b"[[", b'"', b"'", b":", b": ", b"? ",
    b"---\n", b"...", b"KR1: ", b"Objective: ", "Mål: ".encode(), b"P0: ",
    b"Key results:\n", b"(0.5) ", b"=> ",
    b"@x", b"\xf0\x9f\x8e\xaf", b"\xc3", b"\\", b"\\u00e5", b"\xe2\x80\xa8", b"2026 Q5", b"9" * 400,
]  # fmt: skip


def read_or_refuse(data: bytes, path: str) -> None:
    try:
        document = read_bytes(data, path)
    except ReadError as error:
        assert error.failure.message
        return
    assert list(document.every_goal())
    for goal in document.every_goal():
        span = goal.text.span()
        assert 0 <= span.start < span.end <= len(document.source)


def mutated(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(data) + 1)
        end = min(start + chance.choice((0, 0, 1, 5, 40)), len(data))
        piece = chance.choice((b"", chance.choice(SNIPPETS), data[start:end] * 3))
        data = data[:start] + piece + data[end:]
    return data


def test_mutated_documents_are_read_or_refused() -> None:
    chance = random.Random(20260401)
    contents = [path.read_bytes() for path in SEEDS]
    slowest, end = 0.0, time.monotonic() + SECONDS
    while time.monotonic() < end:
        number = chance.randrange(len(SEEDS))
        suffix = chance.choice((SEEDS[number].suffix, chance.choice(SUFFIXES)))
        start = time.process_time()
        read_or_refuse(mutated(contents[number], chance), f"fuzzed{suffix}")
        slowest = max(slowest, time.process_time() - start)
    assert slowest < 2


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
