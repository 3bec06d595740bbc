"""Labels, headings and the language of goals."""

import unicodedata

import pytest

from smartcheck.readers import detect_language
from smartcheck.readers.labels import header_role, key_names, match_label


@pytest.mark.parametrize(
    ("text", "role", "number", "content"),
    [
        ("Objective: Grow", "objective", "", "Grow"),
        ("Objective 1: Grow", "objective", "1", "Grow"),
        ("Objective #2 - Grow", "objective", "2", "Grow"),
        ("O1. Grow", "objective", "1", "Grow"),
        ("O: Grow", "objective", "", "Grow"),
        ("Main Objective: Grow", "objective", "", "Grow"),
        ("Hovedmål: Vokse", "objective", "", "Vokse"),
        ("HOVUDMÅL: Vekse", "objective", "", "Vekse"),
        ("Mål 3: Vokse", "aim", "3", "Vokse"),
        ("KR 1.2: 5 kunder", "key_result", "1.2", "5 kunder"),
        ("KR1 5 kunder", "key_result", "1", "5 kunder"),
        ("KR#2 – 5 kunder", "key_result", "2", "5 kunder"),
        ("Key Result: 5 kunder", "key_result", "", "5 kunder"),
        ("Nøkkelresultat 1: 5 kunder", "key_result", "1", "5 kunder"),
        ("Nokkelresultat 1: 5 kunder", "key_result", "1", "5 kunder"),
        ("Delmål: 5 kunder", "key_result", "", "5 kunder"),
        ("SMART-mål: 5 kunder", "goal", "", "5 kunder"),
        ("Hvorfor: fordi", "aside", "", "fordi"),
        ("Frist: mai", "field", "", "mai"),
        ("Owner: Ann", "field", "", "Ann"),
    ],
)
def test_labels(text: str, role: str, number: str, content: str) -> None:
    for written in (text, unicodedata.normalize("NFD", text)):
        label = match_label(written)
        assert label is not None
        assert (label.role, label.number) == (role, number)
        assert unicodedata.normalize("NFC", written[label.end :]) == content


@pytest.mark.parametrize(
    "text",
    [
        "Objectively better",
        "Goal keeper training",
        "Målet er nådd",
        "Krav: fem",
        "OK: done",
        "Progress on the whitepaper",
        "Mål 2026 kunder",
        "Orange 1: juice",
        "We said that the goal: nothing",
    ],
)
def test_words_that_are_no_labels(text: str) -> None:
    assert match_label(text) is None


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("OKRs for May 2026", "okrs"),
        ("Våre OKR-er", "okrs"),
        ("Objectives and Key Results", "okrs"),
        ("Mål og nøkkelresultater 2026", "okrs"),
        ("Key Results:", "key_results"),
        ("Eksempel på gode Key Results:", "key_results"),
        ("Suksesskriterier for lansering", "key_results"),
        ("Leveranse Fase 2:", "key_results"),
        ("Objectives for 2026 Q3", "objectives"),
        ("2026 goals", "aims"),
        ("Våre mål", "aims"),
        ("Tiltak", "aside"),
        ("Fokus Q1 2026", "theme"),
        ("What are OKRs?", None),
        ("How we set OKRs", None),
        ("Work that wasn't covered in OKRs", None),
        ("Det vil innebære om dine Key Results er:", None),
        ("Our metrics are reliable", None),
        ("Minutes from Monday", None),
    ],
)
def test_headers(text: str, header: str | None) -> None:
    assert header_role(text) == header


def test_keys_of_both_languages() -> None:
    assert key_names("keyResults")[0] == "key_results"
    assert key_names("key_results") == key_names("Key Results") == key_names("Nøkkelresultater")
    assert key_names("KR2")[0] == "key_result"
    assert "deadline" in key_names("Frist")
    assert "target" in key_names("Måltall")
    assert key_names("zzqq") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Øk salget med 15%.", "nb"),
        ("Dominere kaffebransjen i Bergen.", "nb"),
        ("Auke talet på medlemer til 300 innan jul", "nb"),
        ("50 pameldte til nyhetsbrev", "nb"),
        ("Gjennomfore 5 moter med kunder", "nb"),
        ("Increase revenue by 15%", "en"),
        ("Become the default choice of Bergen", "en"),
        ("50 subscribers", "en"),
        ("Launch MVP", "en"),
        ("Doble brukerbasen", "nb"),
        ("Kutte kostnader", "nb"),
        ("Double the base", "en"),
        ("Dominate Bergen", "en"),
        ("", "en"),
        ("42", "en"),
    ],
)
def test_the_language_of_short_texts(text: str, language: str) -> None:
    assert detect_language([text]) == language
