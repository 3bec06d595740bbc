"""Result -> the feedback report in Markdown, for pull-request comments and wikis."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from smartcheck import __version__
from smartcheck.finding import Result
from smartcheck.outputs._feedback import feedback
from smartcheck.outputs._pieces import visible
from smartcheck.outputs._templates import Translate, environment

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def render(
    result: Result,
    *,
    locale: str,
    translate: Translate,
    template_dir: Path | None = None,
    today: date,
    failure_locale: str | None = None,
) -> str:
    """The report in GitHub's Markdown; the same Result always gives the same text.

    Arguments and errors as for `smartcheck.outputs.html.render`.
    """
    env = environment(locale, translate, template_dir, finalize=_shown, autoescape=True)
    text = env.get_template("report.md.j2").render(
        report=feedback(result, today, failure_locale or locale),
        locale=locale,
        today=today,
        version=__version__,
    )
    return tidy(text)


def tidy(text: str) -> str:
    """The text with a blank line between blocks and none inside lists and tables.

    Templates leave blank lines wherever a condition was false; only blocks should be apart.
    """
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    tidied: list[str] = []
    for line in lines:
        if tidied and not (_block(line) == _block(tidied[-1]) != "paragraph"):
            tidied.append("")
        tidied.append(line)
    return "\n".join(tidied) + "\n"


def _block(line: str) -> str:
    if line.startswith("|"):
        return "table"
    return "list" if re.match(r"\s*(- |\d+\. |<br>)", line) else "paragraph"


def _shown(value: Any) -> Any:
    if isinstance(value, Markup):
        return visible(value)
    return Markup(escape(visible(value))) if isinstance(value, str) else value


def escape(text: str) -> str:
    """The text as Markdown that shows it and does nothing else: one line, no markup, no mentions.

    An empty comment behind an at sign keeps a forge from writing to whoever has that name.
    """
    if not text.strip():
        return " " if text else ""
    line = " ".join(text.split())
    line = (" " if text[0].isspace() else "") + line + (" " if text[-1].isspace() else "")
    line = re.sub(r"[\\`*_{}\[\]|~#$]", r"\\\g<0>", line)
    return re.sub(r"[&<>]", lambda sign: _ENTITIES[sign[0]], line).replace("@", "@<!-- -->")
