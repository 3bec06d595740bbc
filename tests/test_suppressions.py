"""Comments in a document silence a rule for one goal, or for the file."""

from datetime import date

import pytest

from smartcheck import Config, Finding, Linter, lint_text

MARKDOWN = """# OKR 2026-Q4

## Mål: Øk salget med 15% {above}

{comment}
- KR1: Forbedre kundeservice
- KR2: Forbedre svartiden
"""


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Config(), date(2026, 10, 1))


def found(linter: Linter, source: str, filename: str = "okr.md") -> list[Finding]:
    return list(lint_text(source, filename=filename, linter=linter).findings)


def live(findings: list[Finding], code: str) -> list[int]:
    return [f.start.line for f in findings if f.code == code and f.suppressed is None]


def test_a_comment_is_for_the_next_goal_and_keeps_its_reason(linter: Linter) -> None:
    comment = "<!-- smartcheck: ignore[M001] counted by hand -->"
    findings = found(linter, MARKDOWN.format(comment=comment, above=""))
    assert live(findings, "M001") == [7]
    silenced = [f for f in findings if f.code == "M001" and f.suppressed is not None]
    assert [f.suppressed for f in silenced] == ["counted by hand"]
    assert not live(findings, "X001")


def test_names_and_several_rules(linter: Linter) -> None:
    comment = "<!-- smartcheck: ignore[no-number, S001] -->"
    assert live(found(linter, MARKDOWN.format(comment=comment, above="")), "M001") == [7]


def test_an_objective_s_comment_does_not_cover_its_key_results(linter: Linter) -> None:
    above = "<!-- smartcheck: ignore[O001,M001] -->"
    findings = found(linter, MARKDOWN.format(comment="", above=above))
    assert live(findings, "O001") == []
    assert live(findings, "M001") == [6, 7]


def test_a_whole_file(linter: Linter) -> None:
    comment = "<!-- smartcheck: ignore-file[M] reason -->"
    findings = found(linter, MARKDOWN.format(comment=comment, above=""))
    assert live(findings, "M001") == []
    assert live(findings, "O001") == [3]


def test_yaml_comments(linter: Linter) -> None:
    source = (
        "period: 2026-Q4\nlanguage: nb\nobjectives:\n"
        "  - objective: Øk salget med 15%  # smartcheck: ignore[bare-metric] avtalt med eier\n"
        "    key_results:\n      - 40 nye kunder\n"
    )
    findings = found(linter, source, "okr.yaml")
    assert live(findings, "O001") == []
    assert [f.suppressed for f in findings if f.code == "O001"] == ["avtalt med eier"]


def test_what_silences_nothing_is_told(linter: Linter) -> None:
    comment = "<!-- smartcheck: ignore[M002] -->"
    findings = found(linter, MARKDOWN.format(comment=comment, above=""))
    assert live(findings, "X001") == [5]
    unknown = MARKDOWN.format(comment="<!-- smartcheck: ignore[no-such-rule] -->", above="")
    told = next(f for f in found(linter, unknown) if f.code == "X001")
    assert "no-such-rule" in told.message


ROW = """| Mål | Nøkkelresultat | Eier |
|---|---|---|
| Øk salget med 15% {objective} | Forbedre kundeservice {result} | Ane {row} |
| Bli byens beste bakeri | Forbedre svartiden | Bo |
"""


@pytest.mark.parametrize(
    ("place", "bare", "without_number"),
    [("objective", [], [3, 4]), ("result", [3], [4]), ("row", [], [4])],
)
def test_a_table_s_row_holds_an_objective_and_its_key_result(
    linter: Linter, place: str, bare: list[int], without_number: list[int]
) -> None:
    texts = dict.fromkeys(("objective", "result", "row"), "")
    texts[place] = "<!-- smartcheck: ignore[O001, M001] -->"
    findings = found(linter, ROW.format(**texts))
    assert live(findings, "O001") == bare
    assert live(findings, "M001") == without_number


def test_a_comment_above_a_row_is_for_all_goals_in_it(linter: Linter) -> None:
    rows = (
        "Objective,Key result,Owner\n"
        "# smartcheck: ignore[O001, M001] agreed\n"
        "Grow sales by 15%,Improve the service,Ann\n"
        "Be the best bakery in town,Improve the response time,Bo\n"
    )
    findings = found(linter, rows, "okr.csv")
    assert (live(findings, "O001"), live(findings, "M001")) == ([], [4])


@pytest.mark.parametrize(
    ("filename", "source"),
    [
        ("okr.md", "# OKR\n\n## Mål: Bli best\n\n{0}\n- KR1: Jobbe for bedre svar snarest\n"),
        ("okr.md", "# OKR\n\n## Mål: Bli best\n\n- KR1: Jobbe for bedre svar snarest {0}\n"),
        ("okr.yaml", "objectives:\n  - objective: Bli best\n    key_results:\n"
                     "      - Jobbe for bedre svar snarest  {0}\n"),
        ("okr.csv", "Mål;Nøkkelresultat\nBli best;Jobbe for bedre svar snarest {0}\n"),
    ],
)  # fmt: skip
def test_two_comments_on_one_line_are_both_read(linter: Linter, filename: str, source: str) -> None:
    plain = found(linter, source.format(""), filename)
    codes = sorted({f.code for f in plain if f.scope == "key_result"})[:2]
    assert len(codes) == 2
    form = (
        "<!-- smartcheck: ignore[{}] for {} -->"
        if filename.endswith("md")
        else ("# smartcheck: ignore[{}] for {}")
    )
    comments = "  ".join(form.format(code, code) for code in codes)
    findings = found(linter, source.format(comments), filename)
    silenced = {f.code: f.suppressed for f in findings if f.suppressed is not None}
    assert silenced == {code: f"for {code}" for code in codes}
    assert not live(findings, "X001")
    texts = [f.start.column for f in findings if f.scope == "key_result"]
    assert texts == [f.start.column for f in plain if f.scope == "key_result"]


def test_two_comments_on_a_line_of_their_own_split_no_table() -> None:
    from smartcheck.readers import read_text

    row = "| Bli best | Forbedre svartiden |\n"
    both = "<!-- smartcheck: ignore[M001] a --> <!-- smartcheck: ignore[S001] b -->\n"
    text = f"| Mål | Nøkkelresultat |\n|---|---|\n{row}{both}| Bli størst | Forbedre alt |\n"
    assert len(read_text(text, "a.md").objectives) == 2
