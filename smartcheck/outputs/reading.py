"""What was read as what: a Document as an outline, for `smartcheck show`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from smartcheck.document import Document, Excerpt, Goal
from smartcheck.outputs._plain import plain
from smartcheck.translations import Translator


def render(document: Document, _: Translator, color: bool = False) -> str:
    """A Document as text: every goal with its place, its kind and the fields beside it."""
    lines = [_heading(document, _, color)]
    for objective in document.objectives:
        lines.extend(_goal(document, objective, 0, _, color))
        for key_result in objective.key_results:
            lines.extend(_goal(document, key_result, 1, _, color))
    for goal in document.goals:
        lines.extend(_goal(document, goal, 0, _, color))
    return "\n".join(lines) + "\n"


def _heading(document: Document, _: Translator, color: bool) -> str:
    period, facts = document.period, [document.language]
    if period is None:
        facts.append(_("no period"))
    else:
        dates = f" ({period.start} – {period.end})" if period.start and period.end else ""
        facts.append(_("period {period}").format(period=plain(period.text)) + dates)
    facts.extend(_fields({_("team"): document.team, _("owner"): document.owner}))
    path = plain(document.path)
    return f"{click.style(path, bold=True) if color else path}  {', '.join(facts)}"


def _goal(document: Document, goal: Goal, depth: int, _: Translator, color: bool) -> Iterator[str]:
    kinds = {
        "objective": _("objective"),
        "key_result": _("key result"),
        "goal": _("goal"),
    }
    at = document.location(goal.text.offset(0))
    place, kind = f"{at.line}:{at.column}", kinds[goal.kind]
    width = max(map(len, kinds.values()))
    start = f"{place:>8}  {'  ' * depth}{kind:<{width}}  "
    label = f"[{plain(goal.label)}] " if goal.label else ""
    text = plain(goal.text.text)
    yield f"{start}{label}{click.style(text, bold=goal.kind == 'objective') if color else text}"
    fields = {
        _("type"): goal.type if goal.type != "aspirational" else None,
        _("deadline"): _words(goal.deadline),
        _("period"): goal.period.text if goal.period else None,
        _("confidence"): _words(goal.confidence),
        _("baseline"): _words(goal.baseline),
        _("target"): _words(goal.target),
        _("current"): _words(goal.current),
        _("unit"): _words(goal.unit),
        _("owner"): goal.owner,
        _("team"): goal.team,
    }
    if told := _fields(fields):
        shown = " · ".join(told)
        yield " " * len(start) + (click.style(shown, dim=True) if color else shown)


def _words(excerpt: Excerpt | None) -> str | None:
    return excerpt.text if excerpt is not None else None


def _fields(values: dict[str, str | None]) -> list[str]:
    return [f"{name} {plain(value)}" for name, value in values.items() if value]
