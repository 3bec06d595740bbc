"""The keys and values of YAML and JSON mappings: which of them hold the words of a goal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from smartcheck.document import Excerpt
from smartcheck.readers.blocks import Table
from smartcheck.readers.columns import FIELDS, ROLES
from smartcheck.readers.excerpts import joined
from smartcheck.readers.fields import names_role
from smartcheck.readers.labels import key_names
from smartcheck.readers.nodes import Mapping, Node, Scalar, Sequence
from smartcheck.readers.restating import fuller

_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_MARK = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+(?=\S)")
_NUMBERED = re.compile(r"\d\s*$")
_GOAL_KEYS = {"title", "text", "objective", "key_result", "goal", "aim"}
TEXTS = ("title", "text", "measure", "task")


@dataclass(frozen=True)
class Entry:
    """A key with its value and what the key may mean."""

    key: Scalar
    value: Node
    names: tuple[str, ...]

    @property
    def role(self) -> str | None:
        """Which goals the key holds."""
        return next((ROLES[name] for name in self.names if name in ROLES), None)

    @property
    def plain(self) -> Excerpt | None:
        """The value's words, where it is a single value that is not empty."""
        if isinstance(self.value, Scalar) and self.value.text.text.strip():
            return self.value.text
        return None


def is_objective(entries: list[Entry]) -> bool:
    """Whether a mapping is one objective: it has its words and, or, its key results."""
    single = any(e.role == "objective" and e.plain is not None for e in entries)
    titled = any(
        name in (*e.names, e.role)
        for e in entries
        for name in (*TEXTS, "aim")
        if e.plain is not None
    )
    results = any(e.role == "key_result" for e in entries)
    nested = any(e.role == "objective" and isinstance(e.value, Mapping) for e in entries)
    if not single and any(e.role == "objective" and isinstance(e.value, Sequence) for e in entries):
        # It holds objectives: its title is the document's, its key results stand alone.
        return False
    return single or ((titled or nested) and results)


def is_key_result(node: Mapping) -> bool:
    """Whether a mapping is one key result, rather than names with a key result each."""
    return any(
        set(key_names(key.text.text)) & {"key_result", *TEXTS}
        and not _NUMBERED.search(key.text.text)
        for key, value in node.pairs
        if isinstance(value, Scalar)
    )


def goal_items(
    value: Node, is_one: Callable[[Mapping], bool] | None = None
) -> Iterator[tuple[str, Node]]:
    """The goals in a value, each with the name it is given there.

    `is_one` tells a mapping that is one goal from one of names with a goal each.
    """
    if isinstance(value, Sequence):
        for item in value.items:
            yield from _unwrapped(item)
    elif isinstance(value, Mapping) and not (is_one and is_one(value)) and not _is_goal(value):
        for key, node in value.pairs:
            yield key.text.text, node
    else:
        yield "", value


def _is_goal(node: Mapping) -> bool:
    """Whether a mapping is one goal, rather than names with a goal each."""
    for key, value in node.pairs:
        names = key_names(key.text.text)
        if isinstance(value, Scalar) and set(names) & _GOAL_KEYS:
            return not _NUMBERED.search(key.text.text)
        if set(names) & {"key_results"}:
            return True
    return False


def _unwrapped(item: Node) -> Iterator[tuple[str, Node]]:
    """Items written "- KR1: text", or "- Raise NPS: from 30 to 50" without quotes."""
    if isinstance(item, Mapping) and len(item.pairs) == 1:
        key, value = item.pairs[0]
        names = key_names(key.text.text)
        numbered = set(names) & set(ROLES) and _NUMBERED.search(key.text.text)
        if isinstance(value, Scalar) and numbered:
            yield key.text.text, value
            return
        if isinstance(value, Scalar) and not names and " " in key.text.text.strip():
            yield "", Scalar(joined(key.text, value.text, ": "), key.start)
            return
    yield "", item


def goal_words(entries: list[Entry], roles: tuple[str, ...]) -> Excerpt | None:
    """The words of an objective or goal: under its own key, else under a title or description."""
    for role in roles:
        own = next((e.plain for e in entries if e.role == role and e.plain is not None), None)
        if own is not None:
            return own
    return _first_text(entries, TEXTS)


def _first_text(entries: list[Entry], names: tuple[str, ...]) -> Excerpt | None:
    for name in names:
        for entry in entries:
            if name in entry.names and entry.role is None and entry.plain is not None:
                return entry.plain
    return None


def result_words(entries: list[Entry]) -> Excerpt | None:
    """The words of a key result; a description that says more than the title is preferred."""
    own = next((e.plain for e in entries if e.role == "key_result" and e.plain is not None), None)
    if own is not None:
        return own
    title, text = _first_text(entries, ("title",)), _first_text(entries, ("text",))
    if title is not None and text is not None:
        return fuller(title, text)
    found = title or text or _first_text(entries, ("measure", "task"))
    return found or next((e.plain for e in entries if e.role and e.plain is not None), None)


def field_name(entry: Entry, role: str) -> str | None:
    """Which field of a goal an entry holds."""
    value = entry.plain.text if entry.plain else ""
    if role == "key_result" and entry.role in ("aim", "goal") and value:
        return "target"
    if entry.role is not None and "target" not in entry.names:
        return None
    names = [name for name in entry.names if name in FIELDS and name != "level"]
    if "start" in entry.names and _DATE.search(value):
        return None
    if entry.role is not None and role != "key_result":
        return None
    return names[0] if names else None


def text_lines(text: Excerpt) -> Iterator[Excerpt]:
    """A block of text as the goals in it: lines with list marks are one each."""
    lines = [line for line in text.text.split("\n") if line.strip()]
    marked = [line for line in lines if _MARK.match(line)]
    if len(lines) < 2 or len(marked) < len(lines):
        yield text
        return
    start = 0
    for line in text.text.split("\n"):
        found = _MARK.match(line)
        if found:
            yield text.cut(start + found.end(), start + len(line)).strip()
        start += len(line) + 1


def _tells_role(row: Mapping) -> bool:
    """Whether a record's type is "Objective", "Key result" or the like."""
    return any(
        "type" in key_names(key.text.text)
        and isinstance(value, Scalar)
        and names_role(value.text.text) is not None
        for key, value in row.pairs
    )


def as_table(node: Sequence) -> Table | None:
    """Flat records, as exported from a spreadsheet: every one with the same few keys."""
    rows = [item for item in node.items if isinstance(item, Mapping)]
    if len(rows) < 2 or len(rows) != len(node.items):
        return None
    if any(not isinstance(value, Scalar) for row in rows for _, value in row.pairs):
        return None
    keys = list(dict.fromkeys(key.text.text for row in rows for key, _ in row.pairs))
    roles = {ROLES[name] for key in keys for name in key_names(key) if name in ROLES}
    levels = any("level" in key_names(key) for key in keys) or all(map(_tells_role, rows))
    if len(keys) > 100 or not (levels or {"objective", "key_result"} <= roles):
        return None
    header = tuple(Excerpt.at(key, 0) for key in keys)
    body = []
    for row in rows:
        cells = {key.text.text: value.text for key, value in row.pairs if isinstance(value, Scalar)}
        body.append(tuple(cells.get(key, Excerpt.at("", 0)) for key in keys))
    return Table(header, tuple(body), records=True)
