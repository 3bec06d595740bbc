"""Numbers that name a thing and measure nothing: "versjon 14", "Altinn 3", "year 4", "to 1.33"."""

from __future__ import annotations

import re
from functools import cache

from smartcheck.annotate.glance import Parsed
from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.numbers import Number, any_listed
from smartcheck.annotate.units import Unit, Units
from smartcheck.languages import LanguagePack

_LONGEST_NAME = 80  # How far back, in characters, a name before a number may begin.
_WORD_BEFORE = re.compile(r"([^\W_][\w'’-]*)[\s#]+$")
_WORD_BEHIND = re.compile(r"\s+([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+")


class Names:
    """Decides which numbers of one goal are part of a name; asked for them in order."""

    def __init__(self, text: str, structure: Parsed, pack: LanguagePack, units: Units) -> None:
        self.text, self.structure, self.pack, self.units = text, structure, pack, units
        self.section = pack.section("numbers")
        self.lexicon = Lexicon.of(pack)
        self._named_until = -1  # Where the last number ends that was a name.

    def holds(self, number: Number) -> bool:
        """Whether a number is part of a name, by itself or as the next one of several."""
        if not number.digits:
            return False
        named = self.is_release(number) or self._is_label(number) or self._goes_on(number)
        if named:
            self._named_until = number.end
        return named

    def _goes_on(self, number: Number) -> bool:
        """ "Years 3 and 4", "kapittel 2, 3 og 5"."""
        if self._named_until < 0 or self.units.after(number).kind != "count":
            return False
        return _joined(self.pack).fullmatch(self.text, self._named_until, number.start) is not None

    # -- releases -------------------------------------------------------------------------------

    def is_release(self, number: Number) -> bool:
        """A version without the word: "1.0 released", "launch 2.1", "upgraded to 1.33"."""
        unit = self.units.after(number)
        if unit.kind != "count":
            return False
        words = _WORD.findall(self.text[: self.units.bounds.before(number.start)[0]])
        before = words[-1].lower() if words else ""
        if "." in self.text[number.start : number.end]:
            behind = _WORD_BEHIND.match(self.text, number.end)
            if behind is not None and self._is_of_release(behind[1]):
                return True
            if unit.word is None and self.lexicon.verb(before, before, "release_verbs"):
                return True
        if unit.word is not None or before not in (*self.section["to"], *self.section["from"]):
            return False
        upgraded = any(self.lexicon.verb(word, word, "version_verbs") for word in words)
        return upgraded and not any(self._is_metric(word) for word in words)

    def _is_of_release(self, word: str) -> bool:
        lexicon = self.lexicon
        return (
            lexicon.noun(word, word, "release_stages", "release_nouns")
            or lexicon.verb(word, word, "release_verbs")
            or lexicon.word(word, word, "release_states")
        )

    def _is_metric(self, word: str) -> bool:
        lexicon = self.lexicon
        return lexicon.word(word, word, "metric_nouns") or lexicon.noun(word, word, "metric_nouns")

    # -- labels ---------------------------------------------------------------------------------

    def _is_label(self, number: Number) -> bool:
        start = number.start
        if self.units.bounds.stands_before(start):
            return False
        before = self.text[:start]
        match = _WORD_BEFORE.search(before, max(0, start - _LONGEST_NAME))
        if match is None:
            return False
        if before.rstrip().endswith("#"):
            return self._names_numbered_things(match[1])  # "issue #45", but not "go to #1"
        word, first = match[1], not before[: match.start()].strip()
        unit = self.units.after(number)
        if unit.kind != "count" or self.units.is_rank(number):
            return False
        if self._is_class(word, match.start(), unit):
            return True
        if unit.of_whole and word.lower() in self.section["label_words"]:
            return True  # "Phase 2 of the rebuild"
        if unit.word is not None and unit.word.plural and not unit.word.proper:
            return False
        if unit.word is None and self._is_several(word):
            return True
        if self._is_metric(word):
            return False
        if self._names_numbered_things(word):
            return not unit.word or word[:1].isupper() or not first
        tagged = self.structure.word_at(match.end(1) - 1)
        tagged = tagged if tagged is not None and tagged.end == match.end(1) else None
        release = first and "." in self.text[start : number.end] and unit.word is None
        capital = word[0].isupper() and (not first or release)
        capital = capital or any(c.isupper() for c in word[1:])
        if capital and word[0].islower() and (unit.word is None or not unit.word.plural):
            return True  # "iOS 19 support", whatever the tagger makes of it
        named = capital and tagged is not None and tagged.pos in ("PROPN", "X", "NOUN", "NUM")
        return named and (unit.word is None or unit.word.proper or not unit.word.plural)

    def _is_class(self, word: str, at: int, unit: Unit) -> bool:
        """ "Year 4", "trinn 4": people by the number of their group, whatever they are doing.

        "This year 4 concerts" and "grade 30 papers" count: only certain words lead such a name in.
        """
        if self.lexicon.noun_stems(word.lower()).isdisjoint(self.section["class_words"]):
            return False
        leading = _WORD.findall(self.text[max(0, at - _LONGEST_NAME) : at])
        if leading:
            return leading[-1].lower() in self.section["class_leads"]
        counted = unit.word is not None and unit.word.plural
        if not counted or word.lower() not in self.pack.possible_verbs:
            return True
        return unit.word is not None and self.lexicon.is_counted(unit.word.lower)

    def _is_several(self, word: str) -> bool:
        """ "Levels 1 and 2", "chapters 3-5": behind a plural, a bare number is no measure of it."""
        lower, section = word.lower(), self.section
        listed = {*section["label_words"], *section["class_words"]}
        return lower not in listed and not self.lexicon.noun_stems(lower).isdisjoint(listed)

    def _names_numbered_things(self, word: str) -> bool:
        if not self.lexicon.noun_stems(word.lower()).isdisjoint(self.section["label_words"]):
            return True
        return word.lower().endswith(tuple(self.section["label_tails"]))


@cache
def _joined(pack: LanguagePack) -> re.Pattern[str]:
    words = f"{any_listed(pack, 'and')}|{any_listed(pack, 'to')}"
    return re.compile(rf"\s*(?:[,/&+–-]|,?\s(?:{words})\s)\s*", re.I)
