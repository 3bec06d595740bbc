"""Confidence scores, what only looks like one, and progress."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcheck.annotate.scores import Score, find_progress, find_score, read_score
from smartcheck.languages import load_pack

SET = Path(__file__).parents[1] / "sets" / "scores.jsonl"
ROWS = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]


def score(text: str, language: str) -> Score | None:
    return find_score(text, load_pack(language))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_labelled_set(row: dict[str, object]) -> None:
    found = score(str(row["text"]), str(row["lang"]))
    assert (found.text if found else None) == row["score"]
    assert (found.value if found else None) == pytest.approx(row["value"])


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("nb", "Oppnå 500 besøkende på nettbutikken vår 6/10", "6/10", 0.6),
        ("nb", "50 Påmeldte til nyhetsbrev 9/10.", "9/10", 0.9),
        ("nb", "12 lærlinger [7/10]", "7/10", 0.7),
        ("nb", "12 lærlinger **7/10**", "7/10", 0.7),
        ("nb", "12 lærlinger (realisme: 7 av 10)", "7 av 10", 0.7),
        ("nb", "12 lærlinger. Tillit = 0,65", "0,65", 0.65),
        ("nb", "12 lærlinger – tro 55 %", "55 %", 0.55),
        ("nb", "Tillit 4/10: 12 lærlinger", "4/10", 0.4),
        ("nb", "12 lærlinger, 60 % sikre", "60 %", 0.6),
        ("nb", "12 lærlingar – sannsyn 70 %", "70 %", 0.7),
        ("en", "Sell 40 boats (60% confident)", "60%", 0.6),
        ("en", "8/10 sure: sell 40 boats", "8/10", 0.8),
        ("en", "Sell 40 boats – 7/10 sure", "7/10", 0.7),
        ("en", "Sell 40 boats 4.5 out of 10", "4.5 out of 10", 0.45),
        ("en", "Sell 40 boats {6/10}", "6/10", 0.6),
        ("en", "Sell 40 boats; confidence level 6", "6", 0.6),
        ("en", "Sell 40 boats (conf. 0.35) by June", "0.35", 0.35),
        ("en", "Score 40 goals 6/10", "6/10", 0.6),
        ("en", "Halve waiting at 3 clinics to 4.5 stars 6/10", "6/10", 0.6),
    ],
)
def test_scores(language: str, text: str, words: str, value: float) -> None:
    found = score(text, language)
    assert found is not None
    assert text[found.start : found.end] == words == found.text
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Kundene gir oss minst 8/10"),
        ("nb", "Trivselsscore 8/10"),
        ("nb", "Karakteren øker fra 6/10 til 8/10"),
        ("nb", "Snitt på ≥ 8/10"),
        ("nb", "Levere anbudet innen 6/10"),
        ("nb", "Levere anbudet 6/10/2026"),
        ("nb", "Levere anbudet den 6/10"),
        ("nb", "8 av 10 leietakere blir"),
        ("nb", "Åpne hallen 25/10"),
        ("nb", "Framdrift: 4/10"),
        ("nb", "Tillit til ledelsen på 80 %"),
        ("nb", "Sikkerhet: 12 øvelser"),
        ("nb", "Tillit: høy"),
        ("en", "Rating 8/10"),
        ("en", "80% of pupils feel confident"),
        ("nb", "80 % av elevene er trygge"),
        ("en", "Ease of use > 8/10"),
        ("en", "Raise the rating from 6/10 to 8/10"),
        ("en", "Hand in the bid by 6/10"),
        ("en", "Customer confidence: 60 %"),
        ("en", "Confidence interval below 0.05"),
        ("en", "Confidence in management at 60 %"),
        ("en", "Win 7 of 10 home games"),
        ("en", "Audit findings closed: 19/20"),
        ("en", "Grade 6/10 or better"),
        ("en", "Recruit 30 stewards 0.8"),
    ],
)
def test_look_alikes(language: str, text: str) -> None:
    assert score(text, language) is None


@pytest.mark.parametrize(
    ("text", "could_be"),
    [
        ("Selge 40 båter 6/10", True),
        ("Selge 40 båter (6/10)", True),
        ("Selge 40 båter 6,5/10", False),
        ("Selge 40 båter 0/10", False),
        ("Selge 40 båter 6 av 10", False),
        ("Selge 40 båter, tillit 6/10", False),
    ],
)
def test_only_bare_whole_figures_could_be_a_date(text: str, could_be: bool) -> None:
    found = score(text, "nb")
    assert found is not None
    assert found.could_be_date is could_be


def test_the_whole_of_a_score_covers_label_and_brackets() -> None:
    text = "Selge 40 båter (tillit: 6/10)"
    found = score(text, "nb")
    assert found is not None
    assert text[: found.whole[0]].rstrip() == "Selge 40 båter"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6/10", 0.6),
        ("6 / 10", 0.6),
        ("6 av 10", 0.6),
        ("6 out of 10", 0.6),
        ("0.6", 0.6),
        ("0,6", 0.6),
        (".6", 0.6),
        ("60 %", 0.6),
        ("60%", 0.6),
        ("6", 0.6),
        ("10", 1.0),
        ("1", 0.1),
        ("1.0", 1.0),
        ("0", 0.0),
        ("7.5", 0.75),
        ("7/10 (usikker)", 0.7),
        ("11/10", 1.1),
        ("120 %", 1.2),
        ("-1", -0.1),
        ("85", None),
        ("4/5", None),
        ("6 til 7 kanskje", None),
    ],
)
def test_fields(text: str, value: float | None) -> None:
    for language in ("nb", "en"):
        if "av" in text and language == "en":
            continue
        found = read_score(text, load_pack(language))
        assert found is not None
        assert found.in_field
        assert found.value == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize("text", ["", "high", "høy", "on_track", "🟢", "-"])
def test_words_of_status_are_no_score(text: str) -> None:
    assert read_score(text, load_pack("nb")) is None


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Move 12 branches => 66%", "=> 66%"),
        ("en", "Move 12 branches => 100% done", "=> 100% done"),
        ("en", "Publish the docs => DONE", "=> DONE"),
        ("en", "Grow to 900 members (70%)", "(70%)"),
        ("en", "Shelf relabelling 70% done", "70% done"),
        ("en", "Sell 40 pianos. Score: 0.7", "Score: 0.7"),
        ("en", "Recruit 30 stewards 0.8", "0.8"),
        ("en", "Reach 12 clubs (0/5)", "(0/5)"),
        ("en", "Publish the docs (done)", "(done)"),
        ("nb", "Selge 90 billetter (70 %)", "(70 %)"),
        ("nb", "Flytting av arkivet 60 % ferdig", "60 % ferdig"),
        ("nb", "Verve 30 medlemmer, score: 0,7", "score: 0,7"),
        ("nb", "40 har tatt kurset. Framdrift: 4/10", "Framdrift: 4/10"),
        ("nb", "Levere 40 saker – ferdig", "– ferdig"),
    ],
)
def test_progress(language: str, text: str, words: str) -> None:
    found = find_progress(text, load_pack(language))
    assert found is not None
    assert text[found[0] : found[1]].lstrip(" .,;") == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Conversion from 58% => 70%"),
        ("en", "Cycle time 2000ms => 300ms"),
        ("en", "Cut costs by 15%"),
        ("en", "Sell 40 boats, confidence 0.6"),
        ("en", "Find 30 homes by April 1"),
        ("nb", "Leveringspresisjon 0,95"),
        ("nb", "Alle har tatt kurset (70 %)"),
        ("nb", "Selge 40 båter (6/10)"),
    ],
)
def test_what_is_no_progress(language: str, text: str) -> None:
    assert find_progress(text, load_pack(language)) is None


@given(
    st.integers(0, 100),
    st.sampled_from(
        ["{}", "({})", "– {}", ", {}", ". {}", "[{}].", "(tillit: {})", ", konfidens {}"]
    ),
)
def test_tenths_come_back_as_they_were_written(hundredths: int, form: str) -> None:
    tenths = hundredths / 10
    figure = f"{tenths:.1f}/10" if hundredths % 10 else f"{hundredths // 10}/10"
    found = score("Selge 40 hytter " + form.format(figure), "nb")
    assert found is not None
    assert found.text == figure
    assert found.value == pytest.approx(tenths / 10)


@given(st.text(max_size=80), st.sampled_from(["nb", "en"]))
def test_no_text_breaks_it(text: str, language: str) -> None:
    pack = load_pack(language)
    found = find_score(text, pack)
    assert found is None or text[found.start : found.end] == found.text
    progress = find_progress(text, pack)
    assert progress is None or 0 <= progress[0] < progress[1] <= len(text)
    read_score(text, pack)
