"""What the report ranks, praises, counts and draws."""

# ruff: noqa: E501 (sentences are easier to read whole)

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import samples
from made_results import goal, objective, result

from smartcheck.finding import Finding, Severity
from smartcheck.outputs._cards import label_of
from smartcheck.outputs._feedback import Feedback, feedback
from smartcheck.outputs._geometry import band, timeline
from smartcheck.outputs._pieces import Piece, inline, is_link, pieces, shorten, visible

TODAY = date(2026, 11, 24)
FIRST, LAST = date(2026, 10, 1), date(2026, 12, 31)


def told(*key_results: object, objective_faults: tuple[tuple[str, str], ...] = ()) -> Feedback:
    goals = [objective("Bli best på kaffe", *objective_faults, krs=key_results)]  # type: ignore[arg-type]
    return feedback(result(({"path": "a.md"}, goals, [])), TODAY)


def test_errors_come_first_then_what_touches_most() -> None:
    report = told(
        goal("a", ("A001w", "arbeid")),
        goal("b", ("A001w", "arbeid")),
        goal("c", ("S001w", "vagt"), ("M001e", "uten tall")),
        goal("d", ("M004h", "fra hva"), ("M004h", "fra hva")),
        goal("e", ("R002w", "lett")),
    )
    assert [(step.note.finding.code, step.places) for step in report.steps] == [
        ("M001", 1),
        ("A001", 2),
        ("S001", 1),
    ]
    assert report.weakest == "attractive"


def test_hints_are_steps_only_where_there_is_nothing_graver() -> None:
    assert [s.note.finding.code for s in told(goal("d", ("M004h", "x"))).steps] == ["M004"]
    assert told(goal("d")).steps == ()


def test_suppressed_findings_weigh_nothing() -> None:
    report = told(goal("a", ("~M001e", "uten tall")))
    assert report.steps == () and report.tally.ready == 1 and report.tally.errors == 0
    assert len(report.silenced()) == 1


def test_praise_comes_from_facts() -> None:
    report = feedback(samples.coffee_nb(), TODAY)
    assert {item.kind: (item.count, item.total) for item in report.praise} == {
        "aspiration": (1, 2),
        "no_findings": (2, 7),
        "number": (3, 7),
        "baseline": (1, 7),
        "stretch": (2, 7),
        "own_deadline": (2, 7),
    }


def test_a_number_that_counts_work_is_not_praised() -> None:
    report = told(goal("Holde [[5 kurs]]", ("A001w", "arbeid"), smart="ppfpp"))
    assert report.praise == () or all(item.kind != "number" for item in report.praise[1:])


@pytest.mark.parametrize(
    ("score", "band_given", "praised"),
    [(0.5, (0.4, 0.9), True), (0.9, (0.4, 0.9), False), (0.3, (0.4, 0.9), False), (0.5, (0.6, 0.9), False)],
)  # fmt: skip
def test_a_stretch_is_within_the_band_and_not_certain(
    score: float, band_given: tuple[float, float], praised: bool
) -> None:
    given = result(({"path": "a"}, [objective("x", krs=[goal("y", score=("s", score))])], []))
    kinds = {item.kind for item in feedback(given, TODAY, band_given).praise}
    assert ("stretch" in kinds) is praised


def test_readiness_and_shares() -> None:
    tally = feedback(samples.coffee_nb(), TODAY).tally
    assert (tally.objectives, tally.key_results, tally.ready) == (2, 7, 3)
    assert (tally.errors, tally.warnings, tally.infos) == (3, 3, 1)
    assert tally.criteria["measurable"] == (5, 7)
    assert tally.criteria["realistic"] == (5, 5)


def test_teams_are_told_apart_only_where_there_are_several() -> None:
    assert feedback(samples.coffee_nb(), TODAY).teams == ()
    teams = feedback(samples.programme(), TODAY).teams
    assert [team for team, _ in teams] == ["Butikken", "Nettbutikken", "Rosteriet"]
    assert sum(tally.judged for _, tally in teams) == 14


def test_findings_without_a_place_are_still_told() -> None:
    given = samples.coffee_nb()
    stray = replace(given.findings[0], path="borte.md")
    report = feedback(replace(given, findings=(*given.findings, stray)), TODAY)
    assert [note.finding.path for note in report.unplaced] == ["borte.md"]
    assert report.tally.errors == 4


def test_labels_are_the_teams_own() -> None:
    report = told(
        goal("a", label="KR 1.2:"),
        goal("b"),
        goal("c", label="Et nokså langt navn 1"),
        goal("d", label="KR"),
    )
    cards = report.sheets[0].objectives[0]
    assert label_of(cards) == "O1"
    assert [label_of(card) for card in cards.key_results] == ["KR 1.2", "KR2", "KR3", "KR4"]


def _finding(severity: Severity, *marks: tuple[int, int]) -> Finding:
    return replace(samples.coffee_nb().findings[0], severity=severity, marks=marks)


