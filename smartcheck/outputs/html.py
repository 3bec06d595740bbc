"""Result -> the feedback report: one HTML file that needs no network and no script."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup

from smartcheck import __version__
from smartcheck.finding import Result
from smartcheck.outputs._feedback import feedback
from smartcheck.outputs._pieces import visible
from smartcheck.outputs._templates import Translate, bands_of, environment, listed, source


def render(
    result: Result,
    *,
    locale: str,
    translate: Translate,
    template_dir: Path | None = None,
    today: date,
    failure_locale: str | None = None,
) -> str:
    """The report as text to be written in UTF-8; the same Result always gives the same text.

    `translate` turns the English texts of the templates into `locale`. Templates in `template_dir`
    replace ours of the same name. The rules' texts are printed as the Result has them, messages
    about failures are in `failure_locale` (`locale` by default).
    Raises jinja2.TemplateError for a faulty template of the user's, ValueError for a style sheet
    or script that would end its own element.
    """
    env = environment(locale, translate, template_dir, finalize=_shown, autoescape=True)
    report = feedback(result, today, failure_locale or locale)
    style = _embedded(source(env, "report.css"), "style")
    script = _embedded(source(env, "report.js"), "script")
    return env.get_template("report.html.j2").render(
        report=report,
        bands=bands_of(report),
        passed=listed(report, ("pass",)),
        unjudged=listed(report, ("unknown", "off")),
        silenced=report.silenced(),
        pipelines=result.pipelines,
        style=style,
        script=script,
        policy=_policy(style, script),
        locale=locale,
        today=today,
        version=__version__,
    )


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) else value


def _embedded(text: str, element: str) -> Markup:
    """Our own style sheet or script, marked as HTML already; it may not close its element."""
    if f"</{element}" in text.lower() or "<!--" in text:
        raise ValueError(f"</{element}")
    # The hash in the policy is of what the browser sees, so nothing may change it on the way.
    return Markup(visible(text))


def _policy(style: str, script: str) -> str:
    """Nothing may load, run or be sent but the one style sheet and the one script of this file."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
