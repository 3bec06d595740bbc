"""What is seen in a sentence, laid out for `smartcheck parse`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.annotate.goal import ParsedGoal
from smartcheck.command.checking import goal_document
from smartcheck.command.session import Session
from smartcheck.outputs._plain import plain
from smartcheck.rule import N_
from smartcheck.settings import ConfigError
from smartcheck.translations import Translator

if TYPE_CHECKING:
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.tree import Tree


def parse_goal(text: str, session: Session) -> str:
    """The readings of a goal, as text; ConfigError for a text without words."""
    from smartcheck.linter import Linter

    if not text.strip():
        raise ConfigError(N_("there is no text to check"))
    config, document = goal_document(text, "goal", session.config, session.translate)
    linter = Linter(config)
    parsed = next(iter(linter.annotator.annotate([document], linter.today)))
    goal = next(parsed.every_goal())
    rows = [*_rows(goal, document.language, session.translate)]
    width = max(len(name) for name, _ in rows)
    lines = [f"{name:<{width}}  {plain(value)}" for name, value in rows]
    if goal.structure.tree is not None:
        lines += ["", *_branches(goal.structure.tree)]
    return "\n".join(lines) + "\n"


def _rows(goal: ParsedGoal, language: str, _: Translator) -> Iterator[tuple[str, str]]:
    structure = goal.structure
    yield _("language"), language
    yield _("form"), structure.form
    for verb in structure.verbs:
        yield _("verb"), f"{verb.word.text} ({verb.word.lemma})"
    for quantity in goal.quantities:
        yield _("quantity"), _quantity(goal, quantity)
    for time in goal.times:
        yield _("time"), f"“{goal.words(time.start, time.end)}”: {time.role}"
    if goal.deadline is not None:
        end = goal.deadline.end.isoformat() if goal.deadline.end else _("no date")
        source = goal.deadline.inherited_from
        yield (
            _("deadline"),
            f"{goal.deadline.text or ''} {end}".strip() + (f" ({source})" * bool(source)),
        )
    if goal.score is not None:
        yield _("confidence"), f"{goal.score.text} = {goal.score.value}"


def _quantity(goal: ParsedGoal, quantity: Quantity) -> str:
    facts = [
        quantity.kind,
        f"{quantity.comparator}{_number(quantity.value)} {quantity.unit}".strip(),
    ]
    if quantity.baseline is not None:
        facts.append(f"from {_number(quantity.baseline)} {quantity.baseline_unit}".strip())
    if quantity.relative:
        facts.append("relative")
    return f"“{goal.words(quantity.start, quantity.end)}”: {', '.join(filter(None, facts))}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _branches(tree: Tree) -> Iterator[str]:
    """The parse, a word a line, each below and right of the word it belongs to."""
    roots = [index for index, head in enumerate(tree.heads) if head == index]
    waiting = [(root, 0) for root in reversed(roots)]
    while waiting:
        index, depth = waiting.pop()
        token = tree.doc[index]
        word, relation = "  " * depth + plain(token.text), tree.relations[index]
        yield f"{word:<30} {token.pos_:<6} {relation:<12} {plain(token.lemma_)}".rstrip()
        below = [at for at, head in enumerate(tree.heads) if head == index and at != index]
        waiting += [(at, depth + 1) for at in reversed(below)]
