"""Deadlines: a goal's own, a field's, and what is inherited, in that order."""

from __future__ import annotations

from datetime import date

import pytest

from smartcheck.annotate.deadlines import Deadline, deadline_of
from smartcheck.annotate.times import find_times
from smartcheck.document import Document, Excerpt, Goal, KeyResult
from smartcheck.languages import load_pack
from smartcheck.periods import Period

TODAY = date(2026, 9, 15)
Q4 = Period("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
Q3 = Period("Q3 2026", date(2026, 7, 1), date(2026, 9, 30))
ABOVE = Deadline("innen 1. november", date(2026, 11, 1), span=(0, 17))


def deadline(
    text: str,
    *,
    language: str = "nb",
    field: str | None = None,
    heading: Period | None = None,
    parent: Deadline | None = None,
    period: Period | None = None,
    date_order: str = "dmy",
) -> Deadline | None:
    pack = load_pack(language)
    goal: Goal = KeyResult(
        text=Excerpt.at(text, 0),
        deadline=Excerpt.at(field, 0) if field is not None else None,
        period=heading,
    )
    document = Document(path="x", source=text, language=language, period=period)
    times = find_times(text, pack)
    order: object = date_order
    return deadline_of(goal, times, parent, document, TODAY, pack, date_order=order)  # type: ignore[arg-type]


def test_own_words_come_first() -> None:
    found = deadline(
        "Selge 40 båter innen 1. oktober", field="2026-12-01", parent=ABOVE, heading=Q3, period=Q4
    )
    assert found == Deadline("innen 1. oktober", date(2026, 10, 1), span=(15, 31))


def test_then_the_field() -> None:
    found = deadline("Selge 40 båter", field="2026-12-01", parent=ABOVE, heading=Q3, period=Q4)
    assert found == Deadline("2026-12-01", date(2026, 12, 1), "field")


def test_then_the_objective() -> None:
    found = deadline("Selge 40 båter", parent=ABOVE, heading=Q3, period=Q4)
    assert found == Deadline("innen 1. november", date(2026, 11, 1), "objective")


def test_then_the_heading() -> None:
    found = deadline("Selge 40 båter", heading=Q3, period=Q4)
    assert found == Deadline(None, date(2026, 9, 30), "heading")


def test_then_the_document() -> None:
    assert deadline("Selge 40 båter", period=Q4) == Deadline(None, date(2026, 12, 31), "document")


def test_else_none() -> None:
    assert deadline("Selge 40 båter") is None


def test_what_an_objective_inherited_is_no_deadline_of_its_own() -> None:
    inherited = Deadline(None, date(2026, 12, 31), "document")
    found = deadline("Selge 40 båter", parent=inherited, period=Q4)
    assert found is not None
    assert found.inherited_from == "document"
    heading = Deadline(None, date(2026, 9, 30), "heading")
    found = deadline("Selge 40 båter", parent=heading, period=Q4)
    assert found == heading


def test_a_period_without_dates_is_still_a_deadline() -> None:
    fiscal = Period("FY21-Q1")
    assert deadline("Selge 40 båter", period=fiscal) == Deadline(None, None, "document")


def test_a_heading_without_a_year_is_dated_by_the_document() -> None:
    year = Period("2026", date(2026, 1, 1), date(2026, 12, 31))
    found = deadline("Selge 40 båter", heading=Period("Q2"), period=year)
    assert found == Deadline(None, date(2026, 6, 30), "heading")


def test_a_vague_one_gives_way_to_what_is_inherited() -> None:
    found = deadline("Selge 40 båter snarest", period=Q4)
    assert found == Deadline(None, date(2026, 12, 31), "document")
    alone = deadline("Selge 40 båter snarest")
    assert alone == Deadline("snarest", vague=True, span=(15, 22))


def test_the_latest_of_several_days_counts() -> None:
    found = deadline("20 båter innen 1. oktober og 40 innen 1. desember", period=Q4)
    assert found is not None
    assert found.end == date(2026, 12, 1)


def test_an_impossible_one_is_kept() -> None:
    found = deadline("Selge 40 båter innen 31. november", period=Q4)
    assert found is not None
    assert found.impossible
    assert found.end is None


def test_an_event_counts_without_a_day() -> None:
    found = deadline("Selge 40 båter før utstillingen åpner")
    assert found is not None
    assert (found.event, found.end) == (True, None)


def test_nobody_sets_a_goal_for_a_year_that_is_over() -> None:
    assert deadline("Vinne tilbake kundene vi mistet i 2023") is None
    assert deadline("Win back the trust we lost in 2024", language="en") is None
    passed = deadline("Selge 40 båter innen 2024")
    assert passed is not None
    assert passed.end == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("language", "text", "end"),
    [
        ("nb", "31.10.2026", "2026-10-31"),
        ("nb", "31.10", "2026-10-31"),
        ("nb", "31/10", "2026-10-31"),
        ("nb", "31. oktober", "2026-10-31"),
        ("nb", "oktober", "2026-10-31"),
        ("nb", "Q4", "2026-12-31"),
        ("nb", "uke 45", "2026-11-08"),
        ("nb", "Innen 3 måneder", "2026-12-31"),
        ("nb", "2027", "2027-12-31"),
        ("en", "Oct 31", "2026-10-31"),
        ("en", "October", "2026-10-31"),
        ("en", "2026-10-31", "2026-10-31"),
        ("en", "May", "2027-05-31"),
        ("en", "end of year", "2026-12-31"),
    ],
)
def test_in_a_field_a_bare_date_needs_no_cue(language: str, text: str, end: str) -> None:
    found = deadline("Selge 40 båter", language=language, field=text, period=Q4)
    assert found is not None
    assert (str(found.end), found.inherited_from) == (end, "field")


@pytest.mark.parametrize("text", ["TBD", "?", "", "ikke avklart"])
def test_an_unfilled_field_is_no_deadline(text: str) -> None:
    assert deadline("Selge 40 båter", field=text) is None


def test_other_words_in_a_field_are_an_event() -> None:
    found = deadline("Selge 40 båter", field="Prosjektslutt")
    assert found == Deadline("Prosjektslutt", None, "field", event=True)


def test_a_vague_field_is_vague() -> None:
    found = deadline("Selge 40 båter", field="snart")
    assert found is not None
    assert found.vague


def test_day_or_month_first_is_a_setting() -> None:
    year = Period("2026", date(2026, 1, 1), date(2026, 12, 31))
    found = deadline("Selge 40 båter", field="12/04", period=year, date_order="mdy")
    assert found is not None
    assert found.end == date(2026, 12, 4)
