"""B005: the same key result twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, SetRule
from smartcheck.rules.balance._sets import content, numbers, same_words

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedObjective


class DuplicateKeyResult(SetRule):
    """The same key result stands there twice.

    Flags a key result that says the same as another one under its objective, in another form of the
    words or with a slip of the pen too. The same metric with another target is a hint.

    Not flagged: key results that differ in a single word that matters, such as a place or a group.

    Why: what is counted twice weighs twice when the objective is scored, and two targets for one
    figure leave open which of them holds.

    Sources: GITLAB

    Weak (nb):
        objectives:
          - objective: Gjøre det lett å bli medlem
            key_results:
              - Verve 200 nye medlemmer
              - "[[Verve 200 nye medlemmer]]"
    Weak (nb):
        objectives:
          - objective: Gi pasientene en roligere hverdag
            key_results:
              - Redusere ventetiden til 20 minutter
              - 90 % møter samme lege
              - "[[Redusere ventetida til 20 minutter.]]"
    Weak (nb):
        objectives:
          - objective: Holde liv i bygda
            key_results:
              - Øke antall gjester til 400
              - "[[Øke antall gjester til 600]]"
    Weak (en):
        objectives:
          - objective: Make it easy to join
            key_results:
              - Recruit 200 new members
              - "[[Recruit 200 new members]]"
    Weak (en):
        objectives:
          - objective: Give patients a calmer day
            key_results:
              - Reduce waiting time to 20 minutes
              - 90% see the same doctor
              - "[[Reduce the waiting time to 20 minutes.]]"
    Weak (en):
        objectives:
          - objective: Keep the village alive
            key_results:
              - Increase the number of guests to 400
              - "[[Increase the number of guests to 600]]"

    Better (nb):
        objectives:
          - objective: Gjøre det lett å bli medlem
            key_results:
              - Verve 200 nye medlemmer i Bergen
              - Verve 200 nye medlemmer i Tromsø
    Better (nb):
        objectives:
          - objective: Gi pasientene en roligere hverdag
            key_results:
              - 90 % møter samme lege
              - 90 % møter samme sykepleier
    Better (nb):
        objectives:
          - objective: Holde liv i bygda
            key_results:
              - Øke antall gjester til 400
              - Øke antall overnattinger til 600
    Better (en):
        objectives:
          - objective: Make it easy to join
            key_results:
              - Recruit 200 new members in Leeds
              - Recruit 200 new members in Bath
    Better (en):
        objectives:
          - objective: Give patients a calmer day
            key_results:
              - 90% see the same doctor
              - 90% see the same nurse
    Better (en):
        objectives:
          - objective: Keep the village alive
            key_results:
              - Increase the number of guests to 400
              - Increase the number of overnight stays to 600
    """

    code = "B005"
    name = "duplicate-key-result"
    criterion = "balance"
    severity = Severity.WARNING

    def check(self, subject: ParsedObjective, context: Context) -> Iterator[Flag]:
        """Each key result that repeats an earlier one."""
        seen = [(goal, content(goal), numbers(goal)) for goal in subject.key_results]
        for index, (goal, words, figures) in enumerate(seen):
            for earlier, known, other_figures in seen[:index]:
                if not words or not same_words(words, known):
                    continue
                same = figures == other_figures and _due(goal) == _due(earlier)
                yield Flag(
                    _SAME if same else _OTHER_TARGET,
                    N_("Keep one of the two: “{earlier}”."),
                    values={"earlier": earlier.words(*earlier.body)},
                    severity=None if same else Severity.INFO,
                    subject=goal,
                )
                break


_SAME = N_("This key result says the same as an earlier one.")
_OTHER_TARGET = N_("This key result measures the same as an earlier one, with another target.")


def _due(goal: object) -> object:
    deadline = getattr(goal, "deadline", None)
    return deadline.end if deadline is not None else None
