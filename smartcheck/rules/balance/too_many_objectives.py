"""B004: more objectives than a team can pursue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, DocumentRule, Flag
from smartcheck.rules.balance._sets import MAX_OBJECTIVES

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedDocument, ParsedObjective

_ENOUGH = 3


class TooManyObjectives(DocumentRule):
    """There are too many objectives.

    Flags more objectives at a time than the limit, by default five; more than three is a hint.
    Where a document names teams, owners or several periods, each is counted by itself.

    Not flagged: several teams in one document with a few objectives each.

    Why: objectives are there to choose. Whoever has seven has not chosen yet, and every one gets a
    seventh of the attention.

    Sources: DOERR, DIGDIR

    Weak (nb):
        objectives:
          - objective: "[[Rydde fjæra]]"
          - objective: Holde liv i bygda
          - objective: Gi elevene lyst til å lese
          - objective: Få flere til å sykle
          - objective: Bli kommunens triveligste kontor
          - objective: Gjøre det lett å bli medlem
    Weak (nb):
        objectives:
          - objective: "[[Åpne døra for ungdommen]]"
          - objective: Holde liv i bygda
          - objective: Gi elevene lyst til å lese
          - objective: Få flere til å sykle
    Weak (nb):
        objectives:
          - {objective: "[[Rydde fjæra]]", team: Drift}
          - {objective: Male skuret, team: Drift}
          - {objective: Gjerde inn tunet, team: Drift}
          - {objective: Få flere til å sykle, team: Drift}
          - {objective: Gi elevene lyst til å lese, team: Skole}
    Weak (en):
        objectives:
          - objective: "[[Clean up the shore]]"
          - objective: Keep the village alive
          - objective: Make pupils want to read
          - objective: Get more people to cycle
          - objective: Become the friendliest office in town
          - objective: Make it easy to join
    Weak (en):
        objectives:
          - objective: "[[Open the door to young people]]"
          - objective: Keep the village alive
          - objective: Make pupils want to read
          - objective: Get more people to cycle
    Weak (en):
        objectives:
          - {objective: "[[Clean up the shore]]", team: Grounds}
          - {objective: Paint the shed, team: Grounds}
          - {objective: Fence in the yard, team: Grounds}
          - {objective: Get more people to cycle, team: Grounds}
          - {objective: Make pupils want to read, team: School}

    Better (nb):
        objectives:
          - objective: Rydde fjæra
          - objective: Holde liv i bygda
          - objective: Gi elevene lyst til å lese
    Better (nb):
        objectives:
          - {objective: Rydde fjæra, team: Drift}
          - {objective: Male skuret, team: Drift}
          - {objective: Gi elevene lyst til å lese, team: Skole}
          - {objective: Få flere til å sykle, team: Skole}
    Better (nb):
        objectives:
          - objective: Gi elevene lyst til å lese
            key_results: [Hver elev har lånt 8 bøker]
    Better (en):
        objectives:
          - objective: Clean up the shore
          - objective: Keep the village alive
          - objective: Make pupils want to read
    Better (en):
        objectives:
          - {objective: Clean up the shore, team: Grounds}
          - {objective: Paint the shed, team: Grounds}
          - {objective: Make pupils want to read, team: School}
          - {objective: Get more people to cycle, team: School}
    Better (en):
        objectives:
          - objective: Make pupils want to read
            key_results: [Each pupil has borrowed 8 books]
    """

    code = "B004"
    name = "too-many-objectives"
    criterion = "balance"
    severity = Severity.WARNING
    options = (MAX_OBJECTIVES,)

    def check(self, subject: ParsedDocument, context: Context) -> Iterator[Flag]:
        """The document, for its fullest team; each group of objectives counts by itself."""
        groups = Counter(_group(objective) for objective in subject.objectives)
        if not groups:
            return
        (who, _), count = groups.most_common(1)[0]
        limit = int(context.option(MAX_OBJECTIVES))
        enough = min(_ENOUGH, limit)
        if count <= enough:
            return
        named = N_("{who} has {count} objectives at a time; more than {limit} is too many.")
        unnamed = N_("There are {count} objectives; more than {limit} is too many.")
        over = count > limit
        yield Flag(
            named if who else unnamed,
            N_("Choose the ones that matter most now, and let the others wait."),
            values={"who": who, "count": str(count), "limit": str(limit if over else enough)},
            severity=None if over else Severity.INFO,
        )


def _group(objective: ParsedObjective) -> tuple[str, str]:
    """The team or owner an objective belongs to, and its own period."""
    goal = objective.parsed.goal
    return goal.team or goal.owner or "", goal.period.text if goal.period else ""
