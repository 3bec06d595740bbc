"""Word lists as patterns and keys that do not mind case, spaces, or missing æ, ø and å."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FOLDED = {"æ": "(?:æ|ae)", "ø": "[øo]", "å": "(?:å|aa|a)", "é": "[ée]", " ": r"\s+", "'": "['’]"}


def any_of(words: Iterable[object]) -> str:
    """A regular expression for any of these words, the longest first; æ, ø and å may be missing."""
    ordered = sorted({str(word).lower() for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(loose, ordered)) + ")" if ordered else "(?!)"


def alternatives(words: Iterable[object]) -> str:
    """A regular expression for any of these words as they are written, the longest first."""
    listed = sorted(map(str, words), key=len, reverse=True)
    return "|".join(map(re.escape, listed)) or "(?!)"


def loose(word: str) -> str:
    """A regular expression for a word whose æ, ø and å may be missing, whatever its spaces."""
    return "".join(_FOLDED.get(char) or re.escape(char) for char in word.replace("’", "'"))


def plain(word: str) -> str:
    """A word as a key: small letters, no æ, ø or å, one kind of apostrophe, one space."""
    folded = word.lower().replace("æ", "ae").replace("ø", "o").replace("aa", "a")
    return " ".join(folded.replace("å", "a").replace("é", "e").replace("’", "'").split())


def words_in(text: str) -> frozenset[str]:
    """All words of a text as keys; what patterns are chosen by."""
    return frozenset(re.findall(r"[^\W\d_]+", plain(text)))


def triggers(words: Iterable[object]) -> frozenset[str]:
    """The first words of these phrases, as keys."""
    firsts = (re.match(r"[^\W\d_]+", plain(str(word))) for word in words)
    return frozenset(first[0] for first in firsts if first)
