"""The cards of the feedback report: each goal and each document with what is said about it.

A key result (or a goal without an objective) is *ready* when it has no live error and no live
warning of its own. A criterion is *met* where it passes or has only a hint; where there is
nothing to judge it does not count. The report prints these definitions beside the figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from smartcheck.finding import SMART, DocumentView, Finding, GoalView, Result, RuleView, Severity
from smartcheck.outputs._geometry import Band, Timeline, band, day, timeline
from smartcheck.outputs._pieces import Piece, pieces

CRITERIA = ("objective", *SMART, "balance")
PRAISE = ("aspiration", "no_findings", "number", "baseline", "stretch", "own_deadline")
# A score in this range is a stretch: more likely than not to be missed in part, still within reach.
STRETCH = (0.4, 0.7)
# An objective in fewer words is a name for something, more than a direction.
FEWEST_WORDS = 4
Place = tuple[str, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as the report shows it. `number` joins it to the marks in the sentence."""

    finding: Finding
    rule: RuleView
    number: int


@dataclass(frozen=True, kw_only=True)
class Card:
    """One goal with everything the report says about it."""

    anchor: str
    number: int
    goal: GoalView
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    silenced: tuple[Note, ...]
    band: Band | None
    praise: tuple[str, ...]
    key_results: tuple[Card, ...] = ()
    timeline: Timeline | None = None

    @property
    def worst(self) -> Severity:
        """The gravest live finding on this goal itself."""
        return max((note.finding.severity for note in self.notes), default=Severity.OFF)

    @property
    def worst_of_all(self) -> Severity:
        """The gravest live finding on this goal or under it."""
        return max((self.worst, *(card.worst_of_all for card in self.key_results)))

    @property
    def ready(self) -> bool:
        """Whether the goal can stand as it is."""
        return self.worst < Severity.WARNING

    def every(self) -> Iterator[Card]:
        """The card and those under it."""
        yield self
        for card in self.key_results:
            yield from card.every()


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some goals. `judged` counts key results and goals without an objective.

    `criteria` holds, by SMART criterion, (how many meet it, how many it can be judged for).
    """

    objectives: int = 0
    key_results: int = 0
    loose: int = 0
    ready: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    criteria: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def judged(self) -> int:
        """Key results and goals without an objective."""
        return self.key_results + self.loose


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One document with everything the report says about it."""

    anchor: str
    view: DocumentView
    objectives: tuple[Card, ...]
    goals: tuple[Card, ...]
    notes: tuple[Note, ...]
    silenced: tuple[Note, ...]
    tally: Tally
    timeline: Timeline | None

    def every(self) -> Iterator[Card]:
        """All cards in the order of the document."""
        for card in (*self.objectives, *self.goals):
            yield from card.every()

    @property
    def worst(self) -> Severity:
        """The gravest live finding in the document."""
        own = (note.finding.severity for note in self.notes)
        return max((*own, *(card.worst for card in self.every())), default=Severity.OFF)


def sheets_of(
    result: Result, today: date, compact: bool
) -> tuple[tuple[Sheet, ...], tuple[Note, ...]]:
    """All documents of a Result, and the live findings that belong to none of them.

    `compact` leaves out what a large report can spare: the timeline of each objective.
    """
    at: dict[Place, list[Finding]] = {}
    for finding in result.findings:
        place = (finding.path, finding.objective, finding.key_result, finding.goal)
        at.setdefault(place, []).append(finding)
    build = _Builder(result.rules, at, today, compact)
    sheets = tuple(build.sheet(n, view) for n, view in enumerate(result.documents, 1))
    rest = (note for findings in at.values() for note in build.notes(findings))
    return sheets, tuple(note for note in rest if note.finding.counts)


