"""A Result's document part as plain JSON and back, for the cache and between processes.

Objects become lists of their fields in order: compact, and quick to write and to read. The cache
is keyed by the program itself, so the order may change from one version to the next.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from smartcheck.document import Failure, Location, Span
from smartcheck.finding import (
    ConfidenceView,
    DeadlineView,
    DocumentView,
    Finding,
    GoalView,
    Notice,
    QuantityView,
    Result,
    RuleView,
    Severity,
)


def encode(result: Result) -> str:
    """A Result as JSON text. Surrogates are escaped, so that any text survives."""
    return json.dumps(_values(result), default=_values, separators=(",", ":"))


def decode(text: str) -> Result:
    """The Result that `encode` was given; ValueError for any other text."""
    try:
        return _result(json.loads(text))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("not a stored result") from error


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _values(value: Any) -> list[Any]:
    if not is_dataclass(value):
        raise TypeError(f"cannot store {type(value).__name__}")
    return [getattr(value, name) for name in _names(type(value))]  # type: ignore[arg-type]


def _fields(kind: type, values: list[Any]) -> dict[str, Any]:
    return dict(zip(_names(kind), values, strict=True))


def _result(values: list[Any]) -> Result:
    data = _fields(Result, values)
    data["documents"] = tuple(map(_document, data["documents"]))
    data["findings"] = tuple(map(_finding, data["findings"]))
    data["failures"] = tuple(Failure(*failure) for failure in data["failures"])
    data["skipped"] = tuple(data["skipped"])
    data["notes"] = tuple(Notice(*notice) for notice in data["notes"])
    data["rules"] = {code: _rule(rule) for code, rule in data["rules"].items()}
    return Result(**data)


def _document(values: list[Any]) -> DocumentView:
    data = _fields(DocumentView, values)
    data["objectives"] = tuple(map(_goal, data["objectives"]))
    data["goals"] = tuple(map(_goal, data["goals"]))
    data["score_band"] = tuple(data["score_band"])
    return DocumentView(**data)


def _placed(data: dict[str, Any]) -> dict[str, Any]:
    data["span"] = Span(*data["span"])
    data["start"], data["end"] = Location(*data["start"]), Location(*data["end"])
    return data


def _goal(values: list[Any]) -> GoalView:
    data = _placed(_fields(GoalView, values))
    data["quantities"] = tuple(QuantityView(*quantity) for quantity in data["quantities"])
    if data["deadline"] is not None:
        data["deadline"] = DeadlineView(*data["deadline"])
    if data["confidence"] is not None:
        data["confidence"] = ConfidenceView(*data["confidence"])
    data["key_results"] = tuple(map(_goal, data["key_results"]))
    return GoalView(**data)


def _finding(values: list[Any]) -> Finding:
    data = _placed(_fields(Finding, values))
    data["severity"] = Severity(data["severity"])
    data["marks"] = tuple((start, end) for start, end in data["marks"])
    return Finding(**data)


def _rule(values: list[Any]) -> RuleView:
    data = _fields(RuleView, values)
    data["sources"], data["severity"] = tuple(data["sources"]), Severity(data["severity"])
    return RuleView(**data)
