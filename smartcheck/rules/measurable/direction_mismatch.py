"""M006: a verb that goes one way and figures that go the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._shared import (
    inside,
    is_noun,
    is_verb,
    is_word,
    means,
    moving_adverb,
    purpose,
)
from smartcheck.rules._units import in_one_unit

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.words import Verb, Word

# "MNOK" and its kin hide a factor that may be in one of the figures only.
_SCALED_CURRENCY = re.compile(r"(?<![^\W\d_])[mtk](?:nok|kr|usd|eur|gbp)\b", re.I)


class DirectionMismatch(GoalRule):
    """The words go one way and the figures the other.

    Flags a verb, noun or quantifier of growth with a target below its start, and one of decline
    with a target above it.

    Not flagged: improve and other verbs without a direction, places in a ranking, and units that
    differ, once they are made the same.

    Why: one of the two is wrong, and whoever reads it has to guess which.

    Sources: DORAN

    Weak:
        nb: Øke antall utleide båtplasser [[fra 60 til 45]]
        nb: Redusere leveringstiden [[fra to til fire uker]]
        nb: Færre tomme boliger: [[fra 8 til 14]]
        en: Increase the number of rented berths [[from 60 to 45]]
        en: Reduce delivery time [[from two to four weeks]]
        en: Fewer empty homes: [[from 8 to 14]]

    Better:
        nb: Øke antall utleide båtplasser fra 45 til 60
        nb: Forbedre leveringstiden fra fire til to uker
        nb: Øke garantitiden fra 18 måneder til 3 år
        en: Increase the number of rented berths from 45 to 60
        en: Improve delivery time from four to two weeks
        en: Extend the warranty from 18 months to 3 years
    """

    code = "M006"
    name = "direction-mismatch"
    criterion = "measurable"
    severity = Severity.ERROR
    silenced_by = ("M002",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """Each pair of figures that contradicts the words, else the fields that do."""
        pairs = [q for q in subject.quantities if q.baseline is not None]
        for quantity in pairs:
            word, direction = _direction(subject, quantity)
            if word is not None and _way(subject, quantity) == -direction:
                yield _flag(subject, word, (_range(subject, quantity),))
        if not pairs and subject.baseline is not None and subject.target is not None:
            word, direction = _direction(subject, None)
            if word is not None and (subject.target - subject.baseline) * direction < 0:
                yield _flag(subject, word, ())


def _flag(goal: ParsedGoal, word: Word, spans: tuple[tuple[int, int], ...]) -> Flag:
    figures = goal.words(*spans[0]) if spans else f"{goal.baseline:g} → {goal.target:g}"
    return Flag(
        N_("“{word}” and “{figures}” point in opposite directions."),
        N_("Swap the figures or change the word: “from **?** to **?**”."),
        spans,
        {"word": word.text, "figures": figures},
    )


def _way(goal: ParsedGoal, quantity: Quantity) -> int:
    """1 for figures that rise, -1 for figures that fall, 0 where it cannot be told."""
    if quantity.kind in ("rank", "ratio", "multiple", "universal", "cadence"):
        return 0
    if quantity.value is None or quantity.baseline is None or quantity.high is not None:
        return 0
    if _SCALED_CURRENCY.search(goal.words(quantity.start, quantity.end)):
        return 0
    start_unit = quantity.baseline_unit
    values = in_one_unit(quantity.baseline, start_unit, quantity.value, quantity.unit)
    return 0 if values is None else (values[1] > values[0]) - (values[1] < values[0])


def _direction(goal: ParsedGoal, quantity: Quantity | None) -> tuple[Word | None, int]:
    """The word that says which way, and 1 for up or -1 for down."""
    structure = goal.structure
    if structure.tree is None or structure.negated or _about_ranks(goal):
        return None, 0
    if quantity is not None and _is_aside(goal, quantity):
        return None, 0
    verb = _governing_verb(goal, quantity)
    if verb is not None and quantity is not None and _is_far(goal, verb, quantity):
        return None, 0
    if verb is not None:
        for way, name in ((1, "upward_verbs"), (-1, "downward_verbs")):
            if is_verb(goal, verb, name):
                return verb.word, way
        if is_verb(goal, verb, "hastening_verbs") and _is_time(quantity):
            return verb.word, -1
        adverb = moving_adverb(goal, verb)
        return adverb, _way_of(goal, adverb)
    word, way = _worded_direction(goal)
    return (word, way) if word is not None else _adverb_before(goal, quantity)


def _is_time(quantity: Quantity | None) -> bool:
    """Whether figures tell how long something takes, so that faster is less."""
    return quantity is not None and quantity.unit in ("ms", "s", "min", "h", "day", "week", "month")


def _adverb_before(goal: ParsedGoal, quantity: Quantity | None) -> tuple[Word | None, int]:
    """ "Sales up from 300 to 200": the adverb right before the figures and their "from"."""
    if quantity is None:
        return None, 0
    sources = goal.pack.section("numbers")["from"]
    start = _range(goal, quantity)[0]
    before = [w for w in goal.structure.words if w.end <= start and w.lower not in sources][-1:]
    word = before[0] if before and before[0].lower in goal.pack.words("change_adverbs") else None
    return word, _way_of(goal, word)


def _way_of(goal: ParsedGoal, word: Word | None) -> int:
    """1 for "up", -1 for "down", 0 for neither."""
    ways = ((1, "upward_words"), (-1, "downward_words"))
    return next((way for way, name in ways if word is not None and is_word(goal, word, name)), 0)


def _governing_verb(goal: ParsedGoal, quantity: Quantity | None) -> Verb | None:
    """The last main verb before the figures."""
    verbs = goal.structure.verbs
    if quantity is not None:
        verbs = tuple(verb for verb in verbs if verb.word.start < quantity.start)
    return verbs[-1] if verbs else None


def _is_far(goal: ParsedGoal, verb: Verb, quantity: Quantity) -> bool:
    """Whether another verb stands between: "reduce churn by raising calls from 10 to 40"."""
    tree, sources = goal.structure.tree, goal.pack.section("numbers")["from"]
    return tree is not None and any(
        word.lower not in sources
        and word.pos in ("VERB", "AUX")
        and tree.relation(word) not in ("amod", "obj", "nsubj")
        for word in goal.structure.words[verb.word.index + 1 :]
        if word.end <= quantity.start
    )


def _worded_direction(goal: ParsedGoal) -> tuple[Word | None, int]:
    """ "Flere abonnenter: …", "a reduction in …": said of the head of a nominal goal."""
    for phrase in goal.structure.nominals[:1]:
        for word in goal.structure.at(phrase.start, phrase.head.end):
            # "Mer effektiv drift" is no growth: "more" counts only right before its noun.
            near = word.index >= phrase.head.index - 1
            if not near and not is_word(goal, word, "counting_comparatives"):
                continue
            for way, name in ((1, "upward_words"), (-1, "downward_words")):
                if is_word(goal, word, name):
                    return word, way
    return None, 0


def _about_ranks(goal: ParsedGoal) -> bool:
    return any(
        is_noun(goal, word, "rank_nouns")
        for word in goal.structure.words
        if word.pos in ("NOUN", "PROPN", "VERB") and not word.plural
    )


def _is_aside(goal: ParsedGoal, quantity: Quantity) -> bool:
    """Whether the figures belong to a means, a purpose or a clause of their own."""
    at = quantity.number[0]
    structure = goal.structure
    clauses = (*structure.relatives, *structure.subclauses)
    how = means(goal)
    return (
        inside(purpose(goal), at)
        or (how is not None and how[0] < at)
        or any(low < at < high for low, high in clauses if low > 0)
    )


def _range(goal: ParsedGoal, quantity: Quantity) -> tuple[int, int]:
    """The figures with their "from"."""
    words = goal.words(0, quantity.start).rstrip()
    opening = words.rpartition(" ")[2]
    if opening.lower() in goal.pack.section("numbers")["from"]:
        return len(words) - len(opening), quantity.end
    return quantity.start, quantity.end
