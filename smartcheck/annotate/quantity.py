"""A quantity: how much of what, compared how, changed from where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from smartcheck.annotate.words import Word

QuantityKind = Literal[
    "count",
    "percent",
    "points",
    "money",
    "measure",
    "ratio",
    "multiple",
    "rank",
    "universal",
    "cadence",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A measure of the result.

    `start` and `end` are character offsets and cover bound word, number and unit; `number` covers
    the number alone. `value` is the number as written (0.42 kilo is 0.42), the target of a
    from–to, None where there is none to speak of; `high` the upper end of a range. `unit` is
    normalised ("%", "NOK", "h"), or the lemma of the counted noun, empty where nothing is named.
    `comparator` is one of "", "=", "~", ">", ">=", "<", "<=". `relative` marks a change ("by
    15 %"), `baseline` the value it starts from, written at `baseline_at`. `work` marks working
    time and other means.
    """

    start: int
    end: int
    number: tuple[int, int]
    kind: QuantityKind
    value: float | None = None
    high: float | None = None
    unit: str = ""
    unit_word: Word | None = None
    comparator: str = ""
    relative: bool = False
    baseline: float | None = None
    baseline_unit: str = ""
    baseline_at: tuple[int, int] | None = None
    per: bool = False
    of_whole: bool = False

    @property
    def percent(self) -> bool:
        """Whether the value is a share in per cent."""
        return self.kind == "percent"
