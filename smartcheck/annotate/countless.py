"""Numbers that measure nothing, and words that count without a number.

RULES.md lists them: versions, standards, labels, ordinals, names with digits, ages of a target
group, scale legends, numbers inside a relative clause or a "without" phrase; and the universals,
which count only where they determine the subject or object of the result's own verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from smartcheck.annotate.clues import Clues
from smartcheck.annotate.glance import Parsed
from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.numbered_names import Names
from smartcheck.annotate.numbers import Number, any_listed
from smartcheck.annotate.structure import Structure
from smartcheck.annotate.words import Phrase, Word
from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import Ending, alternatives

if TYPE_CHECKING:
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.units import Units

_FIXED = re.compile(
    r"\b24/7\b|\b\d[:-]1-\w+|\b1:1\b|\b\d{1,2}:\d\d\b"
    r"|\b(?:19|20)\d\d/\d\d(?:\d\d)?\b|§+\s?\d+(?:-\d+)?|\(\s?[01]\s?[-–]\s?\d+\s?\)"
    r"|\b\d+\.\s?[-–]\s?\d+\.(?=\s?[^\W\d_])|\b\d+\s?=\s?[^\W\d_]+|^[^\W\d_]{1,24}\s?\d+(?:\.\d+)*\s?:"
)
# Numbers to call: "0800 555 111", "815 00 000", "12 34 56 78", "+47 22 33 44 55".
_PHONE = re.compile(
    r"(?<![\d.,])(?<!\d\s)(?:\+\d{1,3}\s?\d{2,4}|0\d{2,4}|\d{3}(?=\s\d\d\s\d{3}\b)|\d\d(?=(?:\s\d\d){3}\b))"
    r"(?:\s\d{2,4}){1,4}\b"
)
_OF_AGES = ("count", "measure")  # Kinds of numbers that may be ages.
_AMOUNTS = ("counting_nouns", "tally_nouns")
_SPACED = re.compile(r"\d\s\d\d")  # Every phone number has it.
_FIXED_SIGNS = frozenset("/:-–§(=")  # One of these is in all of them.
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d\D{1,5}(?:(?:19|20)\d\d|\d\d)")
_LETTER_BEHIND = re.compile(r"(?:\.?-)?[^\W\d_]")
_BOUND_TO_LETTERS = re.compile(r"[^\W_]-?$|[^\W\d_]\.$|\d[.,:/]$")


def masked(text: str, pack: LanguagePack, clues: Clues) -> list[tuple[int, int]]:
    """Stretches that look like numbers and are fixed expressions, or the ends of a scale."""
    fixed = clues.digits and not _FIXED_SIGNS.isdisjoint(text)
    found = [match.span() for match in _FIXED.finditer(text)] if fixed else []
    if clues.digits and _SPACED.search(text):
        found += [match.span() for match in _PHONE.finditer(text)]
    if clues.may_begin("scale_words"):
        found += [match.span() for match in _scale_ends(pack).finditer(text)]
    paired = "-" in text and clues.may_hold("pairings")
    if paired or clues.may_hold("clock", section="times"):
        found += [match.span() for match in _sayings(pack).finditer(text)]
    return found


@cache
def _ordinal(pack: LanguagePack) -> re.Pattern[str]:
    """What makes figures an ordinal; a full stop does before a small letter only."""
    endings = pack.section("numbers")["ordinal_endings"]
    lettered = alternatives(ending for ending in endings if ending != ".")
    dotted = r"\.\s?(?-i:(?=[^\W\d_A-ZÆØÅÄÖÜ]))" if "." in endings else "(?!)"
    return re.compile(rf"(?:{lettered})\b|{dotted}", re.I)


@cache
def _scale_ends(pack: LanguagePack) -> re.Pattern[str]:
    scale = any_listed(pack, "scale_words")
    to, links = any_listed(pack, "to"), any_listed(pack, "scale_links")
    pair = rf"\d+(?:[.,]\d+)?\s?(?:[-–]|{to}|{any_listed(pack, 'and')})\s?\d+"
    before = rf"\b(?:{scale})\w*\s(?:(?:{links})\s)?{pair}"
    behind = rf"{pair}[\s-](?:{scale})"
    return re.compile(rf"{before}|{behind}", re.I)


@cache
def multiplied(pack: LanguagePack) -> re.Pattern[str]:
    """What makes figures a factor: "3x", "10-fold"."""
    return re.compile(rf"\s?x(?!\w)|-(?:{any_listed(pack, 'folds')})\b", re.I)


@cache
def _without(pack: LanguagePack) -> re.Pattern[str]:
    """What there shall not be, up to the end of the clause."""
    return re.compile(rf"\b(?:{alternatives(pack.words('without'))})\b[^,;.]*", re.I)


@cache
def _sayings(pack: LanguagePack) -> re.Pattern[str]:
    """ "1-til-1", "one-on-one", "kl. 16.30"."""
    clock = alternatives(pack.section("times")["clock"])
    one = rf"(?:\d+|{any_listed(pack, 'ones')})"
    return re.compile(
        rf"\b{one}-(?:{any_listed(pack, 'pairings')})-{one}\w*"
        rf"|\b(?:{clock})\s?\d+(?:[.:]\d+)?",
        re.I,
    )


class Judge:
    """Decides which numbers of one goal measure something."""

    ranged_with_to = False

    def __init__(self, text: str, structure: Parsed, pack: LanguagePack, units: Units) -> None:
        self.text, self.structure, self.pack, self.units = text, structure, pack, units
        self.section = pack.section("numbers")
        self.lexicon = Lexicon.of(pack)
        self.names = Names(text, structure, pack, units)
        clues = units.clues
        lacking = clues.may_hold("without", section="lexicon")
        self.without = [m.span() for m in _without(pack).finditer(text)] if lacking else []
        self.aged = clues.may_hold("age_words", "age_prefixes") or clues.may_begin("age_forms")

    def rejects_pair(self, number: Number, pair: Quantity) -> bool:
        """Whether a range or from–to measures nothing."""
        return (
            # A share has no age.
            (pair.kind in _OF_AGES and self._is_age(number, pair.end))
            or self._is_aside(number)
            or self.names.holds(number)
            or self._are_years(pair)
        )

    def rejects(self, number: Number) -> bool:
        """Whether a number measures nothing."""
        return (
            self._is_glued(number)
            or self._is_ordinal(number)
            or self.names.holds(number)
            or self._is_year(number)
            or self._counts_nothing(number)
            or self._is_age(number, self.units.after(number).end)
            or self._is_aside(number)
        )

    def _is_glued(self, number: Number) -> bool:
        """Part of a name or code: "v2", "ESP32", "5G", "500-feil"."""
        if not number.digits and self._follows_rank(number):
            return True
        if self.units.after(number).change or self.units.is_place(number):
            return False
        if not number.digits:
            behind = self.text[number.end : number.end + 2]
            return bool(re.match(r"-\w", behind)) or self.text[: number.start].endswith("-")
        if _BOUND_TO_LETTERS.search(self.text[max(0, number.start - 2) : number.start]):
            return True
        if multiplied(self.pack).match(self.text, number.end):
            return True
        unit = self.units.after(number)
        glued = _LETTER_BEHIND.match(self.text, number.end) is not None
        return glued and (unit.end == number.end or unit.kind == "count")

    def _follows_rank(self, number: Number) -> bool:
        """ "Nummer to" is a saying more than a place."""
        words = self.text[: number.start].lower().rsplit(None, 1)
        return bool(words) and words[-1] in self.section["ranks"]

    def _is_ordinal(self, number: Number) -> bool:
        if not number.digits or _ordinal(self.pack).match(self.text, number.end) is None:
            return False
        return not self.units.is_place(number)

    def _counts_nothing(self, number: Number) -> bool:
        """A house number ("12 Mill Lane"), or a zero that nothing follows ("zero in on")."""
        unit = self.units.after(number)
        bounded = self.units.bounds.stands_before(number.start)
        if unit.kind != "count" or bounded:
            return False
        if unit.word is None:
            return not number.digits and number.value == 0
        street = unit.word.pos == "PROPN" and unit.word.text[:1].isupper() and not unit.word.plural
        return street and number.value > 1 and number.digits and not self.pack.compounds

    def _is_year(self, number: Number) -> bool:
        written = self.text[number.start : number.end]
        if not _YEAR.fullmatch(written):
            return False
        unit = self.units.after(number)
        bounded = self.units.bounds.stands_before(number.start)
        counted = unit.word is not None and unit.word.plural and unit.word.pos != "VERB"
        return unit.kind == "count" and not counted and not bounded

    def _are_years(self, pair: Quantity) -> bool:
        """ "Strategy 2025-2026": years and no amounts, unless something is counted."""
        written = self.text[pair.number[0] : pair.number[1]]
        counted = pair.unit_word is not None and pair.unit_word.plural
        return pair.kind == "count" and not counted and _YEARS.fullmatch(written) is not None

    def _is_age(self, number: Number, end: int) -> bool:
        """The ages of a target group: "barn mellom 6 og 10 år", "aged 13–16"."""
        if not self.aged:
            return False
        window = self.text[max(0, number.start - 28) : number.start].lower()
        words = re.findall(r"[\w-]+", window)
        ages = set(self.section["age_words"])
        if words and words[-1] in self.section["age_prefixes"]:
            return True
        near = [word for word in words[-4:] if word in ages]
        behind = self.text[number.end : end + 6].lower()
        form, year = _ages(self.pack)
        if form.match(self.text[end - 5 : end + 12].lower()):
            return True
        years = year.search(self.text[number.end : end + 4].lower())
        direct = bool(words) and (words[-1] in ages or words[-2:-1] in [[age] for age in near])
        direct = direct and self._may_be_age(number, words)
        return bool(near and years) or (direct and not behind.strip(" .,").startswith("%"))

    def _may_be_age(self, number: Number, words: Sequence[str]) -> bool:
        """Whether a number close behind people may be how old they are.

        "Auke talet på elevar med 15" says by how much, "elevar les 20 bøker" what they do.
        """
        unit = self.units.after(number)
        if unit.kind != "count" or (unit.word is not None and unit.word.plural):
            return False
        if words[-1] in self.section["age_words"]:
            return True
        if self._is_amount_moved(number):
            return False
        grown = words[-1] in self.section["change_before"]
        bound = self.units.bounds.stands_before(number.start)
        return not grown and (bound or words[-1] in self.section["age_leads"])

    def _is_amount_moved(self, number: Number) -> bool:
        """Whether people are counted, whose number changes: "get the number of women to 40"."""
        verb = self.structure.whole().verb
        if verb is not None and self.units.moves():
            return True
        before = (word for word in self.structure.behind(0) if word.end <= number.start)
        return any(self.lexicon.noun(word.lemma, word.lower, *_AMOUNTS) for word in before)

    def _is_aside(self, number: Number) -> bool:
        """Inside a relative clause or a "without" phrase; a percentage still counts there."""
        if any(start <= number.start < end for start, end in self.without):
            return True
        if self.units.after(number).kind == "percent":
            return False
        if _property_mark(self.pack).before(self.text, number.start):
            return True
        return any(start <= number.start < end for start, end in self.structure.relatives)


@cache
def _property_mark(pack: LanguagePack) -> Ending:
    return Ending(pack.section("numbers")["property_marks"])


@cache
def _ages(pack: LanguagePack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """So-many-year-old, and the word for a year."""
    years = alternatives(pack.section("times")["units"].get("year", ()))
    form = rf"\s?-?(?:{any_listed(pack, 'age_forms')})"
    return re.compile(form), re.compile(rf"\b(?:{years})")


def universals(
    text: str, parsed: Parsed, pack: LanguagePack, clues: Clues
) -> Iterator[tuple[int, int, float]]:
    """Universals that count: (start, end, 1 for all, 0 for none)."""
    if not parsed.parsed or not clues.may_hold("universal", "none", "universal_adverbs"):
        return
    structure = parsed.whole()
    section, lexicon, determiners = pack.section("numbers"), Lexicon.of(pack), _determiners(pack)
    if _is_felt(structure, lexicon):
        return
    for phrase in _results(structure, section["acted_on"], section["done_for"]):
        determiner = next((w for w in phrase.words if w.lower in determiners), None)
        if determiner is not None and text[determiner.end : determiner.end + 1] == "-":
            continue
        if determiner is None or structure.inside(structure.relatives, determiner):
            continue
        if _is_distributive(text, determiner, section):
            continue
        end = max(phrase.head.end, determiner.end)
        value = 0.0 if determiner.lower in section["none"] else 1.0
        yield determiner.start, end, value
    yield from _phrased_universals(text, structure, pack)
    for pattern in _universal_adverbs(pack):
        for match in pattern.finditer(text):
            word = next((w for w in structure.words if w.start == match.start()), None)
            if word is not None and not structure.inside(structure.relatives, word):
                yield match.start(), match.end(), 1.0


def _phrased_universals(
    text: str, structure: Structure, pack: LanguagePack
) -> Iterator[tuple[int, int, float]]:
    """ "Not a single deviation", "each and every letter": no one determiner of the parse."""
    section = pack.section("numbers")
    for match in _universal_phrases(pack).finditer(text):
        before = [word for word in structure.words if word.end <= match.start()][-1:]
        noun = next((w for w in structure.words if w.start >= match.end() and w.pos != "ADJ"), None)
        led = any(word.pos in ("ADP", "SCONJ") for word in before)
        if noun is None or noun.pos != "NOUN" or led:
            continue
        if Lexicon.of(pack).noun(noun.lemma, noun.lower, "time_nouns"):
            # "Hver eneste kveld" says how often.
            continue
        if not structure.inside(structure.relatives, noun):
            value = 0.0 if " ".join(match[0].lower().split()) in section["none"] else 1.0
            yield match.start(), noun.end, value


@cache
def _universal_phrases(pack: LanguagePack) -> re.Pattern[str]:
    section = pack.section("numbers")
    listed = [str(w) for name in ("universal", "none") for w in section[name] if " " in str(w)]
    return re.compile(rf"(?<!\w)(?:{alternatives(listed)})(?=\s)", re.I)


@cache
def _determiners(pack: LanguagePack) -> frozenset[str]:
    section = pack.section("numbers")
    return frozenset((*section["universal"], *section["none"]))


@cache
def _universal_adverbs(pack: LanguagePack) -> tuple[re.Pattern[str], ...]:
    listed = pack.section("numbers")["universal_adverbs"]
    return tuple(re.compile(rf"\b{re.escape(str(adverb))}\b", re.I) for adverb in listed)


def _results(
    structure: Structure, acted_on: Sequence[str], done_for: Sequence[str]
) -> Iterator[Phrase]:
    """Subject, objects and bare nouns: what the result's own verb is about."""
    if structure.subject is not None:
        yield structure.subject
    for verb in structure.verbs:
        yield from verb.objects
        if not verb.objects:
            yield from (phrase for phrase in verb.obliques if phrase.case in acted_on)
        for phrase in verb.obliques:
            if phrase.case in done_for and phrase.head.pos == "NOUN" and phrase.relative is None:
                yield phrase
    yield from structure.nominals


