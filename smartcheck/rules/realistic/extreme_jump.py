"""R006: a target many times its starting point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules.realistic._scores import is_type

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity

_EXTREME, _LARGE = 10, 3
# From one customer, or one per cent, any growth is many times the start.
_NEAR_ZERO = 1
_SECONDS = {
    "ms": 0.001,
    "s": 1,
    "min": 60,
    "h": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2629800,
    "quarter": 7889400,
    "year": 31557600,
}


class ExtremeJump(GoalRule):
    """The target is many times the starting point.

    Flags a target at least ten times its baseline, or a tenth of it; from three times on it is a
    hint.

    Not flagged: growth from nothing or next to nothing, and goals of type `moonshot`.

    Why: such jumps happen, but seldom within one period, and more often a zero too many was written
    or the unit got lost.

    Sources: WODTKE, LOCKE

    Weak:
        nb: Øke antall abonnenter [[fra 200 til 5 000]]
        nb: Korte svartiden [[fra 30 dager til 2 timer]]
        nb: [[Tidoble]] antall gjester
        en: Grow subscribers [[from 200 to 5,000]]
        en: Cut response time [[from 30 days to 2 hours]]
        en: Reach [[10x]] the sign-ups of last year

    Better:
        nb: Øke antall abonnenter fra 200 til 320
        nb: Korte svartiden fra 48 timer til 1 dag
        nb: Øke fra 0 til 40 medlemmer
        en: Grow subscribers from 200 to 320
        en: Cut response time from 48 hours to 1 day
        en: Go from 0 to 40 members
    """

    code = "R006"
    name = "extreme-jump"
    criterion = "realistic"
    severity = Severity.WARNING
    silenced_by = ("M006",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The first jump in the text, else the one between the fields."""
        if is_type(subject, context, "moonshot"):
            return
        jumps = [(_jump(quantity), _range(subject, quantity)) for quantity in subject.quantities]
        spans = {span: jump for jump, span in jumps if jump is not None}
        stated = _ratio(subject.baseline or 0, subject.target or 0)
        if stated is not None and not spans:
            yield from _flag(subject, stated, ())
        for span, jump in spans.items():
            yield from _flag(subject, jump, (span,))


def _flag(goal: ParsedGoal, jump: float, spans: tuple[tuple[int, int], ...]) -> Iterator[Flag]:
    times = max(jump, 1 / jump)
    if times < _LARGE:
        return
    written = goal.words(*spans[0]) if spans else f"{goal.baseline:g} → {goal.target:g}"
    yield Flag(
        N_("“{jump}” is a factor of {times}."),
        N_(
            "Check the figures and their units. If they are right, say what makes it possible, "
            "or mark the goal as `moonshot`."
        ),
        spans,
        {"jump": written, "times": f"{times:.0f}"},
        None if times >= _EXTREME else Severity.INFO,
    )


def _jump(quantity: Quantity) -> float | None:
    if quantity.value is None:
        return None
    if quantity.kind == "multiple":
        return quantity.value or None
    if quantity.baseline is None:
        return None
    unit, start_unit = quantity.unit, quantity.baseline_unit or quantity.unit
    if unit == start_unit:
        return _ratio(quantity.baseline, quantity.value)
    if unit in _SECONDS and start_unit in _SECONDS:
        return quantity.value * _SECONDS[unit] / (quantity.baseline * _SECONDS[start_unit] or 1)
    return None


def _ratio(baseline: float, target: float) -> float | None:
    """Target by baseline; None where either is near zero or the sign changes."""
    if min(baseline, target) <= 0 or (baseline <= _NEAR_ZERO < target):
        return None
    return target / baseline


def _range(goal: ParsedGoal, quantity: Quantity) -> tuple[int, int]:
    """The quantity with its "from"."""
    start = quantity.start
    if quantity.baseline is not None:
        words = goal.words(0, start).rstrip()
        opening = words.rpartition(" ")[2].lower()
        if opening in goal.pack.section("numbers")["from"]:
            start = len(words) - len(opening)
    return start, quantity.end
