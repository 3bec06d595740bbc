"""Word lists as patterns and keys that do not mind case, spaces, or missing æ, ø and å."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_LETTERS = re.compile(r"[^\W\d_]+")
_REACH = 80
_RECENT = 2**11  # Several readers ask for the words of one text, before its parse and after it.
_DIGIT = re.compile(r"\d")
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
    low = word.lower()
    if low.isascii() and low.isalnum() and "aa" not in low:
        return low  # as most words are
    folded = low.replace("æ", "ae").replace("ø", "o").replace("aa", "a")
    return " ".join(folded.replace("å", "a").replace("é", "e").replace("’", "'").split())


class Ending:
    """A pattern for what stands right before a place, one of some words and then a space.

    It is searched for only where one of the words ends there, which is quick to see.
    """

    def __init__(self, words: Iterable[object], around: str = r"(?<!\w)({})\s+$") -> None:
        listed = [str(word).lower() for word in words]
        self._tails = tuple(listed)
        self._pattern = re.compile(around.replace("{}", alternatives(listed)), re.I)

    def before(self, text: str, at: int) -> re.Match[str] | None:
        """The match that ends at an offset."""
        begin = max(0, at - _REACH)
        near = text[begin:at]
        head = near.rstrip()
        if len(head) == len(near) or not head.lower().endswith(self._tails):
            return None
        return self._pattern.search(text, begin, at)


class Closing:
    """Whether a text may end in one of some phrases, or in a word with one of some endings.

    Quick to see, and never no where it does: what is no plain word is left to a pattern to judge.
    """

    def __init__(self, phrases: Iterable[object], endings: Iterable[object] = ()) -> None:
        self._last = frozenset(plain(str(phrase)).split()[-1] for phrase in phrases)
        self._endings = tuple(plain(str(ending)) for ending in endings)

    def may_close(self, text: str) -> bool:
        """Whether a pattern for the phrases is worth a search."""
        last = text.rsplit(None, 1)[-1:]
        if not last or not last[0].isalpha():
            return bool(last)
        key = plain(last[0])
        return key in self._last or key.endswith(self._endings)


@lru_cache(maxsize=_RECENT)
def words_in(text: str) -> frozenset[str]:
    """All words of a text as keys; what patterns are chosen by."""
    # Most texts are plain as they are, and this is asked of every one.
    if text.isascii() and "aa" not in text.lower():
        return lowered(text)
    return frozenset(_LETTERS.findall(plain(text)))


@lru_cache(maxsize=_RECENT)
def lowered(text: str) -> frozenset[str]:
    """All words of a text in small letters, with their æ, ø and å."""
    return frozenset(_LETTERS.findall(text.lower()))


def has_digit(text: str) -> bool:
    """Whether there is a figure in a text."""
    return _DIGIT.search(text) is not None


def triggers(words: Iterable[object]) -> frozenset[str]:
    """The longest word of each phrase, as a key: where it is missing, the phrase is."""
    return _longest(plain(str(word)) for word in words)


def lower_triggers(words: Iterable[object]) -> frozenset[str]:
    """The same in small letters, for patterns that want æ, ø and å as they are."""
    return _longest(str(word).lower() for word in words)


def _longest(phrases: Iterable[str]) -> frozenset[str]:
    letters = (_LETTERS.findall(phrase) for phrase in phrases)
    return frozenset(max(found, key=len) for found in letters if found)
