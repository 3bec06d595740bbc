"""What the shape of a text tells of headings without a label: which of them are objectives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from smartcheck.readers.blocks import Block, Section, lists
from smartcheck.readers.columns import columns_of
from smartcheck.readers.labels import header_role, key_names, tells_of_okrs
from smartcheck.readers.memory import take_apart

_RESULTS = frozenset(("key_result", "key_results"))


class Shapes:
    """Answers about sections, each worked out once: big documents ask again for every heading."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], object] = {}

    def _once(self, name: str, section: Section, work: Callable[[], object]) -> object:
        key = (name, id(section))
        if key not in self._known:
            self._known[key] = work()
        return self._known[key]

    def roles(self, section: Section) -> frozenset[str]:
        """The labels and headers in what stands under a heading."""

        def work() -> frozenset[str]:
            found = _roles(inner for block in section.blocks for inner in block.walk())
            for sub in section.sections:
                found |= self.roles(sub) | (_roles([sub.heading]) if sub.heading else frozenset())
            return found

        known = self._once("roles", section, work)
        assert isinstance(known, frozenset)
        return known

    def holds_items(self, section: Section) -> bool:
        """Whether a list or a table stands anywhere under a heading."""
        return bool(
            self._once(
                "items",
                section,
                lambda: (
                    any(block.kind in ("item", "table") for block in section.blocks)
                    or any(self.holds_items(sub) for sub in section.sections)
                ),
            )
        )

    def has_results_heading(self, parent: Section) -> bool:
        """Whether one of the headings right under a section is "Key results"."""
        heads = (sub.heading.text.text for sub in parent.sections if sub.heading)
        found = (header_role(text) == "key_results" for text in heads)
        return bool(self._once("results", parent, lambda: any(found)))

    def is_objective(self, section: Section, parent: Section, listed: bool) -> bool:
        """Whether a heading without a label is an objective, or names a team, theme or period.

        `listed` says that it stands under "Objectives".
        """
        roles = self.roles(section)
        told = any(tells_of_okrs(b.text.text) for b in section.blocks[:2] if b.kind == "paragraph")
        if roles & {"objective", "objectives"} or told:
            return False
        if any(_nested_results(run) for run in lists(section.blocks)):
            return False
        if roles & _RESULTS:
            if self.has_results_heading(section):
                return True
            direct = any(_roles(block.walk()) & _RESULTS for block in section.blocks)
            return direct or not all(self.holds_items(sub) for sub in section.sections)
        if any(block.kind == "item" for block in section.blocks):
            return _pairs(section) < 2 and not self._mostly_nested(parent)
        if tables := [block for block in section.blocks if block.table is not None]:
            return any(_lists_results(block) for block in tables)
        bare = not section.blocks and self._has_listed(parent)
        return not section.sections and (listed or bare)

    def _has_listed(self, parent: Section) -> bool:
        """Whether any heading under a section has a list right below it."""
        blocks = (block for section in parent.sections for block in section.blocks)
        return bool(self._once("listed", parent, lambda: any(b.kind == "item" for b in blocks)))

    def _mostly_nested(self, parent: Section) -> bool:
        """Whether the items under neighbouring headings mostly have items of their own."""

        def work() -> bool:
            blocks = (block for section in parent.sections for block in section.blocks)
            nested = [_has_items(block) for block in blocks if block.kind == "item"]
            return sum(nested) * 2 > len(nested)

        return bool(self._once("nested", parent, work))


def _has_items(item: Block) -> bool:
    return any(child.kind == "item" for child in item.children)


def _roles(blocks: Iterable[Block]) -> frozenset[str]:
    """The labels and headers in some blocks."""
    found: set[str] = set()
    for block in blocks:
        label = take_apart(block).label if block.table is None else None
        if label is not None and label.role in ("objective", "key_result", "aim"):
            found.add(label.role)
        if block.kind in ("heading", "paragraph") and (header := header_role(block.text.text)):
            found.add(header)
        if block.table is not None:
            columns = [cell.text for cell in block.table.header]
            names = {name for cell in columns for name in key_names(cell)}
            found |= names if columns_of(columns, {}).results else names - _RESULTS
    return frozenset(found)


def _nested_results(run: tuple[Block, ...]) -> bool:
    """Whether the items of a list hold labelled key results, so that they are the objectives."""
    children = (child for item in run if item.kind == "item" for child in item.children)
    return bool(_roles(inner for child in children for inner in child.walk()) & _RESULTS)


def _lists_results(block: Block) -> bool:
    """Whether a table holds one objective's key results: their fields, but no objectives."""
    if block.table is None:
        return False
    bold_rows = {row for row, column in block.table.bold if column == 0 and row >= 0}
    names = [key_names(cell.text) for cell in block.table.header]
    found = {name for mine in names for name in mine}
    if bold_rows or found & {"objective", "aim"}:
        return False
    results = columns_of([cell.text for cell in block.table.header], {}).results
    return bool(found & _RESULTS and results) or sum(bool(mine) for mine in names) >= 3


def _pairs(section: Section) -> int:
    """How often a short paragraph and a list follow each other."""
    blocks = [block for block in section.blocks if block.kind in ("paragraph", "item")]
    return sum(
        first.kind == "paragraph"
        and second.kind == "item"
        and len(first.text.text.split()) <= 14
        and take_apart(first).label is None
        for first, second in pairwise(blocks)
    )
