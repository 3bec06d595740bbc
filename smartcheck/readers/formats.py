"""Which reader a document needs: by its suffix, or by its content where that says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from smartcheck.document import Document, Excerpt
from smartcheck.readers.blocks import Block, Table
from smartcheck.readers.columns import column_names, columns_of
from smartcheck.readers.comments import without_comments
from smartcheck.readers.drafts import Drafts
from smartcheck.readers.labels import key_names
from smartcheck.readers.lines import parse_text, pipe_table
from smartcheck.readers.memory import Memory, Mode, Scope
from smartcheck.readers.nodes import Mapping, Node, read_json, read_yaml
from smartcheck.readers.options import ReaderOptions
from smartcheck.readers.outline import read_outline
from smartcheck.readers.problems import N_, ReadError, Unreadable, not_understood
from smartcheck.readers.source import Source
from smartcheck.readers.structured import read_structure
from smartcheck.readers.tables import read_table

Reader = Callable[[Source, Drafts], None]

SUFFIXES = {
    ".yaml": "yaml", ".yml": "yaml",
    ".json": "json", ".jsonl": "json", ".ndjson": "json", ".json5": "json",
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".mdown": "markdown",
    ".mkd": "markdown", ".qmd": "markdown", ".rmd": "markdown",
    ".csv": "table", ".tsv": "table", ".tab": "table",
    ".org": "org",
    ".txt": "guess", ".text": "guess", ".rst": "text", ".adoc": "text", "": "guess",
}  # fmt: skip

# Office files are no text, and are told apart by their first bytes as well.
OFFICE = {".xlsx": "excel", ".xlsm": "excel", ".docx": "word"}

EMPTY = N_("the file is empty")
NO_COLUMNS = N_(
    "no column holds objectives or key results; name one so, or say which it is with `fields`"
)

_KEY = re.compile(r"^(?:- )?[\"']?([\w][\w .-]{0,40}?)[\"']?\s*:(?:\s|$)", re.M)
_MARKDOWN = re.compile(r"^(?:#{1,6}\s+\S|\s*\|?.*\|\s*:?-{3,}|```|\*\*\S)", re.M)
_ORG = re.compile(r"^(?:#\+\w+:|\*{2,4} \S)", re.M)


def read_source(source: str, path: str, options: ReaderOptions) -> Document:
    """The document in a source text; ReadError if it cannot be read or holds no goals."""
    name = SUFFIXES.get(PurePath(path).suffix.lower(), "guess")
    text = Source.of(source, path)
    if not text.text.strip("\ufeff \t\n"):
        raise not_understood(path, options.translate(EMPTY))
    text = without_comments(text, in_table=name == "table")
    drafts = Drafts(text, options)
    _READERS[name](text, drafts)
    return drafts.document()


def is_office(data: bytes, path: str) -> str | None:
    """Which kind of office file the bytes are; None for text."""
    suffix = PurePath(path).suffix.lower()
    if suffix in OFFICE:
        return OFFICE[suffix]
    if data.startswith(b"PK\x03\x04") and SUFFIXES.get(suffix, "guess") == "guess":
        kinds = {"excel": b"xl/workbook.xml", "word": b"word/document.xml"}
        return next((kind for kind, part in kinds.items() if part in data), None)
    return None


def read_office(data: bytes, kind: str, path: str, options: ReaderOptions) -> Document:
    """The document in an office file; ReadError if it cannot be read or holds no goals."""
    if not data:
        raise not_understood(path, options.translate(EMPTY))
    if kind == "excel":
        from smartcheck.readers.excel import read_workbook

        return read_workbook(data, path, options)
    from smartcheck.readers.word import read_word

    return read_word(data, path, options)


def _yaml(source: Source, drafts: Drafts) -> None:
    read_structure(read_yaml(source, drafts.options), drafts)


def _json(source: Source, drafts: Drafts) -> None:
    read_structure(_json_nodes(source, drafts.options), drafts)


def _json_nodes(source: Source, options: ReaderOptions) -> list[Node]:
    """JSON; else what is written like it: comments, single quotes, objects without a list."""
    try:
        return read_json(source, options)
    except Unreadable as error:
        if error.failure.kind == "too-large":
            raise
        for attempt in (source, _bracketed(source)):
            try:
                nodes = read_yaml(attempt, options)
            except Unreadable:
                continue
            if nodes and not all(isinstance(node, Mapping) and not node.pairs for node in nodes):
                return nodes
        raise


def _bracketed(source: Source) -> Source:
    """The source as a list, for objects that only commas separate."""
    whole = source.excerpt(0, len(source.text))
    end = source.offset(len(source.text) - 1) + 1
    first = (0, source.offset(0))
    moved = [(at + 1, place) for at, place in whole.anchors]
    text = Excerpt(f"[{whole.text}\n]", (first, *moved, (len(whole.text) + 1, end)))
    return source.derived(text)


def _markdown(source: Source, drafts: Drafts) -> None:
    from smartcheck.readers.markdown import parse_markdown

    text = parse_markdown(source)
    drafts.source = source
    if text.front_matter is not None:
        _front_matter(text.source, text.front_matter, drafts)
    read_outline(text.blocks, drafts, _base(source.path))


def _front_matter(source: Source, lines: tuple[int, int], drafts: Drafts) -> None:
    """Front matter belongs to some site generator: what is not ours there is its business."""
    matter = source.derived(source.excerpt(*lines)) if lines[1] > lines[0] else None
    if matter is None:
        return
    try:
        nodes = read_yaml(matter, drafts.options)
    except Unreadable as error:
        drafts.failures.append(error.failure)
        return
    read_structure(nodes, drafts, strict=False)


def _table(source: Source, drafts: Drafts) -> None:
    from smartcheck.readers.tabular import header_row, read_preface, table_rows

    if rows := table_rows(source):
        head = header_row([[cell.text for cell in row] for row in rows[:20]], drafts.options)
        read_preface(rows[:head], drafts)
        _read_table(Table(rows[head], tuple(rows[head + 1 :])), drafts)
    if not drafts.goals:
        raise not_understood(source.path, drafts.options.translate(NO_COLUMNS))


def _read_table(table: Table, drafts: Drafts) -> None:
    read_table(table, Memory(drafts), Scope("none"), drafts.options)


def _org(source: Source, drafts: Drafts) -> None:
    from smartcheck.readers.org import parse_org

    read_outline(parse_org(source), drafts, _base(source.path))


def _text(source: Source, drafts: Drafts) -> None:
    read_outline(parse_text(source), drafts, _base(source.path))


def _guess(source: Source, drafts: Drafts) -> None:
    """A format by its content: data before markup, since data can be told for certain."""
    text = source.text.lstrip("\ufeff \t\n")
    if text.startswith(("{", "[")) and _try(_json, source, drafts):
        return
    if _looks_like_yaml(source.text) and _try(_yaml, source, drafts):
        return
    if (table := _drawn_table(source, drafts.options)) is not None:
        _read_table(table, drafts)
        return
    if _MARKDOWN.search(source.text):
        _markdown(source, drafts)
    elif _ORG.search(source.text):
        _org(source, drafts)
    else:
        _text(source, drafts)


def _try(reader: Reader, source: Source, drafts: Drafts) -> bool:
    """Whether a reader finds goals; what it found stands only then."""
    trial = Drafts(source, drafts.options)
    try:
        reader(source, trial)
    except ReadError as error:
        if error.failure.kind == "too-large":
            raise
        return False
    if not trial.goals or trial.failures:
        return False
    drafts.__dict__.update(trial.__dict__)
    return True


def _looks_like_yaml(text: str) -> bool:
    keys = _KEY.findall(text[:4000])
    listed = re.search(r"^\s*- ", text, re.M) or "{" in text
    return bool(keys and listed) and any(
        set(key_names(key))
        & {"objectives", "objective", "key_results", "goals", "aims", "aim", "okrs"}
        for key in keys
    )


def _drawn_table(source: Source, options: ReaderOptions) -> Table | None:
    """A table in plain text: drawn with bars, or delimited with a telling header."""
    from smartcheck.readers.tabular import parse_table

    drawn: Block | None = pipe_table(source)
    if drawn is not None and drawn.table and _tells(drawn.table, options):
        return drawn.table
    first = source.text.split("\n", 1)[0]
    if first.count(",") + first.count(";") + first.count("\t") < 1:
        return None
    table = parse_table(source, options)
    return table if table is not None and len(table.rows) > 0 and _tells(table, options) else None


def _tells(table: Table, options: ReaderOptions) -> bool:
    """Whether the header names goals, and most of its cells are names at all."""
    header = [cell.text for cell in table.header]
    named = sum(bool(column_names(name)) for name in header)
    return columns_of(header, options.fields).known and len(header) > 1 and named * 2 >= len(header)


def _base(path: str) -> Mode:
    """A file named after OKRs needs no heading that says so."""
    return "okrs" if "okr" in PurePath(path).name.lower() else "none"


_READERS: dict[str, Reader] = {
    "yaml": _yaml,
    "json": _json,
    "markdown": _markdown,
    "table": _table,
    "org": _org,
    "text": _text,
    "guess": _guess,
}
