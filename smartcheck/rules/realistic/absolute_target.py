"""R007: everything or nothing as the target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._shared import hyphenated, is_noun, is_verb, is_word, objects_of
from smartcheck.rules.realistic._scores import is_type

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity

_WHOLE = 100


class AbsoluteTarget(GoalRule):
    """The target is everything or nothing.

    Flags 100 %, zero, never, and all of a population where they are the target itself.

    Not flagged: the scope of another number (“85 % of all guests”), growth rates, a known finite
    count (“all 12 branches”), and goals of type `committed`.

    Why: the last few per cent cost more than the rest, and a single miss makes the whole goal a
    failure. That is right for a promise, and seldom for a stretch.

    Against: safety and compliance goals are often absolute, and then rightly so: mark them as
    `committed`.

    Sources: GOOGLE

    Weak:
        nb: [[100 %]] av pasientene får svar
        nb: [[Ingen avvik]] i kassa
        nb: [[Alle ansatte]] har fullført kurset
        en: [[100%]] of patients get a reply
        en: [[No defects]] in the final inspection
        en: [[Every alert]] has a runbook

    Better:
        nb: 85 % av alle pasientene får svar
        nb: Alle 12 filialer har brannalarm
        nb: Øke salget med 100 %
        en: 85% of all patients get a reply
        en: All 12 branches have a fire alarm
        en: Sales growth of 100%
    """

    code = "R007"
    name = "absolute-target"
    criterion = "realistic"
    severity = Severity.INFO

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The absolute quantity, where no other one is the target."""
        absolute = [quantity for quantity in subject.quantities if _is_absolute(subject, quantity)]
        others = [q for q in subject.quantities if q not in absolute and q.kind != "cadence"]
        if absolute and absolute[0].value == 0:
            others = [q for q in others if not _is_window(subject, q)]
        spans = [(quantity.start, quantity.end) for quantity in absolute] or list(_worded(subject))
        if not spans or others or is_type(subject, context, "committed"):
            return
        start, end = spans[0]
        yield Flag(
            N_("“{words}” leaves no room for a single miss."),
            N_(
                "Say how many are enough, “**?** %”, or mark the goal as `committed` if it is a "
                "promise."
            ),
            ((start, end),),
            {"words": subject.words(start, end)},
        )


def _worded(goal: ParsedGoal) -> Iterator[tuple[int, int]]:
    """All or nothing that no quantity says."""
    yield from _each_of(goal)
    yield from _whole_group(goal)
    yield from _full_share(goal)
    yield from _zero_compound(goal)
    clauses = (*goal.structure.relatives, *goal.structure.subclauses)
    for match in goal.phrases("absolute_phrases"):
        if not any(low <= match.start() < high for low, high in clauses):
            yield match.span()


def _each_of(goal: ParsedGoal) -> list[tuple[int, int]]:
    """ "Hver båt har redningsvest": the subject, one by one, is a population as well."""
    subject, section = goal.structure.subject, goal.pack.section("numbers")
    if subject is None or goal.structure.form != "clause" or not subject.words:
        return []
    each = subject.words[0]
    if each.lower not in set(section["distributive"]) - set(section["ones"]) or each.pos != "DET":
        return []
    return [(each.start, subject.head.end)]


def _whole_group(goal: ParsedGoal) -> list[tuple[int, int]]:
    """ "The whole crew has taken the course": a group of people, down to the last of them."""
    subject, tree = goal.structure.subject, goal.structure.tree
    if subject is None or tree is None or goal.structure.form not in ("clause", "state"):
        return []
    kids = tree.children(subject.head, "amod", "det")
    whole = [kid for kid in kids if is_word(goal, kid, "whole_adjectives")]
    if not whole or not is_noun(goal, subject.head, "group_nouns"):
        return []
    return [(whole[0].start, subject.head.end)]


