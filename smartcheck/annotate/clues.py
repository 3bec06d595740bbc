"""What a text may hold, by its words alone: patterns are tried only where a word of theirs stands.

Most goals have neither a number word nor a universal nor a fraction, and a look at the words of a
text is many times cheaper than a search for all that a list holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from smartcheck.annotate.numbers import may_hold_number_words
from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import has_digit, lower_triggers, lowered

# What counts without a figure. "One" and its kin count beside other words only.
_COUNTING = ("multiples", "fractions", "universal", "none", "universal_adverbs", "cadence", "ones")


@dataclass(frozen=True, slots=True)
class Clues:
    """The words of a text, in small letters, and whether it has a figure."""

    pack: LanguagePack
    words: frozenset[str]
    digits: bool

    @classmethod
    def of(cls, text: str, pack: LanguagePack) -> Clues:
        """The clues in a text."""
        return _clues(text, pack)

    def may_hold(self, *lists: str, section: str = "numbers") -> bool:
        """Whether a word or phrase of one of these lists may stand in the text."""
        return not _triggers(self.pack, section, lists).isdisjoint(self.words)

    def may_begin(self, *lists: str) -> bool:
        """The same for lists of `numbers` whose words may go on: "åring" of "åringer"."""
        beginnings = _beginnings(self.pack, lists)
        return any(word.startswith(beginnings) for word in self.words)

    def may_count(self) -> bool:
        """Whether there may be a quantity at all."""
        return self.digits or self.may_hold(*_COUNTING) or self.may_hold_number_words()

    def may_hold_number_words(self) -> bool:
        """Whether a number may be spelled out."""
        return may_hold_number_words(self.words, self.pack)


@lru_cache(maxsize=32)
def _clues(text: str, pack: LanguagePack) -> Clues:
    return Clues(pack, lowered(text), has_digit(text))


@cache
def _triggers(pack: LanguagePack, section: str, lists: tuple[str, ...]) -> frozenset[str]:
    listed = pack.section(section)
    return lower_triggers(word for name in lists for word in listed[name])


@cache
def _beginnings(pack: LanguagePack, lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_triggers(pack, "numbers", lists))
