"""Confidence scores ("6/10", "tillit: 60 %"), and the grades and progress that only look like one.

How sure a team is of a key result, before it starts. Written as the last words or behind a label;
dates, ratings, ratios and end-of-cycle grades are told apart by the words around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import Closing, any_of, has_digit, triggers, words_in

_NUMBER = r"-?(?:\d{1,3}(?:[.,]\d+)?|[.,]\d+)"
_BIG_NUMBER = re.compile(r"[:=]\s*(\d+(?:[.,]\d+)?)(?!\s?[%/\d])")
_OPEN, _CLOSE = r"[(\[{]", r"[)\]}]"
_SEPARATOR = r"[-–—,;:|·*]+"
_ENDING = r"[\s.!*_)\]}]*$"
# What still looks like a slip of the scale; a bare 15/10 is the fifteenth of October.
_HIGHEST_SLIP = 12
_REACH = 40  # How far before its "10", in characters, a score may begin.
_LAST_DAY = 31
_CLOSERS = " \t\r\n\xa0\u202f.!*_)]}"  # What `_ENDING` takes.
# The lowest and the highest share of certainty that each school finds right at the start.
BANDS = {
    "default": (0.4, 0.9),
    "seed": (0.6, 0.9),
    "wodtke": (0.4, 0.6),
    "committed": (0.7, 1.0),
}


@dataclass(frozen=True, slots=True)
class Score:
    """A confidence score; `start` and `end` are character offsets of its figures.

    `value` is the share of certainty: 0.6 for 6/10; outside 0 to 1 for one off the scale, None for
    figures that cannot be read as any. `whole` also covers label and brackets. `could_be_date`
    marks a bare n/10, which is a day and a month as well. `in_field` says that the offsets are
    those of a field beside the goal, not of its text.
    """

    start: int
    end: int
    text: str
    value: float | None
    labelled: bool = False
    could_be_date: bool = False
    whole: tuple[int, int] = (0, 0)
    in_field: bool = False


def find_score(text: str, pack: LanguagePack) -> Score | None:
    """The confidence score written into a goal: behind a label, or as its last words."""
    if not has_digit(text):
        return None
    reader = _reader(pack)
    return reader.labelled(text) or reader.trailing(text)


def read_score(text: str, pack: LanguagePack) -> Score | None:
    """The score in a confidence field or column; None for a word of status ("high", "on_track").

    Figures that are no score ("85", "4/5") give a Score without a value.
    """
    return _reader(pack).field(text)


def find_progress(text: str, pack: LanguagePack) -> tuple[int, int] | None:
    """Where a goal ends in how far it has come ("=> 66%", "(70%)", "Score: 0.7"): no quantity."""
    return _reader(pack).progress(text)


@lru_cache(maxsize=16)
def _reader(pack: LanguagePack) -> _Scores:
    return _Scores(pack)


class _Scores:
    """The score patterns of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.section("scores")
        scale = any_of(words.get("scale", ()))
        out_of_ten = (
            rf"(?P<n>\d{{1,2}}(?:[.,]\d)?)(?P<by>\s?/\s?|\s+{scale}\s+)(?P<m>10)(?![\d/.,]*\d)"
        )
        value = rf"(?P<value>{out_of_ten}|{_NUMBER}\s?%|{_NUMBER}\s?/\s?\d+|{_NUMBER})(?![\w%/])"
        tail = any_of(words.get("label_tails", ()))
        self._labels = triggers(words.get("labels", ()))
        label = rf"(?P<label>{any_of(words.get('labels', ()))}(?:[\s-]?{tail})?)"
        self._label = re.compile(
            rf"(?P<lead>(?:^|{_OPEN}|{_SEPARATOR}|[.!?])\s*|\s)(?<![\w-])"
            rf"{label}(?P<sign>\s*[:=]\s*|\s+){value}(?P<close>\s*{_CLOSE})?",
            re.I,
        )
        self._trailing = re.compile(
            rf"(?:\s*{_SEPARATOR}\s*|\s+|^)(?P<open>{_OPEN}\s*)?(?<![\w/.,-]){out_of_ten}{_ENDING}",
            re.I,
        )
        behind = any_of(words.get("labels_behind", ()))
        self._labels_behind = triggers(words.get("labels_behind", ()))
        self._labelled_behind = re.compile(
            rf"(?:(?P<first>^)|\s*{_SEPARATOR}\s*|\s+(?={_OPEN}))(?P<open>{_OPEN}\s*)?"
            rf"(?P<value>{out_of_ten}|{_NUMBER}\s?%)\s+{behind}(?(first)\s*[:–—-]|{_ENDING})",
            re.I,
        )
        self._field = re.compile(rf"\s*{value}(?=\s*(?:$|[-–—,;(]))", re.I)
        functions = any_of(pack.section("times").get("function_words", ()))
        self._goes_on = re.compile(rf"\s*(?:$|[^\w\s]|{functions}(?!\w))", re.I)
        metrics = any_of(words.get("metrics", ()))
        compound = r"\w*" if pack.sections.get("compounds") else ""
        bounding = pack.section("numbers").get("bounds", ())
        bounds = any_of(bounding)
        governors = (*words.get("governors", ()), *words.get("date_cues", ()))
        governor = any_of(governors)
        self._governing = Closing((*bounding, *governors), words.get("metrics", ()))
        self._governed = re.compile(
            rf"(?:(?<!\w)(?:{bounds}|{governor}|(?<!\d\s){compound}{metrics}),?|[<>≥≤=~±+×])\s*:?\s*$",
            re.I,
        )
        progress = any_of(words.get("progress", ()))
        self._metric_label = re.compile(
            rf"(?:^|[.!?;]\s)[^.!?;]*(?<!\w)(?:{compound}{metrics}|{progress})(?!\w)[^.!?;\d]*:\s*$",
            re.I,
        )
        done = any_of(words.get("done", ()))
        self._progress_words = triggers(words.get("progress", ()))
        self._done_words = triggers(words.get("done", ()))
        share = r"(?:0?[.,]\d+|1[.,]0+)"
        self._arrow, self._marked, *self._done = (
            re.compile(rf"(?<![%\s])\s*(?:=+>|➔|⇒)\s*(?:\d{{1,3}}\s?%|\[?{done}).*$", re.I),
            re.compile(rf"[\s,;.(–—-]*(?<!\w){progress}\s*[:=]\s*\S.*$", re.I),
            re.compile(rf"\s*[(\[–—-]?\s*\d{{1,3}}\s?%\s+{done}{_ENDING}", re.I),
            re.compile(rf"\s*(?:{_OPEN}|\s[-–—])\s*{done}{_ENDING}", re.I),
        )
        self._grade = re.compile(
            rf"\s+(?:[-–—]\s*)?(?:{_OPEN}\s*(?:\d{{1,3}}\s?%|{share}|\d+/(?!10)\d+)\s*{_CLOSE}|{share}){_ENDING}"
        )

    def labelled(self, text: str) -> Score | None:
        """A score behind a label, anywhere: "(tillit: 6/10)", "Confidence 0.6:"."""
        words = words_in(text)
        if not self._labels.isdisjoint(words):
            for match in self._label.finditer(text):
                if self._is_label(text, match) and self._goes_on.match(text, match.end()):
                    return self._score(match, labelled=True)
        if not self._labels_behind.isdisjoint(words):
            behind = self._labelled_behind.search(text)
            return self._score(behind, labelled=True) if behind is not None else None
        return None

    def _is_label(self, text: str, match: re.Match[str]) -> bool:
        """Whether the word labels a score, and is not the thing measured: "customer confidence"."""
        if match["lead"].strip() or not text[: match.start()].strip():
            return True
        # Without any mark before it, the label must come behind a goal, and with a plain score.
        signed = bool(match["sign"].strip())
        return len(text[: match.start()].split()) > 2 and (signed or match["m"] is not None)

    def trailing(self, text: str) -> Score | None:
        """A bare n/10 as the last words, which nothing before it governs."""
        ten = text.find("10")
        match = self._trailing.search(text, max(0, ten - _REACH)) if ten >= 0 else None
        if match is None:
            return None
        before = text[: match.start("n")].rstrip(" ([{")
        if not before or self._is_governed(before):
            return None
        if before.endswith(":") and self._metric_label.search(before):
            return None
        score = self._score(match, labelled=False)
        if score.could_be_date and score.value is not None and score.value > 1:
            return score if score.value * 10 <= _HIGHEST_SLIP else None
        return score

    def _is_governed(self, before: str) -> bool:
        """Whether what stands before figures makes them a value: "snittkarakter over 8/10"."""
        return self._governing.may_close(before) and bool(self._governed.search(before))

    def _score(self, match: re.Match[str], labelled: bool) -> Score:
        groups = match.groupdict()
        start, end = match.span("value") if labelled else (match.start("n"), match.end("m"))
        text = match.string[start:end]
        day = groups["n"] if groups["by"] and "/" in groups["by"] else None
        could_be_date = not labelled and bool(day and day.isdigit() and 0 < int(day) <= _LAST_DAY)
        whole = match.start(), match.end()
        return Score(start, end, text, self._value(match), labelled, could_be_date, whole)

    def field(self, text: str) -> Score | None:
        """See `read_score`."""
        if not has_digit(text):
            return None
        match = self._field.match(text)
        if match is None:
            words = text.strip()
            start = text.index(words)
            return Score(start, start + len(words), words, None, True, False, (0, len(text)), True)
        score = self._score(match, labelled=True)
        return replace(score, whole=(0, len(text)), in_field=True)

    def _value(self, match: re.Match[str]) -> float | None:
        """The share of certainty that figures stand for; None if they stand for none."""
        groups = match.groupdict()
        if groups["n"] is not None:
            return _decimal(groups["n"]) / 10
        figures = groups["value"].replace(" ", "")
        if figures.endswith("%"):
            return _decimal(figures[:-1]) / 100
        if "/" in figures:
            return None
        return _share_or_tenths(figures)

    def _progress_worth(self, text: str) -> Iterator[re.Pattern[str]]:
        """The patterns of progress that a text may hold."""
        words = words_in(text)
        if "=>" in text or "➔" in text or "⇒" in text:
            yield self._arrow
        if (":" in text or "=" in text) and not self._progress_words.isdisjoint(words):
            yield self._marked
        if not self._done_words.isdisjoint(words):
            yield from self._done

    def _is_measured(self, match: re.Match[str]) -> bool:
        """Whether the label is the end of a metric's name: "Engagement score: 72"."""
        apart = match[0].lstrip()[:1] in ",;.(–—-" or not match.string[: match.start()].strip()
        value = _BIG_NUMBER.search(match[0])
        return not apart and value is not None and _decimal(value[1]) > 1

    def progress(self, text: str) -> tuple[int, int] | None:
        """See `find_progress`."""
        for pattern in self._progress_worth(text):
            match = pattern.search(text)
            if match and not (pattern is self._marked and self._is_measured(match)):
                return _stripped(text, match.start(), match.end())
        last = text.rstrip(_CLOSERS)[-1:]
        match = self._grade.search(text) if last == "%" or last.isdigit() else None
        if match is None or self._is_governed(text[: match.start()]) or self.labelled(text):
            return None
        # Without any other number, "(70 %)" may be the target itself.
        counted = any(char.isdigit() for char in text[: match.start()])
        return _stripped(text, match.start(), match.end()) if counted else None


def _share_or_tenths(figures: str) -> float | None:
    """A share has decimals ("0.6", "1.0"), tenths may be whole ("6"); nothing else is a score."""
    number = _decimal(figures)
    if number <= 0:
        return number if number == 0 else number / 10
    if number < 1 or (number == 1 and not figures.isdigit()):
        return number
    return number / 10 if number <= 10 else None


def _decimal(figures: str) -> float:
    return float(figures.replace(",", "."))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
