"""The labelled sets: how well quantities, deadlines and scores are read, and rules judge on them.

The figures are floors: what was reached may rise but not drop. The mission's rules (O001, R002,
R003, T001, T005) must be right in 95 % of their cases, in each language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evaluation.counts import total
from evaluation.judging import Judge, Verdict
from evaluation.labelled import (
    CATALOGUE,
    PERIOD,
    PLAIN,
    READ_ON,
    SETS,
    catalogue,
    ranges_of,
    read_rows,
    trials,
)
from evaluation.measuring import measure_trials, overlapping
from smartcheck.periods import Period
from smartcheck.testing import goal_document

Row = Mapping[str, Any]
MISSION = 0.95


@cache
def judge() -> Judge:
    return Judge(also=("T001",))


def read(name: str, language: str, period: Period | None) -> list[tuple[Row, Verdict]]:
    rows = [row for row in read_rows(SETS / f"{name}.jsonl") if row["lang"] == language]
    documents = [
        goal_document(row["text"], row["lang"], row["kind"], period=period) for row in rows
    ]
    return list(zip(rows, judge().judge(documents, READ_ON), strict=True))


def share_right(
    name: str, language: str, right: Callable[[Row, Verdict], bool], period: Period | None = None
) -> tuple[float, list[str]]:
    """The share of rows that are read rightly, and the texts of the others."""
    judged = read(name, language, period)
    wrong = [row["text"] for row, verdict in judged if not right(row, verdict)]
    return 1 - len(wrong) / len(judged), wrong


def same_quantities(row: Row, verdict: Verdict) -> bool:
    """The same measures in the same order; a bound or a preposition more or less is no error."""
    wanted = list(ranges_of(row["quantities"], row["text"]))
    found = [(q.start, q.end) for q in verdict.goal.quantities]
    counts = overlapping(wanted, found)
    return counts.fp == counts.fn == 0


def same_deadline(row: Row, verdict: Verdict) -> bool:
    """The same words and the same day, or one of the days that a careful reader may claim."""
    deadline = verdict.goal.deadline
    if deadline is None or deadline.span is None:
        return row["deadline"] is None
    if row["deadline"] is None:
        return False
    start, end = deadline.span
    at = row["text"].index(row["deadline"])
    days = [row["end"], *row.get("end_also", ())]
    allowed = [date.fromisoformat(day) if day else None for day in days]
    return start < at + len(row["deadline"]) and at < end and deadline.end in allowed


def same_score(row: Row, verdict: Verdict) -> bool:
    """The same figures and the same share of certainty."""
    score = verdict.goal.score
    if score is None or row["score"] is None:
        return score is None and row["score"] is None
    return score.text == row["score"] and score.value == pytest.approx(row["value"])


@pytest.mark.parametrize(("language", "floor"), [("nb", 0.98), ("en", 0.97)])
def test_quantities(language: str, floor: float) -> None:
    share, wrong = share_right("quantities", language, same_quantities)
    assert share >= floor, wrong


@pytest.mark.parametrize(("language", "floor"), [("nb", 0.98), ("en", 0.98)])
def test_whether_there_is_a_quantity(language: str, floor: float) -> None:
    share, wrong = share_right(
        "quantities", language, lambda row, v: bool(row["quantities"]) is bool(v.goal.quantities)
    )
    assert share >= floor, wrong


@pytest.mark.parametrize(("language", "floor"), [("nb", 0.95), ("en", 0.95)])
def test_deadlines(language: str, floor: float) -> None:
    share, wrong = share_right("deadlines", language, same_deadline, PERIOD)
    assert share >= floor, wrong


@pytest.mark.parametrize(("language", "floor"), [("nb", 1.0), ("en", 1.0)])
def test_scores(language: str, floor: float) -> None:
    share, wrong = share_right("scores", language, same_score, PERIOD)
    assert share >= floor, wrong


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize(
    ("code", "floor"),
    [
        ("O001", MISSION),
        ("R002", MISSION),
        ("R003", MISSION),
        ("R004", 0.9),
        ("T001", MISSION),
        ("T002", 0.9),
        ("T003", 0.9),
        ("T004", 0.9),
        ("T005", MISSION),
    ],
)
def test_rules(code: str, floor: float, language: str) -> None:
    cases = [trial for trial in trials() if (trial.code, trial.language) == (code, language)]
    for fires in (True, False):
        asked = [trial for trial in cases if trial.fires is fires]
        verdicts = judge().judge([trial.document for trial in asked], READ_ON)
        wrong = [t.text for t, v in zip(asked, verdicts, strict=True) if v.says(code) is not fires]
        assert asked
        assert 1 - len(wrong) / len(asked) >= floor, wrong


@pytest.mark.parametrize(
    ("path", "precision", "recall"), [(CATALOGUE, 0.97, 0.86), (PLAIN, 0.95, 0.92)]
)
def test_sets_of_chosen_rules_are_judged_as_before(
    path: Path, precision: float, recall: float
) -> None:
    measured = measure_trials(path.stem, catalogue(path), judge())
    counts = total(list(measured.rules.values()))
    assert counts.precision is not None and counts.precision >= precision
    assert counts.recall is not None and counts.recall >= recall
