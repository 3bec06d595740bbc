"""What rules ask of a goal is answered once, and lists are looked up by all a word may be."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from smartcheck.annotate.goal import ParsedGoal, once_per_goal
from smartcheck.annotate.lexicon import Lexicon
from smartcheck.languages import LanguagePack, load_pack
from smartcheck.nlp import Annotator
from smartcheck.testing import goal_document

ANNOTATOR = Annotator()


def goal(text: str, language: str = "en") -> ParsedGoal:
    document = goal_document(text, language, "goal")
    return ANNOTATOR.annotate([document], date(2026, 1, 1))[0].goals[0]


def test_a_question_is_answered_once_for_each_goal() -> None:
    asked: list[str] = []

    @once_per_goal
    def length(one: ParsedGoal) -> int | None:
        asked.append(one.text)
        return len(one.text) if one.text != "Tidy up" else None

    first, second = goal("Sell more jam"), goal("Tidy up")
    assert [length(first), length(first), length(second), length(second)] == [13, 13, None, None]
    assert asked == ["Sell more jam", "Tidy up"]


@pytest.mark.parametrize(
    ("language", "text", "name", "found"),
    [
        ("en", "Answer faster THAN last year", "comparison_marks", ["THAN"]),
        ("en", "Thank all volunteers", "comparison_marks", []),
        ("nb", "Svare raskere enn i fjor", "comparison_marks", ["enn"]),
        ("nb", "Bedre enn fryktet, bedre enn ventet", "comparison_marks", ["enn", "enn"]),
        ("nb", "Rydde slik at alle finner fram", "purpose", ["slik at"]),
    ],
)
def test_phrases_of_a_list(language: str, text: str, name: str, found: list[str]) -> None:
    said = goal(text, language)
    assert [match[0] for match in said.phrases(name)] == found
    assert said.says(name) == bool(found)
    assert [match[0] for match in said.phrases(name, len(text))] == []


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_phrase_is_passed_over_for_want_of_its_first_word(language: str) -> None:
    pack = load_pack(language)
    for name, phrases in pack.section("lexicon").items():
        for phrase in phrases if isinstance(phrases, list) else ():
            said = replace(goal("x", language), text=f"Så, {phrase}.")
            whole = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", said.text) is not None
            assert said.says(name) or not whole, f"{name}: {phrase}"


def test_a_phrase_that_opens_with_a_sign_is_sought_everywhere() -> None:
    pack = LanguagePack("xx", {"lexicon": {"marks": ["≥ ten", "at least"]}})
    said = replace(goal("x"), pack=pack, text="sold ≥ ten")
    assert said.says("marks")
    assert not replace(said, text="sold ten").says("marks")


def listed(lexicon: Lexicon, words: list[str], name: str) -> Iterator[bool]:
    return (lexicon.noun(word, word, name) for word in words)


def test_nouns_are_found_as_compounds_in_their_forms_and_behind_a_hyphen() -> None:
    norwegian, english = (Lexicon.of(load_pack(code)) for code in ("nb", "en"))
    assert "salg" in norwegian.pack.words("metric_nouns")
    assert all(listed(norwegian, ["salg", "salget", "nettsalget", "web-salg"], "metric_nouns"))
    assert not any(listed(norwegian, ["salgsmøte", "hus"], "metric_nouns"))
    assert "revenue" in english.pack.words("metric_nouns")
    assert all(listed(english, ["revenue", "revenues", "ad-revenue"], "metric_nouns"))
    assert not any(listed(english, ["adrevenue", "revenuer"], "metric_nouns"))


def test_openers_are_the_first_words_of_phrases() -> None:
    pack = LanguagePack("xx", {"lexicon": {"links": ["but also", "and"], "more": ["as well as"]}})
    assert Lexicon(pack).openers("links") == {"but", "and"}
    assert Lexicon(pack).openers("links", "more") == {"but", "and", "as"}
