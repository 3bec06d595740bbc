"""What quantities need of a parse, each thing read off it when it is first asked for.

A quantity asks for the words beside its number, and for relative clauses; only what counts without
a number asks who does what, and for that the whole structure is built.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Protocol

from spacy.tokens import Doc

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.parse import Parse, parse_of
from smartcheck.annotate.reading import Reading
from smartcheck.annotate.structure import Structure, structure_from
from smartcheck.annotate.words import Word
from smartcheck.languages import LanguagePack

_RELATIVE_CLAUSES = frozenset({"acl:relcl", "relcl"})


class Parsed(Protocol):
    """What quantities ask of a goal's parse; a Structure answers as well."""

    @property
    def parsed(self) -> bool:
        """Whether there is a parse."""

    @property
    def relatives(self) -> tuple[tuple[int, int], ...]:
        """The ranges of relative clauses."""

    def behind(self, offset: int) -> Iterator[Word]:
        """The words from an offset on."""

    def word_at(self, offset: int) -> Word | None:
        """The word that an offset lies in."""

    def whole(self) -> Structure:
        """All of the structure."""


class Glance:
    """A Doc whose text is the goal's, as far as it is asked for."""

    def __init__(self, doc: Doc, text: str, pack: LanguagePack) -> None:
        self._doc, self._lexicon = doc, Lexicon.of(pack)
        self._reading = Reading(text, ((0, len(text), 0, len(text), False),))

    @cached_property
    def parsed(self) -> bool:
        """Whether there is a parse."""
        return len(self._doc) > 0 and self._doc.has_annotation("DEP")

    @cached_property
    def _parse(self) -> Parse:
        return parse_of(self._doc, self._reading, self._lexicon)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self._parse.words]

    @cached_property
    def _whole(self) -> Structure:
        return structure_from(self._parse, self._lexicon, self.parsed)

    def whole(self) -> Structure:
        """All of the structure."""
        return self._whole

    @cached_property
    def relatives(self) -> tuple[tuple[int, int], ...]:
        """The ranges of relative clauses, in most goals none."""
        # Cheaper to see than to take over every word, which may never be asked for.
        strings = self._doc.vocab.strings
        wanted = {strings[name] for name in _RELATIVE_CLAUSES}
        if wanted.isdisjoint(self._doc.to_array("DEP").tolist()):
            return ()
        return self._whole.relatives

    def behind(self, offset: int) -> Iterator[Word]:
        """The words from an offset on."""
        return islice(self._parse.words, bisect_left(self._starts, offset), None)

    def word_at(self, offset: int) -> Word | None:
        """The word that an offset lies in."""
        index = bisect_right(self._starts, offset) - 1
        word = self._parse.words[index] if index >= 0 else None
        return word if word is not None and offset < word.end else None
