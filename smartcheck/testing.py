"""Tests for rules, ours and anyone's: the examples in a rule's docstring, run.

    from smartcheck.testing import check_example, check_page, parametrize_examples

    @parametrize_examples(MyRule)
    def test_examples(rule, example):
        check_example(rule, example)

    def test_page():
        check_page(MyRule)

Each example is read on EXAMPLE_DAY. A goal on a line of its own stands alone, in a document without
a period; it is of the kind written before it, or of the first kind that the rule applies to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from smartcheck.config import Config
from smartcheck.document import Document, Excerpt, Goal, GoalKind, KeyResult, Objective, Span
from smartcheck.finding import Finding
from smartcheck.linter import Linter
from smartcheck.pages import MARK, SOURCES, Example, page_of
from smartcheck.readers import ReaderOptions, ReadError, read_text
from smartcheck.rule import AnyRule, GoalRule, all_rules

if TYPE_CHECKING:
    from pytest import MarkDecorator

    from smartcheck.nlp import Annotator

EXAMPLE_DAY = date(2026, 9, 14)
LANGUAGES = ("nb", "en")
LEAST_EXAMPLES = 6
_NO_OPTIONS: Mapping[str, Any] = MappingProxyType({})


def examples_of(rule: AnyRule) -> tuple[Example, ...]:
    """The examples of a rule, in the order of its docstring."""
    return page_of(rule).examples


def parametrize_examples(*rules: AnyRule) -> MarkDecorator:
    """Runs a test with the arguments `rule` and `example` over every example of some rules."""
    import pytest

    cases = [
        pytest.param(rule, example, id=f"{rule.code}-{example.side}-{example.language}-{number}")
        for rule in rules
        for number, example in enumerate(examples_of(rule), 1)
    ]
    return pytest.mark.parametrize(("rule", "example"), cases)


def check_example(
    rule: AnyRule, example: Example, options: Mapping[str, Any] = _NO_OPTIONS
) -> None:
    """Asserts that a rule points at exactly the marked words, and is silent where none are marked.

    Raises AssertionError with what was wanted and what was found. A rule stays silent as well where
    one of those that it names in `silenced_by` speaks.
    """
    __tracebackhide__ = True
    wanted = sorted(_marks(example.text))
    document = example_document(rule, example)
    found = sorted({span for finding in _run(rule, document, options) for span in finding[1]})
    assert found == wanted, "\n".join(
        (
            f"{rule.code} {rule.name}, {_described(rule, example)}:",
            *(f"    {line}" for line in example.text.splitlines()),
            f"  should point at: {_quoted(example.plain, wanted)}",
            f"  points at:       {_quoted(example.plain, found)}",
        )
    )


def check_page(
    rule: AnyRule, languages: tuple[str, ...] = LANGUAGES, least: int = LEAST_EXAMPLES
) -> None:
    """Asserts that a rule's docstring is complete: sources, and examples on both sides.

    Each language has weak and better examples, `least` of them in all languages together; the weak
    ones mark words, the better ones do not. A source is one of ours, by its key, or an address.
    """
    __tracebackhide__ = True
    page = page_of(rule)
    name = f"{rule.code} {rule.name}"
    assert page.sources, f"{name}: the docstring names no source (“Sources: …”)"
    for source in page.sources:
        known = source in SOURCES or source.startswith("https://")
        assert known, f"{name}: {source!r} is neither a known source nor an https address"
    assert len(page.examples) >= least, f"{name}: {len(page.examples)} examples, not {least}"
    for language in languages:
        for side in ("weak", "better"):
            here = [e for e in page.examples if (e.language, e.side) == (language, side)]
            assert here, f"{name}: no {side} example in {language}"
    for example in page.examples:
        right = bool(example.marked) is (example.side == "weak")
        assert right, f"{name}: weak examples mark words, better ones none:\n{example.text}"


def findings_of(
    rule: AnyRule, example: Example, options: Mapping[str, Any] = _NO_OPTIONS
) -> tuple[Finding, ...]:
    """What a rule finds in an example, to look at messages, severities and the like."""
    document = example_document(rule, example)
    return tuple(finding for finding, _ in _run(rule, document, options))


def example_document(rule: AnyRule, example: Example) -> Document:
    """The document that an example stands for; AssertionError if a YAML example cannot be read."""
    if not example.document:
        return goal_document(example.plain, example.language, example.kind or _first_kind(rule))
    try:
        return read_text(example.plain, "example.yaml", ReaderOptions(language=example.language))
    except ReadError as error:
        raise AssertionError(f"{rule.code}: {error}\n{example.text}") from error


def goal_document(
    text: str, language: str, kind: GoalKind, path: str = "example", **more: Any
) -> Document:
    """A document of one goal, as it stands; `more` are fields of the document, such as `period`."""
    excerpt = Excerpt.at(text, 0)
    if kind == "goal":
        more["goals"] = (Goal(text=excerpt),)
    elif kind == "objective":
        more["objectives"] = (Objective(text=excerpt),)
    else:
        # Its objective says nothing, so that only the key result is judged.
        above = Excerpt.at("", len(text))
        more["objectives"] = (Objective(text=above, key_results=(KeyResult(text=excerpt),)),)
    return Document(path=path, source=text, language=language, **more)


def _run(
    rule: AnyRule, document: Document, options: Mapping[str, Any]
) -> Iterator[tuple[Finding, list[tuple[int, int]]]]:
    """The findings of a rule in a document, each with the ranges in the source it points at."""
    silencers = [other for other in all_rules() if other.code in rule.silenced_by]
    rules = (rule, *(other for other in silencers if other is not rule))
    config = Config(select=tuple(each.code for each in rules), options=options)
    linter = Linter(config, EXAMPLE_DAY, _annotator())
    linter.rules = rules
    result = linter.lint_document(document)
    assert not result.failures, "\n".join(failure.message for failure in result.failures)
    for finding in result.findings:
        if finding.code == rule.code:
            yield finding, _ranges(document, finding)


def _ranges(document: Document, finding: Finding) -> list[tuple[int, int]]:
    goal = _goal_of(document, finding)
    if goal is None or not finding.marks:
        return [_pair(finding.span)]
    return [_pair(goal.text.span(start, end)) for start, end in finding.marks]


def _goal_of(document: Document, finding: Finding) -> Goal | None:
    if finding.goal is not None:
        return document.goals[finding.goal]
    if finding.objective is None:
        return None
    objective = document.objectives[finding.objective]
    if finding.key_result is None:
        return objective
    return objective.key_results[finding.key_result]


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the marked words in a text, counted without the marks."""
    dropped = 0
    for match in MARK.finditer(text):
        start = match.start() - dropped
        yield start, start + len(match[1])
        dropped += len(match[0]) - len(match[1])


def _first_kind(rule: AnyRule) -> GoalKind:
    if issubclass(rule, GoalRule):
        return rule.applies_to[0]
    raise AssertionError(
        f"{rule.code}: a rule about sets or documents needs examples in YAML (“Weak (en):”)"
    )


def _described(rule: AnyRule, example: Example) -> str:
    kind = "document" if example.document else (example.kind or _first_kind(rule))
    return f"{example.side} example ({example.language}, {kind.replace('_', ' ')})"


def _quoted(text: str, ranges: list[tuple[int, int]]) -> str:
    return ", ".join(f"“{text[start:end]}” ({start}–{end})" for start, end in ranges) or "nothing"


@cache
def _annotator() -> Annotator:
    from smartcheck.nlp import Annotator

    return Annotator()
