"""R005: 6/10 is also the sixth of October."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules.realistic._scores import marked

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class ScoreOrDate(GoalRule):
    """The figures could be a score or a date.

    Flags a bare “6/10” at the end, which may mean six out of ten or the sixth of October, where
    nothing else in the set tells which.

    Not flagged: a set in which every key result ends in n/10, or where another one has a score that
    can be nothing else; figures with a label or behind “innen” and “by”.

    Why: half of the readers will take it for the deadline, and smartcheck can only guess as well.

    Sources: SEED

    Weak (nb):
        objectives:
          - objective: Bli bygdas møteplass
            key_results:
              - Selge 120 vedkløyvere [[6/10]]
    Weak (nb):
        objectives:
          - objective: Bli bygdas møteplass
            key_results:
              - 40 kveldskurs er fulltegnet ([[7/10]])
              - 300 medlemmer i husflidslaget
    Weak (nb):
        goals:
          - Signere fem leieavtaler – [[5/10]]
          - Leie ut 12 båtplasser
    Weak (en):
        objectives:
          - objective: Become the village's meeting place
            key_results:
              - Sell 120 log splitters [[6/10]]
    Weak (en):
        objectives:
          - objective: Become the village's meeting place
            key_results:
              - 40 evening classes are full ([[7/10]])
              - 300 members in the craft guild
    Weak (en):
        goals:
          - Sign five leases – [[5/10]]
          - Rent out 12 moorings

    Better (nb):
        objectives:
          - objective: Bli bygdas møteplass
            key_results:
              - Selge 120 vedkløyvere 6/10
              - 300 medlemmer i husflidslaget 8/10
    Better (nb):
        objectives:
          - objective: Bli bygdas møteplass
            key_results:
              - Selge 120 vedkløyvere, tillit 6/10
    Better (nb):
        objectives:
          - objective: Bli bygdas møteplass
            key_results:
              - Selge 120 vedkløyvere innen 6/10
    Better (en):
        objectives:
          - objective: Become the village's meeting place
            key_results:
              - Sell 120 log splitters 6/10
              - 300 members in the craft guild 8/10
    Better (en):
        objectives:
          - objective: Become the village's meeting place
            key_results:
              - Sell 120 log splitters, confidence 6/10
    Better (en):
        objectives:
          - objective: Become the village's meeting place
            key_results:
              - Sell 120 log splitters by 6/10
    """

    code = "R005"
    name = "score-or-date"
    criterion = "realistic"
    severity = Severity.INFO
    silenced_by = ("R004",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The bare figures, where no sibling settles what they are."""
        score = subject.score
        if score is None or score.in_field or not score.could_be_date:
            return
        if _is_settled(subject, _siblings(subject, context)):
            return
        yield Flag(
            N_("{score} can be read as a date."),
            N_(
                "Write “confidence {score}” if it says how sure you are, or spell out the month "
                "if it is a deadline."
            ),
            marked(subject),
            {"score": score.text},
        )


def _siblings(goal: ParsedGoal, context: Context) -> Sequence[ParsedGoal]:
    if goal.objective is not None:
        return context.document.objectives[goal.objective].key_results
    return context.document.goals


def _is_settled(goal: ParsedGoal, siblings: Sequence[ParsedGoal]) -> bool:
    others = [sibling.score for sibling in siblings if sibling is not goal]
    # Two dates in the tenth month under one objective are much less likely than two scores.
    return any(score is not None for score in others)
