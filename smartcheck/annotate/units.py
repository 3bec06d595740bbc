"""What stands around a number: its unit, its bound words, its rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.numbers import Number, any_listed, listed_pattern
from smartcheck.annotate.structure import Structure
from smartcheck.annotate.tree import features
from smartcheck.annotate.words import Word
from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import alternatives

UnitKind = Literal["count", "percent", "points", "money", "measure"]
_SIGN = re.compile(r"(≥|>=|=>|≤|<=|(?<![-–])>|<|≈|~)\s*$")
_SIGN_MEANING = {"≥": ">=", ">=": ">=", "=>": ">=", "≤": "<=", "<=": "<=", ">": ">", "<": "<"}
_MAX_NOUN_DISTANCE = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit behind a number, and where the quantity ends with it."""

    kind: UnitKind
    name: str
    end: int
    word: Word | None = None
    per: bool = False
    of_whole: bool = False


@cache
def _bounds(pack: LanguagePack) -> tuple[dict[str, str], str]:
    """What the bound words mean, and a pattern for any of them."""
    meanings = {str(word).lower(): str(v) for word, v in pack.section("numbers")["bounds"].items()}
    return meanings, alternatives(meanings)


@cache
def _bound_before(pack: LanguagePack) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({_bounds(pack)[1]})\s+$", re.I)


@cache
def _rate(pack: LanguagePack) -> re.Pattern[str]:
    """What makes a rate of a unit: "/km", "per kunde", "a week", "i uka"."""
    any_noun, times = any_listed(pack, "rate_words"), any_listed(pack, "rates")
    noun = r"[^\W\d_]+[²³]?"
    return re.compile(rf"\s*(?:/\s?{noun}|\b(?:{any_noun})\s+{noun}|\b(?:{times})\b)", re.I)


@cache
def _changed(pack: LanguagePack) -> re.Pattern[str]:
    """The hyphenated unit of "a 15-point jump", "a 12-percent drop", where a change is told."""
    unit = rf"{any_listed(pack, 'points')}|{any_listed(pack, 'percent')}"
    told = rf"{any_listed(pack, 'change_after')}|{alternatives(pack.words('change_nouns'))}"
    return re.compile(rf"-(?:{unit})(?=\s(?:{told})(?!\w))", re.I)


@cache
def _cadences(pack: LanguagePack) -> re.Pattern[str]:
    """How often, behind a bound word or before and after a change."""
    cadence, to = any_listed(pack, "cadence"), any_listed(pack, "to")
    bounded = rf"(?:{_bounds(pack)[1]})\s+(?:{cadence})"
    changed = rf"(?:{cadence})\s*(?:->|=>|→|{to})\s*(?:{cadence})"
    return re.compile(rf"(?<!\w)(?:{bounded}|{changed})\b", re.I)


