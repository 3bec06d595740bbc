"""Markdown (CommonMark with tables and strikethrough, MDX tolerated) as blocks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import count, pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

from smartcheck.document import Excerpt
from smartcheck.readers.alignment import align
from smartcheck.readers.blocks import Block, Kind, Table
from smartcheck.readers.excerpts import all_joined, squeezed
from smartcheck.readers.html import html_blocks
from smartcheck.readers.inline import Piece, keep_ends, pieces
from smartcheck.readers.lines import announces, begins_item, bullet, opens, text_blocks
from smartcheck.readers.source import Source, without_escapes

_TASK = re.compile(r"\[[ xX]\]\s+")
_ESCAPED_MARK = re.compile(r"^\s*\\[#*+-]", re.M)
_MARK = re.compile(r"^\s*[#*+-]+\s", re.M)


@dataclass(frozen=True)
class MarkdownText:
    """A Markdown document taken apart: its blocks, and where its front matter stands."""

    blocks: tuple[Block, ...]
    front_matter: tuple[int, int] | None
    source: Source


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    keep_ends(parser)
    return parser.use(front_matter_plugin)


def parse_markdown(source: Source) -> MarkdownText:
    """The blocks of a Markdown source, every word with its place."""
    if len(_ESCAPED_MARK.findall(source.text)) > 2 * len(_MARK.findall(source.text)):
        source = without_escapes(source)
    tokens = _parser().parse(source.text)
    for token in tokens:
        # Emphasis may nest without end: its tokens are read one by one, never as a tree.
        token.meta["inline"], token.children = token.children, None
    tree = SyntaxTreeNode(tokens)
    reader = _Blocks(source)
    front = next((node for node in tree.children if node.type == "front_matter"), None)
    blocks = tuple(block for node in tree.children for block in reader.read(node))
    return MarkdownText(blocks, reader.lines_of(front) if front else None, source)


@dataclass(frozen=True)
class _Line:
    """One line of a paragraph: its words and their places, before it is put into a text."""

    text: Excerpt
    bold: int
    struck: bool
    column: int
    italic: bool = False
    linked: bool = False


class _Blocks:
    """Turns syntax nodes into blocks."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.groups = count(1)

    def lines_of(self, node: SyntaxTreeNode) -> tuple[int, int]:
        """Where the lines between a fence's first and last line start and end."""
        first, last = node.map or (0, 0)
        return self.source.line(first)[1] + 1, self.source.line(max(last - 1, first))[0]

    def read(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """The blocks of one node of the document."""
        if node.type == "heading":
            yield from self._heading(node)
        elif node.type == "paragraph":
            yield from self._texts("paragraph", self._lines(node.children[0]))
        elif node.type in ("bullet_list", "ordered_list"):
            yield from self._list(node)
        elif node.type == "table":
            yield self._table(node)
        elif node.type == "blockquote":
            inner = (block for child in node.children for block in self.read(child))
            yield from (replace(block, quoted=True) for block in inner)
        elif node.type == "code_block":
            yield from self._code(node)
        elif node.type == "html_block" and node.map:
            start, end = self.source.line(node.map[0])[0], self.source.line(node.map[1] - 1)[1]
            yield from html_blocks(self.source, start, end, next(self.groups))
        elif node.type == "hr" and node.map:
            start, end = self.source.line(node.map[0])
            yield Block("rule", self.source.excerpt(start, end))

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Block]:
        level = int(node.tag[1])
        lines = self._lines(node.children[0])
        if not lines:
            return
        # Several lines over "---" are CommonMark's setext heading; mostly a list was meant.
        for block in self._texts("heading", lines):
            yield replace(block, level=level)

    def _list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        group = next(self.groups)
        for item in node.children:
            lines = list[_Line]()
            rest = item.children
            if rest and rest[0].type == "paragraph":
                lines, rest = self._lines(rest[0].children[0]), rest[1:]
            inside, outside = self._lazy(lines)
            texts = list(self._texts("item", inside))
            below = [block for child in rest for block in self.read(child)]
            yield self._item(texts, below, group)
            if outside:
                yield from self._texts("paragraph", outside)
                group = next(self.groups)

    def _item(self, texts: list[Block], below: list[Block], group: int) -> Block:
        if not texts:
            at = below[0].text.offset(0) if below else 0
            return Block("item", Excerpt("", ((0, at),)), group=group, children=tuple(below))
        first, *more = texts
        children = [replace(block, kind="paragraph") for block in more] + below
        if task := _TASK.match(first.text.text):
            bold = max(first.bold - task.end(), 0)
            first = replace(first, text=first.text.cut(task.end()), bold=bold, checkbox=True)
        return replace(first, group=group, children=tuple(children))

    def _lazy(self, lines: list[_Line]) -> tuple[list[_Line], list[_Line]]:
        """Lines that CommonMark glues to an item though they open something new at the margin."""
        for index, line in enumerate(lines[1:], 1):
            if (
                line.column < lines[0].column - 1
                and line.column == 0
                and opens(line.text.text, line.bold)
            ):
                return lines[:index], lines[index:]
        return lines, []

    def _texts(self, kind: Kind, lines: list[_Line]) -> Iterator[Block]:
        """The lines as texts: hard wraps are joined, lines that open something stand alone."""
        run: list[_Line] = []
        group = next(self.groups)
        if kind == "paragraph" and (listed := _announced(lines)):
            yield _text(kind, lines[:1], group)
            yield from (_text("item", item, group) for item in listed)
            return
        for line in lines:
            if run and opens(line.text.text, line.bold):
                yield _text(kind, run, group)
                run = []
            run.append(line)
        if run:
            yield _text(kind, run, group)

    def _lines(self, inline: SyntaxTreeNode) -> list[_Line]:
        token = inline.token
        if token is None or not token.map:
            return []
        lines: list[list[Piece]] = [[]]
        for piece in pieces(token):
            if piece.line_break:
                lines.append([])
            else:
                lines[-1].append(piece)
        places = self._places(token)
        return [line for words in lines if (line := self._line(words, places)) is not None]

    def _line(self, words: list[Piece], places: list[tuple[int, int]]) -> _Line | None:
        placed = [stretch for piece in words for stretch in _placed(piece, places)]
        if not "".join(text for text, _ in placed).strip():
            return None
        text = self.source.join(placed)
        bold = _bold_length(words)
        stripped = squeezed(text)
        lead = len(text.text) - len(text.text.lstrip())
        start = next(place for shown, place in placed if shown.strip())
        line_start = self.source.line(self.source.place_line(start))[0]
        indent = self.source.text[line_start:start]
        column = (
            len(indent) - len(indent.lstrip())
            if indent.strip() in ("", "**", "__")
            else len(indent)
        )
        struck = all(piece.struck for piece in words if piece.text.strip()) or _tilde(stripped.text)
        italic = all(piece.italic for piece in words if piece.text.strip())
        length = max(min(bold - lead, len(stripped.text)), 0)
        linked = all(piece.linked for piece in words if piece.text.strip())
        return _Line(_untilde(stripped), length, struck, column, italic, linked)

    def _places(self, token: Token) -> list[tuple[int, int]]:
        """For each line of an inline token's content, where it starts there and in the source."""
        places, at = [], 0
        number, behind = token.map or (0, 0)
        for line in token.content.split("\n"):
            bare = line.strip()
            # The parser drops lines of no-break spaces at the start of a paragraph.
            while bare and number + 1 < behind and self._is_dropped(number, bare):
                number += 1
            start, end = self.source.line(min(number, len(self.source.starts) - 1))
            found = self.source.text.rfind(bare, start, end) if bare else start
            number += 1
            indent = len(line) - len(line.lstrip())
            places.append((at + indent, found if found >= 0 else start))
            at += len(line) + 1
        return places

    def _is_dropped(self, number: int, words: str) -> bool:
        start, end = self.source.line(number)
        text = self.source.text[start:end]
        return words not in text and not text.replace(">", " ").strip()

    def _table(self, node: SyntaxTreeNode) -> Block:
        rows: list[tuple[Excerpt, ...]] = []
        bold: set[tuple[int, int]] = set()
        struck: set[tuple[int, int]] = set()
        italic: set[tuple[int, int]] = set()
        for row in (row for part in node.children for row in part.children):
            cells = self._cells(row)
            rows.append(tuple(cell.text for cell in cells))
            number = len(rows) - 2
            bold |= {(number, i) for i, cell in enumerate(cells) if _is_bold(cell)}
            struck |= {(number, i) for i, cell in enumerate(cells) if cell.struck}
            italic |= {(number, i) for i, cell in enumerate(cells) if cell.italic}
        marks = (frozenset(bold), frozenset(struck), frozenset(italic))
        table = Table(rows[0], tuple(rows[1:]), *marks)
        return Block("table", rows[0][0] if rows[0] else Excerpt.at("", 0), table=table)

    def _cells(self, row: SyntaxTreeNode) -> list[_Line]:
        cells: list[_Line] = []
        start, end = self.source.line((row.map or (0, 1))[0])
        cursor = start
        for cell in row.children:
            token = cell.children[0].token if cell.children else None
            content = token.content if token else ""
            raw = self.source.text[cursor:end]
            escaped = content.replace("|", "\\|")
            found = max(raw.find(escaped), 0) if content else 0
            aligned = align(content, raw[found : found + len(escaped)])
            places, at = [], 0
            for piece, place in aligned:
                places.append((at, cursor + found + place))
                at += len(piece)
            shown = [_cell_break(piece) for piece in pieces(token)] if token else []
            line = self._line(shown, places or [(0, cursor)])
            cells.append(line or _Line(Excerpt.at("", self.source.offset(cursor)), 0, False, 0))
            cursor += found + len(escaped)
        return cells

    def _code(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """Indented code that is a list after all: bullets under a heading, eight blanks deep."""
        first, last = node.map or (0, 0)
        lines = [self.source.line(number) for number in range(first, last)]
        texts = [self.source.text[start:end] for start, end in lines]
        marked = sum(bullet(text, tight=True) is not None for text in texts)
        if marked * 2 >= sum(bool(text.strip()) for text in texts):
            yield from text_blocks(self.source, lines, self.groups, tight=True)


def _announced(lines: list[_Line]) -> list[list[_Line]]:
    """The texts under a line like "Key results:" in one paragraph; none if it is no such line."""
    if len(lines) < 3 or not announces(lines[0].text.text, colon=True):
        return []
    if any(opens(line.text.text, line.bold) for line in lines[1:]):
        return []
    items: list[list[_Line]] = []
    for line in lines[1:]:
        if items and not begins_item(line.text.text):
            items[-1].append(line)
        else:
            items.append([line])
    return items if len(items) > 1 else []


def _text(kind: Kind, run: list[_Line], group: int) -> Block:
    text = all_joined([line.text for line in run])
    bold = run[0].bold
    if len(run) > 1 and bold == len(run[0].text.text) and all(_is_bold(line) for line in run):
        bold = len(text.text)
    struck = all(line.struck for line in run)
    mark = bullet(text.text) if kind == "paragraph" else None
    if mark:
        return Block("item", text.cut(mark), bold=max(bold - mark, 0), struck=struck, group=group)
    linked = all(line.linked for line in run)
    return Block(kind, text, bold=bold, struck=struck, linked=linked, group=group)


def _cell_break(piece: Piece) -> Piece:
    return replace(piece, text="\n") if piece.line_break else piece


def _placed(piece: Piece, places: list[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    """A piece in stretches with their places; an escaped bar in a cell moves what follows it."""
    start, end = piece.start, piece.start + len(piece.text)
    first = bisect_right(places, start, key=lambda one: one[0])
    last = bisect_left(places, end, key=lambda one: one[0])
    cuts = [start, *(at for at, _ in places[first:last]), end]
    for at, behind in pairwise(cuts):
        yield piece.text[at - start : behind - start], _place(at, places)


def _place(start: int, places: list[tuple[int, int]]) -> int:
    at, place = places[max(bisect_right(places, start, key=lambda one: one[0]) - 1, 0)]
    return place + start - at


def _bold_length(words: list[Piece]) -> int:
    length = 0
    for piece in words:
        if not piece.bold and piece.text.strip():
            break
        length += len(piece.text)
    return length


def _is_bold(line: _Line) -> bool:
    return line.bold > 0 and not line.text.text[line.bold :].strip(" :.*")


def _tilde(text: str) -> bool:
    """GitHub strikes through between single tildes as well."""
    return len(text) > 2 and text[0] == text[-1] == "~" and text[1] != "~"


def _untilde(text: Excerpt) -> Excerpt:
    return text.cut(1, len(text.text) - 1) if _tilde(text.text) else text
