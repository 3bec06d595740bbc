"""Numbers as people write them: digits with either language's separators, and number words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import Ending, alternatives, has_digit, lowered

_SPACES = " \u00a0\u202f\u2009"
_DIGITS = rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,']\d+)*|(?<![\d\w])\.\d+"
_SIGNED = rf"\s?(?P<sign>(?<![\w\d])[+\-−–±](?=\d))?(?P<digits>{_DIGITS})(?P<plus>\+)?"
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.I)
_WORD_BEHIND = re.compile(r"\s?([^\W\d_]+\.?)")
_GROUPING = re.compile(rf"[{_SPACES}']")
_MASKED = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:com|no|org|net|io|app|md)\b\S*"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text. `start` and `end` cover sign, currency sign, digits and scale word.

    `scale` is what the scale word made of the figures: 1000000 of "2 million", else 1.
    """

    start: int
    end: int
    value: float
    digits: bool
    sign: str = ""
    currency: str = ""
    open_ended: bool = False
    scale: float = 1


def find_numbers(text: str, pack: LanguagePack) -> list[Number]:
    """All numbers of a text in order, addresses on the web left out."""
    found: list[Number] = []
    if has_digit(text):
        figures = _figures(text, pack)
        found = [number for match in figures if (number := _digits(text, match, pack))]
    if may_hold_number_words(lowered(text), pack):
        found += _words(text, pack, [(number.start, number.end) for number in found])
        found.sort(key=lambda number: number.start)
    if not found or not ("." in text or "://" in text):
        return found
    masked = [match.span() for match in _MASKED.finditer(text)]
    return [n for n in found if not any(start <= n.start < end for start, end in masked)]


def _figures(text: str, pack: LanguagePack) -> Iterator[re.Match[str]]:
    """What the pattern of numbers matches, one after the other.

    It may begin anywhere, with a sign or the name of a currency, so it is tried near figures alone.
    """
    pattern, reach = _numbers(pack), _longest_money(pack)
    at = 0
    while (digit := _DIGIT.search(text, at)) is not None:
        match = pattern.search(text, max(at, digit.start() - reach))
        if match is None:
            return
        yield match
        at = match.end()


def may_hold_number_words(words: frozenset[str], pack: LanguagePack) -> bool:
    """Whether one of these words, in small letters, may spell out a number."""
    if not _number_words(pack).keys().isdisjoint(words):
        return True
    tens = _tens(pack)
    return any([word.startswith(tens) for word in words])


def _digits(text: str, match: re.Match[str], pack: LanguagePack) -> Number | None:
    value = parse_digits(match["digits"], decimal_comma=pack.decimal_comma)
    if value is None:
        return None
    section = pack.section("numbers")
    scale, end = _scale(text, match.end(), pack)
    money = (match["money"] or "").strip().lower()
    currency = str(section["money"].get(money, money.upper())) if money else ""
    start = match.start("money") if money else match.start("sign" if match["sign"] else "digits")
    plus = bool(match["plus"]) or text[end : end + 1] == "+"
    end += text[end : end + 1] == "+"
    sign = {"−": "-", "–": "-"}.get(match["sign"] or "", match["sign"] or "")
    return Number(start, end, value * scale, True, sign, currency, plus, scale)


def parse_digits(digits: str, *, decimal_comma: bool) -> float | None:
    """The value of digits with separators: "13.000", "99.5", "1 000", "2,5"; None if malformed.

    A separator followed by three digits parts thousands, save a decimal comma or point of its
    language in front of three digits that follow a zero ("0.125").
    """
    if digits.isdecimal():
        return float(digits)
    plain = _GROUPING.sub("", digits)
    decimal = "," if decimal_comma else "."
    thousands = "." if decimal_comma else ","
    groups = re.fullmatch(
        rf"(\d{{1,3}})((?:{re.escape(thousands)}\d{{3}})+)({re.escape(decimal)}\d+)?", plain
    )
    if groups and not plain.startswith("0"):
        plain = plain.replace(thousands, "").replace(decimal, ".")
    elif re.fullmatch(r"\d*[.,]\d+|\d+", plain):
        plain = plain.replace(",", ".")
    else:
        groups = re.fullmatch(rf"\d{{1,3}}(?:{re.escape(decimal)}\d{{3}}){{2,}}", plain)
        if not groups:
            return None
        plain = plain.replace(decimal, "")
    return float(plain)


