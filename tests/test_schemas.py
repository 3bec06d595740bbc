"""The schemas of goals and of the configuration agree with what is read and what is checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, ValidationError

from smartcheck.command.starter import CONFIGURATION, GOALS
from smartcheck.config import load_config
from smartcheck.schemas import schema
from smartcheck.setting_types import CHECKS, FIELDS, LEVELS, rule_options
from smartcheck.settings import ConfigError

EXAMPLES = Path(__file__).parent.parent / "examples"


def read(text: str) -> Any:
    """YAML as editors see it: dates are texts."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def holds(name: str, data: Any) -> bool:
    try:
        Draft202012Validator(schema(name)).validate(data)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    "file", sorted([*EXAMPLES.glob("*.yaml"), *EXAMPLES.glob("*.json")]), ids=lambda file: file.name
)
def test_the_examples_follow_the_schema_of_goals(file: Path) -> None:
    Draft202012Validator(schema("okrs")).validate(read(file.read_text("utf-8")))


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_starter_follows_its_schemas(language: str) -> None:
    assert holds("okrs", read(GOALS[language].format(period="2026-Q4")))
    assert holds("config", read(CONFIGURATION[language].format()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("objectives: [{objective: Bli best, key_results: [Nå 5]}]", True),
        ("mål: [{mål: Bli best, nøkkelresultater: [{nøkkelresultat: Nå 5, tillit: 6/10}]}]", True),
        ("goals: [Løpe en mil på 45 minutter]", True),
        ("objectives: [{objective: A, key_resluts: []}]", False),
        ("objectives: [{key_results: [B]}]", False),
        ("objectives: [{objective: A, type: wishful}]", False),
        ("objectifs: []", False),
        ("objectives: Bli best", False),
        ("[Bli best]", False),
    ],
)
def test_goals(text: str, expected: bool) -> None:
    assert holds("okrs", read(text)) is expected


SETTINGS = [
    ("profile: strict", True),
    ("profile: sharp", False),
    ("select: O", True),
    ("ignore: [M009, no-number]", True),
    ("severity: {M009: off, O002: error}", True),
    ("severity: {M009: fatal}", False),
    ("score_band: seed", True),
    ("score_band: sed", False),
    ("max_key_results: 4", True),
    ("max_key_results: many", False),
    ("require_score: true", True),
    ("fields: {Tro: confidence}", True),
    ("fields: {Tro: belief}", False),
    ("per_file: [{files: 'arkiv/**', ignore: [T003], score_band: seed}]", True),
    ("per_file: [{ignore: [T003]}]", False),
    ("per_file: [{files: x, today: 2026-01-01}]", False),
    ("igmore: [M001]", False),
    ("fiscal_year_start: 13", False),
    ("date_order: mdy", True),
    ("pipelines: {nb: nb_core_news_lg}", True),
]


@pytest.mark.parametrize(("text", "expected"), SETTINGS)
def test_settings_by_schema_and_by_us(tmp_path: Path, text: str, expected: bool) -> None:
    assert holds("config", read(text)) is expected
    file = tmp_path / ".smartcheck.yaml"
    file.write_text(text, "utf-8")
    if expected:
        load_config(file=file)
    else:
        with pytest.raises(ConfigError):
            load_config(file=file)


def test_the_schema_knows_every_setting_and_its_values() -> None:
    properties = schema("config")["properties"]
    assert set(properties) == {*CHECKS, *rule_options()}
    assert set(properties["fields"]["additionalProperties"]["enum"]) == set(FIELDS)
    assert set(properties["severity"]["additionalProperties"]["enum"]) == {*LEVELS, False}
