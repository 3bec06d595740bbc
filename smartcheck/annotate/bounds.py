"""Bounds beside a number: "at least", "≥", "or more", "not over"."""

from __future__ import annotations

import re
from functools import cache

from smartcheck.annotate.glance import Parsed
from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.numbers import listed_pattern
from smartcheck.annotate.words import Word
from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import Ending

_SIGN = re.compile(r"(≥|>=|=>|≤|<=|(?<![-–])>|<|≈|~)\s*$")
_SIGN_ENDS = frozenset("≥≤<>=≈~")
_SIGN_MEANING = {"≥": ">=", ">=": ">=", "=>": ">=", "≤": "<=", "<=": "<=", ">": ">", "<": "<"}
_NEGATED = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


class _Patterns:
    """The patterns of one language, compiled once."""

    def __init__(self, pack: LanguagePack) -> None:
        section = pack.section("numbers")
        self.meanings = {str(word).lower(): str(v) for word, v in section["bounds"].items()}
        self.before = Ending(self.meanings)
        self.negation = Ending(section["negations"])
        self.after = listed_pattern(pack, "after_bounds", r"\s+(?:{})\b")


@cache
def _patterns(pack: LanguagePack) -> _Patterns:
    return _Patterns(pack)


class Bounds:
    """Finds the bounds in one text; what was found is kept."""

    def __init__(self, text: str, structure: Parsed, pack: LanguagePack) -> None:
        self.text, self.structure, self.pack = text, structure, pack
        self._section = pack.section("numbers")
        self._patterns = _patterns(pack)
        self._found: dict[int, tuple[int, str]] = {}

    def before(self, start: int) -> tuple[int, str]:
        """Where the bound before an offset begins, and what it means; there and "" without one."""
        if start not in self._found:
            self._found[start] = self._sought(start)
        return self._found[start]

    def stands_before(self, start: int) -> bool:
        """Whether there is a bound before an offset."""
        return self.before(start)[0] != start

    def after(self, end: int) -> tuple[int, str]:
        """Where a bound behind the quantity ends ("or more"), and what it means."""
        if match := self._patterns.after.match(self.text, end):
            return match.end(), self._section["after_bounds"][" ".join(match[0].lower().split())]
        return end, ""

    def _sought(self, start: int) -> tuple[int, str]:
        head = self.text[:start]
        if head.rstrip()[-1:] in _SIGN_ENDS and (sign := _SIGN.search(head)):
            return sign.start(), _SIGN_MEANING.get(sign[1], "~")
        match = self._patterns.before.before(self.text, start)
        if match is None:
            return start, ""
        word, begin = match[1].lower(), match.start(1)
        if word in self._section["raising_bounds"] and self._is_raised(begin):
            return start, ""
        meaning = self._patterns.meanings[word]
        if negated := self._patterns.negation.before(self.text, begin):
            return negated.start(1), _NEGATED.get(meaning, meaning)
        return begin, meaning

    def _is_raised(self, at: int) -> bool:
        """Whether something is raised up to a number: "get the score up to 5", "offer up to 5"."""
        before = self._word_before(at)
        if before is not None and before.pos in ("ADV", "PART", "ADP"):
            before = self._word_before(before.start)  # "the rate BACK up to 97 %"
        verb = self.structure.whole().verb
        if before is None or before.pos not in ("NOUN", "PROPN") or verb is None:
            return False
        lexicon = Lexicon.of(self.pack)
        return lexicon.verb(verb.lemma, verb.word.lower, "raise_verbs", "reach_verbs")

    def _word_before(self, offset: int) -> Word | None:
        return self.structure.word_at(len(self.text[:offset].rstrip()) - 1)
