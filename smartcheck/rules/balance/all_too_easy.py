"""B008: nothing in the set is a stretch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, SetRule
from smartcheck.rules.realistic._scores import SCORE_BAND, band, in_tenths, is_type, shares

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedObjective

_FEWEST = 2


class AllTooEasy(SetRule):
    """Every key result is easy.

    Flags an objective whose scored key results all lie at the top of the band or above it, by
    default at 9/10 and up.

    Not flagged: a single scored key result, and objectives of type `committed`.

    Why: a set without any doubt in it is a plan for what would have happened anyway.

    Sources: WODTKE

    Weak (nb):
        objectives:
          - objective: "[[Bli kommunens triveligste kontor]]"
            key_results: [40 gjester hver dag 9/10, 12 åpne kvelder 10/10]
    Weak (nb):
        objectives:
          - objective: "[[Rydde fjæra]]"
            key_results:
              - {key_result: 2 km strand er ryddet, confidence: 95 %}
              - {key_result: 20 frivillige er med, confidence: 9/10}
    Weak (nb):
        objectives:
          - objective: "[[Gi elevene lyst til å lese]]"
            key_results: [Hver elev har lånt 1 bok 10/10, 30 bokprater 10/10, Ett nytt leserom 9/10]
    Weak (en):
        objectives:
          - objective: "[[Become the friendliest office in town]]"
            key_results: [40 guests every day 9/10, 12 open evenings 10/10]
    Weak (en):
        objectives:
          - objective: "[[Clean up the shore]]"
            key_results:
              - {key_result: 2 km of beach is clean, confidence: 95%}
              - {key_result: 20 volunteers join, confidence: 9/10}
    Weak (en):
        objectives:
          - objective: "[[Make pupils want to read]]"
            key_results: [Each pupil has borrowed 1 book 10/10, 30 book talks 10/10, New nook 9/10]

    Better (nb):
        objectives:
          - objective: Bli kommunens triveligste kontor
            key_results: [40 gjester hver dag 9/10, 120 åpne kvelder 5/10]
    Better (nb):
        objectives:
          - objective: Rydde fjæra
            type: committed
            key_results: [2 km strand er ryddet 10/10, 20 frivillige er med 10/10]
    Better (nb):
        objectives:
          - objective: Gi elevene lyst til å lese
            key_results: [Hver elev har lånt 1 bok 10/10, 30 bokprater]
    Better (en):
        objectives:
          - objective: Become the friendliest office in town
            key_results: [40 guests every day 9/10, 120 open evenings 5/10]
    Better (en):
        objectives:
          - objective: Clean up the shore
            type: committed
            key_results: [2 km of beach is clean 10/10, 20 volunteers join 10/10]
    Better (en):
        objectives:
          - objective: Make pupils want to read
            key_results: [Each pupil has borrowed 1 book 10/10, 30 book talks]
    """

    code = "B008"
    name = "all-too-easy"
    criterion = "balance"
    severity = Severity.WARNING
    options = (SCORE_BAND,)

    def check(self, subject: ParsedObjective, context: Context) -> Iterator[Flag]:
        """The objective, where no scored key result lies below the top of the band."""
        found, (_, highest) = shares(subject.key_results), band(context)
        if len(found) < _FEWEST or min(found) < highest:
            return
        if is_type(subject.parsed, context, "committed"):
            return
        yield Flag(
            N_("Every scored key result is at {highest} or above: nothing here is a stretch."),
            N_("Raise at least one target until you doubt that you will reach it."),
            values={"highest": in_tenths(highest)},
        )
