"""Text taken apart for display: marked words, blanks to fill in, characters that would mislead.

Pure functions over plain strings; no HTML and no Markdown here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeVar

from smartcheck.finding import Finding, Severity

Style = Literal["plain", "blank", "strong", "emphasis", "code"]
AnyText = TypeVar("AnyText", bound=str)
_QUOTED = re.compile("[«“]([^«»“”]+)[»”]")

# Marks that reorder or hide text around them, so that a reader sees something else than the
# machine did. Joiners (U+200C, U+200D) stay: emoji and several scripts are made of them.
_MISLEADING = (
    *range(0x00, 0x09),
    *range(0x0B, 0x0D),
    *range(0x0E, 0x20),
    *range(0x7F, 0xA0),
    0x061C,
    *range(0x200B, 0x200C),
    *range(0x200E, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0x2066, 0x206A),
    0xFEFF,
)
_VISIBLE = {
    **{point: f"[U+{point:04X}]" for point in _MISLEADING},
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}
_INLINE = re.compile(
    r"(?P<blank>\*\*\?\*\*|(?<![^\s(«“\"])\?(?=[\s.,;:)»”\"%]|$))"
    r"|\*\*(?P<strong>[^*\n]+)\*\*"
    r"|(?<![*\w])\*(?P<emphasis>[^*\s][^*\n]*)\*(?![*\w])"
    r"|`(?P<code>[^`\n]+)`"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a goal's text: how grave the worst mark on it is, and which notes end here."""

    text: str
    severity: Severity = Severity.OFF
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of a message or of a rule's page, in the style its light markup asks for."""

    text: str
    style: Style = "plain"


def visible(text: AnyText) -> AnyText:
    """The text with controls, direction overrides and invisible characters spelt out.

    Keeps the type, so that markup which is escaped already stays marked as escaped.
    """
    # Nearly every text is clean; asking first spares a large report half its time.
    if text.isascii() and text.isprintable():
        return text
    shown = text.translate(_VISIBLE)
    return shown if isinstance(shown, type(text)) else type(text)(shown)


def pieces(text: str, findings: Sequence[Finding]) -> tuple[Piece, ...]:
    """The text cut where marks begin and end; notes are numbered from 1, as the findings are."""
    marks = [
        (max(start, 0), min(end, len(text)), finding.severity, number)
        for number, finding in enumerate(findings, 1)
        for start, end in finding.marks
        if max(start, 0) < min(end, len(text))
    ]
    cuts = sorted({0, len(text), *(at for start, end, *_ in marks for at in (start, end))})
    return tuple(
        Piece(
            text[start:end],
            max((mark[2] for mark in marks if mark[0] <= start < mark[1]), default=Severity.OFF),
            tuple(sorted({mark[3] for mark in marks if mark[1] == end})),
        )
        for start, end in pairwise(cuts)
    )


def shorten(parts: Iterable[Piece], limit: int = 160) -> tuple[Piece, ...]:
    """At most `limit` characters of a long sentence, around its first mark."""
    parts = tuple(parts)
    length = sum(len(part.text) for part in parts)
    if length <= limit:
        return parts
    first = next((i for i, part in enumerate(parts) if part.severity), 0)
    before = sum(len(part.text) for part in parts[:first])
    start = max(min(before - limit // 4, length - limit), 0)
    kept, at = [], 0
    for part in parts:
        left, right = max(start - at, 0), max(start + limit - at, 0)
        cut = part.text[left:right]
        if cut:
            kept.append(Piece(cut, part.severity, part.notes))
        at += len(part.text)
    head = (Piece("…"),) if start else ()
    tail = (Piece("…"),) if start + limit < length else ()
    return (*head, *kept, *tail)


def inline(text: str) -> tuple[Inline, ...]:
    """A message in plain, strong, emphasised and code stretches, and blanks (`?`) to fill in."""
    found, at = [], 0
    for match in _INLINE.finditer(text):
        found.append(Inline(text[at : match.start()]))
        style = match.lastgroup
        assert style is not None
        words = "?" if style == "blank" else match.group(style)
        found.append(Inline(words, style))  # type: ignore[arg-type]
        at = match.end()
    found.append(Inline(text[at:]))
    return tuple(part for part in found if part.text)


def quotations(text: str, goal: str) -> tuple[tuple[str, bool], ...]:
    """A message cut where it quotes a goal, each stretch with whether it is the goal's words."""
    words = " ".join(goal.split())
    found, at = [], 0
    for match in _QUOTED.finditer(text):
        if " ".join(match[1].removesuffix("…").split()) in words:
            found += [(text[at : match.start(1)], False), (match[1], True)]
            at = match.end(1)
    return tuple(part for part in (*found, (text[at:], False)) if part[0])


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a rule's page, each on one line."""
    return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())


def is_link(address: str) -> bool:
    """Whether an address may be made a link: the web's own schemes only, never `javascript:`."""
    return re.match(r"https?://[^\s/]", address) is not None
