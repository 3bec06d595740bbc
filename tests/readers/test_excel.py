"""Excel workbooks: the line is the row, the column the sheet's; nothing is executed."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from smartcheck.document import Document, Goal
from smartcheck.readers import NotUnderstood, ReaderOptions, Unreadable, read_bytes
from tests.readers.office import word, workbook

HEAD = ["Mål", "Nøkkelresultat", "Tillit", "Frist", "Måltall"]
ROWS = [
    ["OKR Q4 2026"],
    [],
    ["Team:", "Plattform"],
    HEAD,
    ["Kundene elsker oss", "Øke NPS\nfra 30 til 50", 0.6, datetime(2026, 12, 1), 50],
    [None, "Redusere frafallet til 3 %", "7/10", None, 3.0],
    ["Bli størst i Bergen", "Selge 40 båter # smartcheck: ignore[M001] talt", None, None, True],
]


def tree(document: Document) -> list[tuple[str, list[str]]]:
    return [(str(o.text), [str(k.text) for k in o.key_results]) for o in document.objectives]


def place(document: Document, goal: Goal) -> tuple[int, int]:
    location = document.location(goal.text.span().start)
    return location.line, location.column


def refusal(data: bytes, options: ReaderOptions | None = None) -> tuple[str, str]:
    with pytest.raises(Unreadable) as error:
        read_bytes(data, "plan.xlsx", options)
    return error.value.failure.kind, error.value.failure.message


def test_a_sheet_is_read_by_its_columns() -> None:
    document = read_bytes(workbook.of_rows([ROWS]), "plan.xlsx")
    assert tree(document) == [
        ("Kundene elsker oss", ["Øke NPS fra 30 til 50", "Redusere frafallet til 3 %"]),
        ("Bli størst i Bergen", ["Selge 40 båter"]),
    ]
    assert (document.language, document.team) == ("nb", "Plattform")
    assert document.period is not None
    assert document.period.text == "Q4 2026"
    first, second = document.objectives[0].key_results
    told = [first.confidence, first.deadline, first.target, second.confidence, second.target]
    assert list(map(str, told)) == ["0.6", "2026-12-01", "50", "7/10", "3"]


def test_places_are_rows_and_columns_of_the_sheet() -> None:
    document = read_bytes(workbook.of_rows([ROWS]), "plan.xlsx")
    assert [place(document, goal) for goal in document.every_goal()] == [
        (5, 1), (5, 2), (6, 2), (7, 1), (7, 2),
    ]  # fmt: skip
    middle = document.objectives[0].key_results[1].text.offset(12)
    assert document.location(middle).column == 2
    deadline = document.objectives[0].key_results[0].deadline
    assert deadline is not None
    assert document.location(deadline.offset(0)).column == 4


def test_the_source_shows_the_words() -> None:
    document = read_bytes(workbook.of_rows([ROWS]), "plan.xlsx")
    assert document.source.split("\n")[5] == "\tRedusere frafallet til 3 %\t7/10\t\t3"
    for goal in document.every_goal():
        span = goal.text.span()
        assert document.source[span.start : span.end].split() == str(goal.text).split()


def test_several_sheets_count_their_rows_on_and_name_their_periods() -> None:
    rows = ROWS[3:6]
    sheets = [[["Notater"]], rows, [["Hverken eller", 1]], rows]
    document = read_bytes(
        workbook.of_rows(sheets, ["Om", "Q3 2026", "Tall", "Q4 2026"]), "plan.xlsx"
    )
    assert [place(document, o) for o in document.objectives] == [(3, 1), (7, 1)]
    periods = [o.period.text for o in document.objectives if o.period]
    assert periods == ["Q3 2026", "Q4 2026"]


def test_hidden_sheets_are_left_out() -> None:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    hidden = book.create_sheet("Gammelt")
    hidden.sheet_state = "hidden"
    for row in (HEAD, ["Glemt", "Borte"]):
        hidden.append(row)
    document = read_bytes(workbook.saved(book), "plan.xlsx")
    assert len(document.objectives) == 2


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ([["Objective:", "Be loved"], ["KR1", "Raise NPS"], ["KR2", "Cut churn"]], (1, 2)),
        ([["Objective: Be loved"], [], ["Key results"], ["- Raise NPS"], ["- Cut churn"]], (1, 1)),
        ([["Type", "Text"], ["Objective", "Be loved"], ["KR", "Raise NPS"], ["KR", "Cut churn"]],
         (2, 2)),
    ],
)  # fmt: skip
def test_sheets_of_other_shapes(rows: list[list[str]], places: tuple[int, int]) -> None:
    document = read_bytes(workbook.of_rows([rows]), "plan.xlsx")
    assert tree(document) == [("Be loved", ["Raise NPS", "Cut churn"])]
    assert place(document, document.objectives[0]) == places


def test_percentages_are_read_as_they_are_shown_and_struck_rows_dropped() -> None:
    book = Workbook()
    sheet = book.active
    for row in (HEAD, ["Ro", "Frafallet er lavt", None, None, 0.03], [None, "Droppet"]):
        sheet.append(row)
    sheet["E2"].number_format = "0 %"
    sheet["B3"].font = Font(strike=True)
    (objective,) = read_bytes(workbook.saved(book), "plan.xlsx").objectives
    assert [str(result.target) for result in objective.key_results] == ["3%"]


def test_formulas_are_not_worked_out() -> None:
    book = Workbook()
    for row in (HEAD, ["Ro", "Ingen overtid", None, None, "=2+2"], ["=1/0", "=HYPERLINK(A1)"]):
        book.active.append(row)
    (objective,) = read_bytes(workbook.saved(book), "plan.xlsx").objectives
    assert [(str(r.text), r.target) for r in objective.key_results] == [("Ingen overtid", None)]


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.XLSM", "<stdin>"])
def test_workbooks_are_known_by_suffix_or_content(name: str) -> None:
    assert read_bytes(workbook.of_rows([ROWS]), name).sheet


def test_a_workbook_without_goals() -> None:
    with pytest.raises(NotUnderstood):
        read_bytes(workbook.of_rows([[["Navn", "Telefon"], ["Ann", 123]]]), "plan.xlsx")
    with pytest.raises(NotUnderstood):
        read_bytes(workbook.of_rows([[]]), "plan.xlsx")
    with pytest.raises(NotUnderstood):
        read_bytes(b"", "plan.xlsx")


@pytest.mark.parametrize("data", [b"no archive", workbook.of_rows([ROWS])[:900], word.of_body("")])
def test_broken_workbooks(data: bytes) -> None:
    assert refusal(data) == (
        "unreadable", "this is no valid .xlsx file; open it, save it anew and try again",
    )  # fmt: skip


def test_old_and_protected_workbooks() -> None:
    kind, message = refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert (kind, "save it as .xlsx" in message) == ("unreadable", True)


def repacked(data: bytes, **parts: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(packed, "w", ZIP_DEFLATED) as written:
        for name in archive.namelist():
            written.writestr(name, parts.pop(name.rpartition("/")[2], archive.read(name)))
        for name, content in parts.items():
            written.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [("big.bin", bytes(50_000_000)), ("big.xml", b"<a>" + b" " * 25_000_000 + b"</a>")],
)
def test_archives_that_unpack_to_too_much(name: str, content: bytes) -> None:
    data = repacked(workbook.of_rows([ROWS]), **{name: content})
    assert len(data) < 200_000
    kind, message = refusal(data)
    assert (kind, "unpacked" in message) == ("too-large", True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>'
    )
    data = repacked(workbook.of_rows([ROWS]), **{"sharedStrings.xml": bomb.encode(encoding)})
    kind, message = refusal(data)
    assert (kind, "entities" in message) == ("unreadable", True)


def test_too_many_cells() -> None:
    kind, message = refusal(workbook.of_rows([ROWS]), ReaderOptions(max_nodes=10))
    assert (kind, "more than 10 values" in message) == ("too-large", True)
    far = Workbook()
    far.active["A1"], far.active["A1048576"] = "Objective: Be loved", "KR: Raise NPS"
    assert refusal(workbook.saved(far))[0] == "too-large"


def test_too_long_a_cell() -> None:
    kind, message = refusal(workbook.of_rows([ROWS]), ReaderOptions(max_text=20))
    assert (kind, "21 characters" in message) == ("too-large", True)


def test_rows_that_excel_indents_are_key_results() -> None:
    book = Workbook()
    sheet = book.active
    for row in (["OKR", "Owner"], ["Be loved", "Ann"], ["NPS rises from 30 to 50", "Bo"]):
        sheet.append(row)
    sheet["A3"].alignment = Alignment(indent=1)
    (objective,) = read_bytes(workbook.saved(book), "a.xlsx").objectives
    assert [str(result.text) for result in objective.key_results] == ["NPS rises from 30 to 50"]