def _is_distributive(text: str, determiner: Word, section: object) -> bool:
    return determiner.lower in section["distributive"]  # type: ignore[index]


@cache
def _felt_phrases(pack: LanguagePack) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_listed(pack, 'felt_phrases')})\b")


def _is_felt(structure: Structure, lexicon: Lexicon) -> bool:
    """Feeling, experiencing, getting to develop: nothing a third party can tick off."""
    if _felt_phrases(lexicon.pack).search(" ".join([word.lower for word in structure.words])):
        return True
    verbs = [
        word
        for word in structure.words
        if word.pos in ("VERB", "AUX") and not structure.inside(structure.relatives, word)
    ]
    if any(lexicon.verb(v.lemma, v.lower, "mental_verbs", "felt_verbs") for v in verbs):
        return True
    subject = structure.subject
    if subject is None or not lexicon.noun(
        subject.head.lemma, subject.head.lower, "people_plurals", "people_nouns"
    ):
        return False
    return any(_is_state_of_mind(word, lexicon) for word in structure.predicate)


def _is_state_of_mind(word: Word, lexicon: Lexicon) -> bool:
    """ "Alle elever er trygge"; "all staff are trained" can be looked up."""
    if word.pos != "ADJ" or not lexicon.word(word.lemma, word.lower, "felt_adjectives"):
        return False
    if lexicon.word(word.lemma, word.lower, "state_adjectives"):
        return False
    moved = lexicon.verb(word.lemma, word.lower, "affecting_verbs")
    return moved or not word.has("VerbForm", "Part")
