"""M005: a target from nobody knows where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._activity import activity
from smartcheck.rules._baseline import has_baseline, has_named_base, is_change
from smartcheck.rules._shared import is_movement, is_noun, is_verb, measures

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity


class NoBaseline(GoalRule):
    """The target has no starting value.

    Flags a level to be reached, such as a share, a waiting time or a score, where nothing says what
    it is today.

    Not flagged: counts that start from zero, such as new members or things made; a change (M004
    speaks of those); a target with its starting value in the text or in a field.

    Why: without a start nobody can see whether the target is easy or out of reach, nor how far you
    have come halfway.

    Sources: GITLAB, CASTRO, VIVA

    Weak:
        nb: Andelen økologisk mat på [[40 %]]
        nb: Senke svinnet i bakeriet til [[3 %]]
        nb: [[70 %]] av elevene sykler til skolen
        en: Share of organic food at [[40%]]
        en: Cut waste in the bakery to [[3%]]
        en: [[70%]] of pupils cycle to school

    Better:
        nb: Senke svinnet i bakeriet fra 8 til 3 %
        nb: 70 % av elevene sykler til skolen (i dag 45 %)
        nb: Verve 30 nye gitarelever
        en: Cut waste in the bakery from 8% to 3%
        en: 70% of pupils cycle to school (currently 45%)
        en: Sign up 30 new guitar pupils
    """

    code = "M005"
    name = "no-baseline"
    criterion = "measurable"
    severity = Severity.INFO
    silenced_by = ("M002",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The levels, as one finding."""
        if has_baseline(subject):
            return
        found = [q for q in measures(subject) if _is_level(subject, q)]
        if not found or activity(subject) is not None or has_named_base(subject):
            return
        spans = tuple((quantity.start, quantity.end) for quantity in found)
        yield Flag(
            N_("“{words}” is the target; where are you today?"),
            N_("Write the value of today before it: “from **?** to {words}”."),
            spans,
            {"words": subject.words(*spans[0])},
        )


def _is_level(goal: ParsedGoal, quantity: Quantity) -> bool:
    """Whether a quantity is a level that has a value today as well."""
    if is_change(goal, quantity) or quantity.kind in ("multiple", "rank", "cadence"):
        return False
    if quantity.kind in ("percent", "ratio"):
        return True
    if quantity.kind == "count" and quantity.unit_word is not None:
        return is_movement(goal) and _stands_behind_to(goal, quantity)
    if _is_window(goal, quantity):
        return False
    return _is_bounded_state(goal, quantity) or _is_said_of_a_metric(goal, quantity)


def _is_bounded_state(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Electricity bill < £900", "få ventetida under 30 minutter": what is there already is to
    be on one side of a limit."""
    structure = goal.structure
    if quantity.kind not in ("measure", "money") or quantity.comparator not in ("<", "<="):
        return False
    verb, before = structure.verb, [w for w in structure.words if w.end <= quantity.start]
    if structure.form == "nominal":
        return bool(before) and any(word.pos in ("NOUN", "PROPN") for word in before)
    moved = [p for p in structure.objects if p.head.end <= quantity.start]
    got = is_verb(goal, verb, "acquiring_verbs", "lower_verbs", "reach_verbs")
    return got and any(phrase.determination == "definite" for phrase in moved)


def _is_window(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "No errors in 48 hours": how long it is watched, not how long it takes."""
    windows = (time for time in goal.times if time.role == "window")
    others = [other for other in goal.quantities if other != quantity]
    return bool(others) and any(
        time.start < quantity.end and quantity.start < time.end for time in windows
    )


def _stands_behind_to(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Grow traffic to 80,000 visits"."""
    before = [word for word in goal.structure.words if word.end <= quantity.start]
    return bool(before) and before[-1].lower in goal.pack.section("numbers")["to"]


def _is_said_of_a_metric(goal: ParsedGoal, quantity: Quantity) -> bool:
    """Whether what is measured stands before the number: "svartid på 2 minutter"."""
    lists = ("metric_nouns", "scaled_nouns", "amount_nouns", "pure_metrics")
    if is_verb(goal, goal.structure.verb, "acquiring_verbs", "spending_verbs"):
        return False
    return any(
        is_noun(goal, word, *lists) for word in goal.structure.words if word.end <= quantity.start
    )
