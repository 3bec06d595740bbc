"""Changes that can be offered in a document, each tried out before it is offered.

A comment in the wrong place is text of the goal, or ends a list, or breaks a table, differently in
every format. So an edit is made on a copy, the copy is read again, and the edit is offered only
if the goals are the same and the comment silences what it should, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from smartcheck.document import Document, Goal
from smartcheck.readers import ReaderOptions, ReadError, read_text
from smartcheck.rule import all_rules
from smartcheck.server.positions import Lines
from smartcheck.suppressions import find_suppressions

MARKDOWN = ("<!-- ", " -->")
HASH = ("# ", "")
# The comments of each format; formats without any are left out.
_COMMENTS = {
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".mdown": MARKDOWN, ".mkd": MARKDOWN,
    ".qmd": MARKDOWN, ".rmd": MARKDOWN,
    ".mdx": ("{/* ", " */}"),
    ".yaml": HASH, ".yml": HASH,
    ".org": HASH,
    ".txt": MARKDOWN, ".text": MARKDOWN, "": MARKDOWN,
}  # fmt: skip
# Formats whose comments take a line of their own.
_WHOLE_LINES = (".org",)
_HEADING_END = re.compile(r"(?:[ \t]+#+)?\s*$")
_LINES_ABOVE = 4
Meaning = frozenset[tuple[str, int | None]]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """text[start:end] replaced by other words."""

    start: int
    end: int
    words: str

    def applied(self, text: str) -> str:
        """The text with the edit made."""
        return text[: self.start] + self.words + text[self.end :]


@dataclass(frozen=True)
class Desk:
    """A document to edit, and how it is read."""

    document: Document
    options: ReaderOptions

    @property
    def comment(self) -> tuple[str, str] | None:
        """How a comment opens and closes in this format; None where it knows no comments."""
        return _COMMENTS.get(PurePath(self.document.path).suffix.lower())

    def silencing(self, goal: Goal, code: str) -> Edit | None:
        """The edit that silences a rule for one goal; None where no comment can stand."""
        at = _index(self.document, goal)
        wanted = _meaning(self.document) | {(code, at)}
        return self._first(self._comments_for(goal, code), lambda after: after == wanted)

    def silencing_file(self, code: str) -> Edit | None:
        """The edit that silences a rule for the whole document."""
        wanted = _meaning(self.document) | {(code, None)}
        return self._first(self._comments_above(code), lambda after: after == wanted)

    def without_comment(self, start: int) -> Edit | None:
        """The edit that takes out the comment that starts at an offset."""
        lines = Lines(self.document.source)
        line = lines.line(lines.line_of(start))
        rest = self.document.source[start : line.end]
        _, close = self.comment or HASH
        length = rest.find(close.strip()) + len(close.strip()) if close else len(rest)
        end = start + (length if length > 0 else len(rest))
        before = self.document.source[line.start : start]
        if not before.strip() and not self.document.source[end : line.end].strip():
            following = min(lines.line_of(start) + 1, lines.line_of(len(self.document.source)))
            edit = Edit(line.start, max(lines.line(following).start, end), "")
        else:
            edit = Edit(line.start + len(before.rstrip()), end, "")
        known = _meaning(self.document)
        return self._first(iter([edit]), lambda after: after < known or after == known)

    def filled_in(self, goal: Goal, end: int, template: str) -> Edit | None:
        """The edit that puts a template behind the words of a goal, where they end."""
        source, at = self.document.source, _index(self.document, goal)
        bold = source[end : end + 1] not in ("*", "_")
        forms = [template] if bold else []
        plain = template.replace("*", "")
        wanted = [_bare(one.text.text) for one in self.document.every_goal()]
        for form in [*forms, plain]:
            edit = Edit(end, end, form)
            after = self._read(edit)
            if after is None:
                continue
            texts = [_bare(one.text.text) for one in after.every_goal()]
            others = texts[:at] + texts[at + 1 :] == wanted[:at] + wanted[at + 1 :]
            grown = plain.strip() in texts[at] if at < len(texts) else False
            if others and grown and len(texts[at]) == len(wanted[at]) + len(plain):
                return edit
        return None

    # -- where comments may stand ---------------------------------------------------------------

    def _comments_for(self, goal: Goal, code: str) -> Iterator[Edit]:
        """Places for a comment about a goal, the best first."""
        if self.comment is None:
            return
        opens, closes = self.comment
        comment = f"{opens}smartcheck: ignore[{code}]{closes}"
        yield from self._extended(goal, code)
        lines = Lines(self.document.source)
        span = goal.text.span()
        number = lines.line_of(span.start)
        line = lines.line(number)
        words = self.document.source[line.start : line.end]
        suffix = PurePath(self.document.path).suffix.lower()
        match = _HEADING_END.search(words) if closes else re.search(r"\s*$", words)
        behind = line.start + (match.start() if match else len(words))
        if suffix not in _WHOLE_LINES:
            yield Edit(behind, behind, f" {comment}")
        if closes and span.end <= line.end:
            yield Edit(span.end, span.end, f" {comment}")
        for above in range(number, max(number - _LINES_ABOVE, -1), -1):
            start = lines.line(above).start
            blank = re.match(r"[ \t]*", self.document.source[start:])
            indent = blank[0] if blank else ""
            yield Edit(start, start, f"{indent}{comment}{self._newline}")

    def _extended(self, goal: Goal, code: str) -> Iterator[Edit]:
        """A comment about the goal that is there already, with one more rule in it."""
        begins = goal.text.offset(0)
        for one in find_suppressions(self.document, all_rules()):
            if one.goals == {begins}:
                end = self.document.source.index("]", one.span.start)
                yield Edit(end, end, f", {code}")

    def _comments_above(self, code: str) -> Iterator[Edit]:
        """Places for a comment about the whole file: at its top, behind front matter, at its end"""
        if self.comment is None:
            return
        opens, closes = self.comment
        comment = f"{opens}smartcheck: ignore-file[{code}]{closes}"
        source, newline = self.document.source, self._newline
        top = 1 if source.startswith("\ufeff") else 0
        matter = re.match(r"\ufeff?---[ \t]*\r?\n(?s:.*?)\n(?:---|\.\.\.)[ \t]*\r?\n", source)
        gap = newline if closes else ""
        if matter is not None:
            yield Edit(matter.end(), matter.end(), f"{newline}{comment}{newline}")
        yield Edit(top, top, f"{comment}{newline}{gap}")
        yield Edit(len(source), len(source), f"{newline}{gap}{comment}{newline}")

    @property
    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self.document.source else "\n"

    # -- trying out -----------------------------------------------------------------------------

    def _first(self, edits: Iterator[Edit], holds: Callable[[Meaning], bool]) -> Edit | None:
        """The first edit that leaves the goals as they are and means what it should."""
        before, values = _shape(self.document), _values(self.document)
        for edit in edits:
            after = self._read(edit)
            if after is None or _shape(after) != before or _values(after) != values:
                continue
            if holds(_meaning(after)):
                return edit
        return None

    def _read(self, edit: Edit) -> Document | None:
        try:
            return read_text(edit.applied(self.document.source), self.document.path, self.options)
        except ReadError:
            return None


def _index(document: Document, goal: Goal) -> int:
    return next(at for at, one in enumerate(document.every_goal()) if one is goal)


def _shape(document: Document) -> tuple[object, ...]:
    """All that was read in a document, whatever lines it stands on."""
    goals = tuple((one.kind, one.text.text, one.label) for one in document.every_goal())
    return goals, document.language, document.period, len(document.failures)


def _values(document: Document) -> list[str]:
    """What other programs read in a YAML document: to them, a comment in a text block is text."""
    if PurePath(document.path).suffix.lower() not in (".yaml", ".yml"):
        return []
    import yaml

    try:
        tokens = list(yaml.scan(document.source, Loader=yaml.SafeLoader))
    except yaml.YAMLError:  # tolerated by our reader
        return []
    return [token.value for token in tokens if isinstance(token, yaml.ScalarToken)]


def _meaning(document: Document) -> Meaning:
    """Which rule is silenced for which goal; None for the whole file."""
    starts = {goal.text.offset(0): at for at, goal in enumerate(document.every_goal())}
    return frozenset(
        (code, None if goal is None else starts[goal])
        for one in find_suppressions(document, all_rules())
        for goal in ((None,) if one.whole_file else one.goals)
        for code in one.codes
    )


def _bare(text: str) -> str:
    return text.replace("*", "")
