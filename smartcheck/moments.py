"""Days, months, quarters and other named stretches of the calendar, and the days they cover."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

MomentKind = Literal[
    "date", "month", "quarter", "half", "tertial", "week", "season", "holiday", "year", "fiscal"
]
DateOrder = Literal["dmy", "mdy"]

# Months per part of a year.
PART_MONTHS: dict[str, int] = {"quarter": 3, "half": 6, "tertial": 4}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a named stretch of days; what is None was not said.

    `number` is that of a quarter, half, tertial or week; -1 is the last one of the year. `pair`
    holds the two numbers of a date whose order (day or month first) the settings decide. `name` is
    a holiday's day as `holiday` reads it. `months` are a season's first month and its length.
    """

    kind: MomentKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    weekday: int | None = None
    pair: tuple[int, int] | None = None
    name: str = ""
    months: tuple[int, int] = (1, 12)

    def ordered(self, order: DateOrder) -> Moment:
        """The same with day and month told apart; an order that cannot be yields to the other."""
        if self.pair is None:
            return self
        first, second = self.pair
        day, month = (first, second) if order == "dmy" else (second, first)
        if not _exists(self.year, month, day) and _exists(self.year, day, month):
            day, month = month, day
        return replace(self, day=day, month=month, pair=None)

    def possible(self) -> bool:
        """Whether the calendar has such a day or part, in the year named or in any."""
        if self.pair:
            return self.ordered("dmy").possible()
        if self.kind == "date":
            return self.day is None or _exists(self.year, self.month or 0, self.day)
        if self.kind == "week":
            return 1 <= (self.number or 0) <= (weeks_in(self.year) if self.year else 53)
        if self.kind in PART_MONTHS:
            return self.number == -1 or 1 <= (self.number or 0) <= 12 // PART_MONTHS[self.kind]
        if self.kind == "fiscal":
            return self.number is None or 1 <= self.number <= 4
        return self.month is None or 1 <= self.month <= 12

    def days(self, year: int, fiscal_year_start: int | None = None) -> tuple[date, date] | None:
        """First and last day in that year; None where there is none or it cannot be known."""
        if not self.possible():
            return None
        if self.kind == "date":
            return _day(year, self.month, self.day)
        if self.kind == "week":
            return week_range(year, self.number or 1)
        if self.kind == "holiday":
            return (holiday(self.name, year),) * 2
        if self.kind == "fiscal":
            return _fiscal_days(year, self.number, fiscal_year_start)
        return month_range(year, *self._stretch())

    def _stretch(self) -> tuple[int, int]:
        """First month and number of months, for what is made of whole months."""
        if self.kind == "month":
            return self.month or 1, 1
        if self.kind in PART_MONTHS:
            size = PART_MONTHS[self.kind]
            number = 12 // size if self.number == -1 else self.number or 1
            return (number - 1) * size + 1, size
        return self.months


def month_range(year: int, first: int, count: int) -> tuple[date, date]:
    """The days of `count` months from month `first`; months may run past December."""
    last = first + count - 1
    start_year, start_month = year + (first - 1) // 12, (first - 1) % 12 + 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return date(start_year, start_month, 1), end


def weeks_in(year: int) -> int:
    """How many ISO weeks a year has."""
    return date(year, 12, 28).isocalendar()[1]


def week_range(year: int, week: int) -> tuple[date, date] | None:
    """Monday and Sunday of an ISO week; None if the year has no such week."""
    if not 1 <= week <= weeks_in(year):
        return None
    monday = date.fromisocalendar(year, week, 1)
    return monday, monday + timedelta(days=6)


def holiday(name: str, year: int) -> date:
    """The day a pack names: "12-24", "easter+49" (days), or "11-4th-3" (4th Thursday, Monday 0)."""
    if name.startswith("easter"):
        return easter(year) + timedelta(days=int(name.removeprefix("easter") or 0))
    month, day, *weekday = name.split("-")
    if not weekday:
        return date(year, int(month), int(day))
    first = date(year, int(month), 1)
    return first + timedelta(
        days=(int(weekday[0]) - first.weekday()) % 7 + 7 * (int(day.removesuffix("th")) - 1)
    )


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _exists(year: int | None, month: int, day: int) -> bool:
    # Without a year, 29 February may exist.
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2024, month)[1]


def _day(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    if month is None or day is None or not _exists(year, month, day):
        return None
    return (date(year, month, day),) * 2


def _fiscal_days(
    year: int, quarter: int | None, first_month: int | None
) -> tuple[date, date] | None:
    """A fiscal year is named after the calendar year it ends in."""
    if first_month is None:
        return None
    start = year - (first_month > 1)
    if quarter is None:
        return month_range(start, first_month, 12)
    return month_range(start, first_month + (quarter - 1) * 3, 3)
