"""CSV and TSV of several makers, and the parts that tables share."""

import pytest

from smartcheck.document import Document
from smartcheck.readers import NotUnderstood, ReaderOptions, read_text

ROWS = [
    ["Objective", "Key Result", "Owner", "Confidence", "Due date"],
    ["Calm at last", "No overtime in June", "Ann", "6/10", "2026-06-30"],
    ["", "Two free Fridays, each", "Bo", "", ""],
    ["Better bread", "Rye sold out by noon", "Cy", "7/10", ""],
]
WANTED = [
    ("Calm at last", ["No overtime in June", "Two free Fridays, each"]),
    ("Better bread", ["Rye sold out by noon"]),
]


def tree(document: Document) -> list[tuple[str, list[str]]]:
    return [(str(o.text), [str(k.text) for k in o.key_results]) for o in document.objectives]


def quoted(cell: str, delimiter: str) -> str:
    return f'"{cell}"' if delimiter in cell else cell


@pytest.mark.parametrize("title", ["", "Plan 2026{0}{0}{0}{0}\n{0}{0}{0}{0}\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_with_titles_above(delimiter: str, title: str) -> None:
    lines = [delimiter.join(quoted(cell, delimiter) for cell in row) for row in ROWS]
    text = title.format(delimiter) + "\n".join(lines)
    for path in ("a.csv", "a.tsv"):
        document = read_text(text, path)
        assert tree(document) == WANTED
        first = document.objectives[0].key_results[0]
        assert (first.owner, str(first.confidence)) == ("Ann", "6/10")
        assert str(first.deadline) == "2026-06-30"


@pytest.mark.parametrize(
    "header",
    [
        "Mål;Nøkkelresultat;Eier;Tillit;Frist",
        "Hovedmål;Delmål;Ansvarlig;Konfidens;Sluttdato",
        "OBJECTIVE;KEY RESULTS;ASSIGNEE;CONFIDENCE LEVEL;DUE",
        "Objective #;KR;DRI;conf.;by when",
    ],
)
def test_headers_in_both_languages(header: str) -> None:
    text = "\n".join([header, *(";".join(row) for row in ROWS[1:])])
    document = read_text(text, "a.csv")
    assert tree(document) == WANTED
    assert str(document.objectives[0].key_results[0].confidence) == "6/10"


def test_repeated_objectives_are_one_and_quotes_are_undone() -> None:
    text = 'Objective,Key result\nCalm,"Say ""no"" twice, weekly"\nCalm,"Over\ntwo lines"\n'
    document = read_text(text, "a.csv")
    assert tree(document) == [("Calm", ['Say "no" twice, weekly', "Over two lines"])]
    span = document.objectives[0].key_results[0].text.span()
    assert text[span.start : span.end] == 'Say ""no"" twice, weekly'


def test_rows_that_say_what_they_are() -> None:
    text = (
        "Nivå;Tekst;Eier\nMål;Ro i juni;Ann\nNøkkelresultat;Ingen overtid;Bo\n"
        "KR;To frifredager;Cy\n"
    )
    document = read_text(text, "a.csv")
    assert tree(document) == [("Ro i juni", ["Ingen overtid", "To frifredager"])]
    assert document.objectives[0].owner == "Ann"


def test_own_names_for_columns() -> None:
    text = "Retning,Utfall,Sjanse\nRo i juni,Ingen overtid,6/10\n"
    fields = {"Retning": "objective", "Utfall": "key_result", "Sjanse": "confidence"}
    document = read_text(text, "a.csv", ReaderOptions(fields=fields))
    assert tree(document) == [("Ro i juni", ["Ingen overtid"])]


def test_goals_without_objectives() -> None:
    text = "Goal,Deadline,Owner\nRun a half marathon,October,Ann\nRead 24 books,,Ann\n"
    document = read_text(text, "a.csv")
    assert [str(goal.text) for goal in document.goals] == ["Run a half marathon", "Read 24 books"]
    assert str(document.goals[0].deadline) == "October"


def test_a_metric_column_beside_a_target_column() -> None:
    text = (
        "## Suksesskriterier\n\n| Metrikk | Før | Mål |\n|---|---|---|\n| Klikk til lån | 9 | 3 |\n"
    )
    (result,) = read_text(text, "a.md").goals
    assert result.kind == "key_result"
    assert [str(result.text), str(result.baseline), str(result.target)] == [
        "Klikk til lån",
        "9",
        "3",
    ]


def test_bold_rows_are_objectives_among_others() -> None:
    text = (
        "# OKRs\n\n| | Priority | Owner |\n|---|---|---|\n| **1 Ro i juni** | | |\n"
        "| Ingen overtid | P0 | Ann |\n| *Neppe i år:* | | |\n| **2 Godt brød** | | |\n"
        "| Rug utsolgt til lunsj | P1 | Bo |\n"
    )
    assert tree(read_text(text, "a.md")) == [
        ("Ro i juni", ["Ingen overtid"]),
        ("Godt brød", ["Rug utsolgt til lunsj"]),
    ]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "Name,Phone\nAnn,123\n", ",,,\n"])
def test_a_table_without_goals_is_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_text(text, "a.csv")


def test_an_indented_list_of_anything_else_is_no_plan() -> None:
    budget = "Post,Owner\nIncome,Ann\n  Bread and buns,Bo\n  Coffee to go,Bo\n"
    with pytest.raises(NotUnderstood):
        read_text(budget, "a.csv")


def test_a_slip_of_one_blank_makes_no_key_result() -> None:
    document = read_text("Objective,Owner\nBe loved,Ann\n Be the best bakery,Bo\n", "a.csv")
    assert tree(document) == [("Be loved", []), ("Be the best bakery", [])]


@pytest.mark.parametrize("header", ["Objective,Owner", "Goal,Owner", "Mål,Eier"])
def test_a_goal_on_several_lines_of_its_cell_is_one_text(header: str) -> None:
    document = read_text(f'{header}\n"Visits \nSort and file 40 of them",Ann\n', "a.csv")
    (goal,) = document.every_goal()
    assert str(goal.text) == "Visits Sort and file 40 of them"
