"""T005: a day that the calendar does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class ImpossibleDate(GoalRule):
    """There is no such date.

    Flags days, weeks and parts of a year that the calendar does not have: 31 November, week 60, Q5.

    Not flagged: scores, versions and ratios that only look like a date.

    Why: nobody can tell which day was meant, so each will believe their own.

    Sources: DORAN

    Weak:
        nb: Fullføre 40 boligsalg [[innen 31. november]]
        nb: Reparere 8 sluser [[innen uke 60]]
        nb: Åpne to omsorgsboliger [[innen 31/9]]
        nb objective: Nå hele landet [[innen Q5]]
        en: Complete 40 home sales [[by November 31]]
        en: Repair 8 locks on the canal [[by week 60]]
        en: Two care homes open [[by 31/9]]
        en objective: Reach the whole country [[in Q5]]

    Better:
        nb: Fullføre 40 boligsalg innen 30. november
        nb: Alle kassene kjører versjon 13.14
        nb: Bestått i 31 av 32 fag
        en: Complete 40 home sales by November 30
        en: All tills run version 13.14
        en: Pass 31/32 subjects
    """

    code = "T005"
    name = "impossible-date"
    criterion = "time_bound"
    severity = Severity.ERROR
    applies_to = ("objective", "key_result", "goal")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """Each impossible date in the text, or the one in the deadline's field."""
        spans = [(time.start, time.end) for time in subject.times if time.kind == "impossible"]
        for span in spans:
            yield _flag(subject.words(*span), (span,))
        stated = subject.deadline
        if stated is not None and stated.impossible and stated.inherited_from == "field":
            yield _flag(stated.text or "", ())


def _flag(words: str, spans: tuple[tuple[int, int], ...]) -> Flag:
    return Flag(
        N_("There is no such date as “{words}”."),
        N_("Look it up in the calendar and write the day you mean."),
        spans,
        {"words": words},
    )
