"""Periods as teams name them, and the days they cover."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcheck.periods import parse_period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("q1 2024", "2024-01-01", "2024-03-31"),
        (" Q2/2023 ", "2023-04-01", "2023-06-30"),
        ("2026 H2", "2026-07-01", "2026-12-31"),
        ("T1 2026", "2026-01-01", "2026-04-30"),
        ("T3-2026", "2026-09-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-01-15..2026-05-31", "2026-01-15", "2026-05-31"),
        ("2026-01-15 til 2026-05-31", "2026-01-15", "2026-05-31"),
    ],
)
def test_calendar_periods(text: str, start: str, end: str) -> None:
    period = parse_period(text)
    assert period is not None
    assert (str(period.start), str(period.end)) == (start, end)
    assert period.text == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Q4",
        "Q5 2026",
        "H3 2026",
        "T4 2026",
        "2026-13",
        "1826",
        "Audi Q5 2026 modell",
        "2026-05-31..2026-01-15",
        "2026-02-30..2026-03-01",
        "20260",
        "2026-Q44",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert parse_period(text) is None


def test_fiscal_quarters_claim_dates_only_where_the_year_start_is_known() -> None:
    unknown = parse_period("FY21-Q1")
    assert unknown is not None
    assert (unknown.start, unknown.end) == (None, None)
    known = parse_period("FY21-Q1", fiscal_year_start=2)
    assert known is not None
    assert (known.start, known.end) == (date(2020, 2, 1), date(2020, 4, 30))
    year = parse_period("FY2026", fiscal_year_start=7)
    assert year is not None
    assert (year.start, year.end) == (date(2025, 7, 1), date(2026, 6, 30))


@given(st.integers(1950, 2090), st.sampled_from([("Q", 4), ("H", 2), ("T", 3), ("FY Q", 4)]))
def test_the_parts_of_a_year_follow_one_another_and_fill_it(
    year: int, part: tuple[str, int]
) -> None:
    letter, count = part
    name = f"FY{year}-Q{{}}" if letter == "FY Q" else f"{year}-{letter}{{}}"
    periods = [parse_period(name.format(n), fiscal_year_start=4) for n in range(1, count + 1)]
    days = [(p.start, p.end) for p in periods if p and p.start and p.end]
    assert len(days) == count
    for (_, end), (start, _) in itertools.pairwise(days):
        assert start == end + timedelta(days=1)
    assert (days[-1][1] - days[0][0]).days in (364, 365)


def test_a_period_is_over_on_the_day_after_its_end() -> None:
    period = parse_period("2026-Q3")
    assert period is not None
    assert not period.is_over(date(2026, 9, 30))
    assert period.is_over(date(2026, 10, 1))
