"""Quantities: how much of what, compared how, changed from where."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from smartcheck.annotate import countless
from smartcheck.annotate.numbers import Number, find_numbers, listed_pattern
from smartcheck.annotate.structure import Structure
from smartcheck.annotate.units import Unit, Units
from smartcheck.annotate.words import Word
from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import alternatives

if TYPE_CHECKING:
    from smartcheck.annotate.scores import Score
    from smartcheck.annotate.times import TimeExpression

_ARROW = r"(?:-{1,2}>|=>|→|➔|⇒)"
QuantityKind = Literal[
    "count",
    "percent",
    "points",
    "money",
    "measure",
    "ratio",
    "multiple",
    "rank",
    "universal",
    "cadence",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A measure of the result.

    `start` and `end` are character offsets and cover bound word, number and unit; `number` covers
    the number alone. `value` is the number as written (0.42 kilo is 0.42), the target of a
    from–to, None where there is none to speak of; `high` the upper end of a range. `unit` is
    normalised ("%", "NOK", "h"), or the lemma of the counted noun, empty where nothing is named.
    `comparator` is one of "", "=", "~", ">", ">=", "<", "<=". `relative` marks a change ("by
    15 %"), `baseline` the value it starts from, written at `baseline_at`. `work` marks working
    time and other means.
    """

    start: int
    end: int
    number: tuple[int, int]
    kind: QuantityKind
    value: float | None = None
    high: float | None = None
    unit: str = ""
    unit_word: Word | None = None
    comparator: str = ""
    relative: bool = False
    baseline: float | None = None
    baseline_unit: str = ""
    baseline_at: tuple[int, int] | None = None
    per: bool = False
    of_whole: bool = False

    @property
    def percent(self) -> bool:
        """Whether the value is a share in per cent."""
        return self.kind == "percent"


def find_quantities(
    text: str,
    structure: Structure,
    pack: LanguagePack,
    times: tuple[TimeExpression, ...] = (),
    score: Score | None = None,
    ignored: tuple[tuple[int, int], ...] = (),
) -> tuple[Quantity, ...]:
    """The quantities of a goal, in order.

    Dates, periods, scores, versions, labels, ages and the like are none (RULES.md, "Quantity").
    """
    blocked = [(t.start, t.end) for t in times if t.role != "window" and t.kind != "vague"]
    blocked += [(score.start, score.end)] if score is not None else []
    blocked += [*ignored, *countless.masked(text, pack)]
    units = Units(text, structure, pack)
    numbers = [
        number
        for number in [*find_numbers(text, pack), *units.bounded_ones()]
        if not _within(number.start, number.end, blocked)
    ]
    numbers = sorted(set(numbers), key=lambda n: n.start)
    judge = countless.Judge(text, structure, pack, units)
    found = _Assembly(text, pack, units, judge).quantities(numbers)
    taken = [(quantity.start, quantity.end) for quantity in found]
    found += [
        q for q in _worded(text, structure, pack, units) if not _within(q.start, q.end, taken)
    ]
    found = [q for q in found if not _within(q.start, q.end, blocked)]
    if any(q.kind == "measure" and q.comparator in (">", ">=") for q in found):
        # "No call waits more than five minutes": the five minutes are the quantity.
        found = [q for q in found if not (q.kind == "universal" and q.value == 0)]
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def may_hold_quantities(text: str, pack: LanguagePack) -> bool:
    """Whether a text has a figure or a word that may make a quantity at all."""
    return any(char.isdigit() for char in text) or _triggers(pack).search(text) is not None


@cache
def _triggers(pack: LanguagePack) -> re.Pattern[str]:
    """Number words also as the first part of longer ones, the others as whole words."""
    section = pack.section("numbers")
    lists = ("multiples", "fractions", "universal", "none", "universal_adverbs", "cadence", "ones")
    whole = alternatives(word for name in lists for word in section[name])
    return re.compile(rf"(?<!\w)(?:(?:{whole})(?!\w)|{alternatives(section['words'])})", re.I)


def _within(start: int, end: int, ranges: list[tuple[int, int]]) -> bool:
    return any(start < high and low < end for low, high in ranges)


