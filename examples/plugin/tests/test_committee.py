"""The rule's own examples, and its setting."""

from __future__ import annotations

import pytest
from smartcheck_acme.committee import Committee

from smartcheck.pages import Example
from smartcheck.rule import AnyRule
from smartcheck.testing import check_example, check_page, findings_of, parametrize_examples


@parametrize_examples(Committee)
def test_examples(rule: AnyRule, example: Example) -> None:
    check_example(rule, example)


def test_page() -> None:
    check_page(Committee)


@pytest.mark.parametrize(("word", "count"), [("panel", 1), ("committee", 0)])
def test_the_words_are_a_setting(word: str, count: int) -> None:
    example = Example("weak", "en", "Appoint a panel on parking")
    assert len(findings_of(Committee, example, {"committees": (word,)})) == count
