"""YAML and JSON: the canonical schema, other tools' shapes, and what is wrong with them."""

import json
from itertools import pairwise

import pytest

from smartcheck.document import Document
from smartcheck.readers import NotUnderstood, ReaderOptions, Unreadable, read_text

CANONICAL = """\
period: 2026-Q4
language: en
team: Kitchen
owner: Ann
objectives:
  - objective: Become the canteen people bring guests to
    type: committed
    owner: Bo
    key_results:
      - Guests per week from 20 to 60
      - key_result: Queue time at noon
        baseline: 9 minutes
        target: 4 minutes
        current: 8
        unit: minutes
        confidence: 6/10
        deadline: 2026-11-30
        owner: Cy
        type: leading
goals:
  - Waste less than 5 kg a day
"""
NORWEGIAN = """\
periode: 2026-Q4
språk: norsk
lag: Kjøkken
eier: Ann
mål:
  - mål: Bli kantina folk tar med gjester til
    type: forpliktende
    eier: Bo
    nøkkelresultater:
      - Gjester per uke fra 20 til 60
      - nøkkelresultat: Køtid klokka tolv
        utgangspunkt: 9 minutter
        målverdi: 4 minutter
        nåverdi: 8
        enhet: minutter
        tillit: 6/10
        frist: 30.11.2026
        ansvarlig: Cy
        type: ledende
"""


def read(text: str, path: str = "a.yaml", **options: object) -> Document:
    return read_text(text, path, ReaderOptions(**options))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [CANONICAL, NORWEGIAN], ids=["en", "nb"])
def test_the_canonical_schema_in_both_languages(text: str) -> None:
    document = read(text)
    assert not document.failures
    assert document.period and str(document.period.start) == "2026-10-01"
    assert document.owner == "Ann"
    (objective,) = document.objectives
    assert (objective.type, objective.owner) == ("committed", "Bo")
    first, second = objective.key_results
    assert "60" in first.text.text
    assert (second.type, second.owner) == ("leading", "Cy")
    fields = (second.baseline, second.target, second.current, second.confidence)
    assert [str(field)[0] for field in fields] == ["9", "4", "8", "6"]
    assert "2026" in str(second.deadline)


@pytest.mark.parametrize(
    "value",
    [
        [{"objective": "Calm", "key_results": ["No overtime", "Two free Fridays"]}],
        [
            {
                "title": "Calm",
                "keyResults": [{"title": "No overtime"}, {"title": "Two free Fridays"}],
            }
        ],
        [{"name": "Calm", "results": [{"description": "No overtime"}, "Two free Fridays"]}],
        {"O1": {"name": "Calm", "krs": {"KR1": "No overtime", "KR2": "Two free Fridays"}}},
        [{"objective": {"title": "Calm", "krs": ["No overtime", "Two free Fridays"]}}],
        [
            {
                "Objective": "Calm",
                "KeyResults": [{"Metric": "No overtime"}, {"Metric": "Two free Fridays"}],
            }
        ],
        [
            {"objective": "Calm", "key_result": "No overtime"},
            {"objective": "Calm", "key_result": "Two free Fridays"},
        ],
        [
            {"type": "Objective", "title": "Calm"},
            {"type": "Key Result", "title": "No overtime"},
            {"type": "Key Result", "title": "Two free Fridays"},
        ],
        ["Objective: Calm", "[P0] KR: No overtime", "KR: Two free Fridays"],
    ],
)
@pytest.mark.parametrize("wrap", [lambda v: {"objectives": v}, lambda v: {"org": {"okrs": v}}])
def test_other_shapes(value: object, wrap) -> None:  # type: ignore[no-untyped-def]
    for path in ("a.json", "a.yaml"):
        (objective,) = read(json.dumps(wrap(value)), path).objectives
        assert str(objective.text) == "Calm"
        assert [str(k.text) for k in objective.key_results] == ["No overtime", "Two free Fridays"]


def test_a_period_as_a_key_holds_for_what_stands_below() -> None:
    text = "teams:\n  - okr:\n      Q4 2026:\n        objective: Calm\n        krs: [No overtime]\n"
    (objective,) = read(text).objectives
    document = read(text)
    assert document.period and str(document.period.start) == "2026-10-01"
    assert str(objective.key_results[0].text) == "No overtime"


