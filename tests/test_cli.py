"""The command line: exit codes, outputs, languages, and no silent pass anywhere."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from smartcheck import __version__
from smartcheck.cli import main
from smartcheck.finding import Severity
from smartcheck.rule import GoalRule
from smartcheck.schemas import SCHEMAS, schema

GOOD = """\
language: nb
period: 2026-Q4
objectives:
  - objective: Nye kunder blir fortrolige med tjenesten allerede første uke
    key_results:
      - Andelen nye kunder som fullfører oppstarten, øker fra 40 % til 65 % (6/10)
      - Antall henvendelser per ny kunde går ned fra 6 til 2 henvendelser (5/10)
"""
BAD = """\
language: nb
period: 2026-Q4
objectives:
  - objective: Øke salget med 15 %
    key_results:
      - Øke antall ordrer fra 40 til 65 ordrer (10/10)
"""
TODAY = "--today=2026-10-01"


@dataclass(frozen=True)
class Run:
    """What one command line did."""

    code: int
    out: str
    err: str


Smartcheck = Callable[..., Run]


@pytest.fixture
def smartcheck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Smartcheck:
    """Runs the command line in an empty directory, in English unless told otherwise."""
    monkeypatch.chdir(tmp_path)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")

    def run(*arguments: str, stdin: bytes | None = None) -> Run:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(arguments)
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        return Run(code, told.out, told.err)

    return run


def write(name: str, text: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return name


class TestExitCodes:
    def test_nothing_to_object_to(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("lint", TODAY, write("okr.yaml", GOOD))
        assert (run.code, run.err) == (0, "")
        assert run.out.startswith("1 dokument: ingen feil eller advarsler")

    def test_findings(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("lint", TODAY, write("okr.yaml", BAD))
        assert (run.code, run.err) == (1, "")
        assert "okr.yaml:4:16: feil O001 bare-metric" in run.out
        assert "okr.yaml:6:49: advarsel R002 too-easy" in run.out

    @pytest.mark.parametrize(
        ("fail_on", "ignore", "code"),
        [
            ("error", "", 1),
            ("error", "O", 0),
            ("warning", "O", 1),
            ("warning", "O,R002", 0),
            ("info", "O,R002", 1),
            ("never", "", 0),
        ],
    )
    def test_fail_on(self, smartcheck: Smartcheck, fail_on: str, ignore: str, code: int) -> None:
        options = [f"--fail-on={fail_on}", *([f"--ignore={ignore}"] if ignore else [])]
        assert smartcheck("lint", TODAY, *options, write("okr.yaml", BAD)).code == code

    def test_infos_make_no_exit_code_unless_asked_to(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", BAD)
        options = ("--severity", "O001=info", "--ignore", "R002", "okr.yaml")
        assert smartcheck("lint", TODAY, *options).code == 0
        assert smartcheck("lint", TODAY, "--fail-on=info", *options).code == 1

    def test_trouble_beats_findings_and_hides_none(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("lint", TODAY, write("okr.yaml", BAD), "missing.yaml")
        assert run.code == 2
        assert "O001" in run.out and "missing.yaml" in run.err

    def test_a_crashing_rule_is_told_and_the_others_report(
        self, smartcheck: Smartcheck, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Crashing(GoalRule):
            """A rule that crashes.

            Why: to see what happens.
            """

            code, name, criterion, severity = "ZZ1", "crashing", "specific", Severity.INFO

            def check(self, subject, context):  # type: ignore[no-untyped-def]
                raise RuntimeError("on purpose")

        monkeypatch.setattr("smartcheck.rule.third_party_rules", lambda: (Crashing,))
        run = smartcheck("lint", TODAY, write("okr.yaml", BAD))
        assert run.code == 2
        assert "ZZ1" in run.err and "on purpose" in run.err
        assert "O001" in run.out

    def test_an_unexpected_error_is_a_message_and_no_finding(
        self, smartcheck: Smartcheck, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object) -> None:
            raise RuntimeError("the wires are crossed")

        monkeypatch.setattr("smartcheck.command.running.by_document", broken)
        run = smartcheck("lint", write("okr.yaml", GOOD))
        assert run.code == 2
        assert "RuntimeError: the wires are crossed" in run.err


class TestNoSilentPass:
    """Cases in which other linters exit 0, or confuse failure with findings."""

    def test_a_missing_file(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("lint", "nothing.md")
        assert run.code == 2
        assert run.err.startswith("nothing.md: error: ")

    def test_a_directory_without_input(self, smartcheck: Smartcheck) -> None:
        Path("empty").mkdir()
        run = smartcheck("lint", "empty")
        assert run.code == 2
        assert "empty: error: there are no files to read" in run.err

    def test_an_empty_current_directory(self, smartcheck: Smartcheck) -> None:
        assert smartcheck("lint").code == 2

    def test_a_directory_in_which_nothing_is_understood(self, smartcheck: Smartcheck) -> None:
        write("notes/a.md", "# Notes\n\nNothing of the kind.\n")
        run = smartcheck("lint", "notes")
        assert run.code == 2
        assert "no goals were found: 1 files read" in run.err

    def test_files_without_goals_on_the_way_are_counted(self, smartcheck: Smartcheck) -> None:
        write("plan/notes.md", "# Notes\n\nNothing of the kind.\n")
        write("plan/okr.yaml", GOOD)
        run = smartcheck("lint", TODAY, "plan")
        assert run.code == 0
        assert "1 fil uten mål" in run.out

    def test_a_named_file_without_goals_is_an_error(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("lint", write("notes.md", "# Notes\n\nNothing of the kind.\n"))
        assert run.code == 2
        assert run.err.startswith("notes.md:1:1: error: ")

    @pytest.mark.parametrize("name", ["okr.md", "okr.yaml", "okr.json", "okr.txt", "okr.csv"])
    @pytest.mark.parametrize("content", [b"", b"\n  \n", b"\xef\xbb\xbf"])
    def test_an_empty_file(self, smartcheck: Smartcheck, name: str, content: bytes) -> None:
        run = smartcheck("lint", write(name, content))
        assert run.code == 2
        assert name in run.err

    @pytest.mark.parametrize("rule", ["M999", "no-nummber", "XX", ""])
    @pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
    def test_an_unknown_rule(self, smartcheck: Smartcheck, option: str, rule: str) -> None:
        write("okr.yaml", GOOD)
        run = smartcheck("lint", option, rule, "okr.yaml")
        assert run.code == 2
        assert option in run.err and run.out == ""

    def test_an_unknown_rule_in_the_configuration(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", GOOD)
        write(".smartcheck.yaml", "ignore: [no-nummber]\n")
        run = smartcheck("lint", "okr.yaml")
        assert run.code == 2
        assert ".smartcheck.yaml:1:10: unknown rule `no-nummber`; did you mean" in run.err

    def test_an_unknown_setting(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", GOOD)
        write(".smartcheck.yaml", "igmore: [M001]\n")
        run = smartcheck("lint", "okr.yaml")
        assert run.code == 2
        assert "unknown setting `igmore`; did you mean `ignore`?" in run.err

    def test_an_unreadable_encoding(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("lint", write("okr.md", bytes(range(1, 256)) * 40))
        assert run.code == 2
        assert run.err.startswith("okr.md")

    def test_broken_yaml(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("lint", write("okr.yaml", "objectives:\n  - objective: [x\n"))
        assert run.code == 2
        assert run.err.startswith("okr.yaml:")

    def test_broken_yaml_on_the_way_is_told_where_it_speaks_of_goals(
        self, smartcheck: Smartcheck
    ) -> None:
        write("plan/okr.yaml", GOOD)
        write("plan/chart.yaml", "a: {{ .Values.x }\n")
        assert smartcheck("lint", TODAY, "plan").code == 0
        write("plan/more.yaml", "objectives: [\n")
        assert smartcheck("lint", TODAY, "plan").code == 2

    def test_a_large_file(self, smartcheck: Smartcheck) -> None:
        write("okr.md", "# OKR\n\n" + "Prose about nothing much at all.\n" * 160_000)
        run = smartcheck("lint", "okr.md")
        assert run.code == 2
        assert run.err.startswith("okr.md")

    def test_a_goal_of_20000_characters(self, smartcheck: Smartcheck) -> None:
        goal = "Øke salget av " + "svært gode " * 1800 + "varer med 15 %"
        text = f"period: 2026\nobjectives:\n  - objective: {goal}\n    key_results: [{goal}]\n"
        run = smartcheck("lint", TODAY, write("okr.yaml", text))
        assert run.code in (0, 1)
        assert max(map(len, run.out.splitlines())) < 1000

    def test_an_unknown_profile_and_other_values(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", GOOD)
        for option in (
            "--profile=strickt",
            "--fail-on=warn",
            "--show=all",
            "--today=tomorrow",
            "--period=soon",
            "--language=xx",
            "--locale=xx",
            "--severity=M001=fatal",
            "--severity=M001",
            "--color=blue",
            "--output=xml",
            "--config=nothing.yaml",
            "--pipeline=nb",
            "--nonsense",
        ):
            run = smartcheck("lint", option, "okr.yaml")
            assert run.code == 2, option
            assert run.out == "" and run.err.startswith("smartcheck: "), option

    def test_a_pipeline_that_is_not_there(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("lint", "--pipeline=nb=nb_no_such_thing", write("okr.yaml", GOOD))
        assert run.code == 2
        assert "nb_no_such_thing" in run.err

    @pytest.mark.parametrize("text", ["select: []", "ignore: ALL", "severity: {ALL: off}"])
    def test_a_configuration_that_leaves_no_rule(self, smartcheck: Smartcheck, text: str) -> None:
        write("okr.yaml", BAD)
        write(".smartcheck.yaml", text)
        assert smartcheck("lint", "okr.yaml").code == 2

    def test_unknown_commands_and_missing_arguments(self, smartcheck: Smartcheck) -> None:
        assert "did you mean `lint`?" in smartcheck("lnit").err
        assert smartcheck("lnit").code == 2
        assert smartcheck("report", "okr.yaml").code == 2
        assert smartcheck("explain").code == 2
        assert smartcheck("check", "  ").code == 2

    def test_a_file_that_cannot_be_written(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", GOOD)
        run = smartcheck("lint", TODAY, "--output=json:no/such/folder.json", "okr.yaml")
        assert run.code == 2
        assert "cannot write no/such/folder.json" in run.err


class TestLint:
    def test_standard_input(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("lint", TODAY, "--stdin-filename", "okr.yaml", "-", stdin=BAD.encode())
        assert run.code == 1
        assert "okr.yaml:4:16: feil O001" in run.out

    def test_standard_input_without_a_name(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("lint", "-", stdin="Objective: Øk salget med 15%.\n".encode())
        assert run.code == 1
        assert "<stdin>:1:12: " in run.out

    def test_empty_standard_input(self, smartcheck: Smartcheck) -> None:
        assert smartcheck("lint", "-", stdin=b"").code == 2

    def test_the_settings_of_standard_input_are_those_of_its_name(
        self, smartcheck: Smartcheck
    ) -> None:
        write("team/.smartcheck.yaml", "ignore: [O, R002]\n")
        options = ("lint", TODAY, "--stdin-filename", "team/okr.yaml", "-")
        assert smartcheck(*options, stdin=BAD.encode()).code == 0

    def test_each_file_has_the_settings_nearest_to_it(self, smartcheck: Smartcheck) -> None:
        write("a/okr.yaml", BAD)
        write("b/okr.yaml", BAD)
        write("b/.smartcheck.yaml", "ignore: [O]\n")
        run = smartcheck("lint", TODAY, "--quiet", "a", "b")
        assert [line.split(" ")[0] for line in run.out.splitlines()] == [
            "a/okr.yaml:4:16:",
            "a/okr.yaml:6:49:",
            "b/okr.yaml:6:49:",
        ]

    def test_per_file_settings(self, smartcheck: Smartcheck) -> None:
        write("arkiv/okr.yaml", BAD)
        write("okr.yaml", BAD)
        write(".smartcheck.yaml", "per_file:\n  - files: arkiv/\n    ignore: [O001]\n")
        run = smartcheck("lint", TODAY, "--quiet")
        assert run.out.count("O001") == 1 and run.out.count("R002") == 2

    def test_include_and_exclude(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", GOOD)
        write("utkast/okr.yaml", BAD)
        write("mål.goals", "Objective: x\n")
        write(".smartcheck.yaml", "exclude: [utkast/]\n")
        assert smartcheck("lint", "--list-files").out == "okr.yaml\n"
        write(".smartcheck.yaml", 'include: ["*.yaml", "*.goals"]\nexclude: [utkast/]\n')
        assert smartcheck("lint", "--list-files").out == "mål.goals\nokr.yaml\n"

    def test_list_files_reads_none(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", "objectives: [")
        run = smartcheck("lint", "--list-files", "okr.yaml", "gone.md")
        assert (run.code, run.out) == (2, "okr.yaml\n")
        assert "gone.md" in run.err

    def test_a_file_named_twice_is_read_once(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", BAD)
        run = smartcheck("lint", TODAY, "--quiet", "okr.yaml", "./okr.yaml", ".")
        assert run.out.count("O001") == 1

    def test_the_period_of_the_command_line_wins(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", GOOD)
        run = smartcheck("lint", TODAY, "--period", "2027-Q1", "--output=json", "okr.yaml")
        assert json.loads(run.out)["documents"][0]["period"]["start"] == "2027-01-01"
        write(".smartcheck.yaml", "period: 2027-Q1\n")
        run = smartcheck("lint", TODAY, "--output=json", "okr.yaml")
        assert json.loads(run.out)["documents"][0]["period"]["start"] == "2026-10-01"

    def test_json_follows_its_schema(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("lint", TODAY, "-o", "json", write("okr.yaml", BAD), "gone.md")
        data = json.loads(run.out)
        Draft202012Validator(schema("result")).validate(data)
        assert run.code == 2
        assert data["summary"]["failures"] == 1
        first = data["findings"][0]
        assert (first["code"], first["line"], first["column"]) == ("O001", 4, 16)
        assert data["documents"][0]["objectives"][0]["key_results"][0]["confidence"] == {
            "text": "10/10",
            "value": 1.0,
        }

    def test_several_outputs_at_once(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", BAD)
        run = smartcheck(
            "lint", TODAY, "-o", "json:a.json", "-o", "text:b.txt", "-o", "text", "okr.yaml"
        )
        assert json.loads(Path("a.json").read_text("utf-8"))["summary"]["errors"] == 1
        assert Path("b.txt").read_text("utf-8") == run.out
        assert smartcheck("lint", "-o", "json", "-o", "text", "okr.yaml").code == 2

    def test_statistics_and_quiet(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", BAD)
        assert "1  O001  bare-metric" in smartcheck("lint", TODAY, "--statistics", "okr.yaml").out
        run = smartcheck("lint", TODAY, "--quiet", "okr.yaml")
        assert len(run.out.splitlines()) == 2

    def test_the_words_of_the_user_and_of_the_document(
        self, smartcheck: Smartcheck, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("okr.yaml", BAD)
        assert ": feil O001" in smartcheck("lint", TODAY, "okr.yaml").out
        assert ": error O001" in smartcheck("lint", TODAY, "--locale=en", "okr.yaml").out
        assert "gone.md: error: " in smartcheck("lint", "gone.md").err
        monkeypatch.setenv("LANG", "nb_NO.UTF-8")
        assert "gone.md: feil: " in smartcheck("lint", "gone.md").err
        assert "ukjent regel `M0`" in smartcheck("lint", "--select", "M0", "okr.yaml").err

    def test_colour_by_flag_then_environment(
        self, smartcheck: Smartcheck, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("okr.yaml", BAD)

        def coloured(*options: str) -> bool:
            return "\x1b[" in smartcheck("lint", TODAY, *options, "okr.yaml").out

        assert not coloured() and coloured("--color=always")
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert coloured() and not coloured("--color=never")
        monkeypatch.setenv("NO_COLOR", "1")
        assert coloured()
        monkeypatch.setenv("FORCE_COLOR", "0")
        assert not coloured() and coloured("--color=always")

    def test_escapes_in_a_document_reach_no_terminal(self, smartcheck: Smartcheck) -> None:
        text = "Objective: Øk \x1b[2J\x1b]0;salget\x07 med 15%\n"
        for command in ("lint", "show"):
            run = smartcheck(command, write("\x1b[1mokr.txt", text))
            assert not {"\x1b", "\x07"} & set(run.out + run.err)


class TestOtherCommands:
    @pytest.mark.parametrize("arguments", [("--version",), ("lint", "--version")])
    def test_version(self, smartcheck: Smartcheck, arguments: tuple[str, ...]) -> None:
        run = smartcheck(*arguments)
        if len(arguments) == 1:
            assert (run.code, run.out) == (0, f"smartcheck {__version__}\n")
        else:
            assert run.code == 2

    @pytest.mark.parametrize("arguments", [(), ("--help",), ("lint", "--help"), ("check", "-h")])
    def test_help_teaches_with_examples(
        self, smartcheck: Smartcheck, arguments: tuple[str, ...]
    ) -> None:
        run = smartcheck(*arguments)
        assert run.code == 0
        assert "\n    smartcheck " in run.out

    def test_help_speaks_norwegian(
        self, smartcheck: Smartcheck, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked = smartcheck("lint", "--locale", "nb", "--help").out
        assert asked.startswith("Bruk: smartcheck lint [VALG] [STIER]...")
        monkeypatch.setenv("LANG", "nb_NO.UTF-8")
        assert smartcheck("lint", "--help").out == asked
        assert "Kommandoer:" in smartcheck("--help").out

    def test_check_guesses_what_a_goal_is(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("check", "Increase sales by 15%", "--period=2026")
        assert run.out.startswith("Taken for a key result")
        run = smartcheck("check", "Increase sales by 15%", "--period=2026", "--as=objective")
        assert run.code == 1
        assert "<text>:1:1: error O001 bare-metric" in run.out and "Taken" not in run.out

    def test_check_knows_labels(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("check", "Hovedmål: Doble brukerbasen", "--period=2026")
        assert run.out.startswith("Taken for an objective")
        assert "<text>:1:11: feil O001" in run.out

    def test_check_tells_smart_at_a_glance(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("check", "500 besøkende i uka på nettbutikken vår 10/10", "--period=2026")
        assert "measurable: yes" in run.out and "realistic: no" in run.out
        assert "<text>:1:41: advarsel R002" in run.out

    def test_check_says_nothing_of_sets(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("check", "Dominere kaffebransjen i Bergen", "--as=objective", "--json")
        assert not [f for f in json.loads(run.out)["findings"] if f["code"].startswith("B")]

    def test_check_refuses_an_unknown_kind(self, smartcheck: Smartcheck) -> None:
        assert smartcheck("check", "x", "--as=kr").code == 2

    def test_report(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", BAD)
        run = smartcheck("report", TODAY, "okr.yaml", "-o", "rapport.html")
        assert (run.code, run.out) == (0, "")
        assert run.err == "rapport.html: report on 1 document\n"
        html = Path("rapport.html").read_text("utf-8")
        assert html.startswith("<!doctype html>") or html.startswith("<!DOCTYPE html>")
        assert "Øke salget" in html
        assert (
            smartcheck("report", TODAY, "--fail-on=warning", "okr.yaml", "-o", "x.html").code == 1
        )
        assert smartcheck("report", TODAY, "okr.yaml", "gone.md", "-o", "x.html").code == 2

    def test_report_in_markdown(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", GOOD)
        assert smartcheck("report", TODAY, "okr.yaml", "-o", "rapport.md").code == 0
        written = Path("rapport.md").read_text(encoding="utf-8")
        assert written.startswith("# ") and "<html" not in written
        assert smartcheck("lint", TODAY, "okr.yaml", "--output=markdown").out == written

    def test_templates_of_ones_own(self, smartcheck: Smartcheck) -> None:
        write("okr.yaml", GOOD)
        arguments = ("report", TODAY, "okr.yaml", "-o", "r.html", "--template-dir=own")
        Path("own").mkdir()
        write("own/report.html.j2", "<p>{{ locale }}</p>")
        assert smartcheck(*arguments).code == 0
        assert Path("r.html").read_text(encoding="utf-8") in ("<p>nb</p>", "<p>en</p>")
        write("own/report.html.j2", "<p>\n{% if %}")
        run = smartcheck(*arguments)
        assert run.code == 2
        assert "report.html.j2:2: faulty template: " in run.err

    def test_show(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("show", write("okr.yaml", GOOD))
        assert run.code == 0
        assert "4:16  mål" in run.out and "6:9    nøkkelresultat" in run.out
        assert smartcheck("show", "gone.md").code == 2

    def test_parse(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("parse", "Cut the waiting time from 21 to 7 days by June 6/10")
        assert run.code == 0
        assert "7 day, from 21" in run.out and "“6/10”: 60 %" in run.out

    def test_rules(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("rules", "--severity=M009=off")
        assert run.code == 0
        row = next(line for line in run.out.splitlines() if " M009 " in line)
        assert " yes-no-result " in row and " off " in row
        listed = json.loads(smartcheck("rules", "--json").out)
        assert {"code", "name", "severity", "why", "sources"} <= listed[0].keys()
        assert len(listed) == sum(line.startswith("  ") for line in run.out.splitlines())

    def test_explain_by_code_and_by_name(self, smartcheck: Smartcheck) -> None:
        run = smartcheck("explain", "m001")
        assert run.code == 0
        assert run.out.startswith("M001 no-number") and "Why: " in run.out and "Better:" in run.out
        assert smartcheck("explain", "no-number").out == run.out
        assert "Hvorfor: " in smartcheck("explain", "M001", "--locale=nb").out
        run = smartcheck("explain", "no-numbr")
        assert run.code == 2 and "did you mean `no-number`?" in run.err

    @pytest.mark.parametrize("language", ["nb", "en"])
    def test_init_lays_down_goals_without_fault(
        self, smartcheck: Smartcheck, language: str
    ) -> None:
        assert smartcheck("init", "--language", language, "new").code == 0
        run = smartcheck("lint", "--show=info", "--fail-on=info", "new/okrs.yaml")
        assert (run.code, run.err) == (0, ""), run.out
        again = smartcheck("init", "new")
        assert again.code == 0 and "exists, left as it is" in again.out

    @pytest.mark.parametrize("name", SCHEMAS)
    def test_schema(self, smartcheck: Smartcheck, name: str) -> None:
        run = smartcheck("schema", name)
        assert run.code == 0
        Draft202012Validator.check_schema(json.loads(run.out))
        assert smartcheck("schema", "okr").code == 2


HEAVY = ("spacy", "numpy", "jinja2", "thinc")
LIGHT = [
    ["--version"],
    ["--help"],
    ["lint", "--help"],
    ["rules"],
    ["explain", "M001"],
    ["explain", "M001", "--locale", "nb"],
    ["lint", "--select", "M999"],
    ["lint", "--config", "nothing.yaml"],
    ["lint", "nothing.yaml"],
    ["schema", "config"],
]


@pytest.mark.parametrize("arguments", LIGHT, ids=" ".join)
def test_what_needs_no_parser_loads_none(arguments: list[str], tmp_path: Path) -> None:
    script = (
        "import sys; from smartcheck.cli import main; main(sys.argv[1:]); "
        f"print('LOADED', [name for name in {HEAVY} if name in sys.modules])"
    )
    command = [sys.executable, "-c", script, *arguments]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "LOADED []"


def test_it_runs_as_a_module_and_a_reader_may_leave(tmp_path: Path) -> None:
    (tmp_path / "okr.yaml").write_text(BAD * 1, "utf-8")
    command = f"{sys.executable} -m smartcheck rules | head -1; echo ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "LANG": "C.UTF-8"}
    run = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert run.stdout.splitlines()[-1] == "0"
    assert run.stderr == ""
