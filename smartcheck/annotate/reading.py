"""The text as the parser should see it: signs spelled out, glued units parted, spelling mended.

Treebanks know "over 55" but not "≥ 55", and "10 kunder" but not "10+ kunder". Every change keeps
where it stood, so that whatever the parser says points at the words as they were written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from smartcheck.annotate.lexicon import Lexicon, inflected
from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import alternatives

Edit = tuple[int, int, str]

_SIGN = re.compile(r"[≥≤<>≈~+&|/→➔➜⇒⟶]")
_SIGN_BEFORE_NUMBER = re.compile(r"(?P<sign>≥|>=|≤|<=|>|<|≈|~)\s*(?=[+-]?[\d$€£])")
_PLUS_AFTER_NUMBER = re.compile(r"(?<=[\d%kKmM])\+(?![\d+])")
_ARROW = re.compile(r"\s*(?:-{1,2}>|=>|→|➔|➜|⇒|⟶)\s*")
_AND = re.compile(r"(?<=\s)[+&](?=\s)")
_BAR = re.compile(r"\s*\|\s*")
_ASIDE_AT_END = re.compile(r"\s+(?:\([^()]{12,}\)|\[[^\[\]]{12,}\])(?=[\s.;]*$)")
_CASED = re.compile(r"[^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHORTEST_STEM = 4
_FOLDS = str.maketrans("æøåÆØÅ", "aoaAOA")


@dataclass(frozen=True)
class Reading:
    """The parser's text and, for each stretch of it, where that stretch stood in the goal."""

    text: str
    stretches: tuple[tuple[int, int, int, int, bool], ...]

    @property
    def shift(self) -> int | None:
        """How far everything stands from its source, where nothing was changed; else None."""
        start, _, source_start, _, changed = self.stretches[0]
        return None if changed or len(self.stretches) > 1 else source_start - start

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The range of the goal's text behind a range of the reading."""
        return self._at(start, first=True), self._at(end - 1, first=False)

    def _at(self, position: int, *, first: bool) -> int:
        index = bisect_right(self.stretches, position, key=lambda stretch: stretch[0]) - 1
        start, _, source_start, source_end, changed = self.stretches[max(index, 0)]
        if changed:
            return source_start if first else source_end
        return source_start + position - start + (not first)


def reading_of(text: str, pack: LanguagePack, start: int = 0, end: int | None = None) -> Reading:
    """The reading of text[start:end]; offsets of the result count from the start of `text`."""
    end = len(text) if end is None else end
    pieces: list[str] = []
    stretches: list[tuple[int, int, int, int, bool]] = []
    length, at = 0, start
    for edit_start, edit_end, words in [*_edits(text[:end], start, pack), (end, end, "")]:
        for piece, piece_start, piece_end, changed in (
            (text[at:edit_start], at, edit_start, False),
            (words, edit_start, edit_end, True),
        ):
            if piece:
                stretches.append((length, length + len(piece), piece_start, piece_end, changed))
                pieces.append(piece)
                length += len(piece)
        at = edit_end
    joined = "".join(pieces)
    capital = joined[:1].upper()
    joined = (capital if len(capital) == 1 else joined[:1]) + joined[1:]
    return Reading(joined, tuple(stretches) or ((0, 0, start, start, False),))


def _edits(text: str, start: int, pack: LanguagePack) -> list[Edit]:
    signs = pack.section("numbers").get("signs", {})
    found = _spelled_signs(text, start, signs, pack) if _SIGN.search(text, start) else []
    found += [(m.start(), m.end(), " ") for m in _patterns(pack)[0].finditer(text, start)]
    found += [(m.start(), m.end(), "") for m in _ASIDE_AT_END.finditer(text, start)]
    found += _unfolded(text, start, pack)
    found += _calmed(text, start, pack)
    found.sort()
    return _without_overlaps(found, start)


