"""The harness that measures the rules: right counts, honest figures, floors that hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from evaluation.__main__ import (
    FRESH,
    FRESH_HALF,
    HIDDEN,
    LOT_HIDDEN,
    OWN_HIDDEN,
    REAL_HIDDEN,
    main,
)
from evaluation.counts import Counts
from evaluation.floors import drops, load_floors, raised
from evaluation.judging import Judge
from evaluation.labelled import WILD3_TEST, WILD4_TEST, WILD5_TEST, gold_goals, ranges_of
from evaluation.measuring import measure_gold, overlapping
from evaluation.tables import as_data, as_text

# A bare metric, an innocent objective, one that either answer is right for, and a key result.
ROWS: list[dict[str, Any]] = [
    {"lang": "nb", "kind": "objective", "text": "Øk salget med 15%.", "fire": ["O001"]},
    {"lang": "en", "kind": "objective", "text": "Win over the whole valley", "fire": ["O001"]},
    {"lang": "en", "kind": "objective", "text": "Increase sales by 15%", "fire": []},
    {
        "lang": "en",
        "kind": "objective",
        "text": "Double sales",
        "fire": [],
        "maybe": ["O001"],
        "quantities": None,
    },
    {
        "lang": "nb",
        "kind": "key_result",
        "text": "Selge 40 hytter innen 1. mars",
        "fire": [],
        "quantities": ["40 hytter"],
        "deadline": "innen 1. mars",
    },
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    write(path, *ROWS)
    return path


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_figures_of_counts() -> None:
    counts = Counts(tp=3, fp=1, fn=3)
    assert (counts.cases, counts.precision, counts.recall) == (6, 0.75, 0.5)
    assert counts.f1 == pytest.approx(0.6)
    assert (counts.proven, Counts(tp=5, fn=3).proven) == (False, True)
    assert (Counts().precision, Counts().recall, Counts(fp=1).recall) == (None, None, None)


def test_rules_are_counted_by_language(gold: Path, judge: Judge) -> None:
    measured = measure_gold("gold", gold_goals(gold), judge)
    assert measured.rules["O001", "nb"] == Counts(tp=1)
    assert measured.rules["O001", "en"] == Counts(fp=1, fn=1)
    assert {(m.text, m.what) for m in measured.mistakes if m.code == "O001"} == {
        ("Win over the whole valley", "miss"),
        ("Increase sales by 15%", "false"),
    }


def test_quantities_and_deadlines_are_counted(gold: Path, judge: Judge) -> None:
    measured = measure_gold("gold", gold_goals(gold), judge)
    assert measured.others["quantities", "nb"].tp == 1
    assert measured.others["has a quantity", "en"] == Counts()
    assert measured.others["deadlines", "nb"] == Counts(tp=1)


def test_each_range_is_taken_once() -> None:
    assert overlapping([(0, 4), (6, 9)], [(1, 8)]) == Counts(tp=1, fn=1)
    assert overlapping([(0, 4)], [(0, 2), (2, 4)]) == Counts(tp=1, fp=1)
    assert list(ranges_of(["12", "2"], "2 of 12, 2")) == [(5, 7), (9, 10)]


def test_few_cases_are_called_unproven(gold: Path, judge: Judge) -> None:
    measured = [measure_gold("gold", gold_goals(gold), judge)]
    line = next(each for each in as_text(measured).splitlines() if each.startswith("O001"))
    assert line.endswith("unproven")
    assert as_data(measured)["gold"]["rules"]["O001"]["all"] == {
        **{"tp": 1, "fp": 1, "fn": 1},
        **{"precision": 0.5, "recall": 0.5, "f1": 0.5},
        "proven": False,
    }


def test_any_file_of_the_same_form_can_be_measured(gold: Path) -> None:
    result = run("--gold", str(gold), "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["gold"]["goals"] == len(ROWS)


def test_a_file_of_another_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text('{"text": "Sell 40 huts"}\n', "utf-8")
    result = run("--gold", str(path))
    assert (result.exit_code, "other.jsonl:1" in result.stderr) == (2, True)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    result = run("--corpus", str(tmp_path / "nowhere"), "--floors")
    assert result.exit_code == 2
    assert "goals-dev.jsonl" in result.stderr


RESULTS = {
    name: {
        "rules": {"M001": {"all": {"precision": 0.9, "recall": 0.8, "proven": True}}},
        "others": {"quantities": {"all": {"precision": 1.0, "recall": 1.0, "proven": False}}},
        "total": {"all": {"precision": 0.7, "recall": None, "proven": True}},
    }
    for name in ("goals-check", "advice")
}


def test_floors_rise_and_hold() -> None:
    floors = raised(RESULTS, {"advice": {"total all": {"precision": 0.75}}})
    assert floors["goals-check"] == {
        "M001 all": {"precision": 0.9, "recall": 0.8},
        "total all": {"precision": 0.7},
    }
    assert floors["advice"] == {"total all": {"precision": 0.75}}
    (drop,) = drops(RESULTS, floors)
    assert str(drop) == "advice total all: precision 0.700, below the floor of 0.750"


def test_what_is_no_longer_measured_has_dropped() -> None:
    assert list(drops({}, {"goals-check": {"M001 all": {"recall": 0.5}}}))


def test_floors_are_recorded() -> None:
    floors = load_floors()
    assert set(floors) == {"goals-check", "advice"}
    assert all(0 < value <= 1 for f in floors.values() for p in f.values() for value in p.values())


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of our own making, in which every set holds a mistake."""
    missed = {"lang": "en", "kind": "objective", "fire": ["O001"]}
    write(tmp_path / "goals-dev.jsonl", {**missed, "text": "Win over the whole valley"})
    write(tmp_path / f"{HIDDEN}.jsonl", {**missed, "text": "Win over the whole island"})
    verdict = {"verdict": "bad", "source_kind": "handbook", "id": "a", "lang": "en"}
    write(tmp_path / "advice.jsonl", {**verdict, "kind": "objective", "text": "Win the cup"})
    return tmp_path


