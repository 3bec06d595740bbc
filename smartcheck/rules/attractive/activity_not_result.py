"""A001: a key result that counts or names the work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._activity import activity

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class ActivityNotResult(GoalRule):
    """The key result is an activity, not a result.

    Flags key results that name or count what the team will do: a verb of making or doing with the
    activity or the thing made as its object, or working time spent.

    Not flagged: an outcome whatever the verb (“gjennomføre 30 salg”, “win 3 customers”), one
    definite thing published, signed or certified, a result clause with its own number, states
    such as “the portal is live”, and key results of type leading.

    Why: you can hold every meeting and ship every feature without anything getting better for
    anyone. The key result is what the work should lead to.

    Against: Microsoft Viva Goals counts reach and leading indicators as key results; give them
    `type: leading`.

    Sources: GOOGLE, CASTRO, VIVA

    Weak:
        nb: [[Gjennomføre]] 8 medarbeidersamtaler
        nb: [[Arrangert]] fagdag for tillitsvalgte
        nb: [[Utvikle]] en prismodell for felleskjøkkenet
        en: [[Write]] 12 pieces for the local paper
        en: [[Launch]] a new intranet
        en: [[Spend]] 40 hours on user interviews

    Better:
        nb: Gjennomføre 25 boligsalg
        nb: Åpenhetsrapporten er publisert
        nb: 60 % av medlemmene kommer på dugnaden
        en: Complete 25 home sales
        en: Sign the partnership agreement with the hospital
        en: Launch an intranet to get 80% of staff reporting incidents themselves
    """

    code = "A001"
    name = "activity-not-result"
    criterion = "attractive"
    severity = Severity.WARNING
    silenced_by = ("A002", "A003")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The verb that names the work, or the working time."""
        if subject.goal.type == "leading" or not subject.structure.parsed:
            return
        if (span := activity(subject)) is None:
            return
        yield Flag(
            N_("“{words}” names the work, not what comes of it."),
            N_("Ask what it should lead to, and measure that: “**?** of **?** by **?**”."),
            (span,),
            {"words": subject.words(*span)},
        )
