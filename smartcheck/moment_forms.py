"""Moments in plain text: every day and stretch of the calendar that is named, with its place.

How people write them is in `moment_patterns`. What stands around a moment (the cue of a deadline,
"OKRs" in a heading) is for `periods` and `annotate.times` to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from smartcheck.languages import LanguagePack
from smartcheck.moment_patterns import SOME_PAIR, SOME_YEAR, Form, all_forms
from smartcheck.moment_words import Groups, MomentWords
from smartcheck.moments import Moment
from smartcheck.word_patterns import any_of, has_digit, words_in


@dataclass(frozen=True, slots=True)
class Found:
    """A moment in a text, or a range of two.

    `weak` ones may be another word altogether ("may", "vår", "2020") and want a cue. `bare` ones
    are numbers only, without a word or a year ("6/10").
    """

    start: int
    end: int
    moment: Moment
    last: Moment | None = None
    weak: bool = False
    bare: bool = False


def find_moments(text: str, pack: LanguagePack, words: frozenset[str] | None = None) -> list[Found]:
    """Every day and stretch of the calendar named in a text, in order; ranges are one moment.

    Who has the text's words as keys (`words_in`) already may give them.
    """
    return _reader(pack).read(text, words_in(text) if words is None else words)


@lru_cache(maxsize=16)
def _reader(pack: LanguagePack) -> _MomentReader:
    return _MomentReader(MomentWords(pack))


class _MomentReader:
    """Reads the moments of one language."""

    def __init__(self, words: MomentWords) -> None:
        self._long = words.long
        self._forms = all_forms(words)
        self._triggers = frozenset().union(*(form.triggers for form in self._forms))
        listed = words.listed
        joins = any_of((*listed.get("range_words", ()), *listed.get("and_words", ())))
        self._join = re.compile(rf"\s*(?:-|–|—|\.\.|/|\+|&|,|,?\s{joins}\s)\s*", re.I)

    def read(self, text: str, words: frozenset[str]) -> list[Found]:
        """See `find_moments`."""
        found = [
            moment for form in self._worth(text, words) for moment in self._matches(form, text)
        ]
        if len(found) < 2:
            return found
        found.sort(key=lambda moment: (moment.start, -moment.end))
        kept: list[Found] = []
        for moment in found:
            if not kept or moment.start >= kept[-1].end:
                kept.append(moment)
        return self._joined(text, kept)

    def _worth(self, text: str, words: frozenset[str]) -> list[Form]:
        """The forms that a text may hold, by its words and its kinds of numbers."""
        worded = not self._triggers.isdisjoint(words)
        digits = has_digit(text)
        pair = digits and SOME_PAIR.search(text) is not None
        year = digits and SOME_YEAR.search(text) is not None
        if not (worded or pair or year):
            return []
        return [
            form
            for form in self._forms
            if (year or not form.year)
            and (pair or not form.pair)
            and (not form.triggers or (worded and not form.triggers.isdisjoint(words)))
        ]

    def _matches(self, form: Form, text: str) -> Iterable[Found]:
        for match in form.pattern.finditer(text):
            groups = match.groupdict()
            if (moment := form.build(groups)) is None:
                continue
            first, last = _split(moment, groups)
            # A full stop behind "januar" ends the sentence, behind "jan" it belongs to the word.
            full_stop = text[match.end() - 1] == "." and str(groups.get("m")).lower() in self._long
            end = match.end() - full_stop
            yield Found(match.start(), end, first, last, form.weak(groups), form.bare)

    def _joined(self, text: str, found: list[Found]) -> list[Found]:
        """Neighbours of one kind with a dash or "to" between them are one range."""
        joined: list[Found] = []
        for right in found:
            left = joined[-1] if joined else None
            if (
                left
                and left.moment.kind == right.moment.kind
                and (left.bare or not right.bare)
                and self._join.fullmatch(text, left.end, right.start)
            ):
                last = right.last or right.moment
                weak, bare = left.weak and right.weak, left.bare and right.bare
                joined[-1] = Found(left.start, right.end, left.moment, last, weak, bare)
            else:
                joined.append(right)
        return joined


def _split(moment: Moment, groups: Groups) -> tuple[Moment, Moment | None]:
    """Ranges written in one piece: "16-22 desember", "uke 51-52", "2024-2026"."""
    if first_day := groups.get("d0"):
        return replace(moment, day=int(first_day)), moment
    if last_week := groups.get("n2"):
        return moment, replace(moment, number=int(last_week))
    if (last_year := groups.get("y2")) and moment.kind == "year":
        return moment, replace(moment, year=int(last_year))
    return moment, None
