"""What stands behind a number: its unit, its rate, and what kind of number that makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice
from typing import Literal

from smartcheck.annotate.bounds import Bounds
from smartcheck.annotate.clues import Clues
from smartcheck.annotate.glance import Parsed
from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.numbers import Number, any_listed, listed_pattern
from smartcheck.annotate.words import Word
from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import Ending, alternatives, any_of

UnitKind = Literal["count", "percent", "points", "money", "measure"]
_MAX_NOUN_DISTANCE = 5
_UNIT_WORD = re.compile(r"[\s-]?((?:°\s?)?[^\W\d_]+(?:/[^\W\d_]+)?[²³]?\.?)")
_BEHIND = r"(?:\s+(?P<first>[^\W\d_]+))?(?:\s+(?P<second>[^\W\d_]+))?"
_TWO_WORDS = re.compile(_BEHIND)
_HYPHENED = re.compile(rf"-(?P<unit>[^\W\d_]+)(?![\w-]){_BEHIND}")
_TIED = re.compile(r"[^\W\d_]+-$")
_LONGEST_PART = 20  # How far back, in characters, such a part may begin.
_MONEY_SIGN = re.compile(r"\s?(€|\$|£|,-)")
_PLAIN_WORD = re.compile(r"[\s+]+([^\W\d_]{3,})")


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit behind a number, and where the quantity ends with it.

    `change` says that a word of change goes with it: "15-point increase".
    """

    kind: UnitKind
    name: str
    end: int
    word: Word | None = None
    per: bool = False
    of_whole: bool = False
    change: bool = False


class _Patterns:
    """The patterns of one language, compiled once."""

    def __init__(self, pack: LanguagePack) -> None:
        section = pack.section("numbers")
        working = any_of(pack.section("times")["working_days"])
        self.working_days = re.compile(rf"\s{working}(?!\w)", re.I)
        self.ones = listed_pattern(pack, "ones", r"(?<![\w-])(?:{})(?![\w-])")
        self.ratio = listed_pattern(pack, "ratio", r"\s(?:{})\s(?:\d|[^\W\d_]+)")
        self.hyphened = listed_pattern(pack, "words", r"(?<![\w-])(?:{})(?=-)")
        ordinal = any_listed(pack, "ordinal_endings")
        places = alternatives(pack.words("rank_nouns"))
        self.place = re.compile(rf"(?:{ordinal})\s?(?:{places})(?!\w)", re.I)
        lengths = alternatives(word for word in section["units"] if len(word) > 1)
        self.part_of_unit = listed_pattern(
            pack, "parts_of_scales", rf"(?<![\w-])(?:{{}})(?=\s(?:{lengths})(?!\w))"
        )
        self.to = Ending(section["to"])
        self.points = listed_pattern(pack, "points", r"\s?(?:{})(?!\w)")
        self.percent_of_one = listed_pattern(pack, "percent", r"\s?(?:{})(?!\w)")
        self.percent = listed_pattern(pack, "percent", r"\s?(?:{}|‰)\+?(?!\w|-\w)")
        self.change = listed_pattern(pack, "change_after", r"\s+(?:{})\b")
        self.whole = listed_pattern(pack, "whole", r"\s+(?:{})\b")
        self.rate = _rate(pack)
        self.cadences = _cadences(pack)


@cache
def _patterns(pack: LanguagePack) -> _Patterns:
    return _Patterns(pack)


def _rate(pack: LanguagePack) -> re.Pattern[str]:
    """What makes a rate of a unit: "/km", "per kunde", "a week", "i uka"."""
    any_noun, times = any_listed(pack, "rate_words"), any_listed(pack, "rates")
    noun = r"[^\W\d_]+[²³]?"
    return re.compile(rf"\s*(?:/\s?{noun}|\b(?:{any_noun})\s+{noun}|\b(?:{times})\b)", re.I)


def _cadences(pack: LanguagePack) -> re.Pattern[str]:
    """How often, behind a bound word or before and after a change."""
    cadence, to = any_listed(pack, "cadence"), any_listed(pack, "to")
    bounded = rf"(?:{any_listed(pack, 'bounds')})\s+(?:{cadence})"
    changed = rf"(?:{cadence})\s*(?:->|=>|→|{to})\s*(?:{cadence})"
    return re.compile(rf"(?<!\w)(?:{bounded}|{changed})\b", re.I)


