"""B009: nobody believes in anything of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, SetRule
from smartcheck.rules.realistic._scores import SCORE_BAND, band, in_tenths, is_type, shares

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedObjective

_FEWEST = 2


class AllUnrealistic(SetRule):
    """No key result is likely.

    Flags an objective whose scored key results all lie below the band, by default under 4/10.

    Not flagged: a single scored key result, and objectives of type `moonshot`.

    Why: when nothing can be reached, nothing can be learnt from not reaching it, and the team will
    work on something else.

    Sources: SEED, LOCKE

    Weak (nb):
        objectives:
          - objective: "[[Gjøre havna til byens stue]]"
            key_results: [5 000 gjester om dagen 2/10, 30 nye kafeer 1/10]
    Weak (nb):
        objectives:
          - objective: "[[Rydde fjæra]]"
            key_results:
              - {key_result: 400 km strand er ryddet, confidence: 20 %}
              - {key_result: 9 000 frivillige er med, confidence: 3/10}
    Weak (nb):
        objectives:
          - objective: "[[Holde liv i bygda]]"
            key_results: [90 nye gårder 3/10, 12 nye butikker 3/10, 4 000 innbyggere]
    Weak (en):
        objectives:
          - objective: "[[Make the harbour the town's living room]]"
            key_results: [5 000 guests a day 2/10, 30 new cafés 1/10]
    Weak (en):
        objectives:
          - objective: "[[Clean up the shore]]"
            key_results:
              - {key_result: 400 km of beach is clean, confidence: 20%}
              - {key_result: 9 000 volunteers join, confidence: 3/10}
    Weak (en):
        objectives:
          - objective: "[[Keep the village alive]]"
            key_results: [90 new farms 3/10, 12 new shops 3/10, 4 000 inhabitants]

    Better (nb):
        objectives:
          - objective: Gjøre havna til byens stue
            key_results: [500 gjester om dagen 6/10, 30 nye kafeer 2/10]
    Better (nb):
        objectives:
          - objective: Rydde fjæra
            type: moonshot
            key_results: [400 km strand er ryddet 1/10, 9 000 frivillige er med 2/10]
    Better (nb):
        objectives:
          - objective: Holde liv i bygda
            key_results: [90 nye gårder 2/10, 3 nye butikker]
    Better (en):
        objectives:
          - objective: Make the harbour the town's living room
            key_results: [500 guests a day 6/10, 30 new cafés 2/10]
    Better (en):
        objectives:
          - objective: Clean up the shore
            type: moonshot
            key_results: [400 km of beach is clean 1/10, 9 000 volunteers join 2/10]
    Better (en):
        objectives:
          - objective: Keep the village alive
            key_results: [90 new farms 2/10, 3 new shops]
    """

    code = "B009"
    name = "all-unrealistic"
    criterion = "balance"
    severity = Severity.WARNING
    options = (SCORE_BAND,)

    def check(self, subject: ParsedObjective, context: Context) -> Iterator[Flag]:
        """The objective, where every scored key result lies below the band."""
        found, (lowest, _) = shares(subject.key_results), band(context)
        if len(found) < _FEWEST or max(found) >= lowest:
            return
        if is_type(subject.parsed, context, "moonshot"):
            return
        yield Flag(
            N_("Every scored key result is below {lowest}: nobody believes in this."),
            N_("Lower the targets, or say what would have to happen to make them likely."),
            values={"lowest": in_tenths(lowest)},
        )
