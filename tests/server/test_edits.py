"""Comments and templates stand where they may in every format, or are not offered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lsprotocol import types

from smartcheck.server.actions import Offers
from smartcheck.server.checking import Checked, Checker
from smartcheck.server.diagnostics import Abilities
from smartcheck.server.places import Place
from smartcheck.server.positions import Lines

CHECKER = Checker()
BARE = {"nb": "Øk salget med 15 %", "en": "Increase sales by 15%"}


def checked(text: str, name: str) -> Checked:
    return CHECKER.check(text, Place(name, Path("/nowhere")))


def offered(text: str, name: str, code: str) -> dict[str, str]:
    """The text after each action that is offered for the first finding of a rule, by title."""
    known = checked(text, name)
    finding = next(found for found in known.findings if found.code == code)
    lines = Lines(text)
    span = finding.span
    actions = Offers(CHECKER, known, "u", Abilities()).at(lines.range(span.start, span.start))
    after = {}
    for action in actions:
        assert action.edit is not None and action.edit.changes is not None
        (change,) = action.edit.changes["u"]
        assert isinstance(change, types.TextEdit)
        start, end = lines.offset(change.range.start), lines.offset(change.range.end)
        after[action.title] = text[:start] + change.new_text + text[end:]
    return after


def silenced(text: str, name: str, code: str = "O001", goal: bool = True) -> str | None:
    """The text with the comment that is offered for a goal, or else for the file."""
    words = ("for dette målet", "for this goal") if goal else ("i hele filen", "in this file")
    found = offered(text, name, code)
    return next((t for title, t in found.items() if code in title and title.endswith(words)), None)


CASES = {
    "heading": ("okrs.md", "# OKRs\n\n## Objective: {bare}\n\n- KR: 5 new shops\n", None),
    "closed heading": ("okrs.md", "# OKRs\n\n## Objective: {bare} ##\n\n- KR: 5 new shops\n", None),
    "bold": ("okrs.md", "# OKRs\n\n**Objective: {bare}**\n\n- KR: 5 new shops\n", None),
    "list": ("okrs.md", "# OKRs\n\n- Objective: {bare}  \n  - KR: 5 new shops\n", None),
    "windows": ("okrs.md", "# OKRs\r\n\r\n## Objective: {bare}\r\n\r\n- KR: 5 new shops\r\n", None),
    "table": ("okrs.md", "| Objective | Key result |\n|---|---|\n| {bare} | 5 new shops |\n", None),
    "mdx": ("okrs.mdx", "# OKRs\n\n## Objective: {bare}\n\n- KR: 5 shops\n", "{/* smartcheck: "),
    "yaml": (
        "o.yaml",
        "objectives:\n  - objective: {bare}\n    key_results: [5 shops]\n",
        "% # sm",
    ),
    "quoted": ("o.yml", 'objectives:\n  - objective: "{bare}"\n    key_results: [a 1]\n', '" # sm'),
    "folded": (
        "o.yaml",
        "objectives:\n  - objective: >\n      {bare}\n    key_results: [5 shops]\n",
        "  # smartcheck: ignore[O001]\n  - objective: >\n",
    ),
    "org": ("o.org", "* Objective: {bare}\n** KR: 5 shops\n", "# smartcheck: ignore[O001]\n* Obj"),
    "text": ("o.txt", "Objective: {bare}\nKR1: 5 new shops\n", None),
    "json": ("o.json", '{{"objectives": [{{"objective": "{bare}", "key_results": ["5 a"]}}]}}', ""),
    "csv": ("o.csv", "objective,key result\n{bare},5 new shops\n", ""),
}


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("case", CASES)
def test_a_comment_for_a_goal_silences_it_and_nothing_else(case: str, language: str) -> None:
    name, form, telling = CASES[case]
    text = form.replace("{{", "{").replace("}}", "}").replace("{bare}", BARE[language])
    after = silenced(text, name)
    if telling == "":
        assert after is None and not any(
            "smartcheck:" in t for t in offered(text, name, "O001").values()
        )
        return
    assert after is not None
    assert (telling or "<!-- smartcheck: ignore[O001] -->") in after
    before, now = checked(text, name), checked(after, name)
    assert before.document is not None and now.document is not None
    codes = [found.code for found in now.findings]
    assert sorted([*codes, "O001"]) == sorted(found.code for found in before.findings)
    assert [g.text.text for g in now.document.every_goal()] == [
        g.text.text for g in before.document.every_goal()
    ]
    if "\r\n" in text:
        assert "\n" not in after.replace("\r\n", "")


def test_a_comment_that_is_there_takes_one_more_rule() -> None:
    comment = "<!-- smartcheck: ignore[B002] why -->"
    text = f"# OKRs\n\n## Objective: Increase sales by 15% {comment}\n\n- KR: 5 new shops\n"
    after = silenced(text, "okrs.md")
    assert after is not None and "ignore[B002, O001] why -->" in after


def test_in_a_table_s_row_the_comment_stands_in_the_goal_s_own_cell() -> None:
    text = "| Objective | Key result |\n|---|---|\n| Give patients a calmer day | Better care |\n"
    after = silenced(text, "okrs.md", "M001")
    assert after is not None and "Better care <!-- smartcheck: ignore[M001] --> |" in after


def test_a_comment_that_would_be_about_another_goal_is_not_offered() -> None:
    text = "objectives: [{objective: Give patients a calmer day, key_results: [Better care]}]\n"
    assert silenced(text, "okrs.yaml", "M001") is None
    assert silenced(text, "okrs.yaml", "M001", goal=False) is not None


@pytest.mark.parametrize(
    ("name", "text", "start"),
    [
        ("okrs.md", "# OKRs\n\n## Objective: Increase sales by 15%\n\n- KR: 5 shops\n", "<!-- sm"),
        (
            "okrs.md",
            "---\ntitle: x\n---\n# OKRs\n\n## Objective: Increase sales by 15%\n\n- KR: 5 shops\n",
            "---\ntitle: x\n---\n\n<!-- smartcheck",
        ),
        (
            "o.yaml",
            "objectives:\n  - objective: Increase sales by 15%\n",
            "# smartcheck: ignore-file",
        ),
    ],
)
def test_a_comment_for_the_file_stands_at_its_top(name: str, text: str, start: str) -> None:
    after = silenced(text, name, goal=False)
    assert after is not None and after.startswith(start)
    assert "O001" not in {found.code for found in checked(after, name).findings}


TEMPLATES = {
    "nb": ("Gjøre kundene mer fornøyde", " fra **?** til **?** innen **?** **?**/10"),
    "en": ("Make customers happier", " from **?** to **?** by **?** **?**/10"),
}
SIBLINGS = {
    "nb": ["500 nye kunder innen 1. mai 2099 6/10", "20 nye butikker innen 1. mai 2099 6/10"],
    "en": ["500 new customers by 1 May 2099 6/10", "20 new shops by 1 May 2099 6/10"],
}
TITLES = {"nb": "Fyll ut: «… ", "en": "Fill in: “… "}


@pytest.mark.parametrize("stop", ["", "."])
@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("name", ["okrs.md", "okrs.yaml", "okrs.csv", "okrs.json"])
def test_a_template_holds_all_that_a_goal_lacks_and_no_figure(
    name: str, language: str, stop: str
) -> None:
    words, template = TEMPLATES[language]
    aim = {"nb": "Gi pasientene en roligere hverdag", "en": "Give patients a calmer day"}[language]
    results = [words + stop, *SIBLINGS[language]]
    text = {
        "okrs.md": f"# OKRs\n\n## Objective: {aim}\n\n" + "\n".join(f"- KR: {r}" for r in results),
        "okrs.yaml": f"objectives:\n  - objective: {aim}\n    key_results:\n"
        + "\n".join(f"      - {r}" for r in results),
        "okrs.csv": "objective,key result\n" + "\n".join(f"{aim},{r}" for r in results),
        "okrs.json": json.dumps(
            {"objectives": [{"objective": aim, "key_results": results}]}, ensure_ascii=False
        ),
    }[name] + "\n"
    found = offered(text, name, "M001")
    (title,) = [title for title in found if title.startswith(TITLES[language])]
    assert words + template + stop in found[title]
    assert not set("0123456789") & set(title.replace("/10", ""))


def test_a_template_in_bold_words_keeps_them_bold() -> None:
    text = (
        "# OKRs\n\n## Objective: Give patients a calmer day\n\n- **KR: Make customers happier**\n"
    )
    found = offered(text, "okrs.md", "M001")
    assert any(
        "- **KR: Make customers happier from ? to ?**\n" in after for after in found.values()
    )


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_comment_that_silences_nothing_can_be_taken_out(language: str) -> None:
    aim = {"nb": "Gi pasientene en roligere hverdag", "en": "Give patients a calmer day"}[language]
    plain = f"# OKRs\n\n## Objective: {aim}\n\n- KR: 5 shops\n"
    for text in (
        plain.replace(aim, f"{aim} <!-- smartcheck: ignore[O001] -->"),
        plain.replace("## O", "<!-- smartcheck: ignore[O001] -->\n## O"),
    ):
        assert plain in offered(text, "okrs.md", "X001").values()
