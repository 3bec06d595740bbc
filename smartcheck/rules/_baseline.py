"""Whether a goal says where it starts from."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from smartcheck.rules._shared import (
    MOVEMENT,
    WAYS,
    is_movement,
    is_noun,
    is_verb,
    is_word,
    objects_of,
)
from smartcheck.word_patterns import alternatives

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.lexicon import Lexicon
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.languages import LanguagePack

_YEAR = r"(?:(?:Q[1-4]|H[12])\s*)?(?:19|20)\d\d"
_OPENING = r"(?:[(\[,;–—-]|\.\s)\s*"


def has_baseline(goal: ParsedGoal) -> bool:
    """Whether a field or the words give a value to start from; "baseline: unknown" is none."""
    if goal.baseline is not None or any(q.baseline is not None for q in goal.quantities):
        return True
    if goal.goal.current is not None and re.search(r"\d", goal.goal.current.text):
        return True
    return _starts_from_a_number(goal) or _has_value_of_today(goal)


def has_named_base(goal: ParsedGoal) -> bool:
    """Whether the change is reckoned from something named: "than last year", "mot 2024"."""
    text = goal.words(*goal.body)
    if _compares_as_many(goal.lexicon).search(text):
        return True
    return bool(_named_base(goal.lexicon).search(text)) and not _compares_with_number(goal)


@cache
def _compares_as_many(lexicon: Lexicon) -> re.Pattern[str]:
    """ "Three times as many readers as the library next door"."""
    equal, links = lexicon.pattern("equal_marks"), lexicon.pattern("equal_links")
    return re.compile(rf"(?<!\w)(?:{equal})\s.*(?<!\w)(?:{links})\s", re.I)


@cache
def _named_base(lexicon: Lexicon) -> re.Pattern[str]:
    named = f"{lexicon.pattern('named_bases')}|{lexicon.pattern('comparison_marks')}"
    base = rf"(?<!\w)(?:{named})(?!\w)(?!\s*(?!(?:19|20)\d\d\b)[\d$€£])"
    the = alternatives(lexicon.pack.section("times")["the"])
    year = rf"\b(?:{lexicon.pattern('base_year_words')})\s+(?:(?:{the})\s+)?{_YEAR}\b"
    return re.compile(rf"{base}|{year}", re.I)


def _compares_with_number(goal: ParsedGoal) -> bool:
    """ "More than 20 %": a bound, and the only comparison there is."""
    found = [match.end() for match in goal.phrases("comparison_marks")]
    starts = [q.number[0] for q in goal.quantities]
    bounds = [at for at in found if any(0 <= start - at <= 2 for start in starts)]
    others = re.search(goal.lexicon.pattern("named_bases"), goal.text, re.I)
    return bool(found) and len(bounds) == len(found) and others is None


def _starts_from_a_number(goal: ParsedGoal) -> bool:
    """ "Fra 7 til under 5 %", where the pair was not read as one."""
    source = _behind_source(goal.pack)
    return any(source.search(goal.text[: q.number[0]]) for q in goal.quantities)


@cache
def _behind_source(pack: LanguagePack) -> re.Pattern[str]:
    sources = alternatives(pack.section("numbers")["from"])
    return re.compile(rf"\b(?:{sources})\s+\S{{0,4}}\s*$", re.I)


def _has_value_of_today(goal: ParsedGoal) -> bool:
    """ "(i dag 240)", "baseline: 78 %", "is 6 minutes today"."""
    if goal.lexicon.triggers("baseline_marks", "baseline_nouns").isdisjoint(goal.keys):
        return False
    return any(pattern.search(goal.text) for pattern in _values_of_today(goal.lexicon))


@cache
def _values_of_today(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    marks, nouns = lexicon.pattern("baseline_marks"), lexicon.pattern("baseline_nouns")
    patterns = (
        rf"{_OPENING}(?:{marks})(?!\w)[^\d()]{{0,24}}\d",
        rf"(?<!\w)(?:{nouns})(?!\w)[^\d()]{{0,24}}\d",
        rf"\d[^\d.,;()]{{0,24}}(?<!\w)(?:{marks})(?!\w)",
    )
    return tuple(re.compile(pattern, re.I) for pattern in patterns)


def is_change(goal: ParsedGoal, quantity: Quantity) -> bool:
    """Whether a quantity tells how much something changes, rather than how much there is."""
    if quantity.per or (quantity.of_whole and quantity.kind != "ratio"):
        return False
    if quantity.kind == "multiple":
        # "LTV:CAC above 3x" is a level, "twice a month" says how often.
        level = quantity.comparator and re.search(r"\d", goal.words(*quantity.number))
        return not level and not any(
            quantity.end <= time.start <= quantity.end + 1 for time in goal.times
        )
    if quantity.kind == "ratio":
        part = _changes_by_part(goal, quantity) or _compares_by_part(goal, quantity)
        return quantity.high is None and (part or _is_more_or_less(goal, quantity))
    if quantity.kind == "count" and is_noun(goal, quantity.unit_word, "times_nouns"):
        return _compares_by_part(goal, quantity)
    if quantity.kind not in ("percent", "points"):
        moved = is_movement(goal) or is_verb(goal, goal.structure.verb, *WAYS)
        return (quantity.relative and moved) or _is_taken_off(goal, quantity)
    if quantity.relative or _changes_by(goal, quantity) or _is_moved_by(goal, quantity):
        return True
    behind = [word.lower for word in goal.structure.words if word.start >= quantity.end][:1]
    if {*behind} & goal.pack.words("change_adverbs"):
        # "Fifty per cent up".
        return True
    gained = is_verb(goal, goal.structure.verb, "gaining_verbs") and not quantity.comparator
    if quantity.kind == "points" and gained:
        return True
    return _is_saved(goal, quantity) or _is_taken_off(goal, quantity)


def _is_saved(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Save 12 % on purchasing", "spare 12 % på innkjøp"."""
    behind = [word for word in goal.structure.words if word.start >= quantity.end][:1]
    saved = is_verb(goal, goal.structure.verb, "saving_verbs")
    return saved and any(word.lower in goal.pack.words("saving_links") for word in behind)


