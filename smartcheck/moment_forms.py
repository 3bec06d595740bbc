"""How people write days, months, quarters and the like: plain text -> moments.

One pattern per way of writing, all with the same group names. Names of months and weekdays come
from CLDR, other words from the `times` section of the language pack; æ, ø and å may be missing.
What stands around a moment (the cue of a deadline, "OKRs" in a heading) is for `periods` and
`annotate.times` to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

from smartcheck.languages import LanguagePack
from smartcheck.moments import Moment
from smartcheck.word_patterns import any_of, plain, triggers, words_in

_LETTERS = {"q": "quarter", "h": "half", "t": "tertial"}
_YEAR = r"(?:19|20)\d\d"
_APART = r"[\s,./-]*"
# A digit that goes on another number, date or path begins no moment.
_FRESH = r"(?<![\w/:])(?<!\d[.,-])"
_DASH = r"\s?(?:-|–|—)\s?"


@dataclass(frozen=True, slots=True)
class Found:
    """A moment in a text, or a range of two.

    `weak` ones may be another word altogether ("may", "vår", "2020") and want a cue. `bare` ones
    are numbers only, without a word or a year ("6/10").
    """

    start: int
    end: int
    moment: Moment
    last: Moment | None = None
    weak: bool = False
    bare: bool = False


@dataclass(frozen=True)
class _Form:
    """One way of writing: read only where the text holds a trigger; none means digits alone."""

    source: str
    build: Callable[[Mapping[str, str | None]], Moment | None]
    triggers: frozenset[str] = frozenset()
    weak: Callable[[Mapping[str, str | None]], bool] = field(default=lambda groups: False)
    bare: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The source compiled when it is first needed: many forms never meet their trigger."""
        return re.compile(self.source, re.I)


def find_moments(text: str, pack: LanguagePack) -> list[Found]:
    """Every day and stretch of the calendar named in a text, in order; ranges are one moment."""
    return _reader(pack).read(text)


@lru_cache(maxsize=16)
def _reader(pack: LanguagePack) -> _MomentReader:
    return _MomentReader(pack)


@lru_cache(maxsize=16)
def calendar_names(locales: tuple[str, ...]) -> tuple[dict[str, int], set[str], dict[str, int]]:
    """Months by name, which names are long ones, and weekdays (Monday 0), as CLDR has them."""
    from babel import Locale

    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    long: set[str] = set()
    for code in locales:
        locale = Locale.parse(code)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names = locale.months[context][width]
                months |= {name.lower().rstrip("."): number for number, name in names.items()}
            long |= {name.lower() for name in locale.months[context]["wide"].values()}
            days = locale.days[context]["wide"]
            weekdays |= {name.lower(): number for number, name in days.items()}
    return months, long, weekdays


