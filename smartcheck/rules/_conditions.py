"""Conditions that nobody could say were missed: "if time allows", "weather permitting"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from smartcheck.rules._shared import is_noun, is_word, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Word

LONGEST_CONDITION = 9
LONGEST_PHRASE = 3


def conditions(goal: ParsedGoal) -> Iterator[tuple[int, int]]:
    """The ranges of conditions on time, money, weather and the like, which give way by themselves.

    Three constructions: a clause ("hvis budsjettet tillater det"), a noun with a participle
    ("funds permitting"), and what the result hangs on ("depending on capacity").
    """
    words = goal.structure.words
    openers = goal.lexicon.openers("conditionals", "dependence_marks")
    gerunds = tuple(goal.pack.words("gerund_endings"))
    for word in words:
        opens = word.lower in openers
        if opens and (clause := _clause(goal, word) or _dependence(goal, word)):
            yield span_of(*clause)
        elif word.index + 1 < len(words) and words[word.index + 1].lower.endswith(gerunds):
            following = words[word.index + 1]
            if is_noun(goal, word, "resource_nouns") and _permits(goal, following):
                yield span_of(word, following)


def _clause(goal: ParsedGoal, opener: Word) -> list[Word]:
    """The words of "if the budget allows it"; none where the clause is about something else."""
    length = _opens(goal, opener, "conditionals")
    if not length or opener.pos in ("NOUN", "PROPN") or (length == 1 and _governs(goal, opener)):
        return []
    behind = _until_break(goal, opener.index + length)
    resources = [word for word in behind if is_noun(goal, word, "resource_nouns")]
    permits = [word for word in behind if _permits(goal, word)]
    if not resources or not permits or any(is_word(goal, w, "scarcity_words") for w in behind):
        # "When staffing is low": an occasion, and no way out.
        return []
    end = max(resources[0].index, permits[0].index)
    tail = [word for word in behind if word.index == end + 1 and word.pos in ("ADV", "PRON")]
    return [opener, *behind[: end - opener.index - length + 1], *tail]


def _dependence(goal: ParsedGoal, opener: Word) -> list[Word]:
    """The words of "depending on the weather"."""
    length, subject = _opens(goal, opener, "dependence_marks"), goal.structure.subject
    if not length or _describes_subject(goal, opener):
        return []
    if subject is not None and subject.start < opener.start < subject.end:
        # "Permits subject to approval are issued …": which permits, not whether.
        return []
    behind = _until_break(goal, opener.index + length)[:LONGEST_PHRASE]
    resources = [word for word in behind if is_noun(goal, word, "resource_nouns")]
    return [opener, resources[-1]] if resources else []


def _describes_subject(goal: ParsedGoal, opener: Word) -> bool:
    """ "Documents subject to approval are listed": only nouns before it, a finite verb behind."""
    tree, words = goal.structure.tree, goal.structure.words
    nominal = ("NOUN", "PROPN", "ADJ", "DET", "NUM")
    before = [word.pos for word in words[: opener.index]]
    if tree is None or not before or any(pos not in nominal for pos in before):
        return False
    return any(
        word.has("VerbForm", "Fin")
        for word in takewhile(lambda word: word.text not in ",;", words[opener.index + 1 :])
        if word.pos in ("VERB", "AUX")
    )


def _opens(goal: ParsedGoal, word: Word, name: str) -> int:
    """How many words of a listed phrase stand here; 0 where none does."""
    following = [w.lower for w in goal.structure.words[word.index : word.index + LONGEST_PHRASE]]
    marks = goal.pack.words(name)
    lengths = range(len(following), 0, -1)
    return next((n for n in lengths if " ".join(following[:n]) in marks), 0)


def _until_break(goal: ParsedGoal, start: int) -> list[Word]:
    behind = goal.structure.words[start : start + LONGEST_CONDITION]
    return list(takewhile(lambda word: word.pos not in ("PUNCT", "CCONJ", "NUM"), behind))


def _permits(goal: ParsedGoal, word: Word) -> bool:
    """Whether a word says that there is enough; a helping verb or a passive says something else."""
    tree = goal.structure.tree
    if tree is None or not goal.lexicon.verb(word.lemma, word.lower, "permitting_verbs"):
        return False
    helps = word.tag == "AUX" and tree.head(word).tag == "VERB"
    return not helps and not word.has("Voice", "Pass")


def _governs(goal: ParsedGoal, word: Word) -> bool:
    """ "Om ressursene": a preposition before its noun, and no opener of a clause."""
    tree = goal.structure.tree
    return word.pos == "ADP" and (tree is None or tree.relation(word) != "mark")
