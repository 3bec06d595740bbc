"""What a rule is, and how rules are found.

A rule is one small class in one file under `smartcheck/rules/`. Its docstring is its page
(`smartcheck.pages` takes it apart), its examples are its tests. Nothing lists the rules by hand:
every module under `smartcheck.rules` is looked through, and third parties register theirs in the
entry-point group `smartcheck.rules`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from smartcheck.document import GoalKind
from smartcheck.finding import Severity

if TYPE_CHECKING:
    from smartcheck.annotate.goal import (  # noqa: F401 (named in a base class below)
        ParsedDocument,
        ParsedGoal,
        ParsedObjective,
    )

ENTRY_POINTS = "smartcheck.rules"
CRITERIA = (
    "objective",
    "specific",
    "measurable",
    "attractive",
    "realistic",
    "time_bound",
    "balance",
)
Subject = TypeVar("Subject")


def N_(message: str) -> str:
    """Marks a message for the catalogue; it is translated where the Finding is made."""
    return message


@dataclass(frozen=True, slots=True)
class Flag:
    """One fault seen by a rule, before it is translated and placed.

    `message` and `advice` are catalogue texts with `{placeholders}` for `values`. `spans` are
    character ranges in the goal's text, the main one first; none means the goal without label and
    score. `severity` overrides the rule's own. `subject` is the goal that a rule about a set or a
    document means; without it the flag is about the objective or the document itself.
    """

    message: str
    advice: str
    spans: tuple[tuple[int, int], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    severity: Severity | None = None
    subject: ParsedGoal | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A configuration key that a rule reads; `default` also gives its type."""

    name: str
    default: Any
    help: str
    choices: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Context:
    """What a rule may know beside the goal itself."""

    document: ParsedDocument
    today: date
    options: Mapping[str, Any]

    def option(self, option: Option) -> Any:
        """The configured value of a rule's option."""
        return self.options.get(option.name, option.default)


class Rule(Generic[Subject]):
    """The base of all rules; see GoalRule, SetRule and DocumentRule for what each looks at."""

    code: ClassVar[str]
    name: ClassVar[str]
    criterion: ClassVar[str]
    severity: ClassVar[Severity]
    silenced_by: ClassVar[tuple[str, ...]] = ()
    options: ClassVar[tuple[Option, ...]] = ()

    def check(self, subject: Subject, context: Context) -> Iterator[Flag]:
        """The faults of this kind in the subject."""
        raise NotImplementedError


class GoalRule(Rule["ParsedGoal"]):
    """A rule about one goal. Goals without an objective take the rules of key results."""

    applies_to: ClassVar[tuple[GoalKind, ...]] = ("key_result", "goal")


class ObjectiveRule(GoalRule):
    """A rule about one objective."""

    applies_to = ("objective",)


class SetRule(Rule["ParsedObjective"]):
    """A rule about an objective together with its key results."""


class DocumentRule(Rule["ParsedDocument"]):
    """A rule about a whole document."""


AnyRule = type[Rule[Any]]


@cache
def built_in_rules() -> tuple[AnyRule, ...]:
    """The rules of the package, by code."""
    import pkgutil

    from smartcheck import rules

    found: list[AnyRule] = []
    for module in pkgutil.walk_packages(rules.__path__, rules.__name__ + "."):
        if not module.ispkg and not module.name.rpartition(".")[2].startswith("_"):
            found.extend(_rules_in(import_module(module.name)))
    return in_order(found)


@cache
def third_party_rules() -> tuple[AnyRule, ...]:
    """Rules that other packages register; an entry point names a rule or a module of rules."""
    from importlib.metadata import entry_points

    found: list[AnyRule] = []
    for point in entry_points(group=ENTRY_POINTS):
        loaded = point.load()
        found.extend([loaded] if isinstance(loaded, type) else _rules_in(loaded))
    return in_order(found)


def all_rules() -> tuple[AnyRule, ...]:
    """Every rule there is, by code; ValueError if two share a code or a name."""
    rules = in_order((*built_in_rules(), *third_party_rules()))
    names = [label for rule in rules for label in (rule.code, rule.name)]
    if twice := sorted({label for label in names if names.count(label) > 1}):
        raise ValueError(f"two rules share the code or name {', '.join(twice)}")
    return rules


def find_rules(wanted: str, rules: Iterable[AnyRule]) -> list[AnyRule]:
    """The rules that a user names: by code, by name, by the letters of a code (`O`), or `ALL`."""
    if wanted.upper() == "ALL":
        return list(rules)
    letters = re.fullmatch(r"[A-Za-z]+", wanted)
    return [
        rule
        for rule in rules
        if wanted.upper() == rule.code
        or wanted.lower() == rule.name
        or (letters and rule.code.rstrip("0123456789") == wanted.upper())
    ]


def in_order(rules: Iterable[AnyRule]) -> tuple[AnyRule, ...]:
    """Rules in the order in which people read them: by criterion, then by code."""
    return tuple(sorted(rules, key=lambda rule: (CRITERIA.index(rule.criterion), rule.code)))


def _rules_in(module: Any) -> list[AnyRule]:
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Rule)
        and value.__module__ == module.__name__
        and hasattr(value, "code")
    ]
