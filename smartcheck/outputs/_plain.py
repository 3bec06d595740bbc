"""Text that is safe and well-aligned in a terminal: no control characters, known widths."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

Mark = tuple[int, int]
_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F
_FIRST_COMBINING, _SOFT_HYPHEN = "\u0300", "\u00ad"
# Characters that reorder what stands around them could make a line show what is not there.
_REORDERING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F}


def plain(text: str) -> str:
    """The text with every character that could steer a terminal shown instead of obeyed.

    Character by character, so that offsets stay what they were.
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    code = ord(character)
    if character in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    if code == _DELETE:
        return "␡"
    if code in _REORDERING or unicodedata.category(character) in ("Cc", "Cs"):
        return "\N{REPLACEMENT CHARACTER}"
    return character


def columns(text: str) -> int:
    """How many columns of a terminal the text takes up."""
    if text.isascii() or (max(text) < _FIRST_COMBINING and _SOFT_HYPHEN not in text):
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def underline(text: str, marks: Iterable[Mark]) -> str:
    """A line of ^^^ that stands below the marked characters; empty if none is marked."""
    line, at = "", 0
    for start, end in joined(marks, len(text)):
        line += " " * columns(text[at:start]) + "^" * max(columns(text[start:end]), 1)
        at = end
    return line


def joined(marks: Iterable[Mark], length: int) -> list[Mark]:
    """The marks in order, within the text, overlapping ones made one."""
    done: list[Mark] = []
    for start, end in sorted(marks):
        start, end = max(start, 0), min(end, length)
        if start >= end:
            continue
        if done and start <= done[-1][1]:
            done[-1] = (done[-1][0], max(done[-1][1], end))
        else:
            done.append((start, end))
    return done


def around(text: str, marks: Iterable[Mark], limit: int) -> tuple[str, list[Mark]]:
    """A text of at most so many characters, cut where its first mark stands in sight."""
    shown = joined(marks, len(text))
    if len(text) <= limit:
        return text, shown
    first = shown[0][0] if shown else 0
    start = 0 if first < limit * 2 // 3 else first - limit // 3
    end = min(start + limit, len(text))
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    moved = [
        (max(a, start) + shift, min(b, end) + shift) for a, b in shown if a < end and b > start
    ]
    return before + text[start:end] + after, moved
