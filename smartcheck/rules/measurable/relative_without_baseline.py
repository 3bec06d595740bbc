"""M004: a change from nobody knows where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._baseline import has_baseline, has_named_base, is_change
from smartcheck.rules._shared import measures

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class RelativeWithoutBaseline(GoalRule):
    """The change has no starting point.

    Flags growth or decline relative to an unknown base: “by 15%”, “30% more”, “double”, “by 5
    points”, with no starting value in the text or in a field.

    Not flagged: a percentage of something (“80% of users”), a starting value, and a comparison with
    something named (“than last year”, “mot 2024”). “Baseline: unknown” is no baseline.

    Why: 15% of what? Ten per cent more of next to nothing is next to nothing, and when the period
    is over each can pick the base that suits.

    Against: many good examples of the literature are of this kind; hence only a hint.

    Sources: GOTHELF, GITLAB

    Weak:
        nb: Øke antall utlån med [[20 %]]
        nb: [[25 % færre]] skader på isen
        nb: [[Doble]] antall fosterhjem
        en: Increase the number of loans by [[20%]]
        en: [[25% fewer]] injuries on the ice
        en: [[Double]] the number of foster homes

    Better:
        nb: Øke antall utlån fra 400 til 480
        nb: Doble antall fosterhjem (i dag 12)
        nb: 20 % flere utlån enn i fjor
        en: Increase the number of loans from 400 to 480
        en: Double the number of foster homes (currently 12)
        en: 20% more loans than last year
    """

    code = "M004"
    name = "relative-without-baseline"
    criterion = "measurable"
    severity = Severity.INFO
    silenced_by = ("M002", "M007")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The changes, as one finding."""
        found = [q for q in measures(subject) if is_change(subject, q)]
        if not found or has_baseline(subject) or has_named_base(subject):
            return
        spans = tuple((quantity.start, quantity.end) for quantity in found)
        yield Flag(
            N_("“{words}” of what? The change has no starting point."),
            N_("Say where you start: “from **?** to **?**”."),
            spans,
            {"words": subject.words(*spans[0])},
        )
