"""Offsets in characters, and positions as the protocol counts them: from 0, in code units.

The protocol ends lines at CRLF, LF and CR and nowhere else, unlike `str.splitlines`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from lsprotocol import types

from smartcheck.document import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_UNITS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "utf-32": len,
}


@dataclass(frozen=True)
class Lines:
    """A text as client and server agreed to count it: "utf-16" unless they agreed otherwise."""

    text: str
    encoding: str = "utf-16"

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        """Where each line starts, and where its own characters end."""
        ends = list(_LINE_END.finditer(self.text))
        starts = [0, *(end.end() for end in ends)]
        return starts, [*(end.start() for end in ends), len(self.text)]

    def line_of(self, offset: int) -> int:
        """The number of the line, from 0, that an offset stands in."""
        return bisect_right(self._bounds[0], offset) - 1

    def line(self, number: int) -> Span:
        """The offsets of a line without its line break."""
        starts, ends = self._bounds
        return Span(starts[number], ends[number])

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        number = self.line_of(offset)
        line = self.line(number)
        units = _UNITS[self.encoding](self.text[line.start : min(offset, line.end)])
        return types.Position(number, units)

    def range(self, start: int, end: int) -> types.Range:
        """The range of text[start:end]."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; past the end of a line or of the text, that end."""
        if position.line >= len(self._bounds[0]):
            return len(self.text)
        line, left = self.line(position.line), position.character
        count = _UNITS[self.encoding]
        for at in range(line.start, line.end):
            if left <= 0:
                return at
            left -= count(self.text[at])
        return line.end
