"""Labelled goals: those that teams wrote, examples with an author's verdict, and our own sets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from smartcheck.document import Document, Excerpt, GoalKind, KeyResult, Objective
from smartcheck.periods import Period
from smartcheck.testing import goal_document

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
SETS = ROOT / "tests" / "sets"
# Goals as teams write them, made up and labelled by us as those of the corpus are.
WILD = SETS / "wild.jsonl"
# A second such set in two halves: rules may be mended by the one, the other only measures them.
WILD3_DEV = SETS / "wild3_dev.jsonl"
WILD3_TEST = SETS / "wild3_test.jsonl"
# A third one, built after goals that people published, in two parts by where those came from.
WILD4_DEV = SETS / "wild4_dev.jsonl"
WILD4_TEST = SETS / "wild4_test.jsonl"
# Key results of ten kinds of team, for M001 and A001, in two halves drawn by lot.
WILD5_DEV = SETS / "wild5_dev.jsonl"
WILD5_TEST = SETS / "wild5_test.jsonl"
# More of them in lots, for M001 alone; each lot was measured once, then rules were mended by it.
WILD6 = SETS / "wild6.jsonl"
# Cases for the rules that goals as teams write them hold too few of.
CATALOGUE = SETS / "catalogue.jsonl"
# A few more, written when the rules had been mended by the first; they only measure.
CATALOGUE2 = SETS / "catalogue2.jsonl"
# Ten more for each rule and language, in two halves: one to mend by, the other only measures.
CATALOGUE3_DEV = SETS / "catalogue3_dev.jsonl"
CATALOGUE3_TEST = SETS / "catalogue3_test.jsonl"
# Short goals for the verdicts that matter most; rules were mended by them.
PLAIN = SETS / "plain.jsonl"
PARAPHRASES = ROOT / "tests" / "rules" / "paraphrases"
# Our own sets are read on this day, those about scores and deadlines in this period.
READ_ON = date(2026, 9, 14)
PERIOD = Period("2026-H2", date(2026, 7, 1), date(2026, 12, 31))
SCORE_RULES = ("R002", "R003", "R004")
DATE_RULES = ("T002", "T003", "T004", "T005")

Row = Mapping[str, Any]
Range = tuple[int, int]


@dataclass(frozen=True)
class GoldGoal:
    """A labelled goal. `quantities` is None where they are undecided, `deadline` where it is.

    `fire` holds the rules that must speak, `maybe` those that may; other labelled ones must not.
    """

    id: str
    language: str
    kind: GoalKind
    text: str
    fire: frozenset[str]
    maybe: frozenset[str]
    quantities: tuple[Range, ...] | None
    deadline: tuple[Range, ...] | None

    def document(self, path: str) -> Document:
        """The goal as a document of its own: judged on its words alone."""
        return goal_document(self.text, self.language, self.kind, path)


@dataclass(frozen=True)
class Advice:
    """An example of a guide or handbook with its author's verdict."""

    id: str
    language: str
    kind: GoalKind
    text: str
    bad: bool
    source_kind: str


@dataclass(frozen=True)
class Trial:
    """A sentence of our own sets: whether one rule must speak, and at which level if it must."""

    code: str
    language: str
    text: str
    fires: bool
    document: Document
    severity: str | None = None


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def gold_goals(path: Path) -> list[GoldGoal]:
    """The labelled goals of a file; ValueError for a row of another shape."""
    return [_gold(row, f"{path.name}:{number}") for number, row in enumerate(read_rows(path), 1)]


def _gold(row: Row, place: str) -> GoldGoal:
    try:
        text, quantities, deadline = row["text"], row.get("quantities"), row.get("deadline")
        return GoldGoal(
            id=row.get("id", place),
            language=row["lang"],
            kind=row["kind"],
            text=text,
            fire=frozenset(row["fire"]),
            maybe=frozenset(row.get("maybe", ())),
            quantities=None if quantities is None else tuple(ranges_of(quantities, text)),
            deadline=None if deadline == "?" else tuple(ranges_of([deadline or ""], text)),
        )
    except KeyError as error:
        raise ValueError(f"{place}: the key {error} is missing") from None


