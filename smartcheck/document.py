"""The nouns of the program: Document > Objective > KeyResult, and where they stand in their source.

Every offset is a count of characters (code points) in the source text, so that an editor, the
terminal and SARIF can all be told the same place. Nothing here knows files, languages or spaCy.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from smartcheck.periods import Period

GoalKind = Literal["objective", "key_result", "goal"]
GOAL_TYPES = ("aspirational", "committed", "learning", "leading", "moonshot")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: character offsets, the end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place people can go to: line and column, both from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text taken out of a source, which remembers where each of its characters stood.

    Markup, escapes and folded lines make the text differ from its source; `anchors` holds, sorted,
    (offset in the text, offset in the source) for the start of every stretch that was copied as is.
    One at the very end tells where an escape behind the last character ends.
    """

    text: str
    anchors: tuple[tuple[int, int], ...]

    @classmethod
    def at(cls, text: str, offset: int) -> Excerpt:
        """A text that stands in its source unchanged, from this offset on."""
        return cls(text, ((0, offset),))

    @classmethod
    def join(cls, pieces: Iterable[tuple[str, int]]) -> Excerpt:
        """Several stretches, each with its offset in the source, put together into one text."""
        text, anchors = "", []
        for piece, offset in pieces:
            if piece:
                anchors.append((len(text), offset))
                text += piece
        return cls(text, tuple(anchors) or ((0, 0),))

    def offset(self, position: int) -> int:
        """The source offset of the character at this position of the text."""
        index = 0
        if len(self.anchors) > 1:  # few texts differ from their source
            index = bisect_right(self.anchors, position, key=lambda anchor: anchor[0]) - 1
        at, source = self.anchors[max(index, 0)]
        return source + max(position - at, 0)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of text[start:end]; it ends right behind the last character it covers."""
        end = len(self.text) if end is None else end
        if end <= start:
            return Span(self.offset(start), self.offset(start))
        at, behind = self.anchors[-1]
        if end == len(self.text) == at:
            return Span(self.offset(start), behind)
        return Span(self.offset(start), self.offset(end - 1) + 1)

    def cut(self, start: int, end: int | None = None) -> Excerpt:
        """The excerpt of text[start:end]."""
        end = len(self.text) if end is None else end
        last = end if end == len(self.text) else end - 1
        inside = [(at - start, source) for at, source in self.anchors if start < at <= last]
        return Excerpt(self.text[start:end], ((0, self.offset(start)), *inside))

    def strip(self) -> Excerpt:
        """The excerpt without white space at either end."""
        stripped = self.text.strip()
        if stripped == self.text and len(self.anchors) == 1:
            return self
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, left + len(stripped))

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, kw_only=True)
class Goal:
    """One goal as its team wrote it: the words to be judged, and the fields given beside them.

    `text` is free of list marks, labels ("KR1:") and owner prefixes, but keeps a score written into
    it. `period` is stated by the heading, column or lead-in above the goal, not by the document.
    """

    kind: ClassVar[GoalKind] = "goal"

    text: Excerpt
    label: str = ""
    type: str = "aspirational"
    deadline: Excerpt | None = None
    confidence: Excerpt | None = None
    baseline: Excerpt | None = None
    target: Excerpt | None = None
    current: Excerpt | None = None
    unit: Excerpt | None = None
    owner: str | None = None
    team: str | None = None
    period: Period | None = None


@dataclass(frozen=True, kw_only=True)
class KeyResult(Goal):
    """A measurable result under an Objective."""

    kind: ClassVar[GoalKind] = "key_result"


@dataclass(frozen=True, kw_only=True)
class Objective(Goal):
    """A qualitative Objective with its Key Results."""

    kind: ClassVar[GoalKind] = "objective"

    key_results: tuple[KeyResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read or that crashed: named, placed, and never silent.

    `kind` is "unreadable", "not-understood", "unknown-key", "invalid-value", "too-large" or
    "crash".
    """

    path: str
    kind: str
    message: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, kw_only=True)
class Document:
    """What one source says: Objectives with Key Results, and goals that stand alone.

    `title` is where findings about the whole document stand: its title, else its first goal.
    `failures` are parts that could not be read, while the rest could. A `sheet`'s source has one
    line per row with its cells apart by tabs, and its columns are counted in cells.
    """

    path: str
    source: str = field(repr=False)
    language: str
    period: Period | None = None
    title: Span | None = None
    objectives: tuple[Objective, ...] = ()
    goals: tuple[Goal, ...] = ()
    team: str | None = None
    owner: str | None = None
    failures: tuple[Failure, ...] = ()
    sheet: bool = False

    def every_goal(self) -> Iterator[Goal]:
        """All goals in the order of the document: each Objective, its Key Results, loose goals."""
        for objective in self.objectives:
            yield objective
            yield from objective.key_results
        yield from self.goals

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.source)

    def location(self, offset: int) -> Location:
        """Line and column of a source offset; row and column of the cell in a sheet."""
        if self.sheet:
            return locate_cell(self.source, self._line_starts, offset)
        return locate(self._line_starts, offset)


def line_starts(source: str) -> list[int]:
    """Offsets at which the lines of a text begin; only a newline ends a line."""
    starts = [0]
    at = source.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = source.find("\n", at + 1)
    return starts


def locate(starts: list[int], offset: int) -> Location:
    """Line and column of an offset, given where the lines begin."""
    line = bisect_right(starts, offset)
    return Location(line, offset - starts[line - 1] + 1)


def locate_cell(source: str, starts: list[int], offset: int) -> Location:
    """Row and column, both from 1, of an offset in the text of a sheet."""
    line = bisect_right(starts, offset)
    return Location(line, source.count("\t", starts[line - 1], offset) + 1)
