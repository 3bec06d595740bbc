"""Times that are no moment of the calendar: durations, "this quarter", events, and vague words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from smartcheck.annotate.time_cues import Cues
from smartcheck.annotate.time_values import Edge, Kind, Role, TimeExpression
from smartcheck.languages import LanguagePack
from smartcheck.moments import Moment
from smartcheck.word_patterns import any_of, plain, triggers

_SHORT = frozenset({"second", "minute", "hour"})
_BRIEF = frozenset({"day", "week"})
_YEAR_BEHIND = re.compile(r",?\s+(20\d\d)(?!\d)")
_KIND_OF: Mapping[str, Kind] = {
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "tertial": "tertial",
    "half": "half",
    "year": "year",
}


class Durations:
    """ "within two weeks", "i 48 timer", "per month"."""

    def __init__(self, pack: LanguagePack) -> None:
        words, numbers = pack.section("times"), pack.section("numbers")
        units: Mapping[str, list[str]] = words.get("units", {})
        definite: Mapping[str, str] = words.get("definite_units", {})
        self._units = {plain(word): unit for unit in units for word in units[unit]}
        self._units |= {plain(word): unit for word, unit in definite.items()}
        self._amounts = {
            **{plain(str(word)): float(value) for word, value in numbers.get("words", {}).items()},
            **{plain(word): 1.0 for word in numbers.get("ones", ())},
            **{plain(word): float(value) for word, value in words.get("amounts", {}).items()},
        }
        spelled = [w for unit in units for w in units[unit]]
        self.triggers = triggers((*spelled, *definite))
        some = any_of(words.get("some", ()))
        spelled_amounts = (
            *numbers.get("words", {}),
            *numbers.get("ones", ()),
            *words.get("amounts", {}),
        )
        digits = r"(?:\d+\s?[-–]\s?)?(?P<n>\d+(?:[.,]\d+)?)"
        amount = rf"(?:{digits}|(?P<w>{any_of(spelled_amounts)})|(?P<some>{some}))"
        aged = rf"\s?-?{any_of(words.get('age_words', ()))}(?!\w)"
        unit = rf"(?P<unit>{any_of(spelled)})(?![\w-]|{aged})"
        deadline, window = (
            any_of(words.get("duration_deadlines", ())),
            any_of(words.get("duration_windows", ())),
        )
        the = any_of(words.get("the", ()))
        self._due = re.compile(
            rf"(?<![\w-])(?P<cue>{deadline})\s+(?:{the}\s+)?(?:{amount}[\s-]?)?(?:{the}\s+)?{unit}",
            re.I,
        )
        self._window = re.compile(
            rf"(?<![\w-])(?P<cue>{window})\s+(?:{the}\s+)?{amount}\.?[\s-]?{unit}", re.I
        )
        rate = rf"(?<![\w-])(?P<cue>{any_of(words.get('per', ()))})\s+(?:\d+\.?\s+)?"
        self._rate = re.compile(rf"(?:{rate}|(?P<slash>/)\s?){unit}", re.I)
        per_definite = any_of(words.get("per_definite", ()))
        self._definite_rate = _words(rf"(?P<cue>{per_definite})\s+(?P<unit>{any_of(definite)})")
        links = any_of((*words.get("function_words", ()), *words.get("no_rate_after", ())))
        self._preposition = re.compile(rf"(?:^|(?<!\w){links})\s*$", re.I)
        start = any_of(words.get("project_starts", ()))
        counted = any_of(words.get("counted_from", ()))
        self._from_start = re.compile(rf"\s+{counted}\s+(?:\w+\s+)?{start}(?!\w)", re.I)
        self._counted = re.compile(rf"\s+{counted}(?!\w)", re.I)
        percent = any_of(words.get("percent_words", ()))
        self._share = re.compile(
            rf"(?<!\w){any_of(words.get('shares', ()))}(?!\w)|\d\s?{percent}\s+\w", re.I
        )
        self._definite = re.compile(rf"(?<!\w){the}(?!\w)", re.I)
        self._working = re.compile(any_of(words.get("working_days", ())), re.I)
        self._ones = frozenset(plain(str(word)) for word in numbers.get("ones", ()))
        self._articles = frozenset(numbers.get("articles", ()))
        self._due_only = frozenset(words.get("due_only", ()))
        self._ahead = re.compile(rf"{any_of(words.get('ahead', ()))}(?!\w)", re.I)
        self._response = re.compile(
            rf"(?<!\w){any_of(words.get('response_words', ()))}(?!\w)", re.I
        )

    def read(self, text: str, present: frozenset[str]) -> Iterator[TimeExpression]:
        """The durations of a text; `present` are its words as keys."""
        for match in self._due.finditer(text):
            if not (match["n"] or match["w"] or match["some"] or self._is_coming(match)):
                continue
            yield self._counted_from_start(text, match) or self._time(
                match, self._role(text, match)
            )
        for pattern in (self._window, self._rate, self._definite_rate):
            for match in pattern.finditer(text):
                if not self._is_no_rate(text, match):
                    yield self._time(match, "window")

    def _is_no_rate(self, text: str, match: re.Match[str]) -> bool:
        """ "By a quarter" and "a second nurse" are no rates, as "a day" is one."""
        article = (match["cue"] or "").lower() in self._articles
        if not article:
            return False
        fraction = self._units[plain(match["unit"])] in ("second", "half")
        return fraction or bool(self._preposition.search(text, 0, match.start()))

    def _time(self, match: re.Match[str], role: Role) -> TimeExpression:
        groups = match.groupdict()
        unit: Any = self._units[plain(match["unit"])]
        amount = self._amount(groups.get("n"), groups.get("w"))
        if amount is None and match.re is self._due and not groups["some"]:
            amount = 1
        kind: Any = "vague" if role == "deadline" and amount is None else "duration"
        cue = groups["cue"] or ""
        return TimeExpression(match.start(), match.end(), cue, kind, role, amount=amount, unit=unit)

    def _counted_from_start(self, text: str, match: re.Match[str]) -> TimeExpression | None:
        """A duration counted from an event ("of kick-off") is as good as an event."""
        start = self._from_start.match(text, match.end())
        if start is None:
            return None
        return TimeExpression(match.start(), start.end(), match["cue"], "event", "deadline")

    def _amount(self, digits: str | None, word: str | None) -> float | None:
        if digits:
            return float(digits.replace(",", "."))
        return self._amounts[plain(word)] if word else None

    def _is_coming(self, match: re.Match[str]) -> bool:
        """ "The next year" is twelve months from now, "next year" is the calendar's."""
        return bool(self._ahead.search(match["cue"]) and self._definite.search(match["cue"]))

    def _role(self, text: str, match: re.Match[str]) -> Role:
        """A deadline for the goal, or how fast something must happen time after time."""
        unit = self._units[plain(match["unit"])]
        if unit in _SHORT or self._working.fullmatch(match["unit"]):
            return "window"
        if self._ahead.search(match["cue"]):
            return "deadline"
        if self._counted.match(text, match.end()):
            return "window"
        if (
            unit in _BRIEF
            and plain(match["w"] or "") in self._ones
            and match["cue"] not in self._due_only
        ):
            # "in a week" tells how much is done in every week; "within a week" is a date.
            return "window"
        before = text[: match.start()]
        repeated = self._share.search(before) or self._response.search(before)
        return "window" if unit in _BRIEF and repeated else "deadline"


