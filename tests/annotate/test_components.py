"""The components in a spaCy pipeline that is not ours."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

import smartcheck
import smartcheck.annotate.components


@pytest.mark.parametrize(
    ("language", "text", "time", "score"),
    [
        ("nb", "Selge 40 båter innen 1. mars 7/10", "innen 1. mars", "7/10"),
        ("en", "Sell 40 boats by 1 March 7/10", "by 1 March", "7/10"),
        ("nn", "Selje 40 båtar innan 1. mars 7/10", "innan 1. mars", "7/10"),
    ],
)
def test_times_and_score_are_set(language: str, text: str, time: str, score: str) -> None:
    nlp = spacy.blank(language)
    nlp.add_pipe("smartcheck_times")
    nlp.add_pipe("smartcheck_scores")
    doc = nlp(text)
    found = doc._.smartcheck_times
    assert [text[t.start : t.end] for t in found] == [time]
    assert doc._.smartcheck_score.text == score


def test_a_language_without_a_pack_says_so() -> None:
    with pytest.raises(ValueError, match="no language pack for 'de'"):
        spacy.blank("de").add_pipe("smartcheck_times")


@pytest.mark.parametrize(
    ("language", "text", "quantity", "value", "unit"),
    [
        ("nb", "Selge minst 40 båter innen 1. mars 7/10", "minst 40 båter", 40, "båt"),
        ("en", "Sell at least 40 boats by 1 March 7/10", "at least 40 boats", 40, "boat"),
    ],
)
@pytest.mark.parametrize("others", [(), ("smartcheck_times", "smartcheck_scores")])
def test_quantities_are_set_whatever_stands_before(
    language: str, text: str, quantity: str, value: float, unit: str, others: tuple[str, ...]
) -> None:
    nlp = spacy.load(Path(smartcheck.__file__).parent / "pipelines" / language)
    for name in (*others, "smartcheck_quantities"):
        nlp.add_pipe(name)
    (found,) = nlp(text)._.smartcheck_quantities
    assert text[found.start : found.end] == quantity
    assert (found.value, found.unit, found.comparator) == (value, unit, ">=")


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("nb", "Auke talet på elevar med 15", [15]),
        ("en", "Raise the number of pupils by 15", [15]),
        # How old they are is no measure.
        ("nb", "Kurs for barn over 10", []),
        ("en", "A course for children over 10", []),
    ],
)
def test_a_growth_is_no_age(language: str, text: str, values: list[float]) -> None:
    nlp = spacy.load(Path(smartcheck.__file__).parent / "pipelines" / language)
    nlp.add_pipe("smartcheck_quantities")
    assert [found.value for found in nlp(text)._.smartcheck_quantities] == values


@pytest.mark.parametrize(("language", "text"), [("nb", "Bli best i byen"), ("en", "Be the best")])
def test_quantities_without_a_parse(language: str, text: str) -> None:
    nlp = spacy.blank(language)
    nlp.add_pipe("smartcheck_quantities")
    assert nlp(text)._.smartcheck_quantities == ()
    (found,) = nlp(f"{text}, 40 % → 55 %")._.smartcheck_quantities
    assert (found.value, found.baseline, found.unit) == (55, 40, "%")
