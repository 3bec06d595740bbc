"""R003: so unlikely that nobody believes in it."""

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


class Unrealistic(GoalRule):
    """The score says that it will not happen.

    Flags a confidence score below the band, which by default means under 4/10.

    Not flagged: goals of type `moonshot`, which are meant to be nearly out of reach.

    Why: people stop trying for what they do not believe in, and a target that everybody expects to
    miss says nothing about how the team is doing.

    Sources: SEED, WODTKE, LOCKE

    Weak:
        nb: Gjennomføre 100 salg på nettbutikken vår [[2/10]]
        nb: 70 påmeldte til nyhetsbrevet ([[3/10]])
        nb: Åpne tre nye avdelinger. Tillit: [[0,2]]
        en: Close 100 sales in our online shop [[2/10]]
        en: 70 people sign up for the newsletter ([[3/10]])
        en: Open three new branches. Confidence: [[0.2]]

    Better:
        nb: Gjennomføre 30 salg på nettbutikken vår 7/10
        nb: Levere søknaden innen 2/10
        nb: Smertescore på under 3/10
        en: Close 30 sales in our online shop 7/10
        en: Hand in the application by 2/10
        en: Average pain score below 3/10
    """

    code = "R003"
    name = "unrealistic"
    criterion = "realistic"
    severity = Severity.WARNING
    silenced_by = ("R004",)
    options = (SCORE_BAND,)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The score, where it lies below the band."""
        share, (lowest, _) = on_scale(subject.score), band(context)
        if share is None or share >= lowest or is_type(subject, context, "moonshot"):
            return
        yield Flag(
            N_("{score} means that you hardly believe in reaching this."),
            N_(
                "Lower the target, or find what would make it likelier, until the score is "
                "{lowest} or higher."
            ),
            marked(subject),
            {"score": subject.score.text if subject.score else "", "lowest": in_tenths(lowest)},
        )
