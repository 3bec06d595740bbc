"""The formats for other programs, each read back by one that knows it.

The schema in data/ is the OASIS one for SARIF 2.1.0, as the npm package @microsoft/jest-sarif
(MIT) ships it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator
from junitparser import Error, JUnitXml
from junitparser import Failure as JUnitFailure

from smartcheck.document import Failure, Location, Span
from smartcheck.finding import (
    DocumentView,
    Finding,
    GoalView,
    Result,
    RuleView,
    Severity,
)
from smartcheck.outputs.machine import MACHINE_FORMATS, render

DATA = Path(__file__).parent / "data"
SOURCE = "# Mål\n\n- Øk salget med 15 % 🎯 nå\n"
PLACE: dict[str, Any] = {"span": Span(9, 31), "start": Location(3, 3), "end": Location(3, 28)}


def found(severity: Severity = Severity.ERROR, **more: Any) -> Finding:
    values: dict[str, Any] = {
        "code": "O001",
        "name": "bare-metric",
        "criterion": "objective",
        "severity": severity,
        "message": "Målet er bare et tall: 15 %, sier vi.",
        "advice": "Si hva dere vil oppnå.",
        "path": "mål våre/okr#1.md",
        "scope": "objective",
        "objective": 0,
        "fingerprint": "abc",
        **PLACE,
        **more,
    }
    return Finding(**values)


GOAL = GoalView(kind="objective", text="Øk salget med 15 % 🎯 nå", label="O1", type="", **PLACE)
DOCUMENT = DocumentView(path="mål våre/okr#1.md", source=SOURCE, language="nb", objectives=(GOAL,))
RULE = RuleView(
    "O001", "bare-metric", "objective", "Bart måltall", "Hva", "Hvorfor", ("Doerr",),
    "docs/rules/O001.md", Severity.ERROR,
)  # fmt: skip
RESULT = Result(
    documents=(DOCUMENT,),
    findings=(
        found(),
        found(code="S001", name="vague-wording", suppressed="vi vet det", fingerprint="d"),
        found(Severity.WARNING, code="M001", name="no-number", baselined=True, fingerprint="e"),
        found(Severity.INFO, code="A005", name="a-hint"),
        found(Severity.INFO, code="A005", name="a-hint"),
    ),
    failures=(Failure("brukket.yaml", "unreadable", "ikke YAML\x00\x1b", 4, 2),),
    rules={"O001": RULE},
    compared=True,
)


def rendered(name: str, result: Result = RESULT, show: Severity = Severity.INFO) -> str:
    return render(name, result, version="1.2.3", show=show)


@pytest.fixture(scope="module")
def schema() -> Draft7Validator:
    return Draft7Validator(json.loads((DATA / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))


class TestSarif:
    def log(self) -> Any:
        return json.loads(rendered("sarif"))["runs"][0]

    @pytest.mark.parametrize("result", [RESULT, Result()], ids=["full", "empty"])
    def test_it_follows_the_schema(self, schema: Draft7Validator, result: Result) -> None:
        assert not list(schema.iter_errors(json.loads(rendered("sarif", result))))

    def test_the_schema_can_object(self, schema: Draft7Validator) -> None:
        log = json.loads(rendered("sarif"))
        log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"][
            "startColumn"
        ] = 0
        assert list(schema.iter_errors(log))

    def test_places_are_relative_encoded_and_in_code_points(self) -> None:
        run = self.log()
        assert run["columnKind"] == "unicodeCodePoints"
        place = run["results"][0]["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "m%C3%A5l%20v%C3%A5re/okr%231.md"
        assert place["region"] == {"startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 28}

    def test_rules_carry_their_page_and_level(self) -> None:
        rules = self.log()["tool"]["driver"]["rules"]
        rule = next(rule for rule in rules if rule["id"] == "O001")
        assert "Hvorfor" in rule["help"]["text"] and "**Bart måltall**" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"] == {"level": "error"}
        for result in self.log()["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]

    def test_suppressions_baseline_and_fingerprints(self) -> None:
        first, suppressed, known, *_ = self.log()["results"]
        assert first["partialFingerprints"] == {"smartcheck/v1": "abc"}
        assert first["baselineState"] == "new" and "suppressions" not in first
        assert suppressed["suppressions"][0]["justification"] == "vi vet det"
        assert known["baselineState"] == "unchanged"

    def test_what_could_not_be_read_is_told(self) -> None:
        invocation = self.log()["invocations"][0]
        assert invocation["executionSuccessful"] is False
        assert invocation["toolExecutionNotifications"][0]["descriptor"]["id"] == "unreadable"

    def test_a_sarif_tool_reads_it(self, tmp_path: Path) -> None:
        file = tmp_path / "result.sarif"
        file.write_text(rendered("sarif"), encoding="utf-8")
        table = tmp_path / "table.csv"
        command = [sys.executable, "-m", "sarif", "csv", "-o", str(table), str(file)]
        subprocess.run(command, check=True, capture_output=True)
        rows = table.read_text("utf-8").splitlines()
        assert sum(row.count("O001") for row in rows) == 1
        assert len([row for row in rows if "okr%231.md" in row or "okr#1.md" in row]) >= 4


class TestGithub:
    def test_errors_first_and_everything_escaped(self) -> None:
        failure, error, *notices = rendered("github").splitlines()
        assert failure.startswith("::error file=brukket.yaml,line=4,col=2,title=")
        assert error == (
            "::error file=mål våre/okr#1.md,line=3,endLine=3,col=3,endColumn=27,"
            "title=O001 bare-metric::Målet er bare et tall: 15 %25, sier vi."
            "%0ASi hva dere vil oppnå."
        )
        assert [line.partition(" ")[0] for line in notices] == ["::notice", "::notice"]

    def test_suppressed_and_known_findings_are_silent(self) -> None:
        assert "S001" not in rendered("github") and "M001" not in rendered("github")

    def test_it_shows_what_is_asked_for(self) -> None:
        assert "::notice" not in rendered("github", show=Severity.WARNING)

    def test_a_property_cannot_end_early(self) -> None:
        odd = Result(findings=(found(path="a,b:c.md"),))
        assert "file=a%2Cb%3Ac.md," in rendered("github", odd)


def test_gitlab_has_what_code_quality_needs() -> None:
    entries = json.loads(rendered("gitlab"))
    assert [entry["severity"] for entry in entries] == ["critical", "major", "info", "info"]
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry in entries:
        assert entry["location"]["lines"]["begin"] >= 1
        assert entry["description"] and entry["check_name"]
        assert not entry["location"]["path"].startswith("./")


def test_a_junit_parser_reads_goals_failures_and_errors() -> None:
    suites = JUnitXml.fromstring(rendered("junit").encode())
    assert (suites.tests, suites.failures, suites.errors) == (3, 1, 1)
    cases = [case for suite in suites for case in suite]
    results = {case.name: [type(entry) for entry in case.result] for case in cases}
    assert results["O1: Øk salget med 15 % 🎯 nå"] == [JUnitFailure]
    assert results["document"] == []
    assert results["read"] == [Error]


def test_checkstyle_is_xml_by_file() -> None:
    root = ElementTree.fromstring(rendered("checkstyle").encode())
    names = [file.get("name") for file in root]
    assert names == ["brukket.yaml", "mål våre/okr#1.md"]
    assert [error.get("severity") for error in root[1]] == ["error", "info", "info"]


def test_rdjson_counts_bytes() -> None:
    diagnostics = json.loads(rendered("rdjson"))["diagnostics"]
    place = diagnostics[1]["location"]
    assert place["range"]["start"] == {"line": 3, "column": 3}
    line = SOURCE.split("\n")[2]
    assert place["range"]["end"]["column"] == len(line[:27].encode()) + 1 > 28
    assert diagnostics[1]["code"]["value"] == "O001"


@pytest.mark.parametrize("name", MACHINE_FORMATS)
def test_every_format_takes_nothing_and_odd_characters(name: str) -> None:
    odd = found(message="\ud800 \x0b \u2028 ]]> <b>&", path="a\nb.md")
    for result in (Result(), Result(findings=(odd,))):
        text = rendered(name, result)
        assert text.encode("utf-8", "backslashreplace") is not None
        if name in ("junit", "checkstyle"):
            ElementTree.fromstring(text)
