"""The server's parts by themselves: places, settings, diagnostics, pages, and a missing extra."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from lsprotocol import types

from smartcheck.config import Config
from smartcheck.document import Document, Excerpt, Objective
from smartcheck.finding import Severity
from smartcheck.linter import Linter
from smartcheck.rule import Context, Flag, ObjectiveRule, all_rules
from smartcheck.server.checking import Checked, Checker
from smartcheck.server.configurations import Configurations
from smartcheck.server.diagnostics import Abilities, diagnostics
from smartcheck.server.guide import Guide, escaped, hover_text, rule_page, unescaped
from smartcheck.server.places import Place, place_of
from smartcheck.settings import ConfigError
from smartcheck.translations import translator

HOME = Path("/home/kari")
GOALS = "# OKRs\n\n## Objective: Increase sales by 15%\n\n- KR: Make customers happier\n"


@pytest.mark.parametrize(
    ("uri", "language", "name", "folder"),
    [
        ("untitled:Untitled-1", "markdown", "Untitled-1.md", HOME),
        ("untitled:Untitled-1", "YAML", "Untitled-1.yaml", HOME),
        ("untitled:/work/okrs.md", "markdown", "okrs.md", HOME),
        ("untitled:", "mdx", "untitled.mdx", HOME),
        ("file:///a/b%20c/m%C3%A5l.md", "markdown", "/a/b c/mål.md", Path("/a/b c")),
        ("file:///a/OKR", "plaintext", "/a/OKR.txt", Path("/a")),
        ("file:///a/okrs.tmpl", "yaml", "/a/okrs.tmpl.yaml", Path("/a")),
        ("vscode-vfs://github/x/okrs.yaml", "yaml", "okrs.yaml", HOME),
    ],
)
def test_a_place_is_named_by_its_suffix_or_its_language(
    uri: str, language: str, name: str, folder: Path
) -> None:
    place = place_of(uri, language, HOME)
    assert place is not None and (place.name, place.folder) == (name, folder)


@pytest.mark.parametrize(
    ("uri", "language"),
    [("untitled:Untitled-1", "python"), ("file:///a/x.py", "python"), ("file:///a/x", None)],
)
def test_other_languages_are_not_ours(uri: str, language: str | None) -> None:
    assert place_of(uri, language, HOME) is None


def test_settings_are_read_anew_when_the_file_changes(tmp_path: Path) -> None:
    configurations = Configurations()
    file = tmp_path / ".smartcheck.yaml"
    file.write_text("show: info\n", "utf-8")
    first = configurations.linter(tmp_path)
    assert first.config.show is Severity.INFO and configurations.linter(tmp_path) is first
    file.write_text("show: error\nperiod: 2026-Q4\n", "utf-8")
    second = configurations.linter(tmp_path)
    assert second.config.show is Severity.ERROR
    assert second.annotator is first.annotator  # what it knows is not lost
    configurations.change({"show": "warning"})
    assert configurations.at(tmp_path).show is Severity.WARNING
    with pytest.raises(ConfigError):
        configurations.change({"shwo": "info"})
    assert configurations.at(tmp_path).show is Severity.WARNING
    file.unlink()
    assert configurations.at(tmp_path).period is None


def test_a_linter_lives_for_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configurations = Configurations()
    before = configurations.linter(tmp_path)
    monkeypatch.setattr("smartcheck.clock.today", lambda: date(2099, 1, 2))
    after = configurations.linter(tmp_path)
    assert after is not before and after.today == date(2099, 1, 2)


def test_files_that_are_left_out_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".smartcheck.yaml").write_text("exclude: [old/]\n", "utf-8")
    checker = Checker()
    for name, expected in (("okrs.md", True), ("old/okrs.md", False)):
        path = tmp_path / name
        checked = checker.check(GOALS, Place(path.as_posix(), path.parent, path))
        assert bool(checked.findings) is expected


@pytest.mark.parametrize(
    ("settings", "message"),
    [("ignore: [ALL]\n", "no rule is left"), ("pipelines: {en: no_such}\n", "no_such")],
)
def test_a_fault_of_the_settings_is_shown_and_nothing_else(
    settings: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / ".smartcheck.yaml").write_text(settings, "utf-8")
    checked = Checker().check(GOALS, Place(str(tmp_path / "okrs.md"), tmp_path))
    (shown,) = diagnostics(checked, "u", Abilities())
    assert shown.code == "configuration" and message in shown.message
    assert shown.severity is types.DiagnosticSeverity.Error


def test_severities_and_hints(tmp_path: Path) -> None:
    levels: dict[str, set[types.DiagnosticSeverity | None]] = {}
    for show in ("info", "warning", "error"):
        (tmp_path / ".smartcheck.yaml").write_text(f"show: {show}\n", "utf-8")
        checked = Checker().check(GOALS, Place(str(tmp_path / "okrs.md"), tmp_path))
        levels[show] = {one.severity for one in diagnostics(checked, "u", Abilities())}
    kinds = types.DiagnosticSeverity
    assert levels["info"] == {kinds.Error, kinds.Warning, kinds.Information}
    assert levels["warning"] == {kinds.Error, kinds.Warning, kinds.Hint}
    assert levels["error"] == {kinds.Error, kinds.Hint}


class Crashing(ObjectiveRule):
    """A rule that crashes.

    Why: It is for this test.
    """

    code, name, criterion, severity = "Z001", "crashing", "objective", Severity.ERROR

    def check(self, subject: object, context: Context) -> list[Flag]:  # type: ignore[override]
        raise RuntimeError("ouch")


def test_a_rule_that_crashes_hides_nothing() -> None:
    linter = Linter(Config(), date(2026, 1, 1))
    linter.rules = (*all_rules(), Crashing)
    text = "Increase sales by 15%"
    objective = Objective(text=Excerpt.at(text, 0))
    document = Document(path="x.md", source=text, language="en", objectives=(objective,))
    result = linter.lint_document(document)
    checked = Checked(
        text=text,
        place=Place("x.md", HOME),
        document=document,
        findings=result.findings,
        failures=result.failures,
    )
    shown = diagnostics(checked, "u", Abilities())
    assert {"crash", "O001"} <= {str(one.code) for one in shown}


def test_what_is_unused_fades_and_other_words_are_related() -> None:
    text = GOALS.replace("happier", "happier <!-- smartcheck: ignore[O001] x -->")
    checked = Checker().check(text, Place("okrs.md", HOME))
    shown = diagnostics(checked, "u", Abilities(tags=True, related=True))
    (unused,) = [one for one in shown if one.code == "X001"]
    assert unused.tags == [types.DiagnosticTag.Unnecessary]
    several = [one for one in checked.findings if len(one.marks) > 1]
    related = [one for one in shown if one.related_information]
    assert len(related) == len(several)


@pytest.mark.parametrize("locale", ["nb", "en"])
def test_every_rule_has_a_page_to_link_to(locale: str, tmp_path: Path) -> None:
    translate = translator(locale)
    for rule in all_rules():
        page = rule_page(rule, translate)
        assert translate("Why") in page and "[[" not in page and "\n\n\n" not in page
        assert unescaped(page)


def test_a_link_leads_to_a_page_or_there_is_none(tmp_path: Path) -> None:
    finding = Checker().check(GOALS, Place("okrs.md", HOME)).findings[0]
    link = Guide(tmp_path / "pages").link(finding, "nb")
    assert link is not None and link.startswith("file:///")
    file = tmp_path / "pages" / "nb" / f"{finding.code}.md"
    assert "**Hvorfor:**" in file.read_text("utf-8")
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    (tmp_path / "file").write_text("", "utf-8")
    assert Guide(tmp_path / "file").link(finding, "nb") is None


def test_words_of_a_document_are_no_markup() -> None:
    assert escaped("[x](http://y) <b> **?** *z*") == r"\[x\](http://y) \<b\> **?** \*z\*"
    text = "goals:\n  - Make <b>customers</b> happier\n"
    checked = Checker().check(text, Place("okrs.yaml", HOME))
    told = hover_text(checked.findings, checked.translate)
    assert r"\<b\>customers" in told and re.search(r"(?<!\\)<b", told) is None


@pytest.mark.parametrize(
    ("locale", "words"),
    [("en", "the language server needs pygls 2"), ("nb", "språktjeneren trenger pygls 2")],
)
def test_without_the_extra_it_says_what_to_install(locale: str, words: str, tmp_path: Path) -> None:
    missing = tmp_path / "pygls.py"
    missing.write_text("raise ModuleNotFoundError('no pygls', name='pygls')\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "smartcheck", "--locale", locale, "lsp"],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{Path.cwd()}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2 and done.stdout == ""
    assert words in done.stderr and 'pip install "smartcheck[lsp]"' in done.stderr


def test_an_editor_that_goes_without_leave_ends_the_server() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "smartcheck", "lsp"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1 and done.stdout == b""
