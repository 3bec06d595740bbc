"""Counting right and wrong answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# Below so many cases that should fire, a rule's figures say little.
PROVEN_FROM = 8


@dataclass(frozen=True)
class Counts:
    """Right alarms, false alarms and misses. A figure without any case behind it is None."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @classmethod
    def of(cls, wanted: bool, found: bool) -> Counts:
        """The count of one answer."""
        return cls(tp=wanted and found, fp=found and not wanted, fn=wanted and not found)

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def cases(self) -> int:
        """How many cases there were to find."""
        return self.tp + self.fn

    @property
    def proven(self) -> bool:
        """Whether there were enough cases for the figures to mean something."""
        return self.cases >= PROVEN_FROM

    @property
    def precision(self) -> float | None:
        """How many of the alarms were right, from 0 to 1."""
        alarms = self.tp + self.fp
        return self.tp / alarms if alarms else None

    @property
    def recall(self) -> float | None:
        """How many of the cases were found, from 0 to 1."""
        return self.tp / self.cases if self.cases else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else None

    def as_data(self) -> dict[str, Any]:
        """The counts and figures for JSON, figures to three decimals."""
        figures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        rounded = {k: None if v is None else round(v, 3) for k, v in figures.items()}
        return {"tp": self.tp, "fp": self.fp, "fn": self.fn, **rounded, "proven": self.proven}


def total(counts: list[Counts]) -> Counts:
    """The sum of some counts."""
    return sum(counts, Counts())
