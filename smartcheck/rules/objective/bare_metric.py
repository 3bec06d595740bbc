"""O001: an objective that is nothing but a metric."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._shared import (
    MOVEMENT,
    inside,
    is_movement,
    is_noun,
    is_verb,
    is_word,
    measures,
    purpose,
)

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.words import Phrase


class BareMetric(ObjectiveRule):
    """The objective is a bare metric.

    Flags an objective that says nothing but which figure moves, by how much, or which level it
    reaches.

    Not flagged: an objective that also says what the figure is for, a count of things delivered, a
    number that is only part of a deadline, and a position to win in a named field.

    Why: an objective says where the team is going and why anyone should care. A figure cannot do
    that; it is how you will know that you arrived, and belongs in a key result.

    Sources: SEED, STAMMEN, WODTKE, CASTRO

    Weak:
        nb: [[Øk salget med 15%.]]
        nb: [[Inntekter over 5 millioner.]]
        nb: [[Halvere ventetiden på legevakta]]
        nb: [[Vi skal nå 800 medlemmer i korpset]]
        en: [[Increase sales by 15%]]
        en: [[Bookings up 30% in the low season]]
        en: [[Double the number of repeat guests]]
        en: [[Reduce food waste from 12% to 6%]]

    Better:
        nb: Bli kaffebaren som folk i Bergen går en omvei for
        nb: Øke salget med 15 % slik at vi kan beholde butikken i bygda
        nb: Levere 2 konkrete suksesshistorier.
        en: Become the coffee bar people walk the extra block for
        en: Double our donor base so that no family waits for help
        en: Get the new ticket hall ready within 2 weeks
    """

    code = "O001"
    name = "bare-metric"
    criterion = "objective"
    severity = Severity.ERROR

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The objective as a whole, where all it says is a figure."""
        if not subject.structure.parsed or purpose(subject) is not None:
            return
        quantities = [q for q in measures(subject) if q.kind not in ("rank", "cadence")]
        if quantities and _is_metric(subject, quantities):
            yield Flag(
                N_("“{goal}” is a metric, not an Objective."),
                N_(
                    "Say what will be different for whom when the figure has moved, and make the "
                    "figure a Key Result: “from **?** to **?** by **?**”."
                ),
                (subject.body,),
                {"goal": subject.words(*subject.body)},
            )


def _is_metric(goal: ParsedGoal, quantities: list[Quantity]) -> bool:
    structure = goal.structure
    if structure.form in ("nominal", "fragment") or not structure.verbs:
        return _is_level(goal, quantities)
    verb = structure.verb
    if is_verb(goal, verb, *MOVEMENT, "reach_verbs"):
        return _moves_a_figure(goal, quantities)
    if structure.form in ("clause", "state"):
        return _is_said_of_a_metric(goal, quantities)
    return False


def _moves_a_figure(goal: ParsedGoal, quantities: list[Quantity]) -> bool:
    """A movement or reaching verb over a metric, with the quantity tied to that verb."""
    structure = goal.structure
    objects = [o for v in structure.verbs for o in v.objects if o.determination != "universal"]
    if structure.subject is not None and not _is_us(goal, structure.subject):
        objects.append(structure.subject)
    own = [q for q in quantities if not _is_aside(goal, q) and not _is_share_of_people(goal, q)]
    if not own:
        return False
    if any(q.kind == "multiple" for q in own) and objects:
        return not any(_is_no_metric(goal, phrase) for phrase in objects)
    if is_verb(goal, structure.verb, *MOVEMENT):
        return any(
            _is_change(q)
            or q.kind != "count"
            or _stands_apart(q, objects)
            or _counts_a_metric(goal, q, objects)
            for q in own
        )
    return any(_counts_a_metric(goal, q, objects) for q in own)


def _counts_a_metric(goal: ParsedGoal, quantity: Quantity, objects: list[Phrase]) -> bool:
    if quantity.unit_word is not None and quantity.kind == "count":
        counts = is_noun(goal, quantity.unit_word, "metric_nouns")
        return counts and not is_noun(goal, quantity.unit_word, "deliverable_nouns")
    if quantity.kind in ("money", "percent", "points"):
        return True
    return any(is_noun(goal, phrase.head, "metric_nouns") for phrase in objects)


def _stands_apart(quantity: Quantity, objects: list[Phrase]) -> bool:
    """A number that does not count the object itself: "grow weekly riders to 50k"."""
    at = quantity.number[0]
    return bool(objects) and not any(phrase.start <= at < phrase.head.end for phrase in objects)


def _is_change(quantity: Quantity) -> bool:
    return quantity.relative or quantity.baseline is not None


def _is_level(goal: ParsedGoal, quantities: list[Quantity]) -> bool:
    """A metric and its level or movement, without a verb."""
    words = goal.structure.words
    metric = any(
        word.pos in ("NOUN", "PROPN", "VERB", "X", "ADJ")
        and is_noun(goal, word, "metric_nouns", "change_nouns")
        for word in words
    )
    own = [q for q in quantities if not _is_aside(goal, q)]
    return metric and any(not _counts_deliverables(goal, q) for q in own)


def _is_said_of_a_metric(goal: ParsedGoal, quantities: list[Quantity]) -> bool:
    subject = goal.structure.subject
    if subject is None:
        return _is_level(goal, quantities)
    metric = any(is_noun(goal, word, "metric_nouns") for word in (subject.head, *subject.words))
    own = [q for q in quantities if not _is_aside(goal, q)]
    return metric and bool(own)


def _counts_deliverables(goal: ParsedGoal, quantity: Quantity) -> bool:
    counts = quantity.unit_word is not None and quantity.kind == "count"
    return counts and not is_noun(goal, quantity.unit_word, "metric_nouns")


def _is_no_metric(goal: ParsedGoal, phrase: Phrase) -> bool:
    """Things delivered and feelings: doubling them sets no figure."""
    lists = ("deliverable_nouns", "feeling_nouns")
    return is_noun(goal, phrase.head, *lists) and not is_noun(goal, phrase.head, "metric_nouns")


def _is_aside(goal: ParsedGoal, quantity: Quantity) -> bool:
    """A number in a subordinate clause, which says something else than how far we get."""
    return any(inside(clause, quantity.number[0]) for clause in goal.structure.subclauses)


def _is_share_of_people(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "80 % of the apprentices reach their goal": a figure with somebody in it."""
    subject = goal.structure.subject
    if subject is None or is_movement(goal) or not goal.structure.objects:
        return False
    counted = subject.start <= quantity.number[0] < subject.end
    return counted and not any(is_noun(goal, word, "metric_nouns") for word in subject.words)


def _is_us(goal: ParsedGoal, phrase: Phrase) -> bool:
    return is_word(goal, phrase.head, "first_persons")
