"""Configuration: what is found, what wins over what, and how mistakes are told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import smartcheck.rule
from smartcheck.config import Config, load_config
from smartcheck.finding import Severity
from smartcheck.periods import Period
from smartcheck.profiles import PROFILES
from smartcheck.rule import AnyRule, GoalRule, Option, all_rules
from smartcheck.setting_types import rule_options
from smartcheck.settings import ConfigError
from smartcheck.translations import translator

BAND = Option("score_band", "default", "", ("default", "seed", "wodtke", "committed"))
LIMIT = Option("max_key_results", 5, "")
WORDS = Option("acronyms", ("NPS",), "")
STRICTLY = Option("require_score", False, "")


def make(code: str, name: str, severity: Severity, *options: Option) -> AnyRule:
    criteria = {"O": "objective", "M": "measurable", "T": "time_bound", "R": "realistic"}
    facts = {
        "code": code,
        "name": name,
        "criterion": criteria[code[0]],
        "severity": severity,
        "options": options,
    }
    return type(code, (GoalRule,), facts)


O001 = make("O001", "bare-metric", Severity.ERROR)
O002 = make("O002", "number-in-objective", Severity.WARNING)
O014 = make("O014", "unexplained-acronym", Severity.OFF, WORDS)
M001 = make("M001", "no-number", Severity.ERROR)
M009 = make("M009", "yes-no-result", Severity.INFO, LIMIT)
R002 = make("R002", "too-easy", Severity.WARNING, BAND, STRICTLY)
T001 = make("T001", "no-deadline", Severity.WARNING)
RULES = (O001, O002, O014, M001, M009, R002, T001)


@pytest.fixture
def few_rules(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Seven rules of ours instead of all there are."""
    monkeypatch.setattr(smartcheck.rule, "built_in_rules", lambda: RULES)
    monkeypatch.setattr(smartcheck.rule, "third_party_rules", lambda: ())
    rule_options.cache_clear()
    yield
    rule_options.cache_clear()


@pytest.fixture(autouse=True)
def _few_rules(few_rules: None, request: pytest.FixtureRequest) -> None: ...


