"""O003: an objective that moves a metric, and does not say why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._shared import (
    MOVEMENT,
    is_noun,
    is_verb,
    is_word,
    measures,
    moving_adverb,
    purpose,
)

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Phrase, Verb, Word


class MetricWithoutWhy(ObjectiveRule):
    """The objective moves a metric and does not say why.

    Flags an objective in which a metric is to go up or down, without a figure and without what it
    is good for.

    Not flagged: an objective with a purpose, and one with a figure in it (O001 and O002 speak of
    those).

    Why: a metric that goes up is good only if somebody is better off for it. The objective is to
    say who and how; the metric shows whether it worked.

    Sources: GOOGLE

    Weak:
        nb: [[Øke billettsalget]] på kinoen
        nb: Vi skal [[redusere matsvinnet]]
        nb: [[Få ned ventetiden]] på legevakta
        en: [[Increase ticket sales]] at the cinema
        en: We will [[reduce food waste]]
        en: [[Cut the waiting time]] at the clinic

    Better:
        nb: Øke billettsalget slik at kinoen kan holde åpent om vinteren
        nb: Senke terskelen for å be om hjelp
        nb: Bli kinoen der bygda møtes
        en: Increase ticket sales so that the cinema can stay open in winter
        en: Lower the threshold for asking for help
        en: Become the cinema where the village meets
    """

    code = "O003"
    name = "metric-without-why"
    criterion = "objective"
    severity = Severity.INFO
    silenced_by = ("O001", "O004")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The verb with its metric."""
        if measures(subject) or purpose(subject) is not None:
            return
        if (span := _moved_metric(subject)) is not None:
            yield Flag(
                N_("“{words}” is a metric on the move: what is it good for?"),
                N_("Say who is better off, and how: “**?** so that **?**”."),
                (span,),
                {"words": subject.words(*span)},
            )


def _moved_metric(goal: ParsedGoal) -> tuple[int, int] | None:
    structure = goal.structure
    verb = structure.verb
    if verb is None or structure.form not in ("command", "intent", "clause", "participle"):
        return None
    if structure.form == "participle" and not verb.word.lower.endswith(
        tuple(goal.pack.words("gerund_endings"))
    ):
        # "Reducing waste" is yet to be done, "reduced waste" has been.
        return None
    adverb = moving_adverb(goal, verb)
    if not is_verb(goal, verb, *MOVEMENT) and adverb is None:
        return None
    for phrase in structure.objects[:1]:
        if _is_metric(goal, verb, phrase):
            ends = (phrase.head.end, verb.word.end, adverb.end if adverb is not None else 0)
            return verb.word.start, max(ends)
    subject = structure.subject
    if subject is not None and not structure.objects and _is_metric(goal, verb, subject):
        return subject.head.start, verb.word.end
    return None


def _is_metric(goal: ParsedGoal, verb: Verb, phrase: Phrase) -> bool:
    if is_word(goal, phrase.head, "first_persons"):
        return False
    if is_noun(goal, phrase.head, "people_nouns") and is_verb(goal, verb, "improve_verbs"):
        # "Strengthen our members" is about them, not about how many they are.
        return False
    if is_noun(goal, phrase.head, "quality_nouns", "mental_nouns", "result_nouns"):
        # Quality and well-being are what a metric would be there for.
        return False
    return is_noun(goal, phrase.head, "metric_nouns") or _is_compound_metric(goal, phrase)


def _is_compound_metric(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Sick leave", "shop revenue" taken apart by the parser: a metric right behind the head."""
    words = goal.structure.words
    behind: tuple[Word, ...] = words[phrase.head.index + 1 : phrase.head.index + 2]
    return not goal.pack.compounds and any(
        word.pos in ("NOUN", "PROPN") and is_noun(goal, word, "metric_nouns") for word in behind
    )
