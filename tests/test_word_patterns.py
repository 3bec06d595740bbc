"""Quick looks say no only where a pattern would: for every phrase, as it is and without æ, ø, å."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smartcheck.annotate import numbers
from smartcheck.languages import load_pack
from smartcheck.word_patterns import Closing

PACKS = {code: load_pack(code) for code in ("nb", "en")}
_SPELLINGS = ({"æ": "ae", "ø": "o", "å": "a"}, {"å": "aa"}, {})


@pytest.mark.parametrize("language", PACKS)
def test_a_text_that_ends_in_a_phrase_may_be_closed_by_it(language: str) -> None:
    bounds = [str(word) for word in PACKS[language].section("numbers")["bounds"]]
    closing = Closing(bounds, ["andel"])
    for phrase in bounds:
        for changes in _SPELLINGS:
            spelled = "".join(changes.get(letter, letter) for letter in phrase)
            for text in (spelled, f"Selge {spelled.upper()} ", f"Selge ({spelled}:"):
                assert closing.may_close(text), text


def test_words_that_are_in_no_phrase_close_nothing() -> None:
    closing = Closing(["innen utgangen av", "før"], ["andel"])
    assert not closing.may_close("Pusse opp brygga ")
    assert not closing.may_close("")
    assert not closing.may_close("innen")
    assert closing.may_close("markedsandel")


@given(st.text("0123456789 .,'$€+-−kKr NOKEUSD%xå\u00a0", max_size=40))
@example("kr. 1 200,50 og NOK 3")
@example("US$ .5+ −4 kr 10+")
def test_looking_near_figures_finds_what_looking_everywhere_does(text: str) -> None:
    for pack in PACKS.values():
        everywhere = [match.span() for match in numbers._numbers(pack).finditer(text)]
        assert [match.span() for match in numbers._figures(text, pack)] == everywhere
