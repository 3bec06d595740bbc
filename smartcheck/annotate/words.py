"""Words, phrases and verbs of a goal, as rules see them: plain values, no spaCy tokens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Determination = Literal["definite", "indefinite", "bare", "universal", "none", "number"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `start` and `end` are offsets in the goal's text, `index` counts words.

    `lower` is the word in lower case. `tag` and `morph` are the part of speech and the features
    that the tagger gave; `pos` corrects it where a plural was taken for a name.
    """

    index: int
    text: str
    lemma: str
    pos: str
    start: int
    end: int
    plural: bool
    definite: bool
    degree: str
    lower: str = field(repr=False, compare=False)
    tag: str = field(repr=False, compare=False)
    morph: Mapping[str, tuple[str, ...]] = field(repr=False, compare=False)

    def has(self, feature: str, value: str) -> bool:
        """Whether the tagger gave the word this value of a morphological feature."""
        return value in self.morph.get(feature, ())

    @property
    def proper(self) -> bool:
        """Whether the word is a name: tagged as one, or written with capitals or digits inside.

        Plurals of acronyms ("PDFs") are none.
        """
        if self.text[-1:] == "s" and self.text[:-1].isupper():
            return False
        return self.pos == "PROPN" or any(c.isupper() or c.isdigit() for c in self.text[1:])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what belongs to it. `start` and `end` cover the whole phrase."""

    head: Word
    start: int
    end: int
    determination: Determination
    words: tuple[Word, ...] = ()
    modifiers: tuple[Word, ...] = ()
    case: str = ""
    relative: tuple[int, int] | None = None

    @property
    def named(self) -> bool:
        """Whether a name stands in the phrase before or as its head."""
        return any(word.proper for word in self.words if word.index <= self.head.index)

    @property
    def specific(self) -> bool:
        """Whether the phrase means one particular thing: definite, named, or a single one."""
        return self.determination in ("definite", "indefinite") or self.named


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its own objects and other nominal dependents.

    `form` is "infinitive", "imperative", "finite", "participle" or "other"; `particle` is the
    adverb of a phrasal verb ("opp" of "få opp").
    """

    word: Word
    form: str
    particle: str = ""
    objects: tuple[Phrase, ...] = ()
    obliques: tuple[Phrase, ...] = ()
    adverbs: tuple[Word, ...] = ()
    marked: bool = False

    @property
    def lemma(self) -> str:
        """The verb's lemma in lower case."""
        return self.word.lemma.lower()
