"""Org-mode as blocks: stars are headings, the rest is read like plain text."""

from __future__ import annotations

import re
from itertools import count

from smartcheck.document import Excerpt
from smartcheck.readers.blocks import Block, Table
from smartcheck.readers.lines import text_blocks
from smartcheck.readers.source import Source

_HEADING = re.compile(
    r"(\*+)\s+(?:(?:TODO|NEXT|DOING|WAITING|DONE|CANCELLED|GJØR|FERDIG)\s+)?(?:\[#[A-Z]\]\s+)?"
)
# Deeper headings are read as if they stood here, so that no nesting is without end.
_DEEPEST = 10
_TAGS = re.compile(r"\s+:[\w@:]+:\s*$")
_COOKIE = re.compile(r"\s*\[\d*(?:/\d*|%)\]\s*$")
_KEYWORD = re.compile(r"#\+(\w+):\s*", re.I)
_DRAWER = re.compile(r"\s*:(\w+):\s*$")


def parse_org(source: Source) -> tuple[Block, ...]:
    """The blocks of an org-mode source."""
    reader = _Org(source)
    for number in range(len(source.starts)):
        reader.line(*source.line(number))
    reader.flush()
    return tuple(reader.blocks)


class _Org:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.waiting: list[tuple[int, int]] = []
        self.rows: list[tuple[Excerpt, ...]] = []
        self.groups = count(1)
        self.drawer = False

    def line(self, start: int, end: int) -> None:
        """One line of the source."""
        text = self.source.text[start:end]
        if self.drawer or _DRAWER.match(text):
            self.drawer = text.strip().upper() != ":END:"
            return
        if text.lstrip().startswith("|"):
            self.flush(table=False)
            self._row(start, text)
        elif heading := _HEADING.match(text):
            self.flush()
            self._heading(heading, start, text)
        elif keyword := _KEYWORD.match(text):
            self.flush()
            if keyword.group(1).lower() == "title":
                self._add(start + keyword.end(), end, 1)
        else:
            self.flush(text=False)
            self.waiting.append((start, end))

    def flush(self, text: bool = True, table: bool = True) -> None:
        """Ends the table or the run of lines that was open."""
        if text and self.waiting:
            for block in text_blocks(self.source, self.waiting, self.groups):
                self.blocks.append(block)
            self.waiting = []
        if table and self.rows:
            rows = self.rows
            self.blocks.append(Block("table", rows[0][0], table=Table(rows[0], tuple(rows[1:]))))
            self.rows = []

    def _heading(self, heading: re.Match[str], start: int, text: str) -> None:
        tags = _TAGS.search(text)
        end = tags.start() if tags else len(text)
        cookie = _COOKIE.search(text[:end])
        end = cookie.start() if cookie else end
        # One below the title, which is no heading in org-mode but names the document.
        self._add(start + heading.end(), start + end, min(len(heading.group(1)), _DEEPEST) + 1)

    def _add(self, start: int, end: int, level: int) -> None:
        text = self.source.excerpt(start, end).strip()
        if text.text:
            self.blocks.append(Block("heading", text, level=level))

    def _row(self, start: int, text: str) -> None:
        if set(text.strip()) <= set("|-+ "):
            return
        cells: list[Excerpt] = []
        at = start + text.index("|") + 1
        for cell in text[text.index("|") + 1 :].split("|"):
            cells.append(self.source.excerpt(at, at + len(cell)).strip())
            at += len(cell) + 1
        if not text[text.rindex("|") + 1 :].strip():
            cells.pop()
        if cells:
            self.rows.append(tuple(cells))
