"""What the report ranks, praises, counts and draws."""

# ruff: noqa: E501 (sentences are easier to read whole)

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import samples
from made_results import Written, goal, objective, result

from smartcheck.document import Failure
from smartcheck.finding import Finding, Severity
from smartcheck.outputs._cards import label_of
from smartcheck.outputs._feedback import Feedback, feedback
from smartcheck.outputs._geometry import band, timeline
from smartcheck.outputs._pieces import (
    Piece,
    inline,
    is_link,
    pieces,
    quotations,
    shorten,
    visible,
)

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
    settings = {"path": "a", "score_band": band_given}
    given = result((settings, [objective("x", krs=[goal("y", score=("s", score))])], []))
    kinds = {item.kind for item in feedback(given, TODAY).praise}
    assert ("stretch" in kinds) is praised


def test_what_only_keeps_the_level_is_no_stretch() -> None:
    held = goal("Holde 20 plasser", ("A001h", "som før"), smart="pphpp", score=("5/10", 0.5))
    assert "stretch" not in {item.kind for item in told(held).praise}


def test_a_couple_of_words_are_no_direction_to_praise() -> None:
    for text, praised in (("Produksjonsklart system", False), ("Bli best på kaffe", True)):
        report = feedback(result(({"path": "a"}, [objective(text)], [])), TODAY)
        assert bool(report.praise) is praised


def test_a_language_that_was_not_understood_is_not_praised() -> None:
    given = result(
        ({"path": "a"}, [objective("Bli bäst på kaffe", krs=[goal("Nå 20 kunder")])], [])
    )
    assert feedback(given, TODAY).praise
    unparsed = replace(given.documents[0], parsed=False)
    assert feedback(replace(given, documents=(unparsed,)), TODAY).praise == ()


def test_a_goal_that_shares_its_documents_fault_is_not_without_remark() -> None:
    report = told(goal("a", smart="ppppf"), goal("b"))
    assert {item.kind: item.count for item in report.praise}["no_findings"] == 1


def test_praise_shows_another_goal_each_time_but_none_that_fails() -> None:
    sure = ("5/10", 0.5)
    report = told(
        goal("Nå 10", ("M001e", "feil"), smart="pfppp", score=sure, baseline="5"),
        goal("Nå 20", score=sure, baseline="5"),
        goal("Nå 30", ("R005h", "kan være en dato"), smart="ppphp", score=sure, baseline="5"),
    )
    assert [(item.kind, item.card.goal.text) for item in report.praise if item.total == 3] == [
        ("no_findings", "Nå 20"),
        ("number", "Nå 30"),
        ("baseline", "Nå 20"),
        ("stretch", "Nå 20"),
    ]


def test_all_and_nobody_are_no_number_to_praise() -> None:
    given = result(({"path": "a"}, [], [goal("Alle 12 avdelinger")]))
    (view,) = given.documents[0].goals
    for numeric in (True, False):
        quantity = replace(view.quantities[0], numeric=numeric)
        changed = replace(view, quantities=(quantity,))
        document = replace(given.documents[0], goals=(changed,))
        kinds = {p.kind for p in feedback(replace(given, documents=(document,)), TODAY).praise}
        assert ("number" in kinds) is numeric


def of_the_document(*goals: Written) -> Feedback:
    """A document of which all goals share one fault: it has no deadline."""
    given = result(({"path": "a.md"}, [objective("Bli best på kaffe", krs=goals)], []))
    stray = _finding(Severity.WARNING)
    whole = replace(
        stray,
        code="T001",
        criterion="time_bound",
        path="a.md",
        objective=None,
        key_result=None,
        scope="document",
    )
    return feedback(replace(given, findings=(*given.findings, whole)), TODAY)


def test_a_fault_of_the_document_weighs_as_much_as_the_goals_it_concerns() -> None:
    report = of_the_document(
        goal("a", smart="ppppf"),
        goal("b", ("R002w", "lett"), smart="pppff"),
        goal("c", ("R002w", "lett"), smart="pppff"),
        goal("d", ("T004w", "utenfor"), smart="ppppf"),
    )
    assert [(step.note.finding.code, step.places) for step in report.steps] == [
        ("T001", 3),
        ("R002", 2),
        ("T004", 1),
    ]
    assert {row.rule.code: row.goals for row in report.rule_rows}["T001"] == 3
    assert report.weakest == "time_bound"


def test_each_step_shows_another_goal_where_it_can() -> None:
    report = told(
        goal("a", ("M001e", "uten tall"), ("R002w", "lett")),
        goal("b", ("R002w", "lett")),
        goal("c", ("A001w", "arbeid")),
    )
    cards = [step.mention.card for step in report.steps]
    shown = [
        (step.note.finding.code, card.goal.text)
        for step, card in zip(report.steps, cards, strict=True)
        if card is not None
    ]
    assert shown == [("M001", "a"), ("R002", "b"), ("A001", "c")]


def test_each_score_is_held_against_the_band_of_its_document_and_type() -> None:
    sure = goal("Nå 20", score=("10/10", 1.0))
    given = result(
        (
            {"path": "a"},
            [objective("x", krs=[sure]), objective("y", type="committed", krs=[sure])],
            [],
        ),
        ({"path": "b", "score_band": (0.4, 0.6)}, [objective("x", krs=[sure])], []),
    )
    bands = [card.band for _, card in feedback(given, TODAY).every() if card.band]
    assert [(drawn.low, drawn.high, drawn.position) for drawn in bands] == [
        (4, 9, "above"),
        (4, 10, "inside"),
        (4, 6, "above"),
    ]


def test_failures_are_told_in_the_language_they_are_in() -> None:
    failures = (Failure("a.md", "crash", "krasj"), Failure("b.md", "unreadable", "broken"))
    given = result(({"path": "a.md"}, [objective("x")], []), failures=failures)
    told_in = [trouble.locale for trouble in feedback(given, TODAY, "en").troubles]
    assert told_in == ["nb", "en"]


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


def test_quotations_of_a_goal_are_found_and_templates_are_not() -> None:
    told_of = "«Sell  more» og «langt …» er vagt; skriv «fra **?**»."
    assert quotations(told_of, "Sell more  langt mer") == (
        ("«", False), ("Sell  more", True), ("» og «", False), ("langt …", True),
        ("» er vagt; skriv «fra **?**».", False),
    )  # fmt: skip
    assert quotations("Uten sitat.", "Uten") == (("Uten sitat.", False),)


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
    drawn = band(value, (kind,), (0.4, 0.9))
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


def test_months_beside_a_first_one_with_its_year_are_crowded() -> None:
    line = timeline(date(2026, 1, 1), date(2026, 12, 31), [("KR1", LAST)], TODAY)
    assert [tick.day.month for tick in line.ticks if tick.crowded] == [3]
    short = timeline(FIRST, LAST, [("KR1", LAST)], TODAY)
    assert not any(tick.crowded for tick in short.ticks)


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
