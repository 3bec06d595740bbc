"""The published JSON Schemas: of goals in YAML or JSON, of the configuration, of results.

The files hold what never changes with the rules and languages at hand; the rest is added here:
the settings that rules declare, and the keys of goals in every language there is a pack for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from smartcheck.languages import available_languages, load_pack
from smartcheck.rule import Option
from smartcheck.setting_types import CHECKS, RUN_ONLY, rule_options

SCHEMAS = ("okrs", "config", "result")
_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}
# The lists of a language pack that name each key.
_LISTS = {
    "objectives": ("objectives", "aims"),
    "objective": ("objective", "aim"),
    "key_results": ("key_results",),
    "key_result": ("key_result",),
    "goals": ("goals",),
    "goal": ("goal",),
}
# Fields that goals may carry and that say nothing to smartcheck.
_SILENT_FIELDS = ("id", "text", "start", "level", "scale", "other")


def schema_text(name: str) -> str:
    """A schema as JSON text; `name` is one of SCHEMAS."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def schema(name: str) -> dict[str, Any]:
    """A schema as data; `name` is one of SCHEMAS."""
    data: dict[str, Any] = json.loads((files(__name__) / f"{name}.json").read_text("utf-8"))
    if name == "config":
        _add_rule_options(data)
    if name == "okrs":
        _add_other_languages(data)
    return data


def _add_rule_options(data: dict[str, Any]) -> None:
    options = {option.name: _option(option) for option in rule_options().values()}
    properties = data["properties"]
    per_file = {key: properties[key] for key in CHECKS if key not in RUN_ONLY}
    properties |= options
    entry = properties["per_file"]["items"]
    entry["properties"] |= per_file | options
    entry["additionalProperties"] = False


def _option(option: Option) -> dict[str, Any]:
    described: dict[str, Any] = {"description": option.help, "default": option.default}
    if option.choices:
        return {**described, "enum": list(option.choices)}
    if isinstance(option.default, (tuple, list)):
        return {**described, "default": list(option.default), "$ref": "#/$defs/words"}
    kind = _TYPES.get(type(option.default))
    return {**described, "type": kind} if kind else described


def _add_other_languages(data: dict[str, Any]) -> None:
    """The keys in every language. A key of another language may stand for a required one."""
    for part in (data, *(data["$defs"][name] for name in ("objective", "key_result", "goal"))):
        properties: dict[str, Any] = part["properties"]
        for key in list(properties):
            for other in _aliases(key):
                properties.setdefault(other, properties[key])
        for name in _SILENT_FIELDS:
            for other in _aliases(name):
                properties.setdefault(other, {})
        required = part.pop("required", None)
        if required:
            part["anyOf"] = [{"required": [name]} for name in _named(required[0])]
            part["if"], part["then"] = {"type": "object"}, {"anyOf": part.pop("anyOf")}
    keys = [*_named("objectives"), *_named("goals"), *_named("key_results")]
    data["anyOf"] = [{"required": [name]} for name in keys]


def _named(key: str) -> list[str]:
    return [key, *(other for other in _aliases(key) if other != key)]


def _aliases(key: str) -> Iterator[str]:
    seen = set()
    for language in available_languages():
        labels: Mapping[str, Any] = load_pack(language).section("labels")
        lists = [labels.get(name, ()) for name in _LISTS.get(key, ())]
        lists.append((labels.get("fields") or {}).get(key, ()))
        for word in (str(word) for words in lists for word in words):
            for spelled in (word, word.replace(" ", "_")):
                if spelled not in seen:
                    seen.add(spelled)
                    yield spelled
