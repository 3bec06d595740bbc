"""B011: a list of work under an objective."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, AnyRule, Context, Flag, SetRule, built_in_rules, find_rules

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal, ParsedObjective

_FEWEST = 2
# What these rules flag is work, not a result of it.
_WORK = ("A001", "A002", "A003")


class AllActivities(SetRule):
    """Every key result is an activity.

    Flags an objective under which nothing but work stands: all its key results are activities.

    Not flagged: a set with at least one result in it, and a single key result.

    Why: everything on such a list can be done without anything getting better, and then the
    objective counts as reached all the same.

    Against: some tools and teams use activities on purpose, as leading indicators; mark those as
    `leading`.

    Sources: GOOGLE

    Weak (nb):
        objectives:
          - objective: "[[Gi elevene lyst til å lese]]"
            key_results: [Gjennomføre 5 kurs, Arrangere 3 møter]
    Weak (nb):
        objectives:
          - objective: "[[Få flere til å velge buss]]"
            key_results: [Skrive 10 artikler, Lage en kampanje, Gjennomføre 4 møter med kommunen]
    Weak (nb):
        objectives:
          - objective: "[[Bli kommunens triveligste kontor]]"
            key_results: [Arrangere 6 sosiale kvelder, Gjennomføre 12 samtaler]
    Weak (en):
        objectives:
          - objective: "[[Make pupils want to read]]"
            key_results: [Hold 5 book talks, Organise 3 meetings]
    Weak (en):
        objectives:
          - objective: "[[Get more people to take the bus]]"
            key_results: [Write 10 articles, Create a campaign, Hold 4 meetings with the council]
    Weak (en):
        objectives:
          - objective: "[[Become the friendliest office in town]]"
            key_results: [Organise 6 social evenings, Conduct 12 interviews]

    Better (nb):
        objectives:
          - objective: Gi elevene lyst til å lese
            key_results: [Gjennomføre 5 kurs, Hver elev har lånt 8 bøker]
    Better (nb):
        objectives:
          - objective: Få flere til å velge buss
            key_results: [40 % av pendlerne har månedskort, 900 nye reisende hver dag]
    Better (nb):
        objectives:
          - objective: Bli kommunens triveligste kontor
            key_results: [Arrangere 6 sosiale kvelder]
    Better (en):
        objectives:
          - objective: Make pupils want to read
            key_results: [Hold 5 book talks, Each pupil has borrowed 8 books]
    Better (en):
        objectives:
          - objective: Get more people to take the bus
            key_results: [40% of commuters have a monthly pass, 900 new passengers every day]
    Better (en):
        objectives:
          - objective: Become the friendliest office in town
            key_results: [Organise 6 social evenings]
    """

    code = "B011"
    name = "all-activities"
    criterion = "balance"
    severity = Severity.WARNING

    def check(self, subject: ParsedObjective, context: Context) -> Iterator[Flag]:
        """The objective, where every key result under it is work."""
        results = subject.key_results
        if len(results) >= _FEWEST and all(_is_work(goal, context) for goal in results):
            yield Flag(
                N_("Nothing but work stands under this objective, and no result of it."),
                N_("Ask of each what will be different when it is done, and measure that."),
            )


def _is_work(goal: ParsedGoal, context: Context) -> bool:
    return any(True for rule in _work_rules() for _ in rule().check(goal, context))


@cache
def _work_rules() -> tuple[AnyRule, ...]:
    return tuple(rule for code in _WORK for rule in find_rules(code, built_in_rules()))