def test_unquoted_texts_with_colons_are_texts() -> None:
    text = (
        "objectives:\n- objective: Calm\n  key_results:\n"
        "  - Raise NPS: from 30 to 50\n  - KR2: No overtime\n"
    )
    (objective,) = read(text).objectives
    assert [str(k.text) for k in objective.key_results] == [
        "Raise NPS: from 30 to 50",
        "No overtime",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "line", "words"),
    [
        (
            "objectivs:\n- objective: A\nobjectives:\n- objective: B c\n",
            "unknown-key",
            1,
            "objectives",
        ),
        ("mål:\n- mål: Ro\n  nøkelresultater: [a]\n", "unknown-key", 3, "nøkkelresultater"),
        ("goals:\n- goal: Run\n  dedline: May\n", "unknown-key", 3, "deadline"),
        ("goals:\n- goal: Run\n  zzqq: May\n", "unknown-key", 3, "zzqq"),
        ("goals:\n- goal: Run\n  goal: Walk\n", "invalid-value", 3, "twice"),
        ("period: someday\ngoals:\n- Run\n", "invalid-value", 1, "someday"),
        ("language: klingon\ngoals:\n- Run\n", "invalid-value", 1, "klingon"),
        ("goals:\n- goal: Run\n  type: heroic\n", "invalid-value", 3, "heroic"),
    ],
)
def test_mistakes_are_reported_and_the_rest_is_read(
    text: str, kind: str, line: int, words: str
) -> None:
    document = read(text)
    (failure,) = document.failures
    assert (failure.kind, failure.line) == (kind, line)
    assert words in failure.message
    assert list(document.every_goal())


def test_messages_are_translated() -> None:
    document = read("goals:\n- goal: Run\n  zzqq: x\n", translate=lambda text: text.upper().lower())
    assert document.failures[0].message == 'unknown key "zzqq"'


@pytest.mark.parametrize(
    ("text", "path", "line", "column"),
    [
        ("objectives:\n  - objective: a: b\n", "a.yaml", 2, 17),
        ('{"objectives": [\n  {"objective" "a"}]}', "a.json", 2, 16),
        ('{"objectives": ["a"', "a.json", 1, 20),
        ("goals: *nobody\n", "a.yaml", 1, 8),
    ],
)
def test_broken_syntax_is_unreadable_and_placed(
    text: str, path: str, line: int, column: int
) -> None:
    with pytest.raises(Unreadable) as raised:
        read(text, path)
    failure = raised.value.failure
    assert (failure.kind, failure.line, failure.column) == ("unreadable", line, column)


def test_alias_bombs_and_endless_aliases_are_refused() -> None:
    names = "abcdefghi"
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in pairwise(names)
    )
    for text in (bomb, "goals: &a [*a]\n", "goals: " + "[" * 1000, "goals: &a [*a, *a]\n"):
        with pytest.raises(Unreadable) as raised:
            read(text)
        assert raised.value.failure.kind == "too-large"


def test_aliases_and_merges_are_followed() -> None:
    text = "base: &base {owner: Ann}\ngoals:\n- {<<: *base, goal: Run}\n"
    (goal,) = read(text).goals
    assert goal.owner == "Ann"


def test_own_names_for_fields() -> None:
    text = (
        "objectives:\n- objective: Ro\n  key_results:\n"
        "  - utfall: Ingen overtid\n    sjanse: 6/10\n"
    )
    fields = {"Utfall": "key_result", "Sjanse": "confidence"}
    (objective,) = read(text, fields=fields).objectives
    assert str(objective.key_results[0].text) == "Ingen overtid"
    assert str(objective.key_results[0].confidence) == "6/10"


def test_json_escapes_and_half_characters() -> None:
    text = '{"goals": ["F\\u00e5 \\"ro\\" \\ud83d\\ude00 n\\u00e5", "half \\ud800 of it"]}'
    first, second = read(text, "a.json").goals
    assert str(first.text) == 'Få "ro" 😀 nå'
    assert text[first.text.span().start : first.text.span().end].startswith("F\\u00e5")
    str(second.text).encode()


@pytest.mark.parametrize("text", ["a: 1\n", "[1, 2]\n", "- x\n- y\n", "{}\n", "null\n"])
def test_data_without_goals_is_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read(text)


def test_objects_without_a_list_and_single_quotes_are_read() -> None:
    text = (
        "{ title: 'Bli valgt', keyResults: [ { title: 'Vinne 3 anbud' }, ] },\n"
        "{ title: 'Ro' , keyResults: []}"
    )
    for path in ("a.txt", "a.json"):
        document = read(text, path)
        assert [str(o.text) for o in document.objectives] == ["Bli valgt", "Ro"]
        place = document.location(document.objectives[0].text.span().start)
        assert (place.line, place.column) == (1, 11)


def test_the_keys_of_records_are_no_goal() -> None:
    records = [{"objectives": "Calm", "of => two": 1}, {"Key results": "No overtime", "x": 2}]
    document = read_text(json.dumps(records), "a.json")
    assert [str(goal.text) for goal in document.every_goal()] == ["Calm", "No overtime"]
