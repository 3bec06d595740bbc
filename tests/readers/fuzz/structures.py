"""Made-up documents of every format: the pieces are ours, how they are put together is not."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

import yaml
from hypothesis import strategies as st

WORDS = (
    "Øke", "salget", "fra", "40", "til", "60", "%", "Raise", "share", "of", "guests", "6/10",
    "(70%)", "KR1:", "Mål", "2.", "P0:", "@kari", "Q4 2026", "innen 1. mai", "=>", "**", "#", "-",
    "å", "\u00a0", "🎯", "|", ":", "T1", "1,5", "–",
)  # fmt: skip
LABELS = (
    "Objective", "Objectives", "Objective 1", "Key results", "Key Result", "KR 1.1", "KR", "O",
    "Mål", "Delmål", "Nøkkelresultater", "Nøkkelresultat", "Goals", "OKR", "OKRs Q1 2026", "Tiltak",
    "Initiatives", "Why", "Eier", "Owner", "Frist", "Tillit", "Confidence", "Periode", "Team",
    "Type", "Tekst", "Title", "Description", "Baseline", "Target", "id", "goal", "objective",
    "key_result", "key_results", "objectives", "goals", "period", "language", "type", "unit",
    "<<", "x-note", "Q1 2026", "Januar",
)  # fmt: skip

texts = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=0, max_size=9).map(" ".join),
    st.text(max_size=40),
    st.sampled_from(LABELS),
)
labels = st.one_of(st.sampled_from(LABELS), texts)
values: st.SearchStrategy[Any] = st.one_of(
    texts, st.none(), st.booleans(), st.integers(), st.floats(), st.dates().map(str)
)
trees = st.dictionaries(
    labels,
    st.recursive(
        values,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(labels, inner, max_size=4)
        ),
        max_leaves=25,
    ),
    max_size=5,
)
tables = st.lists(st.lists(labels, max_size=6), max_size=12)


@st.composite
def outlines(draw: st.DrawFn, heading: str, marks: tuple[str, ...]) -> str:
    """Headings, labelled lines, lists of any depth, tables and blank lines in any order."""
    lines = []
    for _ in range(draw(st.integers(0, 14))):
        form, text = draw(st.integers(0, 6)), draw(texts)
        label = draw(st.sampled_from(LABELS))
        indent = " " * draw(st.integers(0, 12))
        if form == 0:
            lines.append(f"{heading * draw(st.integers(1, 7))} {draw(labels)}")
        elif form == 1:
            lines.append(f"{indent}{label}: {text}")
        elif form == 2:
            lines.append(f"{indent}{draw(st.sampled_from(marks))} {text}")
        elif form == 3:
            lines.append(f"{indent}{draw(st.sampled_from(marks))} **{label}:** {text}")
        elif form == 4:
            row = draw(st.lists(labels, min_size=1, max_size=5))
            lines += [
                "",
                f"| {' | '.join(row)} |",
                "|---" * len(row) + "|",
                f"| {text} | {label} |",
            ]
        elif form == 5:
            lines.append("")
        else:
            lines.append(text)
    return "\n".join(lines)


def _as_csv(rows: list[list[str]], delimiter: str) -> str:
    written = StringIO()
    csv.writer(written, delimiter=delimiter, escapechar="\\").writerows(rows)
    return written.getvalue()


def _as_yaml(tree: Any) -> str:
    return str(yaml.safe_dump(tree, allow_unicode=True, width=50))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


_MARKS = ("-", "*", "+", "1.", "2)", "- [ ]", "- [x]", "•", ">")
_TABLES = st.builds(_as_csv, tables, st.sampled_from(",;\t|"))


def _office(kind: str) -> st.SearchStrategy[bytes]:
    from tests.readers.office import word, workbook

    if kind == "excel":
        return st.lists(tables, min_size=1, max_size=3).map(workbook.of_rows)
    paragraphs = st.tuples(
        st.sampled_from(("", "Heading 1", "Heading 2", "List Bullet", "List Number 2", "Title")),
        texts,
    )
    return st.lists(paragraphs, max_size=14).map(word.of_paragraphs)


def structures(reader: str) -> st.SearchStrategy[bytes]:
    """Documents as bytes for one of the readers."""
    if reader in ("excel", "word"):
        return _office(reader)
    written: dict[str, st.SearchStrategy[str]] = {
        "markdown": outlines("#", _MARKS),
        "org": outlines("*", ("-", "+", "1.", "- [ ]")),
        "yaml": trees.map(_as_yaml),
        "json": trees.map(lambda tree: json.dumps(tree, ensure_ascii=False)),
        "table": _TABLES,
        "text": st.one_of(outlines("#", _MARKS), _TABLES, trees.map(_as_yaml)),
    }
    return written[reader].map(_encoded)
