"""What the rules O, S, M and A do that neither their examples nor the paraphrases show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from smartcheck.config import Config
from smartcheck.finding import Finding, Severity
from smartcheck.linter import Linter
from smartcheck.nlp import Annotator
from smartcheck.pages import page_of
from smartcheck.readers import ReaderOptions, read_text
from smartcheck.rule import AnyRule, built_in_rules
from smartcheck.rules._units import in_one_unit
from smartcheck.testing import EXAMPLE_DAY, check_page, goal_document
from smartcheck.translations import translator

ANNOTATOR = Annotator()
RULES = [rule for rule in built_in_rules() if rule.code[0] in "OSMA"]


def lint(
    text: str, language: str, kind: str, code: str, options: Mapping[str, Any] | None = None
) -> list[Finding]:
    document = goal_document(text, language, kind)  # type: ignore[arg-type]
    return _findings(document, code, options or {})


def lint_yaml(text: str, language: str, code: str) -> list[Finding]:
    return _findings(read_text(text, "okr.yaml", ReaderOptions(language=language)), code, {})


def _findings(document: Any, code: str, options: Mapping[str, Any]) -> list[Finding]:
    result = Linter(Config(select=(code,), options=options), EXAMPLE_DAY, ANNOTATOR).lint_document(
        document
    )
    assert not result.failures
    return [finding for finding in result.findings if finding.code == code]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_page_is_complete(rule: AnyRule) -> None:
    check_page(rule)
    for language in ("nb", "en"):
        for side in ("weak", "better"):
            examples = [
                e for e in page_of(rule).examples if (e.language, e.side) == (language, side)
            ]
            assert len(examples) >= 3, (rule.code, language, side)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_page_is_translated(rule: AnyRule) -> None:
    for paragraph in page_of(rule).paragraphs:
        assert translator("nb")(paragraph) != paragraph


# -- O007

TASKS = {
    "nb": ("Bygge en ny kai", "Skrive 4 rapporter", "Holde 3 kurs", "Fangsten øker med 20 %"),
    "en": ("Build a new quay", "Write 4 reports", "Hold 3 courses", "Landings grow by 20%"),
}


def objective_of(language: str, *results: str) -> str:
    lines = "".join(f"\n      - {result}" for result in results)
    return f"objectives:\n  - objective: {TASKS[language][0]}\n    key_results:{lines}\n"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_task_with_nothing_but_work_under_it_is_a_warning(language: str) -> None:
    _, first, second, _ = TASKS[language]
    (finding,) = lint_yaml(objective_of(language, first, second), language, "O007")
    assert finding.severity is Severity.WARNING
    assert (finding.scope, finding.objective, finding.key_result) == ("objective", 0, None)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_task_with_a_result_under_it_is_a_hint(language: str) -> None:
    _, first, second, result = TASKS[language]
    (finding,) = lint_yaml(objective_of(language, first, second, result), language, "O007")
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_task_without_key_results_is_a_hint(language: str) -> None:
    (finding,) = lint(TASKS[language][0], language, "objective", "O007")
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize("language", ["nb", "en"])
def test_leading_key_results_are_not_held_against_a_task(language: str) -> None:
    text = (
        f"objectives:\n  - objective: {TASKS[language][0]}\n    key_results:\n"
        f"      - {{text: {TASKS[language][1]}, type: leading}}\n"
    )
    (finding,) = lint_yaml(text, language, "O007")
    assert finding.severity is Severity.INFO


# -- lengths and acronyms


@pytest.mark.parametrize(
    ("language", "text"),
    [("nb", "Få flere til å gå"), ("en", "Get more people walking")],
)
@pytest.mark.parametrize(
    ("option", "limit", "severity"),
    [
        ("max_objective_words", 3, Severity.WARNING),
        ("max_objective_characters", 10, Severity.INFO),
        ("max_objective_words", 30, None),
    ],
)
def test_the_limits_of_an_objective_are_configurable(
    language: str, text: str, option: str, limit: int, severity: Severity | None
) -> None:
    found = lint(text, language, "objective", "O009", {option: limit})
    assert [finding.severity for finding in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("language", "text"),
    [("nb", "Selge 300 brød om dagen 6/10"), ("en", "Sell 300 loaves a day 6/10")],
)
def test_the_limit_of_a_key_result_is_configurable_and_leaves_out_the_score(
    language: str, text: str
) -> None:
    words = len(text.split()) - 1
    assert not lint(text, language, "key_result", "S004", {"max_key_result_words": words})
    (finding,) = lint(text, language, "key_result", "S004", {"max_key_result_words": words - 1})
    assert str(words) in finding.message


@pytest.mark.parametrize(
    ("language", "text"),
    [("nb", "Gjøre KOSTRA lett å forstå"), ("en", "Make KOSTRA easy to understand")],
)
def test_known_acronyms_are_configurable(language: str, text: str) -> None:
    assert lint(text, language, "objective", "O014")
    assert not lint(text, language, "objective", "O014", {"known_acronyms": ("Kostra",)})


def test_text_in_capitals_has_no_acronyms() -> None:
    assert not lint("GJØRE BYGDA TRYGG", "nb", "objective", "O014")
    assert not lint("MAKE THE TOWN SAFE", "en", "objective", "O014")


# -- fields and units


def key_result(language: str, text: str, fields: str) -> str:
    top = "Bli stedet folk vil bo" if language == "nb" else "Become where people want to live"
    return (
        f"objectives:\n  - objective: {top}\n    key_results:\n      - {{text: {text}, {fields}}}\n"
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [("nb", "Øke antall utleide båtplasser"), ("en", "Increase the number of rented berths")],
)
def test_fields_that_contradict_the_verb(language: str, text: str) -> None:
    (finding,) = lint_yaml(key_result(language, text, "baseline: 60, target: 45"), language, "M006")
    assert "60 → 45" in finding.message
    assert not lint_yaml(key_result(language, text, "baseline: 45, target: 60"), language, "M006")


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("nb", "Øke antall utlån med 20 %", "M004"),
        ("en", "Increase the number of loans by 20%", "M004"),
        ("nb", "Senke svinnet i bakeriet til 3 %", "M005"),
        ("en", "Cut waste in the bakery to 3%", "M005"),
    ],
)
@pytest.mark.parametrize(
    ("fields", "fires"), [("baseline: 400", False), ("current: 8 %", False), ("owner: Kari", True)]
)
def test_a_starting_value_may_stand_in_a_field(
    language: str, text: str, code: str, fields: str, fires: bool
) -> None:
    assert bool(lint_yaml(key_result(language, text, fields), language, code)) is fires


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((90, "", 40, "s"), (90, 40)),
        ((90, "min", 2, "h"), (5400, 7200)),
        ((1, "kg", 850, "g"), (1, 0.85)),
        ((4, "%", 9, "%"), (4, 9)),
        ((2, "h", 40, ""), None),
        ((3, "kg", 2, "h"), None),
        ((3, "USD", 2, "NOK"), None),
    ],
)
def test_units_are_made_the_same(
    values: tuple[float, str, float, str], expected: tuple[float, float] | None
) -> None:
    assert in_one_unit(*values) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Redusere sykefraværet fra 8 % til 6 % ved å øke antall samtaler fra 4 til 2"),
        ("en", "Reduce churn from 5% to 3% by increasing calls from 40 to 10"),
        ("nb", "Mer effektiv saksbehandling: fra 30 til 20 dager"),
        ("en", "More efficient handling: from 30 to 20 days"),
        ("nb", "Øke svartiden fra 2 timer til 30"),
        ("en", "Increase response time from 2 hours to 30"),
        ("nb", "Løfte omsetningen fra 900 000 kr til 1 MNOK"),
    ],
)
def test_figures_are_not_judged_by_a_word_that_may_mean_others(language: str, text: str) -> None:
    assert not lint(text, language, "key_result", "M006")


# -- one fault, one finding


@pytest.mark.parametrize(
    ("speaks", "silent"),
    [
        ("O001", "O003"),
        ("O005", "O007"),
        ("O006", "O007"),
        ("A002", "A001"),
        ("A003", "A001"),
        ("A002", "A003"),
        ("M002", "M006"),
    ],
)
def test_which_finding_wins(speaks: str, silent: str) -> None:
    rule = next(rule for rule in RULES if rule.code == silent)
    assert speaks in rule.silenced_by


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Support-saker under 12 i uka"),
        ("en", "Support response time under 4 hours"),
        ("en", "Help desk answers 90% of calls within a minute"),
        ("nb", "Veileder om søvn er publisert i 4 kommuner"),
    ],
)
def test_a_noun_that_looks_like_a_verb_of_effort_is_none(language: str, text: str) -> None:
    assert not lint(text, language, "key_result", "A002")
    assert not lint(text, language, "key_result", "A003")
