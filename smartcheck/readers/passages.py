"""Paragraphs, lists and tables under one heading, read for goals."""

from __future__ import annotations

from dataclasses import dataclass, replace

from smartcheck.document import Excerpt
from smartcheck.readers import cycles
from smartcheck.readers.blocks import Block, lists
from smartcheck.readers.labels import (
    Header,
    Label,
    Role,
    explains,
    header_role,
    names_aim,
    tells_of_okrs,
)
from smartcheck.readers.labels import lists as lists_of
from smartcheck.readers.memory import Memory, Reading, Scope, take_apart, without_team
from smartcheck.readers.options import ReaderOptions
from smartcheck.readers.tables import read_table

_TITLE_WORDS = 22


def _following(runs: list[tuple[Block, ...]], index: int) -> tuple[Block, ...]:
    """What comes after a paragraph; a lead-in between a bold line and its list is passed over."""
    if index + 1 >= len(runs):
        return ()
    following = runs[index + 1]
    leads = following[0].kind == "paragraph" and following[0].text.text.rstrip().endswith(":")
    if runs[index][0].all_bold and leads and not following[0].bold and index + 2 < len(runs):
        return runs[index + 2]
    return following


def _first_sentences(block: Block) -> Excerpt | None:
    """A goal told in prose ("Our goal is to …") without the sentence that leads on to a list."""
    text = block.text.text
    if not names_aim(text):
        return None
    leading = max(text.rfind(". "), text.rfind("! "))
    if text.rstrip().endswith(":"):
        return block.text.cut(0, leading + 1) if leading > 20 else None
    return block.text if len(text.split()) > 5 and not explains(text) else None


@dataclass
class _Local:
    """How far a passage has been read: the scope its lead-ins have set."""

    base: Scope
    scope: Scope
    skip_list: bool = False