class Relatives:
    """ "this quarter", "neste år", "EOQ", "utgangen av året"."""

    def __init__(self, pack: LanguagePack, cues: Cues) -> None:
        words = pack.section("times")
        self._cues = cues
        units = {w: unit for unit, spelled in words.get("units", {}).items() for w in spelled}
        ends = {w: unit for unit, spelled in words.get("unit_ends", {}).items() for w in spelled}
        alone, current = words.get("this_alone", {}), words.get("this_words", {})
        self._units = {
            plain(w): u for table in (units, ends, alone, current) for w, u in table.items()
        }
        this, following = words.get("this", ()), words.get("next", ())
        long = [word for word, unit in units.items() if unit not in _SHORT]
        self._next = re.compile(any_of(following), re.I)
        shift = rf"(?P<shift>{any_of((*this, *following))})\s+"
        self.triggers = triggers((*long, *ends, *alone, *current))
        self._shifted = Chosen(rf"{shift}(?P<unit>{any_of(long)})", long, (*this, *following))
        self._whole = tuple(Chosen(rf"(?P<unit>{any_of(words)})", words) for words in (ends, alone))
        self._current = Chosen(rf"(?P<unit>{any_of(current)})", current)

    def read(self, text: str, present: frozenset[str]) -> Iterator[TimeExpression]:
        """The relative times of a text; `present` are its words as keys."""
        for match in self._shifted.matches(text, present):
            yield self._time(text, match, shift=int(bool(self._next.fullmatch(match["shift"]))))
        for pattern in self._whole:
            for match in pattern.matches(text, present):
                yield self._time(text, match, whole=True)
        for match in self._current.matches(text, present):
            # "the year" is this year behind "the end of" or "within" only.
            lead = self._cues.before(text, match.start())
            if lead.has_edge or lead.sort in ("by", "before"):
                yield self._time(text, match)

    def _time(
        self, text: str, match: re.Match[str], shift: int = 0, whole: bool = False
    ) -> TimeExpression:
        """`whole` says that the words are an end by themselves ("EOQ"), not a stretch of days."""
        lead = self._cues.before(text, match.start())
        end, latest = self._cues.tail(text, match.end(), False)
        if whole and (year := _YEAR_BEHIND.match(text, end)):
            moment, end = Moment("year", int(year[1])), year.end()
        else:
            moment = None
        unit: Any = self._units[plain(match["unit"])]
        named = self._cues.after(text, end) == "noun" and not (lead.sort or latest)
        role: Role = "deadline"
        if lead.sort == "mention" or (named and text[: match.start()].strip()):
            role = "mention"
        elif lead.sort == "start":
            role = "start"
        before = lead.sort == "before" and not lead.has_edge and not whole
        edge: Edge = "before" if before else lead.edge
        kind: Kind = "event" if unit == "season" else _KIND_OF.get(unit, "date")
        start = match.start() if role == "mention" else lead.start
        if moment is not None and unit == "year":
            return TimeExpression(start, end, lead.words, kind, role, moment, edge=edge)
        return TimeExpression(start, end, lead.words, kind, role, unit=unit, shift=shift, edge=edge)


