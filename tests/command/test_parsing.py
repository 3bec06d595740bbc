"""`smartcheck parse`: everything that is read in a sentence, as text, data and a drawing."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from smartcheck.cli import cli
from smartcheck.translations import translator

NB = (
    "Vi skal øke andelen gjenbrukte møbler fra 12 % til minst 30 % innen utgangen av Q3 2026 "
    "gjennom ukentlige hentedager, slik at færre kaster (6/10)"
)
EN = (
    "Cut the waiting time for patients from 21 to at most 7 days by 1 June 2026 so that fewer leave"
)


def parse(*arguments: str, locale: str = "en") -> Result:
    return CliRunner().invoke(
        cli,
        ["parse", "--locale", locale, *arguments],
        obj=translator(locale),
        standalone_mode=False,
    )


def rows(text: str, locale: str = "en") -> dict[str, list[str]]:
    """The facts above the tree, by name."""
    found: dict[str, list[str]] = {}
    for line in parse(text, locale=locale).output.split("\n\n")[0].splitlines():
        name, _, value = line.partition("  ")
        found.setdefault(name.strip(), []).append(value.strip())
    return found


def data(text: str, *arguments: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(parse("--format", "json", *arguments, text).output)
    return read


def test_english_as_text() -> None:
    seen = rows(EN)
    assert seen["form"] == ["a command: it opens with what is to be done"]
    assert seen["verb"] == ["Cut (cut)"]
    assert seen["object"][0].startswith("the waiting time for patients")
    assert seen["quantity"] == ["“21 to at most 7 days”: measure, ≤ 7 day, from 21"]
    assert seen["time"] == ["“by 1 June 2026”: deadline, 2026-06-01"]
    assert seen["deadline"] == ["2026-06-01"]
    assert seen["purpose"] == ["“so that fewer leave”"]


def test_norwegian_as_text() -> None:
    seen = rows(NB, "nb")
    assert seen["form"] == ["en hensikt: hvem som vil gjøre hva"]
    assert seen["modalverb"] == ["skal"]
    assert seen["verb"] == ["øke (øke)"]
    assert seen["mengde"] == ["“12 % til minst 30 %”: prosent, ≥ 30 %, fra 12 %"]
    assert seen["tid"] == ["“innen utgangen av Q3 2026”: frist, 2026-09-30"]
    assert seen["middel"][0].startswith("“gjennom ukentlige hentedager")
    assert seen["skår"] == ["“6/10”: 60 %"]


def test_the_tree_is_drawn_below() -> None:
    tree = parse(EN).output.split("\n\n")[1].splitlines()
    assert tree[0].split() == ["Cut", "VERB", "root", "cut"]
    assert any(line.startswith("  time ") for line in tree)


def test_a_big_number_keeps_its_digits() -> None:
    assert rows("Raise 2.5 million dollars")["quantity"] == [
        "“2.5 million dollars”: money, 2500000 USD"
    ]


def test_json_holds_everything() -> None:
    read = data(NB, "--language", "nb")
    assert read["text"] == NB
    structure = read["structure"]
    assert (structure["form"], structure["modal"]["text"], structure["passive"]) == (
        "intent",
        "skal",
        False,
    )
    assert structure["subject"]["head"]["lemma"] == "vi"
    assert structure["verbs"][0]["objects"][0]["head"]["lemma"] == "andel"
    assert structure["purpose"]["text"].startswith("slik at")
    (quantity,) = read["quantities"]
    assert NB[quantity["start"] : quantity["end"]] == quantity["text"]
    assert [quantity[key] for key in ("value", "unit", "comparator", "baseline")] == [
        30,
        "%",
        ">=",
        12,
    ]
    assert read["times"][0]["date"] == read["deadline"]["date"] == "2026-09-30"
    assert read["score"] == {"text": "6/10", "value": 0.6, "start": 140, "end": 144}
    assert all(0 <= word["head"] < len(read["words"]) for word in read["words"])


@pytest.mark.parametrize("text", [NB, EN, "Flere kunder", "40", "Alle skal få svar snart", "?"])
def test_json_has_the_same_keys_for_every_goal(text: str) -> None:
    assert data(text).keys() == data(EN).keys()
    assert data(text)["structure"].keys() == data(EN)["structure"].keys()


def test_a_voice_and_a_negation_are_named() -> None:
    seen = rows("The reports are not published by the board")
    assert seen["voice"] == ["passive"]
    assert seen["negated"] == ["yes"]


def test_svg_is_sound_and_escaped() -> None:
    drawn = parse("--format", "svg", "Cut <script>alert(1)</script> & costs by 5 %").output
    tree = ElementTree.fromstring(drawn)
    assert tree.tag.endswith("svg")
    assert "script" not in {element.tag.rpartition("}")[2] for element in tree.iter()}
    words = [e.text for e in tree.iter() if e.get("class") == "displacy-word"]
    assert words[0] == "Cut"
    assert "%" in words


def test_an_unknown_format_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    from smartcheck.settings import ConfigError

    found = parse("--format", "pdf", EN)
    assert isinstance(found.exception, ConfigError)
