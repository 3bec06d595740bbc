"""Quantities: how much of what, compared how, changed from where."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from smartcheck.annotate import countless
from smartcheck.annotate.clues import Clues
from smartcheck.annotate.glance import Parsed
from smartcheck.annotate.numbers import Number, find_numbers, listed_pattern
from smartcheck.annotate.quantity import Quantity, QuantityKind
from smartcheck.annotate.units import Unit, Units
from smartcheck.annotate.worded import LISTS, parts_spelled, worded_quantities
from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import Ending, alternatives

if TYPE_CHECKING:
    from smartcheck.annotate.scores import Score
    from smartcheck.annotate.times import TimeExpression

__all__ = ["Quantity", "QuantityKind", "find_quantities", "may_hold_quantities"]

_ALIKE = 20  # How many times the second number the first may be, to share its scale.
_ARROW = r"(?:-{1,2}>|=>|→|➔|⇒)"


def find_quantities(
    text: str,
    structure: Parsed,
    pack: LanguagePack,
    times: tuple[TimeExpression, ...] = (),
    score: Score | None = None,
    ignored: tuple[tuple[int, int], ...] = (),
) -> tuple[Quantity, ...]:
    """The quantities of a goal, in order.

    Dates, periods, scores, versions, labels, ages and the like are none (RULES.md, "Quantity").
    """
    clues = Clues.of(text, pack)
    units = Units(text, structure, pack, clues)
    numbers = [*find_numbers(text, pack), *units.counted_words()]
    if not (numbers or clues.digits or clues.may_hold(*LISTS)):
        return ()
    blocked = [(t.start, t.end) for t in times if t.role != "window" and t.kind != "vague"]
    blocked += [(score.start, score.end)] if score is not None else []
    blocked += [*ignored, *countless.masked(text, pack, clues)]
    parts = parts_spelled(text, pack, units)
    numbers = [
        n
        for n in numbers
        if not _within(n.start, n.end, blocked) and n.end >= parts.get(n.start, -1)
    ]
    numbers = _apart(numbers)
    found: list[Quantity] = []
    if numbers:
        judge = countless.Judge(text, structure, pack, units)
        found = _Assembly(text, pack, units, judge).quantities(numbers)
    taken = [(quantity.start, quantity.end) for quantity in found]
    found += [
        q
        for q in worded_quantities(text, structure, pack, units)
        if not _within(q.start, q.end, taken)
    ]
    found = [q for q in found if not _within(q.start, q.end, blocked)]
    if any(q.kind == "measure" and q.comparator in (">", ">=") for q in found):
        # "No call waits more than five minutes": the five minutes are the quantity.
        found = [q for q in found if not (q.kind == "universal" and q.value == 0)]
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _apart(numbers: list[Number]) -> list[Number]:
    """The numbers in order, the longer of two in one place: "one hundred" is no "one"."""
    kept: list[Number] = []
    for number in sorted(numbers, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _scaled_alike(first: Number, second: Number) -> Number:
    """The first of two numbers with the scale of the second: "1.2–1.5 million".

    "From 900 to 2 thousand" has a scale in its second number alone.
    """
    if second.scale <= 1 or first.scale > 1 or not first.digits:
        return first
    if first.value > _ALIKE * second.value / second.scale:
        return first
    return replace(first, value=first.value * second.scale)


def may_hold_quantities(text: str, pack: LanguagePack) -> bool:
    """Whether a text has a figure or a word that may make a quantity at all."""
    return Clues.of(text, pack).may_count()


def _within(start: int, end: int, ranges: list[tuple[int, int]]) -> bool:
    return any(start < high and low < end for low, high in ranges)


class _Assembly:
    """Puts numbers together with their partners, bounds and units."""

    def __init__(self, text: str, pack: LanguagePack, units: Units, judge: countless.Judge) -> None:
        self.text, self.units, self.judge = text, units, judge
        self.links, self.ratio_link, self.between = _pair_patterns(pack)
        self.frm, self.origin, self.starting, self.change_before = _cue_patterns(pack)
        self.and_link = listed_pattern(pack, "and", r"\s*(?:{})\s*")

    def quantities(self, numbers: list[Number]) -> list[Quantity]:
        found: list[Quantity] = []
        at = 0
        while at < len(numbers):
            number = numbers[at]
            partner = numbers[at + 1] if at + 1 < len(numbers) else None
            pair = self._pair(number, partner) if partner is not None else None
            if pair is not None:
                at += 2
                if pair.kind == "ratio" or not self.judge.rejects_pair(number, pair):
                    found.append(pair)
                continue
            at += 1
            if self.judge.rejects(number):
                continue
            single = self._single(number)
            if self._starts_from(number):
                moved = self._moved_from(single, found)
            else:
                moved = self._goes_back_to(single, found)
            if moved is not None:
                place = (number.start, max(number.end, single.end))
                found[moved] = replace(found[moved], baseline=number.value, baseline_at=place)
            else:
                found.append(single)
        return found

    def _moved_from(self, start: Quantity, found: list[Quantity]) -> int | None:
        """Which of the quantities before a starting value is measured as it is."""
        bare = start.kind == "count" and start.unit_word is None
        for at in range(len(found) - 1, -1, -1):
            if found[at].kind == start.kind or bare:
                return at
        return None

    def _starts_from(self, number: Number) -> bool:
        """Whether a number is what the one before it started from: "opp fra 260", "mot 48 %"."""
        return self.starting.before(self.text, number.start) is not None

    def _goes_back_to(self, start: Quantity, found: list[Quantity]) -> int | None:
        """Which quantity a number behind "from" tells the start of: "80 % from 62 %".

        "5 people from 3 countries" are two measures.
        """
        if not found or self.origin.before(self.text, start.start) is None:
            return None
        last = found[-1]
        bare = start.kind == "count" and start.unit_word is None
        alike = (start.kind, start.unit) == (last.kind, last.unit)
        return len(found) - 1 if last.baseline is None and (bare or alike) else None

    def _single(self, number: Number) -> Quantity:
        unit = self.units.after(number)
        start, comparator = self.units.bounds.before(number.start)
        end, after = self.units.bounds.after(unit.end)
        open_ended = number.open_ended or self.text[number.end : unit.end].endswith("+")  # "35%+"
        changed = bool(number.sign and number.sign in "+-") and unit.kind in ("percent", "points")
        changed = changed or self.change_before.before(self.text, start) is not None
        changed = changed or self.units.is_change(unit)
        kind: QuantityKind = unit.kind
        if self.units.is_rank(number):
            kind = "rank"
        return Quantity(
            start=start,
            end=end,
            number=(number.start, number.end),
            kind=kind,
            value=number.value,
            unit=unit.name or number.currency,
            unit_word=unit.word,
            comparator=comparator or (">=" if open_ended else after),
            relative=changed,
            per=unit.per,
            of_whole=unit.of_whole,
        )

    def _pair(self, first: Number, second: Number) -> Quantity | None:
        """The two numbers as one quantity: a ratio, a range, or from–to."""
        between = self.text[first.end : second.start]
        if self.ratio_link.fullmatch(between) and self._is_ratio(first, second, between):
            return self._ratio(first, second)
        first = _scaled_alike(first, second)
        unit = self.units.after(first)
        rest = self.text[unit.end : second.start] if unit.end <= second.start else between
        for gap in (between, rest):
            if link := self.links.fullmatch(gap):
                if unit.word is not None and self.judge.names.is_release(second):
                    return None  # "Upgrade 17 servers to 1.33"
                if link["to"] and self._is_step(first, unit, second):
                    return None  # "By 1 million to 5 million"
                return self._linked(first, second, unit, link)
        if self.and_link.fullmatch(rest) and self.between.search(self.text[: first.start]):
            return self._range(first, second, unit)
        return None

    def _is_step(self, first: Number, unit: Unit, second: Number) -> bool:
        """Whether the first number is the size of a change and the second what it leads to.

        "By 5 to 10 %" is a range, "3 points to 41 %" is none.
        """
        if (unit.kind, self.units.after(second).kind) == ("points", "percent"):
            return True
        if self.change_before.before(self.text, first.start) is None:
            return False
        apart = unit.end <= second.start and unit.kind != self.units.after(second).kind
        return apart or (first.scale > 1 and first.end <= second.start)

    def _is_ratio(self, first: Number, second: Number, between: str) -> bool:
        if "%" in between or second.value <= 0:
            return False
        slash = "/" in between
        return first.value <= second.value and (slash or second.value <= 1000)

    def _ratio(self, first: Number, second: Number) -> Quantity:
        unit = self.units.after(second)
        start, comparator = self.units.bounds.before(first.start)
        return Quantity(
            start=start,
            end=unit.end,
            number=(first.start, second.end),
            kind="ratio",
            value=first.value,
            high=second.value,
            unit="/",
            unit_word=unit.word,
            comparator=comparator,
            of_whole=True,
        )

    def _linked(self, first: Number, second: Number, unit: Unit, link: re.Match[str]) -> Quantity:
        source = self.frm.search(self.text[: first.start])
        moved = bool(link["arrow"]) or bool(source) or (link["to"] and first.value > second.value)
        if not moved and link["to"] and self.units.moves():
            changed = self.units.is_change(self.units.after(second))
            moved = not (self.judge.ranged_with_to or changed)  # "5 to 10 % more"
        if not moved:
            return self._range(first, second, unit)
        target = self._measured_alike(self._single(second), first, unit)
        # The head of an arrow is no "greater than".
        arrowed = bool(link["arrow"]) and not link["bound"] and target.start < second.start
        has_unit = unit.end <= second.start
        return replace(
            target,
            start=first.start,
            number=(first.start, second.end),
            comparator="" if arrowed else target.comparator,
            baseline=first.value,
            baseline_unit=(unit.name or first.currency) if has_unit else target.unit,
            baseline_at=(first.start, max(first.end, unit.end) if has_unit else first.end),
        )

    def _measured_alike(self, second: Quantity, first: Number, unit: Unit) -> Quantity:
        """The second of two numbers with the unit of the first, where it has none of its own.

        "From 18 weeks to 12", "$1.2–1.5 million".
        """
        bare = second.kind == "count" and second.unit_word is None
        if not bare or not (first.currency or unit.end <= second.number[0]):
            return second
        if first.currency:
            return replace(second, kind="money", unit=first.currency)
        return replace(second, kind=unit.kind, unit=unit.name or second.unit, unit_word=unit.word)

    def _range(self, first: Number, second: Number, unit: Unit) -> Quantity:
        whole = self._measured_alike(self._single(second), first, unit)
        start, comparator = self.units.bounds.before(first.start)
        return replace(
            whole,
            start=start,
            number=(first.start, second.end),
            comparator=comparator,
            value=first.value,
            high=second.value,
        )


@cache
def _pair_patterns(pack: LanguagePack) -> tuple[re.Pattern[str], ...]:
    """What links two numbers: an arrow, "to" or a dash; "of" or a slash; "between" before them."""
    section = pack.section("numbers")
    to = alternatives(section["to"])
    # "From 21 to at most 7 days": the bound belongs to the value to reach.
    bound = rf"(?P<bound>[≥≤<>≈~]=?|(?:{alternatives(section['bounds'])})(?!\w))"
    # "From 800 down to 650".
    way = rf"\b(?:{alternatives(pack.words('change_adverbs'))})\s+"
    links = (
        rf"\s*(?:(?P<arrow>{_ARROW})|(?:{way})?\b(?P<to>{to})\b|(?P<dash>[-–—]))\s*(?:{bound}\s*)?"
    )
    articles = rf"(?:\s(?:{alternatives(section['ratio_articles'])})(?=\s))?"
    ratio = rf":|\s*(?:/|\b(?:{alternatives(section['ratio'])})\b{articles})\s*"
    between = rf"\b(?:{alternatives(section['between'])})\s+$"
    return tuple(re.compile(pattern, re.I) for pattern in (links, ratio, between))


@cache
def _cue_patterns(pack: LanguagePack) -> tuple[re.Pattern[str], Ending, Ending, Ending]:
    """What stands before a baseline, before today's value, and before the size of a change."""
    section = pack.section("numbers")
    frm = re.compile(rf"\b(?:{alternatives(section['from'])})\s+\S*\s*$", re.I)
    starting = [*section["starting_from"], *(f"{word}:" for word in section["starting_from"])]
    return frm, Ending(section["from"]), Ending(starting), Ending(section["change_before"])
