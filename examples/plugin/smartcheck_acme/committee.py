"""AC001: a goal that ends in a committee."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import Context, Flag, GoalRule, Option

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal

COMMITTEES = Option(
    "committees",
    ("committee", "taskforce", "utvalg", "arbeidsgruppe", "arbeidsgrupper", "komité"),
    "words for bodies that decide nothing",
)


class Committee(GoalRule):
    """The goal ends in a committee.

    Flags a key result whose outcome is that a committee, a task force or a working group is there.

    Not flagged: goals that name a committee only to say where or for whom something happens.

    Why: nobody outside the building notices that a committee has been set down.

    Sources: https://example.org/how-we-set-goals

    Weak:
        nb: Sette ned et [[utvalg]] for parkering
        nb: Opprette to [[arbeidsgrupper]] for rekruttering
        nb goal: Etablere en [[komité]] for det nye klubbhuset
        en: Appoint a [[committee]] on parking
        en: Establish two [[taskforces]] for hiring
        en goal: Form a [[committee]] for the new clubhouse

    Better:
        nb: Åpne 40 parkeringsplasser som utvalget har foreslått
        nb: Ansette ni lærlinger innen juni
        en: Open 40 parking spaces that the committee has proposed
        en: Hire nine apprentices by June
    """

    code = "AC001"
    name = "committee"
    criterion = "attractive"
    severity = Severity.WARNING
    options = (COMMITTEES,)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """What the goal brings about, where that is a body named in the settings."""
        structure, bodies = subject.structure, frozenset(context.option(COMMITTEES))
        for phrase in structure.objects or structure.nominals:
            # The word as written as well: a parser may not know the lemma of a rare noun.
            if {phrase.head.lemma.lower(), phrase.head.lower} & bodies:
                yield Flag(
                    "“{words}” is no outcome.",
                    "Say what will be different once they have met: “from **?** to **?**”.",
                    spans=((phrase.head.start, phrase.head.end),),
                    values={"words": phrase.head.text},
                )
