"""Parsed goals turned into the plain values that outputs read."""

from __future__ import annotations

from collections.abc import Sequence

from smartcheck.annotate.goal import ParsedDocument, ParsedGoal, ParsedObjective
from smartcheck.document import Excerpt
from smartcheck.finding import (
    SMART,
    ConfidenceView,
    DeadlineView,
    DocumentView,
    Finding,
    GoalView,
    QuantityView,
    Severity,
    SmartValue,
)

# Findings by where their goal stands in the document; None for the document itself.
_Places = dict[tuple[int | None, int | None, int | None] | None, list[Finding]]


def document_view(
    parsed: ParsedDocument,
    findings: Sequence[Finding],
    off: frozenset[str],
    *,
    locale: str,
    score_band: tuple[float, float],
    understood: bool,
) -> DocumentView:
    """A document as outputs show it; `off` names the criteria whose rules are all off.

    `understood` says whether there was a parser for its language.
    """
    document, period = parsed.document, parsed.document.period
    title, by_place = document.title, _by_place(findings)
    return DocumentView(
        path=document.path,
        source=document.source,
        language=document.language,
        locale=locale,
        score_band=score_band,
        parsed=understood,
        title=document.source[title.start : title.end] if title else None,
        period_text=period.text if period else None,
        period_start=period.start.isoformat() if period and period.start else None,
        period_end=period.end.isoformat() if period and period.end else None,
        team=document.team,
        owner=document.owner,
        objectives=tuple(_objective(parsed, o, by_place, off) for o in parsed.objectives),
        goals=tuple(_goal(parsed, goal, by_place, off) for goal in parsed.goals),
    )


def _objective(
    parsed: ParsedDocument,
    objective: ParsedObjective,
    findings: _Places,
    off: frozenset[str],
) -> GoalView:
    results = tuple(_goal(parsed, goal, findings, off) for goal in objective.key_results)
    return _view(parsed, objective.parsed, None, results)


def _goal(
    parsed: ParsedDocument, goal: ParsedGoal, findings: _Places, off: frozenset[str]
) -> GoalView:
    own = findings.get((goal.objective, goal.key_result, goal.loose), [])
    if _is_open_ended(goal):
        # The document's lack of a period is a fault of every goal that has no deadline.
        shared = (f for f in findings.get(None, ()) if f.criterion == "time_bound")
        own = [*own, *shared]
    smart = {criterion: _smart(criterion, goal, own, off) for criterion in SMART}
    return _view(parsed, goal, smart, ())


def _view(
    parsed: ParsedDocument,
    goal: ParsedGoal,
    smart: dict[str, SmartValue] | None,
    key_results: tuple[GoalView, ...],
) -> GoalView:
    source = goal.goal
    span = source.text.span()
    deadline, score = goal.deadline, goal.score
    if (
        source.kind == "objective"
        and deadline is not None
        and deadline.inherited_from == "document"
    ):
        deadline = None
    return GoalView(
        kind=source.kind,
        text=goal.text,
        label=source.label,
        type=source.type,
        span=span,
        start=parsed.document.location(span.start),
        end=parsed.document.location(span.end),
        owner=source.owner,
        team=source.team,
        baseline=_text(source.baseline) or _started_from(goal),
        target=_text(source.target),
        quantities=tuple(
            QuantityView(
                goal.words(q.start, q.end), q.start, q.end, q.kind not in ("universal", "cadence")
            )
            for q in goal.quantities
        ),
        deadline=DeadlineView(
            deadline.text,
            deadline.end.isoformat() if deadline.end else None,
            deadline.inherited_from,
        )
        if deadline is not None and not deadline.vague
        else None,
        confidence=ConfidenceView(score.text, score.value) if score is not None else None,
        smart=smart,
        key_results=key_results,
    )


def _smart(
    criterion: str, goal: ParsedGoal, findings: Sequence[Finding], off: frozenset[str]
) -> SmartValue:
    """What those of the goal's own findings say that are of one criterion."""
    if criterion in off:
        return "off"
    worst = max(
        (finding.severity for finding in findings if finding.criterion == criterion),
        default=Severity.OFF,
    )
    if worst >= Severity.WARNING:
        return "fail"
    if criterion == "realistic" and goal.score is None:
        return "unknown"
    if not goal.structure.parsed and _needs_parse(criterion, goal):
        return "unknown"
    return "hint" if worst is Severity.INFO else "pass"


def _needs_parse(criterion: str, goal: ParsedGoal) -> bool:
    """Whether the rules of a criterion cannot tell without knowing how the goal is built."""
    return criterion in ("specific", "attractive") or (
        criterion == "measurable" and not goal.measured
    )


def _by_place(findings: Sequence[Finding]) -> _Places:
    places: _Places = {}
    for one in findings:
        document = one.scope == "document"
        place = None if document else (one.objective, one.key_result, one.goal)
        places.setdefault(place, []).append(one)
    return places


def _is_open_ended(goal: ParsedGoal) -> bool:
    return goal.deadline is None or goal.deadline.vague


def _started_from(goal: ParsedGoal) -> str | None:
    """The starting value that the goal's own words give: "fra 120 til 200"."""
    places = (quantity.baseline_at for quantity in goal.quantities)
    return next((goal.words(*place) for place in places if place is not None), None)


def _text(value: Excerpt | None) -> str | None:
    return value.text if value is not None else None
