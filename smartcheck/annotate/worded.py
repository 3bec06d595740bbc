"""Quantities without a number: multiples, fractions, cadences and universals."""

from __future__ import annotations

import re
from functools import cache

from smartcheck.annotate import countless
from smartcheck.annotate.glance import Parsed
from smartcheck.annotate.quantity import Quantity, QuantityKind
from smartcheck.annotate.units import Units
from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import alternatives

# The lists of what counts so.
LISTS = ("multiples", "fractions", "universal", "none", "universal_adverbs", "cadence")


def worded_quantities(
    text: str, structure: Parsed, pack: LanguagePack, units: Units
) -> list[Quantity]:
    """The quantities of a goal that are no number."""
    found: list[Quantity] = []
    tables: tuple[tuple[str, QuantityKind], ...] = (
        ("multiples", "multiple"),
        ("fractions", "ratio"),
    )
    for table, kind in tables:
        if not units.clues.may_hold(table):
            continue
        values, pattern = _word_values(pack, table)
        for match in pattern.finditer(text):
            value = values[match[0].lower()]
            if table == "fractions" and _is_time(text, match.end(), pack):
                continue
            if not _overlaps(match.start(), match.end(), found):
                found.append(_named(match, kind, value, units))
    if units.clues.digits and ("x" in text or "X" in text or units.clues.may_hold("folds")):
        for match in _factors(pack).finditer(text):
            value = float((match["factor"] or match["fold"]).replace(",", "."))
            found.append(_named(match, "multiple", value, units))
    for match in units.cadences():
        if not _overlaps(match.start(), match.end(), found):
            found.append(_named(match, "cadence", None, units))
    for start, end, value in countless.universals(text, structure, pack, units.clues):
        if not _overlaps(start, end, found):
            found.append(
                Quantity(start=start, end=end, number=(start, end), kind="universal", value=value)
            )
    return found


def _is_time(text: str, end: int, pack: LanguagePack) -> bool:
    """Whether a part is one of a stretch of time: "halve dagen"."""
    following = text[end:].lower().split(None, 1)[:1]
    return bool(following) and following[0] in pack.section("times")["definite_units"]


def parts_spelled(text: str, pack: LanguagePack, units: Units) -> dict[int, int]:
    """Where parts begin and end that open with a number word: "two thirds", "three quarters of"."""
    if not units.clues.may_hold("fractions"):
        return {}
    matches = list(_word_values(pack, "fractions")[1].finditer(text))
    return {m.start(): m.end() for m in matches if not units.is_stretch(m.end())}


@cache
def _factors(pack: LanguagePack) -> re.Pattern[str]:
    """ "2.5x", "10-fold"."""
    fold = alternatives(pack.section("numbers")["folds"])
    times = r"(?<![\w.,])(?P<factor>\d+(?:[.,]\d+)?)\s?x(?!\w)"
    return re.compile(rf"{times}|\b(?P<fold>\d+)-(?:{fold})\b", re.I)


@cache
def _word_values(pack: LanguagePack, table: str) -> tuple[dict[str, float], re.Pattern[str]]:
    """Words that are a quantity by themselves, with what they come to."""
    listed = pack.section("numbers")[table]
    values = {str(word).lower(): float(value) for word, value in listed.items()}
    return values, re.compile(rf"(?<![\w-])(?:{alternatives(values)})(?!\w|-\w)", re.I)


def _named(match: re.Match[str], kind: QuantityKind, value: float | None, units: Units) -> Quantity:
    start, comparator = units.bounds.before(match.start())
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
