"""Where results go: formats, files, and the exit code that sums them up."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from smartcheck import __version__, clock
from smartcheck.command.console import emit, terminal_width, wants_color, write_whole
from smartcheck.command.options import COLORS, one_of
from smartcheck.command.tally import Tally, combined
from smartcheck.document import Failure
from smartcheck.finding import Result, RuleView, Severity
from smartcheck.outputs import json, machine, text
from smartcheck.outputs._plain import plain
from smartcheck.rule import N_
from smartcheck.settings import ConfigError, did_you_mean
from smartcheck.translations import Translator, translator

if TYPE_CHECKING:
    from smartcheck.command.session import Session
    from smartcheck.config import Config
    from smartcheck.stamps import Facts

REPORTS = ("html", "markdown")
FORMATS = ("text", "json", *REPORTS, *machine.MACHINE_FORMATS)
CLEAN, FINDINGS, TROUBLE = 0, 1, 2


@dataclass(frozen=True)
class Target:
    """One output: its format, and the file it goes to; None for standard output."""

    format: str
    file: Path | None


def targets_of(given: Sequence[str]) -> tuple[Target, ...]:
    """The outputs asked for; ConfigError for an unknown format, or for two in one place."""
    targets = tuple(_target(words) for words in given) or (Target("text", None),)
    places = [target.file for target in targets]
    if len(places) != len(set(places)):
        raise ConfigError(N_("--output: two formats cannot go to one place"))
    return targets


def _target(given: str) -> Target:
    name, _, file = given.partition(":")
    if name not in FORMATS:
        message = N_("--output: unknown format `{name}`, choose {choices}")
        close = did_you_mean(name, list(FORMATS))
        raise ConfigError(message, close=close, name=name, choices=", ".join(FORMATS))
    return Target(name, Path(file) if file and file != "-" else None)


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Writes a Result in every format asked for.

    `color` is auto, always or never; `single` says that there is but one goal; templates in
    `template_dir` replace those of the feedback report.
    """

    targets: tuple[Target, ...]
    config: Config | Facts
    translate: Translator
    color: str = "auto"
    statistics: bool = False
    quiet: bool = False
    single: bool = False
    template_dir: Path | None = None

    @classmethod
    def of(
        cls,
        session: Session,
        outputs: Sequence[str],
        *,
        color: str = "auto",
        statistics: bool = False,
        quiet: bool = False,
        single: bool = False,
        template_dir: Path | None = None,
        config: Facts | None = None,
    ) -> Writer:
        """The writer for a session; ConfigError for outputs or a colour that cannot be.

        `config` is what is known of the session's settings without reading them.
        """
        return cls(
            targets=targets_of(outputs),
            config=config or session.config,
            translate=session.translate,
            color=one_of("--color", color, COLORS),
            statistics=statistics,
            quiet=quiet,
            single=single,
            template_dir=template_dir,
        )

    def write(self, result: Result, remarks: str = "") -> None:
        """Failures to standard error, the rest to where it was asked for, remarks before it."""
        tell_failures(result.failures, self.translate)
        for target in self.targets:
            words = remarks + self._render(result, target)
            if target.file is None:
                emit(words)
            else:
                write_file(target.file, words)

    def stream(self, parts: Iterable[Result]) -> Result:
        """Write parts as they come where the output allows it; what they add up to.

        Only text for standard output alone needs no more than one part at a time, and then the
        Result that is returned holds no more than what its summary and exit code are made of.
        """
        if self.targets != (Target("text", None),):
            whole = combined(parts)
            self.write(whole)
            return whole
        style, tally = self._style(self.targets[0]), Tally()
        for part in parts:
            tell_failures(part.failures, self.translate)
            if words := text.body(part, style):
                emit(words)
            tally.add(part)
        result = tally.result()
        emit(text.closing(result, style))
        return result

    def _render(self, result: Result, target: Target) -> str:
        if target.format == "json":
            return json.render(result, version=__version__)
        if target.format in REPORTS:
            return self._render_report(result, target.format)
        if target.format in machine.MACHINE_FORMATS:
            shown = self.config.show
            return machine.render(target.format, result, version=__version__, show=shown)
        return text.render(result, self._style(target))

    def _render_report(self, result: Result, form: str) -> str:
        """The feedback report, in the language of the messages, the documents or the user."""
        from smartcheck.outputs import html, markdown
        from smartcheck.outputs._templates import TemplateError

        languages = {document.language for document in result.documents}
        spoken = languages.pop() if len(languages) == 1 else self.translate.locale
        words = translator(self.config.locale or spoken)
        try:
            render: Callable[..., str] = markdown.render if form == "markdown" else html.render
            return render(
                replace(result, rules=_rules_told(result.rules, words)),
                locale=words.locale,
                translate=words,
                template_dir=self.template_dir,
                today=self.config.today or clock.today(),
                failure_locale=self.translate.locale,
            )
        except TemplateError as error:
            place = ":".join(str(part) for part in _place(error) if part)
            message = N_("{place}: faulty template: {reason}")
            raise ConfigError(message, place=place, reason=str(error.message)) from error

    def _style(self, target: Target) -> text.Style:
        to_file = target.file is not None
        return text.Style(
            locale=self.config.locale,
            fallback=self.translate.locale,
            show=self.config.show,
            color=not to_file and wants_color(self.color, sys.stdout),
            width=None if to_file else terminal_width(sys.stdout),
            statistics=self.statistics,
            quiet=self.quiet,
            single=self.single,
        )