@cache
def _from_to(pack: LanguagePack) -> re.Pattern[str]:
    """A change that ends at what stands behind."""
    frm, to = any_listed(pack, "from"), any_listed(pack, "to")
    return re.compile(rf"\b(?:{frm})\s[^.;]*\b(?:{to})\s+$", re.I)


class Units:
    """Finds units behind the numbers of one text; what was found is kept."""

    def __init__(self, text: str, structure: Parsed, pack: LanguagePack, clues: Clues) -> None:
        self.text, self.structure, self.pack, self.clues = text, structure, pack, clues
        self.section = pack.section("numbers")
        self.lexicon = Lexicon.of(pack)
        self.bounds = Bounds(text, structure, pack)
        self._patterns = _patterns(pack)
        self._units: dict[tuple[int, int], Unit] = {}

    # -- numbers that only words beside them make ------------------------------------------------

    def bounded_ones(self) -> Iterator[Number]:
        """ "One" and its kin where they count: behind a bound word, before per cent, in a ratio."""
        if not self.clues.may_hold("ones"):
            return
        for match in self._patterns.ones.finditer(self.text):
            counted = self._patterns.ratio.match(self.text, match.end())
            shared = self._patterns.percent_of_one.match(self.text, match.end())
            start, bound = self.bounds.before(match.start())
            unstressed = match[0].lower() in self.section["articles"]
            timed = self.text[start : match.start()].strip().lower() in self.section["time_bounds"]
            # "Minst en gang" counts, "innen en uke" only says when.
            unstressed = unstressed or (timed and match[0].lower() in self.section["weak_ones"])
            counts = shared or (bound and not unstressed) or self._is_goal(match)
            if counts or (counted and self._is_ratio_of_one(match)):
                yield Number(match.start(), match.end(), 1, False)

    def _is_goal(self, match: re.Match[str]) -> bool:
        """ "Down to one day", "fra to uker til én": a stressed one with its unit behind "to"."""
        word = match[0].lower()
        weak = word in self.section["articles"] or word in self.section["weak_ones"]
        if weak and _from_to(self.pack).search(self.text[: match.start()]) is None:
            # An article counts in "from three days to a week" alone.
            return False
        if self._patterns.to.before(self.text, match.start()) is None:
            return False
        behind = _UNIT_WORD.match(self.text, match.end())
        return behind is not None and behind[1].lower() in self.section["units"]

    def counted_words(self) -> Iterator[Number]:
        """Words that are a number where something stands beside them."""
        yield from self.bounded_ones()
        yield from self._hyphened_words()
        if self.clues.may_hold("parts_of_scales"):
            # "Half an hour", "halvannen time".
            values = self.section["parts_of_scales"]
            for match in self._patterns.part_of_unit.finditer(self.text):
                yield Number(match.start(), match.end(), float(values[match[0].lower()]), False)

    def _hyphened_words(self) -> Iterator[Number]:
        """Number words before a hyphen and a unit that changes: "a two-point drop"."""
        if "-" not in self.text or not self.clues.may_hold_number_words():
            return
        values = self.section["words"]
        for match in self._patterns.hyphened.finditer(self.text):
            number = Number(match.start(), match.end(), float(values[match[0].lower()]), False)
            if self.after(number).change:
                yield number

    def _is_ratio_of_one(self, match: re.Match[str]) -> bool:
        values = {str(word) for word in self.section["words"]}
        following = re.match(r"\s\S+\s(\S+)", self.text[match.end() :])
        word = following[1].lower() if following else ""
        return word in values or word[:1].isdigit()

    # -- units ----------------------------------------------------------------------------------

    def after(self, number: Number) -> Unit:
        """The unit behind a number."""
        place = number.start, number.end
        if place not in self._units:
            self._units[place] = self._unit_after(number)
        return self._units[place]

    def _unit_after(self, number: Number) -> Unit:
        unit = self._sign_unit(number) or self._worded_unit(number) or self._noun_unit(number)
        if number.currency and (unit is None or unit.kind == "count"):
            unit = Unit("money", number.currency, number.end)
        return self._rated(unit or Unit("money" if number.currency else "count", "", number.end))

    def _sign_unit(self, number: Number) -> Unit | None:
        if self.text[number.end : number.end + 1] == "-":
            return self._hyphened_unit(number.end)
        if match := self._patterns.points.match(self.text, number.end):
            return self._points(match.end())
        if match := self._patterns.percent.match(self.text, number.end):
            return self._share(match.end())
        return None

    def _hyphened_unit(self, end: int) -> Unit | None:
        """The unit of "15-point increase", "5-dagers reduksjon": no scale, plan or course.

        Per cent need no word of change: they are a share in any case.
        """
        match = _HYPHENED.match(self.text, end)
        if match is None:
            return None
        word, section = match["unit"].lower(), self.section
        first, second = self._changes(match["first"], match["second"])
        stop = match.end("first") if first else match.end("unit")
        if word in section["percent"]:
            return Unit("percent", "%", stop, change=first or second)
        if not (first or second):
            return None
        if word in section["points"]:
            return Unit("points", "points", stop, change=True)
        if word in section["money"]:
            return Unit("money", str(section["money"][word]), stop, change=True)
        if word in section["units"]:
            return Unit("measure", str(section["units"][word]), stop, change=True)
        return None

    def _points(self, end: int) -> Unit:
        """Points, with the word of change right behind them."""
        behind = _TWO_WORDS.match(self.text, end)
        first, second = self._changes(behind["first"], behind["second"]) if behind else (False,) * 2
        stop = behind.end("first") if behind is not None and first else end
        return Unit("points", "points", stop, change=first or second)

    def _changes(self, *words: str | None) -> list[bool]:
        return [word is not None and self._is_change_word(word.lower()) for word in words]

    def _is_change_word(self, word: str) -> bool:
        listed = word in self.section["change_after"]
        return listed or self.lexicon.noun(word, word, "change_nouns")

    def _share(self, end: int) -> Unit:
        """A percentage, with the word that makes it a change or what it is a share of."""
        if match := self._patterns.change.match(self.text, end):
            return Unit("percent", "%", match.end(), self.structure.word_at(match.end() - 1))
        whole = self._patterns.whole.match(self.text, end)
        return Unit("percent", "%", end, of_whole=bool(whole))

    def _worded_unit(self, number: Number) -> Unit | None:
        match = _UNIT_WORD.match(self.text, number.end)
        if match is None:
            money = _MONEY_SIGN.match(self.text, number.end)
            if money is None:
                return None
            return Unit("money", str(self.section["money"].get(money[1], "")), money.end())
        if match[0].startswith("-"):
            return None
        if working := self._patterns.working_days.match(self.text, number.end):
            return Unit("measure", "day", working.end(), self.structure.word_at(working.end() - 1))
        for word in (match[1].lower(), match[1].lower().rstrip(".")):
            end = match.start(1) + len(word)
            if word in self.section["money"]:
                return Unit("money", str(self.section["money"][word]), end)
            if word in self.section["units"]:
                spaced = self.text[number.end].isspace()
                letter = word in self.section["letter_units"]
                letter = letter and (
                    spaced or self._patterns.whole.match(self.text, end) is not None
                )
                if len(word) == 1 and (match[1][0].isupper() or letter):
                    continue
                name = str(self.section["units"][word])
                return Unit("measure", name, end, self.structure.word_at(end - 1))
        return None

    def _noun_unit(self, number: Number) -> Unit | None:
        """The counted noun: the first noun behind the number, past its adjectives."""
        if number.currency or self._patterns.rate.match(self.text, number.end):
            return None
        words = islice(self.structure.behind(number.end), _MAX_NOUN_DISTANCE)
        first = next(words, None)
        if first is not None and first.lower in self.section["whole"]:
            return None if self.is_rank(number) else self._part_unit(first)
        if first is None or self.text[number.end : first.start].strip(" +/"):
            return self._unparsed_unit(number)
        noun: Word | None = None
        reached = number.end
        for word in chain((first,), words):
            gap = self.text[reached : word.start].strip(" -/")
            if gap or not self._leads_to_noun(word, noun):
                break
            noun = word if word.pos in ("NOUN", "PROPN") and not self._is_joined(word) else noun
            reached = word.end
        if noun is None:
            return self._adjective_unit(number, first)
        if self.lexicon.word(noun.lemma, noun.lower, "change_nouns"):
            return None
        if len(noun.text) > 1 and noun.lower in self.section["units"]:
            return Unit("measure", str(self.section["units"][noun.lower]), noun.end, noun)
        return Unit("count", self._name_of(noun), noun.end, noun)

    def _name_of(self, noun: Word) -> str:
        """What is counted: the noun's lemma, with what a hyphen ties to it ("sign-up")."""
        tied = _TIED.search(self.text, max(0, noun.start - _LONGEST_PART), noun.start)
        lemma = self.lexicon.noun_lemma(noun.lemma, noun.lower)
        return f"{tied[0].lower()}{lemma}" if tied is not None else lemma

    def _part_unit(self, preposition: Word) -> Unit | None:
        """What a number of a whole counts: "8 av de mest etterspurte komponentene"."""
        tree = self.structure.whole().tree
        if tree is None:
            return None
        head = tree.head(preposition)
        if head.pos not in ("NOUN", "PROPN") or head.start < preposition.start:
            return None
        return Unit("count", self._name_of(head), head.end, head, of_whole=True)

    def _leads_to_noun(self, word: Word, noun: Word | None) -> bool:
        """Whether a word behind a number still belongs to what is counted."""
        if noun is not None:
            compound = not self.pack.compounds and word.pos == "NOUN"
            return compound or word.pos == "PROPN"
        if word.lower in self.section["noun_stoppers"]:
            return False
        if self._is_joined(word) or word.text in "-/":
            return True
        if word.pos == "VERB":
            return self._attributive(word)
        return word.pos in ("NOUN", "PROPN", "ADJ", "X", "DET", "ADV")

    def _is_joined(self, word: Word) -> bool:
        """Whether a hyphen ties the word to the next one: "in-market experiments"."""
        return self.text[word.end : word.end + 1] == "-"

    def _unparsed_unit(self, number: Number) -> Unit | None:
        """The word behind a number in an aside that the parser was not given."""
        match = _PLAIN_WORD.match(self.text, number.end)
        return Unit("count", match[1].lower(), match.end()) if match else None

    def _adjective_unit(self, number: Number, word: Word) -> Unit | None:
        """An adjective or participle that stands for the people: "50 påmeldte"."""
        adjacent = not self.text[number.end : word.start].strip()
        if adjacent and word.pos in ("ADJ", "VERB") and self._attributive(word):
            return Unit("count", word.lemma.lower(), word.end, word)
        return None

    def _attributive(self, word: Word) -> bool:
        """Whether a verb form stands as an adjective or noun: "50 påmeldte", "2 signed deals"."""
        if word.pos == "ADJ" or not self.structure.parsed:
            return True
        return word.has("VerbForm", "Part") or word.text[:1].isupper()

    def _rated(self, unit: Unit) -> Unit:
        if match := self._patterns.rate.match(self.text, unit.end):
            return replace(unit, end=match.end(), per=True)
        return unit

    # -- what kind of number --------------------------------------------------------------------

    def is_change(self, unit: Unit) -> bool:
        """Whether the unit ends in a word of change: "20 % flere", "30 % reduction"."""
        if unit.change or unit.kind != "percent":
            return unit.change
        words = self.text[: unit.end].lower().rsplit(None, 1)
        return bool(words) and words[-1] in self.section["change_after"]

    def is_rank(self, number: Number) -> bool:
        """Whether the number is a place: "topp 5", "#1", "number 3"."""
        before = self.text[: number.start].rstrip()
        if before.endswith("#") or self.is_place(number):
            return True
        words = before.rsplit(None, 1)
        return number.digits and bool(words) and words[-1].lower() in self.section["ranks"]

    def is_place(self, number: Number) -> bool:
        """Whether the number is an ordinal before a place: "2. plass", "3rd place"."""
        return number.digits and self._patterns.place.match(self.text, number.end) is not None

    def moves(self) -> bool:
        """Whether the goal's verb moves something, so that "3 til 5" means from–to."""
        verb = self.structure.whole().verb
        if verb is None:
            return True
        lists = ("raise_verbs", "lower_verbs", "improve_verbs")
        return self.lexicon.verb(verb.lemma, verb.word.lower, *lists)

    def is_stretch(self, end: int) -> bool:
        """Whether a part such as "three quarters" is one of time: nothing it is part of follows."""
        words = self.text[:end].lower().rsplit(None, 1)
        timed = bool(words) and words[-1] in self.section["units"]
        return timed and self._patterns.whole.match(self.text, end) is None

    def cadences(self) -> Iterator[re.Match[str]]:
        """Bounded cadences: "minst månedlig", "twice a day", "monthly => weekly"."""
        if self.clues.may_hold("cadence"):
            yield from self._patterns.cadences.finditer(self.text)
