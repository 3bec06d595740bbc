"""Help and usage errors in the user's language: click, with our catalogue in between."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from smartcheck.rule import N_
from smartcheck.settings import did_you_mean
from smartcheck.translations import Translator, environment_locale, translator

# Words of click's own help, and of usage lines, that are looked up when help is written.
CLICK_WORDS = (
    N_("Options"),
    N_("Commands"),
    N_("[OPTIONS]"),
    N_("[COMMAND]"),
    N_("[ARGS]..."),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("[PATHS]..."),
    N_("[FOLDER]"),
    N_("TEXT"),
    N_("RULE"),
    N_("RULES"),
    N_("RULE=LEVEL"),
    N_("NAME"),
    N_("LANGUAGE"),
    N_("LANGUAGE=NAME"),
    N_("PERIOD"),
    N_("DATE"),
    N_("LEVEL"),
    N_("LOCALE"),
    N_("WHEN"),
    N_("FILE"),
    N_("FORMAT[:FILE]"),
    N_("KIND"),
)


class Formatter(click.HelpFormatter):
    """Writes help in one language."""

    def __init__(self, translate: Translator, **how: Any) -> None:
        super().__init__(**how)
        self.translate = translate

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        prefix = prefix or self.translate(N_("Usage:")) + " "
        super().write_usage(prog, self._words(args), prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(self.translate(heading))

    def write_text(self, text: str) -> None:
        super().write_text(self.translate(text))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        translated = [(self._words(term), self.translate(text)) for term, text in rows]
        super().write_dl(translated, col_max, col_spacing)

    def _words(self, text: str) -> str:
        return " ".join(self.translate(word) for word in text.split(" "))


class Context(click.Context):
    """A click context that knows the language to speak."""

    @property
    def translate(self) -> Translator:
        """Messages in the language of help and errors."""
        spoken = self.find_root().obj
        return spoken if isinstance(spoken, Translator) else translator(environment_locale())

    def make_formatter(self) -> click.HelpFormatter:
        return Formatter(
            self.translate, width=self.terminal_width, max_width=self.max_content_width
        )


class Command(click.Command):
    """A command with translated help."""

    context_class = Context


class Group(click.Group):
    """A group of commands, listed in the order in which they are written."""

    context_class = Context
    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            message = N_("unknown command `{name}`")
            raise Misuse(message, args[0], did_you_mean(args[0], list(self.commands)))
        return super().resolve_command(ctx, args)


class Misuse(click.UsageError):
    """A usage error of ours, to be translated where it is shown."""

    def __init__(self, message: str, name: str, close: str = "") -> None:
        super().__init__(message.format(name=name))
        self.template, self.name, self.close = message, name, close


def usage_message(error: click.UsageError, translate: Translator) -> str:
    """A usage error in the user's language, with where to find help."""
    message, close = _usage_fault(error, translate)
    if close:
        message += translate(N_("; did you mean `{close}`?")).format(close=close)
    if error.ctx is not None:
        hint = translate(N_("Try `{command} --help`."))
        message += "\n" + hint.format(command=error.ctx.command_path)
    return message


def _usage_fault(error: click.UsageError, translate: Translator) -> tuple[str, str]:
    if isinstance(error, Misuse):
        return translate(error.template).format(name=error.name), error.close
    if isinstance(error, click.NoSuchOption):
        close = next(iter(error.possibilities or ()), "")
        return translate(N_("unknown option `{name}`")).format(name=error.option_name), close
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return translate(N_("`{name}` is missing")).format(name=_shown(error.param)), ""
    if isinstance(error, click.BadParameter) and error.param is not None:
        fault = translate(N_("invalid value for `{name}`: {reason}"))
        return fault.format(name=_shown(error.param), reason=error.message), ""
    return error.format_message(), ""


def _shown(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name
