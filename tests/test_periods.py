"""Periods as teams name them, and the days they cover."""

import itertools
from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from smartcheck.languages import load_pack
from smartcheck.periods import Period, find_period, parse_period


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


NAMED = [
    ("nb", "Fokus Q1 2023", "Q1 2023", "2023-01-01", "2023-03-31"),
    ("nb", "Mål for 1. tertial 2026", "1. tertial 2026", "2026-01-01", "2026-04-30"),
    ("nb", "andre kvartal 2026", "andre kvartal 2026", "2026-04-01", "2026-06-30"),
    ("nb", "OKR-er 2. halvår 2026", "2. halvår 2026", "2026-07-01", "2026-12-31"),
    ("nb", "FASE 1: DATA (Uke 51-52, 2025)", "Uke 51-52, 2025", "2025-12-15", "2025-12-28"),
    ("nb", "Mål for mai 2020", "mai 2020", "2020-05-01", "2020-05-31"),
    ("nb", "Mål hausten 2026", "hausten 2026", "2026-09-01", "2026-11-30"),
    ("nb", "23.11.2020 – 28.02.2021", "23.11.2020 – 28.02.2021", "2020-11-23", "2021-02-28"),
    ("nb", "1.–31. mai 2026", "1.–31. mai 2026", "2026-05-01", "2026-05-31"),
    ("nb", "nov-jan 2026", "nov-jan 2026", "2025-11-01", "2026-01-31"),
    ("nb", "2015 -2018", "2015 -2018", "2015-01-01", "2018-12-31"),
    ("nb", "Virksomhetsplan 2027", "2027", "2027-01-01", "2027-12-31"),
    ("nb", "april, mai og juni 2026", "april, mai og juni 2026", "2026-04-01", "2026-06-30"),
    ("nb", "Skoleåret 2025-2026", "Skoleåret 2025-2026", "2025-08-01", "2026-07-31"),
    ("nb", "Mål for skuleåret 2026/27", "skuleåret 2026/27", "2026-08-01", "2027-07-31"),
    ("nb", "OKR-er skoleåret 25/26", "skoleåret 25/26", "2025-08-01", "2026-07-31"),
    ("en", "OKRs Q3 2022", "Q3 2022", "2022-07-01", "2022-09-30"),
    ("en", "OKR Q2/2023 – platform", "Q2/2023", "2023-04-01", "2023-06-30"),
    ("en", "Q1'26 OKRs", "Q1'26", "2026-01-01", "2026-03-31"),
    ("en", "H1 2022", "H1 2022", "2022-01-01", "2022-06-30"),
    ("en", "Second half of 2026", "Second half of 2026", "2026-07-01", "2026-12-31"),
    ("en", "Q4 2025 – Q1 2026", "Q4 2025 – Q1 2026", "2025-10-01", "2026-03-31"),
    (
        "en",
        "From 12/04/2022 To 12/06/2022",
        "12/04/2022 To 12/06/2022",
        "2022-04-12",
        "2022-06-12",
    ),
    ("en", "April 1 - June 30, 2026", "April 1 - June 30, 2026", "2026-04-01", "2026-06-30"),
    ("en", "Roadmap 2023", "2023", "2023-01-01", "2023-12-31"),
    ("en", "2020 (Set 1)", "2020", "2020-01-01", "2020-12-31"),
    ("en", "2026 Q3 goals for the 2030 vision", "2026 Q3", "2026-07-01", "2026-09-30"),
    ("en", "okrs-2020-february.md", "2020-february", "2020-02-01", "2020-02-29"),
    ("en", "2021_q1.md", "2021_q1", "2021-01-01", "2021-03-31"),
    ("en", "OKR-2018q3.md", "2018q3", "2018-07-01", "2018-09-30"),
    ("en", "2026-04-okrs.yaml", "2026-04", "2026-04-01", "2026-04-30"),
    ("en", "okrs-2026-team.md", "2026", "2026-01-01", "2026-12-31"),
]


@pytest.mark.parametrize(("language", "text", "words", "start", "end"), NAMED)
def test_periods_inside_headings_and_file_names(
    language: str, text: str, words: str, start: str, end: str
) -> None:
    period = find_period(text, load_pack(language))
    assert period is not None
    assert (period.text, str(period.start), str(period.end)) == (words, start, end)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Establish the Argonaut 2020 project for links"),
        ("en", "Date: 2020-09-02"),
        ("en", "We may win"),
        ("en", "team-jan"),
        ("en", "ISO 9001-2015 audit"),
        ("en", "Q5 2026"),
        ("nb", "Vår strategi"),
        ("nb", "Bygg 12, rom 2030b"),
        ("nb", "17. mai"),
        ("nb", "Nå 2026 medlemmer i laget"),
    ],
)
def test_headings_without_a_period(language: str, text: str) -> None:
    assert find_period(text, load_pack(language)) is None


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("nb", "Q3", "Q3"),
        ("nb", "Tredje kvartal", "Tredje kvartal"),
        ("nb", "I løpet av januar skal vi ha:", "januar"),
        ("nb", "Uke 2 (6-12 jan)", "6-12 jan"),
        ("en", "OKRs for May", "May"),
        ("en", "FY21-Q1 OKRs", "FY21-Q1"),
        ("en", "Academic year 2025/26", "Academic year 2025/26"),
        ("en", "Goals for the school year 2025–2026", "school year 2025–2026"),
        ("nb", "Mål for studieåret 2026-2027", "studieåret 2026-2027"),
        ("en", "2023/24", "2023/24"),
    ],
)
def test_without_a_year_the_words_are_kept_and_no_dates_claimed(
    language: str, text: str, words: str
) -> None:
    period = find_period(text, load_pack(language))
    assert period == Period(words)


def test_a_default_year_dates_them() -> None:
    period = find_period("Fokus Q3", load_pack("nb"), default_year=2026)
    assert period == Period("Q3", date(2026, 7, 1), date(2026, 9, 30))


def test_fields_take_the_words_of_any_language_and_the_order_of_the_settings() -> None:
    assert parse_period("1. tertial 2026") == Period(
        "1. tertial 2026", date(2026, 1, 1), date(2026, 4, 30)
    )
    assert parse_period("spring 2026") == Period("spring 2026", date(2026, 3, 1), date(2026, 5, 31))
    words = "From 04/12/2022 To 06/12/2022"
    period = parse_period(words, date_order="mdy")
    assert period == Period(words, date(2022, 4, 12), date(2022, 6, 12))


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 500), st.sampled_from(["nb", "en"])
)
def test_ranges_of_dates_come_back_as_they_were_written(
    start: date, length: int, language: str
) -> None:
    end = start + timedelta(days=length)
    pattern = {"nb": "d. MMMM y", "en": "MMMM d, y"}[language]
    text = " – ".join(format_date(day, pattern, locale=language) for day in (start, end))
    assert find_period(f"OKR {text}", load_pack(language)) == Period(text, start, end)


@given(st.text(max_size=60), st.sampled_from(["nb", "en"]))
def test_no_heading_breaks_it(text: str, language: str) -> None:
    period = find_period(text, load_pack(language))
    assert period is None or period.text in text
    parse_period(text)