def test_overlapping_marks_show_the_gravest() -> None:
    found = [_finding(Severity.ERROR, (4, 8)), _finding(Severity.INFO, (0, 6), (99, 120))]
    assert pieces("abcdefghij", found) == (
        Piece("abcd", Severity.INFO),
        Piece("ef", Severity.ERROR, (2,)),
        Piece("gh", Severity.ERROR, (1,)),
        Piece("ij"),
    )
    assert pieces("", found) == ()


def test_long_sentences_are_cut_around_the_mark() -> None:
    parts = pieces("x" * 500 + "HER" + "y" * 500, [_finding(Severity.ERROR, (500, 503))])
    cut = shorten(parts, 100)
    assert "HER" in [part.text for part in cut]
    assert sum(len(part.text) for part in cut) == 102
    assert shorten((Piece("kort"),), 100) == (Piece("kort"),)


def test_blanks_are_seen_and_questions_are_not() -> None:
    assert [part.style for part in inline("fra **?** til ? innen «?».")] == [
        "plain", "blank", "plain", "blank", "plain", "blank", "plain",
    ]  # fmt: skip
    assert [part.style for part in inline("Hvorfor? Fordi.")] == ["plain"]
    assert [(p.text, p.style) for p in inline("**fet** *skrå* `kode` 2*3*4")] == [
        ("fet", "strong"), (" ", "plain"), ("skrå", "emphasis"), (" ", "plain"),
        ("kode", "code"), (" 2*3*4", "plain"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "link"),
    [("https://a.no/b", True), ("http://a", True), ("javascript:x", False), ("DOERR", False),
     (" https://a", False), ("https:///x", False)],
)  # fmt: skip
def test_links(address: str, link: bool) -> None:
    assert is_link(address) is link


def test_ordinary_text_is_left_alone() -> None:
    for text in ("Øk salget – «nå»!", "naïve café", "日本", "linje\nto\ttre", "\u00a0 %"):
        assert visible(text) == text


@pytest.mark.parametrize(
    ("value", "kind", "position", "tenths"),
    [
        (0.5, "aspirational", "inside", 5),
        (0.4, "aspirational", "inside", 4),
        (0.9, "aspirational", "inside", 9),
        (1.0, "aspirational", "above", 10),
        (1.0, "committed", "inside", 10),
        (0.1, "aspirational", "below", 1),
        (0.1, "moonshot", "inside", 1),
        (1.1, "committed", "outside", 10),
        (-0.1, "moonshot", "outside", 0),
        (None, "aspirational", "unreadable", None),
    ],
)
def test_scores_on_their_band(
    value: float | None, kind: str, position: str, tenths: float | None
) -> None:
    drawn = band(value, kind, (0.4, 0.9))
    assert (drawn.position, drawn.value) == (position, tenths)


def test_deadlines_in_the_period() -> None:
    line = timeline(FIRST, LAST, [("KR1", LAST), ("KR2", FIRST), ("KR3", LAST)], date(2026, 11, 15))
    assert [(flag.at, flag.labels) for flag in line.flags] == [
        (0.0, ("KR2",)),
        (100.0, ("KR1", "KR3")),
    ]
    assert (line.left, line.right) == (0, 100) and 49 < (line.today or 0) < 50
    assert [tick.day.month for tick in line.ticks] == [10, 11, 12]


def test_deadlines_outside_the_period_get_room_beside_it() -> None:
    line = timeline(
        FIRST, LAST, [("a", date(2026, 1, 1)), ("b", date(2030, 1, 1))], date(2027, 1, 1)
    )
    assert [(flag.at, flag.outside) for flag in line.flags] == [(0.0, -1), (100.0, 1)]
    assert 0 < line.left < line.right < 100 and line.today is None


def test_labels_that_would_collide_take_lanes() -> None:
    days = [date(2026, 12, day) for day in (1, 2, 3)]
    line = timeline(FIRST, LAST, [(f"KR{n}", day) for n, day in enumerate(days)], TODAY)
    assert [flag.lane for flag in line.flags] == [0, 1, 2] and line.lanes == 3


@pytest.mark.parametrize(
    ("start", "end"),
    [(FIRST, FIRST), (LAST, FIRST), (date(2020, 2, 29), date(2031, 1, 1)), (FIRST, date(2026, 10, 9))],
)  # fmt: skip
def test_odd_periods_still_make_a_timeline(start: date, end: date) -> None:
    line = timeline(start, end, [("KR1", end)], end)
    assert 1 <= len(line.ticks) <= 8
    assert all(0 <= at <= 100 for at in [f.at for f in line.flags] + [t.at for t in line.ticks])


def test_counted_days_show_how_many() -> None:
    line = timeline(FIRST, LAST, [("KR1", LAST), ("KR2", LAST)], TODAY, counted=True)
    assert [flag.labels for flag in line.flags] == [("2",)]
