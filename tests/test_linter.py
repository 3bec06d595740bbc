"""From documents to findings: the seed's verdicts, precedence, crashes, fingerprints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

import pytest

from smartcheck import Config, Linter, Result, Severity, lint_text
from smartcheck.readers import read_text
from smartcheck.rule import AnyRule, Context, Flag, ObjectiveRule

SEED = """period: 2021
language: nb
objectives:
  - objective: Bygge kundegruppe med fokus på direkte og relevant markedsføring innen 4.mai 2021.
  - objective: Dominere kaffebransjen i Bergen.
  - objective: Få opp fult fungerende nettside innen 2 uker.
  - objective: Øk salget med 15%.
  - objective: Satse høyere på brukervennlighet på SoMe.
  - objective: Inntekter over 5 millioner.
    key_results:
      - Oppnå 500 besøkende på nettbutikken vår 6/10
      - Gjennomføre 30 salg på nettbutikken vår 7/10
      - 50 Påmeldte til nyhetsbrev 9/10
      - Oppnå 50 besøkende på nettbutikken vår 10/10
      - Gjennomføre 100 salg på nettbutikken vår 2/10
      - 70 Påmeldte til nyhetsbrev 3/10
"""
TODAY = date(2021, 4, 7)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Config(), TODAY)


def codes(result: Result, least: Severity = Severity.WARNING) -> dict[str, set[str]]:
    """The codes found, by the text of the line they stand on; findings of the set left out."""
    found: dict[str, set[str]] = {}
    for finding in result.findings:
        if finding.severity >= least and finding.criterion != "balance":
            lines = result.documents[0].source.splitlines()
            line = lines[finding.start.line - 1].strip(" -").removeprefix("objective: ")
            found.setdefault(line, set()).add(finding.code)
    return found


def test_the_seed_in_norwegian(linter: Linter) -> None:
    result = lint_text(SEED, filename="seed.yaml", linter=linter)
    assert codes(result) == {
        "Øk salget med 15%.": {"O001"},
        "Satse høyere på brukervennlighet på SoMe.": {"O004", "O005"},
        "Inntekter over 5 millioner.": {"O001"},
        "Oppnå 50 besøkende på nettbutikken vår 10/10": {"R002"},
        "Gjennomføre 100 salg på nettbutikken vår 2/10": {"R003"},
        "70 Påmeldte til nyhetsbrev 3/10": {"R003"},
    }


def test_the_seed_s_deadlines_quantities_and_scores(linter: Linter) -> None:
    document = lint_text(SEED, filename="seed.yaml", linter=linter).documents[0]
    first, _, third = document.objectives[:3]
    assert first.deadline is not None and first.deadline.end == "2021-05-04"
    assert third.deadline is not None and third.deadline.end == "2021-04-21"
    assert third.quantities == ()
    results = document.objectives[5].key_results
    assert [[q.text for q in goal.quantities] for goal in results] == [
        ["500 besøkende"],
        ["30 salg"],
        ["50 Påmeldte"],
        ["50 besøkende"],
        ["100 salg"],
        ["70 Påmeldte"],
    ]
    assert [g.confidence.value for g in results if g.confidence] == [0.6, 0.7, 0.9, 1.0, 0.2, 0.3]
    assert all(goal.deadline and goal.deadline.text is None for goal in results)
    # Hints are no faults: "visitors" could say which, and from how many.
    assert set((results[0].smart or {}).values()) <= {"pass", "hint"}


def test_without_a_period_one_finding_says_so(linter: Linter) -> None:
    source = SEED.replace("period: 2021\n", "").replace(" innen 4.mai 2021", "")
    result = lint_text(source.replace(" innen 2 uker", ""), filename="seed.yaml", linter=linter)
    missing = [finding for finding in result.findings if finding.code == "T001"]
    assert len(missing) == 1 and missing[0].scope == "document"
    results = result.documents[0].objectives[5].key_results
    assert {(goal.smart or {})["time_bound"] for goal in results} == {"fail"}


ENGLISH = """period: 2021
language: en
objectives:
  - objective: Build a customer base through direct and relevant marketing by 4 May 2021.
  - objective: Dominate the coffee trade in Bergen.
  - objective: Get a fully working website up within 2 weeks.
  - objective: Increase sales by 15%.
  - objective: Focus more on usability on social media.
  - objective: Revenue above 5 million.
    key_results:
      - Reach 500 visitors in our online shop 6/10
      - Make 30 sales in our online shop 7/10
      - 50 signed up for the newsletter 9/10
      - Reach 50 visitors in our online shop 10/10
      - Make 100 sales in our online shop 2/10
      - 70 signed up for the newsletter 3/10
