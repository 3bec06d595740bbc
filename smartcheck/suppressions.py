"""Suppressions: comments in a document that silence a rule for one goal, or for the file.

    <!-- smartcheck: ignore[M001] counted by hand this year -->
    # smartcheck: ignore[no-number, O002] reason
    {/* smartcheck: ignore-file[B003] */}

A comment is about the goal whose words it stands right behind, else about all goals on its line,
or on the next line that holds any: in a table's row these are an objective and its key result.
Otherwise an objective's comment is not about its key results. Several may stand on one line.
Readers leave comments out, so this works on the source alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from smartcheck.document import Document, Goal, Span
from smartcheck.finding import Finding
from smartcheck.rule import AnyRule, find_rules

_OPENS = r"(?:<!--|\{/\*|/\*|//|(?<![\w&])#)\s*smartcheck:"
_COMMENT = re.compile(
    r"(?P<open><!--|\{/\*|/\*|//|(?<![\w&])#)\s*smartcheck:\s*"
    r"(?P<what>ignore(?:-file)?)\s*\[(?P<rules>[^\]\n]*)\]"
    rf"(?P<rest>(?:(?!{_OPENS})[^\n])*)"
)
_COMMENT_BETWEEN = re.compile(rf"{_OPENS}(?:(?!{_OPENS})[^\n])*")
# What may stand between a goal's words and the comment about it: marks that close.
_CLOSING = " \t*_`\"'.~)]"
_ENDS = {"<!--": "-->", "{/*": "*/}", "/*": "*/"}


@dataclass(frozen=True)
class Suppression:
    """One comment: the codes it silences, why, and the offsets of the goals it is about.

    `goals` is empty for a whole file; `unknown` are the names in it that no rule has.
    """

    span: Span
    codes: frozenset[str]
    reason: str
    goals: frozenset[int]
    whole_file: bool
    unknown: tuple[str, ...] = ()

    def covers(self, finding: Finding, goal: int | None) -> bool:
        """Whether it silences a finding about the goal that starts at this offset."""
        if finding.code not in self.codes:
            return False
        return self.whole_file or goal in self.goals


def find_suppressions(document: Document, rules: Sequence[AnyRule]) -> tuple[Suppression, ...]:
    """The suppressions in a document, in order."""
    comments = list(_COMMENT.finditer(document.source))
    if not comments:
        return ()
    goals = sorted(document.every_goal(), key=lambda goal: goal.text.offset(0))
    return tuple(_suppression(match, document, goals, rules) for match in comments)


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
        goals=frozenset() if whole_file else _goals_at(document, match.start(), goals),
        whole_file=whole_file,
        unknown=tuple(name for name, found in known.items() if not found),
    )


def _goals_at(document: Document, offset: int, goals: Sequence[Goal]) -> frozenset[int]:
    """Where the goals start that a comment is about."""
    line = document.location(offset).line
    near = [goal for goal in goals if document.location(goal.text.offset(0)).line >= line]
    if not near:
        return frozenset()
    first = document.location(near[0].text.offset(0)).line
    starts = {goal.text.offset(0) for goal in near if _line(document, goal) == first}
    behind = [goal for goal in near if goal.text.span().end <= offset]
    if first == line and behind and _touches(document, behind[-1], offset):
        return frozenset({behind[-1].text.offset(0)})
    return frozenset(starts)


def _touches(document: Document, goal: Goal, offset: int) -> bool:
    between = document.source[goal.text.span().end : offset]
    # Comments before this one are about the same goal.
    return not _COMMENT_BETWEEN.sub("", between).strip(_CLOSING)


def _line(document: Document, goal: Goal) -> int:
    return document.location(goal.text.offset(0)).line
