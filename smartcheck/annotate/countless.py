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

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.numbers import Number, any_listed
from smartcheck.annotate.structure import Structure
from smartcheck.annotate.words import Phrase, Word
from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import alternatives

if TYPE_CHECKING:
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.units import Units

_FIXED = re.compile(
    r"\b24/7\b|\b\d[:-]1-\w+|\b1:1\b|\b\d{1,2}:\d\d\b"
    r"|\b(?:19|20)\d\d/\d\d(?:\d\d)?\b|§+\s?\d+(?:-\d+)?|\(\s?[01]\s?[-–]\s?\d+\s?\)"
    r"|\b\d+\.\s?[-–]\s?\d+\.(?=\s?[^\W\d_])|\b\d+\s?=\s?[^\W\d_]+|^[^\W\d_]{1,24}\s?\d+(?:\.\d+)*\s?:"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTER_BEHIND = re.compile(r"-?[^\W\d_]")
_BOUND_TO_LETTERS = re.compile(r"[^\W_]-?$|[^\W\d_]\.$|\d[.,:/]$")


def masked(text: str, pack: LanguagePack) -> list[tuple[int, int]]:
    """Stretches that look like numbers and are fixed expressions, or the ends of a scale."""
    found = [match.span() for match in _FIXED.finditer(text)]
    for pattern in (_scale_ends(pack), _sayings(pack)):
        found += [match.span() for match in pattern.finditer(text)]
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

    def __init__(self, text: str, structure: Structure, pack: LanguagePack, units: Units) -> None:
        self.text, self.structure, self.pack, self.units = text, structure, pack, units
        self.section = pack.section("numbers")
        self.lexicon = Lexicon.of(pack)
        self.without = [match.span() for match in _without(pack).finditer(text)]

    def rejects_pair(self, number: Number, pair: Quantity) -> bool:
        """Whether a range or from–to measures nothing."""
        return self._is_age(number, pair.end) or self._is_aside(number) or self._is_label(number)

    def rejects(self, number: Number) -> bool:
        """Whether a number measures nothing."""
        return (
            self._is_glued(number)
            or self._is_ordinal(number)
            or self._is_label(number)
            or self._is_year(number)
            or self._counts_nothing(number)
            or self._is_age(number, self.units.after(number).end)
            or self._is_aside(number)
        )

    def _is_glued(self, number: Number) -> bool:
        """Part of a name or code: "v2", "ESP32", "5G", "500-feil"."""
        if not number.digits and self._follows_rank(number):
            return True
        if not number.digits:
            behind = self.text[number.end : number.end + 2]
            return bool(re.match(r"-\w", behind)) or self.text[: number.start].endswith("-")
        if _BOUND_TO_LETTERS.search(self.text[: number.start]):
            return True
        if re.match(r"\s?x(?!\w)|-fold\b", self.text[number.end :], re.I):
            return True
        unit = self.units.after(number)
        glued = _LETTER_BEHIND.match(self.text, number.end) is not None
        return glued and (unit.end == number.end or unit.kind == "count")

    def _follows_rank(self, number: Number) -> bool:
        """ "Nummer to" is a saying more than a place."""
        words = self.text[: number.start].lower().split()
        return bool(words) and words[-1] in self.section["ranks"]

    def _is_ordinal(self, number: Number) -> bool:
        return number.digits and bool(_ordinal(self.pack).match(self.text, number.end))

    def _is_label(self, number: Number) -> bool:
        """A number that names a thing: "versjon 14", "Altinn 3", "Storgata 12"."""
        if self.units.bound_before(number.start)[0] != number.start or not number.digits:
            return False
        before = self.text[: number.start]
        match = re.search(r"([^\W_][\w'’-]*)[\s#]+$", before)
        if match is None or before.rstrip().endswith("#"):
            return False
        word, first = match[1], not before[: match.start()].strip()
        unit = self.units.after(number)
        if unit.kind != "count" or self.units.is_rank(number):
            return False
        if unit.word is not None and unit.word.plural and not unit.word.proper:
            return False
        if self.lexicon.word(word, word, "metric_nouns") or self.lexicon.noun(
            word, word, "metric_nouns"
        ):
            return False
        if self._names_numbered_things(word):
            return not unit.word or word[:1].isupper() or not first
        tagged = next((w for w in self.structure.words if w.end == match.end(1)), None)
        release = first and "." in self.text[number.start : number.end] and unit.word is None
        capital = word[0].isupper() and (not first or release)
        capital = capital or any(c.isupper() for c in word[1:])
        named = capital and tagged is not None and tagged.pos in ("PROPN", "X", "NOUN", "NUM")
        return named and (unit.word is None or unit.word.proper or not unit.word.plural)

    def _names_numbered_things(self, word: str) -> bool:
        labels = self.section["label_words"]
        stems = self.lexicon.noun_stems(word.lower())
        if stems & set(labels):
            return True
        tails = self.section.get("label_tails", ())
        return any(word.lower().endswith(tail) for tail in tails)

    def _counts_nothing(self, number: Number) -> bool:
        """A house number ("12 Mill Lane"), or a zero that nothing follows ("zero in on")."""
        unit = self.units.after(number)
        bounded = self.units.bound_before(number.start)[0] != number.start
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
        bounded = self.units.bound_before(number.start)[0] != number.start
        counted = unit.word is not None and unit.word.plural and unit.word.pos != "VERB"
        return unit.kind == "count" and not counted and not bounded

    def _is_age(self, number: Number, end: int) -> bool:
        """The ages of a target group: "barn mellom 6 og 10 år", "aged 13–16"."""
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
        # "Auke talet på elevar med 15": by how much, not how old.
        grown = bool(words) and words[-1] in self.section["change_before"]
        direct = bool(words) and (words[-1] in ages or (len(words) > 1 and words[-2] in ages))
        direct = direct and not grown
        return bool(near and years) or (direct and not behind.strip(" .,").startswith("%"))

    def _is_aside(self, number: Number) -> bool:
        """Inside a relative clause or a "without" phrase; a percentage still counts there."""
        if any(start <= number.start < end for start, end in self.without):
            return True
        if self.units.after(number).kind == "percent":
            return False
        return any(start <= number.start < end for start, end in self.structure.relatives)


@cache
def _ages(pack: LanguagePack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """So-many-year-old, and the word for a year."""
    years = alternatives(pack.section("times")["units"].get("year", ()))
    form = rf"\s?-?(?:{any_listed(pack, 'age_forms')})"
    return re.compile(form), re.compile(rf"\b(?:{years})")


def universals(
    text: str, structure: Structure, pack: LanguagePack
) -> Iterator[tuple[int, int, float]]:
    """Universals that count: (start, end, 1 for all, 0 for none)."""
    if not structure.parsed or structure.tree is None:
        return
    section, lexicon = pack.section("numbers"), Lexicon.of(pack)
    if _is_felt(structure, lexicon):
        return
    for phrase in _results(structure, section["acted_on"], section["done_for"]):
        determiner = next((w for w in phrase.words if _universal(w, section)), None)
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
        if not structure.inside(structure.relatives, noun):
            value = 0.0 if " ".join(match[0].lower().split()) in section["none"] else 1.0
            yield match.start(), noun.end, value


@cache
def _universal_phrases(pack: LanguagePack) -> re.Pattern[str]:
    section = pack.section("numbers")
    listed = [str(w) for name in ("universal", "none") for w in section[name] if " " in str(w)]
    return re.compile(rf"(?<!\w)(?:{alternatives(listed)})(?=\s)", re.I)


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


def _universal(word: Word, section: object) -> bool:
    listed = [*section["universal"], *section["none"]]  # type: ignore[index]
    return word.lower in listed


def _is_distributive(text: str, determiner: Word, section: object) -> bool:
    return determiner.lower in section["distributive"]  # type: ignore[index]


def _is_felt(structure: Structure, lexicon: Lexicon) -> bool:
    """Feeling, experiencing, getting to develop: nothing a third party can tick off."""
    phrases = any_listed(lexicon.pack, "felt_phrases")
    if re.search(rf"\b(?:{phrases})\b", " ".join(word.lower for word in structure.words)):
        return True
    verbs = [
        word
        for word in structure.words
        if word.pos in ("VERB", "AUX") and not structure.inside(structure.relatives, word)
    ]
    return any(lexicon.verb(v.lemma, v.lower, "mental_verbs", "felt_verbs") for v in verbs)
