"""Limits on size, depth, number and length: each is told, with where and what to do."""

from __future__ import annotations

import json
import time

import pytest

from smartcheck.readers import ReaderOptions, Unreadable, read_bytes, read_text
from smartcheck.translations import translator
from tests.readers.office import word, workbook

MANY = "".join(f"- KR: Bake {number} loaves\n" for number in range(1, 12))
LONG = "Bake " + "more " * 300 + "loaves"


def refused(text: str, path: str, options: ReaderOptions) -> tuple[str, int | None]:
    with pytest.raises(Unreadable) as error:
        read_text(text, path, options)
    assert error.value.failure.kind == "too-large"
    return error.value.failure.message, error.value.failure.line


def test_a_file_too_large_is_not_read() -> None:
    with pytest.raises(Unreadable) as error:
        read_bytes(b"Objective: Be loved", "a.txt", ReaderOptions(max_bytes=10))
    assert error.value.failure.kind == "too-large"
    assert "19 bytes" in error.value.failure.message


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a:\n  b:\n    c:\n      d: 1\n", "a.yaml"),
        ('{"a": {"b": {"c": {"d": 1}}}}', "a.json"),
        ('{"a": [[[[1]]]]}', "a"),
    ],
)
def test_too_much_nesting(text: str, path: str) -> None:
    message, line = refused(text, path, ReaderOptions(max_depth=2))
    assert message == "nested more than 2 levels deep; write the goals in fewer levels"
    assert line is not None


@pytest.mark.parametrize("path", ["a.md", "a.txt", "a.org"])
def test_too_many_goals(path: str) -> None:
    message, line = refused(MANY, path, ReaderOptions(max_goals=10))
    assert message == "more than 10 goals; split the file"
    assert line == 11
    assert len(list(read_text(MANY, path, ReaderOptions(max_goals=11)).every_goal())) == 11


def test_too_many_goals_in_data_and_tables() -> None:
    rows = "Objective,Key result\n" + "".join(f"Be loved {n},Bake bread\n" for n in range(6))
    assert refused(rows, "a.csv", ReaderOptions(max_goals=10))[1] == 7
    assert refused(rows.replace(",", "\t"), "a.tsv", ReaderOptions(max_goals=10))[1] == 7
    listed = "goals:\n" + "".join(f"  - Bake {n} loaves\n" for n in range(11))
    assert refused(listed, "a.yaml", ReaderOptions(max_goals=10))[1] == 12
    as_json = json.dumps({"goals": [f"Bake {n} loaves" for n in range(11)]}, indent=1)
    assert refused(as_json, "a.json", ReaderOptions(max_goals=10))[1] == 13


HEADER = ["Objective", "Key result"]


@pytest.mark.parametrize(
    ("path", "data", "line"),
    [
        ("a.xlsx", workbook.of_rows([[HEADER, *([f"Be {n}", "Bake"] for n in range(6))]]), 7),
        ("a.docx", word.of_paragraphs([("", f"KR: Bake {n} loaves") for n in range(11)]), 11),
    ],
)
def test_too_many_goals_in_office_files(path: str, data: bytes, line: int) -> None:
    with pytest.raises(Unreadable) as error:
        read_bytes(data, path, ReaderOptions(max_goals=10))
    failure = error.value.failure
    assert (failure.kind, failure.path, failure.line) == ("too-large", path, line)
    assert failure.message == "more than 10 goals; split the file"


@pytest.mark.parametrize(
    ("path", "data", "line"),
    [
        ("a.xlsx", workbook.of_rows([[HEADER, ["Be loved", LONG]]]), 2),
        ("a.docx", word.of_paragraphs([("", "Objective: Be loved"), ("", f"KR: {LONG}")]), 2),
    ],
)
def test_a_text_too_long_in_office_files(path: str, data: bytes, line: int) -> None:
    with pytest.raises(Unreadable) as error:
        read_bytes(data, path, ReaderOptions(max_text=1000))
    failure = error.value.failure
    assert (failure.kind, failure.path, failure.line) == ("too-large", path, line)
    assert "1511 characters" in failure.message and failure.message.endswith("shorten it")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", "".join("  " * n + f"- KR: Bake {n} loaves\n" for n in range(300))),
        ("a.txt", "".join("  " * n + f"- KR: Bake {n} loaves\n" for n in range(300))),
        ("a.org", "".join("*" * n + f" Objective: Be {n} loved\n" for n in range(1, 300))),
    ],
)
def test_text_nested_without_end_is_read_as_far_as_it_goes(path: str, text: str) -> None:
    start = time.process_time()
    assert any(True for _ in read_text(text, path).every_goal())
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        (f"Objective,Key result\nBe loved,{LONG}\n", "a.csv", 2),
        (f"| Objective | Key result |\n|---|---|\n| Be loved | {LONG} |\n", "a.md", 3),
        (f"goals:\n  - goal: Be loved\n    target: {LONG}\n", "a.yaml", 3),
        (f"Objective: Be loved\nKR: {LONG}\n", "a.txt", 2),
        (f"* Objective: Be loved\n- KR: {LONG}\n", "a.org", 2),
        (json.dumps({"objectives": ["Be loved"], "goals": [LONG]}, indent=1), "a.json", 6),
        (f"- Objective: Be loved\n  - KR: {LONG}\n", "a.md", 2),
    ],
)
def test_a_text_too_long(text: str, path: str, line: int) -> None:
    message, place = refused(text, path, ReaderOptions(max_text=1000))
    assert "1511 characters" in message
    assert place == line
    assert read_text(text, path).every_goal()


def test_aliases_count_as_what_they_stand_for() -> None:
    bomb = "a: &a [x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(8)
    )
    message, _ = refused(bomb, "a.yaml", ReaderOptions())
    assert "aliases" in message


def test_messages_are_put_into_the_users_language() -> None:
    options = ReaderOptions(max_goals=1, translate=translator("nb"))
    message, _ = refused(MANY, "a.md", options)
    assert message == "mer enn 1 mål; del opp filen"
