"""Word documents: headings, lists of any depth and tables; the line is the paragraph."""

from __future__ import annotations

import pytest

from smartcheck.document import Document
from smartcheck.readers import NotUnderstood, Unreadable, read_bytes
from tests.readers.office.word import of_body, of_paragraphs, of_text, paragraph, run, table

BREAK = "<w:r><w:br/></w:r>"


def tree(document: Document) -> list[tuple[str, list[str]]]:
    return [(str(o.text), [str(k.text) for k in o.key_results]) for o in document.objectives]


def lines(document: Document) -> list[int]:
    return [document.location(g.text.span().start).line for g in document.every_goal()]


def read(*body: str) -> Document:
    return read_bytes(of_body("".join(body)), "plan.docx")


def test_headings_lists_and_tables() -> None:
    document = read(
        paragraph("OKR Q4 2026", "Title"),
        paragraph("Mål 1: Bli elsket", "Heading 1"),
        paragraph("Nøkkelresultater", "Heading 2"),
        paragraph("Øke NPS til 50", level=0),
        paragraph("ringe tre kunder", level=1),
        paragraph("Kutte frafallet til 3 %", level=0),
        paragraph(run("Droppet", "strike"), level=0),
        paragraph(""),
        paragraph("Mål 2: Sove", "Heading 1"),
        table(
            [
                ["Nøkkelresultat", "Eier"],
                ["Sove 8 timer", "Kari"],
                ["Ingen skjerm\netter 22", "Ola"],
            ]
        ),
    )
    assert tree(document) == [
        ("Bli elsket", ["Øke NPS til 50", "Kutte frafallet til 3 %"]),
        ("Sove", ["Sove 8 timer", "Ingen skjerm etter 22"]),
    ]
    assert [result.owner for result in document.objectives[1].key_results] == ["Kari", "Ola"]
    assert document.period is not None
    assert document.period.text == "Q4 2026"
    assert document.language == "nb"
    assert lines(document) == [2, 4, 6, 9, 11, 12]


def test_the_source_shows_the_words() -> None:
    document = read(
        paragraph("Objective: Be loved"), table([["Key result", "Owner"], ["Nap", "Bo"]])
    )
    assert document.source == "Objective: Be loved\nKey result\tOwner\nNap\tBo\n"
    for goal in document.every_goal():
        span = goal.text.span()
        assert document.source[span.start : span.end] == str(goal.text)


def test_bold_lead_ins_and_marks_typed_by_hand() -> None:
    document = read(
        paragraph(run("Mål: ", "b") + run("Bli elsket")),
        paragraph(run("Nøkkelresultater", "b")),
        paragraph("- Øke NPS til 50"),
        paragraph("- Kutte frafallet til 3 %"),
        paragraph(run("Mål: Sove", "b")),
        paragraph(run("KR1: Åtte timer") + BREAK + run("KR2: Ingen skjerm etter 22")),
    )
    assert tree(document) == [
        ("Bli elsket", ["Øke NPS til 50", "Kutte frafallet til 3 %"]),
        ("Sove", ["Åtte timer", "Ingen skjerm etter 22"]),
    ]
    assert lines(document) == [1, 3, 4, 5, 6, 6]


def test_lists_by_the_names_of_styles() -> None:
    styled = [
        ("Heading 1", "Objective: Be loved"),
        ("Heading 2", "Key results"),
        ("List Bullet", "Raise NPS to 50"),
        ("List Number 2", "call three customers"),
        ("List Bullet", "Cut churn to 3%"),
    ]
    document = read_bytes(of_paragraphs(styled), "plan.docx")
    assert tree(document) == [("Be loved", ["Raise NPS to 50", "Cut churn to 3%"])]


def test_tracked_changes_links_and_split_runs() -> None:
    deleted = "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
    inserted = f"<w:ins>{run('very ')}</w:ins>"
    link = f'<w:hyperlink w:anchor="a">{run("loved")}</w:hyperlink>'
    split = run("Obj") + run("ective", "b") + run(": Be ") + deleted + inserted + link
    document = read(paragraph(split), paragraph("KR: Raise NPS to 50"))
    assert tree(document) == [("Be very loved", ["Raise NPS to 50"])]


def test_comments_to_smartcheck_are_no_goals() -> None:
    silence = "# smartcheck: ignore[M001] counted"
    document = read(
        paragraph("Objective: Be loved"), paragraph(silence), paragraph(f"KR: Raise NPS {silence}")
    )
    assert tree(document) == [("Be loved", ["Raise NPS"])]


def test_a_real_outline() -> None:
    text = (
        "# OKR 2026\n\n## Objective 1: Be loved\n\n### Key results\n\n- Raise NPS\n  - call\n- Nap"
    )
    assert tree(read_bytes(of_text(text), "a.docx")) == [("Be loved", ["Raise NPS", "Nap"])]


def test_a_document_without_goals() -> None:
    with pytest.raises(NotUnderstood):
        read(paragraph("Kjære alle"), paragraph("Vi sees på mandag."))
    with pytest.raises(NotUnderstood):
        read()


@pytest.mark.parametrize("data", [b"PK\x03\x04", of_body(paragraph("Objective: a"))[:700]])
def test_broken_documents(data: bytes) -> None:
    with pytest.raises(Unreadable) as error:
        read_bytes(data, "plan.docx")
    assert "no valid .docx file" in error.value.failure.message


def test_deep_nesting_is_refused_and_does_not_crash() -> None:
    cell = table([["Objective: a"]])
    for _ in range(400):
        cell = f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    with pytest.raises((Unreadable, NotUnderstood)):
        read(cell)


def test_entities_are_refused() -> None:
    prolog = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(Unreadable) as error:
        read_bytes(of_body(paragraph("Objective: a"), prolog=prolog), "plan.docx")
    assert "entities" in error.value.failure.message