def _zero_compound(goal: ParsedGoal) -> list[tuple[int, int]]:
    """ "Nullfravær på øvelsene", "zero-defect releases"."""
    prefixes = goal.pack.section("numbers")["zero_prefixes"]
    for phrase in goal.structure.nominals[:1]:
        for word in goal.structure.at(phrase.start, phrase.head.end):
            for prefix in prefixes:
                rest = hyphenated(goal, word).removeprefix(prefix).lstrip("-")
                zero = hyphenated(goal, word).startswith(prefix) and len(rest) > len(prefix)
                if zero and goal.lexicon.noun(rest, rest, "metric_nouns"):
                    return [(word.start, max(word.end, phrase.head.end))]
    return []


def _full_share(goal: ParsedGoal) -> list[tuple[int, int]]:
    """ "Full attendance at the drill", "oppnå full vaksinasjonsdekning"."""
    tree = goal.structure.tree
    for phrase in objects_of(goal)[:1] if tree is not None else ():
        kids = tree.children(phrase.head, "amod") if tree is not None else []
        full = [kid for kid in kids if is_word(goal, kid, "full_adjectives")]
        if full and is_noun(goal, phrase.head, "share_nouns"):
            return [(full[0].start, phrase.head.end)]
    return []


def _is_window(goal: ParsedGoal, quantity: Quantity) -> bool:
    """Whether the quantity only says for how long: "no outage in 48 hours"."""
    windows = [time for time in goal.times if time.role == "window"]
    return any(time.start <= quantity.start < time.end for time in windows)


def _is_growth(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Growth of 100 %" is a change, like "100 % growth"."""
    changes = {str(word) for word in goal.pack.section("numbers").get("change_after", ())}
    return any(word in changes for word in goal.words(0, quantity.start).lower().split()[-4:])


def _is_scope(goal: ParsedGoal, quantity: Quantity) -> bool:
    """Whether a preposition makes it the scope of something else: "a plan for all branches"."""
    before = [word for word in goal.structure.words if word.end <= quantity.start]
    if not before or before[-1].pos != "ADP":
        return False
    verb, acted_on = goal.structure.verb, goal.pack.section("numbers").get("acted_on", ())
    # "Svare på hvert eneste brev": the verb's own preposition opens what it acts on.
    own = verb is not None and not verb.objects and verb.word.index == before[-1].index - 1
    return not (own and before[-1].lower in acted_on)


def _is_weakened(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Nearly every boat", "ikke alle rom": an adverb of the universal takes it back."""
    tree = goal.structure.tree
    before = [word for word in goal.structure.words if word.end <= quantity.start][-1:]
    inner = {word.index for word in goal.structure.at(quantity.start, quantity.end)}
    return tree is not None and any(
        word.pos in ("ADV", "PART")
        and tree.relation(word) == "advmod"
        and tree.heads[word.index] in inner
        for word in before
    )


def _grows(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "Grow 100%": how much more; "raise coverage to 100%" is all of it."""
    before = [word.lower for word in goal.structure.words if word.end <= quantity.start][-1:]
    led_to = bool({*before} & {str(word) for word in goal.pack.section("numbers")["to"]})
    moved = is_verb(goal, goal.structure.verb, "raise_verbs", "upward_verbs")
    return moved and not led_to and not quantity.of_whole


def _is_absolute(goal: ParsedGoal, quantity: Quantity) -> bool:
    if quantity.relative or quantity.baseline is not None or _is_growth(goal, quantity):
        return False
    if quantity.comparator in ("~", ">") or _is_weakened(goal, quantity):
        return False
    if quantity.kind == "percent":
        return quantity.value == _WHOLE and not _grows(goal, quantity)
    if quantity.kind == "universal":
        # "All 12 branches" is a known, finite count.
        words = goal.words(quantity.start, quantity.end)
        counted = any(word.isdigit() for word in words.split())
        return not counted and not _is_scope(goal, quantity)
    return quantity.value == 0 and quantity.kind in ("count", "measure")
