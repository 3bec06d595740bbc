"""O008: an objective that says how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._shared import means

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class MeansInObjective(ObjectiveRule):
    """The objective says how it is to be reached.

    Flags the means in an objective: gjennom, via, ved å, ved hjelp av, through, via, by with a
    verb in -ing, by means of.

    Not flagged: deadlines and amounts (“by Q3”, “by 15%”), a path (“through the forest”), and
    means in a relative clause or a purpose.

    Why: an objective says what, not how. A team that is told how as well cannot find a better way,
    and may do what was written without getting what was wanted.

    Sources: SEED

    Weak:
        nb: Få flere til å velge tog [[gjennom billigere månedskort]]
        nb: Gi elevene leselyst [[ved å åpne skolebiblioteket]]
        nb: Samle naboene [[ved hjelp av felles hagearbeid]]
        en: Make people choose the train [[through lower fares]]
        en: Make pupils love reading [[by opening the school library]]
        en: Bring neighbours together [[via shared gardening]]

    Better:
        nb: Få naboene til å kjenne hverandre innen sommeren
        nb: Åpne turveien gjennom skogen
        nb: Få rullestolbrukerne trygt gjennom sentrum
        en: Make neighbours know each other by summer
        en: Open the footpath through the forest
        en: Get wheelchair users safely through town
    """

    code = "O008"
    name = "means-in-objective"
    criterion = "objective"
    severity = Severity.INFO

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The phrase that says how."""
        if (span := means(subject)) is not None:
            yield Flag(
                N_("“{words}” says how, not what."),
                N_("Keep what is to be different, and let the team find out how."),
                (span,),
                {"words": subject.words(*span)},
            )
