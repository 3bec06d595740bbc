"""Every example in every rule's docstring: the rule points at exactly the marked words."""

from __future__ import annotations

from smartcheck.pages import Example
from smartcheck.rule import AnyRule, all_rules
from smartcheck.testing import check_example, parametrize_examples


@parametrize_examples(*all_rules())
def test_examples(rule: AnyRule, example: Example) -> None:
    check_example(rule, example)
