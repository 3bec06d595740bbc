"""The terminal's output: places, marks, languages, colours, and nothing that steers a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smartcheck.document import Failure, Location, Span
from smartcheck.finding import DocumentView, Finding, GoalView, Result, Severity
from smartcheck.outputs._plain import around, columns, plain, underline
from smartcheck.outputs.text import Style, failure_line, render
from smartcheck.translations import translator


def goal(text: str, line: int = 3, **more: object) -> GoalView:
    facts = {"kind": "objective", "text": text, "label": "", "type": "aspirational"}
    place = {"span": Span(0, 1), "start": Location(line, 3), "end": Location(line, 9)}
    return GoalView(**(facts | place | more))  # type: ignore[arg-type]


def finding(**more: object) -> Finding:
    facts: dict[str, object] = {
        "code": "O001",
        "name": "bare-metric",
        "criterion": "objective",
        "severity": Severity.ERROR,
        "message": "Målet er bare et tall.",
        "advice": "Si hva dere vil oppnå.",
        "path": "okr.md",
        "span": Span(2, 20),
        "start": Location(3, 3),
        "end": Location(3, 21),
        "scope": "objective",
        "objective": 0,
        "marks": ((0, 2), (12, 15)),
    }
    return Finding(**(facts | more))  # type: ignore[arg-type]


def result(*findings: Finding, text: str = "Øk salget med 15%.", language: str = "nb") -> Result:
    below = goal("50 besøkende 10/10", 5, kind="key_result")
    objective = goal(text, key_results=(below,))
    document = DocumentView(
        path="okr.md", source="", language=language, period_text="2021", objectives=(objective,)
    )
    return Result(documents=(document,), findings=findings)


def test_a_finding_says_where_what_why_and_what_to_do() -> None:
    assert render(result(finding(marks=((14, 17),))), Style()).splitlines() == [
        "okr.md  1 mål, 1 nøkkelresultat, periode 2021",
        "",
        "okr.md:3:3: feil O001 bare-metric",
        "    Øk salget med 15%.",
        "                  ^^^",
        "  Målet er bare et tall.",
        "  Råd: Si hva dere vil oppnå.",
        "",
        "1 dokument: 1 feil",
    ]


def test_the_words_follow_the_document_and_the_locale_wins() -> None:
    assert "okr.md:3:3: error O001" in render(result(finding(), language="en"), Style())
    assert "okr.md:3:3: error O001" in render(result(finding()), Style(locale="en"))
    assert "1 document: 1 error" in render(result(finding()), Style(locale="en"))


def test_where_documents_differ_in_language_the_summary_speaks_the_users() -> None:
    norwegian, english = result(finding()), result(finding(path="goals.md"), language="en")
    document = replace(english.documents[0], path="goals.md")
    both = Result(
        documents=(*norwegian.documents, document),
        findings=(*norwegian.findings, *english.findings),
    )
    text = render(both, Style(fallback="nb"))
    assert "okr.md:3:3: feil" in text and "goals.md:3:3: error" in text
    assert text.endswith("\n\n2 dokumenter: 2 feil\n")


def test_a_key_result_is_shown_with_its_own_words() -> None:
    text = render(result(finding(key_result=0, marks=((13, 18),), scope="key_result")), Style())
    assert "    50 besøkende 10/10\n                 ^^^^^\n" in text


def test_a_finding_without_marks_shows_the_goal_without_a_line_below() -> None:
    assert "^" not in render(result(finding(marks=())), Style())


def test_a_finding_about_the_document_shows_no_goal() -> None:
    text = render(result(finding(objective=None, scope="document", marks=())), Style())
    assert "Øk salget" not in text and "okr.md:3:3: feil" in text


def test_infos_are_counted_and_shown_on_request() -> None:
    hint = finding(severity=Severity.INFO, code="M009")
    text = render(result(hint), Style())
    assert "M009" not in text
    assert text == "1 dokument: ingen feil eller advarsler, 1 tips (vises med --show info)\n"
    assert "okr.md:3:3: tips M009" in render(result(hint), Style(show=Severity.INFO))


def test_only_errors_on_request() -> None:
    found = (finding(), finding(code="T001", severity=Severity.WARNING))
    text = render(result(*found), Style(show=Severity.ERROR))
    assert "O001" in text and "T001" not in text and "1 feil, 1 advarsel" in text


def test_suppressed_and_baselined_findings_are_only_counted() -> None:
    text = render(result(finding(suppressed="avtalt"), finding(baselined=True)), Style())
    assert "O001" not in text
    assert "ingen feil eller advarsler, 1 dempet, 1 fra før" in text


def test_quiet_is_one_line_per_finding_and_nothing_else() -> None:
    assert render(result(finding()), Style(quiet=True)) == (
        "okr.md:3:3: feil O001 bare-metric: Målet er bare et tall.\n"
    )
    assert render(result(), Style(quiet=True)) == ""


def test_statistics_count_by_rule_the_heaviest_first() -> None:
    found = (
        finding(code="T001", name="no-deadline", severity=Severity.WARNING),
        finding(code="T001", name="no-deadline", severity=Severity.WARNING),
        finding(),
    )
    text = render(result(*found), Style(statistics=True))
    assert "Funn per regel\n1  O001  bare-metric  (feil)\n2  T001  no-deadline  (advarsel)" in text


def test_findings_stand_in_the_order_of_the_document() -> None:
    late, early = finding(start=Location(9, 1)), finding(start=Location(2, 7))
    text = render(result(late, early), Style(quiet=True))
    assert [line.split(" ")[0] for line in text.splitlines()] == ["okr.md:2:7:", "okr.md:9:1:"]


def test_colour_only_where_wanted() -> None:
    assert "\x1b" not in render(result(finding()), Style())
    text = render(result(finding()), Style(color=True))
    assert "\x1b[31m" in text and "\x1b[0m" in text


def test_what_advice_stresses_is_bold_or_plain() -> None:
    advice = finding(advice="Skriv «fra **?** til **?**».")
    assert "  Råd: Skriv «fra ? til ?».\n" in render(result(advice), Style())
    assert "fra \x1b[1m?\x1b[0m til" in render(result(advice), Style(color=True))


def test_text_from_documents_cannot_steer_the_terminal() -> None:
    evil = "Øk \x1b[2Jsalget\x07 med 15%\u202e.\n\x9b31m\x7f"
    found = finding(message=evil, advice=evil, path="\x1b]0;hi\x07.md")
    text = render(
        replace(
            result(found, text=evil),
            documents=(
                replace(result(text=evil).documents[0], path="\x1b]0;hi\x07.md", period_text=evil),
            ),
        ),
        Style(statistics=True),
    )
    assert not set(text) & {"\x1b", "\x07", "\u202e", "\x9b", "\x7f"}
    assert "␛[2Jsalget␇" in text
    line = failure_line(Failure("a\x1b[1m", "crash", "b\x1b[1m", 1, 2), translator("en"))
    assert line == "a␛[1m:1:2: error: b␛[1m"


def test_a_long_goal_is_cut_around_its_marks() -> None:
    long = "mål " * 5000 + "bedre " + "mål " * 5000
    text = render(result(finding(marks=((20000, 20005),)), text=long), Style())
    shown, below = text.splitlines()[3:5]
    assert len(shown) < 220 and shown.strip().startswith("…") and shown.endswith("…")
    assert shown[below.index("^") : below.rindex("^") + 1] == "bedre"


def test_long_lines_are_broken_only_for_a_terminal() -> None:
    message = "ord " * 60
    assert "  " + message.rstrip() in render(result(finding(message=message.strip())), Style())
    broken = render(result(finding(message=message)), Style(width=60))
    assert max(map(len, broken.splitlines())) <= 60


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("abc", [(0, 1)], "^"),
        ("abc", [(1, 3)], " ^^"),
        ("abc", [(2, 3), (0, 1)], "^ ^"),
        ("abc", [(0, 2), (1, 3)], "^^^"),
        ("abc", [], ""),
        ("abc", [(5, 9), (2, 1)], ""),
        ("日本 x", [(0, 1), (3, 4)], "^^   ^"),
        ("e\u0301x", [(2, 3)], " ^"),
    ],
)
def test_underline(text: str, marks: list[tuple[int, int]], expected: str) -> None:
    assert underline(text, marks) == expected


def test_cutting_keeps_marks_on_their_words() -> None:
    text, marks = around("x" * 100 + "MARK" + "y" * 100, [(100, 104)], 40)
    assert [text[a:b] for a, b in marks] == ["MARK"]
    text, marks = around("MARK" + "y" * 100, [(0, 4), (90, 95)], 40)
    assert text.endswith(" …") and [text[a:b] for a, b in marks] == ["MARK"]


def test_plain_keeps_every_offset() -> None:
    text = "æ\tø\nå\x1b\x00\u202e\ud800 😀"
    assert len(plain(text)) == len(text)
    assert plain(text) == "æ ø å␛␀�� 😀"
    assert columns("æøå") == 3 and columns("😀") == 2
