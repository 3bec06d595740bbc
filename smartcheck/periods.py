"""Cycles and dates: the period a document, a heading or a field names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included.

    `text` is how the source names it. `start` and `end` are None where no dates can be claimed,
    as for a fiscal quarter whose year starts at an unknown month.
    """

    text: str
    start: date | None = None
    end: date | None = None

    def is_over(self, today: date) -> bool:
        """Whether the whole period lies before the reference date."""
        return self.end is not None and self.end < today
