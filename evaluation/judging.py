"""What the rules say of labelled goals, each judged on its words alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from smartcheck.annotate.goal import ParsedGoal
from smartcheck.config import Config
from smartcheck.document import Document
from smartcheck.finding import Severity
from smartcheck.linter import Linter
from smartcheck.nlp import Annotator
from smartcheck.rule import AnyRule, GoalRule, built_in_rules


@dataclass(frozen=True, eq=False)
class Verdict:
    """The first goal of a document as it was read, and the level of each rule that spoke of it."""

    goal: ParsedGoal
    spoke: Mapping[str, Severity]

    def says(self, code: str) -> bool:
        """Whether a rule spoke."""
        return code in self.spoke

    @property
    def objects(self) -> bool:
        """Whether anything at warning or above was found."""
        return any(level >= Severity.WARNING for level in self.spoke.values())


class RuleFailed(Exception):
    """A rule crashed, so that nothing can be measured."""


class Judge:
    """Runs the rules about single goals, and others that are asked for by their code."""

    def __init__(self, also: Iterable[str] = ()) -> None:
        self.annotator = Annotator()
        wanted = frozenset(also)
        self.rules: tuple[AnyRule, ...] = tuple(
            rule for rule in built_in_rules() if issubclass(rule, GoalRule) or rule.code in wanted
        )

    def judge(self, documents: Sequence[Document], today: date) -> list[Verdict]:
        """The verdicts on the first goal of each document; RuleFailed if a rule crashes.

        An objective without words, which only holds a key result, is passed over.
        """
        named = [replace(each, path=str(number)) for number, each in enumerate(documents)]
        linter = Linter(Config(), today, self.annotator)
        linter.rules = self.rules
        result = linter.lint_sources(named)
        if result.failures:
            raise RuleFailed(result.failures[0].message)
        spoke: dict[str, dict[str, Severity]] = {document.path: {} for document in named}
        parsed = self.annotator.annotate(named, today)
        first = {document.document.path: _first(document.every_goal()) for document in parsed}
        for finding in result.findings:
            goal = first[finding.path]
            at = (finding.objective, finding.key_result, finding.goal)
            if finding.scope == "document" or at == (goal.objective, goal.key_result, goal.loose):
                levels = spoke[finding.path]
                levels[finding.code] = max(finding.severity, levels.get(finding.code, Severity.OFF))
        return [Verdict(first[document.path], spoke[document.path]) for document in named]


def _first(goals: Iterable[ParsedGoal]) -> ParsedGoal:
    return next(goal for goal in goals if goal.text)
