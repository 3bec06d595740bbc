"""What was read as what: a Document as an outline, for `smartcheck show`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click

from smartcheck.document import Document, Excerpt, Failure, Goal
from smartcheck.outputs._plain import plain
from smartcheck.translations import Translator

_FIELDS = ("deadline", "confidence", "baseline", "target", "current", "unit")


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


def as_json(documents: Sequence[Document], failures: Sequence[Failure]) -> str:
    """Documents as JSON: every goal with its place, its kind and the fields beside it."""
    data = {
        "documents": [_document_data(document) for document in documents],
        "failures": [asdict(failure) for failure in failures],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _document_data(document: Document) -> dict[str, Any]:
    return {
        "path": document.path,
        "language": document.language,
        "period": _period_data(document),
        "team": document.team,
        "owner": document.owner,
        "objectives": [
            {
                **_goal_data(document, objective),
                "key_results": [_goal_data(document, one) for one in objective.key_results],
            }
            for objective in document.objectives
        ],
        "goals": [_goal_data(document, goal) for goal in document.goals],
    }


def _goal_data(document: Document, goal: Goal) -> dict[str, Any]:
    span = goal.text.span()
    start, end = document.location(span.start), document.location(span.end)
    fields = {name: _words(getattr(goal, name)) for name in _FIELDS}
    return {
        "kind": goal.kind,
        "text": goal.text.text,
        "label": goal.label or None,
        "start": asdict(start),
        "end": asdict(end),
        "type": goal.type,
        **fields,
        "period": _period_data(goal),
        "owner": goal.owner,
        "team": goal.team,
    }


def _period_data(owner: Document | Goal) -> dict[str, str | None] | None:
    if owner.period is None:
        return None
    start, end = owner.period.start, owner.period.end
    return {
        "text": owner.period.text,
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
    }


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
