"""Where the characters of a value stand in its source, behind quotes, escapes and folds."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n[ \t]*|.)", re.S)
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


def align(value: str, raw: str) -> list[tuple[str, int]]:
    """The value in stretches that stand in `raw` as they are, each with its position there.

    The value's characters come in the order of the source; what stands between them there
    (escapes, doubled quotes, indentation, line breaks that were folded) is passed over.
    """
    pieces: list[tuple[str, int]] = []
    at, place = 0, 0
    while at < len(value):
        length = _common(value, at, raw, place)
        if length:
            pieces.append((value[at : at + length], place))
            at, place = at + length, place + length
            continue
        consumed, place, length = _differing(value[at], raw, place)
        if consumed:
            pieces.append((value[at], place))
            at += 1
        place += length
    return pieces


def _common(value: str, at: int, raw: str, place: int) -> int:
    """How many characters agree from here on; an escape or a doubled quote ends the stretch."""
    length = 0
    while at + length < len(value) and place + length < len(raw):
        char = raw[place + length]
        if char != value[at + length] or (char == "\\" and _is_escape(raw, place + length)):
            break
        length += 1
    return length


def _is_escape(raw: str, place: int) -> bool:
    return raw[place + 1 : place + 2] == "\\"


def _differing(char: str, raw: str, place: int) -> tuple[bool, int, int]:
    """Whether the value's next character is found here, where, and how much source it takes."""
    if place >= len(raw):
        return True, len(raw), 0
    if escape := _PAIR.match(raw, place) or _ESCAPE.match(raw, place):
        joins = escape.group()[1] == "\n"
        return not joins, place, escape.end() - place
    if char.isspace() and raw[place].isspace():
        rest = raw[place:]
        return True, place, len(rest) - len(rest.lstrip())
    return False, place, 1