class _Assembly:
    """Puts numbers together with their partners, bounds and units."""

    def __init__(self, text: str, pack: LanguagePack, units: Units, judge: countless.Judge) -> None:
        self.text, self.units, self.judge = text, units, judge
        self.links, self.ratio_link, self.between = _pair_patterns(pack)
        self.frm, self.starting, self.change_before = _cue_patterns(pack)
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
            moved = self._moved_from(single, found) if self._starts_from(number) else None
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
        return self.starting.search(self.text[: number.start]) is not None

    def _single(self, number: Number) -> Quantity:
        unit = self.units.after(number)
        start, comparator = self.units.bound_before(number.start)
        end, after = self.units.bound_after(unit.end)
        changed = bool(number.sign and number.sign in "+-") and unit.kind in ("percent", "points")
        changed = changed or bool(self.change_before.search(self.text[:start]))
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
            comparator=comparator or (">=" if number.open_ended else after),
            relative=changed,
            per=unit.per,
            of_whole=unit.of_whole,
        )

    def _pair(self, first: Number, second: Number) -> Quantity | None:
        """The two numbers as one quantity: a ratio, a range, or from–to."""
        between = self.text[first.end : second.start]
        if self.ratio_link.fullmatch(between) and self._is_ratio(first, second, between):
            return self._ratio(first, second)
        unit = self.units.after(first)
        rest = self.text[unit.end : second.start] if unit.end <= second.start else between
        for gap in (between, rest):
            if link := self.links.fullmatch(gap):
                return self._linked(first, second, unit, link)
        if self.and_link.fullmatch(rest) and self.between.search(self.text[: first.start]):
            return self._range(first, second)
        return None

    def _is_ratio(self, first: Number, second: Number, between: str) -> bool:
        if "%" in between or second.value <= 0:
            return False
        slash = "/" in between
        return first.value <= second.value and (slash or second.value <= 1000)

    def _ratio(self, first: Number, second: Number) -> Quantity:
        unit = self.units.after(second)
        start, comparator = self.units.bound_before(first.start)
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
            moved = not self.judge.ranged_with_to
        if not moved:
            return self._range(first, second)
        target = self._single(second)
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

    def _range(self, first: Number, second: Number) -> Quantity:
        whole = self._single(second)
        start, comparator = self.units.bound_before(first.start)
        return replace(
            whole,
            start=start,
            number=(first.start, second.end),
            comparator=comparator,
            value=first.value,
            high=second.value,
        )


def _worded(text: str, structure: Structure, pack: LanguagePack, units: Units) -> list[Quantity]:
    """Quantities without a number: multiples, fractions, cadences and universals."""
    found: list[Quantity] = []
    tables: tuple[tuple[str, QuantityKind], ...] = (
        ("multiples", "multiple"),
        ("fractions", "ratio"),
    )
    for table, kind in tables:
        values, pattern = _word_values(pack, table)
        for match in pattern.finditer(text):
            value = values[match[0].lower()]
            if not _overlaps(match.start(), match.end(), found):
                found.append(_named(match, kind, value, units))
    for match in re.finditer(r"(?<![\w.,])\d+(?:[.,]\d+)?\s?x(?!\w)|\b\d+-fold\b", text, re.I):
        value = float(re.split(r"[\sxX-]", match[0])[0].replace(",", "."))
        found.append(_named(match, "multiple", value, units))
    for match in units.cadences():
        if not _overlaps(match.start(), match.end(), found):
            found.append(_named(match, "cadence", None, units))
    for start, end, value in countless.universals(text, structure, pack):
        if not _overlaps(start, end, found):
            found.append(
                Quantity(start=start, end=end, number=(start, end), kind="universal", value=value)
            )
    return found


@cache
def _word_values(pack: LanguagePack, table: str) -> tuple[dict[str, float], re.Pattern[str]]:
    """Words that are a quantity by themselves, with what they come to."""
    listed = pack.section("numbers")[table]
    values = {str(word).lower(): float(value) for word, value in listed.items()}
    return values, re.compile(rf"(?<![\w-])(?:{alternatives(values)})(?!\w|-\w)", re.I)


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
    ratio = rf"\s*(?:/|\b(?:{alternatives(section['ratio'])})\b)\s*"
    between = rf"\b(?:{alternatives(section['between'])})\s+$"
    return tuple(re.compile(pattern, re.I) for pattern in (links, ratio, between))


@cache
def _cue_patterns(pack: LanguagePack) -> tuple[re.Pattern[str], ...]:
    """What stands before a baseline and before the size of a change."""
    section = pack.section("numbers")
    frm = rf"\b(?:{alternatives(section['from'])})\s+\S*\s*$"
    starting = rf"(?<!\w)(?:{alternatives(section['starting_from'])})\s+$"
    change_before = rf"\b(?:{alternatives(section['change_before'])})\s+$"
    return tuple(re.compile(pattern, re.I) for pattern in (frm, starting, change_before))


def _named(match: re.Match[str], kind: QuantityKind, value: float | None, units: Units) -> Quantity:
    start, comparator = units.bound_before(match.start())
    return Quantity(
        start=start,
        end=match.end(),
        number=match.span(),
        kind=kind,
        value=value,
        comparator=comparator,
        relative=kind == "multiple",
        of_whole=kind == "ratio",
    )


def _overlaps(start: int, end: int, found: list[Quantity]) -> bool:
    return any(start < q.end and q.start < end for q in found)
