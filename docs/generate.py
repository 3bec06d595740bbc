"""Writes the pages that come from the code: one per rule, their list, and the settings.

    python docs/generate.py [FOLDER]

`conf.py` does the same whenever the site is built, so no page can lag behind its rule. The rules'
docstrings give the text, the catalogues its Norwegian, `evaluation/RESULTS.json` the figures.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from smartcheck.command.catalogue import CRITERION_NAMES
from smartcheck.outputs.text import severity_name
from smartcheck.pages import MARK, Example, RulePage, page_of, source_names
from smartcheck.profiles import PROFILES, profile_values
from smartcheck.rule import AnyRule, DocumentRule, GoalRule, Option, built_in_rules
from smartcheck.schemas import schema
from smartcheck.setting_types import rule_options
from smartcheck.translations import Translator, translator

HERE = Path(__file__).parent
RESULTS = HERE.parent / "evaluation" / "RESULTS.json"
LOCALES = ("en", "nb")
GENERATED = "<!-- Made by docs/generate.py: edit the rule, not this page. -->"
# The sets that figures come from, in the order of how much they prove.
SETS = ("goals-check", "own sets", "own goals", "goals-dev")

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "about": "About",
        "severity": "Severity",
        "key_result": "key results",
        "goal": "goals of their own",
        "objective": "objectives",
        "set": "an objective with its key results",
        "document": "a whole document",
        "not_flagged": "Not flagged",
        "why": "Why",
        "against": "The other camp",
        "examples": "Examples",
        "weak": "Weak",
        "better": "Better",
        "nb": "Norwegian",
        "en": "English",
        "settings": "Settings",
        "default": "default",
        "silence": "Not for you? Turn it down or off:",
        "silenced": "Silent where one of these already says it: {rules}.",
        "figures": "How well it judges",
        "columns": "Goals | Language | Should flag | Flagged rightly | Flagged wrongly | Missed | "
        "Precision | Recall",
        "all": "both",
        "point": ".",
        "unmeasured": "Not measured: the rule looks at sets and documents, and its examples are its"
        " only tests.",
        "unproven": "Figures with fewer than eight cases behind them are in parentheses: they prove"
        " little.",
        "goals-check": "real, never tuned on",
        "goals-dev": "real, worked on",
        "own sets": "made for this rule",
        "own goals": "made up in teams’ style",
        "sources": "Sources",
        "rules": "The rules",
        "intro": "Most rules are at odds with some school of OKR, so each can be turned down or"
        " off. The level is the default one.",
        "table": "Rule | Level | What it flags",
        "off": "off",
    },
    "nb": {
        "about": "Gjelder",
        "severity": "Nivå",
        "key_result": "nøkkelresultater",
        "goal": "frittstående mål",
        "objective": "mål",
        "set": "et mål med nøkkelresultatene sine",
        "document": "et helt dokument",
        "not_flagged": "Dette går fint",
        "why": "Hvorfor",
        "against": "Hva andre mener",
        "examples": "Eksempler",
        "weak": "Svakt",
        "better": "Bedre",
        "nb": "Norsk",
        "en": "Engelsk",
        "settings": "Innstillinger",
        "default": "standard",
        "silence": "Passer den ikke for dere? Skru den ned eller av:",
        "silenced": "Tier når en av disse allerede har sagt det: {rules}.",
        "figures": "Hvor godt den treffer",
        "columns": "Mål | Språk | Burde meldes | Meldt med rette | Meldt med urette | Oversett | "
        "Presisjon | Dekning",
        "all": "begge",
        "point": ",",
        "unmeasured": "Ikke målt: regelen ser på sett og dokumenter, og eksemplene er de eneste"
        " testene den har.",
        "unproven": "Tall med færre enn åtte tilfeller bak seg står i parentes: de beviser lite.",
        "goals-check": "ekte, aldri øvd på",
        "goals-dev": "ekte, brukt under arbeidet",
        "own sets": "laget til denne regelen",
        "own goals": "oppdiktet, slik team skriver",
        "sources": "Kilder",
        "rules": "Reglene",
        "intro": "De fleste reglene er i strid med en eller annen OKR-skole, så alle kan skrus ned"
        " eller av. Nivået er det som gjelder om ikke annet er sagt.",
        "table": "Regel | Nivå | Hva den melder om",
        "off": "av",
    },
}


def write_all(target: Path) -> list[Path]:
    """Writes every generated page below a folder; the paths of what was written."""
    results = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {}
    pages = {Path("configuration.md"): configuration_page()}
    for locale in LOCALES:
        folder = Path("rules") if locale == "en" else Path("rules", locale)
        pages[folder / "index.md"] = rules_index(locale)
        for rule in built_in_rules():
            pages[folder / f"{rule.code}.md"] = rule_page(rule, locale, results)
    for path, text in pages.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8")
    return [target / path for path in pages]


# -- the page of a rule -------------------------------------------------------------------------


def rule_page(rule: AnyRule, locale: str, results: Mapping[str, Any]) -> str:
    """The page of a rule in one language, as Markdown."""
    words, translate = WORDS[locale], translator(locale)
    page = page_of(rule).translated(translate)
    parts = [
        GENERATED,
        f"# {rule.code} {rule.name}",
        f"**{_text(page.title)}** {_text(page.what)}",
        _facts(rule, words, translate),
        _section(words["not_flagged"], _text(page.not_flagged)),
        _section(words["why"], _text(page.why)),
        _section(words["against"], _text(page.against)),
        _section(words["examples"], _examples(page, locale)),
        _section(words["figures"], _figures(rule, words, results)),
        _section(words["settings"], _settings(rule, words, translate)),
        _section(
            words["sources"],
            "\n".join(f"- {_text(name)}" for name in source_names(page, translate)),
        ),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(title: str, body: str) -> str:
    return f"## {title}\n\n{body[:1].upper()}{body[1:]}" if body else ""


def _text(text: str) -> str:
    """Prose as it stands, safe from being read as Markdown or HTML."""
    return re.sub(r"([\\`*_{}\[\]#|<>~$])", r"\\\1", text)


def _facts(rule: AnyRule, words: Mapping[str, str], translate: Translator) -> str:
    lines = [
        f"- {words['about']}: {_subject(rule, words)}",
        f"- {words['severity']}: {severity_name(rule.severity, translate)}",
        f"- {translate(CRITERION_NAMES[rule.criterion])}",
    ]
    if rule.silenced_by:
        links = ", ".join(f"[{code}]({code}.md)" for code in rule.silenced_by if _is_rule(code))
        lines += [f"- {words['silenced'].format(rules=links)}"] if links else []
    return "\n".join(lines)


def _is_rule(code: str) -> bool:
    return any(rule.code == code for rule in built_in_rules())


def _subject(rule: AnyRule, words: Mapping[str, str]) -> str:
    if issubclass(rule, GoalRule):
        return ", ".join(words[kind] for kind in rule.applies_to)
    return words["document"] if issubclass(rule, DocumentRule) else words["set"]


def _examples(page: RulePage, locale: str) -> str:
    words, blocks = WORDS[locale], []
    languages = dict.fromkeys(example.language for example in page.examples)
    for language in sorted(languages, key=lambda code: code != locale):
        blocks.append(f"### {words.get(language, language)}")
        for side in ("weak", "better"):
            here = [e for e in page.examples if (e.language, e.side) == (language, side)]
            if here:
                blocks.append(f"{words[side]}:")
                blocks.append(_listed(here))
    return "\n\n".join(blocks)


def _listed(examples: Sequence[Example]) -> str:
    if examples[0].document:
        return "\n\n".join(_yaml(example) for example in examples)
    return "\n".join(f"- {_marked(example.text)}" for example in examples)


def _marked(text: str) -> str:
    marked = MARK.sub("\x01\\1\x02", text)
    return _text(escape(marked, quote=False)).replace("\x01", "<mark>").replace("\x02", "</mark>")


def _yaml(example: Example) -> str:
    """A document, the lines with marked words set off."""
    lines = example.text.splitlines()
    at = ",".join(str(n) for n, line in enumerate(lines, 1) if MARK.search(line))
    emphasis = f":emphasize-lines: {at}\n" if at else ""
    return f"```{{code-block}} yaml\n{emphasis}\n{example.plain}\n```"


# -- figures ------------------------------------------------------------------------------------


def _figures(rule: AnyRule, words: Mapping[str, str], results: Mapping[str, Any]) -> str:
    rows = [
        row
        for name in SETS
        for row in _rows(name, results.get(name, {}).get("rules", {}).get(rule.code, {}), words)
    ]
    if not rows:
        return words["unmeasured"]
    table = "\n".join([_row(words["columns"].split(" | ")), _row(["---"] * 8), *rows])
    return f"{table}\n\n{words['unproven']}" if any("(" in row for row in rows) else table


def _rows(name: str, by_language: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[str]:
    for language, data in by_language.items():
        if data["tp"] + data["fp"] + data["fn"]:
            counts = [data["tp"] + data["fn"], data["tp"], data["fp"], data["fn"]]
            figures = [_figure(data[key], data["proven"]) for key in ("precision", "recall")]
            figures = [figure.replace(".", words["point"]) for figure in figures]
            yield _row([words[name], words[language].lower(), *map(str, counts), *figures])


def _figure(value: float | None, proven: bool) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if proven else f"({value:.2f})"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


# -- settings -----------------------------------------------------------------------------------


def _settings(rule: AnyRule, words: Mapping[str, str], translate: Translator) -> str:
    parts = []
    if rule.options:
        parts.append("\n".join(_option(option, words, translate) for option in rule.options))
    parts.append(words["silence"])
    parts.append(f"```yaml\nseverity:\n  {rule.name}: info  # error, warning, info, off\n```")
    return "\n\n".join(parts)


def _option(option: Option, words: Mapping[str, str], translate: Translator) -> str:
    choices = (
        f" ({', '.join(f'`{choice}`' for choice in option.choices)})" if option.choices else ""
    )
    default = f"{words['default']} `{_value(option.default)}`"
    return f"- `{option.name}`{choices}, {default}: {_text(translate(option.help))}"


def _value(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(str, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def rules_index(locale: str) -> str:
    """The list of all rules in one language, as Markdown."""
    words, translate = WORDS[locale], translator(locale)
    parts = [GENERATED, f"# {words['rules']}", words["intro"]]
    rules = built_in_rules()
    for criterion in dict.fromkeys(rule.criterion for rule in rules):
        parts.append(f"## {_text(translate(CRITERION_NAMES[criterion]))}")
        rows = [_listed_rule(rule, translate) for rule in rules if rule.criterion == criterion]
        header = [_row(words["table"].split(" | ")), _row(["---"] * 3)]
        parts.append("\n".join([*header, *rows]))
    codes = "\n".join(rule.code for rule in rules)
    parts.append(f"```{{toctree}}\n:hidden:\n\n{codes}\n```")
    return "\n\n".join(parts) + "\n"


def _listed_rule(rule: AnyRule, translate: Translator) -> str:
    title = _text(translate(page_of(rule).title))
    level = severity_name(rule.severity, translate)
    return _row([f"[{rule.code} {rule.name}]({rule.code}.md)", level, title])


def configuration_page() -> str:
    """Every setting, from the schema and the rules' options, as Markdown."""
    properties = schema("config")["properties"]
    options = rule_options()
    general = [_setting(k, d) for k, d in properties.items() if k not in options]
    own = [_option_row(option) for option in options.values()]
    introduction = (HERE / "_configuration.md").read_text(encoding="utf-8").rstrip()
    return (
        "\n\n".join(
            [
                GENERATED,
                introduction,
                "## All settings",
                "\n".join([_row(["Key", "Values", "What it does"]), _row(["---"] * 3), *general]),
                "## Settings of rules",
                "\n".join(
                    [
                        _row(["Key", "Default", "Rules", "What it says"]),
                        _row(["---"] * 4),
                        *own,
                    ]
                ),
                "## Profiles",
                "\n".join(
                    [
                        _row(["Profile", "What it sets"]),
                        _row(["---"] * 2),
                        *(_row([f"`{name}`", _profile(name)]) for name in PROFILES),
                    ]
                ),
            ]
        )
        + "\n"
    )


