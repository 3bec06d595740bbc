"""A goal with everything that was read in it: what rules are given instead of raw tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.document import Document, Goal
from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import lowered

if TYPE_CHECKING:
    from smartcheck.annotate.deadlines import Deadline
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.scores import Score
    from smartcheck.annotate.structure import Structure
    from smartcheck.annotate.times import TimeExpression

Answer = TypeVar("Answer")


@dataclass(frozen=True, kw_only=True, eq=False)
class ParsedGoal:
    """A goal as rules see it. All positions are character offsets in `text`.

    `position` is where the goal stands in its document: the index of its objective and of its key
    result, or of the loose goal; None where it does not apply. `body` is the range of the text
    without its score. `structure.parsed` is False where no parser was at hand: rules that need the
    parse then stay silent. `baseline` and `target` are the numbers of the fields of that name.
    `answers` is what `once_per_goal` keeps.
    """

    goal: Goal
    text: str
    body: tuple[int, int]
    pack: LanguagePack
    structure: Structure
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    score: Score | None = None
    deadline: Deadline | None = None
    baseline: float | None = None
    target: float | None = None
    objective: int | None = None
    key_result: int | None = None
    loose: int | None = None
    answers: dict[object, Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The word lists of the goal's language."""
        return Lexicon.of(self.pack)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The words of the text in small letters: they tell which phrases cannot stand in it."""
        return lowered(self.text) | {""}

    def says(self, name: str) -> bool:
        """Whether a phrase of a list stands anywhere in the text."""
        return next(self.phrases(name), None) is not None

    def phrases(self, name: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Where the phrases of a list stand in the text, from an offset on."""
        if self.lexicon.triggers(name).isdisjoint(self.keys):
            return iter(())
        return self.lexicon.phrases(name).finditer(self.text, start)

    @property
    def measured(self) -> bool:
        """Whether the goal has a quantity, in its words or in its target field."""
        return bool(self.quantities) or self.target is not None

    def words(self, start: int, end: int) -> str:
        """The text of a range."""
        return self.text[start:end]


def once_per_goal(ask: Callable[[ParsedGoal], Answer]) -> Callable[[ParsedGoal], Answer]:
    """Keeps what a function says of a goal with the goal: several rules ask the same of it."""

    @wraps(ask)
    def answer(goal: ParsedGoal) -> Answer:
        kept = goal.answers
        if ask not in kept:
            kept[ask] = ask(goal)
        said: Answer = kept[ask]
        return said

    return answer


@dataclass(frozen=True, kw_only=True, eq=False)
class ParsedObjective:
    """An objective with its key results."""

    parsed: ParsedGoal
    key_results: tuple[ParsedGoal, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class ParsedDocument:
    """A document with its goals parsed."""

    document: Document
    pack: LanguagePack
    objectives: tuple[ParsedObjective, ...]
    goals: tuple[ParsedGoal, ...]

    def every_goal(self) -> Iterator[ParsedGoal]:
        """All goals in the order of the document."""
        for objective in self.objectives:
            yield objective.parsed
            yield from objective.key_results
        yield from self.goals

    def every_result(self) -> Iterator[ParsedGoal]:
        """All goals that must show a result: key results and loose goals."""
        for objective in self.objectives:
            yield from objective.key_results
        yield from self.goals

    def is_over(self, today: date) -> bool:
        """Whether the document's period has passed (the document is archived)."""
        period = self.document.period
        return period is not None and period.is_over(today)
