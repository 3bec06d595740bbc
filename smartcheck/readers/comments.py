"""Comments to smartcheck inside a document ("# smartcheck: ignore[M001] …"), which are no goals.

What they say is worked out elsewhere, from the source; here they are only taken out of the text,
since in most formats they would be read as words, headings or rows.
"""

from __future__ import annotations

import re

from smartcheck.document import Excerpt
from smartcheck.readers.source import Source

_OPENING = re.compile(
    r"(?P<mark><!--|\{/\*|/\*|//|(?<![\w&#])#{1,2})[ \t]*smartcheck:[ \t]*ignore(?![^\W_])", re.I
)
_BLANKS = re.compile(r"[ \t]*")
_ENDS = {"<!--": "-->", "{/*": "*/}", "/*": "*/"}


def without_comments(source: Source, in_table: bool = False) -> Source:
    """The source without its comments; a line that held nothing else is gone altogether.

    In a table, where more cells may follow on the line, a comment without a closing mark goes
    with its cell instead: `without_comment`.
    """
    text, end = source.text, 0
    pieces: list[Excerpt] = []
    for found in _OPENING.finditer(text):
        if found.start() < end:
            continue
        start, after = _around(text, found.start(), _last_end(text, found))
        if in_table and found["mark"] not in _ENDS and text[after - 1 : after] != "\n":
            continue
        if start > end:
            pieces.append(source.excerpt(end, start))
        end = after
    if not end:
        return source
    pieces.append(source.excerpt(end, len(text)))
    return source.derived(_together(pieces))


def without_comment(cell: Excerpt) -> Excerpt:
    """A table's cell without the comment at its end."""
    found = _OPENING.search(cell.text)
    return cell.cut(0, found.start()).strip() if found else cell


def _end(text: str, found: re.Match[str]) -> int:
    """Where a comment ends: at its closing mark, else with its line."""
    line_end = text.find("\n", found.end())
    line_end = len(text) if line_end < 0 else line_end
    closing = _ENDS.get(found["mark"], "")
    at = text.find(closing, found.end()) if closing else -1
    return at + len(closing) if at >= 0 else line_end


def _last_end(text: str, found: re.Match[str]) -> int:
    """Where the last of several comments ends that follow each other on a line."""
    end = _end(text, found)
    while (blanks := _BLANKS.match(text, end)) and (more := _OPENING.match(text, blanks.end())):
        end = _end(text, more)
    return end


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The comment, with its line break where it has the line to itself."""
    line = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    rest = text[end : len(text) if line_end < 0 else line_end]
    if text[line:start].strip() or rest.strip():
        return start, end
    return line, len(text) if line_end < 0 else line_end + 1


def _together(pieces: list[Excerpt]) -> Excerpt:
    text, anchors = "", list[tuple[int, int]]()
    for piece in pieces:
        anchors += [(len(text) + at, place) for at, place in piece.anchors]
        text += piece.text
    return Excerpt(text, tuple(anchors))
