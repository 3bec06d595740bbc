"""A parse taken over from spaCy as plain values, all at once: nothing behind it asks spaCy again.

A Token answers each question across the border to C, and keeps its whole Doc alive. What spaCy said
of a word is a handful of numbers per token; what a word of that kind is to us is remembered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.strings import StringStore
from spacy.tokens import Doc

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.reading import Reading
from smartcheck.annotate.words import Word

_ATTRIBUTES: list[int | str] = ["ORTH", "LEMMA", "POS", "MORPH", "HEAD", "DEP", "IDX", "LENGTH"]
_NEGATIVE = 2**63
_REMEMBERED = 2**14


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a Doc; by their indexes, what governs each and as what, as the parser said."""

    words: tuple[Word, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a word is wherever it stands. `plural` is None where its neighbours have to tell."""

    text: str
    lower: str
    lemma: str
    pos: str
    plural: bool | None
    definite: bool
    degree: str
    tag: str
    morph: Mapping[str, tuple[str, ...]]
    uninflected: bool = False


def parse_of(doc: Doc, reading: Reading, lexicon: Lexicon) -> Parse:
    """The plain values of a Doc that was made of this reading."""
    rows: list[list[int]] = doc.to_array(_ATTRIBUTES).tolist()
    strings, source, shift = doc.vocab.strings, reading.source, reading.shift
    heads = [
        at + (head if head < _NEGATIVE else head - 2 * _NEGATIVE)
        for at, (_, _, _, _, head, _, _, _) in enumerate(rows)
    ]
    relations = [strings[row[5]] for row in rows]
    kinds = [
        _kind_of(lexicon, strings, text, lemma, tag, morph)
        for text, lemma, tag, morph, _, _, _, _ in rows
    ]
    words = []
    for at, kind in enumerate(kinds):
        start = rows[at][6] if shift is None else rows[at][6] + shift
        end = start + rows[at][7]
        if shift is None:
            start, end = source(start, end)
        plural = kind.plural
        if plural is None:
            plural = _is_shown_plural(at, kinds, heads, relations, lexicon)
        elif not plural and kind.uninflected:
            plural = _has_plural_before(at, kinds, heads)
        words.append(
            Word(
                at,
                kind.text,
                kind.lemma,
                kind.pos,
                start,
                end,
                plural,
                kind.definite,
                kind.degree,
                kind.lower,
                kind.tag,
                kind.morph,
            )
        )
    return Parse(tuple(words), tuple(heads), tuple(relations))


@lru_cache(maxsize=_REMEMBERED)
def _kind_of(
    lexicon: Lexicon, strings: StringStore, text: int, lemma: int, tag: int, morph: int
) -> _Kind:
    """The same by the numbers that spaCy has for texts: nine words of ten were met before."""
    return _kind(lexicon, strings[text], strings[lemma], strings[tag], strings[morph])


def _kind(lexicon: Lexicon, text: str, lemma: str, tag: str, morph: str) -> _Kind:
    lower, features = text.lower(), _features(morph)
    if lower in lexicon.pack.words("negating_adverbs"):
        # Taggers miss it where goals open with it: "Ikke la lageret synke".
        features = {**features, "Polarity": ("Neg",)}
    disguised = lexicon.is_plural(text, tag)
    plural: bool | None = disguised or "Plur" in features.get("Number", ())
    mistaken = tag == "ADJ" and lexicon.is_compound_noun(lower)
    if mistaken:
        plural = False
    elif plural and not disguised and _is_ambiguous(lexicon, lower, lemma, tag):
        plural = None
    return _Kind(
        text,
        lower,
        lemma or lower,
        "NOUN" if disguised or mistaken else tag,
        plural,
        "Def" in features.get("Definite", ()),
        next(iter(features.get("Degree", ())), ""),
        tag,
        features,
        mistaken
        or (tag == "NOUN" and "Ind" in features.get("Definite", ()) and lower == lemma.lower()),
    )


@lru_cache(maxsize=2048)
def _features(morph: str) -> Mapping[str, tuple[str, ...]]:
    """The features that a tagger wrote; languages have few hundred sets of them."""
    pairs = (feature.partition("=") for feature in morph.split("|"))
    return {name: tuple(values.split(",")) for name, _, values in pairs}


def _is_ambiguous(lexicon: Lexicon, lower: str, lemma: str, tag: str) -> bool:
    """Whether a Norwegian noun looks like its lemma: "et system", "flere system"."""
    plain = lower == lemma.lower() and tag != "PROPN"
    if not lexicon.pack.compounds or not plain:
        return False
    return not lower.endswith(tuple(lexicon.pack.words("plain_plural_endings")))


def _has_plural_before(at: int, kinds: Sequence[_Kind], heads: Sequence[int]) -> bool:
    """Whether a plural adjective or number stands with the noun: "nye verktøy"."""
    before = (kind for kind, head in zip(kinds[:at], heads, strict=False) if head == at)
    return any("Plur" in kind.morph.get("Number", ()) for kind in before)


def _is_shown_plural(
    at: int,
    kinds: Sequence[_Kind],
    heads: Sequence[int],
    relations: Sequence[str],
    lexicon: Lexicon,
) -> bool:
    """Whether an ambiguous noun that the tagger took for a plural is one.

    The tagger guesses: a plural adjective before it tells, or that it is something one counts.
    """
    below = [kid for kid, head in enumerate(heads) if head == at != kid]
    if _has_plural_before(at, kinds, heads):
        return True
    if any(relations[kid] == "acl:relcl" for kid in below):
        # "Verktøy som …": one of them would have an article.
        return True
    form = kinds[at].lower
    return lexicon.is_counted(form) and not form.endswith(
        tuple(lexicon.pack.words("lemma_endings"))
    )
