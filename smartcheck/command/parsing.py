"""What is seen in a sentence, laid out for `smartcheck parse`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from smartcheck.annotate.goal import ParsedGoal
from smartcheck.command.checking import goal_document
from smartcheck.command.options import one_of
from smartcheck.command.parsed import as_json
from smartcheck.command.session import Session
from smartcheck.outputs._plain import plain
from smartcheck.rule import N_
from smartcheck.rules._shared import means, purpose
from smartcheck.settings import ConfigError
from smartcheck.translations import Translator

if TYPE_CHECKING:
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.structure import Structure
    from smartcheck.annotate.tree import Tree
    from smartcheck.annotate.words import Phrase
    from smartcheck.linter import Linter

FORMATS = ("text", "json", "svg")
Row = tuple[str, str]
_FORMS = {
    "command": N_("a command: it opens with what is to be done"),
    "intent": N_("an intent: who wants to do what"),
    "clause": N_("a statement: it says what is so"),
    "participle": N_("a deed done: it opens with a participle"),
    "state": N_("a state: something that is so or done"),
    "nominal": N_("a noun without a verb"),
    "fragment": N_("words without a parse"),
}
_KINDS = {
    "count": N_("count"),
    "percent": N_("per cent"),
    "points": N_("points"),
    "money": N_("money"),
    "measure": N_("measure"),
    "ratio": N_("ratio"),
    "multiple": N_("multiple"),
    "rank": N_("rank"),
    "universal": N_("all or none"),
    "cadence": N_("how often"),
}
_ROLES = {
    "deadline": N_("deadline"),
    "window": N_("part of the measure"),
    "start": N_("start"),
    "mention": N_("mention"),
}
_SOURCES = {
    "field": N_("from its field"),
    "objective": N_("from the objective"),
    "heading": N_("from the heading"),
    "document": N_("from the period"),
}


def parse_goal(text: str, session: Session, format_name: str = "text") -> str:
    """The readings of a goal in one of FORMATS; ConfigError for a text without words."""
    from smartcheck.linter import Linter

    one_of("--format", format_name, FORMATS)
    if not text.strip():
        raise ConfigError(N_("there is no text to check"))
    config, document = goal_document(text, "goal", session.config, session.translate)
    linter = Linter(config)
    parsed = next(iter(linter.annotator.annotate([document], linter.today)))
    goal = next(parsed.every_goal())
    ends = _ends(goal, linter)
    if format_name == "json":
        return as_json(goal, document.language, ends)
    if format_name == "svg":
        return _drawing(goal.structure.tree, document.language)
    return _text(goal, document.language, ends, session.translate)


def _ends(goal: ParsedGoal, linter: Linter) -> dict[int, date | None]:
    """The last day of each time of a goal, by where the time starts."""
    from smartcheck.annotate.times import resolve

    config = linter.config
    return {
        time.start: resolve(
            time, linter.today, config.period, config.date_order, config.fiscal_year_start
        )
        for time in goal.times
        if time.role != "window"
    }


def _drawing(tree: Tree | None, language: str) -> str:
    """The parse as displaCy draws it; ConfigError where there is none."""
    if tree is None:
        raise ConfigError(
            N_("there is no parser for `{language}`: nothing to draw"), language=language
        )
    from smartcheck.annotate.drawing import drawing

    return drawing(tree)


def _text(goal: ParsedGoal, language: str, ends: Mapping[int, date | None], _: Translator) -> str:
    rows = [(_("language"), language), *_structure(goal, goal.structure, _)]
    rows += [(_("quantity"), _quantity(goal, quantity, _)) for quantity in goal.quantities]
    for time in goal.times:
        end = ends.get(time.start)
        facts = [_(_ROLES[time.role]), *([end.isoformat()] if end is not None else [])]
        rows.append((_("time"), f"“{goal.words(time.start, time.end)}”: {', '.join(facts)}"))
    rows += _deadline(goal, _)
    if goal.score is not None:
        value = "" if goal.score.value is None else f": {goal.score.value * 100:.0f} %"
        rows.append((_("confidence"), f"“{goal.score.text}”{value}"))
    width = max(len(name) for name, _value in rows)
    lines = [f"{name:<{width}}  {plain(value)}" for name, value in rows]
    if goal.structure.tree is not None:
        lines += ["", *_branches(goal.structure.tree)]
    return "\n".join(lines) + "\n"


def _structure(goal: ParsedGoal, structure: Structure, _: Translator) -> Iterator[Row]:
    yield _("form"), _(_FORMS[structure.form])
    if structure.subject is not None:
        yield _("subject"), _phrase(goal, structure.subject)
    if structure.modal is not None:
        yield _("modal"), structure.modal.text
    for verb in structure.verbs:
        particle = f" {verb.particle}" if verb.particle else ""
        yield _("verb"), f"{verb.word.text}{particle} ({verb.lemma}{particle})"
        for phrase in verb.objects:
            yield _("object"), _phrase(goal, phrase)
    for phrase in structure.nominals:
        yield _("noun"), _phrase(goal, phrase)
    if structure.predicate:
        yield _("predicate"), " ".join(word.text for word in structure.predicate)
    for name, span in ((_("purpose"), purpose(goal)), (_("means"), means(goal))):
        if span is not None:
            yield name, f"“{goal.words(*span)}”"
    if structure.passive:
        yield _("voice"), _("passive")
    if structure.negated:
        yield _("negated"), _("yes")


def _phrase(goal: ParsedGoal, phrase: Phrase) -> str:
    """A phrase with its head, where it is more than that."""
    words, head = goal.words(phrase.start, phrase.end), phrase.head
    return words if words == head.lemma else f"{words} ({head.lemma})"


def _deadline(goal: ParsedGoal, _: Translator) -> Iterator[Row]:
    deadline = goal.deadline
    if deadline is None:
        return
    day = deadline.end.isoformat() if deadline.end is not None else _("no date")
    source = _SOURCES.get(deadline.inherited_from or "")
    yield _("deadline"), f"{day} ({_(source)})" if source else day


def _quantity(goal: ParsedGoal, quantity: Quantity, _: Translator) -> str:
    words = goal.words(quantity.start, quantity.end)
    value = _number(quantity.value)
    if quantity.high is not None:
        value += f"–{_number(quantity.high)}" if quantity.kind != "ratio" else f"/{quantity.high:g}"
    unit = "" if quantity.kind == "ratio" else quantity.unit
    measure = f"{_sign(quantity.comparator)}{value} {unit}".strip()
    facts = [_(_KINDS[quantity.kind]), measure if quantity.kind != "universal" else ""]
    if quantity.baseline is not None:
        start = f"{_number(quantity.baseline)} {quantity.baseline_unit}".strip()
        facts.append(_("from {value}").format(value=start))
    facts.append(_("a change") if quantity.relative else "")
    facts.append(_("a rate") if quantity.per else "")
    return f"“{words}”: {', '.join(filter(None, facts))}"


def _sign(comparator: str) -> str:
    return {">=": "≥ ", "<=": "≤ ", "~": "≈ "}.get(comparator, f"{comparator} ".lstrip())


def _number(value: float | None) -> str:
    """A number with all its digits: 2500000 and 0.125, not 2.5e+06."""
    if value is None:
        return ""
    return f"{value:.0f}" if value == int(value) else f"{value:.10g}"


def _branches(tree: Tree) -> Iterator[str]:
    """The parse, a word a line, each below and right of the word it belongs to."""
    roots = [index for index, head in enumerate(tree.heads) if head == index]
    waiting = [(root, 0) for root in reversed(roots)]
    while waiting:
        index, depth = waiting.pop()
        token = tree.words[index]
        word, relation = "  " * depth + plain(token.text), tree.relations[index]
        yield f"{word:<30} {token.tag:<6} {relation:<12} {plain(token.lemma)}".rstrip()
        below = [at for at, head in enumerate(tree.heads) if head == index and at != index]
        waiting += [(at, depth + 1) for at in reversed(below)]
