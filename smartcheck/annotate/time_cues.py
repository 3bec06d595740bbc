"""The words around a moment: what leads it in, what follows it, and what that makes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from smartcheck.annotate.time_values import Edge
from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import Closing, any_of, plain

Sort = Literal["by", "before", "in", "start", "mention", ""]
Follower = Literal["end", "stop", "colon", "function", "noun"]

_REACH = 70  # How far back, in characters, a cue may begin.
# A score or a full stop behind a time does not make it any less the end of the goal.
_CLOSING = r"[\s)\].!]*(?:[-–—,;(]*\s*\d{{1,2}}(?:[.,]\d)?\s*(?:/|{scale})\s*10[\s)\].!]*)?$"
_LEADING = ("of", "the", "day_cues", "fillers", "clock", "day_halves", "day_ends")
_STOP = re.compile(r"\s*[)\],;.!?+]|\s+[-–—&]\s")
_WORD_OR_HYPHEN = re.compile(r"\w+|-")
_WORD = re.compile(r"[\s]*([^\W\d_][\w'’-]*)")


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads a moment in; `filled` says that an article or the like stands between."""

    start: int
    words: str = ""
    sort: Sort = ""
    edge: Edge = "end"
    has_edge: bool = False
    filled: bool = False


class Cues:
    """The cues of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.section("times")
        self._words = words
        cues: dict[Sort, list[str]] = words.get("cues", {})
        self._exact: dict[str, Sort] = {cue: sort for sort in reversed(cues) for cue in cues[sort]}
        self._sorts = tuple((sort, _pattern(spelled)) for sort, spelled in cues.items())
        edges: dict[Edge, list[str]] = words.get("edges", {})
        self._edges = tuple((edge, _pattern(spelled)) for edge, spelled in edges.items())
        self._lead = self._leading(
            any_of(self._exact), any_of(e for es in edges.values() for e in es)
        )
        leading = _leading_phrases(words)
        self._last = Closing(phrase.rstrip("-") for phrase in leading)
        openers = (_WORD_OR_HYPHEN.search(phrase) for phrase in leading)
        self._first_words = frozenset(plain(word[0]) for word in openers if word is not None)
        self._counting = _pattern(words.get("counting_cues", ()))
        self._latest = re.compile(rf"\s*,?\s*{any_of(words.get('latest', ()))}(?!\w)", re.I)
        of = any_of(words.get("of", ()))
        year = any_of(word for word, unit in words.get("this_words", {}).items() if unit == "year")
        self._of_year = re.compile(rf"\s+(?:{of}\s+)?{year}(?!\w)", re.I)
        self._function = _pattern(words.get("function_words", ()))
        self._dated = re.compile(rf"(?<!\w){any_of(words.get('dated_nouns', ()))}\s+$", re.I)
        scale = any_of(pack.section("scores").get("scale", ()))
        self._closing = re.compile(_CLOSING.format(scale=scale))
        numbers = pack.section("numbers")
        origin, target = any_of(numbers.get("from", ())), any_of(numbers.get("to", ()))
        self._origin = re.compile(rf"(?<!\w){origin}\s[^,.;:]*$", re.I)
        self._target = re.compile(rf",?\s+{target}\s", re.I)
        self._from_number = re.compile(rf"(?<!\w){origin}\s+[\d\s.,]+$", re.I)

    def _leading(self, cue: str, edge: str) -> re.Pattern[str]:
        words = self._words
        the = any_of(words.get("the", ()))
        halves = any_of(words.get("day_halves", ()))
        clock, close = any_of(words.get("clock", ())), any_of(words.get("day_ends", ()))
        hour = rf"(?:{clock}(?:\s*\d\d?(?:[.:]\d\d)?)?|\d\d?(?:[.:]\d\d)?\s?{halves}|{close})"
        filler = rf"(?:{any_of((*words.get('fillers', ()), *words.get('the', ())))}\s+)*"
        of, on = any_of(words.get("of", ())), any_of(words.get("day_cues", ()))
        # A slip of a word ("by teh end of") may stand before the edge, which is plain enough.
        return re.compile(
            rf"(?:(?<![\w-])(?P<cue>{cue})\s*[:=]?\s+)?(?:{hour}\s+(?:(?:{on}|{the})\s+)?)?"
            rf"(?P<filled>{filler})"
            rf"(?:(?(cue)(?:\w{{1,3}}\s+)?)(?<![\w-])(?P<edge>{edge})(?:\s+|-|(?<=-))(?:{of}\s+)?{filler})?$",
            re.I,
        )

    def before(self, text: str, start: int) -> Lead:
        """What leads in the moment that begins here."""
        match = self._leading_match(text, start)
        if match is None:
            return Lead(start)
        words, edge = match["cue"] or "", self._edge(match["edge"])
        begin = match.start() if words or edge else start
        filled = bool(match["filled"].strip())
        return Lead(begin, words, self.sort(words), edge or "end", edge is not None, filled)

    def _leading_match(self, text: str, start: int) -> re.Match[str] | None:
        """The longest match that begins with a word and ends where the moment begins."""
        before = text[max(0, start - _REACH) : start]
        if not (before[-1:].isspace() or before.endswith("-")) or not self._last.may_close(before):
            return None
        for word in _WORD_OR_HYPHEN.finditer(text, start - len(before), start):
            if word[0].isalpha() and plain(word[0]) not in self._first_words:
                continue
            # With `start` as the end of what is seen, `$` matches right before the moment.
            if (match := self._lead.match(text, word.start(), start)) is not None:
                return match
        return None

    def sort(self, words: str) -> Sort:
        """What a cue does; words as the pack has them go before words that lack their æøå."""
        lower = " ".join(words.lower().split())
        if not lower:
            return ""
        if lower in self._exact:
            return self._exact[lower]
        return next((sort for sort, cue in self._sorts if cue.fullmatch(lower)), "")

    def _edge(self, words: str | None) -> Edge | None:
        return next((edge for edge, cue in self._edges if words and cue.fullmatch(words)), None)

    def tail(self, text: str, end: int, part_of_year: bool) -> tuple[int, bool]:
        """Where the expression ends, and whether "at the latest" is part of it."""
        if part_of_year and (year := self._of_year.match(text, end)):
            end = year.end()
        latest = self._latest.match(text, end)
        return (latest.end(), True) if latest else (end, False)

    def after(self, text: str, end: int) -> Follower:
        """What follows: the end of the goal or of the clause, a function word, or another word."""
        if self._closing.match(text, end):
            return "end"
        if text[end : end + 1] == ":":
            return "colon"
        if _STOP.match(text, end):
            return "stop"
        word = _WORD.match(text, end)
        if word is None:
            return "stop" if text[end : end + 2].strip()[:1] in "/(=>→" else "noun"
        return "function" if self._function.fullmatch(word[1]) else "noun"

    def dates_a_noun(self, text: str, start: int) -> bool:
        """Whether the word before is one that has a year in its name: "plan for 2027"."""
        return bool(self._dated.search(text, max(0, start - 30), start))

    def is_origin(self, text: str, start: int, end: int) -> bool:
        """Whether the moment dates the starting point: "from 310 members in 2025 to 400"."""
        return bool(self._target.match(text, end) and self._origin.search(text, 0, start))

    def may_count(self, lead: Lead) -> bool:
        """Whether a bare number behind this cue may as well be an amount."""
        return bool(self._counting.fullmatch(lead.words)) if lead.words else True

    def after_a_number(self, text: str, start: int) -> bool:
        """Whether "from 1900" stands right before: the next number is then an amount too."""
        return bool(self._from_number.search(text, 0, start))


def _leading_phrases(words: Mapping[str, Any]) -> list[str]:
    """All that may stand before a moment and lead it in."""
    phrases = [phrase for name in _LEADING for phrase in words.get(name, ())]
    for name in ("cues", "edges"):
        phrases += [phrase for listed in words.get(name, {}).values() for phrase in listed]
    return [str(phrase) for phrase in phrases]


def _pattern(words: Any) -> re.Pattern[str]:
    return re.compile(any_of(words), re.I)
