"""How well the readers read: what they take from real documents against what was found by hand.

The documents may not be copied into the project, so the expected items are hashes of their texts;
`tests/readers/expected/README.md` says how they came about. Run from the project's root:

    python evaluation/readers.py ../shared/corpus/documents
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from smartcheck.document import Document
from smartcheck.readers import NotUnderstood, ReadError, read_file

KINDS = ("key_result", "goal", "objective")
EXPECTED = Path(__file__).parent.parent / "tests" / "readers" / "expected"


def digest(text: str) -> str:
    """The hash of a text, blind to runs of white space and to a closing full stop or colon."""
    words = " ".join(text.split()).rstrip(" .:")
    return hashlib.sha256(words.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Wanted:
    """An item a person finds in the document: any of `hashes` is a right text for it.

    An `optional` item may be taken or left; a key result or goal that is right `anywhere` may
    stand under any objective or alone; an objective with `or_goal` may be a loose goal.
    """

    name: str
    hashes: frozenset[str]
    optional: bool = False
    anywhere: bool = False
    or_goal: bool = False
    key_results: tuple[Wanted, ...] = ()


@dataclass(frozen=True)
class Expected:
    """What a person finds in one document; `may_fail`: "not understood" is right as well."""

    document: str
    language: str
    may_fail: bool
    held_back: bool
    objectives: tuple[Wanted, ...]
    goals: tuple[Wanted, ...]


@dataclass(frozen=True)
class Taken:
    """An item a reader took; `parent` is the hash of the objective it stands under."""

    kind: str
    text: str
    hash: str
    parent: str | None = None


@dataclass(frozen=True)
class Counts:
    """Items taken rightly, items to be taken, and items taken without being asked for."""

    right: int = 0
    wanted: int = 0
    extra: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right, self.wanted + other.wanted, self.extra + other.extra
        )

    @property
    def precision(self) -> float:
        taken = self.right + self.extra
        return self.right / taken if taken else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        total = self.right + self.extra + self.wanted
        return 2 * self.right / total if total else 1.0

    def __str__(self) -> str:
        figures = f"{self.precision:.2f} {self.recall:.2f} {self.f1:.2f}"
        return f"{self.right:4}/{self.wanted:<4} +{self.extra:<3} {figures}"


@dataclass(frozen=True)
class Comparison:
    """The outcome for one document; `counted` is false where failing to read it is right too."""

    expected: Expected
    status: str
    as_expected: bool
    counted: bool
    language: str
    objectives: Counts = Counts()
    key_results: Counts = Counts()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


class Claims:
    """The items a reader took, each to be claimed by at most one expected item."""

    def __init__(self, taken: Iterable[Taken]) -> None:
        self.free = list(taken)

    def claim(self, item: Wanted, kinds: tuple[str, ...], parents: frozenset[str]) -> bool:
        """Claims the first free item that fits, the kinds tried in turn."""
        for kind in kinds:
            for candidate in self.free:
                fits = candidate.kind == kind and candidate.hash in item.hashes
                nested = kind == "key_result" and not item.anywhere
                if fits and (not nested or candidate.parent in parents):
                    self.free.remove(candidate)
                    return True
        return False


def taken_by(document: Document) -> Iterator[Taken]:
    """Everything a reader took, in the document's order."""
    for objective in document.objectives:
        parent = digest(str(objective.text))
        yield Taken("objective", str(objective.text), parent)
        for result in objective.key_results:
            text = str(result.text)
            yield Taken("key_result", text, digest(text), parent)
    for goal in document.goals:
        yield Taken("goal", str(goal.text), digest(str(goal.text)))


def everything_wanted(expected: Expected) -> Iterator[tuple[str, Wanted, frozenset[str]]]:
    """Kind, item and the hashes of the objective above it; objectives first."""
    nowhere: frozenset[str] = frozenset()
    for objective in expected.objectives:
        yield "objective", objective, nowhere
    for objective in expected.objectives:
        for result in objective.key_results:
            yield "key_result", result, objective.hashes
    for goal in expected.goals:
        yield "goal", goal, nowhere


def places(kind: str, item: Wanted) -> tuple[str, ...]:
    """The kinds under which a reader may rightly have taken an item."""
    if item.anywhere:
        return (kind, *(other for other in KINDS if other != kind))
    return ("objective", "goal") if item.or_goal else (kind,)


