"""Findings as a GitLab code quality report: what a merge request adds, and what it mends."""

from __future__ import annotations

import json
from typing import Any

from smartcheck.document import Failure
from smartcheck.finding import Finding, Result, Severity
from smartcheck.outputs._places import advised, live, relative_path, unique_keys

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(result: Result, *, version: str, show: Severity = Severity.INFO) -> str:
    """Every failure and every live finding; `show` is not used, GitLab shows what is new."""
    entries = [_failure(failure) for failure in result.failures]
    entries += [_finding(found, key) for found, key in unique_keys(live(result))]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _finding(found: Finding, key: str) -> dict[str, Any]:
    return {
        "description": advised(found),
        "check_name": found.name,
        "fingerprint": key,
        "severity": _SEVERITIES[found.severity],
        "location": {
            "path": relative_path(found.path),
            "lines": {"begin": found.start.line, "end": found.end.line},
        },
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "description": failure.message,
        "check_name": f"smartcheck-{failure.kind}",
        "fingerprint": f"{failure.kind}:{failure.path}:{failure.line or 0}:{failure.column or 0}",
        "severity": "critical",
        "location": {"path": relative_path(failure.path), "lines": {"begin": failure.line or 1}},
    }
