"""YAML and JSON read for goals: the canonical schema, and what other tools make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from smartcheck.document import Excerpt, Failure
from smartcheck.readers import cycles
from smartcheck.readers.blocks import Block, Table
from smartcheck.readers.columns import FIELDS, ROLES
from smartcheck.readers.drafts import Draft, Drafts
from smartcheck.readers.fields import set_document_field, set_field
from smartcheck.readers.labels import fold, key_names, known_keys
from smartcheck.readers.memory import Memory, Reading, Scope, take_apart
from smartcheck.readers.nodes import Mapping, Node, Scalar, Sequence
from smartcheck.readers.problems import N_, closest
from smartcheck.readers.restating import fuller
from smartcheck.readers.tables import read_table

UNKNOWN_KEY = N_('unknown key "{key}"')
MEANT = N_('unknown key "{key}"; did you mean "{close}"?')
TWICE = N_('the key "{key}" occurs twice here; only the first is read')
BAD_PERIOD = N_('the period "{value}" is not understood; write it like "2026-Q4", "2026-H1" or "2026"')
BAD_TYPE = N_(
    'the type "{value}" is unknown; known are aspirational, committed, learning, leading, moonshot'
)
BAD_LANGUAGE = N_('the language "{value}" is unknown; known are {known}')

_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_TEXTS = ("title", "text", "measure", "task")


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


def read_structure(nodes: list[Node], drafts: Drafts, strict: bool = True) -> None:
    """Reads the goals of a tree of nodes. `strict` reports keys that nobody knows."""
    walker = _Walker(drafts, strict)
    for node in nodes:
        walker.node(node, Scope("none"), top=True)


class _Walker:
    def __init__(self, drafts: Drafts, strict: bool) -> None:
        self.drafts, self.options, self.strict = drafts, drafts.options, strict
        self.memory = Memory(drafts)
        self.renamed = {fold(name): meaning for name, meaning in self.options.fields.items()}
        self.canonical = False

    def node(self, node: Node, scope: Scope, top: bool = False) -> None:
        """Reads any node that may hold goals somewhere below it."""
        if isinstance(node, Mapping):
            self._mapping(node, scope, top)
        elif isinstance(node, Sequence):
            self._sequence(node, scope, top)
        elif isinstance(node, Scalar) and not top:
            self._text(node, scope)

    def _entries(self, node: Mapping) -> list[Entry]:
        seen: set[str] = set()
        entries: list[Entry] = []
        for key, value in node.pairs:
            if key.text.text in seen:
                self._fail("invalid-value", TWICE, key, key=key.text.text)
                continue
            seen.add(key.text.text)
            own = self.renamed.get(fold(key.text.text))
            names = (own,) if own else key_names(key.text.text)
            entries.append(Entry(key, value, names))
        return entries

    def _mapping(self, node: Mapping, scope: Scope, top: bool) -> None:
        entries = self._entries(node)
        if top:
            self.canonical = any(e.role and e.key.text.text.islower() for e in entries)
        if _is_objective(entries):
            self._objective(entries, scope)
            return
        scope = self._context(entries, scope, top)
        for entry in entries:
            if entry.role:
                self._listed(entry, scope)
            elif isinstance(entry.value, (Mapping, Sequence)):
                self.node(entry.value, self._under(entry.key, scope))
            elif not entry.names and top:
                self._unknown(entry, _NAMES["document"])

    def _under(self, key: Scalar, scope: Scope) -> Scope:
        """A key that is a period holds for what stands below it."""
        text = key.text.text
        year = cycles.year_of(scope.period, self.drafts.period)
        if cycles.is_only_period(text, self.options):
            return replace(scope, period=cycles.named(text, self.options, year))
        return scope

    def _context(self, entries: list[Entry], scope: Scope, top: bool) -> Scope:
        """Period, team, owner and language: of the document, or of one part of it."""
        for entry in entries:
            value, name = entry.plain, next((n for n in entry.names if n in _CONTEXT), None)
            if value is None or name is None:
                continue
            if top and not set_document_field(self.drafts, name, value):
                self._bad_value(name, entry, value)
            elif not top and name == "period":
                scope = replace(scope, period=cycles.stated(value.text, self.options))
            elif not top and name == "team":
                scope = replace(scope, team=value.text.strip())
        if top and self.drafts.title is None:
            self.drafts.title = next((e.plain for e in entries if "title" in e.names and e.plain), None)
        return scope

    def _sequence(self, node: Sequence, scope: Scope, top: bool) -> None:
        if table := _as_table(node):
            read_table(table, self.memory, scope, self.options)
            return
        for item in node.items:
            if not isinstance(item, Scalar):
                self.node(item, scope, top)
            elif (reading := self._reading(item.text)).label is not None:
                self._labelled(reading, scope)

    def _text(self, node: Scalar, scope: Scope) -> None:
        reading = self._reading(node.text)
        if reading.label is not None and reading.label.role in ("objective", "key_result"):
            self._labelled(reading, scope)

    def _labelled(self, reading: Reading, scope: Scope) -> Draft | None:
        role = reading.label.role if reading.label else None
        if role == "key_result":
            return self.memory.key_result(reading, scope)
        if role in ("objective", "aim"):
            return self.memory.objective(reading, scope, role)  # type: ignore[arg-type]
        return self.memory.goal(reading, scope) if role == "goal" else None

    def _listed(self, entry: Entry, scope: Scope) -> None:
        """The value of a key that holds goals: a list, a mapping of names, or a single one."""
        role = entry.role
        for label, node in _items(entry.value):
            if role == "key_result":
                self.memory.current = None
                self._key_result(node, label, scope)
            elif isinstance(node, Mapping):
                self._goal_mapping(node, label, role or "objective", scope)
            elif isinstance(node, Sequence):
                self.node(node, scope)
            else:
                self._goal_text(node, label, role or "objective", scope)

    def _goal_text(self, node: Scalar, label: str, role: str, scope: Scope) -> None:
        if not node.text.text.strip():
            return
        for text in _lines(node.text):
            reading = self._reading(text)
            if reading.label is not None and self._labelled(reading, scope):
                continue
            if role == "objective":
                draft = self.memory.objective(reading, scope)
            else:
                draft = self.memory.goal(reading, scope, "aim" if role == "aim" else "goal")
            draft.label = label or draft.label

    def _goal_mapping(self, node: Mapping, label: str, role: str, scope: Scope) -> None:
        entries = self._entries(node)
        own = [e for e in entries if e.role in ("objective", "aim", "goal")]
        if role == "objective" or any(e.role == "key_result" for e in entries) or _is_objective(entries):
            self._objective(entries, scope, label)
        elif own and not isinstance(own[0].value, Scalar):
            self.node(node, scope)
        else:
            self._goal(entries, label, role, scope)

    def _goal(self, entries: list[Entry], label: str, role: str, scope: Scope) -> None:
        text = _words(entries, ("goal", "aim"))
        if text is None:
            return
        reading = self._reading(text)
        draft = self.memory.goal(reading, scope, "aim" if role == "aim" else "goal")
        self._fill(draft, entries, label, "goal")

    def _objective(self, entries: list[Entry], scope: Scope, label: str = "") -> None:
        inner = next((e for e in entries if e.role == "objective" and isinstance(e.value, Mapping)), None)
        text = _words(entries, ("objective", "aim", "goal"))
        draft = None
        if inner is not None and isinstance(inner.value, Mapping):
            self._objective(self._entries(inner.value), scope, label)
            draft = self.memory.current
        elif text is not None:
            draft = self.memory.objective(self._reading(text), scope)
            self._fill(draft, entries, label, "objective")
        else:
            self.memory.current = None
            for entry in entries:
                if not entry.names:
                    self._unknown(entry, _NAMES["objective"])
        for entry in entries:
            if entry.role == "key_result":
                for name, node in _items(entry.value, _is_key_result):
                    self._key_result(node, name, scope)
            elif isinstance(entry.value, (Mapping, Sequence)) and entry is not inner:
                self._below(entry, scope)
                self.memory.current = draft

    def _below(self, entry: Entry, scope: Scope) -> None:
        """Objectives below an objective: cascades."""
        if entry.role:
            self._listed(entry, scope)
        elif "children" in entry.key.text.text.lower():
            self.node(entry.value, scope)

    def _key_result(self, node: Node, label: str, scope: Scope) -> None:
        if isinstance(node, Sequence):
            for item in node.items:
                self._key_result(item, label, scope)
            return
        if isinstance(node, Scalar):
            for text in _lines(node.text):
                self._add_result(self._reading(text), label, scope)
            return
        entries = self._entries(node)
        text = _result_words(entries)
        if text is not None:
            draft = self._add_result(self._reading(text), label, scope)
            if draft is not None:
                self._fill(draft, entries, label, "key_result")

    def _add_result(self, reading: Reading, label: str, scope: Scope) -> Draft | None:
        if not reading.content.text.strip():
            return None
        draft = self.memory.key_result(reading, scope)
        draft.label = draft.label or label
        return draft

    def _reading(self, text: Excerpt) -> Reading:
        flat = Excerpt(text.text.replace("\n", " "), text.anchors).strip()
        return take_apart(Block("item", flat))

    def _fill(self, draft: Draft, entries: list[Entry], label: str, role: str) -> None:
        """The fields beside a goal; keys that nobody knows are reported."""
        draft.label = draft.label or label
        for entry in entries:
            value, name = entry.plain, _field(entry, role)
            if name == "id" and value is not None:
                draft.label = draft.label or value.text.strip()
            elif name is not None and value is not None:
                wrong = set_field(draft, name, value, self.options)
                if wrong and self.strict:
                    self._bad_value(wrong, entry, value)
            elif not entry.names:
                self._unknown(entry, _NAMES[role])

    def _bad_value(self, name: str, entry: Entry, value: Excerpt) -> None:
        message = {"period": BAD_PERIOD, "type": BAD_TYPE}.get(name, BAD_LANGUAGE)
        if self.strict:
            self._fail("invalid-value", message, entry.value, value=value.text.strip(), known="nb, en")

    def _unknown(self, entry: Entry, fitting: tuple[str, ...]) -> None:
        """Reports a mistyped key; in other tools' files only what is close to a key of ours."""
        key = entry.key.text.text
        if not self.strict or key.startswith(("x-", "x_", "$")) or not key.strip():
            return
        close = _close(key, fitting) or _close(key, known_keys())
        if close:
            self._fail("unknown-key", MEANT, entry.key, key=key, close=close)
        elif self.canonical and key.islower() and isinstance(entry.value, Scalar):
            self._fail("unknown-key", UNKNOWN_KEY, entry.key, key=key)

    def _fail(self, kind: str, message: str, node: Node, **values: str) -> None:
        source = self.drafts.source
        place = source.place(node.start)
        text = self.options.translate(message).format(**values)
        self.drafts.failures.append(Failure(source.path, kind, text, place.line, place.column))


