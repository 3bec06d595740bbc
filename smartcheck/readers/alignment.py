"""Where the characters of a value stand in its source, behind quotes, escapes and folds."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n[ \t]*|.)", re.S)
# What is folded into one blank; a no-break space stays what it is.
_FOLDED = " \t\n"
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


def align(value: str, raw: str, escapes: bool = False) -> list[tuple[str, int]]:
    """The value in stretches that stand in `raw` as they are, each with its position there.

    `escapes` says that a backslash in `raw` opens an escape, as in JSON.
    The value's characters come in the order of the source; what stands between them there
    (escapes, doubled quotes, indentation, line breaks that were folded) is passed over.
    """
    pieces: list[tuple[str, int]] = []
    at, place = 0, 0
    while at < len(value):
        length = _common(value, at, raw, place, escapes)
        if length:
            pieces.append((value[at : at + length], place))
            at, place = at + length, place + length
            continue
        if value[at].isspace() and value[at - 1 : at].isspace() and raw[place : place + 1].strip():
            # Blank lines in a folded text: all of them stand where the first one does.
            pieces.append((value[at], place - 1))
            at += 1
            continue
        consumed, place, length = _differing(value[at], raw, place, escapes)
        if consumed:
            pieces.append((value[at], place))
            at += 1
        place += length
    return pieces


def _common(value: str, at: int, raw: str, place: int, escapes: bool) -> int:
    """How many characters agree from here on; an escape or a doubled quote ends the stretch."""
    rest = value[at:]
    if raw.startswith(rest, place) and not (escapes and "\\" in rest):
        return len(rest)
    length = 0
    while at + length < len(value) and place + length < len(raw):
        char = raw[place + length]
        if char != value[at + length] or (escapes and char == "\\"):
            break
        length += 1
    return length


def _differing(char: str, raw: str, place: int, escapes: bool) -> tuple[bool, int, int]:
    """Whether the value's next character is found here, where, and how much source it takes."""
    if place >= len(raw):
        return True, max(len(raw) - 1, 0), 0
    escape = (_PAIR.match(raw, place) or _ESCAPE.match(raw, place)) if escapes else None
    if escape:
        joins = escape.group()[1] == "\n"
        return not joins, place, escape.end() - place
    if char.isspace() and raw[place] in _FOLDED:
        rest = raw[place:]
        return True, place, len(rest) - len(rest.lstrip(_FOLDED))
    return False, place, 1
