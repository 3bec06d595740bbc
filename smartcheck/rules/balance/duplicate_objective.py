"""B006: the same objective twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, DocumentRule, Flag
from smartcheck.rules.balance._sets import content, same_words

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedDocument, ParsedGoal

# With this many words in common, one word more says the same more fully.
_ENOUGH_WORDS = 4


class DuplicateObjective(DocumentRule):
    """Two objectives say the same.

    Flags an objective that says nearly the same as an earlier one in the document.

    Not flagged: objectives that differ in who or what they are about, and those of another team or
    period.

    Why: two objectives for one wish share its key results between them, and neither shows how far
    you have come.

    Sources: GITLAB

    Weak (nb):
        objectives:
          - objective: Gjøre det lett å bli medlem
          - objective: "[[Gjøre det lett å bli medlem]]"
    Weak (nb):
        objectives:
          - objective: Gi elevene lyst til å lese
          - objective: Rydde fjæra
          - objective: "[[Gi eleven lyst til å lese!]]"
    Weak (nb):
        objectives:
          - objective: Bli kommunens triveligste kontor
          - objective: "[[Å bli kommunens triveligste kontor i 2026]]"
    Weak (en):
        objectives:
          - objective: Make it easy to join
          - objective: "[[Make it easy to join]]"
    Weak (en):
        objectives:
          - objective: Make pupils want to read
          - objective: Clean up the shore
          - objective: "[[Make the pupil want to read!]]"
    Weak (en):
        objectives:
          - objective: Become the friendliest office in town
          - objective: "[[Become the friendliest office in town in 2026]]"

    Better (nb):
        objectives:
          - objective: Gjøre det lett å bli medlem
          - objective: Gjøre det lett å bli trener
    Better (nb):
        objectives:
          - {objective: Gi elevene lyst til å lese, team: Barnetrinnet}
          - {objective: Gi elevene lyst til å lese, team: Ungdomstrinnet}
    Better (nb):
        objectives:
          - objective: Bli kommunens triveligste kontor
          - objective: Rydde fjæra
    Better (en):
        objectives:
          - objective: Make it easy to join
          - objective: Make it easy to coach
    Better (en):
        objectives:
          - {objective: Make pupils want to read, team: Primary}
          - {objective: Make pupils want to read, team: Secondary}
    Better (en):
        objectives:
          - objective: Become the friendliest office in town
          - objective: Clean up the shore
    """

    code = "B006"
    name = "duplicate-objective"
    criterion = "balance"
    severity = Severity.WARNING

    def check(self, subject: ParsedDocument, context: Context) -> Iterator[Flag]:
        """Each objective that repeats an earlier one of the same team and period."""
        seen = [(one.parsed, content(one.parsed)) for one in subject.objectives]
        for index, (goal, words) in enumerate(seen):
            for earlier, known in seen[:index]:
                spare = int(min(len(words), len(known)) >= _ENOUGH_WORDS)
                if words and _group(goal) == _group(earlier) and same_words(words, known, spare):
                    yield Flag(
                        N_("This objective says the same as “{earlier}”."),
                        N_("Make them one, with the key results of both."),
                        values={"earlier": earlier.words(*earlier.body)},
                        subject=goal,
                    )
                    break


def _group(parsed: ParsedGoal) -> tuple[str | None, str | None, str | None]:
    goal = parsed.goal
    return goal.team, goal.owner, goal.period.text if goal.period else None
