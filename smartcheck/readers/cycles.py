"""Periods that documents name: in fields, titles, headings, lead-ins and file names."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath

from smartcheck.languages import load_pack
from smartcheck.periods import Period, find_period, parse_period
from smartcheck.readers.labels import languages
from smartcheck.readers.options import ReaderOptions

_REST = re.compile(r"[\s\W_]+")


def stated(text: str, options: ReaderOptions) -> Period | None:
    """The period that a field holds, or names among other words."""
    whole = parse_period(text, options.fiscal_year_start, date_order=options.date_order)
    return whole or named(text, options)


def named(text: str, options: ReaderOptions, year: int | None = None) -> Period | None:
    """The period named inside a heading or lead-in, the one with dates before one without."""
    if len(text) > 300:
        return None
    found = [
        find_period(
            text,
            load_pack(code),
            options.fiscal_year_start,
            date_order=options.date_order,
            default_year=year,
        )
        for code in languages()
    ]
    periods = [period for period in found if period]
    return max(periods, key=lambda period: period.start is not None, default=None)


def is_only_period(text: str, options: ReaderOptions) -> bool:
    """Whether a heading holds a period and nothing else ("2019 Q1", "Yearly" does not)."""
    period = named(text, options)
    if period is None:
        return False
    return len(_REST.sub("", text.replace(period.text, ""))) <= 2


def of_file(path: str, options: ReaderOptions) -> Period | None:
    """The period in a file's name, or else in those of the folders around it.

    "q4.md" in the folder "2026" is 2026-Q4. A single date is when the file was written, no period.
    """
    *folders, name = PurePath(path).parts[-3:] or ("",)
    parts = [*folders, PurePath(name).stem]
    undated: Period | None = None
    for index in reversed(range(len(parts))):
        years = (_year(folder) for folder in reversed(parts[:index]))
        year = next((year for year in years if year), None)
        for spelling in _spellings(parts[index]):
            period = named(spelling, options, year)
            if period and period.start:
                return Period(_written(period.text, year), period.start, period.end)
            if period and re.search(r"\d\d", period.text):
                undated = undated or period
    return undated


_DATES = re.compile(r"(?<!\d)\d{4}-?(?:0\d|1[0-2])-?[0-3]\d(?!\d)")
_CODE = re.compile(r"[qhtkfy\d\s.-]+", re.I)
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d{4})")


def _spellings(part: str) -> tuple[str, ...]:
    """A name as it is, and with blanks for what stands between its words."""
    dates = _DATES.findall(part)
    if len(dates) == 2:
        bare = [date.replace("-", "") for date in dates]
        first, last = (f"{date[:4]}-{date[4:6]}-{date[6:]}" for date in bare)
        return (f"{first}..{last}",)
    part = _DATES.sub(" ", part)
    spaced = re.sub(r"[-_]+", " ", part)
    return part, spaced, _GLUED.sub(" ", spaced)


def _written(text: str, year: int | None) -> str:
    """A period as people write it: "q4" in the folder "2026" is "Q4 2026"."""
    text = text.replace("_", " ")
    whole = text if year is None or re.search(r"\d{4}", text) else f"{text} {year}"
    return whole.upper() if _CODE.fullmatch(whole) else whole


def _year(folder: str) -> int | None:
    return int(folder) if re.fullmatch(r"(?:19|20)\d\d", folder) else None


def year_of(*periods: Period | None) -> int | None:
    """The year that a month or quarter without one belongs to; None if no period tells."""
    for period in periods:
        if period and period.start and period.end and _within_year(period.start, period.end):
            return period.start.year
    return None


def _within_year(start: date, end: date) -> bool:
    return start.year == end.year
