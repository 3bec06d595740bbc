"""Whole documents of many habits: what is read from each, kept beside it in a `.read` file.

One line per goal: O for an objective, indented K for its key results, K or G for what stands alone,
then line:column, label, words, and what was told beside them. The first line is language, period,
team and owner. Real documents are read too, where they are at hand.
"""

from pathlib import Path

import pytest

from smartcheck.document import Document, Excerpt, Goal
from smartcheck.readers import ReadError, read_bytes, read_file

DATA = Path(__file__).parent / "data"
DOCUMENTS = sorted(path for path in DATA.iterdir() if path.suffix != ".read")
REAL = Path(__file__).parents[3] / "shared" / "corpus" / "documents"
BESIDE = (
    "type", "owner", "team", "deadline", "confidence", "baseline", "target", "current", "unit",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


def row(mark: str, document: Document, goal: Goal) -> str:
    place = document.location(goal.text.span().start)
    told = {name: str(getattr(goal, name)) for name in BESIDE if getattr(goal, name)}
    if goal.type == "aspirational":
        del told["type"]
    if goal.period:
        told["period"] = goal.period.text
    beside = "".join(f" | {name}: {value}" for name, value in told.items())
    return f"{mark} {place.line}:{place.column} [{goal.label}] {goal.text}{beside}"


def shown(document: Document) -> str:
    period = document.period.text if document.period else "-"
    head = (document.language, period, document.team or "-", document.owner or "-")
    lines = [" | ".join(head)]
    lines += [f"! {f.line}:{f.column} {f.kind}: {f.message}" for f in document.failures]
    for objective in document.objectives:
        lines.append(row("O", document, objective))
        lines += [row("  K", document, result) for result in objective.key_results]
    lines += [row("G" if g.kind == "goal" else "K", document, g) for g in document.goals]
    return "\n".join(lines) + "\n"


def excerpts(document: Document) -> list[Excerpt]:
    goals = list(document.every_goal())
    fields = [
        getattr(goal, name)
        for goal in goals
        for name in ("deadline", "confidence", "baseline", "target", "current", "unit")
        if getattr(goal, name)
    ]
    return [*(goal.text for goal in goals), *fields]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_person_would_take_is_read(path: Path) -> None:
    assert shown(read_file(path)) == Path(f"{path}.read").read_text(encoding="utf-8")


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_encodings_and_line_ends_change_nothing(path: Path, encoding: str, newline: str) -> None:
    text = path.read_text(encoding="utf-8").replace("\n", newline)
    document = read_bytes(text.encode(encoding), path.name)
    assert shown(document) == Path(f"{path}.read").read_text(encoding="utf-8")


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_windows_wrote_is_read_alike(path: Path, newline: str) -> None:
    text = path.read_text(encoding="utf-8").encode("cp1252", "ignore").decode("cp1252")
    text = text.replace("\n", newline)
    document = read_bytes(text.encode("cp1252"), path.name)
    assert shown(document) == shown(read_bytes(text.encode(), path.name))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_character_stands_where_it_is_said_to(path: Path, newline: str) -> None:
    text = path.read_text(encoding="utf-8").replace("\n", newline)
    document = read_bytes(text.encode(), path.name)
    for excerpt in excerpts(document):
        for position, char in enumerate(excerpt.text):
            there = document.source[excerpt.offset(position)]
            assert there == char or char.isspace() or there in "\\&", (excerpt.text, position)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_words_of_a_goal_stand_in_its_span(path: Path) -> None:
    document = read_file(path)
    for excerpt in excerpts(document):
        span = excerpt.span()
        stretch = document.source[span.start : span.end]
        assert stretch.split()[0].lstrip("*`[\\")[:1] == excerpt.text[:1]
        assert excerpt.text.split()[-1][-1] in stretch


@pytest.mark.parametrize("path", sorted(REAL.glob("*/*")), ids=lambda path: path.name)
def test_real_documents_are_read_or_refused_but_never_passed_over(path: Path) -> None:
    try:
        document = read_file(path)
    except ReadError as error:
        assert error.failure.kind == "not-understood"
    else:
        assert list(document.every_goal())
        for excerpt in excerpts(document):
            for position, char in enumerate(excerpt.text):
                there = document.source[excerpt.offset(position)]
                assert there == char or char.isspace() or there in "\\&", excerpt.text
