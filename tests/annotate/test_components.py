"""The components in a spaCy pipeline that is not ours."""

from __future__ import annotations

import pytest
import spacy

import smartcheck.annotate.components  # noqa: F401  (registers the factories)


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
