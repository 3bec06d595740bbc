"""Times in plain text: which words, what they are, what part they play, which day they end on."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from smartcheck.annotate.times import TimeExpression, find_times, resolve
from smartcheck.languages import load_pack
from smartcheck.periods import Period, parse_period

TODAY = date(2026, 9, 15)
HALF = Period("2026-H2", date(2026, 7, 1), date(2026, 12, 31))
SET = Path(__file__).parents[1] / "sets" / "deadlines.jsonl"
ROWS = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]


def times(text: str, language: str) -> tuple[TimeExpression, ...]:
    return find_times(text, load_pack(language))


def deadlines(text: str, language: str) -> list[TimeExpression]:
    return [time for time in times(text, language) if time.role == "deadline"]


def only(text: str, language: str) -> TimeExpression:
    found = deadlines(text, language)
    assert len(found) == 1, found
    return found[0]


# The cue, the form of the moment, and what surrounds them: a row per construction.
DATED = [
    ("nb", "Selge 40 båter [[innen 4.mai 2021]].", "date", "2021-05-04"),
    ("nb", "Male kirka [[innen 4. mai]] 7/10", "date", "2027-05-04"),
    ("nb", "[[Innen 1. desember]] er 12 sluser bygd", "date", "2026-12-01"),
    ("nb", "Signere leia [[seinast 3. oktober]]", "date", "2026-10-03"),
    ("nb", "Flytte arkivet [[før utgangen av oktober]]", "month", "2026-10-31"),
    ("nb", "Rydde loftet [[før oktober]]", "month", "2026-09-30"),
    ("nb", "Bytte vinduer, [[31.10.2026]]", "date", "2026-10-31"),
    ("nb", "Åpne hallen ([[31.10.26]])", "date", "2026-10-31"),
    ("nb", "Åpne hallen [[innen 31.10]]", "date", "2026-10-31"),
    ("nb", "Åpne hallen [[innen 31/10]]", "date", "2026-10-31"),
    ("nb", "Åpne hallen [[25/11]]", "date", "2026-11-25"),
    ("nb", "Åpne hallen [[i uke 45]]", "week", "2026-11-08"),
    ("nb", "Åpne hallen [[i veke 45]]", "week", "2026-11-08"),
    ("nb", "Øve [[i ukene 45–47]]", "range", "2026-11-22"),
    ("nb", "Bygge brua [[innen andre halvår 2027]]", "half", "2027-12-31"),
    ("nb", "Bygge brua [[i 2. tertial 2027]]", "tertial", "2027-08-31"),
    ("nb", "Bygge brua [[i løpet av 4. kvartal]]", "quarter", "2026-12-31"),
    ("nb", "Bygge brua [[Q3 + Q4]]", "range", "2026-12-31"),
    ("nb", "Vedta planen [[innen 15. oktober]]", "date", "2026-10-15"),
    ("nb", "Levere regnskapet [[før 15. oktober]]", "date", "2026-10-14"),
    ("en", "Sign the plan [[by 15 October]]", "date", "2026-10-15"),
    ("en", "Sign the plan [[in October]]", "month", "2026-10-31"),
    ("nb", "Vedta planen [[i oktober]]", "month", "2026-10-31"),
    ("en", "Close the accounts [[before 15 October]]", "date", "2026-10-14"),
    ("nb", "Lese 20 bøker [[i skoleåret 2026-2027]]", "season", "2027-07-31"),
    ("nb", "Lese 20 bøker [[innan utgangen av skuleåret 2026/27]]", "season", "2027-07-31"),
    ("nb", "Halvere køen [[innen år 2030]]", "year", "2030-12-31"),
    ("nb", "Halvere køen [[fram til 2030]]", "year", "2030-12-31"),
    ("nb", "Klyppe sauene [[til høsten]]", "season", "2026-11-30"),
    ("nb", "Klyppe sauene [[i haust]]", "season", "2026-11-30"),
    ("nb", "Pynte gata [[før jul]]", "holiday", "2026-12-23"),
    ("nb", "Pusse opp [[innen pinse]]", "holiday", "2027-05-16"),
    ("nb", "Nå 90 medlemmer [[i år]]", "year", "2026-12-31"),
    ("nb", "Nå 90 medlemmer [[innen utgangen av aret]]", "year", "2026-12-31"),
    ("nb", "Nå 90 medlemmer [[neste kvartal]]", "quarter", "2026-12-31"),
    ("nb", "Nå 90 medlemmer [[innen månedsslutt]]", "month", "2026-09-30"),
    ("nb", "Nå 90 medlemmer [[innen fredag]]", "date", "2026-09-18"),
    ("nb", "Nå 90 medlemmer [[primo november]]", "month", "2026-11-10"),
    ("nb", "Nå 90 medlemmer [[medio november]]", "month", "2026-11-15"),
    ("nb", "Nå 90 medlemmer [[ultimo november]]", "month", "2026-11-30"),
    ("nb", "Nå 90 medlemmer [[innen inngangen til november]]", "month", "2026-11-01"),
    ("nb", "Pilotere [[1. oktober – 30. november]]", "range", "2026-11-30"),
    ("nb", "Pilotere [[fra oktober til november]]", "range", "2026-11-30"),
    ("nb", "Pilotere [[i perioden 1.10.–30.11.]]", "range", "2026-11-30"),
    ("nb", "Levere [[innen kl. 12 den 30. oktober]]", "date", "2026-10-30"),
    ("nb", "Bygge nettsida [[innen 2 uker]]", "duration", "2026-07-15"),
    ("nb", "Bygge nettsida [[innen seks måneder]]", "duration", "2026-12-31"),
    ("nb", "Bygge nettsida [[i løpet av de neste 6 ukene]]", "duration", "2026-08-12"),
    ("nb", "Bygge nettsida [[om et halvt år]]", "duration", "2026-12-31"),
    ("nb", "Nå 90 medlemmer [[30/6-2027]]", "date", "2027-06-30"),
    ("nb", "Nå 90 medlemmer [[i det neste halvåret]]", "duration", "2026-12-31"),
    ("en", "Reach 90 members [[by EOY 2026]]", "year", "2026-12-31"),
    ("en", "Reach 90 members [[in the first month]]", "duration", "2026-08-01"),
    ("en", "Sell 40 boats [[by May 4, 2021]].", "date", "2021-05-04"),
    ("en", "Paint the church [[by the 4th of May]] 7/10", "date", "2027-05-04"),
    ("en", "[[By 1 December]], 12 locks are built", "date", "2026-12-01"),
    ("en", "Sign the lease [[no later than October 3rd]]", "date", "2026-10-03"),
    ("en", "Move the archive [[before the end of October]]", "month", "2026-10-31"),
    ("en", "Clear the attic [[before October]]", "month", "2026-09-30"),
    ("en", "Open the hall ([[Oct 31]])", "date", "2026-10-31"),
    ("en", "Open the hall [[on 31/10/2026]]", "date", "2026-10-31"),
    ("en", "Open the hall [[by 2026-10-31]]", "date", "2026-10-31"),
    ("en", "Open the hall [[in week 45]]", "week", "2026-11-08"),
    ("en", "Rehearse [[in weeks 45 to 47]]", "range", "2026-11-22"),
    ("en", "Build the bridge [[by H2 2027]]", "half", "2027-12-31"),
    ("en", "Build the bridge [[in the second half of 2027]]", "half", "2027-12-31"),
    ("en", "Build the bridge [[in the second half of the year]]", "half", "2026-12-31"),
    ("en", "Build the bridge [[by the 2nd tertial of 2027]]", "tertial", "2027-08-31"),
    ("en", "Build the bridge [[during the fourth quarter]]", "quarter", "2026-12-31"),
    ("en", "Halve the queue [[by 2030]]", "year", "2030-12-31"),
    ("en", "Halve the queue [[up to 2030]]", "year", "2030-12-31"),
    ("en", "Shear the sheep [[this fall]]", "season", "2026-11-30"),
    ("en", "Decorate the street [[before Christmas]]", "holiday", "2026-12-24"),
    ("en", "Redecorate [[by Easter]]", "holiday", "2027-03-28"),
    ("en", "Feed 90 people [[on Thanksgiving]]", "holiday", "2026-11-26"),
    ("en", "Reach 90 members [[this year]]", "year", "2026-12-31"),
    ("en", "Reach 90 members [[by the end of the year]]", "year", "2026-12-31"),
    ("en", "Reach 90 members [[by year-end]]", "year", "2026-12-31"),
    ("en", "Reach 90 members ([[EOQ]])", "quarter", "2026-09-30"),
    ("en", "Reach 90 members [[next quarter]]", "quarter", "2026-12-31"),
    ("en", "Reach 90 members [[by Friday]]", "date", "2026-09-18"),
    ("en", "Reach 90 members [[by mid-November]]", "month", "2026-11-15"),
    ("en", "Reach 90 members [[by late November]]", "month", "2026-11-30"),
    ("en", "Run the pilot [[between October 1 and November 30]]", "range", "2026-11-30"),
    ("en", "Run the pilot [[from October to November]]", "range", "2026-11-30"),
    ("en", "Deliver [[by noon on 30 October]]", "date", "2026-10-30"),
    ("en", "Finish [[by 1 December at the latest]]", "date", "2026-12-01"),
    ("en", "Build the site [[within 2 weeks]]", "duration", "2026-07-15"),
    ("en", "Build the site [[within six months]]", "duration", "2026-12-31"),
    ("en", "Build the site [[over the next 6 weeks]]", "duration", "2026-08-12"),
    ("en", "Build the site [[in half a year]]", "duration", "2026-12-31"),
]


@pytest.mark.parametrize(("language", "text", "kind", "end"), DATED)
def test_deadlines_are_found_whole_and_end_on_the_right_day(
    language: str, text: str, kind: str, end: str
) -> None:
    plain = text.replace("[[", "").replace("]]", "")
    words = text.partition("[[")[2].partition("]]")[0]
    time = only(plain, language)
    assert plain[time.start : time.end] == words
    assert time.kind == kind
    assert str(resolve(time, TODAY, HALF)) == end


NO_DEADLINE = [
    ("nb", "Tre utøvere på pallen innen friidrett"),
    ("nb", "Holde oss innen budsjettet"),
    ("nb", "Nødanrop besvares innen 15 sekunder"),
    ("nb", "Alle klager besvares innen 3 dager"),
    ("nb", "90 % av gjestene får svar innen to uker"),
    ("nb", "Ingen stans i 48 timer"),
    ("nb", "Fire tilsyn per måned"),
    ("nb", "120 ord i minuttet"),
    ("nb", "Teksten er språkvasket før publisering"),
    ("nb", "Ingen starter før de har hatt kurs"),
    ("nb", "12 % flere enn i oktober 2025"),
    ("nb", "Fra 310 medlemmer i 2025 til 400"),
    ("nb", "Handlingsplan 2027–2030 er vedtatt"),
    ("nb", "17. mai-komiteen har 12 medlemmer"),
    ("nb", "Digitalisere bilder fra 1950-tallet"),
    ("nb", "Selge 90 drivhus 6/10"),
    ("nb", "Alle servere kjører versjon 12.10"),
    ("nb", "Øke snittet til 4.5"),
    ("nb", "Kundene får pakken innen 3 virkedager"),
    ("nb", "Oppgradere til Kubernetes 1.24.10"),
    ("nb", "Ha 2026 medlemmer"),
    ("nb", "Øke fra 1900 til 2030 medlemmer"),
    ("nb", "Bli best i vår bransje"),
    ("nb", "30-dagersretensjon på 40 %"),
    ("nb", "Høstsalget gir 2 MNOK"),
    ("nb", "Rekruttere gutter 13–16 år"),
    ("en", "Three podium places within athletics"),
    ("en", "Stay within the budget"),
    ("en", "Emergency calls answered within 15 seconds"),
    ("en", "All complaints are answered within 7 days"),
    ("en", "90% of guests get a reply within two weeks"),
    ("en", "No outage in 48 hours"),
    ("en", "Four inspections per month"),
    ("en", "120 words a minute"),
    ("en", "Every text is proofread before publication"),
    ("en", "Weigh patients before they leave"),
    ("en", "12% more than in October 2025"),
    ("en", "From 310 members in 2025 to 400"),
    ("en", "Eight agencies sign the 2027–2030 action plan"),
    ("en", "The 4th of July committee has 12 members"),
    ("en", "Digitise photos from the 1950s"),
    ("en", "Sell 90 greenhouses 6/10"),
    ("en", "All servers run version 12.10"),
    ("en", "Grow by 2030 members"),
    ("en", "Cut the queue by 1/4"),
    ("en", "Cut food waste by a quarter"),
    ("en", "People who may drive forklifts: 25"),
    ("en", "Fall injuries are down to 3"),
    ("en", "Sell 40 plots on March Street"),
    ("en", "30-day retention at 40%"),
    ("en", "Service desk answers 24/7"),
]


@pytest.mark.parametrize(("language", "text"), NO_DEADLINE)
def test_false_friends_are_no_deadlines(language: str, text: str) -> None:
    assert deadlines(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "words", "role"),
    [
        ("nb", "Ingen stans i 48 timer", "i 48 timer", "window"),
        ("nb", "Svare kunder innen 24 timer", "innen 24 timer", "window"),
        ("nb", "4 tilsyn i måneden", "i måneden", "window"),
        ("nb", "Rapportere hver uke", "hver uke", "window"),
        ("nb", "Ny portal i drift fra Q3", "fra Q3", "start"),
        ("nb", "Pilot som begynner januar 2024", "begynner januar 2024", "start"),
        ("nb", "Færre enn i oktober 2025", "oktober 2025", "mention"),
        ("nb", "Budsjett for 2027 vedtatt", "2027", "mention"),
        ("en", "No outage in 48 hours", "in 48 hours", "window"),
        ("en", "Reply to guests within 24 hours", "within 24 hours", "window"),
        ("en", "4 inspections a month", "a month", "window"),
        ("en", "Releases 5/week", "/week", "window"),
        ("en", "Portal running from Q3", "from Q3", "start"),
        ("en", "Pilot starting January 2024", "starting January 2024", "start"),
        ("en", "Fewer than in October 2025", "October 2025", "mention"),
        ("en", "Budget for 2027 adopted", "2027", "mention"),
    ],
)
def test_what_is_no_deadline_still_has_its_part(
    language: str, text: str, words: str, role: str
) -> None:
    found = [(text[t.start : t.end], t.role) for t in times(text, language)]
    assert (words, role) in found


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("nb", "Alle leiligheter solgt ved prosjektslutt", "ved prosjektslutt"),
        ("nb", "600 billetter før utstillingen åpner", "før utstillingen åpner"),
        ("nb", "Åtte trenere i tide til høstcupen", "i tide til høstcupen"),
        ("nb", "Kortere kø innen neste styremøte", "innen neste styremøte"),
        ("nb", "Ferdig plan innen fire uker fra oppstart", "innen fire uker fra oppstart"),
        ("en", "All flats sold at project close", "at project close"),
        ("en", "600 tickets before the exhibition opens", "before the exhibition opens"),
        ("en", "Eight coaches in time for the autumn cup", "in time for the autumn cup"),
        ("en", "Shorter queue by the next board meeting", "by the next board meeting"),
        ("en", "Plan ready within four weeks of kick-off", "within four weeks of kick-off"),
    ],
)
def test_an_event_is_a_deadline_without_a_day(language: str, text: str, words: str) -> None:
    time = only(text, language)
    assert (text[time.start : time.end], time.kind) == (words, "event")
    assert resolve(time, TODAY, HALF) is None


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("nb", "Ansette to snarest", "snarest"),
        ("nb", "Snart har alle fiber", "Snart"),
        ("nb", "Ansette to så fort som mulig", "så fort som mulig"),
        ("nb", "Ansette to sa fort som mulig", "sa fort som mulig"),
        ("nb", "Kutte svinnet på sikt", "på sikt"),
        ("nb", "Etter hvert betaler alle i appen", "Etter hvert"),
        ("nb", "Rapportere fortløpende.", "fortløpende"),
        ("en", "Hire two ASAP", "ASAP"),
        ("en", "Everyone will soon have fibre", "soon"),
        ("en", "Hire two as soon as possible", "as soon as possible"),
        ("en", "Less waste in the future", "in the future"),
        ("en", "Everyone eventually pays in the app", "eventually"),
        ("en", "Going forward, articles get translated", "Going forward"),
    ],
)
def test_vague_times(language: str, text: str, words: str) -> None:
    time = only(text, language)
    assert (text[time.start : time.end], time.kind) == (words, "vague")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "En fortløpende prosess for avvik"),
        ("nb", "Løpende serviceavtaler med 15 borettslag"),
        ("nb", "En plan som på sikt gir 12 arbeidsplasser"),
        ("en", "An ongoing process for incident reviews"),
        ("en", "An eventually consistent store"),
        ("en", "A report on the future of work"),
        ("en", "Metrics that can be used in the future"),
    ],
)
def test_vague_words_in_another_part_are_no_time(language: str, text: str) -> None:
    assert deadlines(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Ferdig innen 31. november"),
        ("nb", "Ferdig innen 30. februar 2027"),
        ("nb", "Ferdig innen 31/9"),
        ("nb", "Ferdig innen 2026-13-01"),
        ("nb", "Ferdig innen Q5"),
        ("nb", "Ferdig innen uke 60"),
        ("nb", "Ferdig innen 4. tertial"),
        ("en", "Done by November 31"),
        ("en", "Done before 30 February 2027"),
        ("en", "Done by 31/9"),
        ("en", "Done by 2026-13-01"),
        ("en", "Done in Q5"),
        ("en", "Done by week 60"),
        ("en", "Done by the third half of 2026"),
    ],
)
def test_impossible_dates(language: str, text: str) -> None:
    time = only(text, language)
    assert time.kind == "impossible"
    assert resolve(time, TODAY, HALF) is None


@pytest.mark.parametrize("text", ["Selge 40 Audi Q5", "Alle kjører versjon 31.14", "31/32 fag"])
def test_what_only_looks_impossible_is_left_alone(text: str) -> None:
    assert times(text, "nb") == ()


def test_the_settings_decide_which_number_is_the_day() -> None:
    time = only("Done by 12/04", "en")
    year = Period("2026", date(2026, 1, 1), date(2026, 12, 31))
    assert resolve(time, TODAY, year) == date(2026, 4, 12)
    assert resolve(time, TODAY, year, date_order="mdy") == date(2026, 12, 4)


def test_an_order_that_cannot_be_yields_to_the_other() -> None:
    assert resolve(only("Done by 10/25/2026", "en"), TODAY, None) == date(2026, 10, 25)


@pytest.mark.parametrize(
    ("period", "today", "end"),
    [
        (None, date(2026, 9, 15), date(2026, 9, 29)),
        (Period("", date(2026, 10, 1), date(2026, 12, 31)), date(2026, 9, 15), date(2026, 10, 15)),
        (Period("", date(2026, 10, 1), date(2026, 12, 31)), date(2026, 11, 20), date(2026, 10, 15)),
        (Period("", date(2021, 1, 1), date(2021, 12, 31)), date(2021, 4, 7), date(2021, 4, 21)),
        (Period("", date(2021, 1, 1), date(2021, 12, 31)), date(2026, 9, 15), date(2021, 1, 15)),
    ],
)
def test_a_duration_counts_from_the_period_or_from_today(
    period: Period | None, today: date, end: date
) -> None:
    assert resolve(only("Bygge nettside innen 2 uker", "nb"), today, period) == end


def test_a_date_without_a_year_is_the_next_one_where_the_period_has_none() -> None:
    assert resolve(only("Ferdig innen mars", "nb"), TODAY, None) == date(2027, 3, 31)
    assert resolve(only("Ferdig innen mars", "nb"), TODAY, HALF) == date(2027, 3, 31)


def test_a_week_that_the_calendar_puts_outside_counts_from_the_period() -> None:
    term = Period("", date(2026, 8, 17), date(2026, 11, 29))
    assert resolve(only("Ship by Week 7", "en"), TODAY, term) == date(2026, 10, 4)


@pytest.mark.parametrize("year", ["school year 2026-2027", "academic year 2026/27", "season 26/27"])
def test_years_that_are_called_by_two_claim_no_day(year: str) -> None:
    time = only(f"Read 20 books in the {year}", "en")
    assert (time.kind, resolve(time, TODAY, HALF)) == ("fiscal", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Innen utgangen av skoleåret leser alle"),
        ("en", "By the end of the school year all read"),
    ],
)
def test_the_end_of_a_school_year_is_an_event(language: str, text: str) -> None:
    assert only(text, language).kind == "event"


def test_fiscal_quarters_are_dated_only_where_their_year_is_known() -> None:
    time = only("Roll out by end of FY27-Q1", "en")
    assert time.kind == "fiscal"
    assert resolve(time, TODAY, HALF) is None
    assert resolve(time, TODAY, HALF, fiscal_year_start=7) == date(2026, 9, 30)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_labelled_set(row: dict[str, object]) -> None:
    text, language = str(row["text"]), str(row["lang"])
    found = deadlines(text, language)
    if row["deadline"] is None:
        assert found == []
        return
    at = text.index(str(row["deadline"]))
    ends = {row["end"], *row.get("end_also", ())}  # type: ignore[misc]
    resolved = [resolve(time, TODAY, parse_period("2026-H2")) for time in found]
    best = max((end for end in resolved if end), default=None)
    assert any(t.start < at + len(str(row["deadline"])) and at < t.end for t in found)
    assert (best.isoformat() if best else None) in ends


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(
        [
            ("nb", "nb", "d. MMMM y"),
            ("nb", "nb", "d.MMMM y"),
            ("nb", "nb", "dd.MM.y"),
            ("nb", "nb", "d.M.y"),
            ("nb", "nb", "EEEE d. MMMM y"),
            ("nb", "nn", "EEEE d. MMMM y"),
            ("nb", "nb", "y-MM-dd"),
            ("nb", "nb", "d/M/y"),
            ("en", "en", "MMMM d, y"),
            ("en", "en", "d MMMM y"),
            ("en", "en", "EEEE, MMMM d, y"),
            ("en", "en", "MMM d, y"),
            ("en", "en_GB", "d MMM y"),
            ("en", "en", "y-MM-dd"),
            ("en", "en", "dd/MM/y"),
        ]
    ),
)
def test_dates_come_back_as_they_were_written(day: date, style: tuple[str, str, str]) -> None:
    language, locale, pattern = style
    cue = {"nb": "innen", "en": "by"}[language]
    written = format_date(day, pattern, locale=locale)
    text = f"Selge 40 hus {cue} {written}"
    time = only(text, language)
    assert text[time.start : time.end] == f"{cue} {written}"
    assert resolve(time, TODAY, None) == day


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(1, 400))
def test_a_date_without_a_year_stays_within_the_period(start: date, length: int) -> None:
    period = Period("", start, start + timedelta(days=length))
    inside = start + timedelta(days=length // 2)
    time = only(f"Ferdig innen {format_date(inside, 'd. MMMM', locale='nb')}", "nb")
    end = resolve(time, start, period)
    assert end is not None
    assert start <= end <= start + timedelta(days=length)


@given(st.text(max_size=80), st.sampled_from(["nb", "en"]))
def test_no_text_breaks_it_and_positions_hold(text: str, language: str) -> None:
    previous = 0
    for time in times(text, language):
        assert previous <= time.start < time.end <= len(text)
        previous = time.end
        resolve(time, TODAY, HALF)
