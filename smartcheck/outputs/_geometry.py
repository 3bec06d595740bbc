"""Where things stand in the report's small drawings: the score on its band, deadlines in time.

Pure arithmetic; the templates turn the figures into SVG. Everything is rounded, so that the same
Result always gives the same file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Position = Literal["inside", "below", "above", "outside", "unreadable"]
MOST_TICKS = 6
# Share of the width, in percent, that one character of a label takes on a narrow screen.
_CHARACTER = 2.1
# Share of the width, in percent, kept free for deadlines before or after the period.
_MARGIN = 12
# Share of the width, in percent, that the name of the first tick takes on a narrow screen.
_FIRST_NAME = 20


@dataclass(frozen=True, slots=True)
class Band:
    """A confidence score on the realistic band. All figures in tenths; `value` None: unreadable."""

    low: float
    high: float
    value: float | None
    position: Position


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month on the timeline; `at` in percent of its width.

    A `crowded` one stands where on a narrow screen the name of the first one still is.
    """

    at: float
    day: date
    crowded: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """A day on which goals are due. `outside`: before (-1) or after (1) the period, else 0."""

    at: float
    day: date
    labels: tuple[str, ...]
    lane: int = 0
    outside: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """A period with its deadlines. `left` and `right` are its ends in percent of the width: room
    is kept beside it for deadlines that lie outside. `today` in percent, None where it is outside.
    """

    start: date
    end: date
    left: float
    right: float
    ticks: tuple[Tick, ...]
    flags: tuple[Flag, ...]
    today: float | None

    @property
    def lanes(self) -> int:
        """How many rows the labels need."""
        return 1 + max((flag.lane for flag in self.flags), default=0)


def band(value: float | None, types: Collection[str], limits: tuple[float, float]) -> Band:
    """A score (share of certainty) against the band for a goal, alone or below one, of these types.

    Committed goals may be certain, moonshots may be unlikely: the band is open to that side.
    """
    low = 0.0 if "moonshot" in types else limits[0]
    high = 1.0 if "committed" in types else limits[1]
    position: Position = "inside"
    if value is None:
        position = "unreadable"
    elif not 0 <= value <= 1:
        position = "outside"
    elif value < low:
        position = "below"
    elif value > high:
        position = "above"
    tenths = None if value is None else round(min(max(value, 0), 1) * 10, 2)
    return Band(round(low * 10, 2), round(high * 10, 2), tenths, position)


def day(text: str | None) -> date | None:
    """An ISO date, None for anything that is not one."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def timeline(
    start: date,
    end: date,
    deadlines: Iterable[tuple[str, date]],
    today: date,
    *,
    counted: bool = False,
) -> Timeline:
    """The period from start to end with (label, day) pairs; labels that would collide take lanes.

    A period that ends before it starts is read the other way round. `counted` labels each day with
    the number of goals due on it instead of their own labels.
    """
    start, end = min(start, end), max(start, end)
    by_day: dict[date, list[str]] = {}
    for label, due in deadlines:
        by_day.setdefault(due, []).append(label)
    left = _MARGIN if any(due < start for due in by_day) else 0.0
    right = 100 - _MARGIN if any(due > end for due in by_day) else 100.0
    scale = _Scale(start, end, left, right)
    flags = []
    taken: list[float] = []
    for due in sorted(by_day):
        outside = -1 if due < start else int(due > end)
        at = scale.at(due) if not outside else 0.0 if outside < 0 else 100.0
        labels = (str(len(by_day[due])),) if counted else tuple(by_day[due])
        begins, ends = _extent(at, ", ".join(labels) + "← 00. mmm" * abs(outside))
        lane = next((n for n, until in enumerate(taken) if until <= begins), len(taken))
        taken[lane : lane + 1] = [ends]
        flags.append(Flag(at, due, labels, lane, outside))
    now = scale.at(today) if start <= today <= end else None
    return Timeline(start, end, left, right, _ticks(scale), tuple(flags), now)


@dataclass(frozen=True, slots=True)
class _Scale:
    start: date
    end: date
    left: float
    right: float

    def at(self, when: date) -> float:
        """Where a day of the period stands, in percent of the width."""
        share = (when - self.start).days / max((self.end - self.start).days, 1)
        return round(self.left + share * (self.right - self.left), 2)


def _extent(at: float, label: str) -> tuple[float, float]:
    """How far a label reaches: it starts at its point at the left edge, ends there at the right."""
    width = min(len(label) * _CHARACTER + 2, 100)
    if at < 15:
        return at, at + width
    return (at - width, at) if at > 85 else (at - width / 2, at + width / 2)


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    start, end = scale.start, scale.end
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    step = next((s for s in (1, 2, 3, 6, 12) if months / s <= MOST_TICKS), None)
    if step is None:
        step = 12 * -(-months // (12 * MOST_TICKS))
    first = start.year * 12 + start.month - 1
    days = (date(n // 12, n % 12 + 1, 1) for n in range(first, first + months) if n % step == 0)
    ticks = [Tick(scale.at(day), day) for day in days if start < day <= end]
    # The first is named with its day or year: "jan. 2026".
    room = scale.left + (_FIRST_NAME if start.month == 1 or start.day != 1 else _MARGIN)
    return (
        Tick(scale.left, start),
        *(
            replace(tick, crowded=tick.at < room)
            for tick in ticks
            if scale.left + 8 < tick.at < scale.right - 4
        ),
    )
