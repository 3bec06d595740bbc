"""How long a goal is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


def word_count(text: str) -> int:
    """How many words a text has; signs that stand alone are none."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


def without_times(goal: ParsedGoal) -> str:
    """The goal's words without its score and its dates, with single spaces."""
    start, end = goal.body
    kept, at = [], start
    for time in sorted(goal.times, key=lambda time: time.start):
        if time.role != "window" and at <= time.start < end:
            kept.append(goal.words(at, time.start))
            at = min(time.end, end)
    kept.append(goal.words(at, end))
    return " ".join(" ".join(kept).split())
