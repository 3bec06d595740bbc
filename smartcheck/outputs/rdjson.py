"""Findings in reviewdog's diagnostic format; its columns count bytes of UTF-8 from 1."""

from __future__ import annotations

import json
from typing import Any

from smartcheck.document import Failure, Location
from smartcheck.finding import Finding, Result, Severity
from smartcheck.outputs._places import advised, byte_column, live, relative_path


def render(result: Result, *, version: str, show: Severity = Severity.INFO) -> str:
    """Every failure and every live finding; `show` is not used, reviewdog filters."""
    lines = {document.path: document.source.split("\n") for document in result.documents}
    diagnostics = [_failure(failure) for failure in result.failures]
    diagnostics += [_finding(found, lines.get(found.path, []), result) for found in live(result)]
    log = {"source": {"name": "smartcheck"}, "diagnostics": diagnostics}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _finding(found: Finding, lines: list[str], result: Result) -> dict[str, Any]:
    code = {"value": found.code}
    if (rule := result.rules.get(found.code)) and "://" in rule.url:
        code["url"] = rule.url
    return {
        "message": f"{found.name}: {advised(found)}",
        "location": {
            "path": relative_path(found.path),
            "range": {"start": _position(found.start, lines), "end": _position(found.end, lines)},
        },
        "severity": found.severity.name,
        "code": code,
    }


def _position(at: Location, lines: list[str]) -> dict[str, int]:
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    return {"line": at.line, "column": byte_column(line, at.column)}


def _failure(failure: Failure) -> dict[str, Any]:
    start = {"start": {"line": failure.line or 1}}
    return {
        "message": failure.message,
        "location": {"path": relative_path(failure.path), "range": start},
        "severity": "ERROR",
        "code": {"value": failure.kind},
    }
