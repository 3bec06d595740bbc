"""Excerpts put together and tidied, their places kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from smartcheck.document import Excerpt

_UNEVEN = re.compile(r"[\t\r\n]|  |^ | $")
_WORD = re.compile(r"[^ \t\r\n]+")


def joined(first: Excerpt, second: Excerpt, between: str = " ") -> Excerpt:
    """Two excerpts with some characters between them, which stand where the first one ends."""
    start = len(first.text)
    shift = start + len(between)
    anchors = tuple((at + shift, place) for at, place in second.anchors)
    text = f"{first.text}{between}{second.text}"
    return Excerpt(text, (*first.anchors, (start, first.span().end), *anchors))


def all_joined(texts: Sequence[Excerpt], between: str = " ") -> Excerpt:
    """Several excerpts, a blank or another character between each two."""
    pieces, anchors, length = list[str](), list[tuple[int, int]](), 0
    for number, text in enumerate(texts):
        if number:
            anchors.append((length, texts[number - 1].span().end))
            length += 1
        pieces.append(text.text)
        anchors += [(at + length, place) for at, place in text.anchors]
        length += len(text.text)
    return Excerpt(between.join(pieces), tuple(anchors))


def squeezed(text: Excerpt) -> Excerpt:
    """The text with each run of white space made one blank, and none at the ends.

    No-break spaces stay: they hold "30 %" together. So do line breaks inside a table's cell.
    """
    if not _UNEVEN.search(text.text):
        return text
    whole, anchors, end = "", list[tuple[int, int]](), 0
    for word in _WORD.finditer(text.text):
        if whole:
            anchors.append((len(whole), text.offset(word.start() - 1)))
            whole += "\n" if "\n" in text.text[end : word.start()] else " "
        end = word.end()
        part = text.cut(word.start(), word.end())
        anchors += [(len(whole) + at, place) for at, place in part.anchors]
        whole += part.text
    return Excerpt(whole, tuple(anchors) or ((0, text.offset(0)),))
