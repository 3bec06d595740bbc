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
    """The period in a file's name, or else in its directory's."""
    parts = PurePath(path).parts[-2:]
    for part in reversed(parts):
        stem = re.sub(r"[-_]+", " ", PurePath(part).stem)
        for name in (PurePath(part).stem, stem):
            period = named(name, options)
            if period and period.start:
                return Period(period.text, period.start, period.end)
    return None


def year_of(*periods: Period | None) -> int | None:
    """The year that a month or quarter without one belongs to; None if no period tells."""
    for period in periods:
        if period and period.start and period.end and _within_year(period.start, period.end):
            return period.start.year
    return None


def _within_year(start: date, end: date) -> bool:
    return start.year == end.year
