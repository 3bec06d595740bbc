"""Words that say nothing without something to compare with, where they decide the goal.

Only four places count: the predicate, a modifier of what is measured, an adverb of the main verb,
and the object or noun itself. Inside a name, a topic, a relative clause or a purpose they do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from smartcheck.annotate.goal import once_per_goal
from smartcheck.rules._shared import (
    MOVEMENT,
    hyphenated,
    inside,
    is_noun,
    is_verb,
    is_word,
    objects_of,
    purpose,
)

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Phrase, Word
    from smartcheck.languages import LanguagePack

COMPARATIVES = "vague_comparatives"
QUANTIFIERS = "vague_quantifiers"
SHORTEST_SUPERLATIVE = 5
_BOUNDS = re.compile(r"[≥≤]")
_DECIDING = (
    COMPARATIVES,
    QUANTIFIERS,
    "vague_attributes",
    "predicate_only",
    "judging_adjectives",
    "vague_scales",
    "vague_adverbs",
    "sufficing_words",
    "degree_adverbs",
    "frequency_comparatives",
)
_LISTS = ("vague_adjectives", "vague_attributes", "predicate_only", COMPARATIVES)


@once_per_goal
def is_compared(goal: ParsedGoal) -> bool:
    """Whether the goal says what it is compared with: "enn …", "than …", "på nivå med …"."""
    found = goal.phrases("comparison_marks")
    clauses = goal.structure.subclauses
    # In a clause of its own ("we know which cost more than …") it compares something else.
    at = [match.start() for match in (*found, *_BOUNDS.finditer(goal.text))]
    # "Closer than you think" opens one itself.
    return any(not any(clause[0] < start < clause[1] for clause in clauses) for start in at)


def is_superlative(goal: ParsedGoal, word: Word) -> bool:
    """Whether a word is a superlative; taggers miss some, so the ending counts too."""
    endings = tuple(goal.pack.words("superlative_endings"))
    ends = word.lower.endswith(endings) and len(word.lower) > SHORTEST_SUPERLATIVE
    return word.degree == "Sup" or (ends and word.pos == "ADJ")


@once_per_goal
def vague_words(goal: ParsedGoal) -> tuple[Word, ...]:
    """The vague words that decide the goal, in order, without those that a measure backs."""
    structure = goal.structure
    if not structure.parsed or not _may_be_vague(goal):
        return ()
    start = purpose(goal)
    found = {
        word.index: word
        for word in [*_predicates(goal), *_attributes(goal), *_adverbs(goal), *_quantifiers(goal)]
        if not inside(start, word.start)
        and not structure.inside(structure.relatives, word)
        and not _measured(goal, word)
        and not _named(goal, word)
    }
    return tuple(found[index] for index in sorted(found))


def _may_be_vague(goal: ParsedGoal) -> bool:
    """Whether any word is of the kind wherever it stands; few goals have one."""
    structure = goal.structure
    words, endings = structure.words, tuple(goal.pack.words("comparative_endings"))
    return (
        any(word.degree == "Cmp" or is_word(goal, word, *_DECIDING) for word in words)
        or any(word.lower.endswith(endings) for word in structure.predicate)
        or not _quantifying_pairs(goal.pack).isdisjoint(pairwise(w.lower for w in words))
    )


@cache
def _quantifying_pairs(pack: LanguagePack) -> frozenset[tuple[str, ...]]:
    """The first two words of quantifiers such as "a handful of"."""
    phrases = (tuple(phrase.split()[:2]) for phrase in pack.words(QUANTIFIERS))
    return frozenset(words for words in phrases if len(words) > 1)


def _predicates(goal: ParsedGoal) -> Iterator[Word]:
    endings = tuple(goal.pack.words("comparative_endings"))
    for word in goal.structure.predicate:
        if word.pos in ("NOUN", "ADJ") and word.lower.endswith(endings):
            yield word
        if is_superlative(goal, word) or _next_to_superlative(goal, word):
            continue
        empty = is_word(goal, word, "predicate_only") and not _is_made_so(goal, word)
        if empty or is_word(goal, word, COMPARATIVES) or _is_comparative(word):
            yield word
        elif word.pos in ("NOUN", "PROPN"):
            yield from _modifiers(goal, word, "predicate_only", COMPARATIVES)
        else:
            yield from _modifiers(goal, word, COMPARATIVES)


def _is_made_so(goal: ParsedGoal, word: Word) -> bool:
    """ "Make voting easy for students": what is made so, and for whom, says something."""
    verb = goal.structure.verb
    made = verb is not None and is_verb(goal, verb, "making_verbs") and bool(verb.objects)
    told = ("VERB", "AUX", "NOUN", "PROPN", "PRON")
    behind = any(w.pos in told for w in goal.structure.words[word.index + 1 :])
    return made and word.pos == "ADJ" and behind


def _is_comparative(word: Word) -> bool:
    return word.degree == "Cmp" and word.pos == "ADJ"


def _attributes(goal: ParsedGoal) -> Iterator[Word]:
    """Modifiers of what is measured."""
    phrases = list(objects_of(goal))
    if goal.structure.subject is not None:
        phrases.append(goal.structure.subject)
    first = goal.structure.words[0]
    if not goal.structure.verbs and is_word(goal, first, COMPARATIVES):
        yield first
    for phrase in phrases:
        if is_word(goal, phrase.head, COMPARATIVES) and not is_superlative(goal, phrase.head):
            yield phrase.head
        for word in (*phrase.modifiers, *phrase.words):
            if word.index >= phrase.head.index or is_superlative(goal, word):
                continue
            if _is_empty_attribute(goal, phrase, word):
                yield word


def _is_empty_attribute(goal: ParsedGoal, phrase: Phrase, word: Word) -> bool:
    if is_word(goal, word, COMPARATIVES, "vague_attributes"):
        return True
    if is_word(goal, word, "judging_adjectives"):
        return _is_merely_had(goal, phrase)
    nominal = goal.structure.form == "nominal" and phrase.relative is None
    if nominal and is_word(goal, word, "predicate_only"):
        return True
    clause = goal.structure.form == "clause"
    granted = clause and is_verb(goal, goal.structure.verb, "granting_verbs")
    if granted and is_word(goal, word, "predicate_only"):
        return True
    if _is_quality(goal, phrase) and is_word(goal, word, "predicate_only"):
        return True
    return is_word(goal, word, "vague_scales") and _is_scale(goal, phrase)


def _is_merely_had(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Have a good culture", "Ha et godt miljø": without the adjective everybody has one."""
    verb = goal.structure.verb
    people = is_noun(goal, phrase.head, "people_nouns", "quality_nouns", "abstract_nouns")
    plain = phrase.determination in ("bare", "indefinite") and phrase.relative is None
    # "A good understanding of churn" says of what.
    plain = plain and not is_noun(goal, phrase.head, "mental_nouns")
    return people and plain and is_verb(goal, verb, "have_verbs")


