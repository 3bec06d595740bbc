"""What the feedback report says as a whole: what to mend first, what is good, counts by rule.

Pure functions over the cards of `_cards`; no wording, no markup.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from smartcheck.document import Failure
from smartcheck.finding import Finding, Notice, Result, RuleView, Severity
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
)

MOST_STEPS = 3
# Beyond this many goals a report keeps explanations in one place instead of at every finding.
COMPACT_ABOVE = 250


@dataclass(frozen=True, slots=True)
class Mention:
    """A finding and what it is about: a goal, a whole document, or (rarely) neither."""

    note: Note
    sheet: Sheet | None
    card: Card | None

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.note.finding.severity

    def places(self) -> set[object]:
        """The goals that it touches: its own, or all those that share a document's fault."""
        if self.card is None and self.sheet is not None and self.severity >= Severity.WARNING:
            sharing = [card for card in self.sheet.every() if self._is_shared_by(card)]
            return {id(card) for card in sharing} or {id(self.sheet)}
        return {id(self.card or self.sheet or self.note)}

    def _is_shared_by(self, card: Card) -> bool:
        criterion = self.note.finding.criterion
        failed = (card.goal.smart or {}).get(criterion) == "fail"
        return failed and not any(
            note.finding.criterion == criterion and note.finding.severity >= Severity.WARNING
            for note in card.notes
        )


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be judged, and the language in which that is told."""

    failure: Failure
    locale: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to mend: the finding that stands for it, and how many goals are touched by it."""

    mention: Mention
    places: int

    @property
    def note(self) -> Note:
        """The finding with its advice."""
        return self.mention.note


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
    """How often one rule speaks, and of how many goals in how many documents."""

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
    troubles: tuple[Trouble, ...]
    notices: tuple[Notice, ...]
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


def feedback(result: Result, today: date, failure_locale: str = "en") -> Feedback:
    """Everything the report says about a Result.

    `failure_locale` is the language of messages about what could not be read.
    """
    compact = sum(1 for view in result.documents for _ in view.every_goal()) > COMPACT_ABOVE
    sheets, unplaced = sheets_of(result, today, compact)
    cards = [card for sheet in sheets for card in sheet.every()]
    tally = replace(
        tally_of(cards),
        errors=result.count(Severity.ERROR),
        warnings=result.count(Severity.WARNING),
        infos=result.count(Severity.INFO),
    )
    by_rule = mentions_by_rule(sheets, unplaced)
    return Feedback(
        sheets=sheets,
        unplaced=unplaced,
        tally=tally,
        weakest=weakest(result.findings, tally),
        steps=steps(by_rule),
        praise=praise(sheets),
        teams=teams(sheets),
        rule_rows=rule_rows(by_rule),
        troubles=troubles(result, failure_locale),
        notices=result.notes,
        skipped=result.skipped,
        compact=compact,
    )


def troubles(result: Result, locale: str) -> tuple[Trouble, ...]:
    """What could not be judged; a rule that crashed speaks the language of its document."""
    spoken = {view.path: view.locale for view in result.documents}
    return tuple(
        Trouble(failure, spoken.get(failure.path, locale) if failure.kind == "crash" else locale)
        for failure in result.failures
    )


def weakest(findings: Iterable[Finding], tally: Tally) -> str | None:
    """The criterion that is missed most often; on equal terms the one that comes first.

    A SMART criterion is missed by goals, also where a document's one finding is about all of them;
    objectives and sets are counted by their findings.
    """
    counts = Counter(f.criterion for f in findings if f.counts and f.severity >= Severity.WARNING)
    missed = {name: judged - met for name, (met, judged) in tally.criteria.items()}
    totals = {name: max(missed.get(name, 0), counts[name]) for name in CRITERIA}
    known = [criterion for criterion in CRITERIA if totals[criterion]]
    return max(known, key=lambda criterion: totals[criterion], default=None)


def mentions_by_rule(
    sheets: Sequence[Sheet], unplaced: Sequence[Note] = ()
) -> dict[str, list[Mention]]:
    """What each rule says, by its code, in the order of the documents."""
    groups: dict[str, list[Mention]] = {}
    for mention in _mentions(sheets, unplaced):
        groups.setdefault(mention.note.finding.code, []).append(mention)
    return groups


def _mentions(sheets: Sequence[Sheet], unplaced: Sequence[Note]) -> Iterator[Mention]:
    for sheet in sheets:
        yield from (Mention(note, sheet, None) for note in sheet.notes)
        for card in sheet.every():
            yield from (Mention(note, sheet, card) for note in card.notes)
    yield from (Mention(note, None, None) for note in unplaced)


def _places(group: Iterable[Mention]) -> int:
    return len(set().union(*(mention.places() for mention in group)))


def _gravest(group: Iterable[Mention]) -> Severity:
    return max(mention.severity for mention in group)


def steps(by_rule: Mapping[str, Sequence[Mention]]) -> tuple[Step, ...]:
    """What to mend first: by severity, then by how many goals one and the same fault touches.

    Hints come in only where there is no error and no warning at all.
    """
    groups = list(by_rule.values())
    grave = [group for group in groups if _gravest(group) >= Severity.WARNING]
    shown: set[str] = set()
    found = []
    for group in sorted(grave or groups, key=_rank)[:MOST_STEPS]:
        mention = _example(group, shown)
        if mention.card is not None:
            shown.add(mention.card.anchor)
        found.append(Step(mention, _places(group)))
    return tuple(found)


def _example(group: Sequence[Mention], shown: set[str]) -> Mention:
    """The first of the gravest (a rule may speak more softly of one goal than of the next); of a
    goal that no other step has shown, as long as there is one."""
    return max(
        group,
        key=lambda mention: (
            mention.severity,
            mention.card is None or mention.card.anchor not in shown,
        ),
    )


def _rank(group: Sequence[Mention]) -> tuple[int, int, int, str]:
    first = group[0].note.finding
    return -_gravest(group), -_places(group), criterion_order(first.criterion), first.code


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
            # Another example each time, and one that holds up, as long as there is one.
            sheet, card = min(
                cards,
                key=lambda at: (not at[1].ready, at[1].anchor in shown, bool(at[1].notes)),
            )
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


def rule_rows(by_rule: Mapping[str, Sequence[Mention]]) -> tuple[RuleRow, ...]:
    """How often each rule speaks, gravest and most frequent first; live findings only."""
    rows = [
        RuleRow(
            rule=group[0].note.rule,
            severity=_gravest(group),
            findings=len(group),
            goals=_places(group),
            documents=len({mention.note.finding.path for mention in group}),
        )
        for group in by_rule.values()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.severity, -row.findings, row.rule.code)))