def _setting(key: str, described: Mapping[str, Any]) -> str:
    return _row([f"`{key}`", _values(described), _text(described.get("description", ""))])


def _values(described: Mapping[str, Any]) -> str:
    if "enum" in described:
        return ", ".join(f"`{_value(value)}`" for value in described["enum"] if value is not False)
    if described.get("$ref", "").endswith("words"):
        return "a word or a list"
    kinds = described.get("type", "")
    names = {"object": "keys and values", "array": "a list", "string": "text", "integer": "number"}
    return " or ".join(names.get(k, k) for k in ([kinds] if isinstance(kinds, str) else kinds))


def _option_row(option: Option) -> str:
    rules = [rule.code for rule in built_in_rules() if option in rule.options]
    links = ", ".join(f"[{code}](rules/{code}.md)" for code in rules)
    default = f"`{_value(option.default)}`"
    if option.choices:
        default += f" of {', '.join(f'`{choice}`' for choice in option.choices)}"
    return _row([f"`{option.name}`", default, links, _text(option.help)])


def _profile(name: str) -> str:
    values = profile_values(name, built_in_rules())
    parts = [f"only {', '.join(values['select'])}"] if "select" in values else []
    parts += [f"{code} {level.label}" for code, level in values.get("severity", {}).items()]
    parts += [f"`{key}: {_value(value)}`" for key, value in values.get("options", {}).items()]
    return ", ".join(parts) or "nothing: the defaults"


if __name__ == "__main__":
    for written in write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        print(written)
