"""The command line: click commands, nothing else. They only wire parts together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from smartcheck import __version__
from smartcheck.command import text
from smartcheck.command.help import Group
from smartcheck.command.main import run
from smartcheck.command.options import (
    REQUESTED,
    cache_option,
    color_option,
    config_option,
    fail_on_option,
    locale_option,
    paths_argument,
    quiet_option,
    reading_options,
    rule_options,
    show_option,
    stdin_option,
    today_option,
    workflow_options,
)
from smartcheck.rule import N_
from smartcheck.translations import Translator


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line `smartcheck`; returns its exit code."""
    return run(cli, arguments)


@click.group(
    cls=Group,
    help=text.GROUP,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="smartcheck", message="%(prog)s %(version)s")
@locale_option
@click.pass_context
def cli(context: click.Context, locale: str | None) -> None:
    """Prints its help where no command is given."""
    if locale:
        context.default_map = {command: {"locale": locale} for command in cli.commands}
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@cli.command(help=text.LINT, short_help=text.LINT_SHORT)
@paths_argument
@rule_options
@reading_options
@stdin_option
@today_option
@fail_on_option
@show_option
@click.option(
    "--output",
    "-o",
    "outputs",
    metavar="FORMAT[:FILE]",
    multiple=True,
    help=N_(
        "text (default), json, html, sarif, github, gitlab, junit, checkstyle or rdjson, to "
        "standard output or a file; may be repeated."
    ),
)
@click.option("--statistics", is_flag=True, help=N_("Add how often each rule spoke."))
@quiet_option
@click.option("--list-files", is_flag=True, help=N_("Only list the files that would be read."))
@workflow_options
@locale_option
@color_option
@config_option
@click.pass_obj
def lint(translate: Translator, /, paths: tuple[Path, ...], color: str, **options: Any) -> int:
    """Checks files of goals."""
    from smartcheck.command.linting import Request, lint_inputs
    from smartcheck.command.session import Session

    request = Request(color=color, **{name: options.pop(name) for name in REQUESTED})
    session = Session.of(paths, options, translate, progress=not request.quiet)
    return lint_inputs(session, request)


@cli.command(help=text.CHECK, short_help=text.CHECK_SHORT)
@click.argument("goal", metavar="TEXT")
@click.option(
    "--as",
    "kind",
    metavar="KIND",
    help=N_("objective, key-result or goal; guessed by default."),
)
@rule_options
@reading_options
@today_option
@fail_on_option
@show_option
@click.option("--json", "as_json", is_flag=True, help=N_("Print the result as JSON."))
@locale_option
@color_option
@config_option
@click.pass_obj
def check(
    translate: Translator, /, goal: str, kind: str | None, color: str, as_json: bool, **options: Any
) -> int:
    """Checks one goal."""
    from smartcheck.command.checking import check_goal
    from smartcheck.command.output import Writer, exit_code
    from smartcheck.command.session import Session

    session = Session.of((), options, translate)
    writer = Writer.of(session, ("json",) if as_json else (), color=color, single=True)
    checked = check_goal(goal, kind, session)
    writer.write(checked.result, "" if as_json else checked.remarks(translate))
    return exit_code(checked.result, session.config.fail_on)


@cli.command(help=text.REPORT, short_help=text.REPORT_SHORT)
@paths_argument
@click.option(
    "--output",
    "-o",
    "file",
    metavar="FILE",
    required=True,
    help=N_("Where to write the report, in Markdown if it ends in .md; - is standard output."),
)
@click.option(
    "--template-dir",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=N_("A folder with templates of your own; each replaces ours of the same name."),
)
@rule_options
@reading_options
@stdin_option
@today_option
@fail_on_option
@quiet_option
@cache_option
@locale_option
@config_option
@click.pass_obj
def report(
    translate: Translator,
    /,
    paths: tuple[Path, ...],
    file: str,
    template_dir: Path | None,
    quiet: bool,
    cache: bool,
    **options: Any,
) -> int:
    """Writes the feedback report."""
    from smartcheck.command.linting import whole_result
    from smartcheck.command.output import Writer, exit_code, report_format, tell_written
    from smartcheck.command.session import Session

    options["fail_on"] = options["fail_on"] or "never"
    session = Session.of(paths, options, translate, progress=not quiet)
    form = report_format(file)
    writer = Writer.of(session, (f"{form}:{file}",), template_dir=template_dir)
    result = whole_result(session, cache)
    writer.write(result)
    if not quiet and file != "-":
        tell_written(file, result, translate)
    return exit_code(result, session.config.fail_on)


