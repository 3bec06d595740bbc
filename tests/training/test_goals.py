"""The labelled goals are sound: well-formed rows, no repeats, words that stand in the text."""

import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "goals"
ROWS: dict[str, list[dict[str, Any]]] = {
    lang: [
        json.loads(line)
        for line in (FOLDER / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for lang in ("nb", "en")
}
ALL_ROWS = [row for rows in ROWS.values() for row in rows]
FRESH = {
    lang: [
        json.loads(line)
        for line in (FOLDER / f"fresh_{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for lang in ("nb", "en")
}

KEYS = {"id", "lang", "text", "seed", "root", "root_pos", "verb", "verb_form", "obj"}
LABELS = ("root", "root_pos", "verb", "verb_form", "obj")
PARTS_OF_SPEECH = {"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV", "ADP", "NUM", "SYM"}
VERB_FORMS = {"imp", "inf", "fin", "part", None}
# Forms that share less than two letters with their lemma.
SUPPLETIVE = {
    "være": {"er"},
    "be": {"is"},
    "vinne": {"vunnet"},
    "selge": {"solgt"},
    "leggje": {"lagt"},
}

FAMILIES = {
    "nb": {
        "adjective + noun": 3, "arrow": 2, "bli": 4, "bli-passive": 2, "comparative opening": 6,
        "coordinated verbs": 4, "deadline": 2, "doubling": 4, "English words": 4, "fronted": 8,
        "imperative": 15, "infinitive": 20, "nominal": 6, "nominalised verb": 4,
        "noun + participle": 5, "participle first": 5, "present state": 8, "s-passive": 3,
        "spelling": 5, "third person": 4, "universal": 4, "vi + modal": 3, "vi + ønsker": 2,
        "å-infinitive": 4,
    },
    "en": {
        "adjective + noun": 3, "arrow": 2, "become": 3, "comparative opening": 5,
        "coordinated verbs": 3, "deadline": 3, "doubling": 3, "from–to": 4, "fronted": 4,
        "imperative": 20, "nominal": 6, "nominalised verb": 2, "noun + participle": 3,
        "noun/verb first word": 20, "participle first": 3, "passive": 3, "present state": 8,
        "spelling": 4, "third person": 3, "to-infinitive": 3, "universal": 3, "we + verb": 3,
    },
}  # fmt: skip


def words(text: str) -> list[str]:
    return re.findall(r"\w+(?:[-'.]\w+)*", text.lower())


def stands_in(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None or (
        not word.isalnum() and word in text
    )


def is_form_of(word: str, lemma: str) -> bool:
    return word in SUPPLETIVE.get(lemma, set()) or word[:2] == lemma[:2]


def repeated(values: list[Any]) -> list[Any]:
    return [value for value, n in Counter(values).items() if n > 1]


@pytest.mark.parametrize("row", ALL_ROWS, ids=lambda row: str(row["id"]))
def test_row_is_well_formed(row: dict[str, Any]) -> None:
    varieties = {"variety"} if row["lang"] == "nb" else set()
    assert set(row) == KEYS | {"construction"} | varieties
    assert row.get("variety", "nb") in {"nb", "nn"}
    assert row["text"] == row["text"].strip() and len(row["text"].split()) >= 2
    for label in LABELS:
        assert row[label] and not repeated(row[label]), label
    assert set(row["root_pos"]) <= PARTS_OF_SPEECH
    assert set(row["verb_form"]) <= VERB_FORMS
    assert re.fullmatch(r"[^:]+: [^:]+", row["construction"])


@pytest.mark.parametrize("row", ALL_ROWS, ids=lambda row: str(row["id"]))
def test_labels_agree_with_each_other(row: dict[str, Any]) -> None:
    assert (None in row["verb"]) == (None in row["verb_form"])
    if row["verb"] == [None]:
        assert row["obj"] == [None]
        assert "VERB" not in row["root_pos"]
    else:
        assert set(row["root_pos"]) & {"VERB", "AUX", "ADJ"}
    assert not set(row["root"]) & set(row["obj"])


@pytest.mark.parametrize("row", ALL_ROWS, ids=lambda row: str(row["id"]))
def test_labelled_words_stand_in_the_text(row: dict[str, Any]) -> None:
    for word in [*row["root"], *row["obj"]]:
        assert word is None or stands_in(word, row["text"]), word
    lemmas = [lemma for lemma in row["verb"] if lemma is not None]
    for lemma in lemmas:
        assert lemma == lemma.lower()
    if lemmas:
        assert any(is_form_of(word, lemma) for word in words(row["text"]) for lemma in lemmas)


def test_language_is_that_of_the_file_and_ids_are_unique() -> None:
    for lang, rows in ROWS.items():
        assert {row["lang"] for row in rows} == {lang}
    assert not repeated([row["id"] for row in ALL_ROWS])


def test_there_are_enough_goals() -> None:
    assert {lang: len(rows) >= 120 for lang, rows in ROWS.items()} == {"nb": True, "en": True}
    varieties = Counter(row["variety"] for row in ROWS["nb"])
    assert varieties["nn"] >= 35
    assert varieties["nb"] >= 85


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_every_construction_is_represented(lang: str) -> None:
    found = Counter(row["construction"].split(":")[0] for row in ROWS[lang])
    assert {
        family: found[family] for family, n in FAMILIES[lang].items() if found[family] < n
    } == {}


def test_no_two_rows_have_the_same_text_or_differ_by_numbers_only() -> None:
    assert not repeated([re.sub(r"\d+", "0", " ".join(words(row["text"]))) for row in ALL_ROWS])


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_no_two_rows_have_the_same_construction(lang: str) -> None:
    assert not repeated([(row.get("variety"), row["construction"]) for row in ROWS[lang]])


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_no_two_rows_share_half_of_their_words(lang: str) -> None:
    pairs = combinations([(row["id"], set(words(row["text"]))) for row in ROWS[lang]], 2)
    alike = [
        (a, b) for (a, first), (b, second) in pairs if 2 * len(first & second) > len(first | second)
    ]
    assert alike == []


def test_both_forms_of_the_verb_and_both_kinds_of_goal_are_common() -> None:
    for rows in ROWS.values():
        forms = Counter(row["verb_form"][0] for row in rows)
        assert min(forms["imp"], forms[None], forms["fin"]) >= 18
        objects = Counter(row["obj"][0] is None for row in rows)
        assert min(objects.values()) >= 40


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_the_fresh_goals_are_sound_and_others_than_the_first(lang: str) -> None:
    """They are the measure that no grammar was written for: enough, labelled, not the old ones."""
    rows = FRESH[lang]
    assert len(rows) >= 120
    assert not repeated([row["id"] for row in rows])
    assert not repeated([row["text"] for row in [*rows, *ROWS[lang]]])
    for row in rows:
        assert all(row[name] for name in ("root", "verb", "obj")), row["id"]
        for word in [*row["root"], *row["obj"]]:
            assert word is None or stands_in(word, row["text"]), row["id"]
    if lang == "nb":
        assert sum(row["variety"] == "nn" for row in rows) >= 30