def compare(expected: Expected, outcome: Document | ReadError) -> Comparison:
    """Counts what a reader took rightly, missed and made up."""
    status = status_of(outcome)
    counted = status == "read" or not expected.may_fail
    as_expected = status == "read" or (expected.may_fail and status == "not understood")
    language = outcome.language if isinstance(outcome, Document) else expected.language
    if not counted:
        return Comparison(expected, status, as_expected, False, language)
    claims = Claims(taken_by(outcome) if isinstance(outcome, Document) else ())
    right: dict[bool, int] = {True: 0, False: 0}
    wanted: dict[bool, int] = {True: 0, False: 0}
    missing: list[str] = []
    # Required items choose first, so that an optional one of the same words takes none away.
    for kind, item, parents in sorted(everything_wanted(expected), key=lambda w: w[1].optional):
        found = claims.claim(item, places(kind, item), parents)
        if not item.optional:
            wanted[kind == "objective"] += 1
            right[kind == "objective"] += found
            if not found:
                missing.append(item.name)
    extra = {flag: [t for t in claims.free if (t.kind == "objective") is flag] for flag in right}
    return Comparison(
        expected,
        status,
        as_expected,
        True,
        language,
        Counts(right[True], wanted[True], len(extra[True])),
        Counts(right[False], wanted[False], len(extra[False])),
        tuple(missing),
        tuple(f"{item.kind.replace('_', ' ')}: {item.text}" for item in claims.free),
    )


def status_of(outcome: Document | ReadError) -> str:
    """Whether a document was read, refused as not understood or broken, or gave nothing."""
    if isinstance(outcome, ReadError):
        return "not understood" if isinstance(outcome, NotUnderstood) else "unreadable"
    return "read" if any(True for _ in outcome.every_goal()) else "silent"


def read_or_refused(path: Path) -> Document | ReadError:
    """The document in a file, or why there is none."""
    try:
        return read_file(path)
    except ReadError as error:
        return error


def compare_all(documents: Path, expected_dir: Path = EXPECTED) -> list[Comparison]:
    """The outcome for every document that something is expected of."""
    known = map(load, sorted(expected_dir.rglob("*.json")))
    return [compare(each, read_or_refused(documents / each.document)) for each in known]


def totals(comparisons: Iterable[Comparison]) -> tuple[Counts, Counts]:
    """The sums over some documents: objectives; key results and goals."""
    counted = list(comparisons)
    objectives = sum((c.objectives for c in counted), Counts())
    return objectives, sum((c.key_results for c in counted), Counts())


def load(path: Path) -> Expected:
    """What is expected of one document. Raises KeyError on a file of another shape."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Expected(
        data["document"],
        data["language"],
        data["understood"] == "either",
        data["held_back"],
        tuple(_wanted(item, f"objective {n}") for n, item in enumerate(data["objectives"], 1)),
        tuple(_wanted(item, f"goal {n}") for n, item in enumerate(data["goals"], 1)),
    )


def _wanted(data: dict[str, Any], name: str) -> Wanted:
    results = enumerate(data.get("key_results", ()), 1)
    return Wanted(
        name,
        frozenset(data["hashes"]),
        data.get("optional", False),
        data.get("anywhere", False),
        data.get("or_goal", False),
        tuple(_wanted(result, f"{name}, key result {n}") for n, result in results),
    )


def show(comparison: Comparison, details: bool) -> None:
    """Prints one document's line and, on request, what was missed and made up."""
    verdict = comparison.status + ("" if comparison.as_expected else " (wrong)")
    expected = comparison.expected
    if comparison.language != expected.language:
        verdict += f" [{comparison.language}, not {expected.language}]"
    name = expected.document + (" *" if expected.held_back else "")
    counts = f"{comparison.objectives}   {comparison.key_results}" if comparison.counted else ""
    click.echo(f"{name:52} {counts:58} {verdict}".rstrip())
    # Held-back documents measure the readers only as long as nobody mends readers by them.
    if details and not expected.held_back:
        for item in comparison.missing:
            click.echo(f"    missing  {item}")
        for item in comparison.extra:
            click.echo(f"    extra    {item}")


def show_total(name: str, comparisons: list[Comparison]) -> tuple[Counts, Counts]:
    """Prints and returns the sums over some documents."""
    objectives, key_results = totals(comparisons)
    right = sum(c.as_expected for c in comparisons)
    verdict = f"{right} of {len(comparisons)} understood as expected"
    click.echo(f"{name:52} {f'{objectives}   {key_results}':58} {verdict}")
    return objectives, key_results


@click.command()
@click.argument("documents", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--expected",
    "expected_dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=EXPECTED,
    help="Directory of the expected hashes.",
)
@click.option("--details", is_flag=True, help="List what was missed and made up.")
@click.option("--floor", type=float, default=0.0, help="Exit 1 when an overall F1 is below.")
def main(documents: Path, expected_dir: Path, details: bool, floor: float) -> None:
    """Compare what the readers take from DOCUMENTS with what people took."""
    comparisons = compare_all(documents, expected_dir)
    if not comparisons:
        raise click.ClickException(f"no expected files in {expected_dir}")
    heading = "objectives: right/wanted +extra P R F1"
    click.echo(f"{'document (* held back)':52} {heading}, key results and goals: the same")
    for comparison in comparisons:
        show(comparison, details)
    click.echo()
    show_total("seen", [c for c in comparisons if not c.expected.held_back])
    show_total("held back", [c for c in comparisons if c.expected.held_back])
    sums = show_total("all", comparisons)
    if any(counts.f1 < floor for counts in sums):
        sys.exit(1)


if __name__ == "__main__":
    main()
