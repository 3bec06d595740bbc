"""S002: two results in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._compound import two_deeds, two_measures, two_states

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class CompoundKeyResult(GoalRule):
    """There are two results in one key result.

    Flags two quantities of different things joined by “and”, a comma or a plus sign, and two
    coordinated verbs that each have an object of their own.

    Not flagged: from–to, ranges and ratios, a quantity with its deadline, and a count within
    another (“3 customers in 2 countries”).

    Why: one key result, one figure. With two in it, half done is neither reached nor missed, and
    the progress of the one hides the other.

    Sources: GITLAB

    Weak:
        nb: Selge [[150 sesongkort]] og [[40 drakter]]
        nb: [[95 %]] oppmøte, [[12 færre skader]]
        nb: [[Bygge]] nytt naust og [[selge]] det gamle
        en: Sell [[150 season tickets]] and [[40 jerseys]]
        en: [[95%]] attendance, [[12 fewer injuries]]
        en: [[Build]] a new boathouse and [[sell]] the old barn

    Better:
        nb: Selge 150 sesongkort til barn og ungdom
        nb: Få 12 sponsorer i 4 kommuner
        nb: Mellom 30 og 40 barn på hver øvelse
        en: Sell 150 season tickets to children and teenagers
        en: Win 12 sponsors in 4 counties
        en: Between 30 and 40 children at each rehearsal
    """

    code = "S002"
    name = "compound-key-result"
    criterion = "specific"
    severity = Severity.WARNING

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The two quantities or the two verbs, as one finding."""
        spans: tuple[tuple[int, int], ...] = ()
        if (measured := two_measures(subject)) is not None:
            spans = tuple((quantity.start, quantity.end) for quantity in measured)
        elif (deeds := two_deeds(subject) or two_states(subject)) is not None:
            spans = tuple((word.start, word.end) for word in deeds)
        if spans:
            yield Flag(
                N_("“{first}” and “{second}” are two results in one."),
                N_("Make a Key Result of each, with its own figure: “from **?** to **?**”."),
                spans,
                {"first": subject.words(*spans[0]), "second": subject.words(*spans[1])},
            )
