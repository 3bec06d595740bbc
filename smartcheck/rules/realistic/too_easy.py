"""R002: so sure that it is no stretch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules.realistic._scores import (
    SCORE_BAND,
    band,
    in_tenths,
    is_type,
    marked,
    on_scale,
)

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class TooEasy(GoalRule):
    """The score says that it is too easy.

    Flags a confidence score above the band, which by default means over 9/10.

    Not flagged: goals of type `committed`, which are promises.

    Why: what you are sure to reach would have happened anyway. A key result should make the team
    work in another way than it does today.

    Sources: SEED, WODTKE

    Weak:
        nb: Oppnå 50 besøkende på nettbutikken vår [[10/10]]
        nb: Redusere svinnet til 3 % (tillit: [[95 %]])
        nb: Ansette fire lærlinger, realisme [[9,5/10]]
        en: Reach 50 visitors in our online shop [[10/10]]
        en: Cut waste to 3% (confidence: [[95%]])
        en: Hire four apprentices, realism [[9.5/10]]

    Better:
        nb: Oppnå 500 besøkende på nettbutikken vår 6/10
        nb: Redusere svinnet til 3 % (tillit: 70 %)
        nb: Kundene gir oss minst 10/10
        en: Reach 500 visitors in our online shop 6/10
        en: Hire four apprentices, realism 9/10
        en: App store rating of 10/10
    """

    code = "R002"
    name = "too-easy"
    criterion = "realistic"
    severity = Severity.WARNING
    silenced_by = ("R004",)
    options = (SCORE_BAND,)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The score, where it lies above the band."""
        share, (_, highest) = on_scale(subject.score), band(context)
        if share is None or share <= highest or is_type(subject, context, "committed"):
            return
        yield Flag(
            N_("{score} means that you are already sure of reaching this."),
            N_(
                "Raise the target until the score is {highest} or lower, or mark the goal as "
                "`committed` if it is a promise."
            ),
            marked(subject),
            {"score": subject.score.text if subject.score else "", "highest": in_tenths(highest)},
        )
