"""S006: a key result in the passive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._passive import passive_verb

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class PassiveKeyResult(GoalRule):
    """The key result is in the passive.

    Flags a key result whose main verb is in the passive. Off until you switch it on.

    Not flagged: a noun with a participle that says how things are (“40 berths rented out”).

    Why: the passive hides who does it, and with that what it would take.

    Sources: ISO 29148

    Weak:
        nb: 40 båtplasser skal [[leies]] ut
        nb: Minst 12 broer [[inspiseres]] i året
        nb: 80 % av avfallet [[blir sortert]]
        en: 40 berths will [[be rented]] out
        en: At least 12 bridges [[are inspected]] a year
        en: 80% of the waste [[is sorted]]

    Better:
        nb: Leie ut 40 båtplasser
        nb: Teamet inspiserer 12 broer i året
        nb: Husstandene sorterer 80 % av avfallet
        en: Rent out 40 berths
        en: The team inspects 12 bridges a year
        en: Households sort 80% of the waste
    """

    code = "S006"
    name = "passive-key-result"
    criterion = "specific"
    severity = Severity.OFF

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The verb in the passive."""
        if (span := passive_verb(subject)) is not None:
            yield Flag(
                N_("“{words}” does not say who acts."),
                N_("Say who does it, or start with the verb: “**?** **?** of **?**”."),
                (span,),
                {"words": subject.words(*span)},
            )
