"""What several rules ask of a goal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from smartcheck.annotate.goal import once_per_goal

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.words import Phrase, Verb, Word
    from smartcheck.languages import LanguagePack

MOVEMENT = ("raise_verbs", "lower_verbs", "improve_verbs", "multiply_verbs")
WAYS = ("upward_verbs", "downward_verbs")
COMMANDS = ("command", "intent", "participle")
LONGEST_PARTICLE = 2


def is_verb(goal: ParsedGoal, verb: Verb | None, *lists: str) -> bool:
    """Whether a verb is on one of the lists, alone or with the particle or words behind it."""
    if verb is None or goal.text[verb.word.end : verb.word.end + 1] == "-":
        # "Help-centre tickets": a word before a hyphen is a part of another one.
        return False
    place = (_verb_keys, verb.word.index, verb.particle)
    if place not in goal.answers:
        goal.answers[place] = _verb_keys(goal, verb)
    return not goal.lexicon.verb_forms(*lists).isdisjoint(goal.answers[place])


def _verb_keys(goal: ParsedGoal, verb: Verb) -> frozenset[str]:
    """All that a verb may be listed as: itself, and with what stands behind it."""
    at = verb.word.index + 1
    following = [w.lower for w in goal.structure.words[at : at + LONGEST_PARTICLE]]
    tails = [" ".join(following[:n]) for n in range(1, len(following) + 1)]
    tails += [verb.particle] if verb.particle else []
    alone = (verb.lemma, verb.word.lower)
    return frozenset((*alone, *(f"{word} {tail}" for word in alone for tail in tails)))


def is_noun(goal: ParsedGoal, word: Word | None, *lists: str) -> bool:
    """Whether a noun is on one of the lists."""
    if word is None:
        return False
    if goal.lexicon.noun(word.lemma, word.lower, *lists):
        return True
    if "-" not in goal.text:
        return False
    joined = hyphenated(goal, word)
    return joined != word.lower and goal.lexicon.noun(joined, joined, *lists)


def is_word(goal: ParsedGoal, word: Word, *lists: str) -> bool:
    """Whether an adjective or adverb is on one of the lists."""
    if goal.lexicon.word(word.lemma, word.lower, *lists):
        return True
    if word.pos == "NOUN" and goal.lexicon.noun_form(word.lower, *lists):
        return True
    if "-" not in goal.text:
        return False
    joined = hyphenated(goal, word)
    return joined != word.lower and goal.lexicon.word(joined, joined, *lists)


def hyphenated(goal: ParsedGoal, word: Word) -> str:
    """The whole of a hyphenated word, lower case: parsers part "user-friendly" in three."""
    text, start, end = goal.text, word.start, word.end
    if text[max(start - 1, 0) : start] != "-" and text[end : end + 1] != "-":
        return word.lower
    before = re.search(r"(?:[^\W_]+-)*$", goal.text[: word.start])
    behind = re.match(r"(?:-[^\W_]+)*", goal.text[word.end :])
    return f"{before[0] if before else ''}{word.text}{behind[0] if behind else ''}".lower()


def span_of(*words: Word) -> tuple[int, int]:
    """The range from the first of the words to the last."""
    return min(word.start for word in words), max(word.end for word in words)


@once_per_goal
def purpose(goal: ParsedGoal) -> tuple[int, int] | None:
    """The purpose or reason: "slik at …", "for å …", "so that …", "to" with a verb."""
    main = goal.structure.verb
    if (ahead := _purpose_ahead(goal)) is not None:
        return ahead
    start = main.word.end if main is not None else 0
    for match in goal.phrases("purpose", start):
        # "Sørge for at …" has there what is to be ensured, not what it is good for.
        governed = match.start() == start + 1 and is_verb(goal, main, "ensure_verbs")
        if not governed:
            return match.start(), len(goal.text)
    return _clause_of_purpose(goal, start) or _infinitive_of_purpose(goal, start)


def _purpose_ahead(goal: ParsedGoal) -> tuple[int, int] | None:
    """The clause of "In order to save the ferry, grow …", "For å redde ferja skal vi …"."""
    main, first = goal.structure.verb, next(goal.phrases("purpose", 0), None)
    if main is None or first is None or first.start() != goal.body[0] or " " not in first[0]:
        return None
    for low, high in goal.structure.subclauses:
        if low == first.start() and high <= main.word.start:
            return low, high
    return None


def _clause_of_purpose(goal: ParsedGoal, start: int) -> tuple[int, int] | None:
    """ "Så pasientene får hjelp": a word of many meanings, here before a subject and its verb."""
    words, tree = goal.structure.words, goal.structure.tree
    if tree is None:
        return None
    for word, following in pairwise(words):
        if word.start < start or word.lower not in goal.pack.words("purpose_conjunctions"):
            continue
        subject = following.pos in ("NOUN", "PROPN", "PRON", "DET")
        behind = words[following.index + 1 :]
        if subject and any(w.has("VerbForm", "Fin") for w in behind):
            return word.start, len(goal.text)
    return None


def _infinitive_of_purpose(goal: ParsedGoal, start: int) -> tuple[int, int] | None:
    """English "to" with a verb, where the main verb does not ask for one ("continue to …")."""
    structure = goal.structure
    marks = goal.pack.words("purpose_infinitives")
    if not marks or structure.tree is None:
        return None
    words = structure.words
    for mark, verb in pairwise(words):
        if mark.lower not in marks or mark.start < start or verb.pos not in ("VERB", "AUX"):
            continue
        relation = structure.tree.relation(verb)
        if relation in ("xcomp", "ccomp", "root", "conj", "csubj"):
            continue
        if any(low <= mark.start < high for low, high in structure.relatives):
            continue
        return mark.start, len(goal.text)
    return None


@once_per_goal
def means(goal: ParsedGoal) -> tuple[int, int] | None:
    """How it is to be done: "gjennom …", "ved å …", "through …", "by" with a verb in -ing.

    Only where it is said of the goal itself: not in a relative clause or a purpose, not a path
    ("through the forest"), not a stretch of time.
    """
    tree = goal.structure.tree
    if tree is None:
        return None
    aim = purpose(goal)
    for marker in _means_markers(goal):
        start, governed = marker.start, tree.head(marker)
        aside = goal.structure.inside(goal.structure.relatives, marker) or inside(aim, start)
        if aside or _is_way(goal, marker, governed):
            continue
        return start, max(_end_of(goal, governed), governed.end)
    return None


def _means_markers(goal: ParsedGoal) -> Iterator[Word]:
    """The words that open a phrase of means."""
    words = goal.structure.words
    openers = goal.lexicon.openers("means", "means_before_gerund")
    for word in words:
        if word.lower not in openers:
            continue
        listed = [tuple(marker.split()) for marker in goal.pack.words("means")]
        following = tuple(w.lower for w in words[word.index : word.index + 4])
        if any(following[: len(marker)] == marker for marker in listed) or (
            word.lower in goal.pack.words("means_before_gerund") and _is_gerund(goal, word)
        ):
            yield word


def _is_gerund(goal: ParsedGoal, by: Word) -> bool:
    """Whether "by" governs a verb in -ing ("by always keeping"), or a noun of work ("by
    marketing"); "by spring" is a time."""
    tree = goal.structure.tree
    governed = tree.head(by) if tree is not None else by
    near = by.index < governed.index <= by.index + LONGEST_PARTICLE
    if not near or not governed.lower.endswith(tuple(goal.pack.words("gerund_endings"))):
        return False
    behind = goal.structure.words[governed.index + 1 : governed.index + 2]
    if any(is_noun(goal, word, "time_nouns") for word in behind):
        # "By opening day".
        return False
    return governed.pos == "VERB" or is_noun(goal, governed, "activity_nouns")


def _is_way(goal: ParsedGoal, marker: Word, governed: Word) -> bool:
    """Whether the phrase is a path or a stretch of time rather than a means."""
    tree = goal.structure.tree
    if tree is not None and tree.relation(marker) == "compound":
        # "Follow through on our promises".
        return True
    if governed.pos in ("VERB", "AUX") or governed.index < marker.index:
        return False
    if any(time.start < governed.end and governed.start < time.end for time in goal.times):
        return True
    if is_noun(goal, governed, "place_nouns", "time_nouns"):
        return True
    if marker.lower not in goal.pack.words("path_words"):
        return False
    name = governed.pos == "PROPN" or (governed.text[:1].isupper() and governed.index > 0)
    return name or _is_moved_through(goal, marker)


def _is_moved_through(goal: ParsedGoal, marker: Word) -> bool:
    """ "Guide visitors through the museum", "få budsjettet gjennom kommunestyret".

    Where the verb already says where to ("bring doctors to the village through better rotas"), or
    what is got ("få flere frivillige gjennom dugnad"), the rest is how.
    """
    verb = goal.structure.verb
    if verb is None or not is_verb(goal, verb, "motion_verbs"):
        return False
    between = goal.structure.words[verb.word.index + 1 : marker.index]
    if any(word.pos in ("ADP", "PART", "SCONJ", "VERB", "AUX") for word in between):
        return False
    if not is_verb(goal, verb, "acquiring_verbs"):
        return True
    if any(word.pos == "ADV" for word in between):
        return False
    moved = ("definite", "universal")
    return all(p.determination in moved or p.head.pos == "PRON" for p in verb.objects)


def _end_of(goal: ParsedGoal, word: Word) -> int:
    """Where a word with everything that belongs to it ends, without closing signs."""
    tree = goal.structure.tree
    below = tree.subtree(word) if tree is not None else []
    ends = [w.end for w in below if w.tag != "PUNCT"]
    return max(ends, default=word.end)


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


def way_words(goal: ParsedGoal) -> frozenset[str]:
    """Adverbs that say up or down: "up", "opp", "upwards"."""
    return goal.pack.words("change_adverbs") | goal.pack.words("way_adverbs")


def moving_adverb(goal: ParsedGoal, verb: Verb) -> Word | None:
    """The "up" of "push sales up", the "ned" of "få ventetida ned": which way, whatever the verb.

    Not before the size of a change ("down 20 %"), which belongs to the figure.
    """
    tree = goal.structure.tree
    ways = way_words(goal)
    if tree is None or not verb.objects or verb.word.pos not in ("VERB", "AUX"):
        return None
    for word in goal.structure.words[verb.word.index + 1 :]:
        hung = tree.heads[word.index] in (verb.word.index, verb.objects[0].head.index)
        if word.lower in ways and hung and word.pos in ("ADV", "ADP", "ADJ"):
            kind = tree.relation(word)
            if kind in ("advmod", "compound", "xcomp", "obl"):
                return word
    return None


def is_function_form(goal: ParsedGoal, word: Word) -> bool:
    """Whether a word is the present tense of a verb that says what a thing does."""
    return word.lower in _present_forms(goal.pack)


@cache
def _present_forms(pack: LanguagePack) -> frozenset[str]:
    verbs = pack.words("function_verbs")
    return frozenset(verb + ending for verb in verbs for ending in ("s", "r"))


def grants_quality(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Give the volunteers a voice": whether they have it is a matter of mood."""
    if not is_verb(goal, verb, "granting_verbs") or len(verb.objects) < 2:
        return False
    to_people = is_noun(goal, verb.objects[0].head, "people_nouns", "people_plurals")
    return to_people and is_noun(goal, verb.objects[-1].head, "abstract_nouns")


def copes(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Meet the needs of carers", "Ta tak i årsakene": to chart them can be done, this is endless.

    What stands behind a light object ("live up to", "ta tak i") is what the verb is about.
    """
    charts = is_verb(goal, verb, "task_verbs", "work_verbs", "completion_verbs")
    tree = goal.structure.tree
    if tree is None or (charts and not is_verb(goal, verb, "achieve_verbs")):
        return False
    aims = [p.head for p in (*verb.objects[:1], *verb.obliques[:1]) if not p.named]
    light = [p.head for p in verb.objects[:1] if p.determination == "bare" and not p.head.plural]
    aims += [kid for head in light for kid in tree.children(head, "nmod")]
    return any(is_noun(goal, head, "condition_nouns") for head in aims)


def is_question(goal: ParsedGoal) -> bool:
    """ "How do we keep our volunteers?": an answer is looked for, not a result."""
    return goal.text[: goal.body[1]].rstrip().endswith("?")


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