_CONTEXT = ("period", "team", "owner", "language")
_NAMES = {
    "document": ("period", "language", "team", "owner", "objectives", "goals", "title"),
    "objective": ("objective", "key_results", "type", "deadline", "owner", "team", "period"),
    "key_result": (
        "key_result", "baseline", "target", "current", "unit", "confidence", "deadline", "owner",
        "type",
    ),
    "goal": ("goal", "baseline", "target", "current", "unit", "confidence", "deadline", "owner"),
}  # fmt: skip


def _close(key: str, known: tuple[str, ...]) -> str:
    folded = {fold(word): word for word in reversed(known)}
    return folded.get(closest(fold(key), tuple(folded), 0.78), "")


def _is_objective(entries: list[Entry]) -> bool:
    """Whether a mapping is one objective: it has its words and, or, its key results."""
    single = any(e.role in ("objective", "aim") and e.plain is not None for e in entries)
    titled = any(name in e.names for e in entries for name in _TEXTS if e.plain is not None)
    results = any(e.role == "key_result" for e in entries)
    nested = any(e.role == "objective" and isinstance(e.value, Mapping) for e in entries)
    return single or ((titled or nested) and results)


def _is_key_result(node: Mapping) -> bool:
    names = [key_names(key.text.text) for key, _ in node.pairs]
    return any(set(mine) & {"key_result", *_TEXTS} for mine in names)


