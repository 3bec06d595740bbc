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
