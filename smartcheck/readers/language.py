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

    Small words, letters and endings count; where there are none, the verbs that goals open with. A
    tie goes to English: the language of texts that are mostly names.
    """
    split = [[word.casefold() for word in _WORD.findall(text)] for text in texts]
    words = [word for mine in split for word in mine]
    scores = {code: _score(code, words) for code in languages()}
    if not any(scores.values()):
        openers = [mine[0] for mine in split if mine]
        scores = {code: sum(word in _own_verbs(code) for word in openers) for code in languages()}
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
def _own_verbs(code: str) -> frozenset[str]:
    """Infinitives and imperatives that no other language has."""
    own = load_pack(code).possible_verbs
    others = (load_pack(other).possible_verbs for other in languages() if other != code)
    return own.difference(*others)


@cache
def _shape(code: str) -> tuple[str, tuple[str, ...]]:
    labels = load_pack(code).section("labels")
    return str(labels.get("letters", "")), tuple(labels.get("endings", ()))


@cache
def _evidence(code: str) -> frozenset[str]:
    """The words that speak for a language: those that not every language has.

    Neighbours share many, which still tell them from the others.
    """
    shared = frozenset.intersection(*(frozenset(_words(other)) for other in languages()))
    return frozenset(_words(code)) - shared


@cache
def _words(code: str) -> tuple[str, ...]:
    return tuple(str(word) for word in load_pack(code).section("labels").get("evidence", ()))
