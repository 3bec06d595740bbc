"""Language packs: sound, without lists that nothing reads, and alike; a broken one says where."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

import smartcheck
from smartcheck import languages
from smartcheck.annotate.quantities import find_quantities
from smartcheck.annotate.scores import find_score
from smartcheck.annotate.times import find_times
from smartcheck.languages import LanguagePack, PackError, load_pack
from smartcheck.languages.contents import FIELDS, TOP, Entry
from smartcheck.languages.schema import SECTIONS, completed

PACKAGE = Path(smartcheck.__file__).parent
CODES = ("nb", "en")
# Where each section is read.
READERS = {
    "labels": ("readers", "schemas", "periods.py"),
    "times": ("annotate", "moment_words.py", "moment_patterns.py", "moment_forms.py", "periods.py"),
    "scores": ("annotate",),
    "numbers": ("annotate", "rules"),
    "lexicon": ("annotate", "rules", "languages"),
}
LISTS = [(section, name) for section, entries in SECTIONS.items() for name in entries]


def source(code: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(
        (files(languages) / f"{code}.yaml").read_text(encoding="utf-8")
    )
    return data


@cache
def names_in(places: tuple[str, ...]) -> frozenset[str]:
    """Every text in the code of some modules, descriptions of lists left out."""
    modules = [file for place in places for file in _modules(PACKAGE / place)]
    trees = [ast.parse(module.read_text(encoding="utf-8")) for module in modules]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return frozenset(n.value for n in nodes if isinstance(n, ast.Constant) and type(n.value) is str)


def _modules(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    skipped = ("contents.py", "word_lists.py")
    yield from (file for file in place.rglob("*.py") if file.name not in skipped)


@pytest.mark.parametrize("code", CODES)
def test_our_packs_are_sound(code: str) -> None:
    completed(f"{code}.yaml", code, source(code))


@pytest.mark.parametrize(("section", "name"), LISTS)
def test_every_list_is_read(section: str, name: str) -> None:
    assert name in names_in(READERS[section])


@pytest.mark.parametrize(("section", "name"), LISTS)
def test_every_list_is_described_in_one_line(section: str, name: str) -> None:
    about = SECTIONS[section][name].about
    assert 5 <= len(about) <= 90 and not about.endswith(".")


def test_our_packs_have_the_same_lists() -> None:
    # Habits of one language, for which the other has nothing to list.
    own = {"times": {"never_ahead_of", "dotted_dates", "month_first", "per_definite"}}
    own["times"] |= {"definite_units"}
    norwegian, english = (source(code) for code in CODES)
    assert norwegian.keys() == english.keys() == {*TOP, *SECTIONS}
    for section in SECTIONS:
        assert norwegian[section].keys() ^ english[section].keys() <= own.get(section, set())


@pytest.mark.parametrize("code", CODES)
def test_our_packs_hold_all_fields(code: str) -> None:
    assert set(source(code)["labels"]["fields"]) == set(FIELDS)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (["language"], "a language pack is a table"),
        ({"language": "xy"}, "language: must be 'xx'"),
        ({"labels": ["mål"]}, "labels: must be a table"),
        ({"labels": {"prepositions": ["for", True]}}, "labels.prepositions: True must be a word"),
        ({"numbers": {"none": [None]}}, "numbers.none: None must be a word; put words such as no"),
        ({"lexicon": {"raise_verbs": ["öka", "öka"]}}, "lexicon.raise_verbs: 'öka' stands there"),
        ({"lexicon": {"raise_verbs": "öka"}}, "lexicon.raise_verbs: must be a list"),
        ({"lexicon": {"rise_verbs": ["öka"]}}, "did you mean 'raise_verbs'?"),
        ({"lexikon": {}}, "lexikon: smartcheck reads no such entry; did you mean 'lexicon'?"),
        ({"numbers": {"words": {"två": "2"}}}, "numbers.words.två: '2' must be a number"),
        ({"numbers": {"words": {"två": True}}}, "numbers.words.två: True must be a number"),
        ({"numbers": {"bounds": {"över": 1}}}, "numbers.bounds.över: 1 must be a text"),
        ({"numbers": {"money": {1: "SEK"}}}, "numbers.money: 1 must be a word"),
        ({"times": {"cues": {"buy": ["före"]}}}, "times.cues.buy: must be one of by, before"),
        ({"times": {"seasons": [{"from": 3, "words": ["vår"]}]}}, "times.seasons: a season has"),
        ({"times": {"dotted_dates": "ja"}}, "times.dotted_dates: 'ja' must be true or false"),
        ({"inflection": True}, "inflection: True must be a text"),
    ],
)
def test_a_broken_pack_says_where(data: Any, told: str) -> None:
    given = {"language": "xx", **data} if isinstance(data, Mapping) else data
    with pytest.raises(PackError) as caught:
        completed("xx.yaml", "xx", given)
    assert str(caught.value).startswith("xx.yaml: ")
    assert told in str(caught.value)


def test_a_language_without_a_pack_is_unknown() -> None:
    with pytest.raises(KeyError):
        load_pack("tlh")


def without(pack: LanguagePack, section: str, name: str, entry: Entry) -> LanguagePack:
    emptied = {
        **pack.sections[section],
        name: completed("x", "x", {"language": "x"})[section][name],
    }
    return LanguagePack(pack.code, {**pack.sections, section: emptied}, pack.verb_list)


@pytest.mark.parametrize(
    ("section", "name"), [(s, n) for s, n in LISTS if s in ("times", "scores", "numbers")]
)
def test_any_list_may_be_left_out(section: str, name: str) -> None:
    """A missing list finds less, and never breaks what it has no part in."""
    from spacy import blank

    from smartcheck.annotate.reading import reading_of
    from smartcheck.annotate.structure import structure_of

    text = "Cut waste from 40 % to at least 5 kg a day or more by 1 May 2026, half of it (6/10)"
    pack = without(load_pack("en"), section, name, SECTIONS[section][name])
    structure = structure_of(blank("en")(text), reading_of(text, pack), pack)
    found = find_quantities(text, structure, pack, find_times(text, pack), find_score(text, pack))
    assert all(0 <= q.start < q.end <= len(text) for q in found)


def test_words_of_an_unknown_list_are_an_error() -> None:
    with pytest.raises(KeyError):
        load_pack("nb").words("no_such_list")


def test_rules_ask_for_lists_that_there_are() -> None:
    """Names that end like lists are lists: a slip would make a rule crash, or be silent."""
    endings = ("_verbs", "_nouns", "_adjectives", "_adverbs", "_endings", "_prepositions", "_marks")
    asked = {name for name in names_in(("rules", "annotate")) if name.endswith(endings)}
    known = {*TOP, *(name for entries in SECTIONS.values() for name in entries)}
    assert asked and not asked - known
