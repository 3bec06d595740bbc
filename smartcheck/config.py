"""Configuration: what the command line, the file, the profile and the defaults add up to.

Each source of settings becomes a Layer of validated values; `Config` is what the layers add up to,
the command line over the file over the profile over the defaults. A layer that selects rules sets
aside what lower layers selected or ignored. Within one layer the more exact word wins
(`select: M001` beside `ignore: M`), and `ignore` where both are equally exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from smartcheck.finding import Severity
from smartcheck.periods import Period, parse_period
from smartcheck.profiles import profile_values
from smartcheck.rule import N_, AnyRule, all_rules, find_rules
from smartcheck.setting_types import Layer, Override, validated
from smartcheck.settings import ConfigError, Settings, find_settings, read_settings

__all__ = ["Config", "ConfigError", "find_config", "load_config"]

_ADDED = ("severity", "options", "fields", "pipelines")


@dataclass(frozen=True, kw_only=True)
class Config:
    """The settings of a run. `severities` replaces every level of a rule, by its code.

    `fail_on` is None for "never". `options` are the rules' own settings, by name, `pipelines` the
    spaCy pipelines to use instead of ours, by language. `root` is the directory that globs are
    relative to. `layers` is what `for_path` lays together anew: the settings below and above the
    per-file overrides.
    """

    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    profile: str = "default"
    language: str | None = None
    locale: str | None = None
    period: Period | None = None
    today: date | None = None
    fiscal_year_start: int | None = None
    date_order: Literal["dmy", "mdy"] = "dmy"
    fail_on: Severity | None = Severity.WARNING
    show: Severity = Severity.WARNING
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    pipelines: Mapping[str, str] = field(default_factory=dict)
    per_file: tuple[Override, ...] = ()
    source: str | None = None
    root: Path | None = None
    layers: tuple[tuple[Layer, ...], tuple[Layer, ...]] = field(default=((), ()), repr=False)

    def severity_of(self, rule: AnyRule, own: Severity | None = None) -> Severity:
        """How much a rule's findings weigh; OFF when the rule is not selected.

        `own` is the level of one particular flag. A rule that is off by default counts as a warning
        once it is selected by its code or name, unless the configuration gives it a severity.
        """
        rules: Any = rule  # mypy takes classes for unhashable
        exactness = _exactness(rules, self.select, self.extend_select, self.ignore)
        if not exactness:
            return Severity.OFF
        if (given := self.severities.get(rule.code)) is not None:
            return given
        level = rule.severity if own is None else own
        if level is Severity.OFF and rule.severity is Severity.OFF and exactness == _EXACT:
            return Severity.WARNING
        return level

    def commanded(self, key: str) -> bool:
        """Whether the command line states this setting, and not the file or a default."""
        return any(key in layer for layer in self.layers[1])

    def for_path(self, path: str | Path) -> Config:
        """The settings for one file: these, with the overrides whose globs match it."""
        overrides = [entry.layer for entry in self.per_file if entry.matches(path, self.root)]
        if not overrides:
            return self
        below, above = self.layers
        merged = _merge((*below, *overrides), above)
        return replace(merged, per_file=(), source=self.source, root=self.root)


def load_config(
    *, start: Path | None = None, file: Path | None = None, options: Mapping[str, Any] | None = None
) -> Config:
    """The configuration that holds in a directory: its file, below the command line's settings.

    Args:
        start: where to look for a file from, upwards; the current directory by default.
        file: the configuration file to read instead of looking for one.
        options: settings of the command line, by configuration key.

    Raises:
        ConfigError: for a file that cannot be read, and any unknown key, rule or value.
    """
    if file is None:
        file = find_settings((start or Path.cwd()).resolve())
    elif not file.is_file():
        raise ConfigError(N_("there is no configuration file {file}"), file=str(file))
    from_file = read_settings(file) if file else Settings("", root=Path.cwd())
    below = (validated(from_file),) if file else ()
    above = (validated(Settings("", options)),) if options else ()
    merged = _merge(below, above)
    return replace(merged, source=from_file.name or None, root=from_file.root)


def find_config(start: Path) -> Path | None:
    """The configuration file that holds in a directory; None if there is none."""
    return find_settings(start.resolve())


_ALL, _LETTER, _EXACT = 1, 2, 3


@lru_cache(maxsize=4096)  # asked for every rule and document
def _exactness(
    rule: AnyRule, select: tuple[str, ...], extend: tuple[str, ...], ignore: tuple[str, ...]
) -> int:
    """How exactly a rule is selected: 0 not at all, 1 by ALL, 2 by its letter, 3 by its name."""
    chosen = max((_match(rule, word) for word in (*select, *extend)), default=0)
    ignored = max((_match(rule, word) for word in ignore), default=0)
    return chosen if chosen > ignored else 0


def _match(rule: AnyRule, word: str) -> int:
    if not find_rules(word, (rule,)):
        return 0
    if word.upper() == "ALL":
        return _ALL
    return _EXACT if word.lower() in (rule.code.lower(), rule.name) else _LETTER


def _selected(layers: Sequence[Layer], severities: Mapping[str, Severity]) -> tuple[str, ...]:
    """The codes that several layers select, one after the other."""
    chosen: dict[str, int] = {}
    for rule in all_rules():
        level = _ALL
        for layer in layers:
            select, extend = layer.get("select"), layer.get("extend_select", ())
            words = (*(select or ()), *extend)
            here = max((_match(rule, word) for word in words), default=0)
            ignored = max((_match(rule, word) for word in layer.get("ignore", ())), default=0)
            level = here if select is not None or here > ignored else level
            level = 0 if ignored and ignored >= here else level
        off = rule.severity is Severity.OFF and not severities.get(rule.code)
        chosen[rule.code] = 0 if off and level != _EXACT else level
    return tuple(code for code, level in chosen.items() if level)


def _merge(below: tuple[Layer, ...], above: tuple[Layer, ...]) -> Config:
    profiles = [layer["profile"] for layer in (*below, *above) if "profile" in layer]
    profile = profiles[-1] if profiles else "default"
    layers: tuple[Layer, ...] = (profile_values(profile, all_rules()), *below, *above)
    values: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            values[key] = {**values.get(key, {}), **value} if key in _ADDED else value
    severities = values.pop("severity", {})
    if "period" in values:
        values["period"] = parse_period(values["period"], values.get("fiscal_year_start"))
    values |= {
        "select": _selected(layers, severities),
        "ignore": (),
        "extend_select": (),
        "severities": severities,
        "profile": profile,
    }
    return Config(**values, layers=(below, above))
