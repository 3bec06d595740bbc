"""What the feedback report says as a whole: what to mend first, what is good, counts by rule.

Pure functions over the cards of `_cards`; no wording, no markup.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from smartcheck.document import Failure
from smartcheck.finding import Finding, Result, RuleView, Severity
from smartcheck.outputs._cards import (
    CRITERIA,
    PRAISE,
    Card,
    Note,
    Sheet,
    Tally,
    criterion_order,
    sheets_of,
    tally_of,
    unknown_rule,
)

MOST_STEPS = 3
# Beyond this many goals a report keeps explanations in one place instead of at every finding.
COMPACT_ABOVE = 250


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to mend: the rule that speaks, where it does, and the first goal it speaks of."""

    note: Note
    places: int
    sheet: Sheet | None
    card: Card | None


@dataclass(frozen=True, slots=True)
class Praise:
    """Something that is good, on how many goals out of how many, with the first as example."""

    kind: str
    count: int
    total: int
    sheet: Sheet
    card: Card


@dataclass(frozen=True, slots=True)
class RuleRow:
    """How often one rule speaks."""

    rule: RuleView
    severity: Severity
    findings: int
    goals: int
    documents: int


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """The whole report, ready to be put into words."""

    sheets: tuple[Sheet, ...]
    unplaced: tuple[Note, ...]
    tally: Tally
    weakest: str | None
    steps: tuple[Step, ...]
    praise: tuple[Praise, ...]
    teams: tuple[tuple[str, Tally], ...]
    rule_rows: tuple[RuleRow, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[str, ...]
    compact: bool

    def every(self) -> Iterator[tuple[Sheet, Card]]:
        """All cards with the document they stand in."""
        for sheet in self.sheets:
            for card in sheet.every():
                yield sheet, card

    def silenced(self) -> tuple[tuple[Sheet, Card | None, Note], ...]:
        """Findings that do not count, suppressed or known from before, with their place."""
        found: list[tuple[Sheet, Card | None, Note]] = []
        for sheet in self.sheets:
            found.extend((sheet, None, note) for note in sheet.silenced)
            for card in sheet.every():
                found.extend((sheet, card, note) for note in card.silenced)
        return tuple(found)


def feedback(result: Result, today: date, score_band: tuple[float, float] = (0.4, 0.9)) -> Feedback:
    """Everything the report says about a Result. `score_band` holds shares of certainty."""
    compact = sum(1 for view in result.documents for _ in view.every_goal()) > COMPACT_ABOVE
    sheets, unplaced = sheets_of(result, today, score_band, compact)
    cards = [card for sheet in sheets for card in sheet.every()]
    tally = replace(
        tally_of(cards),
        errors=result.count(Severity.ERROR),
        warnings=result.count(Severity.WARNING),
        infos=result.count(Severity.INFO),
    )
    return Feedback(
        sheets=sheets,
        unplaced=unplaced,
        tally=tally,
        weakest=weakest(result.findings),
        steps=steps(sheets, unplaced),
        praise=praise(sheets),
        teams=teams(sheets),
        rule_rows=rule_rows(result),
        failures=result.failures,
        skipped=result.skipped,
        compact=compact,
    )


def weakest(findings: Iterable[Finding]) -> str | None:
    """The criterion with most live errors and warnings; on equal terms the one that comes first."""
    counts = Counter(f.criterion for f in findings if f.counts and f.severity >= Severity.WARNING)
    known = [criterion for criterion in CRITERIA if counts[criterion]]
    return max(known, key=lambda criterion: counts[criterion], default=None)


def steps(sheets: Sequence[Sheet], unplaced: Sequence[Note] = ()) -> tuple[Step, ...]:
    """What to mend first: by severity, then by how many places one and the same fault touches.

    Hints come in only where there is no error and no warning at all.
    """
    groups: dict[str, list[tuple[Note, Sheet | None, Card | None]]] = {}
    for note, sheet, card in _everything(sheets, unplaced):
        groups.setdefault(note.finding.code, []).append((note, sheet, card))
    grave = {
        code: group
        for code, group in groups.items()
        if any(note.finding.severity >= Severity.WARNING for note, *_ in group)
    }
    ranked = sorted((grave or groups).values(), key=_rank)
    return tuple(_step(group) for group in ranked[:MOST_STEPS])


def _step(group: list[tuple[Note, Sheet | None, Card | None]]) -> Step:
    # The first of the gravest: a rule may speak more softly of one goal than of the next.
    note, sheet, card = max(group, key=lambda entry: entry[0].finding.severity)
    places = {id(entry[2] or entry[1] or entry[0]) for entry in group}
    return Step(note, len(places), sheet, card)


def _rank(group: list[tuple[Note, Sheet | None, Card | None]]) -> tuple[int, int, int, str]:
    first = group[0][0].finding
    gravest = max(note.finding.severity for note, *_ in group)
    return -gravest, -len(group), criterion_order(first.criterion), first.code


def _everything(
    sheets: Sequence[Sheet], unplaced: Sequence[Note]
) -> Iterator[tuple[Note, Sheet | None, Card | None]]:
    for sheet in sheets:
        for note in sheet.notes:
            yield note, sheet, None
        for card in sheet.every():
            for note in card.notes:
                yield note, sheet, card
    for note in unplaced:
        yield note, None, None


def praise(sheets: Sequence[Sheet]) -> tuple[Praise, ...]:
    """What is good, from facts in the Result alone, each with the first goal that shows it."""
    found: dict[str, list[tuple[Sheet, Card]]] = {kind: [] for kind in PRAISE}
    objectives = judged = 0
    for sheet in sheets:
        for card in sheet.every():
            objectives += card.goal.kind == "objective"
            judged += card.goal.kind != "objective"
            for kind in card.praise:
                found[kind].append((sheet, card))
    shown: set[str] = set()
    praised = []
    for kind, cards in found.items():
        if cards:
            # Another example each time, and one that has no faults, as long as there is one.
            sheet, card = min(cards, key=lambda at: (at[1].anchor in shown, not at[1].ready))
            shown.add(card.anchor)
            total = objectives if kind == "aspiration" else judged
            praised.append(Praise(kind, len(cards), total, sheet, card))
    return tuple(praised)


def teams(sheets: Sequence[Sheet]) -> tuple[tuple[str, Tally], ...]:
    """Counts by team, in alphabetical order; empty where fewer than two teams are named."""
    groups: dict[str, list[Card]] = {}
    for sheet in sheets:
        for top in (*sheet.objectives, *sheet.goals):
            for card in top.every():
                team = card.goal.team or top.goal.team or sheet.view.team or ""
                groups.setdefault(team, []).append(card)
    if len([team for team in groups if team]) < 2:
        return ()
    named = sorted(groups, key=lambda team: (not team, team.casefold(), team))
    return tuple((team, tally_of(groups[team])) for team in named)


def rule_rows(result: Result) -> tuple[RuleRow, ...]:
    """How often each rule speaks, gravest and most frequent first; live findings only."""
    groups: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.counts:
            groups.setdefault(finding.code, []).append(finding)
    rows = [
        RuleRow(
            result.rules.get(code) or unknown_rule(group[0]),
            max(finding.severity for finding in group),
            len(group),
            len({(f.path, f.objective, f.key_result, f.goal) for f in group}),
            len({f.path for f in group}),
        )
        for code, group in groups.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.severity, -row.findings, row.rule.code)))
