"""What a time expression means: its symbolic value, and the day it ends on."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from smartcheck.moments import DateOrder, Moment, month_range, week_range
from smartcheck.periods import Period

Kind = Literal[
    "date",
    "month",
    "quarter",
    "fiscal",
    "half",
    "tertial",
    "week",
    "season",
    "holiday",
    "year",
    "range",
    "duration",
    "event",
    "vague",
    "impossible",
]
Role = Literal["deadline", "window", "start", "mention"]
Edge = Literal["end", "start", "early", "middle", "before"]
Unit = Literal[
    "second", "minute", "hour", "day", "week", "month", "quarter", "tertial", "half", "year"
]

_MONTHS = {"month": 1, "quarter": 3, "tertial": 4, "half": 6, "year": 12}
_YEAR_LONG = timedelta(days=360)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in a goal's text; `start` and `end` are character offsets, the cue word included.

    `role` says whether it is a deadline, a duration that is part of the measure ("window"), a
    start, or a mention of another time. A named moment is in `moment` (and `last`, of a range), a
    duration of `amount` units or a stretch relative to now ("next quarter": `shift` 1) in `unit`.
    `edge` is the part of the moment that counts: "before" is the day before it begins.
    """

    start: int
    end: int
    cue: str
    kind: Kind
    role: Role
    moment: Moment | None = None
    last: Moment | None = None
    amount: float | None = None
    unit: Unit | None = None
    shift: int | None = None
    edge: Edge = "end"


def resolve(
    expression: TimeExpression,
    today: date,
    period: Period | None,
    date_order: DateOrder = "dmy",
    fiscal_year_start: int | None = None,
) -> date | None:
    """The last day of an expression; None for an event, a vague time or an impossible date.

    A date without a year is the next such date within the period, else the next from the period's
    start, else from today. A duration counts from the period's start, else from today; in a plan
    for a whole year, one that would have run out already was written on the way: it counts from
    today.
    """
    if expression.kind in ("event", "vague", "impossible"):
        return None
    if expression.kind == "duration":
        return _after(expression, today, period)
    if expression.moment is None:
        return _relative(expression, _now(today, period))
    return _named(expression, today, period, date_order, fiscal_year_start)


def _now(today: date, period: Period | None) -> date:
    """Today, or the period's start where today lies outside of it."""
    if period and period.start and period.end and not period.start <= today <= period.end:
        return period.start
    return today


def _after(expression: TimeExpression, today: date, period: Period | None) -> date | None:
    if expression.amount is None or expression.unit is None:
        return None
    if period is None or period.start is None:
        return later(today, expression.amount, expression.unit)
    due = later(period.start, expression.amount, expression.unit)
    if period.end is not None and due == period.end + timedelta(days=1):
        # Half a year from the first of July is all of the half year, its last day included.
        return period.end
    year_long = period.end is not None and period.end - period.start >= _YEAR_LONG
    if year_long and due < today and not period.is_over(today):
        return later(today, expression.amount, expression.unit)
    return due


def later(start: date, amount: float, unit: str) -> date:
    """The day `amount` units after a day; parts of a month are days, hours are no days at all."""
    if unit in _MONTHS:
        months = amount * _MONTHS[unit]
        whole = int(months)
        total = start.year * 12 + start.month - 1 + whole
        year, month = min(total // 12, 9998), total % 12 + 1
        day = min(start.day, monthrange(year, month)[1])
        return date(year, month, day) + timedelta(days=round((months - whole) * 30))
    days = amount * {"week": 7, "day": 1}.get(unit, 0)
    return start + timedelta(days=min(round(days), 300_000))


def _relative(expression: TimeExpression, now: date) -> date | None:
    """The end of this or the next week, month, quarter … as seen from a day."""
    shift, unit = expression.shift or 0, expression.unit
    if unit == "week":
        monday = now - timedelta(days=now.weekday()) + timedelta(weeks=shift)
        return _edge((monday, monday + timedelta(days=6)), expression.edge)
    if unit not in _MONTHS:
        return now + timedelta(days=shift) if unit == "day" else None
    size = _MONTHS[unit]
    first = (now.month - 1) // size * size + 1 + shift * size
    return _edge(month_range(now.year, first, size), expression.edge)


def _named(
    expression: TimeExpression,
    today: date,
    period: Period | None,
    date_order: DateOrder,
    fiscal_year_start: int | None,
) -> date | None:
    moment = expression.last or expression.moment
    if moment is None:
        return None
    moment = moment.ordered(date_order)
    reference = (period.start if period else None) or today
    if moment.kind == "date" and moment.day is None:
        return _next_weekday(moment, _now(today, period))
    if moment.year is not None:
        days = moment.days(moment.year, fiscal_year_start)
        return _edge(days, expression.edge) if days else None
    ends = list(_ends(moment, expression, reference.year, fiscal_year_start))
    if period and period.start and period.end:
        within = [end for end in ends if period.start <= end <= period.end]
        if within:
            return within[0]
        if moment.kind == "week" and (week := _week_of_period(moment, period)):
            return week
    return next((end for end in ends if end >= reference), None)


def _ends(
    moment: Moment, expression: TimeExpression, year: int, fiscal_year_start: int | None
) -> Iterator[date]:
    """The days meant in the years around the reference year, in order."""
    for candidate in range(year - 1, year + 10):
        days = moment.days(candidate, fiscal_year_start)
        if days and (end := _edge(days, expression.edge)):
            yield end


def _next_weekday(moment: Moment, now: date) -> date:
    return now + timedelta(days=((moment.weekday or 0) - now.weekday()) % 7)


def _week_of_period(moment: Moment, period: Period) -> date | None:
    """Week 7 of a term or project, where that week of the calendar lies outside of it."""
    if period.start is None or period.end is None or period.end - period.start >= _YEAR_LONG:
        return None
    first = week_range(*period.start.isocalendar()[:2])
    end = (first[1] if first else period.start) + timedelta(weeks=(moment.number or 1) - 1)
    return end if end <= period.end else None


def _edge(days: tuple[date, date], edge: Edge) -> date | None:
    """The day meant within a stretch of days."""
    first, last = days
    length = (last - first).days
    if edge == "before":
        return first - timedelta(days=1)
    if edge == "start":
        return first
    if edge == "early":
        return first + timedelta(days=length // 3)
    if edge == "middle":
        # The middle of a month is its 15th, however long it is.
        return first + timedelta(days=14 if 27 <= length <= 30 else length // 2)
    return last
