"""Cycles and dates: the period a document, a heading or a field names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from smartcheck.languages import LanguagePack, available_languages, load_pack
from smartcheck.moment_forms import Found, find_moments
from smartcheck.moments import DateOrder
from smartcheck.word_patterns import any_of


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included.

    `text` is how the source names it. `start` and `end` are None where no dates can be claimed,
    as for a fiscal quarter whose year starts at an unknown month.
    """

    text: str
    start: date | None = None
    end: date | None = None

    def is_over(self, today: date) -> bool:
        """Whether the whole period lies before the reference date."""
        return self.end is not None and self.end < today


# What a period is called by, most telling first: a heading's "Q3 2026" outweighs its "2026".
_RANK = ("quarter", "half", "tertial", "fiscal", "month", "week", "season", "year")


def parse_period(
    text: str,
    fiscal_year_start: int | None = None,
    *,
    pack: LanguagePack | None = None,
    date_order: DateOrder = "dmy",
) -> Period | None:
    """The period that a field, an option or a configuration key states; None if it is none.

    The whole text must be the period, with its year: "2026", "2026-Q4", "2026 H1", "T1 2026",
    "1. tertial 2026", "2026-03", "mai 2026", "uke 51-52, 2025", two dates
    ("2026-01-15..2026-05-31", "From 12/04/2022 To 12/06/2022"). A fiscal year ("FY26-Q1") is named
    after the calendar year it ends in; `fiscal_year_start` is its first month, 1 to 12, and without
    it the text is kept but no dates are claimed. Without a pack, every language's words are read.
    """
    words = text.strip()
    packs = [pack] if pack else [load_pack(code) for code in available_languages()]
    for language in packs:
        period = _whole(words, language, fiscal_year_start, date_order)
        if period is not None:
            return period
    return None


def find_period(
    text: str,
    pack: LanguagePack,
    fiscal_year_start: int | None = None,
    *,
    date_order: DateOrder = "dmy",
    default_year: int | None = None,
) -> Period | None:
    """The period named inside a heading, a title, a lead-in or a file name; None if there is none.

    "OKRs Q3 2022", "Fokus Q1 2023", "okrs-2020-february.md". A period without its year ("Q3") is
    kept as text without dates, unless a default year is given. A single day is no period, and a
    year inside a name ("Argo 2020 launch") is none either.
    """
    spaced = _spaced(text)
    found = [one for one in find_moments(spaced, pack) if _may_be_period(one, spaced, pack)]
    ranked = sorted(found, key=lambda one: (_year_of(one) is None, _rank(one)))
    for one in ranked:
        period = _period(
            text[one.start : one.end], one, default_year, fiscal_year_start, date_order
        )
        if period is not None:
            return period
    return None


def _whole(
    words: str, pack: LanguagePack, fiscal_year_start: int | None, date_order: DateOrder
) -> Period | None:
    opener = any_of(pack.section("times").get("period_openers", ()))
    named = re.sub(rf"^{opener}\s*:?\s+", "", words, flags=re.I).rstrip(" .:")
    found = find_moments(_spaced(named), pack)
    if len(found) != 1 or _year_of(found[0]) is None:
        return None
    one = found[0]
    if (one.start, one.end) != (0, len(named)):
        return None
    if one.last is None and one.moment.kind == "date":
        return None
    return _period(words, one, None, fiscal_year_start, date_order)


def _spaced(text: str) -> str:
    """File names with spaces for their separators: "okrs_2026-plan" has a year of its own."""
    return re.sub(r"_|(?<=(?:19|20)\d\d)-(?=[^\W\d])", " ", text)


def _period(
    words: str,
    found: Found,
    default_year: int | None,
    fiscal_year_start: int | None,
    order: DateOrder,
) -> Period | None:
    """The days between the first and the last moment; None for an impossible one."""
    first, last = found.moment.ordered(order), (found.last or found.moment).ordered(order)
    if not (first.possible() and last.possible()):
        return None
    last_year = last.year or default_year
    first_year = first.year or last_year
    if first_year is None or last_year is None:
        return Period(words)
    starts, ends = (
        first.days(first_year, fiscal_year_start),
        last.days(last_year, fiscal_year_start),
    )
    if starts is None or ends is None:
        return Period(words)
    if starts[0] > ends[1] and first.year is None:
        starts = first.days(first_year - 1, fiscal_year_start) or starts
    return Period(words, starts[0], ends[1]) if starts[0] <= ends[1] else None


def _year_of(found: Found) -> int | None:
    return (found.last or found.moment).year


def _rank(found: Found) -> int:
    if found.last is not None:
        return -1
    return _RANK.index(found.moment.kind) if found.moment.kind in _RANK else len(_RANK)


def _may_be_period(found: Found, text: str, pack: LanguagePack) -> bool:
    if found.bare or found.moment.kind == "holiday":
        return False
    if found.last is not None:
        return True
    if found.moment.kind == "date":
        return False
    if found.moment.kind == "year":
        return _year_stands_out(found, text, pack)
    return not found.weak or _year_of(found) is not None or _is_led_in(found, text, pack)


def _is_led_in(found: Found, text: str, pack: LanguagePack) -> bool:
    words = any_of(pack.section("times").get("for_a_year", ()))
    return bool(re.search(rf"(?<!\w){words}\s+$", text[: found.start], re.I))


def _year_stands_out(found: Found, text: str, pack: LanguagePack) -> bool:
    """Whether a lone year names the period, and is not part of a name in the middle of a text."""
    before, after = text[: found.start].rstrip(" -–—,.:/(["), text[found.end :].lstrip(" -–—,.:/)]")
    words = pack.section("times")
    near = any_of((*words.get("period_words", ()), *words.get("for_a_year", ())))
    return (
        not before
        or not after
        or bool(re.search(rf"(?<!\w){near}$", before, re.I))
        or bool(re.match(rf"{near}(?!\w)", after, re.I))
        or text[found.end :].lstrip()[:1] in "([:–—-"
    )
