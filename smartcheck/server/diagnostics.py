"""Findings and failures as the editor shows them: ranges, severities, links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lsprotocol import types

from smartcheck.document import Failure
from smartcheck.finding import Finding, Severity
from smartcheck.server.checking import Checked
from smartcheck.server.positions import Lines

SOURCE = "smartcheck"
SETTINGS_AT_FAULT = "configuration"
UNUSED = "unused-suppression"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


@dataclass(frozen=True)
class Abilities:
    """What the client can show, and how it counts. `link` gives the address of a rule's page."""

    encoding: str = "utf-16"
    tags: bool = False
    related: bool = False
    link: Callable[[Finding, Checked], str | None] = lambda finding, checked: None


def diagnostics(checked: Checked, uri: str, can: Abilities) -> list[types.Diagnostic]:
    """Everything there is to show in a document, in reading order."""
    lines = Lines(checked.text, can.encoding)
    if checked.trouble:
        return [_told(lines.range(0, lines.line(0).end), SETTINGS_AT_FAULT, checked.trouble)]
    shown = [_failure(failure, lines) for failure in checked.failures]
    return shown + [diagnostic(found, checked, uri, can, lines) for found in checked.findings]


def diagnostic(
    finding: Finding, checked: Checked, uri: str, can: Abilities, lines: Lines
) -> types.Diagnostic:
    """A finding with its exact range, and what to do about it below what is wrong."""
    start, end = extent(finding, lines)
    link = can.link(finding, checked)
    unused = can.tags and finding.name == UNUSED
    return types.Diagnostic(
        range=lines.range(start, end),
        message="\n".join(filter(None, (finding.message, finding.advice))),
        severity=severity(finding, checked),
        code=finding.code,
        code_description=types.CodeDescription(link) if link else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if unused else None,
        related_information=_related(finding, checked, uri, lines) if can.related else None,
        data={"name": finding.name, "fingerprint": finding.fingerprint},
    )


def extent(finding: Finding, lines: Lines) -> tuple[int, int]:
    """The offsets that a finding covers; an empty place is widened to its line."""
    start, end = finding.span.start, finding.span.end
    if start < end:
        return start, end
    return start, lines.line(lines.line_of(start)).end


def severity(finding: Finding, checked: Checked) -> types.DiagnosticSeverity:
    """The level shown; what the settings do not ask to see is a mere hint."""
    if finding.severity < checked.config.show:
        return types.DiagnosticSeverity.Hint
    return _SEVERITIES[finding.severity]


def _related(
    finding: Finding, checked: Checked, uri: str, lines: Lines
) -> list[types.DiagnosticRelatedInformation] | None:
    """The other words that a finding is about."""
    goal = checked.goal_of(finding)
    if goal is None or len(finding.marks) < 2:
        return None
    places = [(goal.text.span(*mark), goal.text.text[slice(*mark)]) for mark in finding.marks[1:]]
    return [
        types.DiagnosticRelatedInformation(
            types.Location(uri, lines.range(span.start, span.end)), words
        )
        for span, words in places
    ]


def _failure(failure: Failure, lines: Lines) -> types.Diagnostic:
    """What could not be read, from where it stands to the end of its line.

    A fault behind the last character of a line, or of the text, is shown on the words before it.
    """
    number = min((failure.line or 1) - 1, lines.line_of(len(lines.text)))
    line = lines.line(number)
    start = line.start + (failure.column or 1) - 1
    while start >= line.end and number >= 0:
        line = lines.line(number)
        start, number = line.start, number - 1
    return _told(lines.range(start, line.end), failure.kind, failure.message)


def _told(where: types.Range, code: str, message: str) -> types.Diagnostic:
    return types.Diagnostic(
        range=where,
        message=message,
        severity=types.DiagnosticSeverity.Error,
        code=code,
        source=SOURCE,
    )