def test_every_set_is_measured(corpus: Path) -> None:
    result = run("--corpus", str(corpus), "--format", "json")
    assert result.exit_code == 0
    measured = json.loads(result.stdout)
    own = ["own goals", "own goals, dev half", OWN_HIDDEN]
    own += ["goals after real ones, dev part", REAL_HIDDEN]
    own += ["key results by lot, dev half", LOT_HIDDEN, "key results in lots"]
    own += ["own sets", "catalogue", FRESH, "catalogue, dev half", FRESH_HALF, "plain goals"]
    assert list(measured) == ["goals-dev", HIDDEN, "advice", *own]
    assert measured[HIDDEN]["rules"]["O001"]["en"]["fn"] == 1
    assert measured["advice"]["others"]["handbook"]["all"]["fn"] == 1
    assert measured["own sets"]["rules"]["T001"]["all"]["proven"]
    by_language = [c for rule in measured["catalogue"]["rules"].values() for c in rule.values()]
    assert all(counts["proven"] for counts in by_language)


def test_the_sentences_of_the_check_set_are_never_shown(corpus: Path) -> None:
    result = run("--corpus", str(corpus), "--mistakes")
    assert "goals-dev O001 miss: Win over the whole valley" in result.stdout
    assert "Win the cup" in result.stdout
    assert "island" not in result.stdout


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What `--mistakes` prints, on a corpus of one goal."""
    folder = tmp_path_factory.mktemp("corpus")
    for name in ("goals-dev", HIDDEN):
        write(folder / f"{name}.jsonl", ROWS[0])
    (folder / "advice.jsonl").write_text("", "utf-8")
    return run("--corpus", str(folder), "--mistakes").stdout


@pytest.mark.parametrize(
    ("name", "path"),
    [(OWN_HIDDEN, WILD3_TEST), (REAL_HIDDEN, WILD4_TEST), (LOT_HIDDEN, WILD5_TEST)],
    ids=["wild3", "wild4", "wild5"],
)
def test_the_sentences_of_our_own_test_sets_are_never_shown(
    shown: str, name: str, path: Path
) -> None:
    assert name in shown
    assert not [goal.text for goal in gold_goals(path) if f": {goal.text}\n" in shown]


def test_a_rule_about_documents_is_counted_on_key_results(gold: Path) -> None:
    judge = Judge(also=("T001",))
    rules = measure_gold("gold", gold_goals(gold), judge, ["T001"]).rules
    assert rules == {("T001", "nb"): Counts()}


def test_only_labelled_rules_are_counted(gold: Path, judge: Judge) -> None:
    counted = {code for code, _ in measure_gold("gold", gold_goals(gold), judge, ["O001"]).rules}
    assert counted == {"O001"}


def test_a_drop_below_a_floor_fails(corpus: Path) -> None:
    """This corpus of one goal reaches none of the floors."""
    result = run("--corpus", str(corpus), "--floors")
    assert result.exit_code == 1
    assert "below the floor of" in result.stderr
