"""Findings for people at a terminal: where, what, the words marked, why, and what to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from smartcheck.document import Failure
from smartcheck.finding import DocumentView, Finding, GoalView, Result, Severity
from smartcheck.outputs._plain import Mark, around, plain, underline
from smartcheck.translations import Translator, translator

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_LONGEST_GOAL = 200
_LONGEST_QUOTE = 120
_QUOTED = re.compile(rf"[“«][^”»]{{{_LONGEST_QUOTE},}}[”»]")
_STRESSED = re.compile(r"\*\*(\S.*?)\*\*")


@dataclass(frozen=True, kw_only=True)
class Style:
    """How the terminal wants it.

    `locale` is the language of all words, by default each document's own; `fallback` is that of
    the summary where documents differ. `show` is the lowest severity printed. `width` is where long
    lines are broken; None breaks none. `single` leaves out the document's heading.
    """

    locale: str | None = None
    fallback: str = "en"
    show: Severity = Severity.WARNING
    color: bool = False
    width: int | None = None
    statistics: bool = False
    quiet: bool = False
    single: bool = False

    def paint(self, text: str, **how: object) -> str:
        """The text in colour where colour is wanted."""
        return click.style(text, **how) if self.color else text  # type: ignore[arg-type]


def render(result: Result, style: Style) -> str:
    """A Result as text, by document, with a summary; with `quiet` one line per finding alone."""
    return body(result, style) + closing(result, style)


def body(result: Result, style: Style) -> str:
    """The findings of a Result as text, by document."""
    shown = _by_path(result, style.show)
    end = "\n" if style.quiet else "\n\n"
    return "".join(
        f"{block}{end}"
        for document in result.documents
        for block in _document(document, shown.get(document.path, ()), style)
    )


def closing(result: Result, style: Style) -> str:
    """What stands below the findings: statistics, summary and notes; nothing with `quiet`."""
    if style.quiet:
        return ""
    _ = translator(_common_locale(result, style))
    blocks = list(_statistics(result, style, _)) if style.statistics else []
    return "\n\n".join([*blocks, _summary(result, style, _), *_notes(result, style, _)]) + "\n"


def failure_line(failure: Failure, _: Translator) -> str:
    """One thing that could not be read, or that crashed, as a line."""
    place = [failure.path, failure.line, failure.column]
    where = ":".join(str(part) for part in place if part is not None)
    return ": ".join([plain(where), _("error"), plain(failure.message)])


def _by_path(result: Result, lowest: Severity) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in sorted(result.findings, key=_place):
        if finding.counts and finding.severity >= lowest:
            found.setdefault(finding.path, []).append(finding)
    return found


def _place(finding: Finding) -> tuple[int, int, int, int]:
    start, end = finding.start, finding.end
    return start.line, start.column, end.line, end.column


def _document(document: DocumentView, shown: Sequence[Finding], style: Style) -> Iterator[str]:
    _ = translator(style.locale or document.language)
    if shown and not style.quiet and not style.single:
        yield _heading(document, style, _)
    for finding in shown:
        yield _headline(finding, style, _) if style.quiet else _finding(finding, document, style, _)


def _heading(document: DocumentView, style: Style, _: Translator) -> str:
    facts = [_.plural("{count} objective", "{count} objectives", len(document.objectives))]
    if count := sum(len(objective.key_results) for objective in document.objectives):
        facts.append(_.plural("{count} key result", "{count} key results", count))
    if count := len(document.goals):
        facts.append(_.plural("{count} goal", "{count} goals", count))
    if not document.objectives:
        del facts[0]
    if document.period_text:
        facts.append(_("period {period}").format(period=plain(document.period_text)))
    path = style.paint(plain(document.path), bold=True, underline=True)
    return f"{path}  {style.paint(', '.join(facts), dim=True)}"


def _headline(finding: Finding, style: Style, _: Translator) -> str:
    place = f"{plain(finding.path)}:{finding.start.line}:{finding.start.column}:"
    level = style.paint(severity_name(finding.severity, _), fg=_COLORS[finding.severity], bold=True)
    head = f"{style.paint(place, bold=True)} {level} {finding.code} {finding.name}"
    return f"{head}: {plain(finding.message)}" if style.quiet else head


def _finding(finding: Finding, document: DocumentView, style: Style, _: Translator) -> str:
    lines = [_headline(finding, style, _)]
    if goal := _goal_of(finding, document):
        lines.extend(_marked(plain(goal.text), finding, style))
    lines.extend(_paragraph(finding.message, style))
    if finding.advice:
        lines.extend(_paragraph(" ".join([_("Advice:"), finding.advice]), style))
    return "\n".join(lines)


def _goal_of(finding: Finding, document: DocumentView) -> GoalView | None:
    if finding.goal is not None:
        return document.goals[finding.goal]
    if finding.objective is None:
        return None
    objective = document.objectives[finding.objective]
    return objective if finding.key_result is None else objective.key_results[finding.key_result]


def _marked(goal: str, finding: Finding, style: Style) -> Iterator[str]:
    limit = max((style.width or _LONGEST_GOAL) - 8, 40)
    text, marks = around(goal, finding.marks, limit)
    color = _COLORS[finding.severity]
    yield f"    {_colored(text, marks, color, style)}"
    if below := underline(text, marks):
        yield f"    {style.paint(below, fg=color, bold=True)}"


def _colored(text: str, marks: Sequence[Mark], color: str, style: Style) -> str:
    pieces, at = "", 0
    for start, end in marks:
        pieces += text[at:start] + style.paint(text[start:end], fg=color, bold=True)
        at = end
    return pieces + text[at:]


def _paragraph(text: str, style: Style) -> list[str]:
    """A message as indented lines; **what it stresses** in bold, or as it is without colour."""
    text = plain(text)
    lines = [_QUOTED.sub(_shortened, text) if len(text) > _LONGEST_QUOTE else text]
    if style.width is not None:
        lines = _wrapped(lines[0], max(style.width, 40) - 2)
    if "**" not in text:
        return [f"  {line}" for line in lines]
    bold = r"\1" if not style.color else click.style(r"\1", bold=True)
    return ["  " + _STRESSED.sub(bold, line) for line in lines]


def _wrapped(text: str, width: int) -> list[str]:
    from textwrap import wrap  # most runs write no broken lines

    return wrap(text, width)


def _shortened(quoted: re.Match[str]) -> str:
    words = quoted[0]
    return f"{words[: _LONGEST_QUOTE // 2]} … {words[-_LONGEST_QUOTE // 2 :]}"


def severity_name(severity: Severity, _: Translator) -> str:
    """The word for a severity that stands before a finding."""
    if severity is Severity.ERROR:
        return _("error")
    if severity is Severity.WARNING:
        return _("warning")
    return _("info") if severity is Severity.INFO else _("off")


def _common_locale(result: Result, style: Style) -> str:
    languages = {document.language for document in result.documents}
    return style.locale or (languages.pop() if len(languages) == 1 else style.fallback)


def _statistics(result: Result, style: Style, _: Translator) -> Iterator[str]:
    counted = Counter((f.severity, f.code, f.name) for f in result.findings if f.counts)
    if not counted:
        return
    rows = sorted(counted.items(), key=lambda row: (-row[0][0], -row[1], row[0][1]))
    width = len(str(max(counted.values())))
    lines = [
        f"{count:>{width}}  {code}  {name}  {style.paint(f'({severity_name(level, _)})', dim=True)}"
        for (level, code, name), count in rows
    ]
    yield "\n".join([style.paint(_("Findings by rule"), bold=True), *lines])


def _summary(result: Result, style: Style, _: Translator) -> str:
    errors, warnings, infos = (
        result.count(level) for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)
    )
    read = _.plural("{count} document", "{count} documents", len(result.documents))
    parts = []
    if errors:
        text = _.plural("{count} error", "{count} errors", errors)
        parts.append(style.paint(text, fg="red", bold=True))
    if warnings:
        text = _.plural("{count} warning", "{count} warnings", warnings)
        parts.append(style.paint(text, fg="yellow", bold=True))
    if not parts:
        parts.append(style.paint(_("no errors or warnings"), fg="green", bold=True))
    if infos:
        text = _.plural("{count} info", "{count} infos", infos)
        hidden = _("(shown by --show info)") if style.show > Severity.INFO else ""
        parts.append(f"{text} {hidden}".rstrip())
    parts.extend(_asides(result, _))
    return ", ".join(parts) if style.single else f"{read}: {', '.join(parts)}"


def _notes(result: Result, style: Style, _: Translator) -> Iterator[str]:
    for notice in result.notes:
        text = " ".join([_("Note:"), plain(notice.text)])
        lines = [text] if style.width is None else _wrapped(text, max(style.width, 40))
        yield "\n".join(lines)


def _asides(result: Result, _: Translator) -> Iterator[str]:
    if count := sum(finding.suppressed is not None for finding in result.findings):
        yield _.plural("{count} suppressed", "{count} suppressed", count)
    if count := sum(finding.baselined for finding in result.findings):
        yield _.plural("{count} in the baseline", "{count} in the baseline", count)
    if count := result.stale:
        yield _.plural("{count} stale baseline entry", "{count} stale baseline entries", count)
    if count := len(result.skipped):
        yield _.plural("{count} file without goals", "{count} files without goals", count)
    if count := len(result.failures):
        yield _.plural("{count} failure", "{count} failures", count)
