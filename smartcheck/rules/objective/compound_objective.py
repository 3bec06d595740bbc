"""O011: two objectives in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._compound import two_deeds

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class CompoundObjective(ObjectiveRule):
    """There are two objectives in one.

    Flags an objective with two coordinated verbs, each with an object of its own.

    Not flagged: coordinated nouns and adjectives, and two verbs that share their object (“design
    and build the skate park”).

    Why: when one half is reached and the other is not, nobody can say whether the objective was.
    Two wishes need two sets of key results.

    Sources: WODTKE, GOOGLE

    Weak:
        nb: [[Restaurere]] fyret og [[lokke]] flere på fottur
        nb: Vi skal [[åpne]] skibakken og [[få]] flere turister til dalen
        nb: [[Styrke]] barnekoret samt [[finne]] en ny dirigent
        en: [[Restore]] the lighthouse and [[attract]] more hikers
        en: [[Become]] the warmest school in town and [[grow]] the choir
        en: We will [[open]] the ski slope and [[train]] young rescuers

    Better:
        nb: Restaurere fyret og fyrvokterboligen
        nb: Planlegge og bygge bygdas nye møteplass
        nb: Bli en trygg og åpen skole
        en: Restore the lighthouse and the keeper's cottage
        en: Plan and build the village's new meeting place
        en: Become a safe and open school
    """

    code = "O011"
    name = "compound-objective"
    criterion = "objective"
    severity = Severity.WARNING

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The two verbs, as one finding."""
        if (deeds := two_deeds(subject)) is None:
            return
        first, second = deeds
        yield Flag(
            N_("“{first}” and “{second}” are two Objectives in one."),
            N_("Make two of them, or name the one thing that both are for: “**?** so that **?**”."),
            ((first.start, first.end), (second.start, second.end)),
            {"first": first.text, "second": second.text},
        )