class Units:
    """Finds units and bounds around the numbers of one text."""

    def __init__(self, text: str, structure: Structure, pack: LanguagePack) -> None:
        self.text, self.structure, self.pack = text, structure, pack
        self.section = pack.section("numbers")
        self.lexicon = Lexicon.of(pack)
        self.bounds = _bounds(pack)[0]
        self._bound = _bound_before(pack)
        self._after = listed_pattern(pack, "after_bounds", r"\s+(?:{})\b")

    # -- bounds ---------------------------------------------------------------------------------

    def bound_before(self, start: int) -> tuple[int, str]:
        """Where the bound word before an offset begins, and what it means."""
        head = self.text[:start]
        if sign := _SIGN.search(head):
            return sign.start(), _SIGN_MEANING.get(sign[1], "~")
        if match := self._bound.search(head):
            return match.start(1), self.bounds[match[1].lower()]
        return start, ""

    def bound_after(self, end: int) -> tuple[int, str]:
        """Where a bound behind the quantity ends ("or more")."""
        if match := self._after.match(self.text, end):
            return match.end(), self.section["after_bounds"][" ".join(match[0].lower().split())]
        return end, ""

    def bounded_ones(self) -> Iterator[Number]:
        """ "One" and its kin where they count: behind a bound word, before per cent, in a ratio."""
        ones = listed_pattern(self.pack, "ones", r"(?<![\w-])(?:{})(?![\w-])")
        ratio = listed_pattern(self.pack, "ratio", r"\s(?:{})\s(?:\d|[^\W\d_]+)")
        percent = listed_pattern(self.pack, "percent", r"\s?(?:{})(?!\w)")
        for match in ones.finditer(self.text):
            counted = ratio.match(self.text, match.end())
            shared = percent.match(self.text, match.end())
            _, bound = self.bound_before(match.start())
            unstressed = match[0].lower() in self.section["articles"]
            stressed = bool(shared) or (bool(bound) and not unstressed)
            stressed = stressed or self._is_goal_of_change(match)
            if stressed or (counted and self._is_ratio_of_one(match)):
                yield Number(match.start(), match.end(), 1, False)

    def _is_goal_of_change(self, match: re.Match[str]) -> bool:
        """ "From three days to a week"."""
        cue = (
            rf"\b(?:{any_listed(self.pack, 'from')})\s[^.;]*\b(?:{any_listed(self.pack, 'to')})\s+$"
        )
        following = re.match(r"\s([^\W\d_]+)", self.text[match.end() :])
        unit = following is not None and following[1].lower() in self.section["units"]
        return unit and re.search(cue, self.text[: match.start()], re.I) is not None

    def _is_ratio_of_one(self, match: re.Match[str]) -> bool:
        values = {str(word) for word in self.section["words"]}
        following = re.match(r"\s\S+\s(\S+)", self.text[match.end() :])
        word = following[1].lower() if following else ""
        return word in values or word[:1].isdigit()

    # -- units ----------------------------------------------------------------------------------

    def after(self, number: Number) -> Unit:
        """The unit behind a number."""
        unit = self._sign_unit(number) or self._worded_unit(number) or self._noun_unit(number)
        if number.currency and (unit is None or unit.kind == "count"):
            unit = Unit("money", number.currency, number.end)
        return self._rated(unit or Unit("money" if number.currency else "count", "", number.end))

    def _sign_unit(self, number: Number) -> Unit | None:
        points = listed_pattern(self.pack, "points", r"\s?(?:{})(?!\w)")
        percent = listed_pattern(self.pack, "percent", r"\s?(?:{}|‰)\+?(?!\w|-\w)")
        if match := points.match(self.text, number.end) or _changed(self.pack).match(
            self.text, number.end
        ):
            kind: UnitKind = "percent" if self._is_percent(match[0]) else "points"
            return Unit(kind, "%" if kind == "percent" else "points", match.end())
        if match := percent.match(self.text, number.end):
            return self._share(match.end())
        return None

    def _is_percent(self, unit: str) -> bool:
        return unit.strip(" -").lower() in self.section["percent"]

    def _share(self, end: int) -> Unit:
        """A percentage, with the word that makes it a change or what it is a share of."""
        change = listed_pattern(self.pack, "change_after", r"\s+(?:{})\b")
        if match := change.match(self.text, end):
            return Unit("percent", "%", match.end(), self._word_at(match.end() - 1))
        whole = listed_pattern(self.pack, "whole", r"\s+(?:{})\b").match(self.text, end)
        return Unit("percent", "%", end, of_whole=bool(whole))

    def _worded_unit(self, number: Number) -> Unit | None:
        match = re.compile(r"[\s-]?((?:°\s?)?[^\W\d_]+(?:/[^\W\d_]+)?[²³]?\.?)").match(
            self.text, number.end
        )
        if match is None:
            money = re.compile(r"\s?(€|\$|£|,-)").match(self.text, number.end)
            if money is None:
                return None
            return Unit("money", str(self.section["money"].get(money[1], "")), money.end())
        if match[0].startswith("-"):
            return None
        for word in (match[1].lower(), match[1].lower().rstrip(".")):
            end = match.start(1) + len(word)
            if word in self.section["money"]:
                return Unit("money", str(self.section["money"][word]), end)
            if word in self.section["units"]:
                spaced = self.text[number.end].isspace()
                if len(word) == 1 and (match[1][0].isupper() or (spaced and word in "dst")):
                    continue
                return Unit(
                    "measure", str(self.section["units"][word]), end, self._word_at(end - 1)
                )
        return None

    def _noun_unit(self, number: Number) -> Unit | None:
        """The counted noun: the first noun behind the number, past its adjectives."""
        words = [word for word in self.structure.words if word.start >= number.end]
        if words and words[0].lower in self.section["whole"]:
            return self._part_unit(words[0])
        if not words or self.text[number.end : words[0].start].strip(" +/"):
            return self._unparsed_unit(number)
        noun: Word | None = None
        reached = number.end
        for word in words[:_MAX_NOUN_DISTANCE]:
            gap = self.text[reached : word.start].strip(" -/")
            if gap or not self._leads_to_noun(word, noun):
                break
            noun = word if word.pos in ("NOUN", "PROPN") and not self._is_joined(word) else noun
            reached = word.end
        if noun is None:
            return self._adjective_unit(number, words[:1])
        if self.lexicon.word(noun.lemma, noun.lower, "change_nouns"):
            return None
        if len(noun.text) > 1 and noun.lower in self.section["units"]:
            return Unit("measure", str(self.section["units"][noun.lower]), noun.end, noun)
        return Unit("count", noun.lemma.lower(), noun.end, noun)

    def _part_unit(self, preposition: Word) -> Unit | None:
        """What a number of a whole counts: "8 av de mest etterspurte komponentene"."""
        tree = self.structure.tree
        if tree is None:
            return None
        head = self.structure.words[tree.head(tree.doc[preposition.index]).i]
        if head.pos not in ("NOUN", "PROPN") or head.start < preposition.start:
            return None
        return Unit("count", head.lemma.lower(), head.end, head, of_whole=True)

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
        match = re.compile(r"[\s+]+([^\W\d_]{3,})").match(self.text, number.end)
        return Unit("count", match[1].lower(), match.end()) if match else None

    def _adjective_unit(self, number: Number, words: list[Word]) -> Unit | None:
        """An adjective or participle that stands for the people: "50 påmeldte"."""
        for word in words:
            adjacent = not self.text[number.end : word.start].strip()
            if adjacent and word.pos in ("ADJ", "VERB") and self._attributive(word):
                return Unit("count", word.lemma.lower(), word.end, word)
        return None

    def _attributive(self, word: Word) -> bool:
        """Whether a verb form stands as an adjective or noun: "50 påmeldte", "2 signed deals"."""
        if self.structure.tree is None or word.pos == "ADJ":
            return True
        token = self.structure.tree.doc[word.index]
        return "Part" in features(token, "VerbForm") or word.text[:1].isupper()

    def _rated(self, unit: Unit) -> Unit:
        if match := _rate(self.pack).match(self.text, unit.end):
            return Unit(unit.kind, unit.name, match.end(), unit.word, True, unit.of_whole)
        return unit

    def _word_at(self, offset: int) -> Word | None:
        return next((w for w in self.structure.words if w.start <= offset < w.end), None)

    # -- what kind of number --------------------------------------------------------------------

    def is_change(self, unit: Unit) -> bool:
        """Whether the unit ends in a word of change: "20 % flere", "30 % reduction"."""
        words = self.text[: unit.end].lower().split()
        return bool(words) and unit.kind == "percent" and words[-1] in self.section["change_after"]

    def is_rank(self, number: Number) -> bool:
        """Whether the number is a place: "topp 5", "#1", "number 3"."""
        before = self.text[: number.start].rstrip()
        if before.endswith("#"):
            return True
        words = before.split()
        return number.digits and bool(words) and words[-1].lower() in self.section["ranks"]

    def moves(self) -> bool:
        """Whether the goal's verb moves something, so that "3 til 5" means from–to."""
        verb = self.structure.verb
        if verb is None:
            return True
        lists = ("raise_verbs", "lower_verbs", "improve_verbs")
        return self.lexicon.verb(verb.lemma, verb.word.lower, *lists)

    def cadences(self) -> Iterator[re.Match[str]]:
        """Bounded cadences: "minst månedlig", "twice a day", "monthly => weekly"."""
        yield from _cadences(self.pack).finditer(self.text)
