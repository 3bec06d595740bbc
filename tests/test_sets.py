"""The labelled sets are sound: unique rows, both languages, both answers, labels in the text."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]

HERE = Path(__file__).parent
SETS = HERE / "sets"
PARAPHRASES = sorted((HERE / "rules" / "paraphrases").glob("*.jsonl"))
# What counts as a positive row, and how many rows each side has at least in each language.
SIDES = {
    "bare_metric": (lambda row: row["fires"], 25),
    "scores": (lambda row: row["score"] is not None, 35),
    "deadlines": (lambda row: row["deadline"] is not None, 45),
    "quantities": (lambda row: bool(row["quantities"]), 60),
}
MISSION = {
    *("O001", "O002", "O004", "O005", "O006", "M001", "M002", "M003", "M009", "S001", "A001"),
}
# The rules labelled in the wild set; on these, whatever a row does not name must stay silent.
WILD_OBJECTIVE = {
    *("O001", "O002", "O004", "O005", "O006", "O007", "O008", "O010", "O011", "O012"),
}
WILD_KEY_RESULT = {
    *("S001", "S002", "S003", "M001", "M002", "M003", "M004", "M006", "M007", "M009"),
    *("A001", "A002", "A003", "A004", "R006", "R007"),
}
# The rules labelled in the second wild set, which holds key results and loose goals alone.
WILD2 = {"M001", "M003", "M004", "M009", "S001", "S002", "A001", "A002", "A003", "R007"}
HALVES = ("catalogue3_dev", "catalogue3_test")
CATALOGUES = ("catalogue", "catalogue2", *HALVES)
WILD3 = ("wild3_dev", "wild3_test")
# The rules labelled in the fourth wild set; objectives take those of objectives and of time alone.
WILD4_OBJECTIVE = {"O001", "O002", "O004", "T002"}
WILD4_KEY_RESULT = {"M001", "M009", "S001", "A001", "T001", "T002", "R002", "R003"}
WILD4 = ("wild4_dev", "wild4_test")
WILD5 = ("wild5_dev", "wild5_test")
WILDS = ("wild", "wild2", *WILD3, *WILD4, *WILD5, "wild6")
# The left rule silences the right ones: no row may demand both.
WINS = {
    "O001": {"O002"},
    "O005": {"O007"},
    "O006": {"O007"},
    "M001": {"M009"},
    "M002": {"M001"},
    "M006": {"R006"},
    "A002": {"A001"},
    "A003": {"A001"},
}
REFERENCE, PERIOD_START, PERIOD_END = date(2026, 9, 14), date(2026, 7, 1), date(2026, 12, 31)


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def repeated(values: Iterable[Any]) -> list[Any]:
    return [value for value, n in Counter(values).items() if n > 1]


def rows_of(name: str) -> list[Row]:
    return read(SETS / f"{name}.jsonl")


@pytest.mark.parametrize("name", SIDES)
def test_every_row_is_distinct(name: str) -> None:
    rows = rows_of(name)
    for key in ("id", "text"):
        assert not repeated(row[key] for row in rows)
    assert all(row["construction"].strip() for row in rows)


@pytest.mark.parametrize("name", SIDES)
def test_both_languages_have_enough_cases_on_both_sides(name: str) -> None:
    positive, least = SIDES[name]
    counts = Counter((row["lang"], positive(row)) for row in rows_of(name))
    assert set(counts) == {("nb", True), ("nb", False), ("en", True), ("en", False)}
    assert min(counts.values()) >= least


def test_no_text_stands_in_two_sets() -> None:
    assert not repeated(row["text"] for name in SIDES for row in rows_of(name))


def test_each_language_has_enough_rows_about_quantities() -> None:
    counts = Counter(row["lang"] for row in rows_of("quantities"))
    assert min(counts["nb"], counts["en"]) >= 150


def test_scores_and_deadlines_stand_verbatim_in_their_text() -> None:
    for name, key in (("scores", "score"), ("deadlines", "deadline")):
        for row in rows_of(name):
            assert row[key] is None or row[key] in row["text"], row["id"]


def test_quantities_stand_verbatim_and_in_order_in_their_text() -> None:
    for row in rows_of("quantities"):
        end = 0
        for span in row["quantities"]:
            start = row["text"].find(span, end)
            assert span == span.strip() and start >= 0, row["id"]
            end = start + len(span)


def test_look_alikes_of_deadlines_carry_no_label() -> None:
    for row in rows_of("deadlines"):
        if row["deadline"] is None:
            assert (row["end"], row["rule"], row.get("end_also")) == (None, None, None), row["id"]


def test_deadline_rules_agree_with_the_dates() -> None:
    for row in rows_of("deadlines"):
        if row["end"] is None:
            assert row["rule"] in (None, "T002", "T005"), row["id"]
            assert "end_also" not in row, row["id"]
            continue
        end = date.fromisoformat(row["end"])
        late = "T004" if end > PERIOD_END else None
        assert row["rule"] == ("T003" if end < REFERENCE else late), row["id"]
        others = [date.fromisoformat(other) for other in row.get("end_also", ())]
        assert end not in others, row["id"]


def test_every_deadline_rule_has_rows_in_both_languages() -> None:
    seen = {(row["lang"], row["rule"]) for row in rows_of("deadlines")}
    for rule in ("T002", "T003", "T004", "T005"):
        assert {("nb", rule), ("en", rule)} <= seen


def test_the_rules_of_the_mission_have_paraphrases() -> None:
    assert {path.stem for path in PARAPHRASES} >= MISSION


@pytest.mark.parametrize("path", PARAPHRASES, ids=lambda path: path.stem)
def test_paraphrases_are_distinct_and_complete(path: Path) -> None:
    rows = read(path)
    assert not repeated(row["text"] for row in rows)
    assert not repeated((row["lang"], row["why"]) for row in rows)
    counts = Counter((row["lang"], row["fires"]) for row in rows)
    assert set(counts) == {("nb", True), ("nb", False), ("en", True), ("en", False)}
    assert min(counts.values()) >= (8 if path.stem in MISSION else 5)
    for row in rows:
        assert row["kind"] in ("objective", "key_result")
        assert row["fires"] or "severity" not in row
        assert row.get("severity", "info") in ("error", "warning", "info")


def test_objective_rules_are_tried_on_objectives() -> None:
    for path in PARAPHRASES:
        kinds = {row["kind"] for row in read(path)}
        if path.stem.startswith("O"):
            assert kinds == {"objective"}
        elif not path.stem.startswith("T"):
            assert kinds == {"key_result"}


def test_paraphrases_do_not_repeat_the_sets() -> None:
    sets = {row["text"] for name in SIDES for row in rows_of(name)}
    assert not [row["text"] for path in PARAPHRASES for row in read(path) if row["text"] in sets]


def test_the_wild_set_is_distinct_and_balanced() -> None:
    rows = rows_of("wild")
    for key in ("id", "text"):
        assert not repeated(row[key] for row in rows)
    counts = Counter((row["lang"], row["kind"]) for row in rows)
    sizes = {"key_result": 90, "objective": 18, "goal": 12}
    assert counts == {(lang, kind): n for lang in ("nb", "en") for kind, n in sizes.items()}


def test_the_wild_set_repeats_no_other_set() -> None:
    others = [row["text"] for name in SIDES for row in rows_of(name)]
    others += [row["text"] for path in PARAPHRASES for row in read(path)]
    assert not {row["text"] for row in rows_of("wild")} & set(others)


def test_wild_labels_are_labelled_rules_of_their_kind() -> None:
    for row in rows_of("wild"):
        allowed = WILD_OBJECTIVE if row["kind"] == "objective" else WILD_KEY_RESULT
        labels = row["fire"] + row["maybe"]
        assert not repeated(labels) and set(labels) <= allowed, row["id"]


def test_every_labelled_rule_fires_in_both_languages_of_the_wild_set() -> None:
    seen = {(row["lang"], code) for row in rows_of("wild") for code in row["fire"]}
    assert seen == {(lang, c) for lang in ("nb", "en") for c in WILD_OBJECTIVE | WILD_KEY_RESULT}


@pytest.mark.parametrize("name", WILDS)
def test_wild_labels_keep_to_which_finding_wins(name: str) -> None:
    for row in rows_of(name):
        for code in row["fire"]:
            assert not WINS.get(code, set()) & set(row["fire"]), row["id"]


@pytest.mark.parametrize("name", WILDS)
def test_a_wild_key_result_has_a_measure_or_a_label_for_its_absence(name: str) -> None:
    for row in rows_of(name):
        if row["kind"] == "objective" or row["quantities"] is None:
            continue
        absent = {"M001", "M002", "M009"} & {*row["fire"], *row["maybe"]}
        assert bool(row["quantities"]) != bool(absent), row["id"]


@pytest.mark.parametrize("name", WILDS)
def test_wild_spans_stand_verbatim_in_their_text(name: str) -> None:
    for row in rows_of(name):
        spans = [*(row["quantities"] or ()), *({row["deadline"]} - {None, "?"})]
        assert all(span == span.strip() and span in row["text"] for span in spans), row["id"]


def test_the_second_wild_set_is_distinct_and_repeats_no_other_set() -> None:
    rows = rows_of("wild2")
    for key in ("id", "text"):
        assert not repeated(row[key] for row in rows)
    others = [row["text"] for name in (*SIDES, "wild") for row in rows_of(name)]
    others += [row["text"] for path in PARAPHRASES for row in read(path)]
    assert not {row["text"] for row in rows} & set(others)


def test_the_second_wild_set_keeps_its_mix() -> None:
    rows = rows_of("wild2")
    assert Counter(row["lang"] for row in rows) == {"en": 130, "nb": 70}
    assert {row["kind"] for row in rows} == {"key_result", "goal"}
    for lang, total in (("en", 130), ("nb", 70)):
        fires = Counter(code for row in rows if row["lang"] == lang for code in row["fire"])
        assert min(fires["M001"], fires["M009"]) >= 0.3 * total
        assert set(fires) == WILD2
    assert sum("M001" in row["maybe"] for row in rows) <= 0.15 * len(rows)


def test_labels_of_the_second_wild_set_are_its_rules() -> None:
    for row in rows_of("wild2"):
        labels = row["fire"] + row["maybe"]
        assert not repeated(labels) and set(labels) <= WILD2, row["id"]


def half_of(row: Row) -> bytes:
    """What settles the half of a row: nobody's choice."""
    return sha256(row["id"].encode()).digest()


