"""What the rules of this criterion ask of deadlines and periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcheck.rule import Context, Option

if TYPE_CHECKING:
    from smartcheck.annotate.deadlines import Deadline
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.periods import Period

INHERIT_PERIOD = Option(
    "inherit_period", True, "whether the document's period is a deadline for its key results"
)


def own_deadline(goal: ParsedGoal) -> Deadline | None:
    """The deadline that the goal states itself, in its words or its field."""
    deadline = goal.deadline
    own = deadline is not None and deadline.inherited_from in (None, "field")
    return deadline if own else None


def marked(deadline: Deadline) -> tuple[tuple[int, int], ...]:
    """Where the deadline stands in the goal's text; nowhere, if it stands in a field."""
    return (deadline.span,) if deadline.span else ()


def period_of(goal: ParsedGoal, context: Context) -> Period | None:
    """The period that a goal belongs to: its heading's, else the document's."""
    heading = goal.goal.period
    if heading is not None and heading.end is not None:
        return heading
    return context.document.document.period


def is_archived(goal: ParsedGoal, context: Context) -> bool:
    """Whether the period of the goal is over."""
    period = period_of(goal, context)
    return period is not None and period.is_over(context.today)
