"""Floors: figures that may rise but not drop.

`floors.json` maps set, subject and language to the precision and recall last reached. Recording
raises floors and adds new ones; to lower one, edit the file and say why in the commit.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"
RESULTS = Path(__file__).parent / "RESULTS.json"
# Our own sets have their floors in tests/rules.
FLOORED = ("goals-check", "advice")
_FIGURES = ("precision", "recall")

Floors = dict[str, dict[str, dict[str, float]]]


@dataclass(frozen=True)
class Drop:
    """A figure that lies below its floor."""

    place: str
    figure: str
    floor: float
    now: float | None

    def __str__(self) -> str:
        now = "nothing found" if self.now is None else f"{self.now:.3f}"
        return f"{self.place}: {self.figure} {now}, below the floor of {self.floor:.3f}"


def load_floors(path: Path = FLOORS) -> Floors:
    """The floors as recorded."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def drops(results: Mapping[str, Any], floors: Floors) -> Iterator[Drop]:
    """Every figure below its floor; one that can no longer be measured is a drop as well."""
    for name, places in floors.items():
        now = dict(_places(results[name])) if name in results else {}
        for place, figures in places.items():
            for figure, floor in figures.items():
                value = now.get(place, {}).get(figure)
                if value is None or value < floor:
                    yield Drop(f"{name} {place}", figure, floor, value)


def raised(results: Mapping[str, Any], floors: Floors) -> Floors:
    """The floors with every proven figure that lies above its floor."""
    new = {name: {place: dict(f) for place, f in places.items()} for name, places in floors.items()}
    for name in FLOORED:
        for place, data in _places(results[name]):
            # How a single guide is met says little: guides contradict each other.
            if name == "advice" and not place.startswith("total"):
                continue
            for figure in _FIGURES:
                value = data[figure]
                if data["proven"] and value is not None:
                    figures = new.setdefault(name, {}).setdefault(place, {})
                    figures[figure] = max(value, figures.get(figure, 0.0))
    return new


def _places(results: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each figure's place, "M001 nb" or "total all", with its data."""
    parts = {**results["rules"], **results["others"], "total": results["total"]}
    for subject, languages in parts.items():
        for language, data in languages.items():
            yield f"{subject} {language}", data


def write(path: Path, data: Any) -> None:
    """Writes data as JSON, as the files in this folder are written."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
