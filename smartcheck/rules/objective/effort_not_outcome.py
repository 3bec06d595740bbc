"""O005: an objective that promises effort."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._shared import is_verb

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class EffortNotOutcome(ObjectiveRule):
    """The objective promises effort, not an outcome.

    Flags objectives whose verb is an effort: satse på, fokusere på, jobbe for, bidra til, støtte,
    focus on, work on, support, help, try.

    Not flagged: the same words as nouns, in a relative clause, or as a side remark (“med fokus
    på”).

    Why: effort can go on for ever. An objective says what has changed when you are there.

    Sources: SEED, GOOGLE

    Weak:
        nb: [[Fokusere]] på lærlingenes trivsel
        nb: [[Jobbe]] for et åpent havnemiljø
        nb: Vi skal [[prøve]] å bli elevenes favorittkantine
        en: [[Focus]] on apprentices' wellbeing
        en: [[Work]] towards an open harbour
        en: [[Help]] farmers switch to organic feed

    Better:
        nb: Vinne folkets støtte for ny svømmehall
        nb: Bygge en tillitsbasert hjemmetjeneste med fokus på mestring
        nb: Arbeidet med kaia er fullført
        en: Win public support for a new swimming pool
        en: Become the best-loved help desk on campus
        en: Become the place where experts work all their lives
    """

    code = "O005"
    name = "effort-not-outcome"
    criterion = "objective"
    severity = Severity.WARNING

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The first verb of effort among the main verbs."""
        structure = subject.structure
        if structure.form == "clause" and structure.modal is None and not _is_ours(subject):
            return
        for verb in structure.verbs:
            if is_verb(subject, verb, "effort_verbs"):
                yield Flag(
                    N_("“{words}” is an effort; it can go on for ever."),
                    N_("Say what has changed when the effort has paid off: “**?** can now **?**”."),
                    ((verb.word.start, verb.word.end),),
                    {"words": verb.word.text},
                )
                return


def _is_ours(goal: ParsedGoal) -> bool:
    subject = goal.structure.subject
    head = subject.head if subject is not None else None
    return head is not None and goal.lexicon.word(head.lemma, head.lower, "first_persons")
