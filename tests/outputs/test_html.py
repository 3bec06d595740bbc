"""The feedback report as text: what it says, that nothing in it runs, that it is the same twice."""

# ruff: noqa: E501 (sentences are easier to read whole)

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
import samples
from made_results import goal, objective, result

from smartcheck.document import Failure
from smartcheck.finding import Notice, QuantityView, Result
from smartcheck.outputs.html import render
from smartcheck.translations import translator

TODAY = date(2026, 11, 24)
REPORTS = Path(__file__).parents[2] / "reports"
LOADING = {
    "img",
    "iframe",
    "object",
    "embed",
    "link",
    "audio",
    "video",
    "source",
    "base",
    "frame",
    "track",
}
NASTY = (*samples.HOSTILE[:7], "&lt;b&gt; &amp; æøå")


class Page(HTMLParser):
    """Elements with their attributes, and the text a reader sees, one chunk per goal."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.goals: list[str] = []
        self.text = ""
        self._hidden = self._words = 0
        self._sup = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        self._hidden += tag in ("style", "script")
        if "words" in given.get("class", "").split():
            self.goals.append("")
            self._words = 1
        self._sup = tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script")
        self._sup = False
        if tag in ("p", "h3"):
            self._words = 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text += data
        if self._words and not self._sup:
            self.goals[-1] += data

    def every(self, tag: str) -> Iterator[dict[str, str]]:
        return (attributes for name, attributes in self.elements if name == tag)


def rendered(given: Result, locale: str = "nb") -> str:
    return render(given, locale=locale, translate=translator(locale), today=TODAY)


def with_texts(*texts: str) -> Result:
    return result(
        (
            {"path": "a.md", "title": texts[0], "team": texts[0], "owner": texts[-1]},
            [
                objective(
                    texts[0], krs=[goal(text, ("M001e", text), baseline=text) for text in texts]
                )
            ],
            [goal(text) for text in texts],
        )
    )


@pytest.mark.parametrize("text", NASTY)
def test_goals_are_text_and_nothing_else(text: str) -> None:
    tags = Counter(tag for tag, _ in Page(rendered(with_texts("Bli best på kaffe"))).elements)
    page = Page(rendered(with_texts(text)))
    assert page.goals == [text, text, text]
    found = Counter(tag for tag, _ in page.elements)
    assert found.keys() == tags.keys()
    assert (found["script"], found["style"], found["mark"]) == (1, 1, 0)
    assert not any(name.startswith("on") for _, given in page.elements for name in given)


def test_marks_never_change_the_words() -> None:
    page = Page(rendered(samples.coffee_nb()))
    written = [view.text for view in samples.coffee_nb().documents[0].every_goal()]
    assert page.goals == written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Selge \u202e123\u202c kopper", "Selge [U+202E]123[U+202C] kopper"),
        ("Ta\u200bvare", "Ta[U+200B]vare"),
        ("null\x00byte", "null[U+0000]byte"),
        ("enslig \ud800", "enslig \ufffd"),
        ("Glede 👩\u200d👩\u200d👧 og 🚀", "Glede 👩\u200d👩\u200d👧 og 🚀"),
        ("שלום עולם", "שלום עולם"),
    ],
)
def test_what_would_mislead_is_made_visible(text: str, shown: str) -> None:
    html = rendered(with_texts(text))
    html.encode("utf-8")
    assert Page(html).goals == [shown] * 3
    assert not set(text) & set("\u202e\u202c\u200b\x00\ud800") & set(html)


def test_very_long_and_empty_goals() -> None:
    long = "kaffe " * 1_700
    page = Page(rendered(with_texts(long)))
    assert page.goals == [long] * 3
    assert sum("long" in given.get("class", "").split() for given in page.every("bdi")) == 3
    assert Page(rendered(with_texts(""))).goals == ["(tomt)"] * 3


@pytest.mark.parametrize("locale", ["nb", "en"])
def test_an_empty_result_is_a_report_too(locale: str) -> None:
    page = Page(rendered(Result(), locale))
    assert ("ingen mål" if locale == "nb" else "no goals") in page.text


def test_the_same_result_gives_the_same_bytes() -> None:
    assert rendered(samples.programme()) == rendered(samples.programme())


def test_the_policy_lets_in_the_one_style_and_the_one_script() -> None:
    html = rendered(samples.coffee_nb())
    page = Page(html)
    (policy,) = [m["content"] for m in page.every("meta") if "http-equiv" in m]
    for element in ("style", "script"):
        (text,) = re.findall(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy and "http" not in policy


def test_nothing_is_loaded_from_anywhere() -> None:
    html = rendered(samples.programme())
    page = Page(html)
    assert not LOADING & {tag for tag, _ in page.elements}
    assert not [given for _, given in page.elements if given.keys() & {"src", "style", "srcset"}]
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert "url(" not in style and "@import" not in style
    assert not re.search(r"https?:|fetch\(|XMLHttp|import\(|innerHTML|eval\(", script)


def test_only_web_addresses_become_links() -> None:
    given = samples.coffee_nb()
    rules = {
        code: replace(
            rule, url="javascript:alert(1)", sources=("data:text/html,x", "https://a.no/")
        )
        for code, rule in given.rules.items()
    }
    page = Page(rendered(replace(given, rules=rules)))
    addresses = {a["href"] for a in page.every("a") if not a["href"].startswith("#")}
    assert addresses == {"https://a.no/"}


def test_every_link_within_the_report_leads_somewhere() -> None:
    page = Page(rendered(samples.programme()))
    anchors = [given["id"] for _, given in page.elements if "id" in given]
    assert len(anchors) == len(set(anchors))
    targets = {
        a["href"][1:] for tag in ("a", "use") for a in page.every(tag) if a["href"][0] == "#"
    }
    assert targets <= set(anchors)


@pytest.mark.parametrize(
    ("locale", "given", "said"),
    [
        ("nb", samples.coffee_nb, ("3 av 7 nøkkelresultater holder mål.", "Begynn her", "Dette er bra", "svikter", "innenfor det realistiske", "30. november 2026", "avtalt med styret")),
        ("en", samples.coffee_en, ("2 of 5 key results hold up.", "Start here", "What is good", "missed", "within the realistic band", "30 November 2026")),
    ],
)  # fmt: skip
def test_the_report_speaks_its_language(locale: str, given: object, said: tuple[str, ...]) -> None:
    html = rendered(given(), locale)  # type: ignore[operator]
    text = Page(html).text
    assert f'<html lang="{locale}">' in html
    for words in said:
        assert words in text


def test_a_report_in_norwegian_holds_no_english() -> None:
    """Every text of the templates is translated: none comes out as it stands in the code."""
    missing = set()

    def watch(message: str) -> str:
        translated = translator("nb")(message)
        if translated == message and message not in ("Team", "Type"):
            missing.add(message)
        return translated

    rules = {rule.title for rule in samples.programme().rules.values()}
    pages = {part for rule in samples.programme().rules.values() for part in (rule.what, rule.why)}
    render(samples.programme(), locale="nb", translate=watch, today=TODAY)
    assert not missing - rules - pages


def test_only_goals_in_another_language_are_marked_as_such() -> None:
    html = rendered(samples.coffee_en(), "nb")
    assert '<bdi lang="en">Become the place' in html
    assert " lang=" not in rendered(samples.coffee_en(), "en").replace('<html lang="en">', "")


class Spoken(HTMLParser):
    """Every stretch of text with the language that its elements give it."""

    VOID = frozenset(("meta", "input", "br", "line", "circle", "rect", "path", "use"))

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.languages = [""]
        self.said: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.languages.append(dict(attrs).get("lang") or self.languages[-1])

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        self.said.append((data, self.languages[-1]))

    def language_of(self, words: str) -> set[str]:
        return {language for text, language in self.said if words in text}


@pytest.mark.parametrize("locale", ["nb", "en"])
@pytest.mark.parametrize("message_locale", ["nb", "en"])
def test_every_stretch_is_marked_with_its_language(locale: str, message_locale: str) -> None:
    """WCAG 3.1.2: a screen reader must not read Norwegian out as English."""
    weak = goal(
        "Sell more beans",
        ("S001w", "Her svikter «more» helt."),
        ("~M001e", "Dette er dempet."),
        baseline="ten bags",
        due=("before Christmas", "2026-12-24", "heading"),
    )  # fmt: skip
    strong = goal("Win twenty new guests", score=("5/10", 0.5))
    settings = {"path": "a.md", "title": "The café", "language": "en", "locale": message_locale}
    given = result((settings, [objective("Become the best place", krs=[weak, strong])], []))
    failures = (Failure("b.md", "unreadable", "kan ikke leses"),)
    given = replace(given, failures=failures, pipelines={"en": "x"})
    html = render(
        given, locale=locale, translate=translator(locale), today=TODAY, failure_locale="nb"
    )
    spoken = Spoken(html)
    for words in ("Sell", "Win twenty", "Become", "before Christmas", "ten bags"):
        assert spoken.language_of(words) == {"en"}, words
    # The page's own title cannot hold a second language.
    assert {language for text, language in spoken.said if text == "The café"} == {"en"}
    for words in ("Her svikter", "Bytt ordet med et tall", "Dette er dempet"):
        assert spoken.language_of(words) == {message_locale}, words
    if message_locale == "nb":
        assert ("more", "en") in spoken.said
    assert spoken.language_of("kan ikke leses") == {"nb"}
    assert spoken.language_of("Begynn her" if locale == "nb" else "Start here") == {locale}


def test_failures_are_told_before_anything_else() -> None:
    text = Page(rendered(samples.programme())).text
    assert text.index("okr/gammel.csv") < text.index("Begynn her")


def test_what_is_suppressed_is_listed_with_its_reason_and_does_not_count() -> None:
    html = rendered(samples.coffee_nb())
    assert "R002 too-easy" in html and "begrunnelse: avtalt med styret" in html
    assert html.count('<li class="note') == 7


def test_all_is_well_is_said_plainly() -> None:
    given = result(({"path": "a.md"}, [objective("Bli best", krs=[goal("Få 20 nye kunder")])], []))
    text = Page(rendered(given)).text
    assert "Alt holder mål." in text and "Begynn her" not in text


def test_hints_alone_are_worth_considering() -> None:
    weak = goal("Øk med [[30 %]]", ("M004h", "Fra hva?"))
    text = Page(rendered(result(({"path": "a.md"}, [objective("Bli best", krs=[weak])], [])))).text
    assert "Verdt å vurdere" in text and "Ingen feil eller advarsler, men 1 tips å vurdere." in text
    assert "Alt holder mål." not in text


def test_a_thousand_objectives_stay_below_five_megabytes() -> None:
    given = samples.large(1_000)
    html = rendered(given)
    assert sum(len(document.objectives) for document in given.documents) == 1_000
    assert html.count('<article class="objective"') == 1_000
    assert html.count('<li class="note') == sum(finding.counts for finding in given.findings)
    assert len(html.encode()) < 5_000_000


def test_own_templates_go_before_ours(tmp_path: Path) -> None:
    (tmp_path / "report.css").write_text("body { color: teal }\r\n")
    (tmp_path / "words.j2").write_text(
        (REPORTS / "words.j2").read_text(encoding="utf-8") + "{# ours #}", encoding="utf-8"
    )
    html = render(
        samples.coffee_en(), locale="en", translate=str, today=TODAY, template_dir=tmp_path
    )
    assert "<style>body { color: teal }\n</style>" in html
    (tmp_path / "report.css").write_text("</STYLE><script>")
    with pytest.raises(ValueError):
        render(samples.coffee_en(), locale="en", translate=str, today=TODAY, template_dir=tmp_path)


def _luminance(color: str) -> float:
    full = color[1:] if len(color) == 7 else "".join(c * 2 for c in color[1:])
    parts = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [0, 1, 2], ids=["light", "dark", "print"])
def test_colours_can_be_told_apart(palette: int) -> None:
    """WCAG 1.4.3 for text on each ground it stands on, 1.4.11 for shapes."""
    css = (REPORTS / "report.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[palette]
    colour = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", block))
    inks = ("ink", "soft", "error", "warning", "info", "good", "link")
    for ink in inks:
        assert _contrast(colour[ink], colour["paper"]) >= 4.5, ink
        assert _contrast(colour[ink], colour["sheet"]) >= 4.5, ink
    for kind in ("error", "warning", "info", "good"):
        wash = colour[f"{kind}-wash"]
        assert _contrast(colour["ink"], wash) >= 4.5, kind
        assert _contrast(colour[kind], wash) >= 4.5, kind


def test_what_is_not_known_is_not_said() -> None:
    unknown = goal("Få 20 nye kunder", due=(None, None, "document"))
    text = Page(rendered(result(({"path": "a.md"}, [], [unknown])))).text
    assert "None" not in text and "Frist" not in text and "0 mål" not in text


def test_a_title_that_is_only_the_first_goal_gives_way_to_team_or_path() -> None:
    given = [objective("Bli best", krs=[goal("Få 20 nye kunder")])]
    for settings, name in (({"team": "Salg"}, "Salg"), ({}, "a.md")):
        html = rendered(result(({"path": "a.md", "title": "Bli best", **settings}, given, [])))
        assert f'<h2 id="d1-h">{name}</h2>' in html


def test_the_period_is_said_once_and_in_words() -> None:
    dates = {"period_start": "2026-01-01", "period_end": "2026-08-31"}
    for settings, shown in (
        ({"title": "Mål 2026", "period_text": "2026"}, "Tilbakemelding på mål · Mål 2026\n"),
        ({"title": "Mål", "period_text": "Våren 2026"}, "Mål · Våren 2026\n"),
        (
            {"title": "Mål", "period_text": "2026-01-01..2026-08-31"},
            "Mål · 1. jan.–31. aug. 2026\n",
        ),
    ):
        given = result(({"path": "a.md", **dates, **settings}, [objective("Bli best")], []))
        assert shown in Page(rendered(given)).text


def test_a_praised_number_is_in_figures_where_there_are_any() -> None:
    words = (QuantityView("Halvere", 0, 7), QuantityView("640 til 320", 21, 32))
    halved = goal("Halvere køen fra 640 til 320")
    given = result(({"path": "a.md"}, [], [halved]))
    (view,) = given.documents[0].goals
    document = replace(given.documents[0], goals=(replace(view, quantities=words),))
    page = Page(rendered(replace(given, documents=(document,))))
    assert "Et tall å måle med: 640 til 320" in page.text


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        (("2026-11-30", "2026-11-30", "field"), "<dd>30. november 2026 <span"),
        (("innen Black Friday", "2026-11-27", "heading"), "<dd>27. november 2026 (<q>innen Black Friday</q>)"),
        (("når bakeriet åpner", None, None), "<dd><span>når bakeriet åpner</span></dd>"),
    ],
)  # fmt: skip
def test_a_deadline_is_not_said_twice(due: tuple[str, str | None, str | None], shown: str) -> None:
    given = result(({"path": "a.md"}, [], [goal("Få 20 nye kunder", due=due)]))
    assert shown in rendered(given)


def test_key_results_without_an_objective_are_called_that() -> None:
    given = result(({"path": "a.md"}, [], [goal("Få 20 nye kunder")]))
    assert "Frittstående mål" in Page(rendered(given)).text
    document = given.documents[0]
    document = replace(document, goals=(replace(document.goals[0], kind="key_result"),))
    shown = Page(rendered(replace(given, documents=(document,)))).text
    assert "Nøkkelresultater uten overordnet mål" in shown and "Frittstående" not in shown


def test_the_title_fits_a_tab() -> None:
    for locale in ("nb", "en"):
        html = rendered(result(({"path": "a.md", "title": "Mål " * 40}, [], [])), locale)
        (title,) = re.findall("<title>(.*)</title>", html)
        assert 40 < len(title) <= 70 and title.endswith("…")


def test_what_could_not_be_judged_is_said_first_in_its_language() -> None:
    note = Notice("No parser for **Swedish**.", "en")
    html = rendered(replace(samples.coffee_nb(), notes=(note,)))
    assert '<p lang="en">No parser for <strong>Swedish</strong>.</p>' in html
    assert html.index("Bare delvis vurdert") < html.index("Begynn her")
    assert "<p>No parser" in rendered(replace(samples.coffee_nb(), notes=(note,)), "en")
    assert "Bare delvis vurdert" not in rendered(samples.coffee_nb())
