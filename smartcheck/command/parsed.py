"""A goal's readings as plain data, for `smartcheck parse --format json`.

Positions are characters of `text`, ends exclusive; dates are ISO. Keys may be added, never renamed.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from smartcheck.annotate.goal import ParsedGoal
from smartcheck.rules._shared import means, purpose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.structure import Structure
    from smartcheck.annotate.times import TimeExpression
    from smartcheck.annotate.tree import Tree
    from smartcheck.annotate.words import Phrase, Verb, Word


def as_json(goal: ParsedGoal, language: str, ends: Mapping[int, date | None]) -> str:
    """The readings as JSON text; `ends` are the last days of the goal's times, by their start."""
    return json.dumps(as_data(goal, language, ends), ensure_ascii=False, indent=2) + "\n"


def as_data(goal: ParsedGoal, language: str, ends: Mapping[int, date | None]) -> dict[str, Any]:
    """The readings as plain data."""
    score, deadline, tree = goal.score, goal.deadline, goal.structure.tree
    return {
        "text": goal.text,
        "language": language,
        "kind": goal.goal.kind,
        "structure": _structure(goal, goal.structure),
        "quantities": [_quantity(goal, quantity) for quantity in goal.quantities],
        "times": [_time(goal, time, ends.get(time.start)) for time in goal.times],
        "score": {"text": score.text, "value": score.value, "start": score.start, "end": score.end}
        if score is not None
        else None,
        "deadline": {
            "text": deadline.text,
            "date": _day(deadline.end),
            "inherited_from": deadline.inherited_from,
            "vague": deadline.vague,
            "event": deadline.event,
            "impossible": deadline.impossible,
        }
        if deadline is not None
        else None,
        "words": _words(goal, tree) if tree is not None else [],
    }


def _structure(goal: ParsedGoal, structure: Structure) -> dict[str, Any]:
    return {
        "parsed": structure.parsed,
        "form": structure.form,
        "verbs": [_verb(goal, verb) for verb in structure.verbs],
        "subject": _phrase(goal, structure.subject) if structure.subject is not None else None,
        "nominals": [_phrase(goal, phrase) for phrase in structure.nominals],
        "predicate": [_word(word) for word in structure.predicate],
        "modal": _word(structure.modal) if structure.modal is not None else None,
        "passive": structure.passive,
        "negated": structure.negated,
        "purpose": _span(goal, purpose(goal)),
        "means": _span(goal, means(goal)),
    }


def _verb(goal: ParsedGoal, verb: Verb) -> dict[str, Any]:
    return {
        **_word(verb.word),
        "form": verb.form,
        "particle": verb.particle,
        "objects": [_phrase(goal, phrase) for phrase in verb.objects],
        "obliques": [_phrase(goal, phrase) for phrase in verb.obliques],
        "adverbs": [_word(word) for word in verb.adverbs],
    }


def _phrase(goal: ParsedGoal, phrase: Phrase) -> dict[str, Any]:
    return {
        "text": goal.words(phrase.start, phrase.end),
        "start": phrase.start,
        "end": phrase.end,
        "head": _word(phrase.head),
        "determination": phrase.determination,
        "preposition": phrase.case,
    }


def _word(word: Word) -> dict[str, Any]:
    return {"text": word.text, "lemma": word.lemma, "start": word.start, "end": word.end}


def _span(goal: ParsedGoal, span: tuple[int, int] | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {"text": goal.words(*span), "start": span[0], "end": span[1]}


def _quantity(goal: ParsedGoal, quantity: Quantity) -> dict[str, Any]:
    return {
        "text": goal.words(quantity.start, quantity.end),
        "start": quantity.start,
        "end": quantity.end,
        "kind": quantity.kind,
        "value": quantity.value,
        "high": quantity.high,
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "relative": quantity.relative,
        "baseline": quantity.baseline,
        "baseline_unit": quantity.baseline_unit,
        "per": quantity.per,
        "of_whole": quantity.of_whole,
    }


def _time(goal: ParsedGoal, time: TimeExpression, end: date | None) -> dict[str, Any]:
    return {
        "text": goal.words(time.start, time.end),
        "start": time.start,
        "end": time.end,
        "kind": time.kind,
        "role": time.role,
        "cue": time.cue,
        "amount": time.amount,
        "unit": time.unit,
        "date": _day(end),
    }


def _words(goal: ParsedGoal, tree: Tree) -> list[dict[str, Any]]:
    return [
        {
            **_word(word),
            "pos": word.pos,
            "relation": tree.relations[word.index],
            "head": tree.heads[word.index],
        }
        for word in goal.structure.words
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
