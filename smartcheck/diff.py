"""Only what changed: which lines differ from a git revision, and which findings stand there.

A goal's lines reach from its own to the next goal's, so that the score or the deadline in a field
below it is part of it.
"""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from smartcheck.finding import DocumentView, Finding, GoalView, Result
from smartcheck.rule import N_
from smartcheck.settings import ConfigError

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.M)
_GIT = ("git", "-c", "core.quotepath=off", "--no-pager")


@dataclass(frozen=True)
class Changes:
    """What differs from a revision, in the repositories that hold some files.

    `lines` are ranges (first, last) by resolved path; None stands for a file that is new.
    """

    lines: Mapping[Path, tuple[tuple[int, int], ...] | None] = field(default_factory=dict)

    @classmethod
    def since(cls, revision: str, paths: Sequence[str]) -> Changes:
        """The changes to some files; ConfigError outside a repository or for no such revision."""
        lines: dict[Path, tuple[tuple[int, int], ...] | None] = {}
        tops = {_top(Path(folder)) for folder in sorted({_folder(path) for path in paths})}
        wanted = {Path(path).resolve() for path in paths}
        for top in sorted(tops):
            commit = _commit(top, revision)
            tracked = {top / file for file in _names(top, "ls-files", "-z")}
            fresh = (place for place in wanted - tracked if place.is_relative_to(top))
            lines.update(dict.fromkeys(fresh))
            differ = ("diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--")
            for file in _names(top, *differ):
                if (place := top / file) in wanted:
                    lines[place] = _changed_lines(top, commit, file)
        return cls(lines)

    def hit(self, path: str, first: int, last: int) -> bool:
        """Whether a line from the first to the last (inclusive) was changed."""
        place = Path(path).resolve()
        if place not in self.lines:
            return False
        ranges = self.lines[place]
        return ranges is None or any(start <= last and first <= end for start, end in ranges)


def changed_only(result: Result, changes: Changes) -> Result:
    """The Result with only the findings about goals, sets and documents that were changed."""
    documents = {document.path: document for document in result.documents}
    findings = [f for f in result.findings if _concerned(f, documents.get(f.path), changes)]
    return replace(result, findings=tuple(findings))


def _concerned(finding: Finding, document: DocumentView | None, changes: Changes) -> bool:
    if document is None:
        return changes.hit(finding.path, finding.start.line, finding.end.line)
    if finding.scope == "document" and finding.objective is None and finding.goal is None:
        own = finding.criterion == "tool"  # about one comment, not about all goals
        first, last = (finding.start.line, finding.end.line) if own else (1, _endless(document))
        return changes.hit(finding.path, first, last)
    starts = sorted(goal.start.line for goal in document.every_goal())
    return any(
        changes.hit(finding.path, *_lines(goal, starts, document))
        for goal in _subjects(finding, document)
    )


def _subjects(finding: Finding, document: DocumentView) -> Iterator[GoalView]:
    if finding.goal is not None:
        yield document.goals[finding.goal]
    elif finding.objective is not None:
        objective = document.objectives[finding.objective]
        if finding.key_result is not None:
            yield objective.key_results[finding.key_result]
        else:
            yield objective
            if finding.scope == "set":
                yield from objective.key_results


def _lines(goal: GoalView, starts: Sequence[int], document: DocumentView) -> tuple[int, int]:
    """The first and the last line that belong to a goal."""
    after = bisect_right(starts, goal.start.line)
    last = starts[after] - 1 if after < len(starts) else _endless(document)
    return goal.start.line, max(last, goal.end.line)


def _endless(document: DocumentView) -> int:
    return document.source.count("\n") + 2


def _folder(path: str) -> str:
    return os.path.dirname(os.path.abspath(path))


def _top(folder: Path) -> Path:
    try:
        top = _git(folder, "rev-parse", "--show-toplevel")
    except subprocess.CalledProcessError:
        message = N_("--diff: {folder} is in no git repository")
        raise ConfigError(message, folder=folder.as_posix()) from None
    return Path(os.fsdecode(top.rstrip(b"\r\n"))).resolve()


def _commit(top: Path, revision: str) -> str:
    wanted = f"{revision}^{{commit}}"
    try:
        found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except subprocess.CalledProcessError:
        message = N_("--diff: {folder} has no revision `{revision}`")
        raise ConfigError(message, folder=top.as_posix(), revision=revision) from None
    return found.decode("ascii").strip()


def _names(top: Path, *arguments: str) -> list[str]:
    return [os.fsdecode(name) for name in _git(top, *arguments).split(b"\0") if name]


def _changed_lines(top: Path, commit: str, file: str) -> tuple[tuple[int, int], ...]:
    options = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--text", "-U0")
    text = _git(top, "diff", *options, commit, "--", f":(literal){file}")
    ranges = []
    for first, count in _HUNK.findall(text):
        start, length = int(first), int(count or 1)
        # Where lines were only taken out, the line above them has changed its company.
        ranges.append((start, start + length - 1) if length else (start, start))
    return tuple(ranges)


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            [*_GIT, *arguments],
            cwd=folder,
            capture_output=True,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise ConfigError(N_("--diff: git is not installed")) from None
    return done.stdout
