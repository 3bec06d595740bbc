"""The report in Markdown: the same content, and nothing a goal says can become markup."""

# ruff: noqa: E501 (sentences are easier to read whole)

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
import samples
from made_results import goal, objective, result
from markdown_it import MarkdownIt

from smartcheck.finding import Notice, Result
from smartcheck.outputs.markdown import escape, render
from smartcheck.translations import translator

TODAY = date(2026, 11, 24)
READER = MarkdownIt("commonmark").enable("table")


def rendered(given: Result, locale: str = "nb") -> str:
    return render(given, locale=locale, translate=translator(locale), today=TODAY)


def shown(markdown: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", READER.render(markdown)))


@pytest.mark.parametrize(
    ("locale", "given", "said"),
    [
        ("nb", samples.programme, ("# 6 av 14 nøkkelresultater holder mål.", "## Begynn her", "| Rosteriet | 2/4 |", "<b>Forbedre</b> opplevelsen", "okr/gammel.csv")),
        ("en", lambda: samples.programme("en"), ("key results hold up.", "## Start here", "<b>Improve</b> the guests’ experience", "okr/old.csv")),
    ],
)  # fmt: skip
def test_it_says_what_the_page_says(locale: str, given: object, said: tuple[str, ...]) -> None:
    text = rendered(given(), locale)  # type: ignore[operator]
    for words in said:
        assert words in text
    assert text == rendered(given(), locale)  # type: ignore[operator]


def test_tables_and_lists_hold_together() -> None:
    html = READER.render(rendered(samples.programme()))
    assert html.count("<table>") == 1
    assert html.count("<tr>") == 4
    assert html.count("<ol>") == 1


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "![x](http://a.no/x.png) [les](javascript:alert(1))",
        "# ikke en overskrift",
        "a | b | c",
        "**fet** _kursiv_ `kode` ~~strøket~~",
        "Linje\n\n- to",
        "{{7*7}}",
        "&lt;b&gt;",
    ],
)
def test_goals_are_text(text: str) -> None:
    given = result(({"path": "a.md", "title": text}, [objective(text, krs=[goal(text)])], []))
    html = READER.render(rendered(given))
    # As many words and figures, so that the same is praised, but nothing that could be markup.
    like = re.sub(r"[^\sa-zæøå0-9]", "x", text.lower())
    plain = READER.render(
        rendered(result(({"path": "a.md", "title": like}, [objective(like, krs=[goal(like)])], [])))
    )
    tags = re.compile(r"</?[a-z0-9]+")
    assert tags.findall(html) == tags.findall(plain)
    expected = (
        " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    )
    assert expected in re.sub(r"&quot;", '"', html)


def test_what_could_not_be_judged_is_said_above_it() -> None:
    given = replace(samples.coffee_nb(), notes=(Notice("Ingen leser **svensk** her.", "nb"),))
    text = rendered(given)
    assert "- Ingen leser <b>svensk</b> her." in text
    assert text.index("## Bare delvis vurdert") < text.index("## Begynn her")


def test_marks_beside_each_other_keep_one_space_between_them() -> None:
    assert escape(" ") == " " and escape("a  b ") == "a b " and escape("") == ""


def test_findings_stand_below_their_goal_and_words_marked_twice_are_bold_once() -> None:
    weak = goal("Bli [[mye]][[ bedre]] snart", ("S001w", "vagt"))
    text = rendered(result(({"path": "a.md"}, [objective("Bli best", krs=[weak])], [])))
    assert "Bli <b>mye bedre</b> snart" in text
    html = READER.render(text)
    assert html.index("KR1") < html.index("<ul>", html.index("KR1")) < html.index("Advarsel")


def test_nobody_is_written_to() -> None:
    assert escape("Takk til @kari") == "Takk til @<!-- -->kari"
    assert "@kari" not in rendered(
        result(({"path": "a.md"}, [objective("Takk til @kari", krs=[goal("@kari 20 %")])], []))
    )