def test_the_third_wild_set_is_distinct_and_repeats_no_other_set() -> None:
    rows = [row for name in WILD3 for row in rows_of(name)]
    for key in ("id", "text"):
        assert not repeated(row[key] for row in rows)
    others = [row["text"] for name in (*SIDES, "wild", "wild2") for row in rows_of(name)]
    others += [row["text"] for path in PARAPHRASES for row in read(path)]
    assert not {row["text"] for row in rows} & set(others)


def test_the_halves_of_the_third_wild_set_are_drawn_by_hash() -> None:
    dev, test = (rows_of(name) for name in WILD3)
    for lang, size in (("en", 95), ("nb", 55)):
        first = [half_of(row) for row in dev if row["lang"] == lang]
        second = [half_of(row) for row in test if row["lang"] == lang]
        assert len(first) == len(second) == size
        assert max(first) < min(second)


def test_the_third_wild_set_keeps_its_mix() -> None:
    rows = [row for name in WILD3 for row in rows_of(name)]
    assert {row["kind"] for row in rows} == {"key_result", "goal"}
    fires = Counter(code for row in rows for code in row["fire"])
    assert min(fires["M001"], fires["M009"]) >= 75
    assert set(fires) == WILD_KEY_RESULT
    assert sum(row["quantities"] == [] for row in rows) >= len(rows) / 2
    assert sum(bool(row["maybe"]) for row in rows) < 0.2 * len(rows)


