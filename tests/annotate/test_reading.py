"""The parser's text keeps where every word stood in the goal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcheck.annotate.reading import reading_of
from smartcheck.languages import load_pack

NB, EN = load_pack("nb"), load_pack("en")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("NPS ≥ 55 blant brukere", "NPS minst 55 blant brukere"),
        ("50%+ av planene", "50% av planene"),
        ("svartid <100ms", "Svartid under 100 ms"),
        ("Trivsel 3,9 → 4,4", "Trivsel 3,9 til 4,4"),
        ("Nettside + app lansert", "Nettside og app lansert"),
        ("Gjennomfore 5 moter", "Gjennomføre 5 møter"),
        ("Bli foretrukket partner", "Bli foretrukket partner"),
        ("Overgang til nytt system", "Overgang til nytt system"),
        ("Måle overgangen", "Måle overgangen"),
        ("C++ er lært", "C++ er lært"),
    ],
)
def test_signs_and_spelling_in_norwegian(text: str, read: str) -> None:
    assert reading_of(text, NB).text == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Uptime > 99.9 %", "Uptime over 99.9 %"),
        ("complaints: 48 -> 20", "Complaints: 48 to 20"),
        ("Ship & document the API", "Ship and document the API"),
        ("300+ products", "300 products"),
        ("Docs published (with the design team)", "Docs published"),
        ("ACME (Inc.) signed", "ACME (Inc.) signed"),
    ],
)
def test_signs_in_english(text: str, read: str) -> None:
    assert reading_of(text, EN).text == read


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("en", "Members Feel Safe In The Pool", "Members feel safe in the pool"),
        ("en", "Export To CSV Works", "Export to CSV works"),
        ("nb", "Øke Antall Kunder Til 500", "Øke antall kunder til 500"),
        # A row of names, and a name in a sentence.
        ("en", "Launch Google Ads", "Launch Google Ads"),
        ("en", "Close the Support Desk In Oslo", "Close the Support Desk In Oslo"),
        ("nb", "Åpne Kundesenteret i Bodø", "Åpne Kundesenteret i Bodø"),
    ],
)
def test_titles_are_read_in_small_letters(language: str, text: str, read: str) -> None:
    reading = reading_of(text, {"nb": NB, "en": EN}[language])
    assert reading.text == read
    at = reading.text.index(read.split()[-1])
    assert reading.source(at, len(read)) == (at, len(text))


def test_changed_words_point_at_what_was_written() -> None:
    text = "Nå NPS ≥ 55"
    reading = reading_of(text, NB)
    at = reading.text.index("minst")
    assert text[slice(*reading.source(at, at + 5))].strip() == "≥"
    at = reading.text.index("55")
    assert text[slice(*reading.source(at, at + 2))] == "55"


@given(st.text(alphabet="abcæøå 0123456789%<>≥+-&|→().,", max_size=60))
def test_unchanged_stretches_stand_where_they_stood(text: str) -> None:
    reading = reading_of(text, NB)
    for start, end, source_start, source_end, changed in reading.stretches:
        if changed or end == start:
            continue
        assert reading.text[start:end].lower() == text[source_start:source_end].lower()
        assert reading.source(start, end) == (source_start, source_end)
