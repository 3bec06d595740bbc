"""T003: the day has been."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules.time_bound._periods import is_archived, marked, own_deadline

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class DeadlinePassed(GoalRule):
    """The deadline has passed.

    Flags a deadline that lies before today, or before the reference date given.

    Not flagged: goals whose period is over as well; they are an archive.

    Why: either the goal is reached and can be closed, or it is late and needs a new date. Left as
    it is, it tells everyone that dates here mean nothing.

    Sources: DORAN, GOOGLE

    Weak:
        nb: Selge 40 sesongkort [[innen 1. mars 2021]]
        nb: 12 tilsynsavvik er lukket [[senest 31.12.2020]]
        nb objective: Bli Miljøfyrtårn [[innen utgangen av 2019]]
        en: Sell 40 season tickets [[by 1 March 2021]]
        en: 12 audit findings closed [[no later than 31 December 2020]]
        en objective: Earn the eco label [[by the end of 2019]]

    Better:
        nb: Selge 40 sesongkort innen 1. mars
        nb: Færre enn ti saker er eldre enn 1. januar 2021
        nb: Køen er 12 % kortere enn i 2019
        en: Sell 40 season tickets by 1 March
        en: Fewer than ten cases are older than 1 January 2021
        en: The queue is 12% shorter than in 2019
    """

    code = "T003"
    name = "deadline-passed"
    criterion = "time_bound"
    severity = Severity.WARNING
    applies_to = ("objective", "key_result", "goal")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The goal's own deadline, where it lies before the reference date."""
        deadline = own_deadline(subject)
        if deadline is None or deadline.end is None or deadline.end >= context.today:
            return
        if is_archived(subject, context):
            return
        yield Flag(
            N_("The deadline “{words}” has passed ({date})."),
            N_("Close the goal if it is reached, or set a new date: “by **?**”."),
            marked(deadline),
            {"words": deadline.text or "", "date": deadline.end.isoformat()},
        )
