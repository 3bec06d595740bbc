"""R004: a confidence score off its scale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules.realistic._scores import marked, on_scale

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class ScoreOutOfScale(GoalRule):
    """The confidence score is off the scale.

    Flags a score below 0 or above 10/10 (100 %). Figures in a confidence field that cannot be read
    as a score at all give a warning.

    Not flagged: words such as “high” or “on track”, which state a status.

    Why: a score is a share of certainty. Nobody can be more than certain, so the figure is a slip
    of the pen or something else than a score.

    Sources: SEED, WODTKE

    Weak:
        nb: 50 henvendelser i uka [[11/10]]
        nb: Skaffe 8 sponsorer ([[15 av 10]])
        nb: Få 30 gårder med på ordningen, konfidens [[120 %]]
        en: 50 enquiries a week [[11/10]]
        en: Find 8 sponsors ([[15 out of 10]])
        en: Get 30 farms to join the scheme, confidence [[120%]]

    Better:
        nb: 50 henvendelser i uka 10/10
        nb: Åpne skatehallen 25/10
        nb: Øke omsetningen til 120 % av budsjettet
        en: 50 enquiries a week 10/10
        en: Open the skate hall 25/10
        en: Raise revenue to 120% of budget
    """

    code = "R004"
    name = "score-out-of-scale"
    criterion = "realistic"
    severity = Severity.ERROR

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The score, where it lies off the scale or cannot be read."""
        score = subject.score
        if score is None or on_scale(score) is not None:
            return
        advice = N_("Write it as “**?**/10”, a share such as 0.**?**, or in per cent.")
        if score.value is None:
            message = N_("“{score}” cannot be read as a confidence score.")
            severity = Severity.WARNING
        else:
            message, severity = N_("{score} is off the scale of 0 to 10."), None
        yield Flag(message, advice, marked(subject), {"score": score.text}, severity)