def write(folder: Path, text: str, name: str = ".smartcheck.yaml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(dedent(text), encoding="utf-8")
    return file


def load(folder: Path, text: str = "", **options: Any) -> Config:
    return load_config(file=write(folder, text), options=options)


def selected(config: Config) -> set[str]:
    return {rule.code for rule in RULES if config.severity_of(rule) is not Severity.OFF}


ON = {"O001", "O002", "M001", "M009", "R002", "T001"}
# flake8's lesson: what exactly is said beats what is implied, level by level.
SELECTIONS = [
    ("", {}, ON),
    ("ignore: M009", {}, ON - {"M009"}),
    ("ignore: yes-no-result", {}, ON - {"M009"}),
    ("ignore: [M, T001]", {}, {"O001", "O002", "R002"}),
    ("select: O", {}, {"O001", "O002"}),
    ("select: [m001, Bare-Metric]", {}, {"M001", "O001"}),
    ("select: M001, T001", {}, {"M001", "T001"}),
    ("select: ALL", {}, ON),
    ("select: [M001]\nignore: [M]", {}, {"M001"}),
    ("select: [M]\nignore: [M001]", {}, {"M009"}),
    ("select: [M001]\nignore: [M001]", {}, set()),
    ("select: [ALL]\nignore: [O]", {}, ON - {"O001", "O002"}),
    ("extend_select: [O014]", {}, {*ON, "O014"}),
    ("extend_select: [O]", {}, ON),
    ("select: [O014]", {}, {"O014"}),
    ("severity: {O014: info}", {}, {*ON, "O014"}),
    ("select: [M]\nseverity: {O014: info}", {}, {"M001", "M009"}),
    ("severity: {M009: off}", {}, ON - {"M009"}),
    ("severity: {O: off}", {}, {"M001", "M009", "R002", "T001"}),
    ("ignore: [M009]", {"ignore": ["T001"]}, ON - {"M009", "T001"}),
    ("ignore: [M009]", {"select": ["M"]}, {"M001", "M009"}),
    ("select: [M]", {"select": ["O001"]}, {"O001"}),
    ("select: [M]", {"ignore": ["M001"]}, {"M009"}),
    ("select: [M]", {"extend_select": ["O001"]}, {"M001", "M009", "O001"}),
    ("ignore: [O001]", {"extend_select": ["O001"]}, ON),
    ("profile: lenient", {}, {"O001", "M001", "R002"}),
    ("profile: lenient\nextend_select: [T001]", {}, {"O001", "M001", "R002", "T001"}),
    ("profile: lenient\nselect: [T]", {}, {"T001"}),
    ("profile: smart", {}, {"M001", "M009", "R002", "T001"}),
    ("profile: smart", {"profile": "default"}, ON),
]


@pytest.mark.parametrize(("text", "options", "expected"), SELECTIONS)
def test_selection(tmp_path: Path, text: str, options: dict[str, Any], expected: set[str]) -> None:
    assert selected(load(tmp_path, text, **options)) == expected


@pytest.mark.parametrize(
    ("text", "options", "rule", "own", "expected"),
    [
        ("", {}, M001, None, Severity.ERROR),
        ("", {}, M001, Severity.WARNING, Severity.WARNING),
        ("severity: {M001: info}", {}, M001, None, Severity.INFO),
        ("severity: {M001: info}", {}, M001, Severity.WARNING, Severity.INFO),
        ("severity: {no-number: info}", {}, M001, None, Severity.INFO),
        ("severity: {M001: info}", {"severity": {"M001": "error"}}, M001, None, Severity.ERROR),
        ("severity: {M: info}", {}, M001, None, Severity.INFO),
        ("profile: strict", {}, O002, None, Severity.ERROR),
        ("profile: strict\nseverity: {O002: info}", {}, O002, None, Severity.INFO),
        ("extend_select: [O014]", {}, O014, None, Severity.WARNING),
        ("extend_select: [O014]\nseverity: {O014: error}", {}, O014, None, Severity.ERROR),
        ("severity: {M009: false}", {}, M009, Severity.ERROR, Severity.OFF),
    ],
)
def test_severity(
    tmp_path: Path,
    text: str,
    options: dict[str, Any],
    rule: AnyRule,
    own: Severity | None,
    expected: Severity,
) -> None:
    assert load(tmp_path, text, **options).severity_of(rule, own) is expected


def test_a_config_made_by_hand_selects_as_a_file_does() -> None:
    assert selected(Config()) == ON
    assert selected(Config(select=("O",), ignore=("O002",))) == {"O001"}
    assert selected(Config(extend_select=("O014",))) == {*ON, "O014"}
    assert Config(severities={"M001": Severity.INFO}).severity_of(M001) is Severity.INFO


def test_every_setting_of_a_file(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        """
        profile: strict
        language: nb
        locale: en
        period: FY26-Q1
        fiscal_year_start: 7
        today: 2026-10-01
        date_order: mdy
        fail_on: never
        show: info
        include: ["**/okr*.md"]
        exclude: [arkiv/, utkast.md]
        fields: {Tro: confidence}
        score_band: seed
        max_key_results: 3
        acronyms: [NAV, NTNU]
        require_score: true
        """,
    )
    assert config.profile == "strict"
    assert (config.language, config.locale, config.date_order) == ("nb", "en", "mdy")
    assert config.period == Period("FY26-Q1", date(2025, 7, 1), date(2025, 9, 30))
    assert config.today == date(2026, 10, 1)
    assert (config.fail_on, config.show) == (None, Severity.INFO)
    assert config.include == ("**/okr*.md",)
    assert config.exclude == ("arkiv/", "utkast.md")
    assert config.fields == {"Tro": "confidence"}
    assert config.options["score_band"] == "seed"
    assert config.options["max_key_results"] == 3
    assert config.options["acronyms"] == ("NAV", "NTNU")
    assert config.options["require_score"] is True
    assert config.source is not None and config.source.endswith(".smartcheck.yaml")
    assert config.root == tmp_path.resolve()


def test_the_command_line_wins_over_the_file_over_the_profile(tmp_path: Path) -> None:
    text = "profile: committed\nscore_band: wodtke\nperiod: '2026'\nfail_on: error"
    config = load(tmp_path, text, period="2027-Q1", fail_on="info")
    assert config.options["score_band"] == "wodtke"
    assert config.period == Period("2027-Q1", date(2027, 1, 1), date(2027, 3, 31))
    assert config.fail_on is Severity.INFO
    assert load(tmp_path, "profile: committed").options["score_band"] == "committed"


def test_options_and_severities_of_several_layers_add_up(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        "profile: committed\nmax_key_results: 4\nseverity: {M001: info}",
        severity={"T001": "error"},
    )
    assert config.options == {"score_band": "committed", "max_key_results": 4}
    assert config.severities["M001"] is Severity.INFO
    assert config.severities["T001"] is Severity.ERROR


PER_FILE = """
ignore: [T001]
per_file:
  - files: ["arkiv/**", "*.csv"]
    ignore: [R002]
    severity: {M001: warning}
  - files: arkiv/2024/
    profile: smart
    score_band: seed
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("okr.md", ON - {"T001"}),
        ("arkiv/okr.md", ON - {"T001", "R002"}),
        ("lag/okr.csv", ON - {"T001", "R002"}),
        ("arkiv/2024/okr.md", {"M001", "M009"}),
        ("lag/arkiv/okr.md", ON - {"T001"}),
    ],
)
def test_per_file_settings(tmp_path: Path, path: str, expected: set[str]) -> None:
    config = load(tmp_path, PER_FILE).for_path(tmp_path / path)
    assert selected(config) == expected
    assert (config.options == {"score_band": "seed"}) is ("2024" in path)
    assert (config.severity_of(M001) is Severity.WARNING) is (
        path != "okr.md" and "lag/ark" not in path
    )


def test_the_command_line_wins_over_per_file_settings(tmp_path: Path) -> None:
    config = load(tmp_path, PER_FILE, select=["R002"], severity={"M001": "info"})
    here = config.for_path(tmp_path / "arkiv/okr.md")
    assert selected(here) == {"R002"}
    assert here.severities["M001"] is Severity.INFO


def test_a_file_is_found_upwards_and_the_nearest_counts(tmp_path: Path) -> None:
    write(tmp_path, "select: [O]")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert selected(load_config(start=below)) == {"O001", "O002"}
    write(tmp_path / "a", '[tool.smartcheck]\nselect = ["M001"]\n', "pyproject.toml")
    assert selected(load_config(start=below)) == {"M001"}
    write(tmp_path / "a", "select: [T001]")
    assert selected(load_config(start=below)) == {"T001"}


def test_a_project_file_without_our_table_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "select: [O001]")
    write(tmp_path / "a", "[tool.black]\nline-length = 100\n", "pyproject.toml")
    write(tmp_path / "b", "this is [no TOML", "pyproject.toml")
    assert selected(load_config(start=tmp_path / "a")) == {"O001"}
    assert selected(load_config(start=tmp_path / "b")) == {"O001"}


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    config = load_config(start=tmp_path)
    assert selected(config) == ON
    assert config.source is None


ERRORS = [
    ("selct: [O001]", "1:1: unknown setting `selct`; did you mean `select`?"),
    ("select: [O001,\n  O0001]", "2:3: unknown rule `O0001`; did you mean `O001`?"),
    ("ignore: no-nummber", "1:1: unknown rule `no-nummber`; did you mean `no-number`?"),
    ("a: 1", "1:1: unknown setting `a`"),
    ("severity: {M001: fatal}", "1:12: `fatal` is no valid value for `M001`"),
    ("severity:\n  M01: info", "2:3: unknown rule `M01`; did you mean `M001`?"),
    ("severity: M001", "1:1: `severity` should be a list of `RULE: level`, not `M001`"),
    ("profile: strickt", "`strickt` is no valid value for `profile`"),
    ("profile: strickt", "did you mean `strict`?"),
    ("period: soon", "`period` should be a period such as 2026-Q4"),
    ("today: 2026-02-30", "`today` should be a date such as 2026-10-01, not `2026-02-30`"),
    ("today: tomorrow", "`today` should be a date such as 2026-10-01, not `tomorrow`"),
    ("fiscal_year_start: 13", "`fiscal_year_start` should be the number of a month"),
    ("fiscal_year_start: true", "`fiscal_year_start` should be the number of a month"),
    ("max_key_results: many", "`max_key_results` should be a whole number, not `many`"),
    ("max_key_results: true", "`max_key_results` should be a whole number"),
    ("require_score: 1", "`require_score` should be true or false"),
    ("score_band: sed", "did you mean `seed`?"),
    ("acronyms: 5", "`acronyms` should be a list of words"),
    ("fields: {Tro: belief}", "`belief` is no valid value for `Tro`"),
    ("per_file: [{ignore: [M001]}]", "`per_file` should be a list of entries with `files:`"),
    ("per_file:\n  - files: x\n    today: 2026-01-01", "3:5: unknown setting `today`"),
    ("per_file:\n  - files: x\n    ignore: [M01]", "3:14: unknown rule `M01`"),
    ("select: []\nselect: [M001]", "2:1: `select` is given twice"),
    ("- select", "1:1: expected settings of the form `key: value`"),
    ("select: [O001", "not valid YAML"),
    ("1: 2", "unknown setting `1`"),
]


@pytest.mark.parametrize(("text", "message"), ERRORS)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    told = caught.value.text()
    assert ".smartcheck.yaml:" in told and message in told
    assert translator("nb")("unknown setting `{word}`") != ""


def test_a_mistake_shows_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, "# ours\nignore: [O001, M01]\n")
    assert caught.value.text().splitlines() == [
        ".smartcheck.yaml:2:16: unknown rule `M01`; did you mean `M001`?",
        "    ignore: [O001, M01]",
        "                   ^",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[tool.smartcheck]\nselect = ['O001']\nignroe = ['M001']\n", "3:1"),
        ("[tool.black]\nprofile = 'x'\n\n[tool.smartcheck]\nprofile = 'sharp'\n", "5:1"),
        ("[tool.smartcheck.severity]\nM001 = 'fatal'\n", "2:1"),
        ("[tool.smartcheck]\nseverity = { T001 = 'info', M001 = 'fatal' }\n", "2:29"),
        (
            "[[tool.smartcheck.per_file]]\nfiles = ['a']\nignore = ['M001']\n"
            "[[tool.smartcheck.per_file]]\nfiles = ['b']\nignore = ['M01']\n",
            "6:1",
        ),
        ("[tool.smartcheck]\nselect = ['O001'\n", "2:1"),
    ],
)
def test_toml_mistakes_are_placed_as_well(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(file=write(tmp_path, text, "pyproject.toml"))
    assert f"pyproject.toml:{place}: " in caught.value.text()


def test_toml_says_what_yaml_says(tmp_path: Path) -> None:
    toml = write(
        tmp_path,
        """
        [tool.smartcheck]
        ignore = ["T001"]
        today = 2026-10-01
        severity = { M001 = "info" }
        [[tool.smartcheck.per_file]]
        files = ["arkiv/**"]
        ignore = ["M"]
        """,
        "pyproject.toml",
    )
    config = load_config(file=toml)
    assert selected(config) == ON - {"T001"}
    assert config.today == date(2026, 10, 1)
    assert config.severity_of(M001) is Severity.INFO
    assert selected(config.for_path(tmp_path / "arkiv/x.md")) == {
        "O001",
        "O002",
        "R002",
        "T001",
    } - {"T001"}


def test_mistakes_on_the_command_line_name_the_option() -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(start=Path("/"), options={"extend_select": ["M1"]})
    assert caught.value.text().startswith("--extend-select: unknown rule `M1`")


def test_a_missing_configuration_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no configuration file"):
        load_config(file=tmp_path / "nothing.yaml")


def test_a_file_in_no_encoding_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / ".smartcheck.yaml"
    file.write_bytes(b"\xff\xfe\x00select")
    with pytest.raises(ConfigError, match="cannot read the configuration file"):
        load_config(file=file)


def test_aliases_and_cycles_do_no_harm(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    with pytest.raises(ConfigError, match="unknown setting"):
        load(tmp_path, bomb)
    with pytest.raises(ConfigError):
        load(tmp_path, "select: &s [*s]")
    config = load(tmp_path, "select: &s [M001]\nignore: *s")
    assert selected(config) == set()


class TestProfiles:
    """The profiles, held against the rules that there really are."""

    @pytest.fixture(autouse=True)
    def _all_rules(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        monkeypatch.undo()
        rule_options.cache_clear()
        yield
        rule_options.cache_clear()

    # Specified, and to be taken out of this list when the rules come.
    def test_profiles_name_rules_and_options_that_exist(self) -> None:
        codes = {rule.code for rule in all_rules()}
        for profile in PROFILES.values():
            named = {*profile.get("severity", {}), *profile.get("select_errors_and", ())}
            assert named <= codes
            assert set(profile.get("options", {})) <= set(rule_options())
