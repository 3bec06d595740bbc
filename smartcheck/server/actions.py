"""What the editor offers to do about a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lsprotocol import types

from smartcheck.document import Goal
from smartcheck.finding import Finding
from smartcheck.rule import N_
from smartcheck.server.checking import Checked, Checker
from smartcheck.server.diagnostics import UNUSED, Abilities, diagnostic, extent
from smartcheck.server.edits import Desk, Edit
from smartcheck.server.positions import Lines
from smartcheck.translations import translator

# What a goal lacks, in the order in which it is read. Never a figure: only its author knows it.
TEMPLATES = {
    "no-number": N_(" from **?** to **?**"),
    "relative-without-baseline": N_(" from **?** to **?**"),
    "no-deadline": N_(" by **?**"),
    "no-confidence-score": N_(" **?**/10"),
}


@dataclass(frozen=True)
class Offers:
    """The actions for the findings of one checked document."""

    checker: Checker
    checked: Checked
    uri: str
    can: Abilities

    def at(self, where: types.Range) -> list[types.CodeAction]:
        """What can be done about the findings that touch a range."""
        document, lines = self.checked.document, Lines(self.checked.text, self.can.encoding)
        if document is None:
            return []
        desk = Desk(document, self.checked.options)
        start, end = lines.offset(where.start), lines.offset(where.end)
        touched = [found for found in self.checked.findings if touches(found, start, end, lines)]
        actions = [*self._templates(touched, desk, lines)]
        for finding in touched:
            actions += self._silencing(finding, desk, lines)
        return actions

    def _templates(
        self, findings: Sequence[Finding], desk: Desk, lines: Lines
    ) -> Iterator[types.CodeAction]:
        """One template for each goal, with everything in it that the goal lacks."""
        lacking: dict[int, tuple[Goal, list[Finding]]] = {}
        for finding in findings:
            goal = self.checked.goal_of(finding)
            if goal is not None and finding.name in TEMPLATES:
                lacking.setdefault(id(goal), (goal, []))[1].append(finding)
        words = translator(desk.document.language)
        for goal, found in lacking.values():
            names = {finding.name for finding in found}
            pieces = dict.fromkeys(words(TEMPLATES[name]) for name in TEMPLATES if name in names)
            template = "".join(pieces)
            edit = desk.filled_in(goal, self.checker.body_end(self.checked, goal), template)
            if edit is not None:
                title = self.checked.translate(N_("Fill in: “…{template}”"))
                told = title.format(template=edit.words.replace("*", ""))
                yield self._action(told, edit, found, lines, preferred=True)

    def _silencing(self, finding: Finding, desk: Desk, lines: Lines) -> Iterator[types.CodeAction]:
        """The comments that would silence a finding."""
        _, names = self.checked.translate, {"code": finding.code, "name": finding.name}
        if finding.name == UNUSED:
            edit = desk.without_comment(finding.span.start)
            if edit is not None:
                title = _(N_("Take out the comment"))
                yield self._action(title, edit, [finding], lines, preferred=True)
            return
        goal = self.checked.goal_of(finding)
        edit = desk.silencing(goal, finding.code) if goal is not None else None
        if edit is not None:
            title = _(N_("Ignore {code} ({name}) for this goal"))
            yield self._action(title.format(**names), edit, [finding], lines)
        edit = desk.silencing_file(finding.code)
        if edit is not None:
            title = _(N_("Ignore {code} ({name}) in this file"))
            yield self._action(title.format(**names), edit, [finding], lines)

    def _action(
        self,
        title: str,
        edit: Edit,
        findings: Sequence[Finding],
        lines: Lines,
        preferred: bool | None = None,
    ) -> types.CodeAction:
        change = types.TextEdit(lines.range(edit.start, edit.end), edit.words)
        return types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[
                diagnostic(found, self.checked, self.uri, self.can, lines) for found in findings
            ],
            is_preferred=preferred,
            edit=types.WorkspaceEdit(changes={self.uri: [change]}),
        )


def touches(finding: Finding, start: int, end: int, lines: Lines) -> bool:
    """Whether a finding covers or borders on text[start:end]."""
    first, last = extent(finding, lines)
    return first <= end and start <= last
