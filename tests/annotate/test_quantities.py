"""Which numbers measure something: a row per construction, the quantities marked in the text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import smartcheck
import smartcheck.annotate.components
from smartcheck.annotate.quantities import Quantity


@cache
def pipeline(language: str) -> Language:
    nlp = spacy.load(Path(smartcheck.__file__).parent / "pipelines" / language)
    nlp.add_pipe("smartcheck_quantities")
    return nlp


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    found: tuple[Quantity, ...] = pipeline(language)(text)._.smartcheck_quantities
    return found


def unmarked(marked: str) -> tuple[str, list[str]]:
    """The text without its marks, and what they mark."""
    pieces = [piece.partition("]]") for piece in marked.split("[[")]
    spans = [span for span, end, _ in pieces[1:] if end]
    return marked.replace("[[", "").replace("]]", ""), spans


# A hyphen ties a number to its unit, and a word of change makes it a measure.
CHANGES = [
    ("en", "[[15-point increase]] in NPS", "points", 15, "points"),
    ("en", "Achieve a [[10-point rise]] in eNPS", "points", 10, "points"),
    ("en", "A [[20-point]] overall improvement in trust", "points", 20, "points"),
    ("en", "A [[two-point drop]] in the error score", "points", 2, "points"),
    ("en", "[[10-percent increase]] in sign-ups", "percent", 10, "%"),
    ("en", "A [[95-percent]] success rate", "percent", 95, "%"),
    ("en", "A [[5-day reduction]] in lead time", "measure", 5, "day"),
    ("en", "[[15 points higher]] than last year", "points", 15, "points"),
    ("nb", "[[15-poengs løft]] i trivsel", "points", 15, "points"),
    ("nb", "En [[15 poengs økning]] i NPS", "points", 15, "points"),
    ("nb", "[[3 prosentpoengs]] varig nedgang i fraværet", "points", 3, "points"),
    ("nb", "En [[10-prosents økning]] i salget", "percent", 10, "%"),
    ("nb", "[[20-prosentlig reduksjon]] i klager", "percent", 20, "%"),
    ("nb", "[[5-dagers reduksjon]] i ventetida", "measure", 5, "day"),
]


@pytest.mark.parametrize(("language", "marked", "kind", "value", "unit"), CHANGES)
def test_changes(language: str, marked: str, kind: str, value: float, unit: str) -> None:
    text, spans = unmarked(marked)
    (found,) = quantities(text, language)
    assert [text[found.start : found.end].removeprefix("En ")] == spans
    assert (found.kind, found.value, found.unit) == (kind, value, unit)
    assert found.relative or kind == "percent"


# Scales, plans and courses with a hyphen are no change.
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Publish the 10-point plan"),
        ("en", "Move the survey to a five-point scale"),
        ("en", "Agree on a three-year strategy"),
        ("en", "Turn on two-factor sign-in"),
        ("nb", "Legge fram 10-punktsplanen"),
        ("nb", "Vedta en treårs strategi"),
        ("nb", "Skru på tofaktor-innlogging"),
    ],
)
def test_hyphens_without_a_change(language: str, text: str) -> None:
    assert quantities(text, language) == ()


# Versions without the word, and groups of people that go by a number.
NAMES = [
    ("en", "1.0 version released"),
    ("en", "2.1 release out by June"),
    ("en", "3.0 shipped"),
    ("en", "Launch 2.5 on both platforms"),
    ("en", "Cluster upgraded to 1.33"),
    ("en", "Upgrade Kubernetes to at least 1.33"),
    ("en", "Update the database from 14.2 to 16.1"),
    ("en", "Migrate the site to 17"),
    ("en", "Version 1.0 released"),
    ("en", "Reading plan for year 4 in place"),
    ("en", "Year 10 timetable published"),
    ("en", "Tutors in years 3, 4 and 5 named"),
    ("en", "Grade 6 pupils lead the assembly"),
    ("en", "Strategy 2025-2026 adopted"),
    ("nb", "1.0-versjonen lansert"),
    ("nb", "2.1 lansert i juni"),
    ("nb", "Lansere 3.0 på begge plattformer"),
    ("nb", "Klyngen oppgradert til 1.33"),
    ("nb", "Oppgradere Kubernetes til minst 1.33"),
    ("nb", "Oppdatere databasen fra 14.2 til 16.1"),
    ("nb", "Migrere nettstedet til 17"),
    ("nb", "Leseplan for trinn 4 er på plass"),
    ("nb", "Trinn 10 har fått timeplan"),
    ("nb", "Faddere på trinn 3, 4 og 5 er valgt"),
    ("nb", "Skuleåret 2026/27 har ein felles plan"),
    ("nb", "Strategi 2025–2026 vedtatt"),
]


@pytest.mark.parametrize(("language", "text"), NAMES)
def test_numbers_that_are_names(language: str, text: str) -> None:
    assert [text[q.start : q.end] for q in quantities(text, language)] == []


# Beside such names, and with the same words, other numbers still measure.
MEASURES = [
    ("en", "Grade 6 pupils read [[20 books]]", 20),
    ("en", "Raise the rating to [[4.5]]", 4.5),
    ("en", "Upgrade [[17 servers]] to 1.33", 17),
    ("en", "This year [[4 concerts]]", 4),
    ("en", "Release [[3 versions]]", 3),
    ("en", "Children read [[20 books]]", 20),
    ("en", "Raise [[half a million pounds]]", 500_000),
    ("en", "Bring in [[one and a half million]]", 1_500_000),
    ("en", "Halve the fleet", 0.5),
    ("nb", "Elevar les [[20 bøker]] i skuleåret 2026/27", 20),
    ("nb", "Løfte snittet til [[4,5]]", 4.5),
    ("nb", "Oppgradere [[17 servere]] til 1.33", 17),
    ("nb", "I år [[4 konserter]]", 4),
    ("nb", "Jenter scorer [[20 mål]]", 20),
    ("nb", "Samle inn [[en halv million kroner]]", 500_000),
    ("nb", "Hente inn [[halvannen million kroner]]", 1_500_000),
    ("nb", "[[Halve]] bilparken", 0.5),
    ("nb", "[[Halve]] kommunen har fiber", 0.5),
    ("nb", "[[Halva]] bygda er med", 0.5),
]


@pytest.mark.parametrize(("language", "marked", "value"), MEASURES)
def test_numbers_that_measure(language: str, marked: str, value: float) -> None:
    text, spans = unmarked(marked)
    (found,) = quantities(text, language)
    assert found.value == value
    assert not spans or text[found.start : found.end].lower() == spans[0].lower()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Åpent halve dagen"),
        ("nb", "Ha vikar halve året"),
        ("en", "A course for children from 6"),
        ("nb", "Kurs for barn mellom 6 og 10 år"),
    ],
)
def test_parts_of_time_and_ages_are_no_measure(language: str, text: str) -> None:
    assert quantities(text, language) == ()


# What looked like one number is another, none, or two.
READ = [
    ("en", "Ring us on 0800 555 111", []),
    ("en", "Fix bug #4512", []),
    ("en", "Phase 2 of the rebuild starts", []),
    ("en", "Serve 1000s of meals", []),
    ("en", "Nurse-to-patient ratio of 1:4", [(1, "/")]),
    ("en", "Save $1.2–1.5 million", [(1_200_000, "USD")]),
    ("en", "Raise sales by 1 million to 5 million", [(1_000_000, ""), (5_000_000, "")]),
    ("en", "Cut the queue by half an hour", [(0.5, "h")]),
    ("en", "A queue of fewer than one hundred", [(100, "")]),
    ("en", "Three quarters of staff agree", [(0.75, "")]),
    ("en", "Finish two thirds of the backlog", [(0.667, "")]),
    ("en", "Win 3 of the 5 cups", [(3, "/")]),
    ("en", "Close in two working days", [(2, "day")]),
    ("en", "Cut the wait from three weeks to one week", [(1, "week")]),
    ("en", "Lift the margin 3 points to 41%", [(3, "points"), (41, "%")]),
    ("en", "Ship iOS 19 support", []),
    ("en", "Save $500 a month", [(500, "USD")]),
    ("en", "Get the rating back up to 4.6", [(4.6, "")]),
    ("en", "Fewer than 10 bugs older than 30 days", [(10, "bug")]),
    ("en", "About 60 sign-ups a day", [(60, "sign-up")]),
    ("en", "Engagement score: 72, up from 65", [(72, "")]),
    ("nb", "40 kunder svarer innen en uke, opp fra 20", [(40, "kunde")]),
    ("nb", "Øve minst en gang", [(1, "gang")]),
    ("nb", "Telefon 815 00 000 er betjent", []),
    ("nb", "Rette sak #4512", []),
    ("nb", "Bli Norges beste 1.-divisjonslag", []),
    ("nb", "Voksentetthet på 1:3", [(1, "/")]),
    ("nb", "Spare 1,2–1,5 mill. kroner", [(1_200_000, "NOK")]),
    ("nb", "Øke salget med 1 million til 5 millioner", [(1_000_000, ""), (5_000_000, "")]),
    ("nb", "Korte ned køen med halvannen time", [(1.5, "h")]),
    ("nb", "To tredeler av lærerne er enige", [(0.667, "")]),
    ("nb", "Vinne 3 av de 5 cupene", [(3, "/")]),
    ("nb", "Svare på to virkedager", [(2, "day")]),
    ("nb", "Få ned svartida fra tre uker til én uke", [(1, "week")]),
    ("nb", "Løfte marginen 3 prosentpoeng til 41 %", [(3, "points"), (41, "%")]),
    ("nb", "Få snittet opp til 4,6", [(4.6, "")]),
    ("nb", "Under 10 saker eldre enn 30 dager", [(10, "sak")]),
    ("nb", "Selge 40 billetter", [(40, "billett")]),
    ("nb", "Rykke opp til 2. plass", [(2, "")]),
]


@pytest.mark.parametrize(("language", "text", "measures"), READ)
def test_readings(language: str, text: str, measures: list[tuple[float, str]]) -> None:
    assert [(q.value, q.unit) for q in quantities(text, language)] == measures


BOUNDS = [
    ("en", "No more than 3 errors", "<="),
    ("en", "Not over 3 errors", "<="),
    ("en", "Not less than 30 goals", ">="),
    ("en", "At or under 30 errors", "<="),
    ("en", "In excess of 30 goals", ">"),
    ("en", "30 goals or so", "~"),
    ("en", "Open rate 35%+", ">="),
    ("nb", "Ikke over 3 feil", "<="),
    ("nb", "Ikkje meir enn 3 feil", "<="),
    ("nb", "Ikkje færre enn 30 mål", ">="),
    ("nb", "Høgst 3 feil", "<="),
    ("nb", "Svar innen 3 timer", "<="),
    ("nb", "30 mål eller fleire", ">="),
]


@pytest.mark.parametrize(("language", "text", "comparator"), BOUNDS)
def test_bounds(language: str, text: str, comparator: str) -> None:
    (found,) = quantities(text, language)
    assert found.comparator == comparator


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("en", "Grow the choir from 40 down to 20 members", 40, 20),
        ("nb", "Redusere antall medlemmer fra 300 opp til 400", 300, 400),
        ("en", "Shorten the wait from three days to a week", 3, 1),
        ("nb", "Forkorte ventetiden fra tre dager til ei uke", 3, 1),
    ],
)
def test_a_way_or_an_article_between_both_ends(
    language: str, text: str, start: float, end: float
) -> None:
    assert [(q.baseline, q.value) for q in quantities(text, language)] == [(start, end)]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Not a single deviation", [0]),
        ("en", "Answer each and every letter", [1]),
        ("nb", "Ikke et eneste avvik", [0]),
        ("nb", "Lese høyt hver eneste kveld", []),
        ("en", "A plan for each and every district", []),
    ],
)
def test_universals_of_several_words(language: str, text: str, values: list[float]) -> None:
    assert [q.value for q in quantities(text, language) if q.kind == "universal"] == values


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("nb", "Øke andelen kvinner fra 40 til 60 %", True),
        ("nb", "Øke antall kvinner i styret fra 3 til 5", True),
        ("nb", "Antall elever fra 40 til 80", True),
        ("nb", "Få talet på kvinner fra 3 til 7", True),
        ("nb", "Øke tilbudet for barn fra 6 til 10 år", False),
        ("nb", "Kurs for kvinner fra 40 til 60 år", False),
        ("nb", "Tilby svømmekurs til barn mellom 6 og 10", False),
        ("en", "Raise the share of women from 40 to 60%", True),
        ("en", "Increase the number of women from 40 to 60", True),
        ("en", "Grow our pool of adults from 12 to 20", True),
        ("en", "Increase attendance of children aged 6 to 10", False),
        ("en", "Offer classes to children from 6 to 10", False),
    ],
)
def test_people_who_are_counted_have_no_age(language: str, text: str, counted: bool) -> None:
    assert bool(quantities(text, language)) == counted
