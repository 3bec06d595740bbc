"""Runs the command line and turns whatever happens into a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from smartcheck.command.console import emit, tolerant_streams
from smartcheck.command.help import usage_message
from smartcheck.command.output import TROUBLE
from smartcheck.outputs._plain import plain
from smartcheck.rule import N_
from smartcheck.settings import ConfigError
from smartcheck.translations import Translator, environment_locale, translator


def run(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """The exit code of a command line: 0, 1 or 2; never a traceback.

    With SMARTCHECK_DEBUG set, an unexpected exception is raised instead of told.
    """
    tolerant_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    translate = translator(_asked_locale(given) or environment_locale())
    try:
        code = command.main(given, prog_name="smartcheck", standalone_mode=False, obj=translate)
        return code if isinstance(code, int) else 0
    except click.UsageError as error:
        return _stop(usage_message(error, translate), translate)
    except ConfigError as error:
        return _stop(error.text(translate), translate)
    except (click.Abort, KeyboardInterrupt):
        return _stop(translate(N_("interrupted")), translate)
    except Exception as error:
        # Whatever it is, the user gets a sentence and exit 2, and scripts no false 0 or 1.
        if os.environ.get("SMARTCHECK_DEBUG"):
            raise
        message = translate(N_("stopped by an unexpected error: {kind}: {error}"))
        advice = translate(N_("Set SMARTCHECK_DEBUG=1 to see where, and please report it."))
        told = message.format(kind=type(error).__name__, error=error)
        return _stop(f"{told}\n{advice}", translate)


def _stop(message: str, translate: Translator) -> int:
    lines = "\n".join(map(plain, f"smartcheck: {message}".split("\n")))
    emit(lines + "\n", sys.stderr)
    return TROUBLE


def _asked_locale(arguments: Sequence[str]) -> str | None:
    """The value of --locale, known before the command line is parsed, so that help can speak it."""
    for at, argument in enumerate(arguments):
        if argument == "--locale" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--locale="):
            return argument.partition("=")[2]
    return None