@pytest.mark.parametrize("name", WILD3)
def test_labels_of_the_third_wild_set_are_labelled_rules(name: str) -> None:
    for row in rows_of(name):
        labels = row["fire"] + row["maybe"]
        assert not repeated(labels) and set(labels) <= WILD_KEY_RESULT, row["id"]


def test_the_fourth_wild_set_is_distinct_and_repeats_no_other_set() -> None:
    rows = [row for name in WILD4 for row in rows_of(name)]
    for key in ("id", "text"):
        assert not repeated(row[key] for row in rows)
    others = [row["text"] for name in (*SIDES, "wild", "wild2", *WILD3) for row in rows_of(name)]
    others += [row["text"] for path in PARAPHRASES for row in read(path)]
    assert not {row["text"] for row in rows} & set(others)


def test_the_parts_of_the_fourth_wild_set_share_no_source_and_are_drawn_by_hash() -> None:
    dev, test = (rows_of(name) for name in WILD4)
    for lang in ("en", "nb"):
        first, second = (
            {sha256(row["source"].encode()).digest() for row in part if row["lang"] == lang}
            for part in (dev, test)
        )
        assert max(first) < min(second)


def test_the_fourth_wild_set_keeps_its_mix() -> None:
    rows = [row for name in WILD4 for row in rows_of(name)]
    assert Counter(row["lang"] for row in rows) == {"en": 146, "nb": 94}
    kinds = Counter(row["kind"] for row in rows)
    assert kinds == {"key_result": 133, "objective": 73, "goal": 34}
    assert all(row["source"].startswith(row["lang"]) for row in rows)


