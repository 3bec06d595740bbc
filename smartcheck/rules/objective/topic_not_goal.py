"""O012: a topic where an objective should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.annotate.lexicon import inflected
from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._shared import is_noun, is_word
from smartcheck.rules._vague import COMPARATIVES, QUANTIFIERS, is_compared, is_superlative

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Word

LONGEST_TOPIC = 5
# "Theme 2: Childhood", "Fokusområde: oppvekst": what stands before the colon is a label.
_LABEL = re.compile(r"(?:[^\s:]+\s){0,3}[^\s:]+:\s+")
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "X", "AUX", "PRON", "NUM"})
_PARTICIPLES = {True: ("et", "dd", "tt", "ert"), False: ("ed",)}


class TopicNotGoal(ObjectiveRule):
    """The objective is a topic, not a goal.

    Flags a noun phrase of up to five words that names an area and nothing that is to happen in it.

    Not flagged: anything with a verb, a participle, a comparative, a figure or a result in it, and
    a state to reach (“a debt-free club”, “payroll without the drama”).

    Why: a topic can be worked on for ever, and two people will work on it in two directions. An
    objective says where to.

    Sources: DOERR

    Weak:
        nb: [[Folkehelse]]
        nb: [[Kompetanse og rekruttering]]
        nb: Satsingsområde: [[Trygg skolevei]]
        en: [[Public health]]
        en: [[Skills and recruitment]]
        en: Focus area: [[Rural childhood]]

    Better:
        nb: Barn som gleder seg til skolen
        nb: Røykfrie idrettsanlegg
        nb: Skolevei uten farlige kryss
        en: Children who look forward to school
        en: Smoke-free sports grounds
        en: A walk to school without dangerous crossings
    """

    code = "O012"
    name = "topic-not-goal"
    criterion = "objective"
    severity = Severity.INFO
    silenced_by = ("O001", "O004", "O007")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The topic, without a label before it."""
        structure = subject.structure
        if structure.form not in ("nominal", "fragment") or not structure.parsed:
            return
        start = _topic_start(subject)
        words = [
            word
            for word in structure.words
            if start <= word.start < subject.body[1] and word.pos in _CONTENT
        ]
        if 0 < len(words) <= LONGEST_TOPIC and not _says_more(subject, words, start):
            span = (start, max(word.end for word in words))
            yield Flag(
                N_("“{words}” is a topic, not a goal."),
                N_("Start with a verb, and say what will be different: “**?** so that **?**”."),
                (span,),
                {"words": subject.words(*span)},
            )


def _topic_start(goal: ParsedGoal) -> int:
    label = _LABEL.match(goal.text, *goal.body)
    return label.end() if label else goal.body[0]


def _says_more(goal: ParsedGoal, words: list[Word], start: int) -> bool:
    """Whether something happens or is reached: then it is a goal, if a terse one."""
    structure = goal.structure
    if any(quantity.start >= start for quantity in goal.quantities) or is_compared(goal):
        return True
    if any(low >= start for low, _ in (*structure.relatives, *structure.subclauses)):
        return True
    spoken = {word.lower for word in structure.at(start, goal.body[1])}
    if spoken & goal.pack.words("without"):
        return True
    if any(is_noun(goal, phrase.head, "result_nouns") for phrase in structure.nominals[:1]):
        return True
    return _opens_with_verb(goal, words[0]) or any(_is_active(goal, word, words) for word in words)


def _opens_with_verb(goal: ParsedGoal, first: Word) -> bool:
    """ "Move into …", "Win over …": a verb with a particle, whatever the parser made of it."""
    behind = goal.structure.words[first.index + 1 : first.index + 2]
    led = any(word.pos in ("ADP", "ADV", "DET", "PRON") for word in behind)
    return led and first.lower in goal.pack.possible_verbs and not _is_noun_phrase(goal, first)


def _is_noun_phrase(goal: ParsedGoal, first: Word) -> bool:
    """ "Support for …", "Plan for …": a noun that is also a verb."""
    behind = goal.structure.words[first.index + 1]
    return first.pos in ("NOUN", "PROPN") and behind.lower in (
        "of",
        "for",
        "av",
        "til",
        "og",
        "and",
    )


def _is_active(goal: ParsedGoal, word: Word, words: list[Word]) -> bool:
    """Whether a word brings a state, a change or a comparison into the phrase."""
    if _is_state_compound(goal, word):
        return True
    nouns = [words[0].index, *(phrase.head.index for phrase in goal.structure.nominals)]
    if word.index in nouns and word.pos == "VERB":
        # The goal has no verb, so what the tagger took for one is a noun.
        return False
    if word.pos in ("VERB", "AUX", "PRON") or is_superlative(goal, word) or word.degree == "Cmp":
        return True
    if is_word(goal, word, COMPARATIVES, QUANTIFIERS, "state_adjectives"):
        return True
    if _is_extreme(goal, word) or _is_felt_by_people(goal, word):
        return True
    first = word.index == words[0].index
    return not first and _is_participle(goal, word)


def _is_extreme(goal: ParsedGoal, word: Word) -> bool:
    """ "Best i klassen", "nullutslipp", "zero-emission harbour"."""
    whole = word.lower in goal.pack.words("extremes")
    return whole or word.lower.startswith(tuple(goal.pack.section("numbers")["zero_prefixes"]))


def _is_felt_by_people(goal: ParsedGoal, word: Word) -> bool:
    """ "Fornøyde kunder" is what people are to feel; "trygg skolevei" is a topic."""
    people = any(is_noun(goal, p.head, "people_nouns") for p in goal.structure.nominals[:1])
    return people and is_word(goal, word, "felt_adjectives")


def _is_state_compound(goal: ParsedGoal, word: Word) -> bool:
    """ "Gjeldfri", "driftsklar", "debt-free": a state by the last part of the word."""
    joined = goal.text[word.start - 1 : word.start] == "-"
    if word.pos not in ("ADJ", "VERB") and not joined:
        return False
    return any(
        form.endswith(ending) and (joined or len(form) > len(ending))
        for ending in goal.pack.words("state_endings")
        for form in (word.lower, word.lemma.lower(), word.lower[:-1])
    )


def _is_participle(goal: ParsedGoal, word: Word) -> bool:
    """ "Kaia reddet": a form of a known verb that a tagger may take for a noun."""
    endings = _PARTICIPLES[goal.pack.compounds]
    return word.lower.endswith(endings) and word.lower in inflected(goal.pack, goal.pack.bare_verbs)
