"""Headings and what stands under them, read for goals: the frame of every text document."""

from __future__ import annotations

from dataclasses import replace

from smartcheck.periods import Period
from smartcheck.readers import cycles
from smartcheck.readers.blocks import Block, Section, sections
from smartcheck.readers.drafts import Drafts
from smartcheck.readers.labels import (
    Header,
    Label,
    denies,
    explains,
    header_role,
    lists,
    match_label,
)
from smartcheck.readers.memory import Memory, Mode, Reading, Scope, take_apart
from smartcheck.readers.passages import Passages
from smartcheck.readers.shapes import Shapes

_HEADER_MODES: tuple[Mode, ...] = ("okrs", "theme", "objectives", "aims", "goals", "key_results")


def read_outline(blocks: tuple[Block, ...], drafts: Drafts, base: Mode = "none") -> None:
    """Reads the blocks of a document into its drafts.

    `base` is what texts under no telling heading mean: "okrs" in a file named so.
    """
    outline = _Outline(drafts)
    outline.memory.labels_objectives = _labels_objectives(blocks)
    root = sections(list(blocks))
    if any(
        header_role(block.text.text) in _HEADER_MODES for block in blocks if block.kind == "heading"
    ):
        base = "none"
    outline.title(root)
    outline.section(root, Scope(base), Section(None))


def _labels_objectives(blocks: tuple[Block, ...]) -> bool:
    """Whether a document says "Objective: …" of its objectives, so that nothing else is one."""
    found = 0
    for block in (inner for outer in blocks for inner in outer.walk()):
        reading = take_apart(block)
        label = reading.label
        if label is not None and label.role == "objective":
            plural = label.text.casefold() in set(lists("objectives")) - set(lists("objective"))
            # A bare word is as often a heading over several.
            found += bool(label.number or reading.content.text.strip(" :*")) and not plural
        if found > 1:
            return True
    return False


class _Outline:
    def __init__(self, drafts: Drafts) -> None:
        self.drafts, self.options = drafts, drafts.options
        self.memory = Memory(drafts)
        self.passages = Passages(self.memory, drafts.options)
        self.shapes = Shapes()
        self.level = 0

    def title(self, root: Section) -> None:
        """The document's title is its first heading, where that stands before any goal."""
        first = next(root.walk(), None)
        if (
            first is not None
            and first.kind in ("heading", "paragraph")
            and len(first.text.text) < 120
        ):
            reading = take_apart(first)
            if reading.label is None:
                self.drafts.title = first.text
                # What front matter says of the period is no guess, as the title's is.
                self.drafts.period = self.drafts.period or cycles.named(
                    first.text.text, self.options
                )

    def section(self, section: Section, scope: Scope, parent: Section) -> None:
        """Reads a section: what its heading means, then its blocks, then its sub-sections."""
        if section.heading:
            scope = self._heading(section, scope, parent)
        alone = not self.shapes.holds_items(section) and not self.shapes.roles(section)
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
        if heading.level < self.level or (
            heading.level == self.level and not self._is_results(text, reading)
        ):
            self.memory.current = None if heading.level < self.level else self.memory.current
        scope = replace(scope, period=self._period(text, scope))
        if heading.struck:
            return scope.to("aside")
        if reading.label is not None and (
            labelled := self._labelled(heading, reading, scope, section)
        ):
            return labelled
        header = header_role(text)
        if header is not None and not (scope.mode == "aside" and header == "okrs"):
            return self._headed(header, heading, scope)
        if explains(text) or denies(text):
            return scope.to("aside")
        return self._unlabelled(section, reading, scope, parent)

    def _is_results(self, text: str, reading: Reading) -> bool:
        label = reading.label
        return header_role(text) == "key_results" or bool(label and label.role == "key_result")

    def _period(self, text: str, scope: Scope) -> Period | None:
        named = cycles.named(text, self.options, cycles.year_of(scope.period, self.drafts.period))
        return named or scope.period

    def _headed(self, header: Header, heading: Block, scope: Scope) -> Scope:
        if self.memory.is_elsewhere(header, heading.text.text):
            return scope.to("none")
        self.drafts.speaks_of_okrs |= header in ("okrs", "objectives", "key_results")
        if header == "aside":
            return scope.to("none")
        if header != "key_results":
            self.memory.current = None
        return scope.to(header)

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
        if empty and not label.number and not self._is_told_below(label, section):
            return None
        if label.role == "key_result":
            draft = self.memory.key_result(reading, scope)
            self.memory.waiting = draft if empty else None
            return scope.to("aside")
        if label.role == "objective" or label.role == "aim" or label.role == "theme":
            draft = self.memory.objective(reading, scope, label.role)
        else:
            draft = self.memory.goal(reading, scope)
        self.level = heading.level
        self.memory.waiting = draft if empty else None
        return scope.to("inside")

    def _is_told_below(self, label: Label, section: Section) -> bool:
        """Whether the goal that a bare "Objective" or "Mål" announces is the paragraph below it."""
        kinds = [block.kind for block in section.blocks[:2]]
        if label.role == "objective":
            return kinds[:1] not in (["item"], ["table"])
        first = section.blocks[0].text.text.rstrip(" *") if kinds[:1] == ["paragraph"] else ":"
        told = not first.endswith((":", "?")) and match_label(first) is None
        return label.role == "aim" and told and kinds[1:] not in (["item"], ["table"])

    def _unlabelled(
        self, section: Section, reading: Reading, scope: Scope, parent: Section
    ) -> Scope:
        heading, mode = section.heading, scope.mode
        assert heading is not None
        if cycles.is_only_period(heading.text.text, self.options):
            self.memory.current = None
            return scope.to("okrs" if mode == "inside" else mode)
        if mode in ("okrs", "objectives", "theme"):
            if self.shapes.is_objective(section, parent, mode == "objectives"):
                self.memory.current = None
                self.memory.objective(reading, scope, style="heading")
                self.level = heading.level
                return scope.to("inside")
            if mode == "okrs" and len(parent.sections) > 1 and section.level > 1:
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
        named = self.shapes.roles(section) & {"objective", "objectives", "aim", "aims"}
        return section.level > 1 and not named and self.shapes.has_results_heading(section)

    def _under_objective(
        self, section: Section, reading: Reading, scope: Scope, parent: Section
    ) -> Scope:
        """A heading under an objective: one with a list gathers key results, one without is one."""
        if self.shapes.has_results_heading(parent):
            return scope.to("none")
        if section.blocks and section.blocks[0].kind in ("item", "table"):
            own = any(block.kind == "item" for block in parent.blocks)
            if own and scope.mode == "inside" and self.memory.style == "heading":
                # Its parent has key results of its own, so this is an objective beside it.
                self.memory.objective(reading, scope, style="heading")
            return scope
        if self.shapes.roles(section) & {"key_result", "key_results", "objective", "aim"}:
            return scope.to("none")
        if self.shapes.holds_items(section):
            return scope
        self.memory.key_result(reading, scope)
        return scope.to("aside")
