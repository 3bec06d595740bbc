"""Markdown habits, each in the smallest document that shows it."""

import pytest

from smartcheck.document import Document
from smartcheck.readers import NotUnderstood, ReaderOptions, read_text


def tree(document: Document) -> list[tuple[str, list[str]]]:
    """Objectives with their key results; what stands alone under an empty name."""
    found = [(str(o.text), [str(k.text) for k in o.key_results]) for o in document.objectives]
    return [*found, *[("", [str(goal.text)]) for goal in document.goals]]


def read(text: str, path: str = "team.md", **options: object) -> Document:
    return read_text(text, path, ReaderOptions(**options))  # type: ignore[arg-type]


AS_WRITTEN = [("Bli byens lune kafé", ["40 stamgjester hver uke", "Kø under 3 minutter"])]


@pytest.mark.parametrize(
    "text",
    [
        "# Objective: Bli byens lune kafé\n- 40 stamgjester hver uke\n- Kø under 3 minutter",
        "## Objective 1\n\nBli byens lune kafé\n\n### Key Results\n\n* 40 stamgjester hver uke\n"
        "* Kø under 3 minutter",
        "**Mål:** Bli byens lune kafé\n\n**Nøkkelresultater:**\n1. 40 stamgjester hver uke\n"
        "2. Kø under 3 minutter",
        "O1: Bli byens lune kafé\nKR1: 40 stamgjester hver uke\nKR2: Kø under 3 minutter",
        "- **O:** Bli byens lune kafé\n  - KR 1.1: 40 stamgjester hver uke\n"
        "  - KR 1.2: Kø under 3 minutter",
        "Objektiv #1 – Bli byens lune kafé\n\n- KR#1 – 40 stamgjester hver uke\n"
        "- KR#2 – Kø under 3 minutter",
        "# OKR\n\n## Bli byens lune kafé\n- [ ] 40 stamgjester hver uke\n- [x] Kø under 3 minutter",
        "# OKR-er høsten 2026\n\n**Bli byens lune kafé**\n\n- 40 stamgjester hver uke [P1]\n"
        "- Kø under 3 minutter - @ola",
        "## OKRs\n1. Bli byens lune kafé\n   - 40 stamgjester hver uke\n   - Kø under 3 minutter",
        "## Mål\nBli byens lune kafé\n\n## Suksesskriterier\n✅ 40 stamgjester hver uke\n"
        "✅ Kø under 3 minutter",
        "| Mål | Nøkkelresultat |\n|---|---|\n| Bli byens lune kafé | 40 stamgjester hver uke |\n"
        "| | Kø under 3 minutter |",
        "| KR | Target |\n|---|---|\n| KR 1 | 40 stamgjester hver uke |\n"
        "| KR 2 | Kø under 3 minutter |",
        "## Objective: Bli byens lune\nkafé\n\n- KR: 40 stamgjester\n  hver uke\n- KR: Kø under\n"
        "  3 minutter",
        "Hovudmål: Bli byens lune kafé\n\nDelmål:\n- 40 stamgjester hver uke\n"
        "- Kø under 3 minutter",
    ],
)
def test_one_team_many_habits(text: str) -> None:
    wanted = AS_WRITTEN
    if text.startswith("| KR"):
        wanted = [("", [result]) for result in AS_WRITTEN[0][1]]
    if "lune\nkafé" in text:
        wanted = [("Bli byens lune", AS_WRITTEN[0][1])]
    assert tree(read(text)) == wanted


@pytest.mark.parametrize(
    "remark",
    [
        "**Hvorfor:** Folk trenger et sted å være.",
        "> **Why?** People need a place to be.",
        "Rationale: people need a place to be.",
        "*Initiatives: new chairs, new oven*",
        "**Tiltak:**\n\n- Nye stoler\n- Ny ovn",
        "### Initiatives\n\n- New chairs\n- New oven",
        "Notes:\n* The oven is old",
        "### Notater\n\nOvnen er gammel.",
        "Status: grønn",
    ],
)
def test_remarks_belong_to_the_goal_above_and_are_none(remark: str) -> None:
    text = f"## Objective: Bli byens lune kafé\n\n- KR: 40 stamgjester hver uke\n\n{remark}\n"
    assert tree(read(text)) == [("Bli byens lune kafé", ["40 stamgjester hver uke"])]


@pytest.mark.parametrize(
    "text",
    [
        "- Kjøpe melk\n- Vaske gulvet\n",
        "# Møtereferat\n\n- Vi var sene to ganger\n- Kaffemaskinen er i stykker\n",
        "The goal of this tool is to be fast.\n\n- It parses\n- It prints\n",
        "# What are OKRs?\n\n- A framework\n- A habit\n",
        "# Install\n\n```\nObjective: not this\n```\n",
        "## Results\n\n- Accuracy 90 %\n- Recall 80 %\n",
        "## Reviewing and setting OKRs\n\n#### 1. Draft OKRs\n\n- Meet on Monday\n",
    ],
)
def test_text_without_goals_is_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        read(text)
    failure = raised.value.failure
    assert (failure.kind, failure.line, failure.column) == ("not-understood", 1, 1)
    assert "Objective" in failure.message


def test_prose_around_the_goals_is_left_alone() -> None:
    text = (
        "# Kart-gruppa\n\nVi lager kart.\n\n## Medlemmer\n\n- Siri\n- Ola\n\n"
        "## Objectives and key results\n\n### Kart alle forstår\n\n- 9 av 10 finner frem\n\n"
        "## Møter\n\n- Hver fredag\n"
    )
    assert tree(read(text)) == [("Kart alle forstår", ["9 av 10 finner frem"])]


