"""T002: "soon" is no date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class VagueDeadline(GoalRule):
    """The deadline is vague.

    Flags words for some time or other where they are the only time given: “snart”, “på sikt”,
    “soon”, “eventually”, “as soon as possible”.

    Not flagged: the adjective (“an ongoing process”), and a vague word beside a real date.

    Why: “soon” is never over. Only a date lets a team see that it is late.

    Sources: DORAN, GOOGLE

    Weak:
        nb: Rekruttere 5 styremedlemmer [[snarest]]
        nb: Få ned svinnet til 2 % [[på sikt]]
        nb objective: Bli kommunens beste skole [[så fort som mulig]]
        en: Recruit 5 trustees [[as soon as possible]]
        en: 60 farms will [[soon]] have fibre
        en objective: Become the town's best school [[in the future]]

    Better:
        nb: Rekruttere 5 styremedlemmer innen 1. mars
        nb: Få ned svinnet til 2 % på sikt, men senest 1. desember
        nb: En fortløpende prosess for avvik i åtte avdelinger
        en: Recruit 5 trustees by 1 March
        en: Cut scrap to 2% soon, by 1 December at the latest
        en: An ongoing process for incident reviews in eight wards
    """

    code = "T002"
    name = "vague-deadline"
    criterion = "time_bound"
    severity = Severity.WARNING
    applies_to = ("objective", "key_result", "goal")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The vague words, where no other time is given."""
        deadlines = [time for time in subject.times if time.role == "deadline"]
        vague = [time for time in deadlines if time.kind == "vague"]
        if not vague or len(vague) < len(deadlines) or subject.goal.deadline is not None:
            return
        spans = tuple((time.start, time.end) for time in vague)
        yield Flag(
            N_("“{words}” is no deadline."),
            N_("Name the day or the period: “by **?**”."),
            spans,
            {"words": subject.words(*spans[0])},
        )
