"""M007: more than all of it, or less than nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._shared import is_movement, is_noun, is_word, measures
from smartcheck.word_patterns import alternatives

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.words import Word
    from smartcheck.languages import LanguagePack

ALL = 100
_MINUS = "-−"


class ImpossiblePercentage(GoalRule):
    """The share is impossible.

    Flags a share of people or things above 100% or below 0%.

    Not flagged: growth, the attainment of a quota or budget, and net retention, which can all be
    more than 100%.

    Why: there are no more than all of them. Most often growth was meant, or a digit is wrong.

    Sources: DORAN

    Weak:
        nb: [[130 %]] av elevene har lånekort
        nb: Andelen fornøyde pasienter er [[104 %]]
        nb: Få [[115 %]] av medlemmene med på dugnad
        en: [[130%]] of pupils have a library card
        en: The share of satisfied patients is [[104%]]
        en: Get [[115%]] of members to the work day

    Better:
        nb: 98 % av elevene har lånekort
        nb: 130 % vekst i antall lånekort
        nb: Nå 110 % av innsamlingsmålet
        en: 98% of pupils have a library card
        en: 130% growth in library cards
        en: Reach 110% of the fundraising target
    """

    code = "M007"
    name = "impossible-percentage"
    criterion = "measurable"
    severity = Severity.WARNING
    silenced_by = ("M002",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """Each impossible share."""
        for start, end in (*_shares(subject), *_ratios(subject)):
            yield Flag(
                N_("There is no such share as “{words}”."),
                N_("Check the figure. If growth is meant, say so: “from **?** to **?**”."),
                ((start, end),),
                {"words": subject.words(start, end)},
            )


def _shares(goal: ParsedGoal) -> Iterator[tuple[int, int]]:
    """The ranges of impossible percentages."""
    for quantity in measures(goal):
        if quantity.value is None or not (quantity.percent or _is_of_percentage(goal, quantity)):
            continue
        # "Få med 115 % av husstandene": behind "med" stands a change only where one is told.
        told = quantity.relative and (is_movement(goal) or not quantity.of_whole)
        too_much = quantity.value > ALL and not told
        if (too_much and _is_share(goal, quantity)) or _is_negative(goal, quantity):
            yield quantity.start, quantity.end


def _ratios(goal: ParsedGoal) -> Iterator[tuple[int, int]]:
    """ "Eight out of six classes": more of them than there are."""
    joined = _out_of(goal.pack)
    for first, second in pairwise(measures(goal)):
        if first.kind != "count" or second.kind != "count" or second.unit_word is None:
            continue
        between = goal.words(first.number[1], second.number[0])
        if first.value is None or second.value is None or not joined.fullmatch(between):
            continue
        if first.value > second.value and second.unit_word.plural:
            yield first.start, second.end


@cache
def _out_of(pack: LanguagePack) -> re.Pattern[str]:
    """What makes two numbers a share; "12 in 3 classes" is none."""
    section, of = pack.section("numbers"), pack.words("making_prepositions")
    links = alternatives(link for link in section["ratio"] if link.split()[-1] in of)
    articles = alternatives(section["ratio_articles"])
    return re.compile(rf"\s+(?:{links})\s+(?:(?:{articles})\s+)?", re.I)


def _is_of_percentage(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "The percentage of women is 101": the sign may be left out then."""
    heads = [phrase.head for phrase in goal.structure.nominals[:1]]
    heads += [goal.structure.subject.head] if goal.structure.subject is not None else []
    bare = quantity.kind == "count" and quantity.unit_word is None
    return bare and any(is_noun(goal, head, "percentage_nouns") for head in heads)


def _is_share(goal: ParsedGoal, quantity: Quantity) -> bool:
    """Whether the percentage is of people or things, of which there are no more than all."""
    if not quantity.of_whole:
        return _is_of_share_noun(goal, quantity)
    if is_movement(goal):
        return False
    whole = _whole(goal, quantity)
    if whole is None or is_noun(goal, whole, "quota_nouns", "amount_nouns"):
        return False
    between = goal.structure.at(quantity.end, whole.end)
    numbers = [word for word in between if word.pos == "NUM" or word.text.isdigit()]
    if any(goal.text[word.end : word.end + 1] != "-" for word in numbers):
        # "140 % of the 20 …" may be reckoned from anything; "one-year-olds" are people.
        return False
    if any(goal.lexicon.word(w.lemma, w.lower, "particular_adjectives") for w in between):
        return False
    return whole.plural or is_noun(goal, whole, "people_nouns", "people_plurals", "group_nouns")


