"""Headings and what stands under them, read for goals: the frame of every text document."""

from __future__ import annotations

from dataclasses import replace

from smartcheck.readers import cycles
from smartcheck.readers.blocks import Block, Section, lists, sections
from smartcheck.readers.drafts import Drafts
from smartcheck.readers.labels import explains, header_role, key_names
from smartcheck.readers.memory import Memory, Mode, Reading, Scope, take_apart
from smartcheck.readers.passages import Passages

_HEADER_MODES: tuple[Mode, ...] = ("okrs", "theme", "objectives", "aims", "goals", "key_results")


def read_outline(blocks: tuple[Block, ...], drafts: Drafts, base: Mode = "none") -> None:
    """Reads the blocks of a document into its drafts.

    `base` is what texts under no telling heading mean: "okrs" in a file named so.
    """
    outline = _Outline(drafts)
    root = sections(list(blocks))
    if any(header_role(block.text.text) in _HEADER_MODES for block in blocks if block.kind == "heading"):
        base = "none"
    outline.title(root)
    outline.section(root, Scope(base), Section(None))


class _Outline:
    def __init__(self, drafts: Drafts) -> None:
        self.drafts, self.options = drafts, drafts.options
        self.memory = Memory(drafts)
        self.passages = Passages(self.memory, drafts.options)
        self.level = 0

    def title(self, root: Section) -> None:
        """The document's title is its first heading, where that stands before any goal."""
        first = next(root.walk(), None)
        if first is not None and first.kind in ("heading", "paragraph") and len(first.text.text) < 120:
            reading = take_apart(first)
            if reading.label is None:
                self.drafts.title = first.text
                self.drafts.period = cycles.named(first.text.text, self.options)

    def section(self, section: Section, scope: Scope, parent: Section) -> None:
        """Reads a section: what its heading means, then its blocks, then its sub-sections."""
        if section.heading:
            scope = self._heading(section, scope, parent)
        below = (block for block in section.walk() if block is not section.heading)
        alone = not _holds_items(section) and not _roles(below)
        behind = self.passages.read(section.blocks, replace(scope, alone=alone))
        below = scope
        if scope.mode in ("none", "aside") and behind.mode in ("okrs", "objectives", "key_results"):
            below = behind
        for sub in section.sections:
            self.section(sub, below, section)

    def _heading(self, section: Section, scope: Scope, parent: Section) -> Scope:
        heading = section.heading
        assert heading is not None
        text = heading.text.text
        self.memory.waiting = None
        reading = take_apart(heading)
        if heading.level < self.level or (heading.level == self.level and not self._is_results(text, reading)):
            self.memory.current = None if heading.level < self.level else self.memory.current
        scope = replace(scope, period=self._period(text, scope))
        if heading.struck:
            return scope.to("aside")
        if reading.label is not None and (labelled := self._labelled(heading, reading, scope, section)):
            return labelled
        header = header_role(text)
        if header is not None and not (scope.mode == "aside" and header == "okrs"):
            return self._headed(header, heading, scope)
        if explains(text):
            return scope.to("aside")
        return self._unlabelled(section, reading, scope, parent)

    def _is_results(self, text: str, reading: Reading) -> bool:
        label = reading.label
        return header_role(text) == "key_results" or bool(label and label.role == "key_result")

    def _period(self, text: str, scope: Scope):  # type: ignore[no-untyped-def]
        named = cycles.named(text, self.options, cycles.year_of(scope.period, self.drafts.period))
        return named or scope.period

    def _headed(self, header: str, heading: Block, scope: Scope) -> Scope:
        if self.memory.is_elsewhere(header, heading.text.text):
            return scope.to("none")
        self.drafts.speaks_of_okrs |= header in ("okrs", "objectives", "key_results")
        if header == "aside":
            return scope.to("none")
        if header != "key_results":
            self.memory.current = None
        return scope.to(header)  # type: ignore[arg-type]

    def _labelled(
        self, heading: Block, reading: Reading, scope: Scope, section: Section
    ) -> Scope | None:
        label = reading.label
        assert label is not None
        empty = not reading.content.text.strip(" :*")
        if label.role == "aside":
            return scope.to("none") if empty or ":" in heading.text.text else None
        if label.role == "field":
            self.memory.field(label, reading.content, document=True)
            return scope
        if empty and not label.number and (label.role != "objective" or self._holds_list(section)):
            return None
        if label.role == "key_result":
            draft = self.memory.key_result(reading, scope)
            self.memory.waiting = draft if empty else None
            return scope.to("aside")
        if label.role == "goal":
            draft = self.memory.goal(reading, scope)
        else:
            draft = self.memory.objective(reading, scope, label.role)  # type: ignore[arg-type]
        self.level = heading.level
        self.memory.waiting = draft if empty else None
        return scope.to("inside")

    def _holds_list(self, section: Section) -> bool:
        first = section.blocks[0] if section.blocks else None
        return first is not None and first.kind in ("item", "table")

    def _unlabelled(
        self, section: Section, reading: Reading, scope: Scope, parent: Section
    ) -> Scope:
        heading, mode, siblings = section.heading, scope.mode, parent.sections
        assert heading is not None
        if cycles.is_only_period(heading.text.text, self.options):
            self.memory.current = None
            return scope.to("okrs" if mode == "inside" else mode)
        if mode in ("okrs", "objectives", "theme"):
            if self._is_objective(section, siblings, mode):
                self.memory.current = None
                self.memory.objective(reading, scope, style="heading")
                self.level = heading.level
                return scope.to("inside")
            if mode == "okrs" and len(siblings) > 1 and section.level > 1:
                scope = replace(scope, team=heading.text.text.strip(" :"))
            return scope
        if mode in ("inside", "key_results"):
            return self._under_objective(section, reading, scope, parent)
        if mode == "none" and self._holds_results(section):
            self.memory.current = None
            self.memory.objective(reading, scope, style="heading")
            self.level = heading.level
            return scope.to("inside")
        return scope

    def _holds_results(self, section: Section) -> bool:
        """Whether "Key results" stand right under a heading that is not the document's title."""
        if section.level < 2 or _roles(section.walk()) & {"objective", "objectives", "aim", "aims"}:
            return False
        heads = [sub.heading for sub in section.sections if sub.heading]
        return any(header_role(head.text.text) == "key_results" for head in heads)

    def _under_objective(
        self, section: Section, reading: Reading, scope: Scope, parent: Section
    ) -> Scope:
        """A heading under an objective: one with a list gathers key results, one without is one."""
        blocks = tuple(section.walk())
        heads = [other.heading for other in parent.sections if other.heading]
        if any(header_role(head.text.text) == "key_results" for head in heads):
            return scope.to("none")
        if section.blocks and section.blocks[0].kind in ("item", "table"):
            own = any(block.kind == "item" for block in parent.blocks)
            if own and scope.mode == "inside" and self.memory.style == "heading":
                # Its parent has key results of its own, so this is an objective beside it.
                self.memory.objective(reading, scope, style="heading")
            return scope
        if _roles(blocks[1:]) & {"key_result", "key_results", "objective", "aim"}:
            return scope.to("none")
        if any(block.kind in ("item", "table") for block in blocks):
            return scope
        self.memory.key_result(reading, scope)
        return scope.to("aside")

    def _is_objective(self, section: Section, siblings: tuple[Section, ...], mode: Mode) -> bool:
        """Whether a heading without a label is an objective, or names a team, theme or period."""
        below = tuple(block for block in section.walk() if block is not section.heading)
        roles = _roles(below)
        if roles & {"objective", "objectives"}:
            return False
        if any(_nested_results(run) for run in lists(section.blocks)):
            return False
        if roles & {"key_result", "key_results"}:
            return any(_roles(block.walk()) & {"key_result", "key_results"} for block in section.blocks) or not all(
                _holds_items(sub) for sub in section.sections
            )
        runs = [run for run in lists(section.blocks) if run[0].kind == "item"]
        if runs:
            return _pairs(section) < 2 and not _mostly_nested(siblings)
        if tables := [block for block in section.blocks if block.table is not None]:
            return any(_lists_results(block) for block in tables)
        return not section.sections and (mode == "objectives" or self._fits_siblings(section, siblings))

    def _fits_siblings(self, section: Section, siblings: tuple[Section, ...]) -> bool:
        """A heading with nothing under it is an objective among headings that are."""
        return not section.blocks and any(
            any(block.kind == "item" for block in other.blocks) for other in siblings
        )


