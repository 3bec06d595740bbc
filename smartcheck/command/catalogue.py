"""The rules as people read them: the table of `rules` and the page of `explain`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from textwrap import fill, indent
from typing import Any

import click

from smartcheck.command.console import emit, wants_color
from smartcheck.command.options import COLORS, one_of
from smartcheck.command.session import Session
from smartcheck.config import Config
from smartcheck.finding import Severity
from smartcheck.outputs.text import severity_name
from smartcheck.pages import Example, RulePage, page_of, source_names
from smartcheck.rule import N_, AnyRule, Option, all_rules, find_rules
from smartcheck.schemas import SCHEMAS, schema_text
from smartcheck.settings import ConfigError, did_you_mean
from smartcheck.translations import Translator, translator

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WIDTH = 88
# What the criteria are called where people read them.
CRITERION_NAMES: Mapping[str, str] = {
    "objective": N_("What makes an objective an objective"),
    "specific": N_("S: specific"),
    "measurable": N_("M: measurable"),
    "attractive": N_("A: attractive"),
    "realistic": N_("R: realistic"),
    "time_bound": N_("T: time-bound"),
    "balance": N_("Balance of a set"),
}


def list_rules(session: Session, as_json: bool, color: str) -> None:
    """The catalogue of rules, on standard output."""
    painted = wants_color(one_of("--color", color, COLORS), sys.stdout)
    words = translator(session.config.locale or session.translate.locale)
    if as_json:
        emit(rules_json(all_rules(), session.config, words))
    else:
        emit(rules_table(all_rules(), session.config, words, painted))


def explain_rules(name: str, session: Session, color: str) -> None:
    """The pages of the rules that a code, a name or a letter stands for, on standard output."""
    painted = wants_color(one_of("--color", color, COLORS), sys.stdout)
    rules = find_rules(name, all_rules())
    if not rules:
        close = did_you_mean(name, [word for r in all_rules() for word in (r.code, r.name)])
        raise ConfigError(N_("unknown rule `{word}`"), close=close, word=name)
    words = translator(session.config.locale or session.translate.locale)
    emit("\n".join(rule_page(rule, session.config, words, painted) for rule in rules))


def print_schema(name: str) -> None:
    """A JSON Schema, on standard output."""
    emit(schema_text(one_of("schema", name, SCHEMAS)))


def rules_table(rules: Iterable[AnyRule], config: Config, _: Translator, color: bool) -> str:
    """The rules by criterion: code, name, how much they weigh here, and what they flag."""
    lines: list[str] = []
    criterion = None
    width = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        if rule.criterion != criterion:
            criterion = rule.criterion
            heading = _(CRITERION_NAMES.get(criterion, criterion))
            lines.extend(["", click.style(heading, bold=True) if color else heading])
        level = config.severity_of(rule)
        word = f"{severity_name(level, _):<8}"
        shown = click.style(word, fg=_COLORS.get(level)) if color else word
        title = _(page_of(rule).title)
        lines.append(f"  {rule.code:<6} {rule.name:<{width}}  {shown}  {title}")
    hint = _("`smartcheck explain RULE` says why, with examples.")
    return "\n".join([*lines[1:], "", hint]) + "\n"


def rules_json(rules: Iterable[AnyRule], config: Config, _: Translator) -> str:
    """The rules as JSON, for tools."""
    listed = [_as_data(rule, config, page_of(rule).translated(_), _) for rule in rules]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _as_data(rule: AnyRule, config: Config, page: RulePage, _: Translator) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "criterion": rule.criterion,
        "default_severity": rule.severity.label,
        "severity": config.severity_of(rule).label,
        "title": page.title,
        "what": page.what,
        "not_flagged": page.not_flagged,
        "why": page.why,
        "against": page.against,
        "sources": source_names(page, _),
        "options": [
            {"name": option.name, "default": option.default, "help": _(option.help)}
            for option in rule.options
        ],
    }


def rule_page(rule: AnyRule, config: Config, _: Translator, color: bool) -> str:
    """Everything a rule says of itself, for reading in a terminal."""
    page = page_of(rule).translated(_)
    level = severity_name(config.severity_of(rule), _)
    criterion = _(CRITERION_NAMES.get(rule.criterion, rule.criterion))
    head = f"{rule.code} {rule.name}"
    parts = [
        f"{click.style(head, bold=True) if color else head}  ({criterion}, {level})",
        _prose(page.title),
        _prose(page.what),
        _labelled(_("Not flagged"), page.not_flagged),
        _labelled(_("Why"), page.why),
        _labelled(_("Against"), page.against),
        _examples(page, "weak", _("Weak"), _),
        _examples(page, "better", _("Better"), _),
        _options(rule.options, config, _),
        _labelled(_("Sources"), "; ".join(source_names(page, _))),
        _prose(_how_to_silence(rule, _)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _how_to_silence(rule: AnyRule, _: Translator) -> str:
    text = _("Not for you? `ignore: [{name}]` or `severity: {{{name}: info}}` in .smartcheck.yaml.")
    return text.format(name=rule.name)


def _prose(text: str) -> str:
    return fill(text, _WIDTH) if text else ""


def _labelled(label: str, text: str) -> str:
    return _prose(f"{label}: {text}") if text else ""


def _examples(page: RulePage, side: str, label: str, _: Translator) -> str:
    """The examples of one side: those in the reader's language, all of them if there are none."""
    fitting = [example for example in page.examples if example.side == side]
    shown = [example for example in fitting if example.language == _.locale] or fitting
    if not shown:
        return ""
    return "\n".join([f"{label}:", *(_example(example) for example in shown)])


def _example(example: Example) -> str:
    return indent(example.plain, "    ")


def _options(options: Iterable[Option], config: Config, _: Translator) -> str:
    lines = []
    for option in options:
        value = config.options.get(option.name, option.default)
        choices = f" ({', '.join(map(str, option.choices))})" if option.choices else ""
        lines.append(
            f"    {option.name}: {_plain_value(value)}{choices}  {_(option.help)}".rstrip()
        )
    return "\n".join([_("Settings") + ":", *lines]) if lines else ""


def _plain_value(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(str, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)