def _whole(goal: ParsedGoal, quantity: Quantity) -> Word | None:
    """The first noun behind "of"; participles stand for people ("de ansatte")."""
    behind = [word for word in goal.structure.words if word.start >= quantity.end][1:]
    nouns: list[Word] = []
    for word in behind:
        if word.pos in ("NOUN", "PROPN"):
            nouns.append(word)
        elif word.text == "-":
            # "One-year-olds" in its parts.
            continue
        elif nouns or word.pos in ("VERB", "AUX", "ADP", "PUNCT"):
            break
    if nouns:
        # An English compound has its head last.
        return nouns[0] if goal.pack.compounds else nouns[-1]
    adjectives = [word for word in behind[:3] if word.pos == "ADJ"]
    return adjectives[-1] if adjectives else None


def _is_of_share_noun(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Andelen gjenbrukte paller er 105 %", "bring attendance up to 112%"."""
    structure = goal.structure
    phrases = [*structure.nominals[:1], *structure.objects[:1]]
    phrases += [structure.subject] if structure.subject is not None else []
    heads = [phrase.head for phrase in phrases]
    behind = [word for word in structure.words if word.start >= quantity.end]
    # "115 % attendance": the noun right behind the figure, or before it.
    heads += behind[:1]
    before = [w for w in structure.words if w.end <= quantity.start and w.pos != "PUNCT"]
    heads += before[-1:]
    if is_movement(goal) and not _is_level(goal, quantity):
        return False
    described = [word.pos for word in behind[:2]] == ["ADJ", "NOUN"]
    people = ("people_nouns", "people_plurals")
    if described and behind[1].plural and is_noun(goal, behind[1], *people):
        # "110 % fornøyde gjester".
        return behind[0].degree != "Cmp" and not is_word(goal, behind[0], "upward_words")
    return any(
        is_noun(goal, head, "share_nouns") and not _may_exceed(goal, head, quantity)
        for head in heads
    )


def _is_level(goal: ParsedGoal, quantity: Quantity) -> bool:
    """Whether a movement ends at the figure: "raise attendance to 112%"."""
    before = [w.lower for w in goal.structure.words if w.end <= quantity.number[0]][-1:]
    return quantity.baseline is not None or bool(
        {*before} & {str(word) for word in goal.pack.section("numbers")["to"]}
    )


def _may_exceed(goal: ParsedGoal, head: Word, quantity: Quantity) -> bool:
    """Rates that have no upper end: of growth, of attainment, of returns.

    Coverage is one of them, but not of people: of them no more than all can be covered.
    """
    people = [w for w in goal.structure.words if w.plural and w.pos in ("NOUN", "PROPN", "ADJ")]
    if is_noun(goal, head, "covering_nouns"):
        groups = ("people_nouns", "people_plurals", "group_nouns")
        return not any(
            is_noun(goal, word, *groups) or is_word(goal, word, "age_groups") for word in people
        )
    if is_noun(goal, head, "open_rates"):
        return True
    words, verb = goal.structure.words, goal.structure.verb
    near = [
        word
        for word in words[max(head.index - 3, 0) : head.index + 4]
        if verb is None or word.index != verb.word.index
    ]
    return any(is_noun(goal, word, "open_rates", "quota_nouns", "change_nouns") for word in near)


def _is_negative(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Andelen forsinkede pakker: -5 %": a level below nothing."""
    lead = goal.text[: quantity.number[1]][: -len(goal.words(*quantity.number).lstrip(_MINUS))]
    words = lead.lower().split()
    signed = lead.rstrip()[-1:] in tuple(_MINUS) and not lead[:-1].rstrip()[-1:].isdigit()
    signed = signed or (bool(words) and words[-1] in goal.pack.words("minus_words"))
    # "Sick leave: -2 %" may be how much it is to fall; a share of minus two is no such thing.
    listed = goal.text[: quantity.start].rstrip().endswith(":")
    heads = [phrase.head for phrase in goal.structure.nominals[:1]]
    change = listed and not any(is_noun(goal, head, "counting_nouns") for head in heads)
    return signed and not change and not is_movement(goal) and _is_of_share_noun(goal, quantity)