class Events:
    """ "in time for the fair", "ved prosjektslutt", "before the exhibition opens"."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.section("times")
        determiner = any_of(words.get("event_determiners", ()))
        never = any_of((*words.get("never_events", ()), *words.get("never_ahead_of", ())))
        cue, links = any_of(words.get("event_cues", ())), words.get("event_links", ())
        link, place = any_of(links), any_of((*links, *words.get("event_places", ())))
        alone, definite = words.get("events_alone", ()), words.get("events", ())
        verb = any_of(words.get("event_verbs", ()))
        function = any_of(words.get("function_words", ()))
        open_word = rf"(?:(?!{function}(?!\w))[\w'’&-]+)"
        prefix = r"\w*" if pack.sections.get("compounds") else ""
        the = any_of((*words.get("the", ()), *words.get("event_determiners", ())))
        qualified = rf"(?:(?:{determiner})\s+){{1,2}}(?:{open_word}\s+){{0,2}}?{any_of(definite)}"
        compound = rf"(?:{determiner}\s+)?\w*{any_of(definite)}" if prefix else qualified
        nouns = words.get("event_nouns", ())
        following = rf"{any_of(words.get('next_events', ()))}\s+\w*{any_of(nouns)}"
        self.triggers = triggers(
            (*words.get("event_cues", ()), *links, *words.get("event_places", ()))
        )
        names = rf"(?P<cue>{link})\s+"
        begun = rf"(?!{never}(?!\w))(?:{the}\s+)?(?:{open_word}\s+){{1,3}}?{verb}"
        ready = rf"(?!{never}(?!\w))(?:{the}\s+)*{open_word}(?:\s{open_word}){{0,2}}"
        self._patterns = (
            Chosen(rf"(?P<cue>{cue})\s+{ready}", words.get("event_cues", ())),
            Chosen(rf"(?P<cue>{place})\s+(?:{the}\s+)?{any_of(alone)}", alone),
            Chosen(names + compound, definite, tails=bool(prefix)),
            Chosen(names + following, words.get("next_events", ()), nouns, tails=True),
            Chosen(names + begun, words.get("event_verbs", ())),
        )

    def read(self, text: str, present: frozenset[str]) -> Iterator[TimeExpression]:
        """The events a result must be ready for; `present` are the text's words as keys."""
        for pattern in self._patterns:
            for match in pattern.matches(text, present):
                yield TimeExpression(match.start(), match.end(), match["cue"], "event", "deadline")


class Vague:
    """ "soon", "på sikt": a time that nobody can miss."""

    def __init__(self, pack: LanguagePack, cues: Cues) -> None:
        words = pack.section("times")
        vague = words.get("vague", ())
        self._cues = cues
        self.triggers = triggers(vague)
        self._vague = _words(any_of(vague))
        self._adverb = re.compile(any_of(words.get("vague_adverbs", ())), re.I)
        self._not_before = re.compile(
            rf"\s+(?:{any_of(words.get('vague_not_before', ()))}(?!\w)|\d)", re.I
        )
        relative = any_of(words.get("relative_words", ()))
        self._relative = re.compile(rf"\w\s+{relative}\s[^,.;:]*$", re.I)

    def read(self, text: str, present: frozenset[str]) -> Iterator[TimeExpression]:
        """The vague times of a text; an adjective ("ongoing process") is none."""
        for match in self._vague.finditer(text):
            adverb = self._adverb.fullmatch(match[0])
            if (
                self._not_before.match(text, match.end())
                or self._relative.search(text, 0, match.start())
                or (adverb and self._cues.after(text, match.end()) == "noun")
            ):
                continue
            yield TimeExpression(match.start(), match.end(), "", "vague", "deadline")


class Chosen:
    """A pattern of whole words, tried only on texts that hold a word of each of some lists.

    With `tails`, words of the last list may also be the last part of a longer one.
    """

    def __init__(self, pattern: str, *lists: Iterable[object], tails: bool = False) -> None:
        self._spelled = pattern
        self._tails = tuple(triggers(lists[-1])) if tails else None
        self._triggers = tuple(map(triggers, lists[:-1] if tails else lists))

    def matches(self, text: str, present: frozenset[str]) -> Iterable[re.Match[str]]:
        """The matches in a text whose words are `present` as keys."""
        for needed in self._triggers:
            if needed.isdisjoint(present):
                return ()
        if self._tails is not None and not any(word.endswith(self._tails) for word in present):
            return ()
        return self._pattern.finditer(text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # Most texts hold none of the words, and a pattern takes long to compile.
        return _words(self._spelled)


def _words(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends with whole words."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.I)