def _is_taken_off(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Shave 3 days off the permit process"; "take 3 days off" is a holiday."""
    verb = goal.structure.verb
    behind = [word for word in goal.structure.words if word.start >= quantity.end][:2]
    off = len(behind) == 2 and behind[0].lower in goal.pack.words("off_words")
    return off and is_verb(goal, verb, *MOVEMENT, *WAYS, "shaving_verbs")


def _is_moved_by(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Senke strømforbruket 18 %", "membership is to grow 15 %": no word for a level before it."""
    words = goal.structure.words
    before = [word for word in words if word.end <= quantity.start][-1:]
    if not before or quantity.comparator or quantity.baseline is not None:
        return False
    moving = ("raise_verbs", "lower_verbs", *WAYS)
    grown = before[0].tag in ("VERB", "ADJ") and goal.lexicon.verb(
        before[0].lemma, before[0].lower, *moving
    )
    if grown:
        return True
    objects = goal.structure.objects
    # "Heve oppmøtet 80 %" may as well mean to 80 %: a share is itself in per cent.
    shares = quantity.percent and any(
        is_noun(goal, word, "share_nouns") for word in (*before, *(p.head for p in objects))
    )
    if shares or not is_verb(goal, goal.structure.verb, *moving):
        return False
    heads = [phrase.head.index for phrase in objects]
    return before[0].index in heads or _is_bare(goal, quantity)


def _is_bare(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Cut energy use in the library 30 %": the figure hangs on the verb without a preposition."""
    tree, verb = goal.structure.tree, goal.structure.verb
    inner = goal.structure.at(quantity.start, quantity.end)
    if tree is None or verb is None or not verb.objects or not inner:
        return False
    sign = inner[-1]
    hung = tree.heads[sign.index] == verb.word.index and tree.relation(sign) == "obl"
    return hung and not tree.children(sign, "case")


def _changes_by_part(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Cut waste by a quarter", "in half", "til det halve", "complaints down by a third"."""
    before = [word.lower for word in goal.structure.words if word.end <= quantity.start]
    numbers = goal.pack.section("numbers")
    linked = before[-1:] and before[-1] in (*numbers["change_before"], *numbers["fraction_links"])
    articles = goal.pack.section("times")["the"]
    halved = (
        before[-1:] and before[-1] in articles and before[-2:-1] and before[-2] in numbers["to"]
    )
    led_to = halved or (before[-1:] and before[-1] in numbers["to"])
    behind = [word.lower for word in goal.structure.words if word.start >= quantity.end][:1]
    linked = linked or (led_to and not {*behind} & goal.pack.words("making_prepositions"))
    said = goal.structure.predicate
    moving = (*MOVEMENT, *WAYS, "falling_verbs", "nudging_verbs")
    told = any(goal.lexicon.verb(word.lemma, word.lower, *moving) for word in said)
    moved = is_verb(goal, goal.structure.verb, *moving) or told
    moved = moved or bool({*before[-2:-1]} & goal.pack.words("change_adverbs"))
    return bool(linked) and moved


def _is_more_or_less(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Use a quarter less electricity", "en tredel flere besøk"."""
    behind = [word for word in goal.structure.words if word.start >= quantity.end][:1]
    return any(
        word.degree == "Cmp" or is_word(goal, word, "upward_words", "downward_words")
        for word in behind
    )


def _compares_by_part(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Half as many sick days", "fire ganger så raske bygg"."""
    marks = goal.lexicon.pattern("equal_marks")
    if re.match(rf"\s+(?:{marks})(?!\w)", goal.text[quantity.end :], re.I):
        return True
    openers = goal.lexicon.openers("equal_marks")
    behind = [word for word in goal.structure.words if word.start >= quantity.end][:2]
    graded = len(behind) == 2 and behind[1].pos in ("ADJ", "ADV")
    return graded and behind[0].lower in openers


def _is_told_behind(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "A 15-point jump", "5 prosentpoeng økning"."""
    behind = [word for word in goal.structure.words if word.start >= quantity.end][:1]
    return any(is_noun(goal, word, "change_nouns") for word in behind)


def _changes_by(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "En reduksjon på 40 %", "food waste down 20 %"."""
    words = [word for word in goal.structure.words if word.end <= quantity.start]
    if not words:
        return False
    last = words[-1]
    if last.lower in goal.pack.words("change_adverbs") or _is_told_behind(goal, quantity):
        return True
    nominals = [phrase.head for phrase in goal.structure.nominals[:1]]
    if last.text == ":" and any(is_noun(goal, word, "change_nouns") for word in nominals):
        # "Økning i utlån: 20 %".
        return True
    if last.lower not in goal.pack.words("change_links"):
        return False
    heads = [phrase.head for phrase in objects_of(goal)[:1]]
    return any(is_noun(goal, word, "change_nouns") for word in (*words[-2:-1], *heads))
