"""What a rule found, and the Result of a run: plain data that every output reads.

Nothing here imports spaCy, so outputs, the report and the cache can load a Result without it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from smartcheck.document import Failure, GoalKind, Location, Span

Scope = Literal["objective", "key_result", "goal", "set", "document"]
SmartValue = Literal["pass", "fail", "hint", "unknown", "off"]
SMART = ("specific", "measurable", "attractive", "realistic", "time_bound")


class Severity(IntEnum):
    """How much a finding weighs; ordered, so that `>=` compares."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name used in configuration, JSON and the terminal: `error`, `warning` …"""
        return self.name.lower()

    @classmethod
    def named(cls, label: str) -> Severity:
        """The severity of that name; ValueError for any other word."""
        try:
            return cls[label.strip().upper()]
        except KeyError:
            raise ValueError(label) from None


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One fault: which rule, where in the source, why it matters, what to do.

    `objective`, `key_result` and `goal` are indexes into the document of the same path, None
    where they do not apply. `marks` are character ranges in the goal's text. `suppressed` holds
    the reason given in the document, empty text for a suppression without one, None for none.
    """

    code: str
    name: str
    criterion: str
    severity: Severity
    message: str
    advice: str
    path: str
    span: Span
    start: Location
    end: Location
    scope: Scope
    objective: int | None = None
    key_result: int | None = None
    goal: int | None = None
    marks: tuple[tuple[int, int], ...] = ()
    fingerprint: str = ""
    suppressed: str | None = None
    baselined: bool = False

    @property
    def counts(self) -> bool:
        """Whether the finding is live: neither suppressed nor in the baseline."""
        return self.suppressed is None and not self.baselined


@dataclass(frozen=True, slots=True)
class QuantityView:
    """A quantity as written, with its character range in the goal's text.

    `numeric` is False where it names no number: "all", "nobody", "every week".
    """

    text: str
    start: int
    end: int
    numeric: bool = True


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """When a goal is due. `text` is None where the deadline is inherited from a period.

    `end` is an ISO date, None for an event. `inherited_from` is None for the goal's own words,
    else "objective", "heading", "field" or "document".
    """

    text: str | None
    end: str | None
    inherited_from: str | None


@dataclass(frozen=True, slots=True)
class ConfidenceView:
    """A confidence score as written, and as a share of certainty; None if it is not readable."""

    text: str
    value: float | None


@dataclass(frozen=True, kw_only=True)
class GoalView:
    """A goal as outputs show it. `smart` is None for objectives."""

    kind: GoalKind
    text: str
    label: str
    type: str
    span: Span
    start: Location
    end: Location
    owner: str | None = None
    team: str | None = None
    baseline: str | None = None
    target: str | None = None
    quantities: tuple[QuantityView, ...] = ()
    deadline: DeadlineView | None = None
    confidence: ConfidenceView | None = None
    smart: Mapping[str, SmartValue] | None = None
    key_results: tuple[GoalView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DocumentView:
    """A document as outputs show it. `period` holds ISO dates, None where none are known.

    `language` is that of its goals, `locale` that of the messages about them. `score_band` is the
    realistic range of confidence scores that its settings ask for, as shares of certainty.
    `parsed` is False where no parser was at hand, and many rules had to be silent.
    """

    path: str
    source: str = field(repr=False)
    language: str
    locale: str = "en"
    score_band: tuple[float, float] = (0.4, 0.9)
    parsed: bool = True
    title: str | None = None
    period_text: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    team: str | None = None
    owner: str | None = None
    objectives: tuple[GoalView, ...] = ()
    goals: tuple[GoalView, ...] = ()

    def every_goal(self) -> Iterator[GoalView]:
        """All goals in the order of the document."""
        for objective in self.objectives:
            yield objective
            yield from objective.key_results
        yield from self.goals


@dataclass(frozen=True, slots=True)
class RuleView:
    """What outputs need to know of a rule that spoke, in the language of the run's messages."""

    code: str
    name: str
    criterion: str
    title: str
    what: str
    why: str
    sources: tuple[str, ...]
    url: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about a run as a whole, and the language it is in."""

    text: str
    locale: str


@dataclass(frozen=True, kw_only=True)
class Result:
    """All that one run found out. `skipped` counts files met in directories that hold no goals.

    `notes` say what could not be judged, and why.
    `compared` says that the findings were held against a baseline, `stale` how many entries of it
    no longer occur.
    """

    documents: tuple[DocumentView, ...] = ()
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    skipped: tuple[str, ...] = ()
    notes: tuple[Notice, ...] = ()
    rules: Mapping[str, RuleView] = field(default_factory=dict)
    pipelines: Mapping[str, str] = field(default_factory=dict)
    compared: bool = False
    stale: int = 0

    def count(self, severity: Severity) -> int:
        """How many live findings have this severity."""
        return sum(found.counts and found.severity is severity for found in self.findings)

    def worst(self) -> Severity:
        """The highest severity among the live findings; OFF if there is none."""
        return max((f.severity for f in self.findings if f.counts), default=Severity.OFF)


@dataclass(frozen=True)
class Fingerprints:
    """Fingerprints from rule, goal text, matched words and n-th occurrence, never line numbers.

    One for each document, asked in the order in which its findings stand there.
    """

    _seen: Counter[tuple[str, ...]] = field(default_factory=Counter, init=False, repr=False)

    def of(self, code: str, goal: str, words: str) -> str:
        """The fingerprint of the next finding of a rule about these words of a goal."""
        key = (code, " ".join(goal.split()), " ".join(words.split()))
        digest = hashlib.sha256("\x1f".join((*key, str(self._seen[key]))).encode()).hexdigest()
        self._seen[key] += 1
        return digest[:16]
