"""The JSON contract: what is in it, and that it follows its published schema."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from smartcheck.document import Failure, Location, Span
from smartcheck.finding import (
    ConfidenceView,
    DeadlineView,
    DocumentView,
    Finding,
    GoalView,
    QuantityView,
    Result,
    RuleView,
    Severity,
)
from smartcheck.outputs.json import as_data, render
from smartcheck.schemas import schema

PLACE = {"span": Span(10, 28), "start": Location(3, 3), "end": Location(3, 21)}
KEY_RESULT = GoalView(
    kind="key_result",
    text="Oppnå 500 besøkende 6/10",
    label="KR1",
    type="aspirational",
    **PLACE,  # type: ignore[arg-type]
    owner="Kari",
    baseline="100",
    quantities=(QuantityView("500 besøkende", 6, 19),),
    deadline=DeadlineView(None, "2021-12-31", "document"),
    confidence=ConfidenceView("6/10", 0.6),
    smart={
        "specific": "pass",
        "measurable": "hint",
        "attractive": "fail",
        "realistic": "unknown",
        "time_bound": "off",
    },
)
OBJECTIVE = GoalView(
    kind="objective",
    text="Øk salget med 15%.",
    label="",
    type="moonshot",
    **PLACE,  # type: ignore[arg-type]
    key_results=(KEY_RESULT,),
)
FINDING = Finding(
    code="O001",
    name="bare-metric",
    criterion="objective",
    severity=Severity.ERROR,
    message="Målet er bare et tall.",
    advice="Si hva dere vil oppnå.",
    path="okr.md",
    **PLACE,  # type: ignore[arg-type]
    scope="objective",
    objective=0,
    marks=((0, 2),),
    fingerprint="0123456789abcdef",
)
RESULT = Result(
    documents=(
        DocumentView(
            path="okr.md",
            source="…",
            language="nb",
            title="OKR 2021",
            period_text="2021",
            period_start="2021-01-01",
            period_end="2021-12-31",
            objectives=(OBJECTIVE,),
            goals=(KEY_RESULT,),
        ),
        DocumentView(path="b.md", source="", language="en"),
        DocumentView(path="c.md", source="", language="en", period_text="FY26-Q1"),
    ),
    findings=(
        FINDING,
        Finding(
            **{
                **{name: getattr(FINDING, name) for name in FINDING.__dataclass_fields__},
                "code": "X001",
                "criterion": "tool",
                "severity": Severity.INFO,
                "suppressed": "avtalt",
            }
        ),
    ),
    failures=(Failure("d.md", "unreadable", "finnes ikke"),),
    skipped=("e.md",),
    rules={
        "O001": RuleView(
            "O001", "bare-metric", "objective", "t", "w", "y", (), "https://x.example/O001"
        )
    },
    pipelines={"nb": "goals_sm 0.1"},
)


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema("result"))


def test_a_result_follows_the_schema(validator: Draft202012Validator) -> None:
    validator.validate(json.loads(render(RESULT, version="1.0")))
    validator.validate(as_data(Result(), "1.0"))


def test_the_contract_in_full() -> None:
    data = as_data(RESULT, "1.0")
    assert data["version"] == 1
    assert data["tool"] == {
        "name": "smartcheck",
        "version": "1.0",
        "pipelines": {"nb": "goals_sm 0.1"},
    }
    document = data["documents"][0]
    assert document["period"] == {"text": "2021", "start": "2021-01-01", "end": "2021-12-31"}
    objective = document["objectives"][0]
    assert (objective["text"], objective["line"], objective["column"]) == (
        "Øk salget med 15%.",
        3,
        3,
    )
    assert objective["smart"] is None and objective["deadline"] is None
    key_result = objective["key_results"][0]
    assert key_result["quantities"] == ["500 besøkende"]
    assert key_result["quantity_spans"] == [[6, 19]]
    assert key_result["deadline"] == {
        "text": None,
        "end": "2021-12-31",
        "inherited_from": "document",
    }
    assert key_result["confidence"] == {"text": "6/10", "value": 0.6}
    assert key_result["smart"]["attractive"] == "fail"
    assert "key_results" not in key_result
    assert [d["period"] for d in data["documents"][1:]] == [
        None,
        {"text": "FY26-Q1", "start": None, "end": None},
    ]
    first, second = data["findings"]
    assert first | {"message": "", "advice": ""} == {
        "code": "O001",
        "name": "bare-metric",
        "criterion": "objective",
        "severity": "error",
        "message": "",
        "advice": "",
        "path": "okr.md",
        "line": 3,
        "column": 3,
        "end_line": 3,
        "end_column": 21,
        "scope": "objective",
        "objective": 0,
        "key_result": None,
        "goal": None,
        "marks": [[0, 2]],
        "fingerprint": "0123456789abcdef",
        "url": "https://x.example/O001",
        "suppressed": False,
        "suppression_reason": None,
        "baselined": False,
    }
    assert (second["suppressed"], second["suppression_reason"], second["url"]) == (
        True,
        "avtalt",
        None,
    )
    assert data["failures"] == [
        {
            "path": "d.md",
            "line": None,
            "column": None,
            "kind": "unreadable",
            "message": "finnes ikke",
        }
    ]
    assert data["summary"] == {
        "documents": 3,
        "objectives": 1,
        "key_results": 1,
        "goals": 1,
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "suppressed": 1,
        "baselined": 0,
        "failures": 1,
        "skipped": 1,
    }


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("findings", 0, "line"), 0),
        (("findings", 0, "severity"), "fatal"),
        (("findings", 0, "more"), 1),
        (("documents", 0, "objectives", 0, "more"), 1),
        (("documents", 0, "objectives", 0, "key_results", 0, "more"), 1),
        (("documents", 0, "objectives", 0, "key_results", 0, "smart", "specific"), "maybe"),
        (("documents", 0, "period", "start"), "yesterday"),
        (("summary", "errors"), -1),
    ],
)
def test_the_schema_tells_wrong_from_right(
    validator: Draft202012Validator, path: tuple[str | int, ...], value: Any
) -> None:
    data: Any = json.loads(render(RESULT, version="1.0"))
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(ValidationError):
        validator.validate(data)


def test_every_part_is_required(validator: Draft202012Validator) -> None:
    for key in as_data(RESULT, "1.0"):
        data = as_data(RESULT, "1.0")
        del data[key]
        with pytest.raises(ValidationError):
            validator.validate(data)


def test_norwegian_letters_stay_letters_and_broken_ones_do_not_break_it() -> None:
    assert "Øk salget" in render(RESULT, version="1.0")
    broken = Result(failures=(Failure("a\ud800.md", "crash", "x"),))
    assert json.loads(render(broken, version="1").encode("utf-8", "backslashreplace"))
