"""Cycles and dates: the period a document, a heading or a field names."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included.

    `text` is how the source names it. `start` and `end` are None where no dates can be claimed,
    as for a fiscal quarter whose year starts at an unknown month.
    """

    text: str
    start: date | None = None
    end: date | None = None

    def is_over(self, today: date) -> bool:
        """Whether the whole period lies before the reference date."""
        return self.end is not None and self.end < today


# Months per part of a year, by the letter that teams write: quarter, half, tertial.
_PART_MONTHS = {"q": 3, "h": 6, "t": 4}
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PART = r"(?P<part>[qht])(?P<number>[1-4])"
_FISCAL = re.compile(r"FY\s?['’]?(?P<year>\d{4}|\d\d)(?:[-\s/]?Q(?P<number>[1-4]))?", re.I)
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"{_YEAR}[-\s/]?{_PART}",
        rf"{_PART}[-\s/]?{_YEAR}",
        rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])",
        _YEAR,
    )
)
_ISO_RANGE = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)\s*(?:\.\.|/|–|—|-|\bto\b|\btil\b)\s*(\d{4})-(\d\d)-(\d\d)", re.I
)


def parse_period(text: str, fiscal_year_start: int | None = None) -> Period | None:
    """The period that a field, an option or a configuration key states; None if it is none.

    Understands "2026", "2026-Q4", "Q4 2026", "2026 H1", "T1 2026" (tertial), "2026-03", a range of
    two ISO dates, and fiscal years and quarters ("FY26-Q1"). A fiscal year is named after the
    calendar year it ends in; `fiscal_year_start` is its first month, 1 to 12, and without it the
    text is kept but no dates are claimed.
    """
    words = text.strip()
    if fiscal := _FISCAL.fullmatch(words):
        return _fiscal(words, fiscal, fiscal_year_start)
    if dates := _ISO_RANGE.fullmatch(words):
        return _range(words, [int(part) for part in dates.groups()])
    for form in _FORMS:
        if match := form.fullmatch(words):
            return _calendar(words, match.groupdict())
    return None


def months(text: str, year: int, first: int, count: int) -> Period:
    """The period of `count` months from month `first` of a year; months may run past December."""
    last = first + count - 1
    start_year, start_month = year + (first - 1) // 12, (first - 1) % 12 + 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return Period(text, date(start_year, start_month, 1), end)


def _calendar(text: str, found: dict[str, str | None]) -> Period | None:
    year = int(found["year"] or 0)
    if month := found.get("month"):
        return months(text, year, int(month), 1)
    if part := found.get("part"):
        size, number = _PART_MONTHS[part.lower()], int(found["number"] or 0)
        return months(text, year, (number - 1) * size + 1, size) if number * size <= 12 else None
    return months(text, year, 1, 12)


def _fiscal(text: str, found: re.Match[str], first_month: int | None) -> Period:
    if first_month is None:
        return Period(text)
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    year -= first_month > 1
    if found["number"] is None:
        return months(text, year, first_month, 12)
    return months(text, year, first_month + (int(found["number"]) - 1) * 3, 3)


def _range(text: str, parts: list[int]) -> Period | None:
    try:
        start, end = date(*parts[:3]), date(*parts[3:])
    except ValueError:
        return None
    return Period(text, start, end) if start <= end else None
