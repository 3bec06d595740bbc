"""What a reader of running text remembers: the objective it is under, the goal it read last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from smartcheck.document import Excerpt
from smartcheck.periods import Period
from smartcheck.readers.blocks import Block
from smartcheck.readers.drafts import Draft, DraftKind, Drafts
from smartcheck.readers.fields import set_document_field, set_field
from smartcheck.readers.labels import Label, fold, is_weak, match_label
from smartcheck.readers.wording import (
    Wording,
    without_number,
    without_prefix,
    without_role,
    without_suffix,
)

# What texts without a label are, where they stand: "inside" an objective they are key results,
# under "okrs" or a "theme" their shape decides, under "none" they are no goals.
Mode = Literal[
    "none", "okrs", "theme", "objectives", "aims", "goals", "key_results", "inside", "aside"
]

# How objectives without a label are told apart in a document: one way, once it has been seen.
Style = Literal["heading", "bold", "plain", "item"]


@dataclass(frozen=True)
class Scope:
    """What the headings and lead-ins above a text say about it.

    `alone` says that no list or table stands under the heading, so that paragraphs are its goals.
    """

    mode: Mode
    period: Period | None = None
    team: str | None = None
    alone: bool = False

    def to(self, mode: Mode) -> Scope:
        """The same place with another meaning for texts without a label."""
        return replace(self, mode=mode)


@dataclass(frozen=True)
class Reading:
    """A text taken apart: its label, the words of the goal, what was told beside them."""

    label: Label | None
    wording: Wording

    @property
    def content(self) -> Excerpt:
        """The words behind the label."""
        return self.wording.text


def take_apart(block: Block) -> Reading:
    """The label and the words of a block's text."""
    wording = without_prefix(without_number(Wording(block.text, block.bold)))
    label = match_label(wording.text.text, wording.bold)
    if label is None:
        roleless = without_role(wording)
        if roleless is not wording:
            wording, label = roleless, match_label(roleless.text.text, roleless.bold)
    if label is not None:
        wording = without_role(without_prefix(wording.cut(label.end)))
    return Reading(label, wording)


def without_team(reading: Reading, scope: Scope) -> Reading:
    """The reading without the team's name before its goals, where the heading is that team."""
    text = reading.content.text
    head, colon, _ = text.partition(":")
    if not scope.team or not colon or fold(head) != fold(scope.team) or reading.label:
        return reading
    behind = len(head) + 1 + len(text[len(head) + 1 :]) - len(text[len(head) + 1 :].lstrip())
    return replace(reading, wording=reading.wording.cut(behind))


class Memory:
    """Collects goals in the order of the text and knows what belongs to what."""

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self.current: Draft | None = None
        self.last: Draft | None = None
        self.waiting: Draft | None = None
        self.style: Style | None = None
        self.numbered: dict[str, Draft] = {}
        self.labels_objectives = False
        self.doubtful: Draft | None = None

    def objective(
        self,
        reading: Reading,
        scope: Scope,
        kind: DraftKind = "objective",
        style: Style | None = None,
    ) -> Draft:
        """A new objective (or aim, or theme), which later key results belong to.

        `style` says by what it was told to be one, where it has no label. In a document that labels
        its objectives it is none, unless a labelled key result stands under it.
        """
        draft = self._draft(kind, reading, scope)
        if self.labels_objectives and style and reading.label is None:
            self.doubtful = draft
        else:
            self.drafts.goals.append(draft)
        self.current = draft
        if style and self.style is None and reading.label is None:
            self.style = style
        return draft

    def key_result(self, reading: Reading, scope: Scope) -> Draft:
        """A new key result: under its objective, or alone where there is none."""
        draft = self._draft("key_result", reading, scope)
        owner = self._objective_of(draft.number) or self.current
        if owner is None:
            self.drafts.goals.append(draft)
        else:
            owner.key_results.append(draft)
            if owner is self.doubtful and reading.label is not None:
                self.drafts.goals.append(owner)
                self.doubtful = None
        return draft

    def goal(self, reading: Reading, scope: Scope, kind: DraftKind = "goal") -> Draft:
        """A new goal that stands alone."""
        draft = self._draft(kind, reading, scope)
        self.drafts.goals.append(draft)
        self.current = draft if kind == "aim" else self.current
        draft.listed = kind == "aim"
        return draft

    def field(self, label: Label, value: Excerpt, document: bool) -> None:
        """A field on a line of its own: of the goal above it, or of the document."""
        target = None if document else self.last
        if target is None or label.name in ("language",):
            set_document_field(self.drafts, label.name, value)
        else:
            set_field(target, label.name, value, self.drafts.options)

    def complete(self, block: Block) -> bool:
        """Gives its words to a goal whose label stood on a line of its own."""
        if self.waiting is None:
            return False
        draft, self.waiting = self.waiting, None
        wording = without_suffix(
            without_prefix(Wording(block.text, block.bold)), draft.kind == "objective"
        )
        draft.text = wording.text
        draft.owner = draft.owner or wording.owner
        return True

    def is_elsewhere(self, header: str, text: str) -> bool:
        """Whether "Results" stands where no objective is, and so heads other things."""
        return header == "key_results" and self.current is None and is_weak(text)

    def _objective_of(self, number: str) -> Draft | None:
        """The objective that "KR 2.1" names, where there is one numbered 2."""
        head = number.replace("-", ".").split(".")[0] if "." in number or "-" in number else ""
        if not head or (self.current and self.current.number == head):
            return None
        return self.numbered.get(head)

    def _draft(self, kind: DraftKind, reading: Reading, scope: Scope) -> Draft:
        self.drafts.admit(reading.content)
        objective = kind != "key_result"
        # Only an objective's n/10 is a grade; a goal's says how sure one is.
        wording = without_suffix(reading.wording, kind == "objective")
        label = reading.label
        draft = Draft(
            kind,
            wording.text,
            label=label.text if label else "",
            number=label.number if label else "",
            owner=wording.owner,
            team=wording.team or scope.team,
            period=scope.period,
        )
        self.last = draft
        if objective and draft.number:
            self.numbered[draft.number] = draft
        return draft
