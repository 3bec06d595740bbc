"""Plain text as blocks: one line, one text; bullets and indentation make lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from smartcheck.document import Excerpt
from smartcheck.readers.blocks import Block, Table
from smartcheck.readers.excerpts import joined, squeezed
from smartcheck.readers.labels import header_role, match_label
from smartcheck.readers.source import Source

_SIGNS = "-*+•–—·◦▪▫‣∙●○■□✧➤➢►▶→❖✦★☐☑☒✓✔✅❌⬜🔲🎯"
_BULLET = re.compile(rf"[{_SIGNS}]\ufe0f?\s+(?=\S)")
_TIGHT = re.compile(rf"(?:[{_SIGNS}]\ufe0f?\s*|[=>]\s*)(?=\w)")
_ORDERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)", re.I)
_TASK = re.compile(r"\[[ xX-]\]\s+")
_PRIORITY = re.compile(r"[`*(\[]*P[0-9?][`*)\]]*\s?[:.–-]?\s", re.I)
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,}|_{3,}|\*{3,})\s*$")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
# Items deeper than this are read as its neighbours, so that no nesting is without end.
_DEEPEST = 20
# Longer texts are no goals, and putting them together line by line would take long.
_LONGEST = 2000
_SENTENCE_END = re.compile(r"[.!?:;…]['\")\]]*$")


def bullet(text: str, tight: bool = False) -> int | None:
    """How long the list mark at the start of a text is; None if there is none.

    `tight` accepts a mark without a blank behind it.
    """
    bare = text.lstrip()
    found = (_TIGHT if tight else _BULLET).match(bare)
    return found.end() + len(text) - len(bare) if found else None


def opens(text: str, bold: int) -> bool:
    """Whether a line inside a paragraph opens something new instead of continuing a sentence."""
    if bullet(text) or _PRIORITY.match(text) or (bold and not text[bold:].strip(" :.*")):
        return True
    label = match_label(text, bold)
    if label is None:
        return False
    separated = text[: label.end].rstrip().endswith((":", "–", "—", ")")) or bool(bold)
    return separated or (bool(label.number) and label.role in ("objective", "key_result"))


def announces(text: str, colon: bool = False) -> bool:
    """Whether a line stands over goals (or remarks) that follow line by line, without marks."""
    header = header_role(text)
    if header is None or header in ("okrs", "theme") or text.rstrip().endswith("."):
        return False
    return text.rstrip(" *").endswith(":") or not colon


def begins_item(text: str) -> bool:
    """Whether a line starts a text of its own, rather than going on with the one before."""
    first = text.lstrip("*_`\"'«“(~<>≤≥+$€£-")[:1]
    return first.isupper() or first.isdigit()


@dataclass
class _Open:
    """A list item that may still get sub-items or continue on the next line."""

    indent: int
    text: Excerpt
    checkbox: bool
    group: int
    children: list[Block] = field(default_factory=list)

    def close(self) -> Block:
        children = tuple(self.children)
        return Block("item", self.text, checkbox=self.checkbox, group=self.group, children=children)


def parse_text(source: Source) -> tuple[Block, ...]:
    """The blocks of a plain text."""
    lines = [source.line(number) for number in range(len(source.starts))]
    return tuple(text_blocks(source, lines, count(1)))


def text_blocks(
    source: Source, lines: list[tuple[int, int]], groups: Iterator[int], tight: bool = False
) -> Iterator[Block]:
    """The blocks in some lines of a source, each given by its start and end."""
    yield from _Lines(source, groups, tight).read(lines)


class _Lines:
    def __init__(self, source: Source, groups: Iterator[int], tight: bool) -> None:
        self.source, self.groups, self.tight = source, groups, tight
        self.stack: list[_Open] = []
        self.done: list[Block] = []
        self.group = next(groups)
        self.after_blank = True
        self.announced = False

    def read(self, lines: list[tuple[int, int]]) -> list[Block]:
        """All blocks of the lines."""
        for start, end in lines:
            self._line(start, end)
        self._close(-1)
        return self.done

    def _line(self, start: int, end: int) -> None:
        text = self.source.text[start:end].expandtabs(4)
        raw = self.source.text[start:end]
        bare = raw.strip()
        if not bare:
            # One blank line may stand between a heading line and what it announces.
            self.announced = self.announced and not self.after_blank and not self._in_announced()
            self.after_blank = True
            return
        indent = len(text) - len(text.lstrip())
        at = start + len(raw) - len(raw.lstrip())
        if _UNDERLINE.match(raw):
            self._underline(start, end)
        elif mark := self._mark(bare):
            self._item(indent, at + mark, end)
        else:
            self._plain(indent, at, end)
        self.after_blank = False

    def _mark(self, bare: str) -> int:
        if mark := bullet(bare, self.tight):
            return mark
        ordered = _ORDERED.match(bare)
        return ordered.end() if ordered and match_label(bare) is None else 0

    def _underline(self, start: int, end: int) -> None:
        self._close(-1)
        last = self.done[-1] if self.done else None
        if last and last.kind == "paragraph" and not self.after_blank and len(last.text.text) < 100:
            level = 1 if "=" in self.source.text[start:end] else 2
            self.done[-1] = replace(last, kind="heading", level=level)
        else:
            self.done.append(Block("rule", self.source.excerpt(start, end)))

    def _item(self, indent: int, start: int, end: int) -> None:
        self.announced = False
        self._close(indent)
        text = squeezed(self.source.excerpt(start, end).strip())
        task = _TASK.match(text.text)
        if task:
            text = text.cut(task.end())
        if len(self.stack) >= _DEEPEST:
            self._close(self.stack[-1].indent)
        group = self.group if not self.stack else -self.stack[-1].group
        self.stack.append(_Open(indent, text, bool(task), group))

    def _plain(self, indent: int, start: int, end: int) -> None:
        text = squeezed(self.source.excerpt(start, end).strip())
        if self.stack and not opens(text.text, 0) and self._continues(indent, text.text):
            item = self.stack[-1]
            item.text = joined(item.text, text)
            return
        if self.stack and indent > self.stack[-1].indent:
            self.stack[-1].children.append(Block("paragraph", text))
            return
        if self.announced and self._announced_item(text):
            return
        self._close(-1)
        self.group = next(self.groups)
        self.announced = announces(text.text)
        if hashes := _HASHES.match(text.text):
            level = len(hashes.group(1))
            self.done.append(Block("heading", text.cut(hashes.end()), level=level))
        elif self.done and self._wraps(text.text):
            last = self.done[-1]
            self.done[-1] = replace(last, text=joined(last.text, text))
        else:
            self.done.append(Block("paragraph", text))

    def _in_announced(self) -> bool:
        return bool(self.done) and self.done[-1].kind == "item"

    def _announced_item(self, text: Excerpt) -> bool:
        """A line under "Nøkkelresultater" that has no list mark, as pasted from elsewhere."""
        if announces(text.text) or match_label(text.text) or _HASHES.match(text.text):
            self.announced = False
            return False
        last = self.done[-1]
        goes_on = self._in_announced() and not self.after_blank and not begins_item(text.text)
        if goes_on and len(last.text.text) < _LONGEST:
            self.done[-1] = replace(last, text=joined(last.text, text))
        else:
            self.done.append(Block("item", text, group=self.group))
        return True

    def _continues(self, indent: int, text: str) -> bool:
        """Whether a line without a mark is the rest of the item before it."""
        deeper = indent > self.stack[-1].indent
        open_end = not _SENTENCE_END.search(self.stack[-1].text.text)
        short = len(self.stack[-1].text.text) < _LONGEST
        return not self.after_blank and short and (deeper or (open_end and text[:1].islower()))

    def _wraps(self, text: str) -> bool:
        """Whether a line is the rest of the paragraph before it: a long line broken in two."""
        last = self.done[-1]
        unfinished = len(last.text.text) > 50 and not _SENTENCE_END.search(last.text.text)
        same = last.kind == "paragraph" and not self.after_blank and len(last.text.text) < _LONGEST
        return same and unfinished and text[:1].islower() and not opens(text, 0)

    def _close(self, indent: int) -> None:
        while self.stack and self.stack[-1].indent >= indent:
            block = self.stack.pop().close()
            if self.stack:
                self.stack[-1].children.append(block)
            else:
                self.done.append(block)


def pipe_table(source: Source) -> Block | None:
    """A table drawn with "|" in plain text; None if the text is none."""
    lines = [source.line(number) for number in range(len(source.starts))]
    kept = [(s, e) for s, e in lines if source.text[s:e].strip(" |-+:=\t")]
    rows = [_cells(source, start, end) for start, end in kept]
    if len(rows) < 2 or len(rows[0]) < 2 or sum(len(row) > 1 for row in rows) < 0.8 * len(rows):
        return None
    table = Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:] if len(row) > 1))
    return Block("table", rows[0][0], table=table)


def _cells(source: Source, start: int, end: int) -> list[Excerpt]:
    cells = []
    at = start
    line = source.text[start:end]
    for cell in line.split("|"):
        cells.append(source.excerpt(at, at + len(cell)).strip())
        at += len(cell) + 1
    if line.lstrip().startswith("|"):
        cells = cells[1:]
    return cells[:-1] if line.rstrip().endswith("|") else cells