@cli.command(help=text.SHOW, short_help=text.SHOW_SHORT)
@paths_argument
@click.option("--json", "as_json", is_flag=True, help=N_("Print what is read as JSON."))
@reading_options
@stdin_option
@locale_option
@color_option
@config_option
@click.pass_obj
def show(
    translate: Translator, /, paths: tuple[Path, ...], color: str, as_json: bool, **options: Any
) -> int:
    """Shows what is read in files."""
    from smartcheck.command.output import show_documents
    from smartcheck.command.session import Session

    return show_documents(Session.of(paths, options, translate), color, as_json)


@cli.command(help=text.CONVERT, short_help=text.CONVERT_SHORT)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "form",
    metavar="FORMAT",
    default="yaml",
    help=N_("What to write; yaml is the only format there is."),
)
@click.option(
    "--output",
    "-o",
    "target",
    metavar="FILE",
    default="-",
    help=N_("Where to write it; standard output by default."),
)
@reading_options
@stdin_option
@locale_option
@config_option
@click.pass_obj
def convert(translate: Translator, /, file: Path, form: str, target: str, **options: Any) -> int:
    """Writes a file of goals in the canonical form."""
    from smartcheck.command.converting import convert as write
    from smartcheck.command.session import Session

    return write(Session.of((file,), options, translate), form, target)


@cli.command(help=text.PARSE, short_help=text.PARSE_SHORT)
@click.argument("goal", metavar="TEXT")
@click.option(
    "--format",
    "format_name",
    metavar="FORMAT",
    default="text",
    help=N_("text, json or svg; json holds everything, svg draws the parse."),
)
@reading_options
@today_option
@locale_option
@config_option
@click.pass_obj
def parse(translate: Translator, /, goal: str, format_name: str, **options: Any) -> None:
    """Shows what is seen in a sentence."""
    from smartcheck.command.parsing import parse_goal
    from smartcheck.command.session import Session

    click.echo(parse_goal(goal, Session.of((), options, translate), format_name), nl=False)


@cli.command(help=text.RULES, short_help=text.RULES_SHORT)
@rule_options
@click.option("--json", "as_json", is_flag=True, help=N_("Print the rules as JSON."))
@locale_option
@color_option
@config_option
@click.pass_obj
def rules(translate: Translator, /, as_json: bool, color: str, **options: Any) -> None:
    """Lists the rules."""
    from smartcheck.command.catalogue import list_rules
    from smartcheck.command.session import Session

    list_rules(Session.of((), options, translate), as_json, color)


@cli.command(help=text.EXPLAIN, short_help=text.EXPLAIN_SHORT)
@click.argument("rule", metavar="RULE")
@locale_option
@color_option
@config_option
@click.pass_obj
def explain(translate: Translator, /, rule: str, color: str, **options: Any) -> None:
    """Explains a rule."""
    from smartcheck.command.catalogue import explain_rules
    from smartcheck.command.session import Session

    explain_rules(rule, Session.of((), options, translate), color)


@cli.command(help=text.INIT, short_help=text.INIT_SHORT)
@click.argument(
    "folder", metavar="[FOLDER]", default=".", type=click.Path(file_okay=False, path_type=Path)
)
@click.option("--language", metavar="LANGUAGE", help=N_("Language of the files, nb or en."))
@locale_option
@click.pass_obj
def init(translate: Translator, /, folder: Path, language: str | None, locale: str | None) -> None:
    """Lays down files to start from."""
    from smartcheck.command.starter import lay_down

    lay_down(folder, language, translate)


@cli.command(help=text.SCHEMA, short_help=text.SCHEMA_SHORT)
@click.argument("name", metavar="okrs|config|result")
@locale_option
@click.pass_obj
def schema(translate: Translator, /, name: str, locale: str | None) -> None:
    """Prints a JSON Schema."""
    from smartcheck.command.catalogue import print_schema

    print_schema(name)


@cli.command(help=text.LSP, short_help=text.LSP_SHORT)
@click.option("--stdio", is_flag=True, hidden=True)  # said by some editors; there is no other way
@locale_option
@click.pass_obj
def lsp(translate: Translator, /, stdio: bool, locale: str | None) -> int:
    """Serves an editor."""
    from smartcheck.command.editor import serve_editor

    return serve_editor(locale)
