"""Which language a document is written in, told from its goals alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from smartcheck.languages import load_pack
from smartcheck.readers.labels import languages

_WORD = re.compile(r"[^\W\d_]+")


def detect_language(texts: Iterable[str]) -> str:
    """The code of the language pack that fits the texts best; always the same for the same texts.

    Small words, letters and endings count. A tie, or no evidence at all, goes to English: the
    language of texts that are mostly names.
    """
    words = [word.casefold() for text in texts for word in _WORD.findall(text)]
    scores = {code: _score(code, words) for code in languages()}
    best = max(scores.values())
    leaders = [code for code, score in scores.items() if score == best]
    return "en" if "en" in leaders else leaders[0]


def _score(code: str, words: list[str]) -> float:
    letters, endings = _shape(code)
    score = 0.0
    for word in words:
        score += word in _evidence(code)
        score += 1.5 * any(letter in word for letter in letters)
        score += 0.5 * (len(word) > 5 and word.endswith(endings))
    return score


@cache
def _shape(code: str) -> tuple[str, tuple[str, ...]]:
    labels = load_pack(code).section("labels")
    return str(labels.get("letters", "")), tuple(labels.get("endings", ()))


@cache
def _evidence(code: str) -> frozenset[str]:
    """The words that speak for a language and for no other."""
    own = set(_words(code))
    for other in languages():
        if other != code:
            own -= set(_words(other))
    return frozenset(own)


@cache
def _words(code: str) -> tuple[str, ...]:
    return tuple(str(word) for word in load_pack(code).section("labels").get("evidence", ()))
