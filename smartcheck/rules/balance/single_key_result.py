"""B002: one key result is half the picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, SetRule

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedObjective


class SingleKeyResult(SetRule):
    """The objective has only one key result.

    Flags an objective with a single key result.

    Not flagged: objectives with two or more, or with none at all.

    Why: one figure seldom holds all that an objective means, and is easily reached at the cost of
    something that nobody measures, such as speed at the cost of quality.

    Sources: WODTKE, DOERR

    Weak (nb):
        objectives:
          - objective: "[[Gi pasientene en roligere hverdag]]"
            key_results: [Ventetiden er under 20 minutter]
    Weak (nb):
        objectives:
          - objective: "[[Få flere til å sykle til jobb]]"
            key_results: [300 ansatte har hentet piggdekk]
    Weak (nb):
        objectives:
          - objective: Rydde fjæra
            key_results: [12 km strand er ryddet, 300 frivillige er med]
          - objective: "[[Gi trenerne tid til spillerne]]"
            key_results: [Papirarbeidet tar under en time i uka]
    Weak (en):
        objectives:
          - objective: "[[Give patients a calmer day]]"
            key_results: [Waiting time is under 20 minutes]
    Weak (en):
        objectives:
          - objective: "[[Get more people to cycle to work]]"
            key_results: [300 employees have picked up winter tyres]
    Weak (en):
        objectives:
          - objective: Clean up the shore
            key_results: [12 km of beach is clean, 300 volunteers join]
          - objective: "[[Give coaches time for their players]]"
            key_results: [Paperwork takes less than an hour a week]

    Better (nb):
        objectives:
          - objective: Gi pasientene en roligere hverdag
            key_results: [Ventetiden er under 20 minutter, 90 % møter samme lege]
    Better (nb):
        objectives:
          - objective: Rydde fjæra
            key_results: [12 km strand er ryddet, 300 frivillige er med, 4 tonn plast er levert]
    Better (nb):
        objectives:
          - objective: Få flere til å sykle til jobb
    Better (en):
        objectives:
          - objective: Give patients a calmer day
            key_results: [Waiting time is under 20 minutes, 90% see the same doctor]
    Better (en):
        objectives:
          - objective: Clean up the shore
            key_results: [12 km of beach is clean, 300 volunteers join, 4 tonnes of plastic go]
    Better (en):
        objectives:
          - objective: Get more people to cycle to work
    """

    code = "B002"
    name = "single-key-result"
    criterion = "balance"
    severity = Severity.INFO

    def check(self, subject: ParsedObjective, context: Context) -> Iterator[Flag]:
        """The objective, where only one key result stands under it."""
        if len(subject.key_results) == 1:
            yield Flag(
                N_("Only one key result stands under this objective."),
                N_("Add one that keeps it honest: what must not get worse while this gets better?"),
            )
