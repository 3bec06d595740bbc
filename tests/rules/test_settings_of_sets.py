"""Options, types and inheritance in the rules on scores, deadlines and sets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from smartcheck.document import Document, Excerpt, KeyResult, Objective
from smartcheck.finding import Severity
from smartcheck.nlp import Annotator
from smartcheck.periods import Period
from smartcheck.rule import (
    Context,
    DocumentRule,
    Flag,
    GoalRule,
    SetRule,
    built_in_rules,
    find_rules,
)

TODAY = date(2026, 9, 15)
YEAR = Period("2026", date(2026, 1, 1), date(2026, 12, 31))


@cache
def annotator() -> Annotator:
    return Annotator()


def objective(*key_results: str, text: str = "Holde liv i bygda", **more: Any) -> Objective:
    below = tuple(KeyResult(text=Excerpt.at(one, 0)) for one in key_results)
    return Objective(text=Excerpt.at(text, 0), key_results=below, **more)


def flags(
    code: str,
    *objectives: Objective,
    period: Period | None = YEAR,
    options: Mapping[str, Any] | None = None,
    language: str = "nb",
) -> list[Flag]:
    document = Document(
        path="x", source="", language=language, period=period, objectives=objectives
    )
    parsed = annotator().annotate([document], TODAY)[0]
    context = Context(document=parsed, today=TODAY, options=options or {})
    (rule,) = find_rules(code, built_in_rules())
    checker: Any = rule()
    subjects: list[Any]
    if isinstance(checker, DocumentRule):
        subjects = [parsed]
    elif isinstance(checker, SetRule):
        subjects = list(parsed.objectives)
    else:
        assert isinstance(checker, GoalRule)
        subjects = [g for g in parsed.every_goal() if g.goal.kind in checker.applies_to]
    return [flag for subject in subjects for flag in checker.check(subject, context)]


@pytest.mark.parametrize(
    ("band", "easy", "unrealistic"),
    [
        ("default", [10], [3]),
        ("seed", [10], [3, 5]),
        ("wodtke", [7, 9, 10], [3]),
        ("committed", [], [3, 5]),
    ],
)
def test_bands(band: str, easy: list[int], unrealistic: list[int]) -> None:
    options = {"score_band": band}
    for tenths in (3, 5, 7, 9, 10):
        goal = objective(f"Selge 40 hytter {tenths}/10")
        assert bool(flags("R002", goal, options=options)) is (tenths in easy)
        if tenths in (3, 5):
            assert bool(flags("R003", goal, options=options)) is (tenths in unrealistic)


def test_promises_may_be_certain_and_moonshots_unlikely() -> None:
    assert not flags("R002", objective("Selge 40 hytter 10/10", type="committed"))
    assert not flags("R003", objective("Selge 40 hytter 1/10", type="moonshot"))
    assert flags("R003", objective("Selge 40 hytter 1/10", type="committed"))
    assert not flags("R006", objective("Øke fra 20 til 900 gjester", type="moonshot"))
    assert not flags("R007", objective("Alle gjester svarer", type="committed"))


def test_a_document_without_scores_gets_one_hint_or_a_warning_each() -> None:
    goal = objective("Selge 40 hytter", "Leie ut 12 båter")
    (hint,) = flags("R001", goal)
    assert (hint.severity, hint.subject) == (Severity.INFO, None)
    required = flags("R001", goal, options={"require_score": True})
    assert [flag.severity for flag in required] == [None, None]
    assert all(flag.subject is not None for flag in required)


def test_an_archived_document_needs_no_scores_and_no_new_dates() -> None:
    past = Period("2025", date(2025, 1, 1), date(2025, 12, 31))
    assert not flags("R001", objective("Selge 40 hytter"), period=past)
    assert not flags("T003", objective("Selge 40 hytter innen 1. mars 2025"), period=past)
    assert flags("T003", objective("Selge 40 hytter innen 1. mars 2025"))


def test_a_field_that_cannot_be_read_is_a_warning() -> None:
    result = KeyResult(text=Excerpt.at("Selge 40 hytter", 0), confidence=Excerpt.at("85", 0))
    above = Objective(text=Excerpt.at("Holde liv i bygda", 0), key_results=(result,))
    (flag,) = flags("R004", above)
    assert (flag.severity, flag.spans) == (Severity.WARNING, ())


def test_the_period_is_a_deadline_unless_the_settings_say_otherwise() -> None:
    goal = objective("Selge 40 hytter", "Leie ut 12 båter innen 1. oktober")
    assert not flags("T001", goal)
    (flag,) = flags("T001", goal, options={"inherit_period": False})
    assert flag.subject is not None
    assert flag.subject.text == "Selge 40 hytter"


def test_most_of_a_long_list_without_dates_is_one_fault() -> None:
    undated = [f"Selge {n} hytter" for n in range(20, 28)]
    (flag,) = flags("T001", objective(*undated, "Leie ut 12 båter innen 1. mai"), period=None)
    assert flag.subject is None
    assert flag.values == {"missing": "8", "count": "9"}
    few = flags("T001", objective(*undated[:2], "Leie ut 12 båter innen 1. mai"), period=None)
    assert [flag.subject is not None for flag in few] == [True, True]


def test_a_jump_is_a_hint_from_three_times_and_a_warning_from_ten() -> None:
    (hint,) = flags("R006", objective("Øke antall gjester fra 20 til 80"))
    (jump,) = flags("R006", objective("Øke antall gjester fra 20 til 900"))
    assert (hint.severity, jump.severity) == (Severity.INFO, None)
    assert not flags("R006", objective("Korte køen fra 120 minutter til 1 time"))
    assert not flags("R006", objective("Øke antall gjester fra 0 til 40"))


def test_limits_of_sets_are_settings() -> None:
    four = objective(*[f"{n} hytter er solgt" for n in range(4)])
    assert not flags("B003", four)
    (flag,) = flags("B003", four, options={"max_key_results": 3})
    assert flag.values == {"count": "4", "limit": "3"}
    many = [objective(text=f"Bli best i {place}") for place in ("Bø", "Vik", "Os", "Lom")]
    (hint,) = flags("B004", *many)
    assert hint.severity is Severity.INFO
    (over,) = flags("B004", *many, options={"max_objectives": 2})
    assert (over.severity, over.values["limit"]) == (None, "2")


def test_objectives_of_several_periods_are_counted_apart() -> None:
    quarters = [Period(f"Q{n} 2026") for n in (1, 1, 1, 2, 2, 2)]
    goals = [objective(text=f"Rydde strand {n}", period=q) for n, q in enumerate(quarters)]
    assert not flags("B004", *goals)


def test_the_same_metric_with_another_target_is_a_hint() -> None:
    (hint,) = flags("B005", objective("Øke antall gjester til 40", "Øke antall gjester til 60"))
    (twice,) = flags("B005", objective("Øke antall gjester til 40", "Øke antal gjester til 40"))
    assert (hint.severity, twice.severity) == (Severity.INFO, None)
    later = objective("40 gjester innen 1. mai", "40 gjester innen 1. juni")
    assert [flag.severity for flag in flags("B005", later)] == [Severity.INFO]
    assert not flags("B005", objective("40 gjester i Bø", "40 gjester i Os"))