def _items(value: Node, is_one=lambda node: False) -> Iterator[tuple[str, Node]]:  # type: ignore[no-untyped-def]
    """The goals in a value, each with the name it is given there."""
    if isinstance(value, Sequence):
        for item in value.items:
            yield from _unwrapped(item)
    elif isinstance(value, Mapping) and not is_one(value) and not _is_goal(value):
        for key, node in value.pairs:
            yield key.text.text, node
    else:
        yield "", value


def _is_goal(node: Mapping) -> bool:
    """Whether a mapping is one goal, rather than names with a goal each."""
    for key, value in node.pairs:
        names = key_names(key.text.text)
        if isinstance(value, Scalar) and set(names) & {"title", "text", "objective", "key_result", "goal", "aim"}:
            return not re.search(r"\d\s*$", key.text.text)
        if set(names) & {"key_results"}:
            return True
    return False


def _unwrapped(item: Node) -> Iterator[tuple[str, Node]]:
    """Items written "- KR1: text", or "- Raise NPS: from 30 to 50" without quotes."""
    if isinstance(item, Mapping) and len(item.pairs) == 1:
        key, value = item.pairs[0]
        names = key_names(key.text.text)
        if isinstance(value, Scalar) and set(names) & set(ROLES) and re.search(r"\d\s*$", key.text.text):
            yield key.text.text, value
            return
        if isinstance(value, Scalar) and not names and " " in key.text.text.strip():
            yield "", Scalar(_with_colon(key.text, value.text), key.start)
            return
    yield "", item


