"""Excel workbooks (`.xlsx`, `.xlsm`): every visible sheet as a table, or as lines of text.

The document's text has one line per row, its cells apart by tabs: the line of a place is the row,
its column the sheet's column (A is 1). The rows of a second sheet are counted on behind those of
the first. Formulas are not worked out: what Excel last showed is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

from smartcheck.document import Document, Excerpt
from smartcheck.readers import cycles
from smartcheck.readers.blocks import Table
from smartcheck.readers.comments import without_comment, without_comments
from smartcheck.readers.drafts import Drafts
from smartcheck.readers.lines import parse_text
from smartcheck.readers.memory import Memory, Scope
from smartcheck.readers.nodes import TOO_MANY
from smartcheck.readers.options import ReaderOptions
from smartcheck.readers.outline import read_outline
from smartcheck.readers.packages import LINE_BREAK, needed, opened
from smartcheck.readers.problems import unreadable
from smartcheck.readers.source import Source
from smartcheck.readers.tables import read_table
from smartcheck.readers.tabular import header_row, read_preface

_EMPTY_TOO = 10
_BREAKS = re.compile(r"\r\n?|[\n\v\f\u2028]")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True)
class Cell:
    """What a cell shows, and whether all of it is bold or struck through."""

    text: str = ""
    bold: bool = False
    struck: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet's name and rows, without empty rows and cells behind the last that is filled."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)


def read_workbook(data: bytes, path: str, options: ReaderOptions) -> Document:
    """The document in a workbook; ReadError if it cannot be read or holds no goals."""
    library = needed("openpyxl", "excel", ".xlsx", path, options)

    def load(file: BytesIO) -> list[Sheet]:
        book = library.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            return list(_sheets(book, path, options))
        finally:
            book.close()

    sheets: list[Sheet] = opened(data, ".xlsx", path, options, load)
    text = "".join(_line(row) + "\n" for sheet in sheets for row in sheet.rows)
    drafts = Drafts(Source(path, text, text, sheet=True), options)
    first = 0
    for sheet in sheets:
        _read_sheet(sheet, first, drafts)
        first += len(sheet.rows)
    return drafts.document()


def _sheets(book: Any, path: str, options: ReaderOptions) -> Iterator[Sheet]:
    budget = _Budget(path, options)
    for worksheet in book.worksheets:
        if worksheet.sheet_state != "visible":
            continue
        # What a sheet states of its own size is often wrong.
        worksheet.reset_dimensions()
        sheet, pending = Sheet(str(worksheet.title)), 0
        for cells in worksheet.iter_rows():
            row = _row(cells)
            pending += 1
            budget.spend(len(cells) + 1, pending + len(row) if row else 0)
            if row:
                sheet.rows.extend([] for _ in range(pending - 1))
                sheet.rows.append(row)
                pending = 0
        yield sheet


@dataclass
class _Budget:
    """How much of a workbook has been looked at; sheets may hold far more empty cells than full."""

    path: str
    options: ReaderOptions
    looked: int = 0
    kept: int = 0

    def spend(self, looked: int, kept: int) -> None:
        """Counts cells; Unreadable where they are too many."""
        self.looked += looked
        self.kept += kept
        limit = self.options.max_nodes
        if self.kept > limit or self.looked > _EMPTY_TOO * limit:
            message = self.options.translate(TOO_MANY).format(limit=limit)
            raise unreadable(self.path, message, kind="too-large")


def _row(cells: tuple[Any, ...]) -> list[Cell]:
    row: list[Cell] = []
    for number, cell in enumerate(cells):
        if cell.value is not None and (text := _shown(cell.value, str(cell.number_format))):
            row.extend(Cell() for _ in range(number - len(row)))
            font, alignment = cell.font, cell.alignment
            # Excel indents a cell by a setting, people by blanks: blanks here in either case.
            text = "  " * int(alignment.indent if alignment else 0) + text
            row.append(Cell(text, bool(font and font.b), bool(font and font.strike)))
    return row


def _shown(value: object, form: str) -> str:
    """A value as the sheet shows it, as far as that matters to a goal."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        percent = "%" in _LITERAL.sub("", form)
        return f"{value * 100:.10g}%" if percent else f"{value:.15g}"
    if isinstance(value, datetime):
        whole_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if whole_day else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    shown = _BREAKS.sub(LINE_BREAK, str(value).replace("\t", " ").rstrip())
    return shown if shown.strip() else ""


def _line(row: list[Cell]) -> str:
    return "\t".join(cell.text for cell in row)


def _read_sheet(sheet: Sheet, first: int, drafts: Drafts) -> None:
    """Reads a sheet as a table where a row heads its columns, else as lines of text."""
    source, options = drafts.source, drafts.options
    excerpts = [_excerpts(source, first + n, row) for n, row in enumerate(sheet.rows)]
    filled = [n for n, row in enumerate(excerpts) if any(cell.text for cell in row)]
    if not filled:
        return
    rows = [excerpts[n] for n in filled]
    head = header_row([[cell.text for cell in row] for row in rows], options)
    known = len(drafts.goals)
    period = cycles.named(sheet.name, options)
    kept = (drafts.period, drafts.title)
    read_preface(rows[:head], drafts)
    scope = Scope("none", period=period)
    read_table(_table(sheet, filled[head:], rows[head:]), Memory(drafts), scope, options)
    if len(drafts.goals) == known:
        drafts.period, drafts.title = kept
        _read_lines(source, first, first + len(sheet.rows), drafts)
        for goal in drafts.goals[known:]:
            goal.period = goal.period or period


def _excerpts(source: Source, line: int, row: list[Cell]) -> tuple[Excerpt, ...]:
    cells, at = [], source.line(line)[0]
    for cell in row:
        excerpt = Excerpt.at(cell.text.replace(LINE_BREAK, "\n"), at)
        cells.append(without_comment(excerpt))
        at += len(cell.text) + 1
    return tuple(cells)


def _table(sheet: Sheet, numbers: list[int], rows: list[tuple[Excerpt, ...]]) -> Table:
    """The table under a header; `numbers` are those of its rows in the sheet."""
    width = max(map(len, rows))
    padded = [row + (Excerpt.at("", 0),) * (width - len(row)) for row in rows]
    marked = [
        (at - 1, column, cell)
        for at, number in enumerate(numbers)
        for column, cell in enumerate(sheet.rows[number])
    ]
    bold = frozenset((row, column) for row, column, cell in marked if cell.bold)
    struck = frozenset((row, column) for row, column, cell in marked if cell.struck)
    return Table(padded[0], tuple(padded[1:]), bold=bold, struck=struck)


def _read_lines(source: Source, first: int, end: int, drafts: Drafts) -> None:
    """Reads rows as lines of text: "Objective: …" in a cell, key results in those below it."""
    start, stop = source.line(first)[0], source.line(end - 1)[1]
    if stop <= start:
        return
    whole = source.excerpt(start, stop)
    lines = replace(whole, text=whole.text.replace(LINE_BREAK, " "))
    read_outline(parse_text(without_comments(source.derived(lines))), drafts)