def _is_quality(goal: ParsedGoal, phrase: Phrase) -> bool:
    return is_noun(goal, phrase.head, "quality_nouns", "abstract_nouns")


def _is_scale(goal: ParsedGoal, phrase: Phrase) -> bool:
    return _is_quality(goal, phrase) or is_noun(goal, phrase.head, "metric_nouns")


def _adverbs(goal: ParsedGoal) -> Iterator[Word]:
    """Adverbs that decide, since the verb has no object of its own: "leveres tidlig"."""
    structure = goal.structure
    if structure.form == "state" and not structure.verbs and not structure.nominals:
        # "Spec reads well", its verb taken for a noun.
        yield from (
            w for w in structure.words if w.pos == "ADV" and is_word(goal, w, "vague_adverbs")
        )
    for verb in structure.verbs:
        # "Users can easily find …" is a condition; "Clearly mark the path" is a way of doing it.
        complete = structure.form not in ("clause", "state") and (verb.objects or verb.obliques)
        if is_verb(goal, verb, "ensure_verbs"):
            endless = ("vague_adverbs", "sufficing_words")
            yield from (w for w in _below(goal) if is_word(goal, w, *endless))
        if is_verb(goal, verb, "making_verbs"):
            yield from (w for w in structure.words if is_word(goal, w, COMPARATIVES))
        if is_verb(goal, verb, *MOVEMENT):
            # The parser may hang the adverb on the object: "auke utlånet betydeleg".
            yield from (
                w
                for w in structure.words
                if w.pos in ("ADV", "ADJ") and is_word(goal, w, "degree_adverbs")
            )
        if complete and not is_verb(goal, verb, "effort_verbs"):
            # "Call her more often": a comparative decides, however complete the rest is.
            yield from (
                w
                for w in verb.adverbs
                if is_word(goal, w, "frequency_comparatives")
                or (w.degree == "Cmp" and is_word(goal, w, COMPARATIVES))
                or _is_more_so(goal, w)
            )
            continue
        for word in verb.adverbs:
            if is_word(goal, word, "vague_adverbs", COMPARATIVES) and word.lower != verb.particle:
                yield word


