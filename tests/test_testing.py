"""What rules are tested with fails where a rule is wrong, and says what was wanted and found."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from smartcheck.annotate.goal import ParsedDocument, ParsedGoal, ParsedObjective
from smartcheck.finding import Severity
from smartcheck.pages import Example
from smartcheck.rule import AnyRule, Context, DocumentRule, Flag, GoalRule, Option, SetRule
from smartcheck.testing import (
    check_example,
    check_page,
    example_document,
    examples_of,
    findings_of,
    parametrize_examples,
)

LETTER = Option("letter", "z", "the letter that nobody wants")


class Letters(GoalRule):
    """The goal holds a letter.

    Flags the letter z.

    Why: it is the last one.

    Sources: https://example.org/letters

    Weak:
        nb: Kjøpe [[z]] og [[z]] på nett
        en objective: Buy [[z]] online

    Better:
        nb: Kjøpe y på nett
        en: Buy y online
    """

    code = "XY001"
    name = "letters"
    criterion = "specific"
    severity = Severity.OFF
    applies_to = ("key_result", "objective")
    options = (LETTER,)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        letter = context.option(LETTER)
        spans = tuple(m.span() for m in re.finditer(rf"\b{letter}\b", subject.text))
        if spans:
            yield Flag("“{words}” is a letter.", "Use another.", spans, {"words": letter})


class Longest(SetRule):
    """The second key result is flagged.

    Why: for the test.

    Sources: SEED
    """

    code, name, criterion, severity = "XY002", "longest", "balance", Severity.WARNING

    def check(self, subject: ParsedObjective, context: Context) -> Iterator[Flag]:
        yield Flag("Second.", "Leave it out.", subject=subject.key_results[1])


class Every(DocumentRule):
    """The document is flagged.

    Why: for the test.

    Sources: SEED
    """

    code, name, criterion, severity = "XY003", "every", "balance", Severity.INFO

    def check(self, subject: ParsedDocument, context: Context) -> Iterator[Flag]:
        yield Flag("A document.", "Be gone.")


class Crashing(Letters):
    """The rule crashes.

    Why: for the test.

    Sources: SEED
    """

    code, name = "XY004", "crashing"

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        raise LookupError("no such letter")
        yield


SET = """\
objectives:
  - objective: Bli byens beste verksted
    key_results:
      - 40 sykler er reparert
      - "[[60 kunder kommer tilbake]]"
"""


@parametrize_examples(Letters)
def test_right_rules_pass(rule: AnyRule, example: Example) -> None:
    check_example(rule, example)


def test_examples_have_telling_names() -> None:
    cases = parametrize_examples(Letters).args[1]
    assert [case.id for case in cases] == [
        *("XY001-weak-nb-1", "XY001-weak-en-2", "XY001-better-nb-3", "XY001-better-en-4")
    ]


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Buy [[y]] online", "“y” (4–5)", "nothing"),
        ("Buy z online", "nothing", "“z” (4–5)"),
        ("Buy [[z online]]", "“z online” (4–12)", "“z” (4–5)"),
        ("Buy [[z]] or z", "“z” (4–5)", "“z” (4–5), “z” (9–10)"),
        ("Buy z or [[z]]", "“z” (9–10)", "“z” (4–5), “z” (9–10)"),
    ],
)
def test_wrong_words_fail(text: str, wanted: str, found: str) -> None:
    with pytest.raises(AssertionError) as raised:
        check_example(Letters, Example("weak", "en", text))
    message = str(raised.value)
    assert "XY001 letters, weak example (en, key result)" in message
    assert f"should point at: {wanted}\n" in message
    assert f"points at:       {found}" in message


def test_a_goal_is_of_the_kind_given_or_of_the_first_that_applies() -> None:
    assert example_document(Letters, Example("weak", "en", "z")).objectives[0].key_results
    objective = example_document(Letters, Example("weak", "en", "z", "objective"))
    assert [goal.kind for goal in objective.every_goal()] == ["objective"]
    with pytest.raises(AssertionError, match=r"points at: +nothing"):
        check_example(Letters, Example("weak", "en", "Buy [[z]]", "goal"))


def test_rules_about_sets_and_documents_take_yaml() -> None:
    check_example(Longest, Example("weak", "nb", SET, document=True))
    whole = SET.replace("[[", "").replace("]]", "").replace("Bli byens beste verksted", "[[Bli]]")
    check_example(Every, Example("weak", "nb", whole, document=True))
    with pytest.raises(AssertionError, match="“40 sykler er reparert”"):
        moved = SET.replace('"[[60 kunder kommer tilbake]]"', "60 kunder kommer tilbake")
        marked = moved.replace("40 sykler er reparert", '"[[40 sykler er reparert]]"')
        check_example(Longest, Example("weak", "nb", marked, document=True))
    with pytest.raises(AssertionError, match="needs examples in YAML"):
        check_example(Longest, Example("weak", "nb", "40 sykler"))
    with pytest.raises(AssertionError, match="XY002"):
        check_example(Longest, Example("weak", "nb", "hei: [", document=True))


def test_a_crash_is_no_silence() -> None:
    with pytest.raises(AssertionError, match="LookupError: no such letter"):
        check_example(Crashing, Example("better", "en", "Buy y online"))


def test_findings_can_be_looked_at_under_settings() -> None:
    example = Example("weak", "en", "Buy q online")
    (finding,) = findings_of(Letters, example, {"letter": "q"})
    assert finding.message == "“q” is a letter."
    assert not findings_of(Letters, example)


def test_incomplete_pages_fail() -> None:
    check_page(Letters, least=4)
    with pytest.raises(AssertionError, match="4 examples, not 6"):
        check_page(Letters)
    with pytest.raises(AssertionError, match="no weak example in sv"):
        check_page(Letters, languages=("nb", "sv"), least=4)
    assert len(examples_of(Letters)) == 4


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Sources: https://example.org/letters", "", "names no source"),
        ("https://example.org/letters", "SEDE", "'SEDE' is neither"),
        ("Buy y online", "Buy [[y]] online", "better ones none"),
        ("Buy [[z]] online", "Buy z online", "weak examples mark words"),
    ],
)
def test_faults_of_a_page_are_named(old: str, new: str, message: str) -> None:
    doc = Letters.__doc__
    assert doc
    changed = type("Letters", (Letters,), {"__doc__": doc.replace(old, new)})
    with pytest.raises(AssertionError, match=message):
        check_page(changed, least=4)