def test_what_is_struck_through_was_dropped() -> None:
    text = "## Objective: Kart\n- 9 av 10 finner frem\n- ~~Papirkart~~\n- ~Kart på tog~\n"
    assert tree(read(text)) == [("Kart", ["9 av 10 finner frem"])]


def test_key_results_find_their_objective_by_number() -> None:
    text = (
        "# Objectives\n\n1. O1: Rask levering\n2. O2: Rolige dager\n\n"
        "# Key results\n\n- KR 1.1: 95 % i tide\n- KR 2.1: Ingen overtid i juni\n"
    )
    assert tree(read(text)) == [
        ("Rask levering", ["95 % i tide"]),
        ("Rolige dager", ["Ingen overtid i juni"]),
    ]


def test_key_results_after_several_objectives_stand_alone_as_key_results() -> None:
    text = "Objectives:\n- Rask levering\n- Rolige dager\n\nKey results:\n- 95 % i tide 6/10\n"
    document = read(text)
    assert [goal.kind for goal in document.goals] == ["key_result"]
    assert str(document.goals[0].text) == "95 % i tide 6/10"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("KR1: 500 besøkende 6/10", "500 besøkende 6/10"),
        ("P0: 0.7: 500 visitors", "500 visitors"),
        ("`P1` - @vmx - 500 visitors", "500 visitors"),
        ("P0: (0.4 -- missed May) 500 visitors", "500 visitors"),
        ("500 visitors => 66% done", "500 visitors"),
        ("500 visitors ==> Not yet", "500 visitors"),
        ("500 visitors ⭐️", "500 visitors"),
        ("500 visitors – ACHIEVED ✅", "500 visitors"),
        ("500 visitors (owner: Kari Nordmann)", "500 visitors"),
        ("500 visitors [P1] - @kari", "500 visitors"),
        ("0 kritiske feil i 7 dager", "0 kritiske feil i 7 dager"),
        ("50 Påmeldte til nyhetsbrev 9/10", "50 Påmeldte til nyhetsbrev 9/10"),
        ("< 20 % ber om hjelp", "< 20 % ber om hjelp"),
        ("1.5 million visits", "1.5 million visits"),
        ("Uptime of 99.9 % (SLA)", "Uptime of 99.9 % (SLA)"),
    ],
)
def test_decoration_goes_and_words_stay(written: str, words: str) -> None:
    document = read(f"## Objective: Kart\n\n### Key results\n\n- {written}\n")
    assert tree(document) == [("Kart", [words])]


def test_owners_are_kept_beside_the_words() -> None:
    text = "## Objective: Kart - Owner @siri\n- 9 av 10 finner frem (ansvarlig: Ola Nordmann)\n"
    (objective,) = read(text).objectives
    assert (objective.owner, objective.key_results[0].owner) == ("@siri", "Ola Nordmann")


def test_lines_below_a_goal_are_its_fields() -> None:
    text = (
        "## Mål 1: Kart alle forstår\nEier: Siri\n\n- KR1: 9 av 10 finner frem\n"
        "  - Frist: 1. juni 2026\n  - Tillit: 7/10\n  - Utgangspunkt: 6 av 10\n"
    )
    (objective,) = read(text).objectives
    (result,) = objective.key_results
    assert objective.owner == "Siri"
    assert [str(result.deadline), str(result.confidence)] == ["1. juni 2026", "7/10"]
    assert str(result.baseline) == "6 av 10"


@pytest.mark.parametrize(
    ("text", "path", "period"),
    [
        ("# OKRs Q3 2026\n## Objective: A b\n- KR: 1 c", "a.md", "2026-07-01"),
        ("Periode: 2026-H2\n\n# Objective: A b\n- KR: 1 c", "a.md", "2026-07-01"),
        ("---\nperiod: 2026-Q3\n---\n# Objective: A b\n- KR: 1 c", "a.md", "2026-07-01"),
        ("# Objective: A b\n- KR: 1 c", "team-2026-q3.md", "2026-07-01"),
        ("# Team\n## 2026 Q3\n### Objective: A b\n- KR: 1 c", "a.md", "2026-07-01"),
    ],
)
def test_the_period_is_taken_from_where_it_stands(text: str, path: str, period: str) -> None:
    document = read(text, path)
    assert document.period is not None
    assert str(document.period.start) == period
    assert document.objectives[0].period is None


def test_headings_with_periods_of_their_own() -> None:
    text = (
        "# OKR\n\n## Q1 2026\n\n### Kart\n- 9 av 10 finner frem\n\n"
        "## Q2 2026\n\n### Stier\n- 40 km merket\n"
    )
    first, second = read(text).objectives
    assert first.period and second.period
    assert [str(first.period.start), str(second.period.start)] == ["2026-01-01", "2026-04-01"]


def test_a_lead_in_tells_when() -> None:
    text = "# OKR 2026\n\n**Få i gang laget**\n\nI løpet av januar skal vi ha:\n- Ansatt to\n"
    (objective,) = read(text).objectives
    period = objective.key_results[0].period
    assert period is not None
    assert str(period.end) == "2026-01-31"


def test_options_win_over_the_document() -> None:
    from smartcheck.periods import parse_period

    given = parse_period("2027-Q1")
    text = "# OKRs Q3 2026\n## Objective: Kart\n- KR: 1 c"
    assert read(text, period=given, language="en").period == given
    assert read(text, language="en").language == "en"
    assert read("# Objective: A\n- KR: 1 c", default_period=given).period == given
