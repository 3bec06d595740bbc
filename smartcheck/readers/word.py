"""Word documents (`.docx`): headings, paragraphs, lists and tables as blocks.

The document's text has one line per paragraph or row of a table, cells apart by tabs: the line of
a place counts paragraphs and rows from the top, empty ones too. Deleted text that is still kept as
a change is left out, inserted text is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import count
from pathlib import PurePath
from typing import Any

from smartcheck.document import Document, Excerpt
from smartcheck.readers.blocks import Block, Table
from smartcheck.readers.comments import without_comment
from smartcheck.readers.drafts import Drafts
from smartcheck.readers.excerpts import squeezed
from smartcheck.readers.lines import bullet
from smartcheck.readers.memory import Mode
from smartcheck.readers.nodes import TOO_MANY
from smartcheck.readers.options import ReaderOptions
from smartcheck.readers.outline import read_outline
from smartcheck.readers.packages import LINE_BREAK, needed, opened
from smartcheck.readers.problems import unreadable
from smartcheck.readers.source import Source

_HEADING = re.compile(r"(?:heading|overskrift)\s*([1-9])", re.I)
_SPACES = re.compile(r"[\t\r\n\v\f\u2028\u2029]")
_TITLES = ("title", "tittel")
_LISTED = re.compile(r"(?:list|liste|punktliste|nummerert)\b.*?(\d)?$", re.I)
_DEEPEST = 20


@dataclass(frozen=True)
class Words:
    """A stretch of words in one style."""

    text: str
    bold: bool = False
    struck: bool = False
    linked: bool = False


@dataclass(frozen=True)
class Line:
    """A paragraph (one cell) or a row: the words of each cell.

    `level` is a heading's rank, `depth` that of a list item, both from 1; a `row` is part of the
    table of that number.
    """

    cells: tuple[tuple[Words, ...], ...]
    level: int = 0
    depth: int = 0
    row: int = 0


def read_word(data: bytes, path: str, options: ReaderOptions) -> Document:
    """The document in a Word file; ReadError if it cannot be read or holds no goals."""
    library = needed("mammoth.docx", "word", ".docx", path, options)

    def load(file: BytesIO) -> list[Line]:
        tree = library.read(file).value
        lines: list[Line] = []
        for line in _lines(tree.children, count(1)):
            lines.append(line)
            if len(lines) > options.max_nodes:
                message = options.translate(TOO_MANY).format(limit=options.max_nodes)
                raise unreadable(path, message, kind="too-large")
        return lines

    lines: list[Line] = opened(data, ".docx", path, options, load)
    text = "".join(_text(line) + "\n" for line in lines)
    source = Source(path, text, text)
    drafts = Drafts(source, options)
    base: Mode = "okrs" if "okr" in PurePath(path).name.lower() else "none"
    read_outline(tuple(_Blocks(source, lines).blocks()), drafts, base)
    return drafts.document()


# -- from the library's tree to lines ----------------------------------------------------------


def _lines(children: Any, tables: Iterator[int]) -> Iterator[Line]:
    for child in children:
        kind = type(child).__name__
        if kind == "Paragraph":
            level, depth = _rank(child)
            yield Line((tuple(_words(child.children)),), level, depth)
        elif kind == "Table":
            number = next(tables)
            for row in child.children:
                yield Line(tuple(_cells(row)), row=number)


def _rank(paragraph: Any) -> tuple[int, int]:
    """A paragraph's rank among headings, and its depth in lists; 0 where it is neither."""
    name = str(paragraph.style_name or paragraph.style_id or "")
    if heading := _HEADING.match(name):
        return int(heading.group(1)) + 1, 0
    if name.lower() in _TITLES:
        return 1, 0
    listed = _LISTED.match(name)
    named = int(listed.group(1) or 1) if listed else 0
    if paragraph.numbering is None:
        return 0, named
    # "List Bullet 2" is a list of its own at the first level, though it stands a step in.
    index = str(paragraph.numbering.level_index or "0")
    return 0, max(named, min(int(index) + 1 if index.isdigit() else 1, _DEEPEST))


def _cells(row: Any) -> Iterator[tuple[Words, ...]]:
    """The words of each cell; one that spans several columns is followed by empty ones."""
    for cell in getattr(row, "children", ()):
        words: list[Words] = []
        for line in _lines(getattr(cell, "children", ()), count(1)):
            for inner in line.cells:
                words += [Words(LINE_BREAK), *inner] if words else inner
        yield tuple(words)
        span = getattr(cell, "colspan", 1)
        yield from ((),) * (min(span, 100) - 1 if isinstance(span, int) else 0)


def _words(children: Any, style: Words = Words("")) -> Iterator[Words]:
    for child in children:
        kind = type(child).__name__
        if kind == "Text":
            yield replace(style, text=_SPACES.sub(" ", str(child.value)))
        elif kind == "Run":
            bold, struck = bool(child.is_bold), bool(child.is_strikethrough)
            yield from _words(child.children, replace(style, bold=bold, struck=struck))
        elif kind == "Hyperlink":
            yield from _words(child.children, replace(style, linked=True))
        elif kind == "Break":
            yield replace(style, text=LINE_BREAK)
        elif kind == "Tab":
            yield replace(style, text=" ")


