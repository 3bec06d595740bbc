"""The template environment that the HTML and the Markdown report share.

The templates are data of the package, in the folder `reports` of a checkout; a user's own folder
goes before them, file by file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
)
from jinja2 import TemplateError as TemplateError  # for those who render, and may not load jinja2
from markupsafe import Markup

from smartcheck.finding import DocumentView, Finding, GoalView
from smartcheck.outputs._cards import Card, label_of
from smartcheck.outputs._feedback import Feedback
from smartcheck.outputs._geometry import Band, day
from smartcheck.outputs._pieces import (
    Piece,
    inline,
    is_link,
    paragraphs,
    pieces,
    quotations,
    shorten,
)

Translate = Callable[[str], str]


def assets() -> Traversable:
    """The folder of templates: inside an installed package, else beside it in a checkout."""
    package = files("smartcheck")
    places = (package / "reports", package / ".." / "reports")
    return next(place for place in places if (place / "words.j2").is_file())


def environment(
    locale: str,
    translate: Translate,
    template_dir: Path | None,
    *,
    finalize: Callable[[Any], Any],
    autoescape: bool,
) -> Environment:
    """Templates of `template_dir` before our own; every value printed goes through `finalize`."""
    loaders: list[BaseLoader] = [FunctionLoader(_asset)]
    if template_dir is not None:
        loaders.insert(0, FileSystemLoader(template_dir))
    made = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=autoescape,
        finalize=finalize,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        keep_trailing_newline=True,
        lstrip_blocks=True,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translate,
        ngettext=lambda one, many, n: translate(one if n == 1 else many),
        newstyle=True,
    )
    calendar = _calendar(locale)
    made.filters.update(
        inline=inline,
        paragraphs=lambda text: tuple(_capital(part) for part in paragraphs(text)),
        quotations=quotations,
        figure=_figure,
        shorten=shorten,
        label=label_of,
        name=_name,
        headline=lambda text: text.removesuffix("."),
        band_id=band_id,
        only=_only,
        plain=lambda parts: (Piece("".join(part.text for part in parts)),),
        text=lambda parts: "".join(part.text for part in parts),
        excerpt=_excerpt,
        day=lambda when: _day(when, calendar),
        month=lambda when: _month(when, calendar),
        period=lambda view: _period(view, calendar),
    )
    made.tests["link"] = is_link
    made.tests["date"] = lambda text: day(text) is not None
    # The attribute for text that is not in the report's own language.
    made.globals["lang"] = lambda code: (
        Markup(' lang="{}"').format(code) if code and code != locale else ""
    )
    return made


def source(environment: Environment, name: str) -> str:
    """The text of a file that is no template, such as the style sheet; line ends made plain."""
    assert environment.loader is not None
    text = environment.loader.get_source(environment, name)[0]
    return text.replace("\r\n", "\n").replace("\r", "\n")


def bands_of(report: Feedback) -> tuple[Band, ...]:
    """Every band that has to be drawn, once each."""
    bands = {band_id(card.band): card.band for _, card in report.every() if card.band}
    return tuple(bands[key] for key in sorted(bands))


def band_id(band: Band) -> str:
    """What a band's drawing is called within the page."""
    return f"band-{round(band.low * 10)}-{round(band.high * 10)}"


def _asset(name: str) -> str | None:
    place = assets() / name
    if "/" in name or not place.is_file():
        return None
    text = place.read_text(encoding="utf-8")
    # Indentation makes the templates readable and the report a tenth larger.
    return re.sub(r"(?m)^[ \t]+", "", text) if name.endswith(".html.j2") else text


def _calendar(locale: str) -> Locale:
    # English without a country would put the month first, which most of its readers here do not.
    try:
        return Locale.parse("en_GB" if locale == "en" else locale.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en_GB")


def _day(when: date | str, calendar: Locale) -> str:
    known = day(when) if isinstance(when, str) else when
    return str(when) if known is None else format_date(known, "long", locale=calendar)


def _month(when: date, calendar: Locale) -> str:
    """A tick's name: the month, with its day or its year where that is needed to tell."""
    skeleton = "MMMd" if when.day != 1 else "MMM" if when.month != 1 else "yMMM"
    return format_skeleton(skeleton, when, locale=calendar)


def _excerpt(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _capital(text: str) -> str:
    """The paragraph with a capital: on a rule's page it may run on from a lead-in."""
    return text[:1].upper() + text[1:]


def _name(view: DocumentView) -> str:
    """What a document is called: its title, unless that is only its first goal; team; path."""
    goals = {" ".join(goal.text.split()) for goal in (*view.objectives[:1], *view.goals[:1])}
    titled = view.title and " ".join(view.title.split()) not in goals
    return (view.title if titled else view.team) or view.path


def _period(view: DocumentView, calendar: Locale) -> str:
    """The period in the document's words, or as dates where those are only figures; empty where
    the document's name says it already."""
    start, end = day(view.period_start), day(view.period_end)
    text = view.period_text or ""
    if start and end and (not text or re.fullmatch(r"[\d.\-–/ ]{6,}", text)):
        return format_interval(start, end, "yMMMMd", locale=calendar)
    return "" if text.casefold() in _name(view).casefold() else text


def _figure(goal: GoalView) -> str:
    """The quantity to name a goal by: the first in figures, as long as there is one."""
    texts = [quantity.text for quantity in goal.quantities if quantity.numeric]
    return next((text for text in texts if any(map(str.isdigit, text))), texts[0])


def _only(parts: Sequence[Piece], finding: Finding) -> tuple[Piece, ...]:
    """The sentence with the marks of one finding alone."""
    return pieces("".join(part.text for part in parts), [finding])


def listed(report: Feedback, values: tuple[str, ...]) -> dict[str, list[tuple[Any, Card]]]:
    """The goals by SMART criterion for which the criterion has one of these values."""
    found: dict[str, list[tuple[Any, Card]]] = {}
    for sheet, card in report.every():
        for criterion, value in (card.goal.smart or {}).items():
            found.setdefault(criterion, [])
            if value in values:
                found[criterion].append((sheet, card))
    return found
