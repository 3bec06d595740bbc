"""The labelled sets are sound: unique rows, both languages, both answers."""

import json
from collections import Counter
from pathlib import Path

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "sets" / "bare_metric.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def test_every_row_is_distinct() -> None:
    for key in ("id", "text"):
        repeated = [value for value, n in Counter(row[key] for row in ROWS).items() if n > 1]
        assert not repeated


def test_both_languages_have_enough_cases_on_both_sides() -> None:
    counts = Counter((row["lang"], row["fires"]) for row in ROWS)
    assert set(counts) == {("nb", True), ("nb", False), ("en", True), ("en", False)}
    assert min(counts.values()) >= 25
