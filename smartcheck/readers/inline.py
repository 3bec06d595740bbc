"""The words inside a Markdown paragraph, heading, list item or cell, with their places.

markdown-it gives inline tokens no positions. Two facts make up for it: the tokens follow the
source, and the only rules that swallow unseen text, links and images, can be asked where they end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

Rule = Callable[[StateInline, bool], bool]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words as they stand in the inline source, from `start` on.

    `line_break` marks the end of a source line.
    """

    text: str
    start: int
    bold: bool = False
    struck: bool = False
    italic: bool = False
    linked: bool = False
    line_break: bool = False


def keep_ends(parser: MarkdownIt) -> None:
    """Makes the rules for links and images note where they end."""
    parser.inline.ruler.at("link", _noting(link))
    parser.inline.ruler.at("image", _noting(image))


def _noting(rule: Rule) -> Rule:
    def noting(state: StateInline, silent: bool) -> bool:
        known = len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent and len(state.tokens) > known:
            state.tokens[-1].meta["end"] = state.pos
        return matched

    return noting


def pieces(inline: Token) -> list[Piece]:
    """The visible words of an inline token, in order; its own tokens stand in its `meta`."""
    found: list[Piece] = []
    content, cursor = inline.content, 0
    style = {"strong": 0, "s": 0, "em": 0, "link": 0}
    for token in inline.meta["inline"] or ():
        name = token.type.rpartition("_")[0]
        if name in style:
            style[name] += token.nesting
        start = _start(token, content, cursor)
        shown = _shown(token)
        if _breaks(token):
            start = max(content.find("\n", cursor), cursor) if not token.content else start
        if shown:
            escaped = token.info == "escape" and token.type == "text_special"
            skipped = escaped and token.content != token.markup
            bold, struck, italic, linked = (bool(depth) for depth in style.values())
            for words, at in _by_line(shown, start + skipped, content):
                found.append(Piece(words, at, bold, struck, italic, linked, _breaks(token)))
        cursor = _end(token, start)
    return found


def _by_line(shown: str, start: int, content: str) -> Iterator[tuple[str, int]]:
    """Code may run over several lines, which stand apart in the document."""
    for number, line in enumerate(content[start : start + len(shown)].split("\n")):
        if number:
            yield " ", start - 1
        if line:
            yield shown[: len(line)], start
        shown, start = shown[len(line) + 1 :], start + len(line) + 1


def _shown(token: Token) -> str:
    """What a reader sees of a token."""
    if _breaks(token):
        return " "
    return token.content if token.type in ("text", "code_inline", "text_special") else ""


def _breaks(token: Token) -> bool:
    html = token.type == "html_inline" and token.content.lower().startswith("<br")
    return html or token.type in ("softbreak", "hardbreak")


def _start(token: Token, content: str, cursor: int) -> int:
    shown = token.markup if token.type == "text_special" else token.content
    if token.type == "code_inline":
        content = content.replace("\n", " ")
    if token.type in ("text", "code_inline", "text_special", "html_inline") and shown:
        found = content.find(shown, cursor)
        return found if found >= 0 else cursor
    return cursor


def _end(token: Token, start: int) -> int:
    if "end" in token.meta:
        return int(token.meta["end"])
    if token.type in ("text", "html_inline", "code_inline"):
        return start + len(token.content) + len(token.markup) * (token.type == "code_inline")
    if token.type in ("softbreak", "hardbreak"):
        return start + 1
    return start + len(token.markup) * (token.type != "link_open")
