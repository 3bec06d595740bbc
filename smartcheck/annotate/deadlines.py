"""When a goal is due: in its own words, in a field, or inherited from what stands above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from smartcheck.annotate.times import TimeExpression, find_times, resolve
from smartcheck.document import Document, Goal
from smartcheck.languages import LanguagePack
from smartcheck.moment_forms import find_moments
from smartcheck.moments import DateOrder
from smartcheck.periods import Period
from smartcheck.word_patterns import plain


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a goal is due.

    `text` is None where the deadline is inherited from a period; `end` is None for an event, for a
    period without dates, and for what cannot be dated. `inherited_from` is None for the goal's own
    words, else "field", "objective", "heading" or "document". `span` are the character offsets of
    the goal's own words.
    """

    text: str | None
    end: date | None = None
    inherited_from: str | None = None
    vague: bool = False
    event: bool = False
    span: tuple[int, int] | None = None
    impossible: bool = False


def deadline_of(
    goal: Goal,
    times: Sequence[TimeExpression],
    parent: Deadline | None,
    document: Document,
    today: date,
    pack: LanguagePack,
    *,
    date_order: DateOrder = "dmy",
    fiscal_year_start: int | None = None,
) -> Deadline | None:
    """The deadline of a goal: its own words, its field, its objective, its heading, the document.

    `parent` is the deadline of its objective. A vague one ("soon") gives way to anything that is
    inherited; an impossible one ("31 June") does not, since a day was meant.
    """
    period = goal.period if goal.period and goal.period.end else document.period
    reader = _Reader(today, period, pack, date_order, fiscal_year_start)
    own = reader.own(times, goal.text.text)
    if own is not None and not own.vague:
        return own
    if goal.deadline is not None:
        stated = reader.field(goal.deadline.text)
        if stated is not None and (not stated.vague or own is None):
            own = stated
        if stated is not None and not stated.vague:
            return stated
    return _inherited(goal, parent, document, reader) or own


def _inherited(
    goal: Goal, parent: Deadline | None, document: Document, reader: _Reader
) -> Deadline | None:
    if parent is not None and parent.inherited_from in (None, "field") and not parent.vague:
        return replace(parent, inherited_from="objective", span=None, impossible=False)
    if goal.period is not None:
        return Deadline(None, goal.period.end or reader.end_of(goal.period.text), "heading")
    if parent is not None and parent.inherited_from == "heading":
        return parent
    if document.period is not None:
        return Deadline(None, document.period.end, "document")
    return None


@dataclass(frozen=True)
class _Reader:
    """Resolves time expressions against one reference date and period."""

    today: date
    period: Period | None
    pack: LanguagePack
    date_order: DateOrder
    fiscal_year_start: int | None

    def own(self, times: Iterable[TimeExpression], text: str) -> Deadline | None:
        """What the goal's own words say: the latest day, else an event, else a vague time."""
        due = [time for time in times if time.role == "deadline" and not self._is_past(time)]
        dated = [(self._end(time), time) for time in due]
        known = [(end, time) for end, time in dated if end is not None]
        if known:
            return self._deadline(*max(known, key=lambda pair: pair[0]), text)
        firm = [time for time in due if time.kind not in ("vague", "impossible")]
        for time in (*firm, *(t for t in due if t.kind == "impossible"), *due):
            return self._deadline(None, time, text)
        return None

    def field(self, text: str) -> Deadline | None:
        """What a field says; there, a bare date needs no cue. None for what names no time."""
        found = self.own(find_times(text, self.pack), text)
        if found is None:
            found = self._bare(text)
        if found is None and plain(text.strip()) not in self._blanks():
            # Anything else a team writes into the field is something to be ready for.
            found = Deadline(text.strip(), event=True)
        return replace(found, inherited_from="field", span=None) if found else None

    def end_of(self, text: str) -> date | None:
        """The last day of what a heading names."""
        found = self._bare(text)
        return found.end if found else None

    def _bare(self, text: str) -> Deadline | None:
        for found in find_moments(text, self.pack):
            kind = "range" if found.last else found.moment.kind
            possible = found.moment.possible() and (found.last is None or found.last.possible())
            time = TimeExpression(
                found.start,
                found.end,
                "",
                kind if possible else "impossible",
                "deadline",
                found.moment,
                found.last,
            )
            return self._deadline(self._end(time), time, text)
        return None

    def _blanks(self) -> frozenset[str]:
        return frozenset(map(plain, self.pack.section("times").get("blanks", ()))) | {""}

    def _end(self, time: TimeExpression) -> date | None:
        return resolve(time, self.today, self.period, self.date_order, self.fiscal_year_start)

    def _is_past(self, time: TimeExpression) -> bool:
        """Whether "in 2024" dates something else: nobody sets a goal for a year that is over."""
        year = (time.last or time.moment).year if time.moment else None
        named = {str(cue) for cue in self.pack.section("times").get("cues", {}).get("in", ())}
        start = (self.period.start if self.period else None) or self.today
        return year is not None and year < start.year and time.cue.lower() in named

    def _deadline(self, end: date | None, time: TimeExpression, text: str) -> Deadline:
        return Deadline(
            text[time.start : time.end],
            end,
            vague=time.kind == "vague",
            event=time.kind == "event",
            span=(time.start, time.end),
            impossible=time.kind == "impossible",
        )
