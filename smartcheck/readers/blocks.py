"""What Markdown, plain text and org-mode have in common: headings, paragraphs, lists and tables.

Readers of those formats turn their source into blocks, `outline` makes sense of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from smartcheck.document import Excerpt

Kind = Literal["heading", "paragraph", "item", "table", "rule"]


@dataclass(frozen=True)
class Table:
    """Cells of a table; the header may be empty.

    `bold`, `struck` and `italic` hold (row, column) of the cells that are so throughout; the header
    is row -1. Lines inside a cell are told apart by line breaks. `records` says that the header is
    made of the keys of records, and so holds no goal itself.
    """

    header: tuple[Excerpt, ...]
    rows: tuple[tuple[Excerpt, ...], ...]
    bold: frozenset[tuple[int, int]] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    italic: frozenset[tuple[int, int]] = frozenset()
    records: bool = False


@dataclass(frozen=True)
class Block:
    """One piece of a text document.

    `level` is a heading's rank from 1; `bold` counts the characters in bold at the start of the
    text; `struck` says that all of it is struck through, `linked` that all of it is one link,
    `checkbox` that an item is one of a task list. Consecutive items with one `group` are one list.
    `children` are the blocks inside an item.
    """

    kind: Kind
    text: Excerpt
    level: int = 0
    bold: int = 0
    struck: bool = False
    checkbox: bool = False
    quoted: bool = False
    linked: bool = False
    group: int = 0
    children: tuple[Block, ...] = ()
    table: Table | None = None

    @property
    def all_bold(self) -> bool:
        """Whether the whole text is bold, but for a colon or full stop behind it."""
        return self.bold > 0 and not self.text.text[self.bold :].strip(" :.*")

    def walk(self) -> Iterator[Block]:
        """The block and all blocks inside it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Section:
    """A heading with all that stands under it, up to the next heading of its rank."""

    heading: Block | None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def level(self) -> int:
        """The rank of its heading; 0 for the document itself."""
        return self.heading.level if self.heading else 0

    def walk(self) -> Iterator[Block]:
        """All blocks of the section and of those inside it, its headings too."""
        if self.heading:
            yield self.heading
        for block in self.blocks:
            yield from block.walk()
        for section in self.sections:
            yield from section.walk()


@dataclass
class _Open:
    heading: Block | None
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def close(self) -> Section:
        return Section(self.heading, tuple(self.blocks), tuple(self.sections))


def sections(blocks: list[Block]) -> Section:
    """The blocks as a tree of sections, by the rank of their headings."""
    stack = [_Open(None)]
    for block in blocks:
        if block.kind != "heading":
            stack[-1].blocks.append(block)
            continue
        while stack[-1].heading and stack[-1].heading.level >= block.level:
            closed = stack.pop().close()
            stack[-1].sections.append(closed)
        stack.append(_Open(block))
    while len(stack) > 1:
        closed = stack.pop().close()
        stack[-1].sections.append(closed)
    return stack[0].close()


def lists(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """The blocks with the items of each list put together; other blocks come alone."""
    run: list[Block] = []
    for block in blocks:
        if run and (block.kind != "item" or block.group != run[-1].group):
            yield tuple(run)
            run = []
        if block.kind == "item":
            run.append(block)
        else:
            yield (block,)
    if run:
        yield tuple(run)
