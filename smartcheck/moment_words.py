"""The words for days, months, quarters and the like in one language, and what they stand for.

Names of months and weekdays come from CLDR, other words from the `times` section of the language
pack. What a pattern of `moment_patterns` found becomes a Moment here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from smartcheck.languages import LanguagePack
from smartcheck.moments import Moment
from smartcheck.word_patterns import plain

Groups = Mapping[str, str | None]


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


class MomentWords:
    """The words of one pack, and the moments that the groups of a match name."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.section("times")
        self.listed = words
        self.months, self.long, _ = calendar_names(tuple(words.get("months_of", ("en",))))
        _, _, self.weekdays = calendar_names(tuple(words.get("weekdays_of", ("en",))))
        self.ordinals: Mapping[str, int] = words.get("ordinals", {})
        self.letters: Mapping[str, str] = words.get("part_letters", {})
        parts: Mapping[str, list[str]] = words.get("parts", {})
        self.parts = {word: kind for kind in parts for word in parts[kind]}
        self.seasons = {
            word: (season["from"], season["months"])
            for season in words.get("seasons", ())
            for word in season["words"]
        }
        self.school_years = {
            word: (year["from"], year["months"])
            for year in words.get("school_years", ())
            for word in year["words"]
        }
        holidays: Mapping[str, list[str]] = words.get("holidays", {})
        self.holidays = {word: name for name in holidays for word in holidays[name]}
        self._values: dict[str, Any] = {
            plain(word): value
            for word, value in (
                *self.ordinals.items(),
                *self.parts.items(),
                *self.letters.items(),
                *self.seasons.items(),
                *self.school_years.items(),
                *self.holidays.items(),
                *self.weekdays.items(),
            )
        }
        self._unsure = frozenset(map(plain, words.get("unsure", ())))

    def date(self, groups: Groups) -> Moment | None:
        """A day with its month."""
        return Moment("date", _int(groups["y"]), self._month_number(groups["m"]), _int(groups["d"]))

    def pair(self, groups: Groups) -> Moment | None:
        """A day and a month in numbers, whose order the settings decide."""
        pair = _int(groups["a"]) or 0, _int(groups["b"]) or 0
        if len(groups.get("y") or "") == 2 and not 0 < pair[1] <= 12:
            return None  # a version, such as 1.24.10
        return Moment("date", _full_year(groups.get("y")), pair=pair)

    def month(self, groups: Groups) -> Moment | None:
        """A month; None for a name that is another day elsewhere."""
        # "jul" is July behind the number of a day only, and Christmas elsewhere.
        if str(groups["m"]).lower() in self.holidays:
            return None
        return Moment("month", _full_year(groups.get("y")), self._month_number(groups["m"]))

    def _month_number(self, name: str | None) -> int | None:
        return int(name) if name and name.isdigit() else self.months.get(str(name).lower())

    def is_doubtful_month(self, groups: Groups) -> bool:
        """Whether a name may be another word as well: "may", "mar"."""
        name = str(groups["m"]).lower()
        return name not in self.long or name in self._unsure

    def part(self, groups: Groups) -> Moment | None:
        """A numbered part of a year: "Q3", "andre halvår"."""
        number = groups.get("n") or self._values.get(plain(groups.get("o") or ""))
        year = groups.get("y") or groups.get("yy") or groups.get("yyy")
        return Moment(self.kind(groups), _full_year(year), number=_int(number))

    def kind(self, groups: Groups) -> Any:
        """What part of a year a letter or word stands for."""
        return self._values[plain(groups["p"] or "")]

    def fiscal(self, groups: Groups) -> Moment | None:
        """A fiscal year, or a quarter of one."""
        return Moment("fiscal", _full_year(groups["y"]), number=_int(groups["n"]))

    def week(self, groups: Groups) -> Moment | None:
        """A week by its number."""
        return Moment("week", _int(groups["y"]), number=_int(groups["n"]))

    def season(self, groups: Groups) -> Moment | None:
        """A season, whose months the pack names."""
        return Moment("season", _int(groups["y"]), months=self._values[plain(groups["name"] or "")])

    def holiday(self, groups: Groups) -> Moment | None:
        """A holiday."""
        return Moment(
            "holiday", _int(groups["y"]), name=str(self._values[plain(groups["name"] or "")])
        )

    def weekday(self, groups: Groups) -> Moment | None:
        """The next such day of a week."""
        return Moment("date", weekday=self._values[plain(groups["name"] or "")])

    def year(self, groups: Groups) -> Moment | None:
        """A calendar year, or the first of several."""
        last = groups.get("y2") or ""
        # "2026/27" is a school or fiscal year, whose months nobody can know from its name.
        if len(last) == 2:
            return Moment("fiscal", end) if (end := _next_year(groups)) else None
        return Moment("year", _int(groups["y"]))

    def school_year(self, groups: Groups) -> Moment | None:
        """A year across the turn of the year, called by both; named after the one it ends in."""
        end = _next_year(groups)
        if end is None:
            return None
        first, count = self._values[plain(groups["name"] or "")]
        return Moment("season", end, months=(first - 12, count))

    def split_year(self, groups: Groups) -> Moment | None:
        """The same where nobody can know its months from its name."""
        return Moment("fiscal", end) if (end := _next_year(groups)) else None


def _next_year(groups: Groups) -> int | None:
    """The second of two years that follow each other: "2026/27", "2026-2027"."""
    following = (_full_year(groups["y"]) or 0) + 1
    return following if str(following).endswith(str(groups["y2"])) else None


def _int(number: str | int | None) -> int | None:
    return int(number) if number is not None else None


def _full_year(year: str | None) -> int | None:
    return None if year is None else int(year) + (2000 if len(year) == 2 else 0)
