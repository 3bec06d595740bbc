"""B012: everything is due on the last day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, DocumentRule, Flag
from smartcheck.rules.time_bound._periods import own_deadline, period_of

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedDocument

_FEWEST = 3


class SameDeadline(DocumentRule):
    """Everything is due on the last day.

    Flags a document in which three or more deadlines are stated, all of them on the last day of the
    period.

    Not flagged: deadlines that are inherited from the period and not stated.

    Why: dates that only repeat the period say nothing about what comes first, and nobody finds out
    before the end that it went wrong.

    Sources: GOOGLE

    Weak (nb):
        period: 2026-Q4
        objectives:
          - objective: "[[Rydde fjæra]]"
            key_results:
              - 12 km strand er ryddet innen 31. desember
              - 300 frivillige er med innen utgangen av året
              - 8 skoler har ryddet innen utgangen av Q4
    Weak (nb):
        period: 2026
        goals:
          - goal: "[[Løpe mila på 50 minutter]]"
            deadline: 31.12.2026
          - Lese 20 bøker i 2026
          - Svømme 1 000 meter innen 31. desember
    Weak (nb):
        period: 2026-H1
        objectives:
          - objective: "[[Få flere til å velge buss]]"
            key_results:
              - 900 månedskort innen 30. juni
              - 40 avganger innen 30.06.2026
              - 12 holdeplasser innen utgangen av juni
    Weak (en):
        period: 2026-Q4
        objectives:
          - objective: "[[Clean up the shore]]"
            key_results:
              - 12 km of beach is clean by 31 December
              - 300 volunteers join by the end of the year
              - 8 schools take part by the end of Q4
    Weak (en):
        period: 2026
        goals:
          - goal: "[[Run the 10K in 50 minutes]]"
            deadline: 2026-12-31
          - Read 20 books in 2026
          - Swim 1,000 metres by 31 December
    Weak (en):
        period: 2026-H1
        objectives:
          - objective: "[[Get more people to take the bus]]"
            key_results:
              - 900 monthly passes by 30 June
              - 40 departures by June 30, 2026
              - 12 stops by the end of June

    Better (nb):
        period: 2026-Q4
        objectives:
          - objective: Rydde fjæra
            key_results:
              - 12 km strand er ryddet innen 15. oktober
              - 300 frivillige er med innen 1. november
              - 8 skoler har ryddet innen 31. desember
    Better (nb):
        period: 2026
        goals: [Løpe mila på 50 minutter, Lese 20 bøker, "Svømme 1 000 meter"]
    Better (nb):
        period: 2026-H1
        goals: [900 månedskort innen 30. juni, 40 avganger innen 30. juni]
    Better (en):
        period: 2026-Q4
        objectives:
          - objective: Clean up the shore
            key_results:
              - 12 km of beach is clean by 15 October
              - 300 volunteers join by 1 November
              - 8 schools take part by 31 December
    Better (en):
        period: 2026
        goals: [Run the 10K in 50 minutes, Read 20 books, "Swim 1,000 metres"]
    Better (en):
        period: 2026-H1
        goals: [900 monthly passes by 30 June, 40 departures by 30 June]
    """

    code = "B012"
    name = "same-deadline"
    criterion = "balance"
    severity = Severity.INFO

    def check(self, subject: ParsedDocument, context: Context) -> Iterator[Flag]:
        """The document, where every stated deadline is its last day."""
        stated = [
            (deadline.end, period_of(goal, context))
            for goal in subject.every_result()
            if (deadline := own_deadline(goal)) is not None and deadline.end is not None
        ]
        if len(stated) < _FEWEST:
            return
        if all(period is not None and end == period.end for end, period in stated):
            yield Flag(
                N_("All {count} deadlines are the last day of the period."),
                N_("What must come first? Give that an earlier date: “by **?**”."),
                values={"count": str(len(stated))},
            )