class Passages:
    """Reads the blocks under a heading into a memory of goals."""

    def __init__(self, memory: Memory, options: ReaderOptions) -> None:
        self.memory, self.options = memory, options

    def read(self, blocks: tuple[Block, ...], scope: Scope) -> Scope:
        """Reads blocks in order; the scope that holds behind them."""
        local = _Local(scope, scope)
        runs = list(lists(blocks))
        for index, run in enumerate(runs):
            self._run(run, _following(runs, index), local)
        return local.scope

    def _run(self, run: tuple[Block, ...], following: tuple[Block, ...], local: _Local) -> None:
        first = run[0]
        if first.kind == "item":
            if not local.skip_list:
                self.items(run, local.scope)
            if local.scope.mode == "objectives" and len(run) > 1:
                # Key results after a list of objectives belong to none of them in particular.
                self.memory.current = None
            local.skip_list = False
        elif first.kind == "table" and first.table:
            if local.scope.mode != "aside":
                read_table(first.table, self.memory, local.scope, self.options)
        elif first.kind == "rule":
            local.scope = local.base
            local.skip_list = False
        elif first.kind == "heading":
            self._paragraph(
                replace(first, kind="paragraph", bold=len(first.text.text)), following, local
            )
        elif not first.struck:
            self._paragraph(first, following, local)

    def _paragraph(self, block: Block, following: tuple[Block, ...], local: _Local) -> None:
        local.skip_list = False
        reading = take_apart(block)
        before_list = bool(following) and following[0].kind in ("item", "table")
        if reading.label is not None and self._labelled(block, reading, before_list, local):
            return
        leads = self._leads(block, before_list) and not tells_of_okrs(block.text.text)
        header = header_role(block.text.text) if leads else None
        if header is not None:
            local.scope = self._headed(header, local, block.text.text)
        elif self.memory.waiting is not None and not block.quoted:
            self.memory.complete(block)
            local.scope = local.scope.to(
                "inside" if self.memory.last is self.memory.current else "none"
            )
        elif not block.quoted:
            self._unlabelled(block, reading, following, local)

    def _leads(self, block: Block, before_list: bool) -> bool:
        """Whether a paragraph looks like a heading over what follows."""
        text = block.text.text.rstrip(" *")
        return (
            block.all_bold
            or (text.endswith(":") and len(text) < 90)
            or (before_list and len(text) < 60)
        )

    def _headed(self, header: Header, local: _Local, text: str = "") -> Scope:
        self.memory.waiting = None
        if self.memory.is_elsewhere(header, text) or local.base.mode == "aside":
            return local.scope.to("none")
        self.memory.drafts.speaks_of_okrs |= header in ("okrs", "objectives", "key_results")
        if header == "aside":
            local.skip_list = True
            return local.scope
        if header == "theme":
            return local.scope
        return local.scope.to(header)

    def _labelled(self, block: Block, reading: Reading, before_list: bool, local: _Local) -> bool:
        """Reads a paragraph with a label; False if it is a heading over a list instead."""
        label, empty = reading.label, not reading.content.text.strip(" :*")
        assert label is not None
        if self._is_definition(label, empty):
            return True
        if label.role == "aside":
            local.skip_list = empty or block.text.text.rstrip().endswith(":")
            return True
        if label.role == "field":
            self.memory.field(
                label, reading.content, document=local.scope.mode == "none" and not self.memory.last
            )
            return True
        if empty and (before_list or not label.number) and not (label.number and not before_list):
            plural = self._plural(label, before_list)
            if plural is not None:
                local.scope = self._headed(plural, local, block.text.text)
                return True
        self._start(label, reading, local.scope, empty)
        inside = label.role in ("objective", "aim", "theme")
        local.scope = local.scope.to("inside" if inside else "aside")
        if label.role == "goal":
            local.scope = local.scope.to("none")
        return True

    def _is_definition(self, label: Label, empty: bool) -> bool:
        """ "Objectives: qualitative, inspiring" says what the word means, not what is aimed at."""
        plural = label.text.casefold() in (*lists_of("objectives"), *lists_of("key_results"))
        single = label.text.casefold() in (*lists_of("objective"), *lists_of("key_result"))
        bare = self.memory.current is None or label.role == "objective"
        return plural and not single and not empty and not label.number and bare

    def _plural(self, label: Label, before_list: bool) -> Header | None:
        """What "Objective:" alone over a list announces; None if the goal's words still follow."""
        if not before_list and label.role in ("objective", "aim", "goal"):
            return None
        if label.number:
            return "key_results" if label.role == "key_result" else None
        plurals: dict[str, Header] = {
            "objective": "objectives",
            "key_result": "key_results",
            "aim": "aims",
            "goal": "goals",
        }
        return plurals.get(label.role)

    def _start(self, label: Label, reading: Reading, scope: Scope, empty: bool) -> None:
        memory = self.memory
        if label.role == "objective" or label.role == "aim" or label.role == "theme":
            draft = memory.objective(reading, scope, label.role)
        elif label.role == "key_result":
            draft = memory.key_result(reading, scope)
        else:
            draft = memory.goal(reading, scope)
        memory.waiting = draft if empty else None

    def _unlabelled(
        self, block: Block, reading: Reading, following: tuple[Block, ...], local: _Local
    ) -> None:
        mode, text = local.scope.mode, block.text.text.strip()
        before_list = bool(following) and following[0].kind == "item"
        nested = before_list and sum(map(self._sublist, following)) * 2 > len(following)
        if cycles.is_only_period(text, self.options):
            local.scope = replace(local.base, period=cycles.named(text, self.options))
        elif mode in ("inside", "aside") and reading.wording.priority and self.memory.current:
            self.memory.key_result(reading, local.scope)
            local.scope = local.scope.to("aside")
        elif not nested and self._opens_objective(block, before_list, local):
            self.memory.objective(reading, local.scope, style="bold" if block.all_bold else "plain")
            local.scope = local.scope.to("inside")
        elif explains(text) and not before_list:
            local.scope = local.base.to("none")
        elif mode in ("aims", "goals") and before_list and (told := _first_sentences(block)):
            self.memory.goal(take_apart(replace(block, text=told)), local.scope, "aim")
            local.scope = local.scope.to("inside")
        elif text.endswith((":", "?")) and before_list:
            self._lead_in(block, local)
        elif local.scope.alone and not before_list and self._is_title(block, 30):
            self._paragraph_goal(reading, local.scope)

    def _paragraph_goal(self, reading: Reading, scope: Scope) -> None:
        """Under a heading without a list, its paragraphs are the goals."""
        if scope.mode in ("aims", "goals"):
            above = self.memory.current
            self.memory.goal(reading, scope, "aim" if scope.mode == "aims" else "goal")
            self.memory.current = above
        elif scope.mode == "key_results":
            self.memory.key_result(reading, scope)
        elif scope.mode == "objectives":
            several = self.memory.style == "plain"
            self.memory.objective(reading, scope, style="plain")
            if several:
                self.memory.current = None

    def _lead_in(self, block: Block, local: _Local) -> None:
        """A line before a list that is none of ours: it may tell when, or end the key results."""
        mode, text = local.scope.mode, block.text.text
        period = cycles.named(
            text, self.options, cycles.year_of(local.base.period, self.memory.drafts.period)
        )
        if period is not None:
            local.scope = replace(local.scope, period=period)
        elif mode in ("objectives", "okrs", "aims", "goals") or explains(text):
            local.scope = local.base.to("none" if local.base.mode != "inside" else "inside")

    def _opens_objective(self, block: Block, before_list: bool, local: _Local) -> bool:
        """Whether a paragraph without a label is an objective, by where and how it stands."""
        bases = ("okrs", "theme", "objectives")
        if local.base.mode not in bases or not self._is_title(block):
            return False
        text, style = block.text.text.rstrip(" *"), self.memory.style
        if block.all_bold:
            return before_list or style == "bold" or local.base.mode == "objectives"
        if style in ("bold", "heading") or local.base.mode == "theme":
            return False
        if before_list:
            return not text.endswith(("..", "…")) and len(text.split()) <= (
                8 if text.endswith(":") else 16
            )
        established = style == "plain" or local.base.mode == "objectives"
        return established and not text.endswith((".", ":", "…")) and len(text.split()) <= 14

    def _is_title(self, block: Block, words: int = _TITLE_WORDS) -> bool:
        text = block.text.text
        said = explains(text) or tells_of_okrs(text)
        return len(text.split()) <= words and not said and not text.startswith("(")

    def items(self, run: tuple[Block, ...], scope: Scope, above: bool = False) -> None:
        """Reads a list. `above` says that it stands inside a goal, whose fields it may hold."""
        readings = [take_apart(item) for item in run]
        roles = {r.label.role for r in readings if r.label and not self._bare(r)}
        marked = sum(reading.wording.priority for reading in readings) * 2 > len(run)
        grouped = self._is_grouped(run)
        nested = any(self._sublist(item) for item in run)
        readings = [without_team(reading, scope) for reading in readings]
        for item, reading in zip(run, readings, strict=True):
            if item.struck:
                continue
            if reading.label is not None and self._labelled_item(item, reading, scope, above):
                continue
            if not self._is_skipped(item, reading, scope, roles, marked):
                self._plain_item(item, reading, scope, grouped or self._holds_tasks(item), nested)

    def _is_skipped(
        self, item: Block, reading: Reading, scope: Scope, roles: set[Role], marked: bool
    ) -> bool:
        """Whether an item without a label is none of the goals that its neighbours are."""
        if scope.mode in ("inside", "key_results"):
            return "key_result" in roles or (marked and self._is_remark(item, reading))
        if scope.mode in ("okrs", "objectives"):
            return bool(roles & {"objective", "key_result"}) or (item.linked and not item.children)
        return False

    def _bare(self, reading: Reading) -> bool:
        return not reading.content.text.strip(" :*")

    def _is_remark(self, item: Block, reading: Reading) -> bool:
        """Among items with priorities, "Pitch: …" or "(…)" is no key result."""
        text = item.text.text
        named = ":" in text[:25] and len(text.split(":")[0].split()) <= 2
        return (
            not reading.wording.priority and (named or text.startswith("(")) and not item.children
        )

    def _is_grouped(self, run: tuple[Block, ...]) -> bool:
        """Whether the items are but names of groups: short, and each with items of its own."""
        short = all(len(item.text.text.split()) <= 3 for item in run)
        return len(run) > 1 and short and all(self._sublist(item) for item in run)

    def _sublist(self, item: Block) -> bool:
        return any(child.kind == "item" for child in item.children)

    def _holds_tasks(self, item: Block) -> bool:
        inside = [child for child in item.children if child.kind == "item"]
        return not item.checkbox and bool(inside) and all(child.checkbox for child in inside)

    def _labelled_item(self, item: Block, reading: Reading, scope: Scope, above: bool) -> bool:
        label, empty = reading.label, self._bare(reading)
        assert label is not None
        if label.role == "aside":
            return scope.mode not in ("objectives",) or empty
        if label.role == "field":
            if not above and self.memory.last is None:
                self.memory.field(label, reading.content, document=True)
                return True
            if above or scope.mode in ("inside", "aside") or self._follows_result(scope):
                self.memory.field(label, reading.content, document=False)
                return True
            return scope.mode == "none"
        header = header_role(item.text.text) if empty and not label.number else None
        if header in ("key_results", "objectives", "okrs", "aims", "goals") and item.children:
            self.read(item.children, self._headed(header, _Local(scope, scope), item.text.text))
            return True
        if label.role in ("aim", "theme") and scope.mode in ("inside", "key_results"):
            return False
        self._start(label, reading, scope, empty)
        self._below(item, label.role, scope)
        return True

    def _follows_result(self, scope: Scope) -> bool:
        """Whether "Target: 40" in a list of key results tells of the one above it."""
        last = self.memory.last
        return scope.mode == "key_results" and last is not None and last.kind == "key_result"

    def _below(self, item: Block, role: str, scope: Scope) -> None:
        """Reads what stands inside a labelled item."""
        below = scope.to("inside" if role in ("objective", "aim", "theme") else "aside")
        self._children(item, below)
        self.memory.waiting = None

    def _children(self, item: Block, scope: Scope) -> None:
        goal = self.memory.last
        for run in lists(item.children):
            if run[0].kind == "item":
                self.items(run, scope, above=True)
            else:
                scope = self.read(run, scope)
        if scope.mode == "aside":
            self.memory.last = goal

    def _plain_item(
        self, item: Block, reading: Reading, scope: Scope, group: bool, nested: bool
    ) -> None:
        mode = scope.mode
        if not reading.content.text.strip():
            self.read(item.children, scope)
        elif self.memory.waiting is not None and mode in ("inside", "none"):
            self.memory.complete(item)
            self._children(item, scope.to("inside"))
        elif mode in ("inside", "key_results"):
            self._key_result(item, reading, scope, group)
        elif mode == "objectives" or (mode == "okrs" and nested):
            if cycles.is_only_period(item.text.text, self.options):
                period = cycles.named(item.text.text, self.options)
                self._children(item, replace(scope, period=period))
                return
            self.memory.objective(reading, scope, style="item")
            self._children(item, scope.to("inside"))
        elif mode == "okrs" and self.memory.labels_objectives:
            self._children(item, scope)
        elif mode in ("goals", "aims", "okrs"):
            above = self.memory.current
            self.memory.goal(reading, scope, "aim" if mode == "aims" else "goal")
            holds_results = mode == "aims" and self._sublist(item)
            self._children(item, scope.to("inside" if holds_results else "aside"))
            # What follows the list belongs to what stood before it, not to its last item.
            self.memory.current = above
        elif mode in ("none", "theme"):
            header = header_role(item.text.text) if item.children else None
            known = header in ("okrs", "objectives", "key_results", "goals", "aims")
            self.read(item.children, scope.to(header if header and known else "none"))

    def _key_result(self, item: Block, reading: Reading, scope: Scope, group: bool) -> None:
        if group:
            for run in lists(item.children):
                if run[0].kind == "item":
                    self.items(run, scope)
            return
        self.memory.key_result(reading, scope)
        self._children(item, scope.to("aside"))
