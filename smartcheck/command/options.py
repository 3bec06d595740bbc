"""The options that several commands share, and what they add up to as settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from smartcheck.profiles import PROFILES
from smartcheck.rule import N_, all_rules
from smartcheck.setting_types import FAIL_ON, LOCALES, SHOW
from smartcheck.settings import ConfigError

Function = TypeVar("Function", bound=Callable[..., Any])
Decorator = Callable[[Function], Function]
COLORS = ("auto", "always", "never")

_LISTS = ("select", "ignore", "extend_select")
_PAIRS = {"severity": "--severity RULE=LEVEL", "pipelines": "--pipeline LANGUAGE=NAME"}


def _known(*words: str) -> Callable[..., list[CompletionItem]]:
    def complete(
        context: click.Context, option: click.Parameter, typed: str
    ) -> list[CompletionItem]:
        return [CompletionItem(word) for word in words if word.startswith(typed)]

    return complete


def _rules(context: click.Context, option: click.Parameter, typed: str) -> list[CompletionItem]:
    rules = [(rule.code, rule.name) for rule in all_rules()]
    return [
        CompletionItem(word, help=name)
        for code, name in rules
        for word in (code, name)
        if word.lower().startswith(typed.lower())
    ]


def _together(*options: Decorator[Any]) -> Decorator[Any]:
    def decorate(function: Function) -> Function:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


paths_argument = click.argument(
    "paths", metavar="[PATHS]...", nargs=-1, type=click.Path(path_type=Path), required=False
)
locale_option = click.option(
    "--locale",
    metavar="LOCALE",
    shell_complete=_known(*LOCALES),
    help=N_("Language of the messages, nb or en; by default each document's own."),
)
config_option = click.option(
    "--config",
    "config_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=N_("Configuration file to use instead of the nearest .smartcheck.yaml or pyproject.toml."),
)
color_option = click.option(
    "--color",
    metavar="WHEN",
    default="auto",
    shell_complete=_known(*COLORS),
    help=N_("Colour: auto (a terminal, FORCE_COLOR, not NO_COLOR), always or never."),
)
rule_options = _together(
    click.option(
        "--select",
        metavar="RULES",
        multiple=True,
        shell_complete=_rules,
        help=N_("Only these rules: codes, names, letters (O, M …) or ALL, separated by commas."),
    ),
    click.option(
        "--extend-select",
        metavar="RULES",
        multiple=True,
        shell_complete=_rules,
        help=N_("These rules as well; turns on rules that are off by default."),
    ),
    click.option(
        "--ignore",
        metavar="RULES",
        multiple=True,
        shell_complete=_rules,
        help=N_("Not these rules."),
    ),
    click.option(
        "--severity",
        metavar="RULE=LEVEL",
        multiple=True,
        help=N_("Weight of a rule's findings: error, warning, info or off, as in M009=off."),
    ),
    click.option(
        "--profile",
        metavar="NAME",
        shell_complete=_known(*PROFILES),
        help=N_("Bundle of settings: default, strict, lenient, committed or smart."),
    ),
)
reading_options = _together(
    click.option(
        "--language",
        metavar="LANGUAGE",
        shell_complete=_known(*LOCALES),
        help=N_("Language of the goals, nb or en; by default it is recognised."),
    ),
    click.option(
        "--period",
        metavar="PERIOD",
        help=N_("Period of the goals: 2026-Q4, H1 2026, 2026-03, 2026-01-01..2026-06-30."),
    ),
    click.option(
        "--pipeline",
        "pipelines",
        metavar="LANGUAGE=NAME",
        multiple=True,
        help=N_("Installed spaCy pipeline to parse with, as in nb=nb_core_news_lg."),
    ),
)
stdin_option = click.option(
    "--stdin-filename",
    metavar="NAME",
    help=N_("What to call standard input (-); its ending tells the format."),
)
quiet_option = click.option(
    "--quiet", "-q", is_flag=True, help=N_("Say less: only the findings, one line each.")
)
cache_option = click.option(
    "--cache/--no-cache",
    default=True,
    help=N_("Reuse what earlier runs found out about unchanged files (default)."),
)
workflow_options = _together(
    click.option(
        "--baseline",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help=N_("Findings in this file do not count; write it with --write-baseline."),
    ),
    click.option(
        "--write-baseline",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help=N_("Write all that is found to this file, as what is to be lived with for now."),
    ),
    click.option(
        "--diff",
        metavar="REVISION",
        help=N_("Only goals that were changed since this git revision, as in --diff origin/main."),
    ),
    click.option(
        "--jobs",
        metavar="NUMBER",
        type=int,
        default=0,
        help=N_("Processes for large inputs; by default as many as there are processors."),
    ),
    cache_option,
)
# The options that are about the run and not settings.
REQUESTED = (
    "outputs",
    "statistics",
    "quiet",
    "list_files",
    "cache",
    "jobs",
    "baseline",
    "write_baseline",
    "diff",
)
today_option = click.option(
    "--today",
    metavar="DATE",
    help=N_("Reference date for deadlines; by default that of SOURCE_DATE_EPOCH, or today's."),
)
fail_on_option = click.option(
    "--fail-on",
    metavar="LEVEL",
    shell_complete=_known(*FAIL_ON),
    help=N_("Lowest severity that makes exit code 1: error, warning (default), info or never."),
)
show_option = click.option(
    "--show",
    metavar="LEVEL",
    shell_complete=_known(*SHOW),
    help=N_("Lowest severity to print: error, warning (default) or info."),
)


def stated(options: dict[str, Any]) -> dict[str, Any]:
    """The settings that a command line states, by configuration key."""
    settings = {key: value for key, value in options.items() if value not in (None, ())}
    for key in _LISTS:
        if key in settings:
            settings[key] = [word for given in settings[key] for word in given.split(",")]
    for key, form in _PAIRS.items():
        if key in settings:
            settings[key] = dict(_pair(form, given) for given in settings[key])
    return settings


def _pair(form: str, given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals:
        raise ConfigError(N_("expected {form}, not `{given}`"), form=form, given=given)
    return name.strip(), value.strip()


def one_of(option: str, value: str, choices: tuple[str, ...]) -> str:
    """A value that must be one of a few words; ConfigError for any other."""
    if value in choices:
        return value
    message = N_("{option}: choose {choices}, not `{value}`")
    raise ConfigError(message, option=option, choices=", ".join(choices), value=value)
