"""CSV and TSV, with whatever delimiter the spreadsheet chose, as a table."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from smartcheck.document import Excerpt
from smartcheck.readers import cycles
from smartcheck.readers.alignment import align
from smartcheck.readers.blocks import Block, Table
from smartcheck.readers.columns import column_names, columns_of
from smartcheck.readers.comments import without_comment
from smartcheck.readers.drafts import Drafts
from smartcheck.readers.excerpts import all_joined, joined
from smartcheck.readers.fields import set_document_field
from smartcheck.readers.memory import take_apart
from smartcheck.readers.options import ReaderOptions
from smartcheck.readers.source import Source

_DELIMITERS = ",;\t|"
# How far down a header is looked for.
_TITLE_ROWS = 15
Cell = tuple[int, int, str]


def parse_table(source: Source, options: ReaderOptions) -> Table | None:
    """The table of a delimited text; its header is the first row that names known columns."""
    rows = table_rows(source)
    if not rows:
        return None
    start = header_row([[cell.text for cell in row] for row in rows[:_TITLE_ROWS]], options)
    return Table(rows[start], tuple(rows[start + 1 :]))


def table_rows(source: Source) -> list[tuple[Excerpt, ...]]:
    """The rows of a delimited text that are not empty."""
    rows = _rows(source.text, _delimiter(source.text))
    filled = [row for row in rows if any(text.strip() for *_, text in row)]
    if (inner := _unwrapped(source, filled)) is not None:
        return table_rows(inner)
    return [tuple(_excerpt(source, cell) for cell in row) for row in filled]


def _unwrapped(source: Source, rows: list[list[Cell]]) -> Source | None:
    """The text inside the quotes where each row was quoted as a whole: a table exported twice."""
    if len(rows) < 2 or not all(len(row) == 1 and _is_quoted(source, row[0]) for row in rows):
        return None
    lines = [_excerpt(source, row[0]) for row in rows]
    head = lines[0].text
    if not any(delimiter in head for delimiter in _DELIMITERS):
        return None
    return source.derived(all_joined(lines, "\n"))


def _is_quoted(source: Source, cell: Cell) -> bool:
    start, _, value = cell
    return source.text[start - 1 : start] == '"' and "\n" not in value


def _delimiter(text: str) -> str:
    """The delimiter that splits the first lines into most columns, and into equally many."""
    sample = "\n".join(text.split("\n")[:30])
    first = re.match(r"sep=(.)", sample)
    if first:
        return first.group(1)

    def fit(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(sample.splitlines(), delimiter=delimiter) if row]
        common = max(set(widths), key=widths.count, default=1)
        return (widths.count(common) / len(widths) if common > 1 else 0.0, common)

    try:
        return max(_DELIMITERS, key=fit)
    except csv.Error:
        return ","


def _rows(text: str, delimiter: str) -> list[list[Cell]]:
    """All rows, each cell with its start and end in the text and its value.

    The csv module gives no positions, so quotes are followed here; the rules are its own.
    """
    rows: list[list[Cell]] = [[]]
    at, length = 0, len(text)
    while at <= length:
        cell = _cell(text, at, delimiter)
        rows[-1].append(cell)
        at = cell[1]
        if at >= length:
            break
        if text[at] == "\n":
            rows.append([])
        at += 1
    return rows


def _cell(text: str, at: int, delimiter: str) -> Cell:
    opening = re.compile(r"[ ]*\"").match(text, at)
    if opening is None or delimiter == '"':
        end = _plain_end(text, at, delimiter)
        return at, end, text[at:end]
    end = opening.end()
    while True:
        closing = text.find('"', end)
        if closing < 0:
            # A quote that never closes is part of the text.
            end = _plain_end(text, at, delimiter)
            return at, end, text[at:end]
        if text[closing + 1 : closing + 2] != '"':
            break
        end = closing + 2
    value = text[opening.end() : closing].replace('""', '"')
    return opening.end(), _plain_end(text, closing + 1, delimiter), value


def _plain_end(text: str, at: int, delimiter: str) -> int:
    ends = [place for place in (text.find(delimiter, at), text.find("\n", at)) if place >= 0]
    return min(ends, default=len(text))


def header_row(rows: Sequence[Sequence[str]], options: ReaderOptions) -> int:
    """Titles and notes may stand above the header: it is the first row that names goals."""
    for number, row in enumerate(rows[:_TITLE_ROWS]):
        header = [text.strip() for text in row]
        columns = columns_of(header, options.fields)
        named = sum(bool(column_names(name)) for name in header if name)
        telling = columns.known or {"level", "type"} & set(columns.fields)
        if telling and len(row) > 1 and named * 2 >= sum(map(bool, header)):
            return number
    return 0


def read_preface(rows: Sequence[tuple[Excerpt, ...]], drafts: Drafts) -> None:
    """Reads the rows above a header: a title, the period, "Team: …"."""
    for row in rows:
        cells = [cell for cell in row if cell.text]
        if not cells:
            continue
        text = cells[0] if len(cells) == 1 else joined(cells[0], cells[1])
        label = take_apart(Block("item", text)).label
        value = text.cut(label.end) if label else text
        if label and label.role == "field" and label.name in ("period", "team", "owner"):
            set_document_field(drafts, label.name, value)
        elif label is None:
            drafts.title = drafts.title or text
            drafts.period = drafts.period or cycles.named(text.text, drafts.options)


def _excerpt(source: Source, cell: Cell) -> Excerpt:
    """The words of a cell; blanks before them stay, since they may tell what a row is."""
    start, end, value = cell
    value = value.rstrip()
    if source.text.startswith(value, start):
        return without_comment(source.excerpt(start, start + len(value)))
    pieces = align(value, source.text[start:end])
    return without_comment(source.join([(words, start + at) for words, at in pieces]))
