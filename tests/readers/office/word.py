"""Word documents for tests: the few parts that Word itself needs, written by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
STYLES = ("Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number 2")


def of_paragraphs(paragraphs: Sequence[tuple[str, str]]) -> bytes:
    """A document of paragraphs, each with the name of its style and its text."""
    return of_body("".join(paragraph(text, style) for style, text in paragraphs))


def of_text(text: str) -> bytes:
    """A document whose paragraphs are the lines of a Markdown text."""
    styled = []
    for line in text.splitlines():
        heading, item = re.match(r"(#{1,3}) ", line), re.match(r"(\s*)[-*] ", line)
        if heading:
            styled.append((f"Heading {len(heading.group(1))}", line[heading.end() :]))
        elif item:
            styled.append(("List Number 2" if item.group(1) else "List Bullet", line[item.end() :]))
        else:
            styled.append(("", line))
    return of_paragraphs(styled)


def run(text: str, *marks: str) -> str:
    """A run of words; marks are "b" (bold), "strike" and "i"."""
    properties = "".join(f"<w:{mark}/>" for mark in marks)
    words = escape(_UNWRITABLE.sub("", text))
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(text: str, style: str = "", level: int | None = None) -> str:
    """A paragraph of one run, or of runs that are given as XML."""
    runs = text if text.startswith("<w:") else run(text)
    named = f'<w:pStyle w:val="{style.replace(" ", "")}"/>' if style else ""
    numbered = ""
    if level is not None:
        numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr>{runs}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table; a cell's lines are paragraphs of its own."""
    written = ""
    for row in rows:
        cells = "".join(
            f"<w:tc>{''.join(paragraph(line) for line in cell.split(chr(10)))}</w:tc>"
            for cell in row
        )
        written += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{written}</w:tbl>"


def of_body(body: str, prolog: str = "", **extra: bytes) -> bytes:
    """A document with this body; `prolog` stands before its root, `extra` are more parts."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/></w:style>'
        for name in STYLES
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/></w:lvl>' for level in range(9)
    )
    kinds = (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"))
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, kind in kinds
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(("styles", "numbering"))
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{links}</Relationships>",
        "word/document.xml": f"{prolog}<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
        "word/numbering.xml": f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        for name, data in extra.items():
            archive.writestr(name, data)
    return file.getvalue()