def _text(line: Line) -> str:
    return "\t".join("".join(words.text for words in cell) for cell in line.cells)


# -- from lines to blocks ----------------------------------------------------------------------


@dataclass
class _Item:
    """A list item that may still get items below it."""

    depth: int
    block: Block
    children: list[Block] = field(default_factory=list)

    def close(self) -> Block:
        return replace(self.block, children=(*self.block.children, *self.children))


class _Blocks:
    """Puts blocks together from lines."""

    def __init__(self, source: Source, lines: list[Line]) -> None:
        self.source, self.lines = source, lines
        self.groups = count(1)
        self.group = next(self.groups)
        self.open: list[_Item] = []
        self.done: list[Block] = []

    def blocks(self) -> list[Block]:
        """All blocks of the document."""
        at = 0
        while at < len(self.lines):
            line, end = self.lines[at], at + 1
            if line.row:
                while end < len(self.lines) and self.lines[end].row == line.row:
                    end += 1
                self._close(0)
                self.done.append(self._table(at, end))
            else:
                self._paragraph(at, line)
            at = end
        self._close(0)
        return self.done

    def _paragraph(self, number: int, line: Line) -> None:
        texts = list(self._texts(number, line.cells[0]))
        if not texts:
            return
        first, *more = texts
        if line.level:
            self._close(0)
            self.done += [replace(one, kind="heading", level=line.level) for one in texts]
        elif line.depth:
            self._close(line.depth)
            item = replace(first, kind="item", children=tuple(more), group=self._group())
            self.open.append(_Item(line.depth, item))
        else:
            self._close(0)
            self._plain(texts)

    def _plain(self, texts: list[Block]) -> None:
        """Paragraphs outside lists; a mark typed by hand makes an item of one."""
        for text in texts:
            mark = bullet(text.text.text)
            if mark is None:
                self.group = next(self.groups)
                self.done.append(text)
            else:
                bold, rest = max(text.bold - mark, 0), text.text.cut(mark)
                self.done.append(replace(text, kind="item", text=rest, bold=bold, group=self.group))

    def _group(self) -> int:
        """Items below one item are a list of their own."""
        return -self.open[-1].block.text.offset(0) - 1 if self.open else self.group

    def _close(self, depth: int) -> None:
        while self.open and self.open[-1].depth >= depth:
            block = self.open.pop().close()
            (self.open[-1].children if self.open else self.done).append(block)
        if not depth:
            self.group = next(self.groups)

    def _texts(self, number: int, words: tuple[Words, ...]) -> Iterator[Block]:
        """The lines of a paragraph, each a text of its own."""
        start = self.source.line(number)[0]
        run: list[Words] = []
        for one in (*words, Words(LINE_BREAK)):
            if one.text != LINE_BREAK:
                run.append(one)
                continue
            if block := self._block(start, run):
                yield block
            start += sum(len(mine.text) for mine in run) + 1
            run = []

    def _block(self, start: int, run: list[Words]) -> Block | None:
        whole = "".join(words.text for words in run)
        raw = Excerpt.at(whole, start)
        text = squeezed(without_comment(raw).strip())
        if not text.text:
            return None
        shown = [words for words in run if words.text.strip()]
        lead = 0
        for words in shown:
            if not words.bold:
                break
            lead += len(words.text)
        bold = min(lead - (len(whole) - len(whole.lstrip())), len(text.text)) if lead else 0
        struck, linked = all(w.struck for w in shown), all(w.linked for w in shown)
        return Block("paragraph", text, bold=max(bold, 0), struck=struck, linked=linked)

    def _table(self, first: int, end: int) -> Block:
        rows = [self._row(number) for number in range(first, end)]
        width = max(map(len, rows), default=0)
        padded = [row + (Excerpt.at("", 0),) * (width - len(row)) for row in rows]
        marks: dict[str, set[tuple[int, int]]] = {"bold": set(), "struck": set()}
        for at, line in enumerate(self.lines[first:end], -1):
            for column, words in enumerate(line.cells):
                shown = [one for one in words if one.text.strip()]
                for name, found in marks.items():
                    if shown and all(getattr(one, name) for one in shown):
                        found.add((at, column))
        table = Table(
            padded[0], tuple(padded[1:]), frozenset(marks["bold"]), frozenset(marks["struck"])
        )
        start = self.source.line(first)[0]
        return Block("table", padded[0][0] if padded[0] else Excerpt.at("", start), table=table)

    def _row(self, number: int) -> tuple[Excerpt, ...]:
        cells, at = [], self.source.line(number)[0]
        for words in self.lines[number].cells:
            text = "".join(one.text for one in words)
            cells.append(without_comment(Excerpt.at(text.replace(LINE_BREAK, "\n"), at)).strip())
            at += len(text) + 1
        return tuple(cells)