def _spelled_signs(
    text: str, start: int, signs: Mapping[str, str], pack: LanguagePack
) -> list[Edit]:
    conjunction = str(signs.get("and", "and"))
    found: list[Edit] = []
    for match in _SIGN_BEFORE_NUMBER.finditer(text, start):
        word = signs.get(match["sign"], "")
        space = " " if match.start() and not text[match.start() - 1].isspace() else ""
        found.append((match.start(), match.end(), f"{space}{word} " if word else space))
    found += [(m.start(), m.end(), "") for m in _PLUS_AFTER_NUMBER.finditer(text, start)]
    found += [
        (m.start(), m.end(), f" {signs.get('to', 'to')} ") for m in _ARROW.finditer(text, start)
    ]
    found += [(m.start(), m.end(), conjunction) for m in _AND.finditer(text, start)]
    found += [(m.start(), m.end(), ", ") for m in _BAR.finditer(text, start)]
    for match in _patterns(pack)[1].finditer(text, start):
        found.append((match.start(), match.end(), f"{signs.get(match[0].lower(), match[0])} "))
    return found


@lru_cache(maxsize=16)
def _patterns(pack: LanguagePack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Units right behind their figures, and words cut short before a slash: "m/", "v/"."""
    numbers = pack.section("numbers")
    units = alternatives(numbers["glued_units"])
    shortened = alternatives(sign for sign in numbers["signs"] if sign.endswith("/"))
    return (
        re.compile(rf"(?<=\d)(?=(?:{units})\b)", re.I),
        re.compile(rf"(?<!\w)(?:{shortened})(?=\s?\w)", re.I),
    )


def _calmed(text: str, start: int, pack: LanguagePack) -> list[Edit]:
    """The words of a goal In Title Case that we know in small letters: capitals look like names."""
    words = [match for match in _CASED.finditer(text, start)][1:]
    small = any(match[0].islower() for match in words)
    little = pack.section("labels").get("evidence", ())
    # A preposition or article with a capital tells such a title from a row of names.
    if small or not any(match[0].lower() in little for match in words):
        return []
    known, lexicon = _known_words(pack), Lexicon.of(pack)
    return [
        (match.start(), match.end(), match[0].lower())
        for match in words
        if match[0].istitle() and not known.isdisjoint(lexicon.noun_stems(match[0].lower()))
    ]


def _lexicon_words(pack: LanguagePack) -> frozenset[str]:
    """The single words of all lists of a pack."""
    lists = [entries for entries in pack.section("lexicon").values() if isinstance(entries, list)]
    return frozenset(word.lower() for entries in lists for word in entries if " " not in word)


@lru_cache(maxsize=16)
def _known_words(pack: LanguagePack) -> frozenset[str]:
    """Words of the lexicon, forms of its verbs, and small words."""
    words = _lexicon_words(pack)
    small = frozenset(str(word) for word in pack.section("labels").get("evidence", ()))
    return words | inflected(pack, words) | pack.possible_verbs | small


def _without_overlaps(found: list[Edit], start: int) -> list[Edit]:
    kept: list[Edit] = []
    for edit in found:
        if edit[0] >= (kept[-1][1] if kept else start):
            kept.append(edit)
    return kept


def _unfolded(text: str, start: int, pack: LanguagePack) -> list[Edit]:
    """Words of a text typed without æ, ø and å, with those letters back."""
    stems = _folded_stems(pack)
    if not stems or any(letter in "æøå" for letter in text.lower()):
        return []
    found, endings = [], pack.words("spelling_endings")
    longest = max(map(len, endings), default=0)
    for match in _WORD.finditer(text, start):
        word = match[0].lower()
        for length in range(len(word), max(2, len(word) - longest - 1), -1):
            # Three letters are too few to go by: "over" is no form of "øve".
            ending = word[length:]
            if ending and (length < _SHORTEST_STEM or ending not in endings):
                continue
            if stem := stems.get(word[:length]):
                spelled = stem.capitalize() if match[0][0].isupper() else stem
                found.append((match.start(), match.start() + length, spelled))
                break
    return found


@lru_cache(maxsize=16)
def _folded_stems(pack: LanguagePack) -> dict[str, str]:
    """Stems with æ, ø or å from the lexicon, by the form without, where no other word has it."""
    words = _lexicon_words(pack)
    stems = {}
    for word in words:
        for stem in (word, word.removesuffix("e")):
            folded = stem.translate(_FOLDS)
            long_enough = len(stem) >= 4 or (stem == word and len(stem) == 3)
            if long_enough and folded != stem and folded not in words:
                stems[folded] = stem
    return stems
