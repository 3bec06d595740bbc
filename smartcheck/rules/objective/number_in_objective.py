"""O002: a figure in an objective."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._shared import counted, is_verb, measures

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity


class NumberInObjective(ObjectiveRule):
    """There is a figure in the objective.

    Flags any quantity in an objective that is more than a bare metric.

    Not flagged: dates and durations, names with digits, counts of things delivered, and “all” or
    “none”.

    Why: the objective is the direction, the key results are the measures. A figure in both places
    is two targets, and the one in the objective hides what it is good for.

    Against: Google's re:Work has good objectives with counts in them.

    Sources: CASTRO, GITLAB

    Weak:
        nb: Samle [[300 naboer]] til gatefest
        nb: Gi [[åtte av ti beboere]] en meningsfull hverdag
        nb: Bli et korps med [[minst 40 musikanter]]
        en: Gather [[300 neighbours]] for a street party
        en: Be there in [[12 minutes]] when someone needs an ambulance
        en: Be one of the [[10 best employers]] in the county

    Better:
        nb: Ingen barn skal stå alene i friminuttet
        nb: Levere tre visningsrom til messa
        nb: Flytte inn i nytt klubbhus innen 1.12.2026
        en: Close all orders from the fire department
        en: Ship version 3.0 that head teachers recommend
        en: Get backup power in place within three months
    """

    code = "O002"
    name = "number-in-objective"
    criterion = "objective"
    severity = Severity.WARNING
    silenced_by = ("O001",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The figures, as one finding."""
        found = [q for q in measures(subject) if not _is_deliverable(subject, q)]
        if found:
            spans = tuple((q.start, q.end) for q in found)
            yield Flag(
                N_("“{words}” is a figure; an Objective says where you are going without one."),
                N_("Move the figure to a Key Result, and say here what it will change."),
                spans,
                {"words": subject.words(*spans[0])},
            )


def _is_deliverable(goal: ParsedGoal, quantity: Quantity) -> bool:
    """A count of things that the team makes or hands over."""
    made = is_verb(goal, goal.structure.verb, "task_verbs", "work_verbs", "yield_verbs")
    return counted(goal, quantity, "deliverable_nouns", "artefact_nouns") and (
        made or goal.structure.verb is None
    )