def _roles(blocks) -> set[str]:  # type: ignore[no-untyped-def]
    """The labels and headers in some blocks."""
    found: set[str] = set()
    for block in blocks:
        reading = take_apart(block)
        if reading.label is not None and reading.label.role in ("objective", "key_result", "aim"):
            found.add(reading.label.role)
        if block.kind in ("heading", "paragraph") and (header := header_role(block.text.text)):
            found.add(header)
        if block.table is not None:
            found |= {name for cell in block.table.header for name in key_names(cell.text)}
    return found


def _nested_results(run: tuple[Block, ...]) -> bool:
    """Whether the items of a list hold labelled key results, so that they are the objectives."""
    return any(
        _roles(inner for child in item.children for inner in child.walk()) & {"key_result", "key_results"}
        for item in run
        if item.kind == "item"
    )


def _holds_items(section: Section) -> bool:
    return any(block.kind in ("item", "table") for block in section.walk())


def _lists_results(block: Block) -> bool:
    """Whether a table holds the key results of one objective: it has their fields, no objectives."""
    if block.table is None:
        return False
    bold_rows = {row for row, column in block.table.bold if column == 0 and row >= 0}
    names = [key_names(cell.text) for cell in block.table.header]
    found = {name for mine in names for name in mine}
    if bold_rows or found & {"objective", "aim"}:
        return False
    return bool(found & {"key_result", "key_results"}) or sum(bool(mine) for mine in names) >= 3


def _pairs(section: Section) -> int:
    """How often a short paragraph and a list follow each other."""
    blocks = [block for block in section.blocks if block.kind in ("paragraph", "item")]
    return sum(
        first.kind == "paragraph"
        and second.kind == "item"
        and len(first.text.text.split()) <= 14
        and take_apart(first).label is None
        for first, second in zip(blocks, blocks[1:], strict=False)
    )


def _mostly_nested(siblings: tuple[Section, ...]) -> bool:
    """Whether the items under neighbouring headings mostly have items of their own."""
    nested = [
        any(child.kind == "item" for child in block.children)
        for section in siblings
        for block in section.blocks
        if block.kind == "item"
    ]
    return sum(nested) * 2 > len(nested)