def _is_more_so(goal: ParsedGoal, adverb: Word) -> bool:
    """ "Use the van more efficiently": a comparative in two words."""
    tree = goal.structure.tree
    before = tree.children(adverb, "advmod") if tree is not None else []
    return any(is_word(goal, word, "frequency_comparatives") for word in before)


def _below(goal: ParsedGoal) -> Iterator[Word]:
    """The words of the clause that "ensure" governs."""
    structure = goal.structure
    return (word for word in structure.words if structure.inside(structure.subclauses, word))


def _quantifiers(goal: ParsedGoal) -> Iterator[Word]:
    """ "Noen", "several", "et fåtall" where a number belongs."""
    structure = goal.structure
    phrases = [*objects_of(goal)]
    if structure.subject is not None:
        phrases.append(structure.subject)
    if not structure.objects:
        phrases += [phrase for verb in structure.verbs for phrase in verb.obliques]
    for phrase in phrases:
        words = goal.structure.at(phrase.start, phrase.head.end)
        for word in words:
            if is_word(goal, word, QUANTIFIERS) and word.pos not in ("PROPN", "VERB", "AUX"):
                yield word
        yield from _quantifying_nouns(goal, words)


def _quantifying_nouns(goal: ParsedGoal, words: tuple[Word, ...]) -> Iterator[Word]:
    """The noun of "a handful of", "et fåtall", "a number of"."""
    for first, second in pairwise(words):
        third = goal.structure.words[second.index + 1 : second.index + 2]
        phrase = " ".join([first.lower, second.lower, *(word.lower for word in third)])
        if phrase in goal.pack.words(QUANTIFIERS):
            yield second


def _modifiers(goal: ParsedGoal, head: Word, *lists: str) -> Iterator[Word]:
    tree = goal.structure.tree
    if tree is None:
        return
    words = tree.children(head, "amod", "advmod")
    if any(is_superlative(goal, word) for word in words):
        return
    for word in words:
        if is_word(goal, word, *lists):
            yield word


def _next_to_superlative(goal: ParsedGoal, word: Word) -> bool:
    """ "mest besøkte", "most visited"."""
    before = goal.structure.words[word.index - 1] if word.index else None
    return before is not None and is_word(goal, before, "most", "least")


def _measured(goal: ParsedGoal, word: Word) -> bool:
    """Whether a number or a comparison stands with the word: "20 % flere", "faster than 2 s"."""
    if is_compared(goal) and (word.degree == "Cmp" or is_word(goal, word, COMPARATIVES)):
        return True
    # "Half as many": a short word may stand between.
    near = (word.start - 5, word.end + 5)
    return any(q.start < near[1] and near[0] < q.end for q in goal.quantities)


def _named(goal: ParsedGoal, word: Word) -> bool:
    """Whether the word is part of a name: a capital inside the sentence, or before a hyphen."""
    joined = hyphenated(goal, word)
    if joined != word.lower and not goal.lexicon.word(joined, joined, *_LISTS):
        return True
    if word.index > 0:
        return word.text[:1].isupper() and word.start > 0
    following = goal.structure.words[1:2]
    return bool(following) and following[0].text[:1].isupper() and not following[0].text.isupper()
