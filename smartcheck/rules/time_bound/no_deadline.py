"""T001: nobody knows by when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, DocumentRule, Flag
from smartcheck.rules.time_bound._periods import INHERIT_PERIOD

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedDocument, ParsedGoal


_MANY = 6


class NoDeadline(DocumentRule):
    """The key result has no deadline.

    Flags a key result that neither states a deadline nor inherits one from its objective, its
    heading or the document's period. Where that holds for all of them, or for most of a long list,
    the document is told once.

    Not flagged: documents whose period is known, and events as deadlines (“before the spring
    fair”).

    Why: without a date there is no day on which to look whether it worked, and what can wait,
    waits.

    Sources: SEED, DORAN, GOOGLE

    Weak (nb):
        objectives:
          - objective: "[[Gjøre biblioteket til byens stue]]"
            key_results:
              - 400 nye lånere
              - 60 % kommer tilbake
    Weak (nb):
        objectives:
          - objective: Gi fiskerne en trygg havn
            key_results:
              - Bytte 40 fortøyninger innen 1. mars
              - "[[12 båter har fått strøm]]"
    Weak (nb):
        goals:
          - Løpe mila på 50 minutter før jul
          - "[[Lese 20 bøker]]"
    Weak (en):
        objectives:
          - objective: "[[Make the library the town's living room]]"
            key_results:
              - 400 new borrowers
              - 60% come back
    Weak (en):
        objectives:
          - objective: Give the fishermen a safe harbour
            key_results:
              - Replace 40 moorings by 1 March
              - "[[12 boats have power]]"
    Weak (en):
        goals:
          - Run the 10K in 50 minutes before Christmas
          - "[[Read 20 books]]"

    Better (nb):
        period: 2026-Q4
        objectives:
          - objective: Gjøre biblioteket til byens stue
            key_results:
              - 400 nye lånere
              - 60 % kommer tilbake
    Better (nb):
        objectives:
          - objective: Gi fiskerne en trygg havn innen sommeren
            key_results:
              - Bytte 40 fortøyninger
              - 12 båter har fått strøm
    Better (nb):
        goals:
          - Løpe mila på 50 minutter før jul
          - goal: Lese 20 bøker
            deadline: 31. desember
    Better (en):
        period: 2026-Q4
        objectives:
          - objective: Make the library the town's living room
            key_results:
              - 400 new borrowers
              - 60% come back
    Better (en):
        objectives:
          - objective: Give the fishermen a safe harbour by summer
            key_results:
              - Replace 40 moorings
              - 12 boats have power
    Better (en):
        goals:
          - Run the 10K in 50 minutes before Christmas
          - goal: Read 20 books
            deadline: 31 December
    """

    code = "T001"
    name = "no-deadline"
    criterion = "time_bound"
    severity = Severity.WARNING
    options = (INHERIT_PERIOD,)

    def check(self, subject: ParsedDocument, context: Context) -> Iterator[Flag]:
        """Each key result without a deadline, or the document where all lack one."""
        results = list(subject.every_result())
        missing = [goal for goal in results if not _is_timed(goal, context)]
        if not missing:
            return
        if subject.document.period is None and _is_one_fault(len(missing), len(results)):
            all_of_them = N_("Nothing here has a deadline, and the document names no period.")
            most = N_("{missing} of {count} have no deadline, and the document names no period.")
            yield Flag(
                all_of_them if len(missing) == len(results) else most,
                N_("Say once which period it is for, “period: **?**”, or date each goal."),
                values={"missing": str(len(missing)), "count": str(len(results))},
            )
            return
        for goal in missing:
            yield Flag(
                N_("There is no deadline here."),
                N_("Say by when: “by **?**”, or name the period above it."),
                subject=goal,
            )


def _is_one_fault(missing: int, count: int) -> bool:
    """Whether one line with the period is the way to mend it, rather than a date for each."""
    return missing == count or (missing >= _MANY and missing * 2 > count)


def _is_timed(goal: ParsedGoal, context: Context) -> bool:
    deadline = goal.deadline
    if deadline is None or deadline.vague:
        return False
    return deadline.inherited_from != "document" or bool(context.option(INHERIT_PERIOD))