@pytest.mark.parametrize("name", WILD4)
def test_labels_of_the_fourth_wild_set_are_rules_of_their_kind(name: str) -> None:
    for row in rows_of(name):
        allowed = WILD4_OBJECTIVE if row["kind"] == "objective" else WILD4_KEY_RESULT
        labels = row["fire"] + row["maybe"]
        assert not repeated(labels) and set(labels) <= allowed, row["id"]


@pytest.mark.parametrize("name", WILD4)
def test_a_goal_of_the_fourth_wild_set_has_a_deadline_or_lacks_one(name: str) -> None:
    for row in rows_of(name):
        if row["kind"] != "objective" and row["deadline"] != "?":
            assert (row["deadline"] is None) == ("T001" in row["fire"]), row["id"]


def test_the_fifth_and_sixth_wild_sets_repeat_no_other_set() -> None:
    rows = [row for name in (*WILD5, "wild6") for row in rows_of(name)]
    for key in ("id", "text"):
        assert not repeated(row[key] for row in rows)
    before = (*SIDES, "wild", "wild2", *WILD3, *WILD4)
    others = [row["text"] for name in before for row in rows_of(name)]
    others += [row["text"] for path in PARAPHRASES for row in read(path)]
    assert not {row["text"] for row in rows} & set(others)


def test_the_halves_of_the_fifth_wild_set_are_alike() -> None:
    for name in WILD5:
        rows = rows_of(name)
        assert Counter(row["lang"] for row in rows) == {"en": 40, "nb": 40}
        assert 40 <= sum("M001" in row["fire"] for row in rows) <= 43
        assert {code for row in rows for code in row["fire"]} == {"M001", "M009", "A001"}


def test_the_sixth_wild_set_is_about_one_question() -> None:
    rows = rows_of("wild6")
    assert all(len(row["fire"]) <= 1 and not row["maybe"] for row in rows)
    fires = Counter((row["lang"], *row["fire"]) for row in rows)
    assert min(fires[lang, "M001"] for lang in ("en", "nb")) >= 150
    assert min(fires[lang, "M009"] for lang in ("en", "nb")) >= 60


def test_the_catalogue_has_enough_cases_of_every_rule_it_is_about() -> None:
    counts = Counter(
        (code, row["lang"], code in row["fire"])
        for row in rows_of("catalogue")
        for code in row["rules"]
        if code not in row["maybe"]
    )
    codes = {code for code, _, _ in counts}
    assert len(counts) == 4 * len(codes)
    assert min(counts.values()) >= 10


def test_the_fresh_rows_of_the_catalogue_try_both_sides_of_ten_rules() -> None:
    counts = Counter((row["rules"][0], row["lang"]) for row in rows_of("catalogue2"))
    assert len(counts) == 20
    assert set(counts.values()) == {3}
    for code in {code for code, _ in counts}:
        sides = {bool(row["fire"]) for row in rows_of("catalogue2") if row["rules"] == [code]}
        assert sides == {True, False}, code


@pytest.mark.parametrize("half", HALVES)
def test_each_half_of_the_third_catalogue_tries_both_sides_of_nine_rules(half: str) -> None:
    counts = Counter((row["rules"][0], row["lang"], bool(row["fire"])) for row in rows_of(half))
    assert len(counts) == 2 * 2 * 9
    assert {n for (_, _, fires), n in counts.items() if fires} == {3}
    assert {n for (_, _, fires), n in counts.items() if not fires} == {2}


def test_plain_goals_are_distinct_and_labelled_for_rules_of_their_kind() -> None:
    rows = rows_of("plain")
    assert not repeated(row["text"] for row in rows) and not repeated(row["id"] for row in rows)
    for row in rows:
        assert set(row["fire"] + row["maybe"]) <= set(row["rules"]), row["id"]
        kind = "objective" if row["rules"][0].startswith("O") else "key_result"
        assert row["kind"] == kind, row["id"]


def test_the_catalogue_is_distinct_and_repeats_no_other_set() -> None:
    rows = [row for name in CATALOGUES for row in rows_of(name)]
    for key in ("id", "text"):
        assert not repeated(row[key] for row in rows)
    others = [row["text"] for name in (*SIDES, *WILDS) for row in rows_of(name)]
    others += [row["text"] for path in PARAPHRASES for row in read(path)]
    assert not {row["text"] for row in rows} & set(others)


def test_the_catalogue_is_labelled_for_rules_of_its_kind_alone() -> None:
    for row in (row for name in CATALOGUES for row in rows_of(name)):
        labels = row["fire"] + row["maybe"]
        assert row["rules"] and set(labels) <= set(row["rules"]), row["id"]
        kind = "objective" if row["rules"][0].startswith("O") else "key_result"
        assert row["kind"] == kind, row["id"]
        assert row["construction"].strip()