@dataclass(frozen=True)
class _Builder:
    """Puts goals and their findings together; takes each finding out of `at` as it is placed."""

    rules: Mapping[str, RuleView]
    at: dict[Place, list[Finding]]
    today: date
    compact: bool

    def sheet(self, number: int, view: DocumentView) -> Sheet:
        anchor = f"d{number}"
        objectives = tuple(
            self.objective(f"{anchor}-o{n}", n, view, goal)
            for n, goal in enumerate(view.objectives, 1)
        )
        goals = tuple(
            self.card(f"{anchor}-g{n}", view, goal, n, (view.path, None, None, n - 1))
            for n, goal in enumerate(view.goals, 1)
        )
        notes = self.notes(self.at.pop((view.path, None, None, None), ()))
        cards = [card for top in (*objectives, *goals) for card in top.every()]
        live = tuple(note for note in notes if note.finding.counts)
        # One objective with a timeline of its own needs no second one above it.
        alone = len(objectives) == 1 and not goals and objectives[0].timeline is not None
        return Sheet(
            anchor=anchor,
            view=view,
            objectives=objectives,
            goals=goals,
            notes=live,
            silenced=tuple(note for note in notes if not note.finding.counts),
            tally=tally_of(cards, live),
            timeline=None if alone else self.timeline(view, cards, counted=True),
        )

    def objective(self, anchor: str, number: int, view: DocumentView, goal: GoalView) -> Card:
        index = number - 1
        key_results = tuple(
            self.card(
                f"{anchor}-k{n}", view, key_result, n, (view.path, index, n - 1, None), goal.type
            )
            for n, key_result in enumerate(goal.key_results, 1)
        )
        card = self.card(anchor, view, goal, number, (view.path, index, None, None))
        own = [c for c in (card, *key_results) if _due(c) and _due(c) != day(view.period_end)]
        drawn = own and not self.compact
        line = self.timeline(view, [card, *key_results]) if drawn else None
        return replace(card, key_results=key_results, timeline=line)

    def card(
        self,
        anchor: str,
        view: DocumentView,
        goal: GoalView,
        number: int,
        place: Place,
        type_above: str = "",
    ) -> Card:
        notes = self.notes(self.at.pop(place, ()))
        live = [note for note in notes if note.finding.counts]
        shown = [replace(note, number=n) for n, note in enumerate(live, 1)]
        return Card(
            anchor=anchor,
            number=number,
            goal=goal,
            pieces=pieces(goal.text, [note.finding for note in shown]),
            notes=tuple(shown),
            silenced=tuple(note for note in notes if not note.finding.counts),
            band=_band(view, goal, type_above),
            praise=tuple(_merits(view, goal, shown)),
        )

    def notes(self, findings: Iterable[Finding]) -> list[Note]:
        ordered = sorted(
            findings, key=lambda f: (-f.severity, criterion_order(f.criterion), f.code)
        )
        return [
            Note(finding, self.rules.get(finding.code) or unknown_rule(finding), number)
            for number, finding in enumerate(ordered, 1)
        ]

    def timeline(
        self, view: DocumentView, cards: Sequence[Card], *, counted: bool = False
    ) -> Timeline | None:
        start, end = day(view.period_start), day(view.period_end)
        if start is None or end is None:
            return None
        due = [(label_of(card), when) for card in cards if (when := _due(card)) is not None]
        return timeline(start, end, due, self.today, counted=counted) if due else None


def label_of(card: Card) -> str:
    """The short name of a goal: its own label if that has a number, else one of kind and number."""
    label = card.goal.label.strip(" :.()–-")
    prefix = {"objective": "O", "key_result": "KR"}.get(card.goal.kind, "")
    telling = len(label) <= 12 and any(sign.isdigit() for sign in label)
    return label if telling else f"{prefix}{card.number}"


def _band(view: DocumentView, goal: GoalView, type_above: str) -> Band | None:
    if goal.confidence is None:
        return None
    return band(goal.confidence.value, (goal.type, type_above), view.score_band)


def _merits(view: DocumentView, goal: GoalView, notes: Sequence[Note]) -> Iterator[str]:
    if not view.parsed:
        return  # The silence of rules that could not judge is no praise.
    if goal.kind == "objective":
        if not notes and not goal.quantities and len(goal.text.split()) >= FEWEST_WORDS:
            yield "aspiration"
        return
    smart = goal.smart or {}
    if not notes and "pass" in smart.values() and "fail" not in smart.values():
        yield "no_findings"
    # A number that counts the work is none to praise.
    numeric = any(quantity.numeric for quantity in goal.quantities)
    if numeric and smart.get("measurable") == "pass" and smart.get("attractive") != "fail":
        yield "number"
    if goal.baseline:
        yield "baseline"
    value = goal.confidence.value if goal.confidence else None
    low, high = max(STRETCH[0], view.score_band[0]), min(STRETCH[1], view.score_band[1])
    # What merely keeps things as they are is no stretch, however unsure the team is of it.
    moves = smart.get("attractive") not in ("fail", "hint")
    if value is not None and low <= value <= high and moves:
        yield "stretch"
    own = goal.deadline is not None and goal.deadline.text and goal.deadline.inherited_from is None
    if own and smart.get("time_bound") in ("pass", "hint"):
        yield "own_deadline"


def tally_of(cards: Iterable[Card], notes: Iterable[Note] = ()) -> Tally:
    kinds: Counter[str] = Counter()
    severities = Counter(note.finding.severity for note in notes)
    met: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    ready = 0
    for card in cards:
        kinds[card.goal.kind] += 1
        severities.update(note.finding.severity for note in card.notes)
        if card.goal.kind == "objective":
            continue
        ready += card.ready
        for criterion, value in (card.goal.smart or {}).items():
            judged[criterion] += value in ("pass", "hint", "fail")
            met[criterion] += value in ("pass", "hint")
    return Tally(
        kinds["objective"],
        kinds["key_result"],
        kinds["goal"],
        ready,
        severities[Severity.ERROR],
        severities[Severity.WARNING],
        severities[Severity.INFO],
        {criterion: (met[criterion], judged[criterion]) for criterion in SMART},
    )


def _due(card: Card) -> date | None:
    return day(card.goal.deadline.end) if card.goal.deadline else None


def criterion_order(criterion: str) -> int:
    return CRITERIA.index(criterion) if criterion in CRITERIA else len(CRITERIA)


def unknown_rule(finding: Finding) -> RuleView:
    return RuleView(finding.code, finding.name, finding.criterion, finding.name, "", "", (), "")
