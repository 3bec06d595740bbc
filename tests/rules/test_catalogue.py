"""The catalogue as a whole: every rule is complete, in its place, told apart from the others."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import smartcheck.rules
from smartcheck.document import GOAL_TYPES
from smartcheck.finding import Severity
from smartcheck.pages import page_of
from smartcheck.rule import (
    CRITERIA,
    AnyRule,
    DocumentRule,
    GoalRule,
    Option,
    SetRule,
    built_in_rules,
    find_rules,
)
from smartcheck.testing import check_page

FOLDER = Path(smartcheck.rules.__file__).parent
PARAPHRASES = Path(__file__).parent / "paraphrases"
LETTERS = dict(zip(CRITERIA, "OSMARTB", strict=True))
# X is the tool's own (X001 unused suppression …), two letters are for third parties.
CODE = re.compile(r"[OSMARTB]\d{3}")

RULES = built_in_rules()
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@each_rule
def test_the_page_is_complete(rule: AnyRule) -> None:
    check_page(rule)


@each_rule
def test_code_and_name_are_well_formed(rule: AnyRule) -> None:
    assert CODE.fullmatch(rule.code)
    assert rule.code[0] == LETTERS[rule.criterion]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert find_rules(rule.code.lower(), RULES) == find_rules(rule.name, RULES) == [rule]


@each_rule
def test_the_rule_is_alone_in_a_file_of_its_criterion(rule: AnyRule) -> None:
    package, _, module = rule.__module__.rpartition(".")
    assert package == f"smartcheck.rules.{rule.criterion}"
    assert [other for other in RULES if other.__module__ == rule.__module__] == [rule]
    assert module == rule.name.replace("-", "_")


@each_rule
def test_what_the_rule_declares_is_sound(rule: AnyRule) -> None:
    assert issubclass(rule, (GoalRule, SetRule, DocumentRule))
    assert isinstance(rule.severity, Severity)
    codes = {other.code for other in RULES}
    assert set(rule.silenced_by) <= codes - {rule.code}
    if issubclass(rule, GoalRule):
        assert set(rule.applies_to) <= {"objective", "key_result", "goal"}
        assert rule.criterion != "objective" or rule.applies_to == ("objective",)
    for option in rule.options:
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", option.name)
        assert option.help
        assert not option.help.endswith(".")
        assert not option.choices or option.default in option.choices


@each_rule
def test_examples_read_as_examples(rule: AnyRule) -> None:
    page = page_of(rule)
    texts = [(example.language, example.text) for example in page.examples]
    assert not [text for text, count in Counter(texts).items() if count > 1]
    for example in page.examples:
        assert example.kind is None or issubclass(rule, GoalRule), example.text
        if issubclass(rule, GoalRule) and example.kind is not None:
            assert example.kind in rule.applies_to, example.text


@each_rule
def test_the_prose_reads_as_prose(rule: AnyRule) -> None:
    page = page_of(rule)
    assert page.title.endswith(".")
    assert page.what
    for text in page.paragraphs:
        assert text.endswith((".", "?", "!", "”)")), text
        assert "  " not in text


def test_codes_and_names_are_unique() -> None:
    words = [word for rule in RULES for word in (rule.code, rule.name)]
    assert not [word for word, count in Counter(words).items() if count > 1]


def test_one_option_has_one_meaning() -> None:
    options: dict[str, Option] = {}
    for rule in RULES:
        for option in rule.options:
            assert options.setdefault(option.name, option) == option


def test_no_option_is_taken_for_a_type_of_goal() -> None:
    names = {option.name for rule in RULES for option in rule.options}
    assert not names & {*GOAL_TYPES, *(rule.name for rule in RULES)}


def test_every_file_in_the_folders_holds_a_rule() -> None:
    files = {
        f"smartcheck.rules.{path.parent.name}.{path.stem}"
        for criterion in CRITERIA
        for path in (FOLDER / criterion).glob("[!_]*.py")
    }
    assert files == {rule.__module__ for rule in RULES}


def test_every_paraphrase_file_has_its_rule() -> None:
    codes = {rule.code for rule in RULES}
    assert {path.stem for path in PARAPHRASES.glob("*.jsonl")} <= codes
