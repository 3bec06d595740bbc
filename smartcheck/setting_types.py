"""What each setting may be: every key of the configuration, checked and turned into its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from smartcheck.finding import Severity
from smartcheck.profiles import PROFILES
from smartcheck.rule import N_, Option, all_rules, find_rules
from smartcheck.settings import ConfigError, Keys, Settings, did_you_mean

Layer = Mapping[str, Any]
Check = Callable[[Settings, Keys, Any], Any]
LOCALES = ("nb", "en")
DATE_ORDERS = ("dmy", "mdy")
SHOW = ("error", "warning", "info")
FAIL_ON = (*SHOW, "never")
LEVELS = (*SHOW, "off")


@dataclass(frozen=True)
class Override:
    """Settings for the files that match one of the globs (written as in .gitignore)."""

    files: tuple[str, ...]
    layer: Layer

    def matches(self, path: str | Path, root: Path | None) -> bool:
        """Whether the settings hold for this file; globs are relative to the root."""
        from pathspec import GitIgnoreSpec

        place = Path(path).resolve()
        if root is not None and place.is_relative_to(root):
            place = place.relative_to(root)
        return GitIgnoreSpec.from_lines(self.files).match_file(place.as_posix())


def validated(settings: Settings) -> Layer:
    """The settings of one source, checked; ConfigError for the first one at fault."""
    return _layer(settings, (), settings.values, CHECKS)


@cache
def rule_options() -> Mapping[str, Option]:
    """The settings that rules declare, by name."""
    return {option.name: option for rule in all_rules() for option in rule.options}


def _layer(
    settings: Settings, keys: Keys, values: Mapping[str, Any], checks: Mapping[str, Check]
) -> Layer:
    layer: dict[str, Any] = {}
    options: dict[str, Any] = {}
    for name, value in values.items():
        here = (*keys, str(name))
        if name in checks:
            layer[name] = checks[name](settings, here, value)
        elif name in rule_options():
            options[name] = _option(settings, here, value, rule_options()[name])
        else:
            close = did_you_mean(str(name), [*checks, *rule_options()])
            raise ConfigError(N_("unknown setting `{word}`"), settings, here, close, word=name)
    return {**layer, "options": options} if options else layer


def _expected(what: str, settings: Settings, keys: Keys, value: Any) -> ConfigError:
    shown = value if isinstance(value, str) else repr(value)
    message = N_("`{key}` should be {what}, not `{value}`")
    return ConfigError(message, settings, keys, key=_key(keys), what=what, value=shown)


def _key(keys: Keys) -> str:
    return str(next(key for key in reversed(keys) if isinstance(key, str)))


def _words(settings: Settings, keys: Keys, value: Any) -> tuple[tuple[Keys, str], ...]:
    """One word, or a list of words, each with its place."""
    entries = value if isinstance(value, (list, tuple)) else [value]
    for entry in entries:
        if not isinstance(entry, str) or not entry.strip():
            raise _expected(N_("a list of words"), settings, keys, entry)
    if isinstance(value, str):
        return ((keys, value.strip()),)
    return tuple(((*keys, index), entry.strip()) for index, entry in enumerate(entries))


def _globs(settings: Settings, keys: Keys, value: Any) -> tuple[str, ...]:
    return tuple(word for _, word in _words(settings, keys, value))


def _rules(settings: Settings, keys: Keys, value: Any) -> tuple[str, ...]:
    words = [
        (place, part.strip())
        for place, word in _words(settings, keys, value)
        for part in word.split(",")
    ]
    for place, word in words:
        _known_rules(settings, place, word)
    if not words and keys[-1] == "select":  # nothing at all would be checked, and nobody told
        raise _expected(N_("a list of words"), settings, keys, value)
    return tuple(word for _, word in words)


def _known_rules(settings: Settings, keys: Keys, word: str) -> list[str]:
    rules = all_rules()
    if found := find_rules(word, rules):
        return [rule.code for rule in found]
    close = did_you_mean(word, [label for rule in rules for label in (rule.code, rule.name)])
    raise ConfigError(N_("unknown rule `{word}`"), settings, keys, close, word=word)


def _severities(settings: Settings, keys: Keys, value: Any) -> Mapping[str, Severity]:
    if not isinstance(value, Mapping):
        raise _expected(N_("a list of `RULE: level`"), settings, keys, value)
    levels: dict[str, Severity] = {}
    for word, level in value.items():
        here = (*keys, str(word))
        codes = _known_rules(settings, here, str(word))
        label = "off" if level is False else level  # a bare `off` is a boolean in YAML
        chosen = Severity.named(_one_of(LEVELS)(settings, here, label))
        levels |= dict.fromkeys(codes, chosen)
    return levels


def _one_of(choices: Iterable[str]) -> Check:
    def check(settings: Settings, keys: Keys, value: Any) -> str:
        known = list(choices)
        word = value.strip().lower() if isinstance(value, str) else value
        if word in known:
            return str(word)
        message = N_("`{value}` is no valid value for `{key}`: choose {choices}")
        close = did_you_mean(word, known) if isinstance(word, str) else ""
        named = {"value": value, "key": _key(keys), "choices": ", ".join(known)}
        raise ConfigError(message, settings, keys, close, **named)

    return check


def _fail_on(settings: Settings, keys: Keys, value: Any) -> Severity | None:
    word: str = _one_of(FAIL_ON)(settings, keys, value)
    return None if word == "never" else Severity.named(word)


def _show(settings: Settings, keys: Keys, value: Any) -> Severity:
    return Severity.named(_one_of(SHOW)(settings, keys, value))


def _period(settings: Settings, keys: Keys, value: Any) -> str:
    from smartcheck.periods import parse_period  # loads the calendar's names, so late

    if parse_period(str(value)) is None:
        what = N_("a period such as 2026-Q4, H1 2026, 2026-03 or 2026-01-01..2026-06-30")
        raise _expected(what, settings, keys, value)
    return str(value)


def _date(settings: Settings, keys: Keys, value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _expected(N_("a date such as 2026-10-01"), settings, keys, value) from None


def _month(settings: Settings, keys: Keys, value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 12:
        return value
    raise _expected(N_("the number of a month, 1 to 12"), settings, keys, value)


def _fields(settings: Settings, keys: Keys, value: Any) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise _expected(N_("a list of `name in your files: field`"), settings, keys, value)
    known = _one_of(FIELDS)
    return {str(name): known(settings, (*keys, str(name)), to) for name, to in value.items()}


def _pipelines(settings: Settings, keys: Keys, value: Any) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise _expected(N_("a list of `language: spaCy pipeline`"), settings, keys, value)
    from smartcheck.languages import available_languages

    language = _one_of(available_languages())
    names: dict[str, str] = {}
    for code, name in value.items():
        here = (*keys, str(code))
        if not isinstance(name, str):
            raise _expected(N_("the name of a spaCy pipeline"), settings, here, name)
        names[language(settings, here, code)] = name
    return names


def _per_file(settings: Settings, keys: Keys, value: Any) -> tuple[Override, ...]:
    entries = value if isinstance(value, list) else [value]
    return tuple(_override(settings, (*keys, at), entry) for at, entry in enumerate(entries))


def _override(settings: Settings, keys: Keys, value: Any) -> Override:
    if not isinstance(value, Mapping) or "files" not in value:
        raise _expected(N_("a list of entries with `files:` and settings"), settings, keys, value)
    checks = {key: check for key, check in CHECKS.items() if key not in RUN_ONLY}
    layer = dict(_layer(settings, keys, value, {"files": _globs, **checks}))
    return Override(layer.pop("files"), layer)


def _option(settings: Settings, keys: Keys, value: Any, option: Option) -> Any:
    if option.choices:
        if value in option.choices:
            return value
        return _one_of(map(str, option.choices))(settings, keys, value)
    if isinstance(option.default, tuple):
        return _globs(settings, keys, value)
    kinds = _KINDS.get(type(option.default))
    if kinds is None:
        return value
    allowed, what = kinds
    if not isinstance(value, allowed) or isinstance(value, bool) is not (allowed == (bool,)):
        raise _expected(what, settings, keys, value)
    return value


_KINDS: Mapping[type, tuple[tuple[type, ...], str]] = {
    bool: ((bool,), N_("true or false")),
    int: ((int,), N_("a whole number")),
    float: ((int, float), N_("a number")),
    str: ((str,), N_("a text")),
}
FIELDS = (
    "objective",
    "key_result",
    "goal",
    "confidence",
    "baseline",
    "target",
    "current",
    "unit",
    "deadline",
    "owner",
    "team",
    "type",
    "period",
)
RUN_ONLY = (
    "locale",
    "date_order",
    "fail_on",
    "show",
    "include",
    "exclude",
    "pipelines",
    "per_file",
    "today",
)


def _language(settings: Settings, keys: Keys, value: Any) -> Any:
    # Looked up late: packages may bring languages, and listing packages takes its time.
    from smartcheck.languages import available_languages

    return _one_of(available_languages())(settings, keys, value)


CHECKS: Mapping[str, Check] = {
    "profile": _one_of(PROFILES),
    "select": _rules,
    "ignore": _rules,
    "extend_select": _rules,
    "severity": _severities,
    "fail_on": _fail_on,
    "show": _show,
    "language": _language,
    "locale": _one_of(LOCALES),
    "period": _period,
    "today": _date,
    "fiscal_year_start": _month,
    "date_order": _one_of(DATE_ORDERS),
    "include": _globs,
    "exclude": _globs,
    "fields": _fields,
    "pipelines": _pipelines,
    "per_file": _per_file,
}