def ranges_of(words: Sequence[str], text: str) -> Iterator[Range]:
    """Where some words stand in a text, one after the other; ValueError if they do not."""
    at = 0
    for phrase in filter(None, words):
        start = text.find(phrase, at)
        start = text.index(phrase) if start < 0 else start
        at = start + len(phrase)
        yield start, at


def advice(path: Path) -> list[Advice]:
    """The examples with verdicts of a file."""
    return [
        Advice(
            row["id"],
            row["lang"],
            row["kind"],
            row["text"],
            row["verdict"] == "bad",
            row["source_kind"],
        )
        for row in read_rows(path)
    ]


def trials() -> list[Trial]:
    """Every case of our own sets and paraphrases."""
    return [*paraphrases(), *_bare_metrics(), *_scores(), *_deadlines(), *_undated()]


def paraphrases(codes: Sequence[str] = ()) -> list[Trial]:
    """The paraphrases of some rules, of all by default."""
    files = sorted(PARAPHRASES.glob("*.jsonl"))
    return [
        Trial(
            path.stem,
            row["lang"],
            row["text"],
            row["fires"],
            _paraphrase(row, PERIOD if path.stem[0] in "RT" else None),
            row.get("severity"),
        )
        for path in files
        if not codes or path.stem in codes
        for row in read_rows(path)
    ]


def catalogue(path: Path = CATALOGUE) -> list[Trial]:
    """The cases of a catalogue, each for the rules it is labelled for; "maybe" is no case."""
    return [
        Trial(
            code,
            row["lang"],
            row["text"],
            code in row["fire"],
            _paraphrase(row, PERIOD if code[0] in "RT" else None),
            row.get("severity"),
        )
        for row in read_rows(path)
        for code in row["rules"]
        if code not in row["maybe"]
    ]


def _paraphrase(row: Row, period: Period | None) -> Document:
    """A paraphrase in its document, with the other key results of its objective after it."""
    document = goal_document(row["text"], row["lang"], row["kind"], period=period)
    if not row.get("siblings"):
        return document
    source, results = row["text"], []
    for text in row["siblings"]:
        results.append(KeyResult(text=Excerpt.at(text, len(source) + 1)))
        source += f"\n{text}"
    own = document.objectives[0].key_results
    above = Objective(text=Excerpt.at("", len(source)), key_results=(*own, *results))
    return Document(
        path="example", source=source, language=row["lang"], period=period, objectives=(above,)
    )


def _bare_metrics() -> Iterator[Trial]:
    for row in read_rows(SETS / "bare_metric.jsonl"):
        yield Trial("O001", row["lang"], row["text"], row["fires"], _document(row, None))


def _scores() -> Iterator[Trial]:
    for row in read_rows(SETS / "scores.jsonl"):
        yield from _one_of(SCORE_RULES, row)


def _deadlines() -> Iterator[Trial]:
    for row in read_rows(SETS / "deadlines.jsonl"):
        yield from _one_of(DATE_RULES, row)


def _one_of(codes: Sequence[str], row: Row) -> Iterator[Trial]:
    """A row that one of some rules must speak of, or none of them."""
    document = _document(row, PERIOD)
    for code in codes:
        yield Trial(code, row["lang"], row["text"], row["rule"] == code, document)


def _undated() -> Iterator[Trial]:
    """The deadlines and their look-alikes where nothing can be inherited: T001 tells them apart.

    Vague ones are left out: whether "soon" is a deadline is what T002 is about.
    """
    for row in read_rows(SETS / "deadlines.jsonl"):
        if row["rule"] != "T002":
            undated = row["deadline"] is None
            yield Trial("T001", row["lang"], row["text"], undated, _document(row, None))


def _document(row: Row, period: Period | None) -> Document:
    return goal_document(row["text"], row["lang"], row["kind"], period=period)
