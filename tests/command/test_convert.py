"""`smartcheck convert`: what is written in the canonical form gives the same findings."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from smartcheck.cli import main
from smartcheck.command.converting import as_yaml
from smartcheck.config import Config
from smartcheck.document import Document
from smartcheck.linter import Linter
from smartcheck.readers import ReadError, read_bytes, read_file, read_text
from smartcheck.schemas import schema
from tests.readers.office import word, workbook

ROOT = Path(__file__).parents[2]
FOLDERS = {"examples": 10, "tests/readers/data": 58, "../shared/corpus/documents": 40}
TODAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Config(), TODAY)


def documents(folder: Path) -> list[Document]:
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.suffix in (".read", ".py", ".toml") or "plugin" in path.parts:
            continue
        try:
            found.append(read_file(path))
        except ReadError as error:
            assert error.failure.kind == "not-understood"
    return found


def findings(document: Document, linter: Linter) -> Counter[tuple[str, str, str]]:
    result = linter.lint_document(document)
    return Counter((f.code, f.severity.name, f.message) for f in result.findings)


def texts(document: Document) -> list[tuple[str, list[str]]]:
    trees = [(str(o.text), [str(k.text) for k in o.key_results]) for o in document.objectives]
    return [*trees, *sorted((goal.kind, [str(goal.text)]) for goal in document.goals)]


def converted(document: Document) -> Document:
    return read_text(as_yaml(document, Config()), "converted.yaml")


@pytest.mark.parametrize("folder", FOLDERS)
def test_converted_documents_give_the_same_findings(folder: str, linter: Linter) -> None:
    found = documents(ROOT / folder)
    if folder.startswith("..") and not (ROOT / folder).is_dir():
        return
    assert len(found) >= FOLDERS[folder]
    validator = Draft202012Validator(schema("okrs"))
    different, count = [], 0
    for document in found:
        again = converted(document)
        before = findings(document, linter)
        count += sum(before.values())
        same = before == findings(again, linter) and texts(document) == texts(again)
        written = yaml.safe_load(as_yaml(document, Config()))
        if not same or again.failures or not validator.is_valid(written):
            different.append(document.path)
    print(f"{folder}: {len(found)} documents, {count} findings, {len(different)} different")
    assert count > 0
    assert not different


EVERYTHING = """\
# smartcheck: ignore-file[B003] long lists are fine here
title: "OKR: the whole truth"
period: 2026-Q4
language: en
team: Support
owner: Priya
objectives:
  # smartcheck: ignore[O001] agreed with the board
  - objective: 'Yes: 100% of it'
    type: committed
    deadline: '2026-12-15'
    period: H1 2026
    owner: Bo
    team: Chat
    key_results:
      - 'Raise NPS: from 30 to 50'
      # smartcheck: ignore[M001] counted by hand
      - key_result: Raise the rating
        type: moonshot
        deadline: '2026-12-01'
        confidence: 5/10
        baseline: 4.1
        target: 4.60
        current: '007'
        unit: "points # of five"
        owner: 'no: one'
goals:
  - '- Read 18 books'
  - goal: "#1 in Norway"
    target: 1
key_results:
  - Sell 40 boats
"""


def test_everything_is_kept_and_quoted_safely() -> None:
    document = read_text(EVERYTHING, "a.yaml")
    assert not document.failures
    written = as_yaml(document, Config())
    again = read_text(written, "b.yaml")
    assert as_yaml(again, Config()) == written
    assert texts(again) == texts(document)
    result = again.objectives[0].key_results[1]
    told = [result.confidence, result.baseline, result.target, result.current, result.unit]
    assert list(map(str, told)) == ["5/10", "4.1", "4.60", "007", "points # of five"]
    assert (result.owner, result.type) == ("no: one", "moonshot")
    objective = again.objectives[0]
    assert (objective.type, objective.owner, objective.team) == ("committed", "Bo", "Chat")
    assert objective.period is not None
    assert objective.period.text == "H1 2026"
    assert (again.team, again.owner, again.language) == ("Support", "Priya", "en")
    assert "# smartcheck: ignore-file[B003] long lists are fine here\n" in written
    assert "  # smartcheck: ignore[O001] agreed with the board\n  - objective" in written
    assert "      # smartcheck: ignore[M001] counted by hand\n      - key_result" in written


def test_silenced_findings_stay_silenced(linter: Linter) -> None:
    text = "Objective: Be loved\n<!-- smartcheck: ignore[M001] soon -->\nKR: Happier guests\n"
    document = read_text(text, "a.md")

    def silenced(one: Document) -> list[tuple[str, str | None]]:
        found = linter.lint_document(one).findings
        return sorted((f.code, f.suppressed) for f in found if f.suppressed is not None)

    assert silenced(document) == silenced(converted(document)) != []


@pytest.mark.parametrize(
    "text",
    [
        "a\u2028b", "tab\there", "nel\x85", "emoji 🎯", "back\\slash", "it's", 'say "no"',
        "ends with:", "? what", "*star", "&and", "!bang", "%per", "@at", "`tick", "{a}", "[a]",
        "a: b", "a #b", "~", "yes", "1_000", "0x1f", "1e3", "12:30", "2026-01-01", "<<", "=", "|",
        ">",
    ],
)  # fmt: skip
def test_any_value_is_written_so_that_it_is_read_back(text: str) -> None:
    source = "goals:\n  - goal: Sell\n    unit: " + yaml.safe_dump(text, default_style='"')
    document = read_text(source, "a.yaml")
    (goal,) = converted(document).goals
    assert str(goal.unit) == str(document.goals[0].unit)
    assert yaml.safe_load(as_yaml(document, Config()))["goals"]


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_office_files_are_converted(suffix: str, tmp_path: Path, linter: Linter) -> None:
    text = (ROOT / "examples/idrettslaget.csv").read_text("utf-8")
    if suffix == ".xlsx":
        data = workbook.of_text(text)
    else:
        data = word.of_text((ROOT / "examples/platform-team.md").read_text("utf-8"))
    document = read_bytes(data, f"plan{suffix}")
    assert findings(document, linter) == findings(converted(document), linter) != Counter()


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example = str(ROOT / "examples/platform-team.md")
    assert main(["convert", example, "--to", "yaml"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("title: Platform team OKRs Q4 2026\nperiod: Q4 2026\n")
    target = tmp_path / "okrs.yaml"
    assert main(["convert", example, "-o", str(target)]) == 0
    assert target.read_text("utf-8") == printed


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["convert", "missing.md"], "no such file"),
        (["convert", str(ROOT / "examples"), "--locale", "en"], "one file at a time"),
        (["convert", str(ROOT / "examples/platform-team.md"), "--to", "xml"], "--to"),
        (["convert"], "FILE"),
    ],
)
def test_what_goes_wrong_is_told(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments]) == 2
    assert told in capsys.readouterr().err
