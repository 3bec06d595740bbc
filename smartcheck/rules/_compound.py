"""Two goals in one sentence: coordinated verbs that each have something of their own to act on."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from smartcheck.rules._shared import COMMANDS, inside, is_word, measures, purpose

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.words import Phrase, Verb, Word

_BARE = frozenset({"infinitive", "imperative"})
_DONE = frozenset({"participle", "finite"})
_STOPS = frozenset({".", "!", "?", ";"})
_DURATIONS = frozenset({"ms", "s", "min", "h", "day", "week", "month", "quarter", "year"})


def two_deeds(goal: ParsedGoal) -> tuple[Word, Word] | None:
    """The verbs of two coordinated goals; None where they share what they act on."""
    structure = goal.structure
    if structure.form not in (*COMMANDS, "clause") or structure.tree is None:
        return None
    aim = purpose(goal)
    verbs = [*structure.verbs, *_untagged(goal)]
    verbs.sort(key=lambda verb: verb.word.index)
    for first, second in pairwise(verbs):
        aside = inside(aim, second.word.start) or any(
            inside(clause, second.word.start)
            for clause in (*structure.relatives, *structure.subclauses)
        )
        if not aside and _alike(goal, first, second) and _both_complete(goal, first, second):
            return first.word, second.word
    return None


def two_measures(goal: ParsedGoal) -> tuple[Quantity, Quantity] | None:
    """Two quantities of different things, joined by a conjunction, a comma or a plus sign."""
    links = goal.lexicon.pattern("conjunctions")
    joined = re.compile(rf"[^.;:()–—]*?(?:,|;|[+&]|(?<!\w)(?:{links}))\s*", re.I)
    # "… and margin from", "… og NPS på": the second figure has a metric of its own.
    values = goal.lexicon.pattern("value_links")
    named = re.compile(rf"{joined.pattern}(?:[^\W\d]+\s+){{1,4}}(?:{values})\s+", re.I)
    for first, second in pairwise(measures(goal)):
        between = goal.words(first.end, second.start)
        if _parted(goal, first.end, second.start) or _is_scope(goal, first):
            continue
        if named.fullmatch(between) and _is_level(first) and _is_level(second):
            return first, second
        if not joined.fullmatch(between) or _is_part_of_first(goal, second):
            continue
        if _differ(first, second):
            return first, second
    return None


def _untagged(goal: ParsedGoal) -> list[Verb]:
    """Verbs coordinated with the main one that the tagger took for adjectives or nouns."""
    from smartcheck.annotate.words import Phrase, Verb

    tree, main = goal.structure.tree, goal.structure.verb
    if tree is None or main is None or goal.structure.form != "command":
        return []
    known = {verb.word.index for verb in goal.structure.verbs}
    found = []
    for kid in tree.children(tree.doc[main.word.index], "conj"):
        objects = [goal.structure.words[k.i] for k in tree.children(kid, "obj") if k.i > kid.i]
        if kid.i in known or not objects or kid.lower_ not in goal.pack.possible_verbs:
            continue
        phrases = tuple(Phrase(w, w.start, w.end, "bare", (w,)) for w in objects)
        found.append(Verb(goal.structure.words[kid.i], "infinitive", objects=phrases))
    return found


def _alike(goal: ParsedGoal, first: Verb, second: Verb) -> bool:
    """Whether the second verb stands in the same mood, so that it is as much a goal."""
    form = goal.structure.form
    between = goal.structure.words[first.word.index : second.word.index]
    if any(word.text in _STOPS for word in between):
        return False
    if form == "participle":
        return second.form in _DONE
    if form in ("command", "intent"):
        return second.form in _BARE
    return second.form == first.form and _has_subject(goal, second)


def _has_subject(goal: ParsedGoal, verb: Verb) -> bool:
    tree = goal.structure.tree
    return tree is not None and bool(tree.children(tree.doc[verb.word.index], "nsubj"))


def _both_complete(goal: ParsedGoal, first: Verb, second: Verb) -> bool:
    """Whether each verb has an object or complement of its own, the first before the second."""
    heads = [phrase.head for phrase in (*first.objects, *first.obliques)]
    heads += goal.structure.predicate if first == goal.structure.verb else ()
    # A complement belongs to the verb that it stands behind, wherever the parser hung it.
    own = [
        head
        for head in heads
        if first.word.index < head.index < second.word.index and head.pos != "PRON"
    ]
    # "Export the list and send to the bank" lacks an object: it is the first one's.
    completing = second.objects or (second.obliques if _has_particle(goal, second) else ())
    behind = [phrase for phrase in completing if phrase.head.index > second.word.index]
    return bool(own) and any(not _points_back(goal, phrase) for phrase in behind)


def _has_particle(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Rydde opp i": a particle and a preposition, whichever the parser took them for."""
    behind = [word.pos for word in goal.structure.words[verb.word.index + 1 :][:2]]
    return bool(verb.particle) or (behind[:1] in (["ADV"], ["ADP"]) and behind[1:] == ["ADP"])


def _points_back(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Write the handbook and publish it": one thing."""
    return phrase.head.pos == "PRON" and not is_word(goal, phrase.head, "first_persons")


def _parted(goal: ParsedGoal, start: int, end: int) -> bool:
    """Whether a verb or a subordinate clause stands between: then it is said of something else."""
    structure = goal.structure
    if structure.tree is None or any(start <= low < end for low, _ in structure.relatives):
        return True
    return any(
        word.pos in ("VERB", "AUX", "SCONJ")
        and structure.tree.relation(structure.tree.doc[word.index]) != "amod"
        for word in structure.words
        if start <= word.start < end
    )


def _is_scope(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "In 3 regions and 12 offices": where, not how much."""
    tree = goal.structure.tree
    counted = quantity.unit_word if quantity.kind == "count" else None
    return (
        tree is not None
        and counted is not None
        and bool(tree.children(tree.doc[counted.index], "case"))
    )


def _is_level(quantity: Quantity) -> bool:
    return quantity.baseline is not None or quantity.kind in ("percent", "money", "ratio")


def _differ(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities measure different things, as far as their units tell."""
    if {first.kind, second.kind} & {"cadence", "rank", "multiple"}:
        return False
    if first.unit in _DURATIONS and second.unit in _DURATIONS:
        return False
    if first.kind != second.kind:
        return bool(_named(first) and _named(second))
    return bool(first.unit and second.unit) and first.unit != second.unit


def _named(quantity: Quantity) -> bool:
    return quantity.kind != "count" or quantity.unit_word is not None


def _is_part_of_first(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "200 members, half of them under 30": the second tells of the first."""
    behind = [word for word in goal.structure.words if word.start >= quantity.end][:2]
    return any(word.pos in ("PRON", "SCONJ") for word in behind) or quantity.kind == "ratio"
