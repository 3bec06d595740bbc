"""The Result as JSON: the stable contract for other tools, published as a JSON Schema.

Lines and columns count from 1, columns in characters, ends are exclusive.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from smartcheck.document import Failure
from smartcheck.finding import DocumentView, Finding, GoalView, Result, Severity

VERSION = 1


def render(result: Result, *, version: str) -> str:
    """A Result as JSON text; `version` is smartcheck's own."""
    return json.dumps(as_data(result, version), ensure_ascii=False, indent=2) + "\n"


def as_data(result: Result, version: str) -> dict[str, Any]:
    """A Result as plain data, in the shape of the published schema."""
    return {
        "version": VERSION,
        "tool": {"name": "smartcheck", "version": version, "pipelines": dict(result.pipelines)},
        "documents": [_document(document) for document in result.documents],
        "findings": [_finding(finding, result) for finding in result.findings],
        "failures": [_failure(failure) for failure in result.failures],
        "notes": [notice.text for notice in result.notes],
        "summary": _summary(result),
    }


def _document(document: DocumentView) -> dict[str, Any]:
    return {
        "path": document.path,
        "language": document.language,
        "title": document.title,
        "team": document.team,
        "owner": document.owner,
        "period": _period(document),
        "objectives": [_objective(goal) for goal in document.objectives],
        "goals": [_goal(goal) for goal in document.goals],
    }


def _period(document: DocumentView) -> dict[str, str | None] | None:
    if document.period_text is None and document.period_start is None:
        return None
    return {
        "text": document.period_text,
        "start": document.period_start,
        "end": document.period_end,
    }


def _objective(goal: GoalView) -> dict[str, Any]:
    return {**_goal(goal), "key_results": [_goal(below) for below in goal.key_results]}


def _goal(goal: GoalView) -> dict[str, Any]:
    return {
        "text": goal.text,
        "label": goal.label,
        "type": goal.type,
        "line": goal.start.line,
        "column": goal.start.column,
        "end_line": goal.end.line,
        "end_column": goal.end.column,
        "owner": goal.owner,
        "team": goal.team,
        "baseline": goal.baseline,
        "target": goal.target,
        "quantities": [quantity.text for quantity in goal.quantities],
        "quantity_spans": [[quantity.start, quantity.end] for quantity in goal.quantities],
        "deadline": asdict(goal.deadline) if goal.deadline else None,
        "confidence": asdict(goal.confidence) if goal.confidence else None,
        "smart": dict(goal.smart) if goal.smart is not None else None,
    }


def _finding(finding: Finding, result: Result) -> dict[str, Any]:
    rule = result.rules.get(finding.code)
    return {
        "code": finding.code,
        "name": finding.name,
        "criterion": finding.criterion,
        "severity": finding.severity.label,
        "message": finding.message,
        "advice": finding.advice,
        "path": finding.path,
        "line": finding.start.line,
        "column": finding.start.column,
        "end_line": finding.end.line,
        "end_column": finding.end.column,
        "scope": finding.scope,
        "objective": finding.objective,
        "key_result": finding.key_result,
        "goal": finding.goal,
        "marks": [list(mark) for mark in finding.marks],
        "fingerprint": finding.fingerprint,
        "url": rule.url if rule else None,
        "suppressed": finding.suppressed is not None,
        "suppression_reason": finding.suppressed,
        "baselined": finding.baselined,
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "path": failure.path,
        "line": failure.line,
        "column": failure.column,
        "kind": failure.kind,
        "message": failure.message,
    }


def _summary(result: Result) -> dict[str, int]:
    objectives = [goal for document in result.documents for goal in document.objectives]
    return {
        "documents": len(result.documents),
        "objectives": len(objectives),
        "key_results": sum(len(goal.key_results) for goal in objectives),
        "goals": sum(len(document.goals) for document in result.documents),
        "errors": result.count(Severity.ERROR),
        "warnings": result.count(Severity.WARNING),
        "infos": result.count(Severity.INFO),
        "suppressed": sum(finding.suppressed is not None for finding in result.findings),
        "baselined": sum(finding.baselined for finding in result.findings),
        "failures": len(result.failures),
        "skipped": len(result.skipped),
    }
