"""Confidence scores and their band, as the rules of this criterion judge them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from smartcheck.annotate.scores import BANDS
from smartcheck.rule import Context, Option

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.scores import Score

SCORE_BAND = Option(
    "score_band",
    "default",
    "which confidence scores are neither too easy nor unrealistic: default 4–9, seed 6–9, "
    "wodtke 4–6, committed 7–10 out of 10",
    tuple(BANDS),
)
REQUIRE_SCORE = Option(
    "require_score", False, "whether every key result must state a confidence score"
)


def band(context: Context) -> tuple[float, float]:
    """The configured band, as shares."""
    return BANDS[context.option(SCORE_BAND)]


def in_tenths(share: float) -> str:
    """A share as people write it: 6/10."""
    tenths = round(share * 10, 1)
    return f"{int(tenths) if tenths == int(tenths) else tenths}/10"


def on_scale(score: Score | None) -> float | None:
    """The share of certainty of a score that lies on the scale; None for any other."""
    if score is None or score.value is None or not 0 <= score.value <= 1:
        return None
    return round(score.value, 4)


def shares(goals: Iterable[ParsedGoal]) -> list[float]:
    """The scores of these goals that lie on the scale."""
    found = (on_scale(goal.score) for goal in goals)
    return [share for share in found if share is not None]


def marked(goal: ParsedGoal) -> tuple[tuple[int, int], ...]:
    """Where the score stands in the goal's text; nowhere, if it stands in a field."""
    score = goal.score
    return () if score is None or score.in_field else ((score.start, score.end),)


def is_type(goal: ParsedGoal, context: Context, kind: str) -> bool:
    """Whether the goal, or the objective above it, is of this type."""
    if goal.goal.type == kind:
        return True
    if goal.objective is None or goal.goal.kind == "objective":
        return False
    return context.document.objectives[goal.objective].parsed.goal.type == kind
