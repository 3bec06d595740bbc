"""Excel workbooks for tests."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import Any

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def of_rows(sheets: Sequence[Sequence[Sequence[Any]]], names: Sequence[str] = ()) -> bytes:
    """A workbook with one sheet for each list of rows."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(names[number] if names else f"Ark {number + 1}")
        for row in rows:
            sheet.append([_writable(value) for value in row])
    return saved(book)


def of_text(text: str) -> bytes:
    """A workbook whose rows are the lines of a text, its cells what a comma or semicolon parts."""
    delimiter = ";" if text.count(";") > text.count(",") else ","
    lines = text.replace("\x00", "").replace("\r", "\n")
    rows = csv.reader(StringIO(lines), delimiter=delimiter)
    return of_rows([[[value[:30_000] for value in row[:50]] for row in rows]])


def saved(book: Any) -> bytes:
    """The bytes of a workbook."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _writable(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = _UNWRITABLE.sub("", value)
    # What begins with "=" would be a formula.
    return f" {text}" if text.startswith("=") else text
