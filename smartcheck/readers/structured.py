"""YAML and JSON read for goals: the canonical schema, and what other tools make of it."""

from __future__ import annotations

from dataclasses import replace

from smartcheck.document import Excerpt, Failure
from smartcheck.readers import cycles
from smartcheck.readers.blocks import Block
from smartcheck.readers.drafts import Draft, DraftKind, Drafts
from smartcheck.readers.entries import (
    Entry,
    as_table,
    field_name,
    goal_items,
    goal_words,
    is_key_result,
    is_objective,
    result_words,
    text_lines,
)
from smartcheck.readers.excerpts import squeezed
from smartcheck.readers.fields import set_document_field, set_field
from smartcheck.readers.labels import fold, key_names, known_keys, lists
from smartcheck.readers.memory import Memory, Reading, Scope, take_apart
from smartcheck.readers.nodes import Mapping, Node, Scalar, Sequence
from smartcheck.readers.problems import N_, closest
from smartcheck.readers.tables import read_table

UNKNOWN_KEY = N_('unknown key "{key}"')
MEANT = N_('unknown key "{key}"; did you mean "{close}"?')
TWICE = N_('the key "{key}" occurs twice here; only the first is read')
BAD_PERIOD = N_(
    'the period "{value}" is not understood; write it like "2026-Q4", "2026-H1" or "2026"'
)
BAD_TYPE = N_(
    'the type "{value}" is unknown; known are aspirational, committed, learning, leading, moonshot'
)
BAD_LANGUAGE = N_('the language "{value}" is unknown; known are {known}')


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
        if is_objective(entries):
            self._objective(entries, scope)
            return
        scope = self._context(entries, scope, top)
        for entry in entries:
            if entry.role:
                self._listed(entry, scope)
            elif isinstance(entry.value, (Mapping, Sequence)):
                if not entry.names and top:
                    self._unknown_list(entry)
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
            self.drafts.title = next(
                (e.plain for e in entries if "title" in e.names and e.plain), None
            )
        return scope

    def _sequence(self, node: Sequence, scope: Scope, top: bool) -> None:
        if table := as_table(node):
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
        if role == "objective" or role == "aim":
            return self.memory.objective(reading, scope, role)
        return self.memory.goal(reading, scope) if role == "goal" else None

    def _listed(self, entry: Entry, scope: Scope) -> None:
        """The value of a key that holds goals: a list, a mapping of names, or a single one."""
        role = entry.role
        if isinstance(entry.value, Sequence) and (table := as_table(entry.value)):
            read_table(table, self.memory, scope, self.options)
            return
        for label, node in goal_items(entry.value):
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
        for text in text_lines(node.text):
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
        if (
            role == "objective"
            or any(e.role == "key_result" for e in entries)
            or is_objective(entries)
        ):
            self._objective(entries, scope, label)
        elif own and not isinstance(own[0].value, Scalar):
            self.node(node, scope)
        else:
            self._goal(entries, label, role, scope)

    def _goal(self, entries: list[Entry], label: str, role: str, scope: Scope) -> None:
        text = goal_words(entries, ("goal", "aim"))
        if text is None:
            return
        reading = self._reading(text)
        draft = self.memory.goal(reading, scope, "aim" if role == "aim" else "goal")
        self._fill(draft, entries, label, "goal")

    def _objective(self, entries: list[Entry], scope: Scope, label: str = "") -> None:
        inner = next(
            (e for e in entries if e.role == "objective" and isinstance(e.value, Mapping)), None
        )
        text = goal_words(entries, ("objective", "aim", "goal"))
        draft = None
        if inner is not None and isinstance(inner.value, Mapping):
            self._objective(self._entries(inner.value), scope, label)
            draft = self.memory.current
        elif text is not None:
            aims = any(entry.role == "aim" and entry.plain is text for entry in entries)
            kind: DraftKind = "aim" if aims else "objective"
            draft = self.memory.objective(self._reading(text), scope, kind)
            self._fill(draft, entries, label, "objective")
        else:
            self.memory.current = None
            for entry in entries:
                if not entry.names:
                    self._unknown(entry, _NAMES["objective"])
        for entry in entries:
            if entry.role == "key_result":
                for name, node in goal_items(entry.value, is_key_result):
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
            for text in text_lines(node.text):
                self._add_result(self._reading(text), label, scope)
            return
        entries = self._entries(node)
        words = result_words(entries)
        if words is not None:
            draft = self._add_result(self._reading(words), label, scope)
            if draft is not None:
                self._fill(draft, entries, label, "key_result")

    def _add_result(self, reading: Reading, label: str, scope: Scope) -> Draft | None:
        if not reading.content.text.strip():
            return None
        draft = self.memory.key_result(reading, scope)
        draft.label = draft.label or label
        return draft

    def _reading(self, text: Excerpt) -> Reading:
        flat = Excerpt(text.text.replace("\n", " "), text.anchors)
        return take_apart(Block("item", squeezed(flat)))

    def _fill(self, draft: Draft, entries: list[Entry], label: str, role: str) -> None:
        """The fields beside a goal; keys that nobody knows are reported."""
        draft.label = draft.label or label
        for entry in entries:
            value, name = entry.plain, field_name(entry, role)
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
            self._fail(
                "invalid-value", message, entry.value, value=value.text.strip(), known="nb, en"
            )

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

    def _unknown_list(self, entry: Entry) -> None:
        """A mistyped "objectives:"; what it holds is read all the same."""
        close = _close(entry.key.text.text, lists("objectives") + lists("goals") + lists("aims"))
        if close and self.strict:
            self._fail("unknown-key", MEANT, entry.key, key=entry.key.text.text, close=close)

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