class _MomentReader:
    """The patterns of one language, compiled once."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.section("times")
        self._words = words
        self._months, self._long, _ = calendar_names(tuple(words.get("months_of", ("en",))))
        _, _, self._weekdays = calendar_names(tuple(words.get("weekdays_of", ("en",))))
        self._ordinals: Mapping[str, int] = words.get("ordinals", {})
        parts: Mapping[str, list[str]] = words.get("parts", {})
        self._parts = {word: kind for kind in parts for word in parts[kind]}
        self._seasons = {
            word: (season["from"], season["months"])
            for season in words.get("seasons", ())
            for word in season["words"]
        }
        holidays: Mapping[str, list[str]] = words.get("holidays", {})
        self._holidays = {word: name for name in holidays for word in holidays[name]}
        self._values = {
            plain(word): value
            for word, value in (
                *self._ordinals.items(),
                *self._parts.items(),
                *self._seasons.items(),
                *self._holidays.items(),
                *self._weekdays.items(),
            )
        }
        self._unsure = frozenset(map(plain, words.get("unsure", ())))
        # "mai-komiteen" is a word of its own, "mai-juni" and "Q1-Q2" are ranges.
        self._ends = rf"(?![^\W\d]|-(?!{any_of(self._months)}(?!\w)|[qht]\d)[^\W\d])"
        self._forms = self._all_forms()
        joins = any_of((*words.get("range_words", ()), *words.get("and_words", ())))
        self._join = re.compile(rf"\s*(?:-|–|—|\.\.|/|\+|&|,|,?\s{joins}\s)\s*", re.I)

    def read(self, text: str) -> list[Found]:
        """See `find_moments`."""
        words, digits = words_in(text), any(char.isdigit() for char in text)
        found = [
            moment
            for form in self._forms
            if (form.triggers & words if form.triggers else digits)
            for moment in self._matches(form, text)
        ]
        found.sort(key=lambda moment: (moment.start, -moment.end))
        kept: list[Found] = []
        for moment in found:
            if not kept or moment.start >= kept[-1].end:
                kept.append(moment)
        return self._joined(text, kept)

    def _matches(self, form: _Form, text: str) -> Iterable[Found]:
        for match in form.pattern.finditer(text):
            groups = match.groupdict()
            if (moment := form.build(groups)) is None:
                continue
            first, last = _split(moment, groups)
            # A full stop behind "januar" ends the sentence, behind "jan" it belongs to the word.
            full_stop = text[match.end() - 1] == "." and str(groups.get("m")).lower() in self._long
            end = match.end() - full_stop
            yield Found(match.start(), end, first, last, form.weak(groups), form.bare)

    def _joined(self, text: str, found: list[Found]) -> list[Found]:
        """Neighbours of one kind with a dash or "to" between them are one range."""
        joined: list[Found] = []
        for right in found:
            left = joined[-1] if joined else None
            if (
                left
                and left.moment.kind == right.moment.kind
                and (left.bare or not right.bare)
                and self._join.fullmatch(text, left.end, right.start)
            ):
                last = right.last or right.moment
                weak, bare = left.weak and right.weak, left.bare and right.bare
                joined[-1] = Found(left.start, right.end, left.moment, last, weak, bare)
            else:
                joined.append(right)
        return joined

    def _all_forms(self) -> tuple[_Form, ...]:
        habits = [*self._dates(), *self._month_forms(), *self._part_forms(), *self._other_forms()]
        if self._words.get("month_first"):
            habits.append(self._month_first())
        if self._words.get("dotted_dates"):
            dotted = rf"{_FRESH}(?P<a>\d\d?)\.\s?(?P<b>\d\d?)\.?(?![\d%]|[.,]\d)"
            habits.append(self._form(dotted, self._pair, bare=True))
        return tuple(habits)

    def _form(
        self,
        pattern: str,
        build: Callable[[Mapping[str, str | None]], Moment | None],
        words: Iterable[object] = (),
        **more: Any,
    ) -> _Form:
        return _Form(pattern, build, triggers(words), **more)

    def _dates(self) -> tuple[_Form, ...]:
        the, of = any_of(self._words.get("the", ())), any_of(self._words.get("of", ()))
        weekday = rf"(?:{any_of(self._weekdays)}\.?,?\s+(?:{the}\s+)?)?"
        month = rf"(?P<m>{any_of(self._months)})(?![^\W_])\.?"
        nth = r"(?:st|nd|rd|th|\.)?"
        year = rf"(?:(?:,?\s*(?:{of}\s+)?)(?P<y>{_YEAR})(?!\d))?"
        return (
            self._form(rf"{_FRESH}(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", self._date),
            self._form(
                rf"{_FRESH}(?P<y>{_YEAR})[/.](?P<m>\d\d?)[/.](?P<d>\d\d?)(?!\d)", self._date
            ),
            self._form(
                rf"{_FRESH}{weekday}(?P<a>\d\d?)(?P<s>[./-])\s?(?P<b>\d\d?)(?P=s)\s?"
                rf"(?P<y>{_YEAR}|\d\d)(?![\d%]|[.,/]\d)",
                self._pair,
                weak=lambda groups: len(groups["y"] or "") == 2,
            ),
            self._form(
                rf"{_FRESH}{weekday}(?P<a>\d\d?)[./](?P<b>\d\d?)\s?-\s?(?P<y>{_YEAR})(?!\d)",
                self._pair,
            ),
            self._form(
                rf"{_FRESH}{weekday}(?:(?P<d0>\d\d?)\.?{_DASH})?(?P<d>\d\d?)(?!\d){nth}\s*"
                rf"(?:{of}\s+)?{month}{year}{self._ends}",
                self._date,
                self._months,
            ),
            self._form(
                rf"{_FRESH}{weekday}(?P<a>\d\d?)/(?P<b>\d\d?)(?![\d%/]|[.,]\d|\s?[^\W\d]*/)",
                self._pair,
                bare=True,
            ),
            self._form(
                rf"(?<!\w)(?P<name>{any_of(self._weekdays)}){self._ends}",
                self._weekday,
                self._weekdays,
            ),
        )

    def _month_first(self) -> _Form:
        """ "May 4th, 2021", "Friday, Oct 2"."""
        the = any_of(self._words.get("the", ()))
        weekday = rf"(?:{any_of(self._weekdays)}\.?,?\s+(?:{the}\s+)?)?"
        return self._form(
            rf"(?<!\w){weekday}(?P<m>{any_of(self._months)})(?![^\W_])\.?\s+"
            rf"(?:(?P<d0>\d\d?){_DASH})?(?P<d>\d\d?)(?![\d%]|[.,:]\d)(?:st|nd|rd|th)?"
            rf"(?:,?\s*(?P<y>{_YEAR})(?!\d))?{self._ends}",
            self._date,
            self._months,
        )

    def _month_forms(self) -> tuple[_Form, ...]:
        month = rf"(?P<m>{any_of(self._months)})(?![^\W_])\.?"
        of = any_of(self._words.get("of", ()))
        return (
            self._form(rf"{_FRESH}(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])(?![\d-]*\d)", self._month),
            self._form(rf"{_FRESH}(?P<m>0?[1-9]|1[0-2])[/.](?P<y>{_YEAR})(?!\d)", self._month),
            self._form(
                rf"(?<!\w){month}(?:\s{of})?{_APART}['’]?(?P<y>{_YEAR})(?!\d){self._ends}",
                self._month,
                self._months,
            ),
            self._form(
                rf"{_FRESH}(?P<y>{_YEAR})[\s-]{month}{self._ends}", self._month, self._months
            ),
            self._form(
                rf"(?<!\w){month}{self._ends}",
                self._month,
                self._months,
                weak=self._doubtful,
            ),
        )

    def _part_forms(self) -> tuple[_Form, ...]:
        of, the = any_of(self._words.get("of", ())), any_of(self._words.get("the", ()))
        part = rf"(?P<p>{any_of(self._parts)}){self._ends}"
        nth = rf"(?:(?P<n>\d)(?:st|nd|rd|th|\.)?|(?P<o>{any_of(self._ordinals)}))[\s-]*"
        year = rf"(?:(?:\s{of})?(?:\s{the})?{_APART}(?P<y>{_YEAR})(?!\d){self._ends})?"
        letters, words = tuple(_LETTERS), tuple(self._parts)
        return (
            self._form(
                rf"{_FRESH}(?P<y>{_YEAR}){_APART}(?P<p>[qht])(?P<n>\d)(?!\d){self._ends}",
                self._part,
                letters,
            ),
            self._form(
                rf"(?<!\w)(?P<p>[qht])\s?(?P<n>\d)(?:(?:\s{of})?{_APART}(?P<y>{_YEAR})(?!\d)"
                rf"|[\s/-]?['’](?P<yy>\d\d)(?!\d)|[-/](?P<yyy>\d\d)(?!\d))?(?![\d%]|[.,]\d){self._ends}",
                self._part,
                letters,
                weak=lambda groups: groups["p"] not in ("q", "Q") and not groups["y"],
            ),
            self._form(
                rf"{_FRESH}(?P<n>\d)(?P<p>[qh])\s?['’]?(?P<y>{_YEAR}|\d\d)(?!\d)",
                self._part,
                letters,
            ),
            self._form(rf"{_FRESH}{nth}{part}{year}", self._part, words),
            self._form(rf"{_FRESH}(?P<y>{_YEAR}){_APART}{nth}{part}", self._part, words),
            self._form(rf"(?<!\w){part}\s(?P<n>\d)(?![\d%]|[.,]\d){year}", self._part, words),
            self._form(
                r"(?<!\w)FY\s?['’]?(?P<y>\d{4}|\d\d)(?!\d)(?:[-\s/,]*Q(?P<n>\d)(?!\d))?",
                self._fiscal,
                ("fy",),
            ),
            self._form(
                rf"(?<!\w)Q(?P<n>\d)[-\s/,]*(?:{of}\s)?FY\s?['’]?(?P<y>{_YEAR}|\d\d)(?!\d)",
                self._fiscal,
                letters,
            ),
        )

    def _other_forms(self) -> tuple[_Form, ...]:
        of = any_of(self._words.get("of", ()))
        week = any_of(self._words.get("week", ()))
        also = rf"(?:(?:{_DASH}|\s?[+&]\s?|\s{any_of(self._words.get('range_words', ()))}\s"
        also += rf"|\s{any_of(self._words.get('and_words', ()))}\s)(?P<n2>\d\d?)(?![\d%]|[.,]\d))?"
        year = rf"(?:(?:\s{of})?{_APART}(?P<y>{_YEAR})(?!\d))?"
        season = rf"(?P<name>{any_of(self._seasons)})"
        return (
            self._form(
                rf"(?<!\w){week}[\s-]+(?P<n>\d\d?)(?![\d%/]|[.,]\d){also}{year}{self._ends}",
                self._week,
                self._words.get("week", ()),
            ),
            self._form(rf"{_FRESH}(?P<y>{_YEAR})[-\s]?W(?P<n>\d\d?)(?!\d)", self._week, ("w",)),
            self._form(rf"(?<!\w)W(?P<n>\d\d?)[\s,/-]+(?P<y>{_YEAR})(?!\d)", self._week, ("w",)),
            self._form(
                rf"(?<!\w){season}(?:\s{of})?{year}{self._ends}",
                self._season,
                self._seasons,
                weak=lambda groups: not groups["y"],
            ),
            self._form(
                rf"{_FRESH}(?P<y>{_YEAR})\s{season}{self._ends}", self._season, self._seasons
            ),
            self._form(
                rf"(?<!\w)(?P<name>{any_of(self._holidays)})(?:\s+(?P<y>{_YEAR})(?!\d))?{self._ends}",
                self._holiday,
                self._holidays,
            ),
            self._form(
                rf"{_FRESH}(?P<y>{_YEAR})(?:{_DASH}|\s?/\s?)(?P<y2>{_YEAR}|\d\d)(?![\w%]|[.,/-]\d)",
                self._year,
                weak=lambda groups: True,
            ),
            self._form(
                rf"{_FRESH}(?P<y>{_YEAR})(?![\w%]|[.,:/]\d|-\d|-[^\W\d])",
                self._year,
                weak=lambda groups: True,
            ),
        )

    def _date(self, groups: Mapping[str, str | None]) -> Moment | None:
        return Moment("date", _int(groups["y"]), self._month_number(groups["m"]), _int(groups["d"]))

    def _pair(self, groups: Mapping[str, str | None]) -> Moment | None:
        pair = _int(groups["a"]) or 0, _int(groups["b"]) or 0
        if len(groups.get("y") or "") == 2 and not 0 < pair[1] <= 12:
            return None  # a version, such as 1.24.10
        return Moment("date", _full_year(groups.get("y")), pair=pair)

    def _month(self, groups: Mapping[str, str | None]) -> Moment | None:
        # "jul" is July behind the number of a day only, and Christmas elsewhere.
        if str(groups["m"]).lower() in self._holidays:
            return None
        return Moment("month", _full_year(groups.get("y")), self._month_number(groups["m"]))

    def _month_number(self, name: str | None) -> int | None:
        return int(name) if name and name.isdigit() else self._months.get(str(name).lower())

    def _doubtful(self, groups: Mapping[str, str | None]) -> bool:
        name = str(groups["m"]).lower()
        return name not in self._long or name in self._unsure

    def _part(self, groups: Mapping[str, str | None]) -> Moment | None:
        name = plain(groups["p"] or "")
        number = groups.get("n") or self._values.get(plain(groups.get("o") or ""))
        year = groups.get("y") or groups.get("yy") or groups.get("yyy")
        kind: Any = _LETTERS.get(name) or self._values[name]
        return Moment(kind, _full_year(year), number=_int(number))

    def _fiscal(self, groups: Mapping[str, str | None]) -> Moment | None:
        return Moment("fiscal", _full_year(groups["y"]), number=_int(groups["n"]))

    def _week(self, groups: Mapping[str, str | None]) -> Moment | None:
        return Moment("week", _int(groups["y"]), number=_int(groups["n"]))

    def _season(self, groups: Mapping[str, str | None]) -> Moment | None:
        months = self._values[plain(groups["name"] or "")]
        return Moment("season", _int(groups["y"]), months=months)

    def _holiday(self, groups: Mapping[str, str | None]) -> Moment | None:
        name = self._values[plain(groups["name"] or "")]
        return Moment("holiday", _int(groups["y"]), name=str(name))

    def _weekday(self, groups: Mapping[str, str | None]) -> Moment | None:
        return Moment("date", weekday=self._values[plain(groups["name"] or "")])

    def _year(self, groups: Mapping[str, str | None]) -> Moment | None:
        last = groups.get("y2") or ""
        # "2026/27" is a school or fiscal year, whose months nobody can know from its name.
        if len(last) == 2:
            if int(last) != (int(str(groups["y"])) + 1) % 100:
                return None
            return Moment("fiscal", int(str(groups["y"])[:2] + last))
        return Moment("year", _int(groups["y"]))


def _split(moment: Moment, groups: Mapping[str, str | None]) -> tuple[Moment, Moment | None]:
    """Ranges written in one piece: "16-22 desember", "uke 51-52", "2024-2026"."""
    if first_day := groups.get("d0"):
        return replace(moment, day=int(first_day)), moment
    if last_week := groups.get("n2"):
        return moment, replace(moment, number=int(last_week))
    if (last_year := groups.get("y2")) and moment.kind == "year":
        return moment, replace(moment, year=int(last_year))
    return moment, None


def _int(number: str | int | None) -> int | None:
    return int(number) if number is not None else None


def _full_year(year: str | None) -> int | None:
    return None if year is None else int(year) + (2000 if len(year) == 2 else 0)
