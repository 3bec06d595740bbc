"""T004: due when the period is over, or before it began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules.time_bound._periods import marked, own_deadline, period_of

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class DeadlineOutsidePeriod(GoalRule):
    """The deadline lies outside the period.

    Flags a deadline after the end or before the start of the document's period, and one after the
    deadline of its own objective.

    Not flagged: events, whose day is not known, and days that have passed already, of which T003
    speaks.

    Why: what is due later cannot be judged when this period is closed, and belongs in the next one.

    Sources: GOOGLE, DORAN

    Weak (nb):
        period: 2026
        objectives:
          - objective: Få flere til å velge buss
            key_results:
              - 40 % av pendlerne har månedskort [[innen 1. mars 2027]]
    Weak (nb):
        period: 2026-H2
        objectives:
          - objective: Få flere til å velge buss
            key_results:
              - 12 nye holdeplasser er åpne
              - Null utslipp fra bussene [[i løpet av 2028]]
    Weak (nb):
        objectives:
          - objective: Gi bydelen et nytt torg innen 1. juni 2030
            key_results:
              - 20 boder er leid ut [[innen 1. september 2030]]
    Weak (en):
        period: 2026
        objectives:
          - objective: Get more people to take the bus
            key_results:
              - 40% of commuters have a monthly pass [[by 1 March 2027]]
    Weak (en):
        period: 2026-H2
        objectives:
          - objective: Get more people to take the bus
            key_results:
              - 12 new stops are open
              - Zero emissions from the buses [[over the course of 2028]]
    Weak (en):
        objectives:
          - objective: Give the district a new square by 1 June 2030
            key_results:
              - 20 stalls are let [[by 1 September 2030]]

    Better (nb):
        period: 2026
        objectives:
          - objective: Få flere til å velge buss
            key_results:
              - 40 % av pendlerne har månedskort innen 1. desember
    Better (nb):
        period: 2026-H2
        objectives:
          - objective: Få flere til å velge buss
            key_results:
              - Null utslipp fra bussene før utstillingen åpner
    Better (nb):
        objectives:
          - objective: Gi bydelen et nytt torg innen 1. juni 2030
            key_results:
              - 20 boder er leid ut innen 1. mai 2030
    Better (en):
        period: 2026
        objectives:
          - objective: Get more people to take the bus
            key_results:
              - 40% of commuters have a monthly pass by 1 December
    Better (en):
        period: 2026-H2
        objectives:
          - objective: Get more people to take the bus
            key_results:
              - Zero emissions from the buses before the exhibition opens
    Better (en):
        objectives:
          - objective: Give the district a new square by 1 June 2030
            key_results:
              - 20 stalls are let by 1 May 2030
    """

    code = "T004"
    name = "deadline-outside-period"
    criterion = "time_bound"
    severity = Severity.WARNING
    silenced_by = ("T003",)
    applies_to = ("objective", "key_result", "goal")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The goal's own deadline, where it lies outside of its period or its objective's time."""
        deadline = own_deadline(subject)
        if deadline is None or deadline.end is None:
            return
        message, limit = _fault(subject, context, deadline.end)
        if message and limit is not None:
            yield Flag(
                message,
                N_("Move the date into the period, or the goal to the period it belongs to."),
                marked(deadline),
                {"words": deadline.text or "", "limit": limit.isoformat()},
            )


def _fault(subject: ParsedGoal, context: Context, end: date) -> tuple[str, date | None]:
    """What is wrong with a date, and the limit it oversteps."""
    period = period_of(subject, context)
    if period is not None and period.start is not None and period.end is not None:
        if end > period.end:
            return N_("“{words}” is after the end of the period ({limit})."), period.end
        if end < period.start:
            return N_("“{words}” is before the start of the period ({limit})."), period.start
    if subject.objective is not None and subject.goal.kind == "key_result":
        above = own_deadline(context.document.objectives[subject.objective].parsed)
        if above is not None and above.end is not None and end > above.end:
            return N_("“{words}” is after the deadline of its objective ({limit})."), above.end
    return "", None
