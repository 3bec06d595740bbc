"""YAML and JSON as one tree of nodes that know where they stand.

YAML is read as a stream of events, so that depth, size and aliases are bounded before any of it is
built; JSON by its own rules, since YAML parsers disagree with it on tabs and surrogate pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from json import JSONDecodeError, JSONDecoder
from typing import Any, TypeAlias

import yaml

from smartcheck.document import Excerpt
from smartcheck.readers.alignment import align
from smartcheck.readers.options import ReaderOptions
from smartcheck.readers.problems import N_, unreadable
from smartcheck.readers.source import Source

TOO_DEEP = N_("nested more than {limit} levels deep; write the goals in fewer levels")
TOO_MANY = N_("more than {limit} values, aliases included; split the file")
BROKEN_YAML = N_("this is not valid YAML: {problem}; a text that holds a colon needs quotes")
BROKEN_JSON = N_("this is not valid JSON: {problem}")
ENDLESS = N_("the alias *{name} stands inside what it stands for, which never ends")
UNKNOWN_ALIAS = N_("the alias *{name} has no anchor before it")


@dataclass(frozen=True)
class Scalar:
    """A single value: its words as they are meant, and where they stand."""

    text: Excerpt
    start: int
    is_text: bool = True


@dataclass(frozen=True)
class Sequence:
    """A list of nodes."""

    start: int
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Mapping:
    """Keys and values in the order of the source; a key may occur twice."""

    start: int
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)


Node: TypeAlias = Scalar | Sequence | Mapping


def read_yaml(source: Source, options: ReaderOptions) -> list[Node]:
    """The documents of a YAML stream; Unreadable if it is broken, too deep or too large."""
    builder = _Builder(source, options)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(source.text, Loader=loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = _position(source, mark.line, mark.column) if mark else 0
        if "nesting depth" in (error.problem or ""):
            # PyYAML 6.0.4 has a bound of its own, beyond ours, and may meet it first.
            message = options.translate(TOO_DEEP).format(limit=options.max_depth)
            raise unreadable(source.path, message, source.place(position), "too-large") from error
        message = options.translate(BROKEN_YAML).format(problem=error.problem or error.context)
        raise unreadable(source.path, message, source.place(position)) from error
    except yaml.YAMLError as error:
        message = options.translate(BROKEN_YAML).format(problem=str(error).splitlines()[0])
        raise unreadable(source.path, message, source.place(0)) from error
    except (ValueError, OverflowError) as error:
        message = options.translate(BROKEN_YAML).format(problem=error)
        raise unreadable(source.path, message, source.place(0)) from error
    return builder.documents


def _position(source: Source, line: int, column: int) -> int:
    """The position of a YAML mark; the parsers count lines alike, but not always characters."""
    if line >= len(source.starts):
        return len(source.text)
    return min(source.starts[line] + column, len(source.text))


class _Builder:
    """Puts nodes together from events, without recursion."""

    def __init__(self, source: Source, options: ReaderOptions) -> None:
        self.source, self.options = source, options
        self.documents: list[Node] = []
        self.stack: list[tuple[Node, list[Scalar]]] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.count = 0

    def take(self, event: Any) -> None:
        """One event of the YAML parser."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.anchors.clear()
        elif isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event), event.anchor)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            start = event.start_mark.index if event.start_mark else 0
            node = Sequence(start) if isinstance(event, yaml.SequenceStartEvent) else Mapping(start)
            self._check(start, len(self.stack) >= self.options.max_depth)
            self._add(node, event.anchor)
            self.stack.append((node, []))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        quoted = event.style == '"'
        text = _excerpt(self.source, event.value, start, end - quoted, escapes=quoted)
        return Scalar(text, start, event.style is not None or not _is_plain_value(event.value))

    def _alias(self, event: Any) -> None:
        known = self.anchors.get(event.anchor)
        start = event.start_mark.index
        if known is None:
            message = self.options.translate(UNKNOWN_ALIAS).format(name=event.anchor)
            raise unreadable(self.source.path, message, self.source.place(start))
        node, _ = known
        if any(node is opened for opened, _ in self.stack):
            message = self.options.translate(ENDLESS).format(name=event.anchor)
            raise unreadable(self.source.path, message, self.source.place(start), "too-large")
        self.count += _size(node, self.options.max_nodes)
        self._add(node, None)

    def _add(self, node: Node, anchor: str | None) -> None:
        self.count += 1
        self._check(node.start, False)
        if anchor:
            self.anchors[anchor] = (node, self.count)
        if not self.stack:
            self.documents.append(node)
            return
        parent, keys = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif isinstance(parent, Mapping):
            self._add_pair(parent, keys, node)

    def _add_pair(self, parent: Mapping, keys: list[Scalar], node: Node) -> None:
        if not keys:
            keys.append(node if isinstance(node, Scalar) else Scalar(Excerpt.at("", 0), node.start))
            return
        key = keys.pop()
        if key.text.text == "<<" and isinstance(node, Mapping):
            parent.pairs.extend(node.pairs)
        else:
            parent.pairs.append((key, node))

    def _check(self, position: int, too_deep: bool) -> None:
        if too_deep:
            message = self.options.translate(TOO_DEEP).format(limit=self.options.max_depth)
        elif self.count > self.options.max_nodes:
            message = self.options.translate(TOO_MANY).format(limit=self.options.max_nodes)
        else:
            return
        raise unreadable(self.source.path, message, self.source.place(position), "too-large")


