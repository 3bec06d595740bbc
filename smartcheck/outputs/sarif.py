"""The Result as SARIF 2.1.0, for code scanning and the viewers in editors.

Columns count code points from 1, ends are exclusive; paths are relative URIs. Every finding is in
it: a suppressed one with its reason, and with a baseline each one with its state.
"""

from __future__ import annotations

import json
from typing import Any

from smartcheck.document import Failure
from smartcheck.finding import Finding, Result, RuleView, Severity
from smartcheck.outputs._places import advised, uri

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "smartcheck/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(result: Result, *, version: str, show: Severity = Severity.INFO) -> str:
    """A Result as SARIF text; `show` is not used, viewers filter for themselves."""
    return json.dumps(as_data(result, version), ensure_ascii=False, indent=2) + "\n"


def as_data(result: Result, version: str) -> dict[str, Any]:
    """A Result as a SARIF log with one run."""
    codes = sorted({found.code for found in result.findings} | set(result.rules))
    names = {found.code: found.name for found in result.findings}
    places = {code: index for index, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "smartcheck",
                "semanticVersion": version,
                "version": version,
                "rules": [_rule(code, names.get(code, ""), result.rules) for code in codes],
            }
        },
        "invocations": [_invocation(result)],
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {"location": {"uri": uri(document.path)}, "roles": ["analysisTarget"]}
            for document in result.documents
        ],
        "results": [_result(found, places, result) for found in result.findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, name: str, rules: Any) -> dict[str, Any]:
    rule: RuleView | None = rules.get(code)
    if rule is None:  # smartcheck's own, about a suppression that silences nothing
        return {"id": code, "name": name, "shortDescription": {"text": name}}
    text = "\n\n".join(filter(None, (rule.what, rule.why, ", ".join(rule.sources))))
    markdown = "\n\n".join(_sections(rule))
    described = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.what or rule.title},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": _configuration(rule.severity),
        "properties": {"tags": [rule.criterion]},
    }
    if "://" in rule.url:  # a relative link leads nowhere from a viewer
        described["helpUri"] = rule.url
    return described


def _configuration(severity: Severity) -> dict[str, Any]:
    if severity is Severity.OFF:
        return {"enabled": False, "level": "none"}
    return {"level": _LEVELS[severity]}


def _sections(rule: RuleView) -> list[str]:
    parts = [f"**{rule.title}** (`{rule.code}`, `{rule.name}`)", rule.what, rule.why]
    parts.extend("- " + source for source in rule.sources)
    return [part for part in parts if part]


def _result(found: Finding, places: dict[str, int], result: Result) -> dict[str, Any]:
    data: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": places[found.code],
        "level": _LEVELS.get(found.severity, "none"),
        "message": {"text": advised(found)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(found.path)},
                    "region": {
                        "startLine": found.start.line,
                        "startColumn": found.start.column,
                        "endLine": found.end.line,
                        "endColumn": found.end.column,
                    },
                }
            }
        ],
        "partialFingerprints": {FINGERPRINT: found.fingerprint},
        "properties": {"criterion": found.criterion, "scope": found.scope},
    }
    if found.suppressed is not None:
        reason = {"justification": found.suppressed} if found.suppressed else {}
        data["suppressions"] = [{"kind": "inSource", "status": "accepted", **reason}]
    if result.compared:
        data["baselineState"] = "unchanged" if found.baselined else "new"
    return data


def _invocation(result: Result) -> dict[str, Any]:
    return {
        "executionSuccessful": not result.failures,
        "toolExecutionNotifications": [_notification(failure) for failure in result.failures],
    }


def _notification(failure: Failure) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(failure.path)}}
    if failure.line:
        place["region"] = {"startLine": failure.line, "startColumn": failure.column or 1}
    return {
        "level": "error",
        "descriptor": {"id": failure.kind},
        "message": {"text": failure.message},
        "locations": [{"physicalLocation": place}],
    }
