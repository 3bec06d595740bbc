"""Suppressions: comments in a document that silence a rule for one goal, or for the file.

    <!-- smartcheck: ignore[M001] counted by hand this year -->
    # smartcheck: ignore[no-number, O002] reason
    {/* smartcheck: ignore-file[B003] */}

A comment is about the goal on its line, or else the next one; an objective's is not about its key
results. Readers leave comments out, so this works on the source alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from smartcheck.document import Document, Goal, Span
from smartcheck.finding import Finding
from smartcheck.rule import AnyRule, find_rules

_COMMENT = re.compile(
    r"(?P<open><!--|\{/\*|/\*|//|(?<![\w&])#)\s*smartcheck:\s*"
    r"(?P<what>ignore(?:-file)?)\s*\[(?P<rules>[^\]\n]*)\](?P<rest>[^\n]*)"
)
_ENDS = {"<!--": "-->", "{/*": "*/}", "/*": "*/"}


@dataclass(frozen=True)
class Suppression:
    """One comment: the codes it silences, why, and the offset of the goal it is about.

    `goal` is None for a whole file; `unknown` are the names in it that no rule has.
    """

    span: Span
    codes: frozenset[str]
    reason: str
    goal: int | None
    whole_file: bool
    unknown: tuple[str, ...] = ()

    def covers(self, finding: Finding, goal: int | None) -> bool:
        """Whether it silences a finding about the goal that starts at this offset."""
        if finding.code not in self.codes:
            return False
        return self.whole_file or (goal is not None and goal == self.goal)


def find_suppressions(document: Document, rules: Sequence[AnyRule]) -> tuple[Suppression, ...]:
    """The suppressions in a document, in order."""
    goals = sorted(document.every_goal(), key=lambda goal: goal.text.offset(0))
    return tuple(
        _suppression(match, document, goals, rules) for match in _COMMENT.finditer(document.source)
    )


def suppress(
    findings: Iterable[tuple[Finding, int | None]], suppressions: Sequence[Suppression]
) -> tuple[list[Finding], list[Suppression]]:
    """The findings, silenced ones with the reason, and the suppressions that silenced nothing.

    Takes each finding with the offset at which its goal starts, None for the document's own.
    """
    used: set[int] = set()
    marked = []
    for finding, goal in findings:
        at = next((i for i, s in enumerate(suppressions) if s.covers(finding, goal)), None)
        if at is not None:
            used.add(at)
            finding = replace(finding, suppressed=suppressions[at].reason)
        marked.append(finding)
    return marked, [s for i, s in enumerate(suppressions) if i not in used]


def _suppression(
    match: re.Match[str], document: Document, goals: Sequence[Goal], rules: Sequence[AnyRule]
) -> Suppression:
    names = [name.strip() for name in match["rules"].split(",") if name.strip()]
    known = {name: find_rules(name, rules) for name in names}
    rest, _, _ = match["rest"].partition(_ENDS.get(match["open"], "\n"))
    whole_file = match["what"] == "ignore-file"
    end = match.start("rest") + len(rest.rstrip())
    return Suppression(
        span=Span(match.start(), end),
        codes=frozenset(rule.code for found in known.values() for rule in found),
        reason=rest.strip(" :-–"),
        goal=None if whole_file else _goal_at(document, match.start(), goals),
        whole_file=whole_file,
        unknown=tuple(name for name, found in known.items() if not found),
    )


def _goal_at(document: Document, offset: int, goals: Sequence[Goal]) -> int | None:
    """Where the goal starts that a comment is about: on its line, or else the next one."""
    line = document.location(offset).line
    for start in _starts(goals):
        if document.location(start).line >= line:
            return start
    return None


def _starts(goals: Sequence[Goal]) -> Iterator[int]:
    for goal in goals:
        yield goal.text.offset(0)
