"""`smartcheck convert`: a document of any format in the canonical form, as YAML.

The layout is written here, its values by PyYAML: comments that silence rules have to stand before
their goals, and PyYAML writes no comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from smartcheck.command.console import emit
from smartcheck.command.options import one_of
from smartcheck.command.output import CLEAN, TROUBLE, tell_failures, write_file
from smartcheck.document import Document, Excerpt, Goal
from smartcheck.periods import Period, parse_period
from smartcheck.rule import N_, all_rules
from smartcheck.settings import ConfigError
from smartcheck.suppressions import Suppression, find_suppressions

if TYPE_CHECKING:
    from smartcheck.command.session import Session
    from smartcheck.config import Config

FORMS = ("yaml",)
_FIELDS = ("deadline", "confidence", "baseline", "target", "current", "unit")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?")
_SPACES = re.compile(r"\s+")


def convert(session: Session, form: str, file: str) -> int:
    """Writes the one document of a session in another form; the exit code.

    `file` is where to; "-" is standard output. ConfigError for an unknown form, and for more than
    one document: their order and periods would be lost in one file.
    """
    one_of("--to", form, FORMS)
    documents, failures, _ = session.read()
    if len(documents) > 1:
        raise ConfigError(N_("convert takes one file at a time, not a directory of several"))
    for config, document in documents:
        words = as_yaml(document, config)
        if file == "-":
            emit(words)
        else:
            write_file(Path(file), words)
        failures.extend(document.failures)
    tell_failures(failures, session.translate)
    return TROUBLE if failures else CLEAN


def as_yaml(document: Document, config: Config) -> str:
    """A document in the canonical form; read again, it gives the same findings."""
    return _Writer(document, config).text()


@dataclass
class _Writer:
    document: Document
    config: Config
    lines: list[str] = field(default_factory=list)
    silenced: dict[int | None, list[Suppression]] = field(default_factory=dict)

    def text(self) -> str:
        """The whole file."""
        document = self.document
        for comment in find_suppressions(document, all_rules()):
            if comment.whole_file:
                self.lines.append(_comment(comment))
            for goal in comment.goals:
                self.silenced.setdefault(goal, []).append(comment)
            if not comment.goals and not comment.whole_file:
                self.silenced.setdefault(None, []).append(comment)
        self._head()
        if document.objectives:
            self.lines.append("objectives:")
            for objective in document.objectives:
                self._goal(objective, "  ", "objective")
                if objective.key_results:
                    self.lines.append("    key_results:")
                for result in objective.key_results:
                    self._goal(result, "      ", "key_result")
        self._loose("goals", "goal", [g for g in document.goals if g.kind == "goal"])
        self._loose("key_results", "key_result", [g for g in document.goals if g.kind != "goal"])
        self.lines += [_comment(comment) for comment in self.silenced.get(None, ())]
        return "\n".join(self.lines) + "\n"

    def _head(self) -> None:
        document = self.document
        first = next(document.every_goal()).text.span()
        title = document.title
        loose = any(goal.kind == "key_result" for goal in document.goals)
        # A title above key results would be their objective.
        if title is not None and title != first and not loose:
            words = _SPACES.sub(" ", document.source[title.start : title.end])
            self._entry("", "title", words.strip(" *_#`"))
        if document.period is not None:
            self._entry("", "period", self._period(document.period))
        for name in ("language", "team", "owner"):
            self._entry("", name, getattr(document, name))

    def _loose(self, name: str, kind: str, goals: Sequence[Goal]) -> None:
        if goals:
            self.lines.append(f"{name}:")
        for goal in goals:
            self._goal(goal, "  ", kind)

    def _goal(self, goal: Goal, indent: str, kind: str) -> None:
        """A goal as an item of a list: its words alone where nothing is told beside them."""
        for comment in self.silenced.get(goal.text.offset(0), ()):
            self.lines.append(f"{indent}{_comment(comment)}")
        beside = list(self._beside(goal))
        if kind != "objective" and not beside:
            self.lines.append(f"{indent}- {_scalar(goal.text.text)}")
            return
        self.lines.append(f"{indent}- {kind}: {_scalar(goal.text.text)}")
        for name, value in beside:
            self._entry(f"{indent}  ", name, value)

    def _beside(self, goal: Goal) -> Iterator[tuple[str, str]]:
        if goal.type != "aspirational":
            yield "type", goal.type
        for name in _FIELDS:
            value: Excerpt | None = getattr(goal, name)
            if value is not None:
                yield name, value.text
        if goal.period is not None:
            yield "period", self._period(goal.period)
        if goal.owner:
            yield "owner", goal.owner
        if goal.team:
            yield "team", goal.team

    def _entry(self, indent: str, name: str, value: str | None) -> None:
        if value:
            self.lines.append(f"{indent}{name}: {_scalar(value)}")

    def _period(self, period: Period) -> str:
        """The period as it was written where that says it all, else its two dates."""
        config = self.config
        read = parse_period(
            period.text, config.fiscal_year_start, date_order=config.date_order or "dmy"
        )
        if read is not None and (read.start, read.end) == (period.start, period.end):
            return period.text
        if period.start is None or period.end is None:
            return period.text
        return f"{period.start.isoformat()}..{period.end.isoformat()}"


def _scalar(value: str) -> str:
    """A value for one line of YAML, in quotes where it would else be read as something else."""
    import yaml

    if _NUMBER.fullmatch(value) and value != "-0":
        return value
    written = str(yaml.safe_dump([value], allow_unicode=True, width=10**9))
    if written.count("\n") > 1:
        written = str(yaml.safe_dump([value], allow_unicode=True, width=10**9, default_style='"'))
    return written[2:].rstrip("\n")


def _comment(comment: Suppression) -> str:
    what = "ignore-file" if comment.whole_file else "ignore"
    names = ", ".join([*sorted(comment.codes), *comment.unknown])
    return f"# smartcheck: {what}[{names}] {comment.reason}".rstrip()
