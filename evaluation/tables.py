"""The figures as a table for people, and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from evaluation.counts import Counts
from evaluation.measuring import Measured, Table, by_language, subjects

_COLUMNS = ("cases", "right", "false", "missed", "prec.", "recall")
HEADER = f"{'':25} {' '.join(f'{name:>{max(5, len(name))}}' for name in _COLUMNS)}"


def as_text(measured: Iterable[Measured]) -> str:
    """A table per set: each rule in each language, then what else was judged."""
    return "\n".join(line for each in measured for line in (*_lines(each), "")) + "\n"


def _lines(measured: Measured) -> Iterator[str]:
    yield f"== {measured.name}: {measured.goals} goals"
    for table in (measured.rules, measured.others):
        if not table:
            continue
        yield HEADER
        for subject in subjects(table):
            for language, counts in by_language(table, subject).items():
                yield _line(subject, language, counts)
        if table is measured.rules or measured.name == "advice":
            for language, counts in _total(table).items():
                yield _line("total", language, counts)


def _total(table: Table) -> dict[str, Counts]:
    by: dict[str, Counts] = {}
    for (_, language), counts in table.items():
        by[language] = by.get(language, Counts()) + counts
    return {**dict(sorted(by.items(), reverse=True)), "all": sum(by.values(), Counts())}


def _line(subject: str, language: str, counts: Counts) -> str:
    figures = f"{_figure(counts.precision):>5} {_figure(counts.recall):>6}"
    unproven = "" if counts.proven else "  unproven"
    numbers = f"{counts.cases:5} {counts.tp:5} {counts.fp:5} {counts.fn:6}"
    return f"{subject:20} {language:4} {numbers} {figures}{unproven}"


def _figure(value: float | None) -> str:
    return f"{value:.2f}" if value is not None else "–"


def as_data(measured: Iterable[Measured]) -> dict[str, Any]:
    """The figures by set, subject and language."""
    return {
        each.name: {
            "goals": each.goals,
            "rules": _data(each.rules),
            "others": _data(each.others),
            "total": {
                language: counts.as_data()
                for language, counts in _total(each.rules or each.others).items()
            },
        }
        for each in measured
    }


def _data(table: Table) -> dict[str, Any]:
    return {
        subject: {
            language: counts.as_data() for language, counts in by_language(table, subject).items()
        }
        for subject in subjects(table)
    }
