"""O015: an objective in the passive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._passive import passive_verb

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class PassiveObjective(ObjectiveRule):
    """The objective is in the passive.

    Flags an objective whose main verb is in the passive. Off until you switch it on.

    Not flagged: a noun with a participle that says how things are (“the quay, restored”).

    Why: the passive hides who is to act. An objective is easier to take on when it says so.

    Sources: ISO 29148

    Weak:
        nb: Den gamle kaia skal [[restaureres]]
        nb: Skoleveien [[gjøres]] trygg
        nb: Fyret skal [[bli vernet]]
        en: The old quay will [[be restored]]
        en: The walk to school [[is made]] safe
        en: The lighthouse will [[be protected]]

    Better:
        nb: Restaurere den gamle kaia
        nb: Gjøre skoleveien trygg
        nb: Vi skal verne fyret
        en: Restore the old quay
        en: Make the walk to school safe
        en: We will protect the lighthouse
    """

    code = "O015"
    name = "passive-objective"
    criterion = "objective"
    severity = Severity.OFF

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The verb in the passive."""
        if (span := passive_verb(subject)) is not None:
            yield Flag(
                N_("“{words}” does not say who acts."),
                N_("Start with the verb: “**?** the **?**”."),
                (span,),
                {"words": subject.words(*span)},
            )
