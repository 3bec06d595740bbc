"""B003: more key results than anyone remembers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, SetRule
from smartcheck.rules.balance._sets import MAX_KEY_RESULTS

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedObjective


class TooManyKeyResults(SetRule):
    """The objective has too many key results.

    Flags an objective with more key results than the limit, by default five.

    Not flagged: as many as the limit allows.

    Why: a team can keep a handful of figures in mind. A longer list is a to-do list, and what
    matters most drowns in it.

    Sources: DOERR, CASTRO

    Weak (nb):
        objectives:
          - objective: "[[Gi pasientene en roligere hverdag]]"
            key_results: [Ett nytt rom, To leger, Tre nye senger, Fire kurs, Fem møter, Seks timer]
    Weak (nb):
        objectives:
          - objective: Rydde fjæra
            key_results: [12 km strand er ryddet, 300 frivillige er med]
          - objective: "[[Få flere til å sykle til jobb]]"
            key_results: [90 elsykler, 12 stativ, 8 garderober, 6 ruter, 40 låser, 2 pumper, 5 kart]
    Weak (nb):
        objectives:
          - objective: "[[Holde liv i bygda]]"
            key_results: [1 skole, 2 butikker, 3 gårder, 4 båter, 5 hytter, 6 hus, 7 lag, 8 kor]
    Weak (en):
        objectives:
          - objective: "[[Give patients a calmer day]]"
            key_results: [One new room, Two doctors, Three beds, Four courses, Five talks, Six]
    Weak (en):
        objectives:
          - objective: Clean up the shore
            key_results: [12 km of beach is clean, 300 volunteers join]
          - objective: "[[Get more people to cycle to work]]"
            key_results: [90 e-bikes, 12 racks, 8 changing rooms, 6 routes, 40 locks, 2 maps]
    Weak (en):
        objectives:
          - objective: "[[Keep the village alive]]"
            key_results: [1 school, 2 shops, 3 farms, 4 boats, 5 cabins, 6 houses, 7 clubs, 8 cats]

    Better (nb):
        objectives:
          - objective: Gi pasientene en roligere hverdag
            key_results: [Ett nytt rom, To nye leger, Tre nye senger, Fire kurs, Fem møter]
    Better (nb):
        objectives:
          - objective: Rydde fjæra
            key_results: [12 km strand er ryddet, 300 frivillige er med]
    Better (nb):
        objectives:
          - objective: Holde liv i bygda
            key_results: [1 skole, 2 butikker, 3 gårder]
    Better (en):
        objectives:
          - objective: Give patients a calmer day
            key_results: [One new room, Two doctors, Three beds, Four courses, Five talks]
    Better (en):
        objectives:
          - objective: Clean up the shore
            key_results: [12 km of beach is clean, 300 volunteers join]
    Better (en):
        objectives:
          - objective: Keep the village alive
            key_results: [1 school, 2 shops, 3 farms]
    """

    code = "B003"
    name = "too-many-key-results"
    criterion = "balance"
    severity = Severity.WARNING
    options = (MAX_KEY_RESULTS,)

    def check(self, subject: ParsedObjective, context: Context) -> Iterator[Flag]:
        """The objective, where more key results stand under it than the limit."""
        count, limit = len(subject.key_results), context.option(MAX_KEY_RESULTS)
        if count > limit:
            yield Flag(
                N_(
                    "{count} key results stand under this objective; more than {limit} is too many."
                ),
                N_(
                    "Keep the ones that show best whether you arrived, and move the work elsewhere."
                ),
                values={"count": str(count), "limit": str(limit)},
            )
