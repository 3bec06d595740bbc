"""The words in a piece of HTML inside Markdown, as blocks: summaries, headings, items, tables."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from smartcheck.document import Excerpt
from smartcheck.readers.blocks import Block, Table
from smartcheck.readers.excerpts import squeezed
from smartcheck.readers.source import Source

_BLOCKS = {
    "p",
    "div",
    "li",
    "summary",
    "details",
    "td",
    "th",
    "tr",
    "br",
    "table",
    "ul",
    "ol",
    "dt",
}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_SILENT = {"script", "style", "template"}


def html_blocks(source: Source, start: int, end: int, group: int) -> list[Block]:
    """The blocks in source.text[start:end]; `group` is the number for its list items."""
    parser = _Words(source, start, group)
    try:
        parser.feed(source.text[start:end])
        parser.close()
    except AssertionError:
        # html.parser gives up on some malformed declarations; what it has read so far stands.
        pass
    parser.flush()
    return parser.blocks


class _Words(HTMLParser):
    def __init__(self, source: Source, start: int, group: int) -> None:
        super().__init__(convert_charrefs=False)
        self.source, self.start, self.group = source, start, group
        self.first_line = source.place_line(start)
        self.blocks: list[Block] = []
        self.pieces: list[tuple[str, int]] = []
        self.kind, self.bold, self.silent = "p", False, 0
        self.rows: list[list[Excerpt]] | None = None

    def _position(self) -> int:
        line, column = self.getpos()
        if line == 1:
            return self.start + column
        return self.source.starts[self.first_line + line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        if tag in _BLOCKS or tag in _HEADINGS:
            self.flush()
            self.kind = tag
        if tag == "table":
            self.rows = []
        if tag == "tr" and self.rows is not None:
            self.rows.append([])

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT and self.silent > 0
        if tag in _BLOCKS or tag in _HEADINGS:
            self.flush(closes=tag in ("td", "th"))
            self.kind = "p"
        if tag == "table" and self.rows is not None:
            self._close_table()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            start = self._position()
            for index, line in enumerate(data.split("\n")):
                if index:
                    self.pieces.append((" ", start - 1))
                self.pieces.append((line, start))
                start += len(line) + 1

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        """A character written as a reference; its semicolon may be missing, as in "R&D"."""
        at = self._position()
        if self.source.text.startswith(";", at + len(written)):
            self.pieces.append((unescape(f"{written};"), at))
            return
        shown = unescape(written)
        # "&ampersand" is "&" and "ersand": what follows the reference stands as it is written.
        head = next(cut for cut in range(len(shown) + 1) if written.endswith(shown[cut:]))
        tail = at + len(written) - len(shown) + head
        self.pieces += [(shown[:head], at), (shown[head:], tail)]

    def flush(self, closes: bool = False) -> None:
        """Ends the current block."""
        text = squeezed(self.source.join(self.pieces))
        self.pieces = []
        if self.rows is not None and self.kind in ("td", "th"):
            if closes and self.rows:
                self.rows[-1].append(text)
        elif text.text and self.rows is None:
            self.blocks.append(self._block(text))

    def _block(self, text: Excerpt) -> Block:
        if self.kind in _HEADINGS:
            return Block("heading", text, level=int(self.kind[1]))
        if self.kind == "li":
            return Block("item", text, group=self.group)
        return Block("paragraph", text)

    def _close_table(self) -> None:
        rows = [tuple(row) for row in self.rows or [] if row]
        self.rows = None
        if len(rows) > 1:
            table = Table(rows[0], tuple(rows[1:]))
            self.blocks.append(Block("table", rows[0][0], table=table))