def _size(node: Node, limit: int) -> int:
    """How many nodes an alias stands for, counted up to the limit."""
    count, waiting = 0, [node]
    while waiting and count <= limit:
        count += 1
        one = waiting.pop()
        if isinstance(one, Sequence):
            waiting.extend(one.items)
        elif isinstance(one, Mapping):
            waiting.extend(value for _, value in one.pairs)
    return count


def _excerpt(source: Source, value: str, start: int, end: int, escapes: bool) -> Excerpt:
    raw = source.text[start:end]
    if _SURROGATE.search(value):
        # Half a character: JSON can spell it, no output can write it.
        value = _SURROGATE.sub("\ufffd", value)
    if raw.startswith(value):
        return source.excerpt(start, start + len(value)) if value else source.join([("", start)])
    text = source.join([(words, start + place) for words, place in align(value, raw, escapes)])
    if escapes and value:
        # The last character may be written as an escape: the text ends behind all of it.
        return Excerpt(text.text, (*text.anchors, (len(value), source.offset(end - 1) + 1)))
    return text


_PLAIN = re.compile(r"(?:null|true|false|yes|no|~|[-+]?[\d.,_]+(?:e[-+]?\d+)?|)$", re.I)


def _is_plain_value(value: str) -> bool:
    return bool(_PLAIN.match(value))


_DECODER = JSONDecoder(strict=False)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"[ \t\n\r\ufeff]*")
_LITERAL = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")


def read_json(source: Source, options: ReaderOptions) -> list[Node]:
    """The values of a JSON text, one or one per line; Unreadable if it is broken or too deep."""
    parser = _Json(source, options)
    values = list(parser.values())
    return values


class _Json:
    def __init__(self, source: Source, options: ReaderOptions) -> None:
        self.source, self.text, self.options = source, source.text, options

    def values(self) -> Iterator[Node]:
        """All values of the text."""
        at = self._skip(0)
        while at < len(self.text):
            node, at = self._value(at, 0)
            at = self._skip(at)
            yield node

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _fail(self, problem: str, at: int) -> Exception:
        translate = self.options.translate
        message = translate(BROKEN_JSON).format(problem=translate(problem))
        return unreadable(self.source.path, message, self.source.place(min(at, len(self.text))))

    def _value(self, at: int, depth: int) -> tuple[Node, int]:
        char = self.text[at : at + 1]
        if depth > self.options.max_depth:
            message = self.options.translate(TOO_DEEP).format(limit=self.options.max_depth)
            raise unreadable(self.source.path, message, self.source.place(at), "too-large")
        if char == "{":
            return self._mapping(at, depth)
        if char == "[":
            return self._sequence(at, depth)
        if char == '"':
            return self._string(at)
        if found := _LITERAL.match(self.text, at):
            text = "" if found.group() == "null" else found.group()
            excerpt = self.source.join([(text, at)])
            return Scalar(excerpt, at, False), found.end()
        raise self._fail(N_("a value is missing"), at)

    def _string(self, at: int) -> tuple[Scalar, int]:
        try:
            value, end = _DECODER.raw_decode(self.text, at)
        except JSONDecodeError as error:
            raise self._fail(error.msg, error.pos) from error
        return Scalar(_excerpt(self.source, value, at + 1, end - 1, escapes=True), at), end

    def _sequence(self, at: int, depth: int) -> tuple[Sequence, int]:
        node = Sequence(at)
        at = self._skip(at + 1)
        while self.text[at : at + 1] != "]":
            item, at = self._value(at, depth + 1)
            node.items.append(item)
            at = self._next(at, "]")
        return node, at + 1

    def _mapping(self, at: int, depth: int) -> tuple[Mapping, int]:
        node = Mapping(at)
        at = self._skip(at + 1)
        while self.text[at : at + 1] != "}":
            if self.text[at : at + 1] != '"':
                raise self._fail(N_("a key in double quotes is missing"), at)
            key, at = self._string(at)
            at = self._skip(at)
            if self.text[at : at + 1] != ":":
                raise self._fail(N_("a colon is missing behind the key"), at)
            value, at = self._value(self._skip(at + 1), depth + 1)
            node.pairs.append((key, value))
            at = self._next(at, "}")
        return node, at + 1

    def _next(self, at: int, closing: str) -> int:
        """Behind the comma, or at the closing bracket; a comma before the bracket is let pass."""
        at = self._skip(at)
        char = self.text[at : at + 1]
        if char == ",":
            return self._skip(at + 1)
        if char != closing:
            raise self._fail(N_("a comma is missing"), at)
        return at
