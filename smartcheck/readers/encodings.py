"""The text in the bytes of a file, whichever encoding its editor chose."""

from __future__ import annotations

from functools import cache

from smartcheck.readers.options import ReaderOptions
from smartcheck.readers.problems import N_, unreadable

BINARY = N_("the file is no text")
NO_ENCODING = N_("the file's encoding is not recognised; save it as UTF-8")

# What western offices save as, the likeliest first. A general detector needs more text than a list
# of goals has: it takes a lone "€" or "’" for a letter of another encoding.
_OFFICE = ("cp1252", "mac_roman", "cp865")
_MARKS = frozenset("–—…•€£§°«»“”‘’„™½¼·´©®±µ×≥≤≠≈→\u00a0")
_BETWEEN_LETTERS = frozenset("’–—…·")
_RAISED = frozenset("²³")


def decoded(data: bytes, path: str, options: ReaderOptions) -> str:
    """The text in some bytes: UTF-8 or UTF-16 first, else the encoding that fits best.

    A byte order mark is left out, as editors do when they count columns.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, path, "utf-8-sig" if encoding == "utf-8" else encoding, options)
    if b"\x00" in data:
        return _without_mark(data, path, options)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, path, options)


def _strict(data: bytes, path: str, encoding: str, options: ReaderOptions) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise unreadable(path, options.translate(NO_ENCODING)) from error


def _without_mark(data: bytes, path: str, options: ReaderOptions) -> str:
    """UTF-16 without its mark: every other byte of a western text is zero."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) * 2 < len(data) * 0.8 or min(even, odd) > len(data) * 0.05:
        raise unreadable(path, options.translate(BINARY))
    return _strict(data, path, "utf-16-be" if even > odd else "utf-16-le", options)


def _guessed(data: bytes, path: str, options: ReaderOptions) -> str:
    if sum(byte < 32 and byte not in b"\t\n\r\f" for byte in data) > len(data) * 0.02:
        raise unreadable(path, options.translate(BINARY))
    if (western := _western(data)) is not None:
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise unreadable(path, options.translate(NO_ENCODING))
    return str(best)


def _western(data: bytes) -> str | None:
    """The text in the office encoding in which most of its odd characters make sense."""
    texts = []
    for encoding in _OFFICE:
        try:
            texts.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    best = max(texts, key=_sense, default=None)
    return best if best is not None and _sense(best) >= 0.5 else None


def _sense(text: str) -> float:
    """How large a share of the characters beyond ASCII stands where such a character may stand."""
    odd = [at for at, char in enumerate(text) if char > "\x7f"]
    return sum(_fits(text, at) * _weight(text[at]) for at in odd) / len(odd) if odd else 0.0


def _weight(char: str) -> float:
    """Letters of our languages tell more than those of others, which are rare in their texts."""
    return 1.0 if not char.isalpha() or char.casefold() in _letters() else 0.6


@cache
def _letters() -> frozenset[str]:
    # Packs are read only for the rare file that is no UTF-8.
    from smartcheck.languages import available_languages, load_pack

    packs = (load_pack(code).section("labels") for code in available_languages())
    return frozenset(char for pack in packs for char in str(pack.get("letters") or ""))


def _fits(text: str, at: int) -> bool:
    """Whether a letter stands beside letters, small ones not behind capitals, a mark at an edge."""
    char, before, behind = text[at], text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if char.isupper():
        alone = char.casefold() in _letters() and not before.isalpha()
        return not before.islower() and (behind.isalpha() or before.isupper() or alone)
    if char.isalpha():
        word = text[max(at - 2, 0) : at]
        shouted = len(word) == 2 and word.isalpha() and word.isupper()
        alone = char in _letters()
        return not shouted and (before.isalpha() or behind.isalpha() or alone)
    if char in _RAISED:
        return before.isalnum()
    between = before.isalpha() and behind.isalpha()
    return char in _MARKS and (not between or char in _BETWEEN_LETTERS)