def _rules_told(rules: Mapping[str, RuleView], words: Translator) -> dict[str, RuleView]:
    """The rules that spoke, in one language; parts of a run may have had one of their own."""
    from smartcheck.pages import rule_view
    from smartcheck.rule import all_rules

    known = {rule.code: rule for rule in all_rules()}
    return {
        code: rule_view(known[code], words) if code in known else view
        for code, view in rules.items()
    }


def _place(error: Exception) -> tuple[object, object]:
    """File and line of a faulty template, as far as its error knows them."""
    return getattr(error, "name", None) or "--template-dir", getattr(error, "lineno", None)


def report_format(file: str) -> str:
    """The format of a feedback report, by the name of its file: Markdown for .md, else HTML."""
    return "markdown" if Path(file).suffix.lower() in (".md", ".markdown") else "html"


def write_file(file: Path, words: str) -> None:
    """Write a file whole; ConfigError where that is impossible."""
    try:
        write_whole(file, words)
    except OSError as error:
        message = N_("cannot write {file}: {reason}")
        reason = error.strerror or str(error)
        raise ConfigError(message, file=file.as_posix(), reason=reason) from error


def tell_failures(failures: Sequence[Failure], translate: Translator) -> None:
    """What could not be read, or crashed, on standard error."""
    for failure in failures:
        emit(text.failure_line(failure, translate) + "\n", sys.stderr)


def exit_code(result: Result, fail_on: Severity | None) -> int:
    """0: nothing at or above `fail_on`; 1: findings; 2: something could not be read or crashed."""
    if result.failures:
        return TROUBLE
    return FINDINGS if fail_on is not None and result.worst() >= fail_on else CLEAN


def list_inputs(session: Session) -> int:
    """The files that a run would read, on standard output; the exit code."""
    inputs = session.inputs()
    failures = [one for one in inputs if isinstance(one, Failure)]
    emit("".join(f"{plain(one.name)}\n" for one in inputs if not isinstance(one, Failure)))
    tell_failures(failures, session.translate)
    return TROUBLE if failures else CLEAN


def show_documents(session: Session, color: str, as_json: bool = False) -> int:
    """What is read in the files, as text or JSON on standard output; the exit code."""
    from smartcheck.outputs import reading

    painted = wants_color(one_of("--color", color, COLORS), sys.stdout)
    documents, failures, _ = session.read()
    outlines = []
    for config, document in documents:
        words = translator(config.locale or document.language)
        outlines.append(reading.render(document, words, painted))
        failures.extend(document.failures)
    if as_json:
        emit(reading.as_json([document for _, document in documents], failures))
    else:
        emit("\n".join(outlines))
    tell_failures(failures, session.translate)
    return TROUBLE if failures else CLEAN


def tell_written(file: str, result: Result, translate: Translator) -> None:
    """Where the report is, and over how much, on standard error."""
    read = translate.plural("{count} document", "{count} documents", len(result.documents))
    told = translate(N_("{file}: report on {read}")).format(file=plain(file), read=read)
    emit(f"{told}\n", sys.stderr)
