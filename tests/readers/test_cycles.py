"""Periods from the names of files and the folders around them."""

import pytest

from smartcheck.readers import ReaderOptions, read_text

GOALS = "Objective: Be loved\nKR: Raise NPS"


@pytest.mark.parametrize(
    ("path", "text", "start", "end"),
    [
        ("okr-q4-2026.md", "Q4-2026", "2026-10-01", "2026-12-31"),
        ("okrs_2026-Q4.md", "2026-Q4", "2026-10-01", "2026-12-31"),
        ("OKR 2026 H1.md", "2026 H1", "2026-01-01", "2026-06-30"),
        ("okr_t2_2026.txt", "T2 2026", "2026-05-01", "2026-08-31"),
        ("mål 1. tertial 2026.txt", "1. tertial 2026", "2026-01-01", "2026-04-30"),
        ("okr-januar-2026.md", "januar-2026", "2026-01-01", "2026-01-31"),
        ("okr2026q3.md", "2026Q3", "2026-07-01", "2026-09-30"),
        ("okr-2026-03.md", "2026-03", "2026-03-01", "2026-03-31"),
        ("2026-01-01_2026-03-31.md", "2026-01-01..2026-03-31", "2026-01-01", "2026-03-31"),
        ("plan-20261001-20261231.md", "2026-10-01..2026-12-31", "2026-10-01", "2026-12-31"),
        ("teams/2026-q1/platform.md", "2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026/q4/okr.md", "Q4 2026", "2026-10-01", "2026-12-31"),
        ("2026/q4.md", "Q4 2026", "2026-10-01", "2026-12-31"),
        ("2026/okr.md", "2026", "2026-01-01", "2026-12-31"),
    ],
)
def test_names_that_tell_the_period(path: str, text: str, start: str, end: str) -> None:
    period = read_text(GOALS, path).period
    assert period is not None
    assert (period.text, str(period.start), str(period.end)) == (text, start, end)


@pytest.mark.parametrize("path", ["okr.md", "q3.md", "h1.md", "okr-v2.md", "okr-2026-10-05.md"])
def test_names_that_do_not(path: str) -> None:
    assert read_text(GOALS, path).period is None


def test_fiscal_quarters_have_dates_once_the_year_has_a_start() -> None:
    period = read_text(GOALS, "fy26-q1.md").period
    assert period is not None
    assert (period.text, period.start) == ("fy26-q1", None)
    period = read_text(GOALS, "fy26-q1.md", ReaderOptions(fiscal_year_start=2)).period
    assert period is not None
    assert str(period.start) == "2025-02-01"


def test_what_a_document_says_wins_over_its_name() -> None:
    period = read_text(f"OKR Q2 2026\n\n{GOALS}", "okr-2025-q4.md").period
    assert period is not None
    assert period.text == "Q2 2026"


def test_a_title_above_a_table_tells_period_and_team() -> None:
    text = "OKR Q2 2026;;\nTeam:;Plattform;\n;;\nMål;Nøkkelresultat;Frist\nRo;Ingen overtid;\n"
    document = read_text(text, "a.csv")
    assert document.period is not None
    assert document.period.text == "Q2 2026"
    assert document.team == "Plattform"
    assert document.title is not None
    assert document.source[document.title.start : document.title.end] == "OKR Q2 2026"