"""


def test_the_seed_in_english(linter: Linter) -> None:
    result = lint_text(ENGLISH, filename="seed.yaml", linter=linter)
    assert codes(result) == {
        "Increase sales by 15%.": {"O001"},
        "Focus more on usability on social media.": {"O004", "O005"},
        "Revenue above 5 million.": {"O001"},
        "Reach 50 visitors in our online shop 10/10": {"R002"},
        "Make 100 sales in our online shop 2/10": {"R003"},
        "70 signed up for the newsletter 3/10": {"R003"},
    }


def test_a_finding_points_at_its_words(linter: Linter) -> None:
    source = "# OKR Q3 2026\n\n## Mål: Øk salget med 15%\n\n- KR1: 40 nye kunder (12/10)\n"
    result = lint_text(source, filename="okr.md", linter=linter)
    marked = {f.code: source[f.span.start : f.span.end] for f in result.findings}
    assert marked["O001"] == "Øk salget med 15%"
    assert marked["R004"].strip("()") == "12/10"
    bare = next(f for f in result.findings if f.code == "O001")
    assert (bare.start.line, bare.start.column) == (3, 9)
    assert (bare.end.line, bare.end.column) == (3, 26)


def test_messages_follow_the_language_of_the_document(linter: Linter) -> None:
    norwegian = lint_text(SEED, filename="seed.yaml", linter=linter).findings
    english = lint_text(ENGLISH, filename="seed.yaml", linter=linter).findings
    assert (
        next(f for f in norwegian if f.code == "R002").message
        != next(f for f in english if f.code == "R002").message
    )


class Crashing(ObjectiveRule):
    """A rule that fails.

    Why: to show that it does no harm.
    """

    code = "ZZ001"
    name = "crashing"
    criterion = "objective"
    severity = Severity.WARNING
    seen: ClassVar[list[str]] = []

    def check(self, subject: object, context: Context) -> Iterator[Flag]:
        raise RuntimeError("out of order")


def test_a_crashing_rule_does_not_hide_the_others() -> None:
    linter = Linter(Config(), TODAY)
    rules: tuple[AnyRule, ...] = (*linter.rules, Crashing)
    linter.rules = rules
    result = linter.lint_document(read_text(SEED, "seed.yaml"))
    assert [failure.kind for failure in result.failures] == ["crash"]
    assert "ZZ001" in result.failures[0].message
    assert any(finding.code == "O001" for finding in result.findings)


def test_fingerprints_survive_moved_lines_and_tell_twins_apart(linter: Linter) -> None:
    moved = "# a comment\n\n" + SEED
    before = lint_text(SEED, filename="seed.yaml", linter=linter).findings
    after = lint_text(moved, filename="seed.yaml", linter=linter).findings
    assert [f.fingerprint for f in before] == [f.fingerprint for f in after]
    assert len({f.fingerprint for f in before}) == len(before)


def test_what_cannot_be_read_is_a_failure(linter: Linter) -> None:
    result = lint_text("just some words\n", filename="note.txt", linter=linter)
    assert result.documents == ()
    assert [failure.kind for failure in result.failures] == ["not-understood"]


def test_a_language_without_a_pipeline_is_read_without_a_parse() -> None:
    import spacy

    from smartcheck.nlp import Annotator

    annotator = Annotator()
    annotator._loaded["nb"] = spacy.blank("nb")
    result = Linter(Config(), TODAY, annotator).lint_document(read_text(SEED, "seed.yaml"))
    found = {finding.code for finding in result.findings}
    assert "R002" in found and "O001" not in found