def _with_colon(first: Excerpt, second: Excerpt) -> Excerpt:
    if not second.text:
        return first
    end, shift = len(first.text), len(first.text) + 2
    anchors = tuple((at + shift, place) for at, place in second.anchors)
    return Excerpt(f"{first.text}: {second.text}", (*first.anchors, (end, first.span().end), *anchors))


def _words(entries: list[Entry], roles: tuple[str, ...]) -> Excerpt | None:
    """The words of an objective or goal: under its own key, else under a title or description."""
    for role in roles:
        own = next((e.plain for e in entries if e.role == role and e.plain is not None), None)
        if own is not None:
            return own
    return _first_text(entries, _TEXTS)


def _first_text(entries: list[Entry], names: tuple[str, ...]) -> Excerpt | None:
    for name in names:
        for entry in entries:
            if name in entry.names and entry.role is None and entry.plain is not None:
                return entry.plain
    return None


def _result_words(entries: list[Entry]) -> Excerpt | None:
    """The words of a key result; a description that says more than the title is preferred."""
    own = next((e.plain for e in entries if e.role == "key_result" and e.plain is not None), None)
    if own is not None:
        return own
    title, text = _first_text(entries, ("title",)), _first_text(entries, ("text",))
    if title is not None and text is not None:
        return fuller(title, text)
    found = title or text or _first_text(entries, ("measure", "task"))
    return found or next((e.plain for e in entries if e.role and e.plain is not None), None)


def _field(entry: Entry, role: str) -> str | None:
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


def _lines(text: Excerpt) -> Iterator[Excerpt]:
    """A block of text as the goals in it: lines with list marks are one each."""
    lines = [line for line in text.text.split("\n") if line.strip()]
    marked = [line for line in lines if re.match(r"\s*(?:[-*•–]|\d{1,2}[.)])\s", line)]
    if len(lines) < 2 or len(marked) < len(lines):
        yield text
        return
    start = 0
    for line in text.text.split("\n"):
        found = re.match(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+", line)
        if found:
            yield text.cut(start + found.end(), start + len(line)).strip()
        start += len(line) + 1


def _as_table(node: Sequence) -> Table | None:
    """Flat records, as exported from a spreadsheet: every one with the same few keys."""
    rows = [item for item in node.items if isinstance(item, Mapping)]
    if len(rows) < 2 or len(rows) != len(node.items):
        return None
    if any(not isinstance(value, Scalar) for row in rows for _, value in row.pairs):
        return None
    keys = list(dict.fromkeys(key.text.text for row in rows for key, _ in row.pairs))
    roles = {ROLES[name] for key in keys for name in key_names(key) if name in ROLES}
    levels = any("level" in key_names(key) for key in keys)
    if len(keys) > 100 or not (levels or {"objective", "key_result"} <= roles):
        return None
    header = tuple(Excerpt.at(key, 0) for key in keys)
    body = []
    for row in rows:
        cells = {key.text.text: value.text for key, value in row.pairs if isinstance(value, Scalar)}
        body.append(tuple(cells.get(key, Excerpt.at("", 0)) for key in keys))
    return Table(header, tuple(body))
