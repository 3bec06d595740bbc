"""O004: an objective that rests on an empty word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._shared import is_noun, is_verb, is_word, objects_of, purpose
from smartcheck.rules._vague import COMPARATIVES, QUANTIFIERS, is_compared, vague_words

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Phrase, Word


class VagueObjective(ObjectiveRule):
    """The objective rests on an empty word.

    Flags an objective whose meaning hangs on a comparative or an empty adjective without anything
    to compare with, and “improve” with an object that says nothing.

    Not flagged: a comparison with something named, a superlative with a scope, an adverb on a verb
    that has its own object, and words inside the purpose.

    Why: nobody can disagree with “better”, so nobody can choose by it either.

    Sources: SEED, GOOGLE, INEVO

    Weak:
        nb: Bli [[flinkere]] til kommunikasjon
        nb: Satse [[mer]] på ungdom
        nb: [[Optimalisere]] driften
        en: Get [[smarter]] about communication
        en: [[Better]] collaboration
        en: [[Improve]] our results

    Better:
        nb: Bli landets tryggeste havn
        nb: Forbedre luftkvaliteten i klasserommene på Åsen skole
        nb: Merke stiene i marka tydelig
        en: Become the safest port in the country
        en: Recruit juniors better than the club next door
        en: Optimise the home-care route plan
    """

    code = "O004"
    name = "vague-objective"
    criterion = "objective"
    severity = Severity.WARNING
    silenced_by = ("O001",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The empty words, as one finding."""
        if not subject.structure.parsed or is_compared(subject):
            return
        words = _deciding(subject)
        if words:
            spans = tuple((word.start, word.end) for word in words)
            yield Flag(
                N_("“{words}” says nothing without something to compare with."),
                N_("Say for whom things will be different, and what they will notice: “**?**”."),
                spans,
                {"words": subject.words(*spans[0])},
            )


def _deciding(goal: ParsedGoal) -> list[Word]:
    """The words on which the objective rests."""
    if (verb := _empty_improvement(goal)) is not None:
        return [verb]
    words = [
        word
        for word in vague_words(goal)
        if word.degree == "Cmp" or not is_word(goal, word, QUANTIFIERS)
    ]
    return [word for word in words if _carries(goal, word)]


def _carries(goal: ParsedGoal, word: Word) -> bool:
    """Whether taking the word out leaves no goal."""
    structure = goal.structure
    if structure.form in ("nominal", "fragment"):
        return _leaves_a_topic(goal)
    if word in structure.predicate or any(word.index < p.index for p in structure.predicate):
        return structure.form != "clause" or _is_judgement(goal, word)
    if is_verb(goal, structure.verb, "effort_verbs"):
        return True
    if any(word == verb_word for verb in structure.verbs for verb_word in verb.adverbs):
        return not structure.objects and not any(verb.obliques for verb in structure.verbs)
    if is_verb(goal, structure.verb, "have_verbs", "yield_verbs", "become_verbs", "keep_verbs"):
        return any(_is_empty(goal, phrase) for phrase in objects_of(goal)) or _is_object(goal, word)
    return _is_object(goal, word)


def _is_judgement(goal: ParsedGoal, word: Word) -> bool:
    return is_word(goal, word, COMPARATIVES, "predicate_only")


def _is_object(goal: ParsedGoal, word: Word) -> bool:
    """ "Do more": the empty word is the object itself."""
    return any(phrase.head == word for phrase in objects_of(goal))


def _leaves_a_topic(goal: ParsedGoal) -> bool:
    """ "Bedre samarbeid", "Mer synlig": nothing but the comparative and a topic."""
    nominals = goal.structure.nominals
    if not nominals:
        return False
    first = nominals[0]
    return _is_empty(goal, first) or is_word(goal, first.head, "vague_adjectives", COMPARATIVES)


def _is_empty(goal: ParsedGoal, phrase: Phrase) -> bool:
    return is_noun(goal, phrase.head, "quality_nouns", "abstract_nouns")


def _empty_improvement(goal: ParsedGoal) -> Word | None:
    """ "Improve quality": the verb of improvement over an object that says nothing."""
    verb = goal.structure.verb
    if verb is None or not is_verb(goal, verb, "improve_verbs") or purpose(goal) is not None:
        return None
    for phrase in goal.structure.objects[:1]:
        plain = [w for w in phrase.words if w.pos in ("NOUN", "PROPN", "ADJ")]
        bare = len(plain) == 1 and phrase.end <= max(phrase.head.end, _possessive_end(goal, phrase))
        if bare and is_word(goal, phrase.head, "quality_nouns", "empty_nouns"):
            return verb.word
    return None


def _possessive_end(goal: ParsedGoal, phrase: Phrase) -> int:
    """Where a possessive behind the noun ends ("resultatene våre")."""
    behind = goal.structure.words[phrase.head.index + 1 : phrase.head.index + 2]
    return behind[0].end if behind and behind[0].pos in ("PRON", "DET") else phrase.head.end