def _scale(text: str, end: int, pack: LanguagePack) -> tuple[float, int]:
    """The scale behind a number ("5 mill.", "20k") and where it ends."""
    section = pack.section("numbers")
    scales = section["scales"]
    match = _WORD_BEHIND.match(text, end)
    if match is None:
        return 1, end
    for word in (match[1], match[1].rstrip(".")):
        spaced = text[end].isspace()
        if word.lower() in scales and not (spaced and len(word) == 1):
            if word in section["capital_scales"]:
                return 1, end
            return float(scales[word.lower()]), match.start(1) + len(word)
    return 1, end


@cache
def any_listed(pack: LanguagePack, name: str) -> str:
    """A pattern for any word of one list of the section `numbers`, the longest first."""
    return alternatives(pack.section("numbers")[name])


@lru_cache(maxsize=256)
def listed_pattern(pack: LanguagePack, name: str, around: str) -> re.Pattern[str]:
    """A compiled pattern with any word of one list of the section `numbers` in place of `{}`."""
    return re.compile(around.replace("{}", any_listed(pack, name)), re.I)


@cache
def _numbers(pack: LanguagePack) -> re.Pattern[str]:
    before = rf"(?P<money>[$€£]|(?:US)?\$|\b(?:{any_listed(pack, 'money_before')})\s?)?"
    return re.compile(before + _SIGNED, re.I)


@cache
def _longest_money(pack: LanguagePack) -> int:
    """How far before its first figure, in characters, a number may begin."""
    return max(map(len, pack.section("numbers")["money_before"]), default=0) + len("US$ + ")


@cache
def _tens(pack: LanguagePack) -> tuple[str, ...]:
    """What numbers in one word begin with: "tjue" of "tjuefem"."""
    return tuple(word for word, value in _number_words(pack).items() if 20 <= value < 100)


@cache
def _number_words(pack: LanguagePack) -> dict[str, float]:
    section = pack.section("numbers")
    return {str(word).lower(): float(value) for word, value in section["words"].items()}


def _words(text: str, pack: LanguagePack, taken: list[tuple[int, int]]) -> list[Number]:
    values, tens = _number_words(pack), _tens(pack)
    scales = pack.section("numbers")["scales"]
    joins = listed_pattern(pack, "and", r"\s(?:{})\s")
    found: list[Number] = []
    for match in _WORDS.finditer(text):
        word = match[0].lower()
        if any(start <= match.start() < end for start, end in taken):
            continue
        if found and match.start() < found[-1].end:
            continue
        value = values.get(word)
        if value is None and (word.startswith(tens) or "-" in word):
            value = _compound_value(word, values)
        if value is None:
            continue
        if word in scales and (part := _part_before(text, match.start(), pack)) is not None:
            start, factor = part
            found.append(Number(start, match.end(), value * factor, False))
            continue
        if found and joins.fullmatch(text, found[-1].end, match.start()):
            last = found[-1]
            if not last.digits and last.value >= 100 > value and last.value % 100 == 0:
                found[-1] = Number(last.start, match.end(), last.value + value, False)
                continue
        scale, end = _scale(text, match.end(), pack) if word not in scales else (1, match.end())
        found.append(Number(match.start(), end, value * scale, False))
    return found


def _part_before(text: str, end: int, pack: LanguagePack) -> tuple[int, float] | None:
    """Where "one" of "one million" or "half a" of "half a million" begins, and what it is."""
    values, parts, ones = _parts(pack)
    if match := parts.before(text, end):
        return match.start(), values[match[1].lower()]
    match = ones.search(text[:end])
    return (match.start(), 1) if match else None


@cache
def _parts(pack: LanguagePack) -> tuple[dict[str, float], Ending, re.Pattern[str]]:
    listed = pack.section("numbers")["parts_of_scales"]
    values = {str(word).lower(): float(value) for word, value in listed.items()}
    return values, Ending(values), listed_pattern(pack, "ones", r"\b(?:{})\s$")


def _compound_value(word: str, values: dict[str, float]) -> float | None:
    """Twenty-five, tjuefem."""
    parts = word.split("-")
    if len(parts) == 2 and all(part in values for part in parts):
        tens, ones = (values[part] for part in parts)
        return tens + ones if tens >= 20 and ones < 10 else None
    for cut in range(4, len(word) - 1):
        tens, ones = values.get(word[:cut], 0), values.get(word[cut:], 99)
        if 20 <= tens < 100 and ones < 10:
            return tens + ones
    return None
