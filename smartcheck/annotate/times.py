"""Times in a goal's plain text: dates, periods, durations, events, and the vague ones.

The words are in the `times` section of the language pack; how they go together is here. A moment
alone is no deadline: its cue ("innen", "by"), its place in the sentence and what follows it decide
what part it plays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from smartcheck.annotate.time_cues import Cues, Follower, Lead
from smartcheck.annotate.time_spans import Durations, Events, Relatives, Vague
from smartcheck.annotate.time_values import Edge, Kind, Role, TimeExpression, later, resolve
from smartcheck.languages import LanguagePack
from smartcheck.moment_forms import Found, find_moments
from smartcheck.word_patterns import words_in

__all__ = ["TimeExpression", "find_times", "later", "resolve"]

_EARLIEST_DEADLINE = 2000
_FRACTION = 5  # "by 1/4" is a quarter less, not the first of April.


def find_times(text: str, pack: LanguagePack) -> tuple[TimeExpression, ...]:
    """Every time in a text, in order, without overlaps; no parse is needed."""
    return _reader(pack).read(text)


@lru_cache(maxsize=16)
def _reader(pack: LanguagePack) -> _Times:
    return _Times(pack)


class _Times:
    """Reads the times of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._cues = Cues(pack)
        self._day_cues = frozenset(pack.section("times").get("day_cues", ()))
        self._rates = frozenset(map(str, pack.section("times").get("per", ())))
        self._due_only = frozenset(pack.section("times").get("due_only", ()))
        self._status_cues = frozenset(pack.section("times").get("status_cues", ()))
        self._spans = (
            Durations(pack),
            Relatives(pack, self._cues),
            Events(pack),
            Vague(pack, self._cues),
        )

    def read(self, text: str) -> tuple[TimeExpression, ...]:
        """See `find_times`."""
        words = words_in(text)
        moments = find_moments(text, self._pack, words)
        found = [time for moment in moments for time in self._time(text, moment)]
        for reader in self._spans:
            if not reader.triggers.isdisjoint(words):
                found.extend(reader.read(text, words))
        return tuple(_without_overlaps(found)) if len(found) > 1 else tuple(found)

    def _time(self, text: str, found: Found) -> Iterator[TimeExpression]:
        lead = self._cues.before(text, found.start)
        end, latest = self._cues.tail(text, found.end, found.moment.kind in ("half", "quarter"))
        after = self._cues.after(text, end)
        role = "deadline" if latest else self._role(text, found, lead, after)
        if role is None:
            return
        kind: Kind = "range" if found.last else found.moment.kind
        if not _possible(found):
            if not (role == "deadline" and (lead.sort or found.moment.year) and _may_be_day(found)):
                return
            kind = "impossible"
        start = lead.start if role in ("deadline", "start") else found.start
        end = end if role == "deadline" else found.end
        yield TimeExpression(
            start, end, lead.words, kind, role, found.moment, found.last, edge=_edge(lead)
        )

    def _role(self, text: str, found: Found, lead: Lead, after: Follower) -> Role | None:
        """What part a moment plays; None where it is no time at all."""
        if self._is_another_word(text, found, lead, after):
            return None
        if found.moment.weekday is not None and self._recurs(text, found):
            return "mention"
        latest = (found.last or found.moment).year
        if lead.sort == "mention" or (latest is not None and latest < _EARLIEST_DEADLINE):
            return "mention"
        if self._cues.dates_a_noun(text, lead.start) and not self._is_due(found, lead):
            return "mention"
        if lead.sort == "start" and found.last is None:
            return "start"
        if lead.sort in ("by", "before", "start"):
            return "deadline"
        if lead.sort == "in":
            return self._within_a_period(text, found, lead, after)
        if after == "colon":
            return "mention" if text[: lead.start].strip(" ([*_") else "deadline"
        return "mention" if after == "noun" else "deadline"

    def _is_due(self, found: Found, lead: Lead) -> bool:
        """ "Sign the plan by 1 June" against "plan until 2030", "accounts as of 1 June"."""
        cue = lead.words.lower()
        if found.moment.kind == "year" or found.last is not None:
            return lead.sort in ("by", "before") and cue in self._due_only
        if lead.sort == "in":
            return not self._cues.may_count(lead)  # "adopt the plan in March", "plan for March"
        if lead.sort not in ("by", "before"):
            return False
        return cue not in self._status_cues

    def _recurs(self, text: str, found: Found) -> bool:
        """A weekday that comes every week: "per lørdag", "every Friday"."""
        before = text[: found.start].lower().split()
        return found.moment.day is None and before[-1:] != [] and before[-1] in self._rates

    def _within_a_period(self, text: str, found: Found, lead: Lead, after: Follower) -> Role | None:
        """ "in Q3", "i november": a deadline, unless it dates another thing or a starting point."""
        if self._cues.is_origin(text, lead.start, found.end):
            return "mention"
        dated = lead.filled or (self._cues.may_count(lead) and text[: lead.start].strip())
        return "mention" if after == "noun" and dated else "deadline"

    def _is_another_word(self, text: str, found: Found, lead: Lead, after: Follower) -> bool:
        """Whether the words are no time: amounts that look like one, "may", "vår bransje"."""
        opening = not text[: lead.start].strip()
        if found.bare:
            return self._is_amount(text, found, lead, after)
        if found.moment.kind == "year" and found.last is None:
            return self._is_count(text, found, lead, after)
        if not found.weak:
            return False
        if lead.sort:
            versioned = found.moment.kind == "date" and lead.sort not in ("by", "before")
            return versioned or (after == "noun" and not opening)
        apart = after in ("end", "stop") and _set_apart(text, found)
        return found.moment.kind == "season" or not apart

    def _is_amount(self, text: str, found: Found, lead: Lead, after: Follower) -> bool:
        """Two numbers without a word or a year are a date only behind a cue: "innen 6/10"."""
        first, second = found.moment.pair or (0, 0)
        if not lead.words and after == "end":
            # A day over twelve tells a bare date at the end from a ratio or a score.
            counted = text[: found.start].rstrip().endswith(":") or (first, second) == (24, 7)
            return counted or not (12 < first <= 31 and 0 < second <= 12)
        dated = lead.sort in ("by", "before") or lead.words.lower() in self._day_cues
        dated = dated or (lead.sort in ("in", "start") and found.last is not None)
        if not dated or after == "noun":
            return True
        return first < second <= _FRACTION and self._cues.may_count(lead)

    def _is_count(self, text: str, found: Found, lead: Lead, after: Follower) -> bool:
        """Four digits are a year behind a cue that takes no amount, or set apart: "(2026)"."""
        if self._cues.dates_a_noun(text, lead.start):
            return False
        if not lead.sort:
            return not (after in ("end", "stop") and _set_apart(text, found))
        if self._cues.may_count(lead):
            opening = not text[: lead.start].strip()
            return (after == "noun" and not opening) or self._cues.after_a_number(text, lead.start)
        return False


def _edge(lead: Lead) -> Edge:
    return "before" if lead.sort == "before" and not lead.has_edge else lead.edge


def _set_apart(text: str, found: Found) -> bool:
    """Whether a bracket, a dash or a comma sets a doubtful word apart as a time: "(2026)"."""
    return text[: found.start].rstrip()[-1:] in ("(", "[", "-", "–", "—", ",", ":", ";")


def _possible(found: Found) -> bool:
    return found.moment.possible() and (found.last is None or found.last.possible())


def _may_be_day(found: Found) -> bool:
    """Whether two numbers may at all have been meant as day and month."""
    pair = found.moment.pair
    return pair is None or (0 < min(pair) <= 12 and max(pair) <= 31)


def _without_overlaps(found: Iterable[TimeExpression]) -> list[TimeExpression]:
    """The longest reading of each place; deadlines go before other roles."""
    rank = {"deadline": 0, "window": 1, "start": 1, "mention": 2}
    kept: list[TimeExpression] = []
    for time in sorted(found, key=lambda t: (rank[t.role], t.kind == "vague", t.start - t.end)):
        if all(time.end <= other.start or other.end <= time.start for other in kept):
            kept.append(time)
    return sorted(kept, key=lambda time: time.start)
