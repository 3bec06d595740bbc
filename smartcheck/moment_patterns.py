"""How people write days, months, quarters and the like: one pattern per way of writing.

All patterns have the same group names: y, m, d for year, month and day, a and b for two numbers
whose order is not known, p and n (or o) for a part of the year and its number, `name` for a word
of the calendar. The words come from `moment_words`; æ, ø and å may be missing from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from smartcheck.moment_words import Groups, MomentWords
from smartcheck.moments import Moment
from smartcheck.word_patterns import any_of, triggers

_YEAR = r"(?:19|20)\d\d"
_APART = r"[\s,./-]*"
# A digit that goes on another number, date or path begins no moment.
_FRESH = r"(?<![\w/:])(?<!\d[.,-])"
_DASH = r"\s?(?:-|–|—)\s?"
# What a text must hold for a form to be worth trying, beside its words.
SOME_YEAR = re.compile(_YEAR)
SOME_PAIR = re.compile(r"\d[./-]\s?\d")


@dataclass(frozen=True)
class Form:
    """One way of writing: read only where the text holds a trigger, a year or a pair of numbers.

    Forms without triggers are numbers alone.
    """

    source: str
    build: Callable[[Groups], Moment | None]
    triggers: frozenset[str] = frozenset()
    weak: Callable[[Groups], bool] = field(default=lambda groups: False)
    bare: bool = False
    year: bool = False
    pair: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The source compiled when it is first needed: many forms never meet their trigger."""
        return re.compile(self.source, re.I)


def _form(
    source: str,
    build: Callable[[Groups], Moment | None],
    words: Iterable[object] = (),
    *,
    weak: Callable[[Groups], bool] = lambda groups: False,
    bare: bool = False,
    year: bool = False,
    pair: bool = False,
) -> Form:
    return Form(source, build, triggers(words), weak, bare, year, pair)


def all_forms(words: MomentWords) -> tuple[Form, ...]:
    """Every form of a language, in the order in which they are believed."""
    return _Forms(words).all()


