"""How far what is read in goals agrees with what a person reads in them: one set, one outcome.

    python -m tests.readings [SET] [--misses]

A goal is read alone, on 24 November 2026, without any period. See `sets/README.md`, "Readings".
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from smartcheck.annotate.goal import ParsedGoal
from smartcheck.document import Document, Excerpt, KeyResult, Objective
from smartcheck.nlp import Annotator

Row = dict[str, Any]
SETS = Path(__file__).parent / "sets"
TODAY = date(2026, 11, 24)
ASPECTS = ("quantity", "measures", "deadline", "end", "score")


def rows_of(name: str) -> list[Row]:
    """The rows of a set."""
    lines = (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read(rows: list[Row], annotator: Annotator) -> Iterator[tuple[Row, ParsedGoal]]:
    """Each row with what is read in it."""
    documents = [
        Document(
            path=row["id"],
            source=row["text"],
            language=row["lang"],
            objectives=(
                Objective(
                    text=Excerpt.at("", 0),
                    key_results=(KeyResult(text=Excerpt.at(row["text"], 0)),),
                ),
            ),
        )
        for row in rows
    ]
    parsed = annotator.annotate(documents, TODAY)
    for row, document in zip(rows, parsed, strict=True):
        yield row, document.objectives[0].key_results[0]


def agrees(row: Row, goal: ParsedGoal) -> dict[str, bool]:
    """In which respects a goal is read as it was labelled."""
    found = [(q.value, q.unit, q.comparator) for q in goal.quantities]
    labelled = [(m["value"], m["unit"], m["comparator"]) for m in row["measures"]]
    deadline = goal.deadline
    firm = deadline is not None and not deadline.vague
    end = deadline.end.isoformat() if deadline is not None and deadline.end is not None else None
    score = goal.score.value if goal.score is not None else None
    return {
        "quantity": bool(found) == bool(labelled),
        "measures": found == labelled,
        "deadline": firm == (row["deadline"] is not None),
        "end": end in (row["ends"] or [None]),
        "score": score == row["score"],
    }


def outcome(name: str) -> dict[str, Counter[str]]:
    """How many goals of a set are read as labelled, by language and respect."""
    totals: dict[str, Counter[str]] = {}
    for row, goal in read(rows_of(name), Annotator()):
        counts = totals.setdefault(row["lang"], Counter())
        counts["goals"] += 1
        counts.update(aspect for aspect, right in agrees(row, goal).items() if right)
    return totals


def main() -> None:
    """Print an outcome and, if asked, what is not read as it was labelled."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("name", nargs="?", default="readings")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    for language, counts in outcome(given.name).items():
        told = ", ".join(f"{aspect} {counts[aspect]}" for aspect in ASPECTS)
        print(f"{language}: of {counts['goals']} goals {told}")
    if not given.misses:
        return
    for row, goal in read(rows_of(given.name), Annotator()):
        wrong = [aspect for aspect, right in agrees(row, goal).items() if not right]
        if wrong:
            found = [(q.value, q.unit, q.comparator) for q in goal.quantities]
            print(row["id"], wrong, row["text"], found, goal.deadline, goal.score, sep=" | ")


if __name__ == "__main__":
    main()
