"""The source of a document as readers parse it: every offset is still the author's."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property

from smartcheck.document import Excerpt, Location, Span, line_starts, locate, locate_cell


@dataclass(frozen=True)
class Source:
    """A text to parse, and where its characters stand in what the author wrote.

    Carriage returns become blanks, and NUL what stands for any character that cannot be shown, so
    that no parser needs to know them and no offset moves. A byte order mark in front is left out.
    `anchors` differ from one to one only where something was taken out of the text beforehand.
    `sheet` says that columns are counted in cells: see `Document.sheet`.
    """

    path: str
    original: str = field(repr=False)
    text: str = field(repr=False)
    anchors: tuple[tuple[int, int], ...] = ((0, 0),)
    sheet: bool = False

    @classmethod
    def of(cls, source: str, path: str) -> Source:
        """The source of a document as it was written."""
        text = source.replace("\r\n", " \n").replace("\r", "\n").replace("\x00", "\ufffd")
        bare = text.lstrip("\ufeff")
        return cls(path, source, bare, ((0, len(text) - len(bare)),))

    def derived(self, text: Excerpt) -> Source:
        """The same document with a part of its text taken out before parsing."""
        return replace(self, text=text.text, anchors=text.anchors)

    @cached_property
    def _at(self) -> list[int]:
        return [at for at, _ in self.anchors]

    @cached_property
    def starts(self) -> list[int]:
        """Offsets in `text` at which its lines begin."""
        return line_starts(self.text)

    def offset(self, position: int) -> int:
        """Where a character of `text` stands in the author's source."""
        at, offset = self.anchors[max(bisect_right(self._at, position) - 1, 0)]
        return offset + position - at

    def excerpt(self, start: int, end: int) -> Excerpt:
        """The excerpt of text[start:end]."""
        first, last = bisect_right(self._at, start), bisect_right(self._at, end - 1)
        inside = [(at - start, offset) for at, offset in self.anchors[first:last]]
        return Excerpt(self.text[start:end], ((0, self.offset(start)), *inside))

    def join(self, pieces: list[tuple[str, int]]) -> Excerpt:
        """Words, each with its position in `text`, put together into one excerpt."""
        if self.anchors == ((0, 0),):
            return Excerpt.join(pieces)
        text, anchors = "", []
        for words, start in pieces:
            part = self.excerpt(start, start + max(len(words), 1))
            anchors += [(len(text) + at, offset) for at, offset in part.anchors]
            text += words
        return Excerpt(text, tuple(anchors) or ((0, 0),))

    def line(self, number: int) -> tuple[int, int]:
        """Start and end of a line of `text`, counted from 0, without its line break."""
        start = self.starts[number]
        following = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return start, following

    def place_line(self, position: int) -> int:
        """The line of `text` that a position stands in, counted from 0."""
        return bisect_right(self.starts, position) - 1

    def place(self, position: int) -> Location:
        """Line and column of a position in `text`, as the author's editor shows it."""
        return self.place_in_original(self.offset(position))

    def place_in_original(self, offset: int) -> Location:
        """Line and column of an offset in what the author wrote."""
        starts = line_starts(self.original)
        return locate_cell(self.original, starts, offset) if self.sheet else locate(starts, offset)

    def span(self, start: int, end: int) -> Span:
        """The author's span of text[start:end]."""
        return self.excerpt(start, end).strip().span()


def without_escapes(source: Source) -> Source:
    """The source without backslashes before marks, as some editors save pasted Markdown."""
    pieces: list[tuple[str, int]] = []
    start, text = 0, source.text
    position = text.find("\\")
    while position >= 0:
        following = text[position + 1 : position + 2]
        if following and following in "#*-_+.[]()>|`!~&<":
            pieces.append((text[start:position], start))
            start = position + 1
        position = text.find("\\", position + 2)
    pieces.append((text[start:], start))
    return source.derived(source.join(pieces))