class _Forms:
    """The patterns of one language, put together from its words."""

    def __init__(self, words: MomentWords) -> None:
        self.words, listed = words, words.listed
        self.the, self.of = any_of(listed.get("the", ())), any_of(listed.get("of", ()))
        self.letters = any_of(words.letters)
        # "mai-komiteen" is a word of its own, "mai-juni" and "Q1-Q2" are ranges.
        self.ends = rf"(?![^\W\d]|-(?!{any_of(words.months)}(?!\w)|{self.letters}\d)[^\W\d])"
        self.weekday = rf"(?:{any_of(words.weekdays)}\.?,?\s+(?:{self.the}\s+)?)?"
        self.month = rf"(?P<m>{any_of(words.months)})(?![^\W_])\.?"
        endings = listed.get("day_endings", ())
        self.nth = rf"(?:{any_of(endings)})?"
        self.lettered = rf"(?:{any_of(e for e in endings if e.isalpha())})?"

    def all(self) -> tuple[Form, ...]:
        """See `all_forms`."""
        forms = [*self.dates(), *self.months(), *self.parts(), *self.fiscal(), *self.weeks()]
        forms += [*self.named_days(), *self.years()]
        if self.words.listed.get("month_first"):
            forms.append(self.month_first())
        if self.words.listed.get("dotted_dates"):
            dotted = rf"{_FRESH}(?P<a>\d\d?)\.\s?(?P<b>\d\d?)\.?(?![\d%]|[.,]\d)"
            forms.append(_form(dotted, self.words.pair, bare=True, pair=True))
        return tuple(forms)

    def dates(self) -> tuple[Form, ...]:
        """Days with their month: "2026-05-04", "4.5.26", "mandag 4. mai"."""
        words, weekday = self.words, self.weekday
        year = rf"(?:(?:,?\s*(?:{self.of}\s+)?)(?P<y>{_YEAR})(?!\d))?"
        return (
            _form(
                rf"{_FRESH}(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)",
                words.date,
                year=True,
                pair=True,
            ),
            _form(
                rf"{_FRESH}(?P<y>{_YEAR})[/.](?P<m>\d\d?)[/.](?P<d>\d\d?)(?!\d)",
                words.date,
                year=True,
                pair=True,
            ),
            _form(
                rf"{_FRESH}{weekday}(?P<a>\d\d?)(?P<s>[./-])\s?(?P<b>\d\d?)(?P=s)\s?"
                rf"(?P<y>{_YEAR}|\d\d)(?![\d%]|[.,/]\d)",
                words.pair,
                weak=lambda groups: len(groups["y"] or "") == 2,
                pair=True,
            ),
            _form(
                rf"{_FRESH}{weekday}(?P<a>\d\d?)[./](?P<b>\d\d?)\s?-\s?(?P<y>{_YEAR})(?!\d)",
                words.pair,
                year=True,
                pair=True,
            ),
            _form(
                rf"{_FRESH}{weekday}(?:(?P<d0>\d\d?)\.?{_DASH})?(?P<d>\d\d?)(?!\d){self.nth}\s*"
                rf"(?:{self.of}\s+)?{self.month}{year}{self.ends}",
                words.date,
                words.months,
            ),
            _form(
                rf"{_FRESH}{weekday}(?P<a>\d\d?)/(?P<b>\d\d?)(?![\d%/]|[.,]\d|\s?[^\W\d]*/)",
                words.pair,
                bare=True,
                pair=True,
            ),
            _form(
                rf"(?<!\w)(?P<name>{any_of(words.weekdays)}){self.ends}",
                words.weekday,
                words.weekdays,
            ),
        )

    def month_first(self) -> Form:
        """ "May 4th, 2021", "Friday, Oct 2"."""
        return _form(
            rf"(?<!\w){self.weekday}{self.month}\s+"
            rf"(?:(?P<d0>\d\d?){_DASH})?(?P<d>\d\d?)(?![\d%]|[.,:]\d){self.lettered}"
            rf"(?:,?\s*(?P<y>{_YEAR})(?!\d))?{self.ends}",
            self.words.date,
            self.words.months,
        )

    def months(self) -> tuple[Form, ...]:
        """ "2026-05", "mai 2026", "May"."""
        words, month, ends = self.words, self.month, self.ends
        return (
            _form(
                rf"{_FRESH}(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])(?![\d-]*\d)", words.month, year=True
            ),
            _form(
                rf"{_FRESH}(?P<m>0?[1-9]|1[0-2])[/.](?P<y>{_YEAR})(?!\d)", words.month, year=True
            ),
            _form(
                rf"(?<!\w){month}(?:\s{self.of})?{_APART}['’]?(?P<y>{_YEAR})(?!\d){ends}",
                words.month,
                words.months,
            ),
            _form(rf"{_FRESH}(?P<y>{_YEAR})[\s-]{month}{ends}", words.month, words.months),
            _form(
                rf"(?<!\w){month}{ends}",
                words.month,
                words.months,
                weak=words.is_doubtful_month,
            ),
        )

    def parts(self) -> tuple[Form, ...]:
        """ "Q3 2026", "andre halvår", "1st quarter of 2026"."""
        words, of, ends, letters = self.words, self.of, self.ends, self.words.letters
        part = rf"(?P<p>{any_of(words.parts)}){ends}"
        nth = rf"(?:(?P<n>\d){self.nth}|(?P<o>{any_of(words.ordinals)}))[\s-]*"
        year = rf"(?:(?:\s{of})?(?:\s{self.the})?{_APART}(?P<y>{_YEAR})(?!\d){ends})?"
        return (
            _form(
                rf"{_FRESH}(?P<y>{_YEAR}){_APART}(?P<p>{self.letters})(?P<n>\d)(?!\d){ends}",
                words.part,
                letters,
            ),
            _form(
                rf"(?<!\w)(?P<p>{self.letters})\s?(?P<n>\d)(?:(?:\s{of})?{_APART}(?P<y>{_YEAR})(?!\d)"
                rf"|[\s/-]?['’](?P<yy>\d\d)(?!\d)|[-/](?P<yyy>\d\d)(?!\d))?(?![\d%]|[.,]\d){ends}",
                words.part,
                letters,
                # "H2" and "T1" may be anything, "Q3" is nothing else.
                weak=lambda groups: words.kind(groups) != "quarter" and not groups["y"],
            ),
            _form(
                rf"{_FRESH}(?P<n>\d)(?P<p>{self._letters_of('quarter', 'half')})\s?['’]?"
                rf"(?P<y>{_YEAR}|\d\d)(?!\d)",
                words.part,
                letters,
            ),
            _form(rf"{_FRESH}{nth}{part}{year}", words.part, words.parts),
            _form(rf"{_FRESH}(?P<y>{_YEAR}){_APART}{nth}{part}", words.part, words.parts),
            _form(rf"(?<!\w){part}\s(?P<n>\d)(?![\d%]|[.,]\d){year}", words.part, words.parts),
        )

    def _letters_of(self, *kinds: str) -> str:
        return any_of(letter for letter, kind in self.words.letters.items() if kind in kinds)

    def fiscal(self) -> tuple[Form, ...]:
        """ "FY26-Q1", "Q1 FY26", "academic year 2025/26"."""
        words, listed = self.words, self.words.listed
        sign, quarter = any_of(listed.get("fiscal_signs", ())), self._letters_of("quarter")
        both = rf"\s+(?P<y>{_YEAR}|\d\d)(?:{_DASH}|\s?/\s?)(?P<y2>{_YEAR}|\d\d)(?![\w%]|[.,/-]\d)"
        named, unknown = words.school_years, listed.get("split_years", ())
        return (
            _form(
                rf"(?<!\w){sign}\s?['’]?(?P<y>\d{{4}}|\d\d)(?!\d)"
                rf"(?:[-\s/,]*{quarter}(?P<n>\d)(?!\d))?",
                words.fiscal,
                listed.get("fiscal_signs", ()),
            ),
            _form(
                rf"(?<!\w){quarter}(?P<n>\d)[-\s/,]*(?:{self.of}\s)?{sign}\s?['’]?"
                rf"(?P<y>{_YEAR}|\d\d)(?!\d)",
                words.fiscal,
                words.letters,
            ),
            _form(rf"(?<!\w)(?P<name>{any_of(named)}){both}", words.school_year, named),
            _form(rf"(?<!\w){any_of(unknown)}{both}", words.split_year, unknown),
        )

    def weeks(self) -> tuple[Form, ...]:
        """ "uke 45", "weeks 45-47", "2026-W45"."""
        words, listed = self.words, self.words.listed
        also = rf"(?:(?:{_DASH}|\s?[+&]\s?|\s{any_of(listed.get('range_words', ()))}\s"
        also += rf"|\s{any_of(listed.get('and_words', ()))}\s)(?P<n2>\d\d?)(?![\d%]|[.,]\d))?"
        year = rf"(?:(?:\s{self.of})?{_APART}(?P<y>{_YEAR})(?!\d))?"
        week = listed.get("week", ())
        # ISO 8601 writes W in every language.
        return (
            _form(
                rf"(?<!\w){any_of(week)}[\s-]+(?P<n>\d\d?)(?![\d%/]|[.,]\d){also}{year}{self.ends}",
                words.week,
                week,
            ),
            _form(rf"{_FRESH}(?P<y>{_YEAR})[-\s]?W(?P<n>\d\d?)(?!\d)", words.week, ("w",)),
            _form(rf"(?<!\w)W(?P<n>\d\d?)[\s,/-]+(?P<y>{_YEAR})(?!\d)", words.week, ("w",)),
        )

    def named_days(self) -> tuple[Form, ...]:
        """ "våren 2026", "2026 summer", "jul"."""
        words, ends = self.words, self.ends
        year = rf"(?:(?:\s{self.of})?{_APART}(?P<y>{_YEAR})(?!\d))?"
        season = rf"(?P<name>{any_of(words.seasons)})"
        return (
            _form(
                rf"(?<!\w){season}(?:\s{self.of})?{year}{ends}",
                words.season,
                words.seasons,
                weak=lambda groups: not groups["y"],
            ),
            _form(rf"{_FRESH}(?P<y>{_YEAR})\s{season}{ends}", words.season, words.seasons),
            _form(
                rf"(?<!\w)(?P<name>{any_of(words.holidays)})(?:\s+(?P<y>{_YEAR})(?!\d))?{ends}",
                words.holiday,
                words.holidays,
            ),
        )

    def years(self) -> tuple[Form, ...]:
        """ "2024-2026", "2026/27", "2026"."""
        return (
            _form(
                rf"{_FRESH}(?P<y>{_YEAR})(?:{_DASH}|\s?/\s?)(?P<y2>{_YEAR}|\d\d)(?![\w%]|[.,/-]\d)",
                self.words.year,
                weak=lambda groups: True,
                year=True,
            ),
            _form(
                rf"{_FRESH}(?P<y>{_YEAR})(?![\w%]|[.,:/]\d|-\d|-[^\W\d])",
                self.words.year,
                weak=lambda groups: True,
                year=True,
            ),
        )
