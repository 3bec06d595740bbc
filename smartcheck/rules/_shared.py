"""What several rules ask of a goal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.words import Phrase, Verb, Word

MOVEMENT = ("raise_verbs", "lower_verbs", "improve_verbs", "multiply_verbs")
COMMANDS = ("command", "intent", "participle")
LONGEST_PARTICLE = 2


def is_verb(goal: ParsedGoal, verb: Verb | None, *lists: str) -> bool:
    """Whether a verb is on one of the lists, alone or with the particle or words behind it."""
    if verb is None:
        return False
    lexicon, word = goal.lexicon, verb.word
    if lexicon.verb(verb.lemma, word.lower, *lists):
        return True
    following = [w.lower for w in goal.structure.words[word.index + 1 :][:LONGEST_PARTICLE]]
    tails = [" ".join(following[:n]) for n in range(1, len(following) + 1)]
    tails += [verb.particle] if verb.particle else []
    return any(
        lexicon.verb(f"{verb.lemma} {tail}", f"{word.lower} {tail}", *lists) for tail in tails
    )


def is_noun(goal: ParsedGoal, word: Word | None, *lists: str) -> bool:
    """Whether a noun is on one of the lists."""
    if word is None:
        return False
    if goal.lexicon.noun(word.lemma, word.lower, *lists):
        return True
    joined = hyphenated(goal, word)
    return joined != word.lower and goal.lexicon.noun(joined, joined, *lists)


def is_word(goal: ParsedGoal, word: Word, *lists: str) -> bool:
    """Whether an adjective or adverb is on one of the lists."""
    if goal.lexicon.word(word.lemma, word.lower, *lists):
        return True
    if word.pos == "NOUN" and any(
        goal.lexicon.noun_stems(word.lower) & goal.pack.words(name) for name in lists
    ):
        return True
    joined = hyphenated(goal, word)
    return joined != word.lower and goal.lexicon.word(joined, joined, *lists)


def hyphenated(goal: ParsedGoal, word: Word) -> str:
    """The whole of a hyphenated word, lower case: parsers part "user-friendly" in three."""
    before = re.search(r"(?:[^\W_]+-)*$", goal.text[: word.start])
    behind = re.match(r"(?:-[^\W_]+)*", goal.text[word.end :])
    return f"{before[0] if before else ''}{word.text}{behind[0] if behind else ''}".lower()


def span_of(*words: Word) -> tuple[int, int]:
    """The range from the first of the words to the last."""
    return min(word.start for word in words), max(word.end for word in words)


def purpose(goal: ParsedGoal) -> tuple[int, int] | None:
    """The purpose or reason: "slik at …", "for å …", "so that …", "to" with a verb."""
    markers = "|".join(
        re.escape(m) for m in sorted(goal.pack.words("purpose"), key=len, reverse=True)
    )
    main = goal.structure.verb
    start = main.word.end if main is not None else 0
    match = re.compile(rf"(?<!\w)(?:{markers})(?!\w)", re.I).search(goal.text, start)
    if match:
        return match.start(), len(goal.text)
    return _infinitive_of_purpose(goal, start)


def _infinitive_of_purpose(goal: ParsedGoal, start: int) -> tuple[int, int] | None:
    """English "to" with a verb, where the main verb does not ask for one ("continue to …")."""
    structure = goal.structure
    if goal.pack.compounds or structure.tree is None:
        return None
    words = structure.words
    for mark, verb in pairwise(words):
        if mark.lower != "to" or mark.start < start or verb.pos not in ("VERB", "AUX"):
            continue
        relation = structure.tree.relation(structure.tree.doc[verb.index])
        if relation in ("xcomp", "ccomp", "root", "conj", "csubj"):
            continue
        if any(low <= mark.start < high for low, high in structure.relatives):
            continue
        return mark.start, len(goal.text)
    return None


def means(goal: ParsedGoal) -> tuple[int, int] | None:
    """How it is to be done: "gjennom …", "ved å …", "through …", "by" with a verb in -ing."""
    markers = sorted(goal.pack.words("means"), key=len, reverse=True)
    pattern = "|".join(map(re.escape, markers))
    match = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", goal.text, re.I)
    if match is None and not goal.pack.compounds:
        match = re.search(r"\bby\s+(?:\w+ly\s+)?\w+ing\b", goal.text, re.I)
    return (match.start(), len(goal.text)) if match else None


def objects_of(goal: ParsedGoal) -> tuple[Phrase, ...]:
    """What the goal is about: the objects of its verbs, else the nouns of a nominal goal."""
    return goal.structure.objects or goal.structure.nominals


def measures(goal: ParsedGoal) -> list[Quantity]:
    """Quantities other than universals."""
    return [quantity for quantity in goal.quantities if quantity.kind != "universal"]


def counted(goal: ParsedGoal, quantity: Quantity, *lists: str) -> bool:
    """Whether the noun that a quantity counts is on one of the lists."""
    return quantity.unit_word is not None and is_noun(goal, quantity.unit_word, *lists)


def is_movement(goal: ParsedGoal) -> bool:
    """Whether the main verb moves something up, down or by a factor."""
    return is_verb(goal, goal.structure.verb, *MOVEMENT)


def verbs_with_objects(goal: ParsedGoal) -> Iterator[tuple[Verb, Phrase]]:
    """Each verb with its first own object."""
    for verb in goal.structure.verbs:
        if verb.objects:
            yield verb, verb.objects[0]


def whole(goal: ParsedGoal) -> str:
    """The goal's words without its score."""
    return goal.words(*goal.body)


def inside(span: tuple[int, int] | None, position: int) -> bool:
    """Whether a position lies in a range."""
    return span is not None and span[0] <= position < span[1]
