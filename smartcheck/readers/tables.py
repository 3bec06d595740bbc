"""Tables in Markdown, org-mode, CSV and JSON records, read for goals by column or by row."""

from __future__ import annotations

import re
from collections.abc import Mapping

from smartcheck.document import Excerpt
from smartcheck.readers import cycles
from smartcheck.readers.blocks import Block, Table
from smartcheck.readers.columns import ROLES, column_names, columns_of
from smartcheck.readers.drafts import Draft
from smartcheck.readers.excerpts import squeezed
from smartcheck.readers.fields import names_role, set_field
from smartcheck.readers.labels import fold, key_names, match_label
from smartcheck.readers.lines import bullet
from smartcheck.readers.memory import Memory, Scope, take_apart
from smartcheck.readers.options import ReaderOptions
from smartcheck.readers.restating import fuller

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NUMBERED = re.compile(r"\d+\s*$")
_COUNTED = re.compile(r"\d{1,2}[.):]?\s+(?=[^\W\d_])")
_ITEM = re.compile(r"\s*(?:\(?\d{1,2}[.)]\s|[-*•–])")
# How many rows are looked at to tell what a column holds, and how many columns an export of a tool
# for goals has at least.
_SAMPLE = 50
_EXPORTED = 4
_GOAL_MODES = ("okrs", "inside", "objectives", "key_results", "theme", "aims", "goals")


def read_table(table: Table, memory: Memory, scope: Scope, options: ReaderOptions) -> None:
    """Reads the goals of a table; a table that holds none is left alone."""
    reader = _Rows(table, memory, scope, options)
    if reader.by_label():
        return
    if reader.by_indent():
        return
    if reader.columns.known:
        reader.by_column()
    elif (level := reader.level_column()) is not None:
        reader.by_level(level)
    elif scope.mode in _GOAL_MODES:
        reader.by_weight()
    elif reader.is_export():
        reader.by_title()


class _Rows:
    def __init__(self, table: Table, memory: Memory, scope: Scope, options: ReaderOptions) -> None:
        self.table, self.memory, self.scope, self.options = table, memory, scope, options
        self.header = [cell.text for cell in table.header]
        texts = [[cell.text for cell in row] for row in table.rows[:_SAMPLE]]
        self.columns = columns_of(self.header, options.fields, texts)
        self.above = memory.current

    def by_label(self) -> bool:
        """A table of two columns whose first holds the labels: "Objective | …", "KR1 | …"."""
        named = len(self.header) > 1 and bool(key_names(self.header[1]))
        rows = [*self.table.rows] if named else [self.table.header, *self.table.rows]
        if len(self.header) < 2 or _is_label(self.header[1]) or self.table.records:
            return False
        labelled = [row for row in rows if row and _is_label(row[0].text)]
        if not _is_label(self.header[0]) or len(labelled) < 2 or len(labelled) * 2 < len(rows):
            return False
        for row in labelled:
            self._label_row(row)
        return True

    def _label_row(self, row: tuple[Excerpt, ...]) -> None:
        role = _role(row[0].text)
        text = next((cell for cell in row[1:] if _LETTERS.search(cell.text)), None)
        if text is None:
            return
        draft = self._add(role or "goal", text)
        label = match_label(row[0].text.rstrip(": ") + ":")
        draft.label, draft.number = row[0].text.strip(" :"), label.number if label else ""

    def by_indent(self) -> bool:
        """One column holds all: the objectives at its edge, their key results further in."""
        named = {role for name in self.header for role in column_names(name)}
        column = self._indented_column()
        if column is None or named & {"key_result", "key_results"} or self.level_column():
            return False
        depths = [_depth(row[column].text) if column < len(row) else 0 for row in self.table.rows]
        first, second = sorted(set(depths))[:2]
        for number, row in enumerate(self.table.rows):
            text = _at(row, column)
            if text is None or not _LETTERS.search(text.text) or self._is_struck(number):
                continue
            text = text.cut(bullet(text.text) or 0)
            if depths[number] in (first, second):
                role = "objective" if depths[number] == first else "key_result"
                self._fill(self._add(role, text), row)
        self.memory.current = self.above
        return True

    def _indented_column(self) -> int | None:
        """The column named after goals in which some rows stand further in than the first."""
        for index, name in enumerate(self.header):
            if not {*ROLES, "okrs"} & set(column_names(name)):
                continue
            texts = [row[index].text for row in self.table.rows if index < len(row)]
            depths = [_depth(text) for text in texts if _LETTERS.search(text)]
            if depths and depths[0] == min(depths) < max(depths):
                return index
        return None

    def by_column(self) -> None:
        """One column holds objectives, others key results; blank cells repeat the row above."""
        columns = self.columns
        previous: str | None = None
        for number, row in enumerate(self.table.rows):
            if self._is_struck(number):
                continue
            if (title := self._bold_alone(number, row)) is not None:
                self._add("objective", title)
                continue
            cell = _at(row, columns.objective)
            objective: Draft | None = None
            if cell and cell.text != previous and _LETTERS.search(cell.text):
                objective = self._add("objective", squeezed(_flat(cell)))
                self._fill(objective, row, columns.above)
                previous = cell.text
            results = self._results(row)
            for text in results:
                self._fill(self._add("key_result", text), row)
            goal = _at(row, columns.goal)
            if goal and _LETTERS.search(goal.text):
                self._fill(self._add("aim", squeezed(_flat(goal))), row)
            if objective and not results:
                self._fill(objective, row)
        if self.above or columns.objective is None:
            self.memory.current = self.above

    def _bold_alone(self, number: int, row: tuple[Excerpt, ...]) -> Excerpt | None:
        """The objective that stands in bold over its key results, all other cells empty."""
        if self.columns.objective is not None or not self.columns.results:
            return None
        column = self.columns.results[0]
        others = (cell for i, cell in enumerate(row) if i != column)
        alone = (number, column) in self.table.bold and not any(c.text.strip() for c in others)
        return _at(row, column) if alone and len(row) > 1 else None

    def _results(self, row: tuple[Excerpt, ...]) -> list[Excerpt]:
        """The key results in a row: of each numbered column, or of the first that holds one."""
        columns = self.columns
        numbered = all(_NUMBERED.search(self.header[i]) for i in columns.results)
        texts: list[Excerpt] = []
        for index in columns.results:
            cell = _at(row, index)
            if cell is None or not _LETTERS.search(cell.text):
                continue
            if _is_label(cell.text):
                texts += self._beside(row, index)
                break
            described = _at(row, columns.text)
            if index == columns.title and described is not None:
                cell = fuller(cell, described)
            texts += _parts(cell)
            if not numbered:
                break
        return texts

    def _beside(self, row: tuple[Excerpt, ...], index: int) -> list[Excerpt]:
        """Where the column of key results holds but "KR 1", its words stand in another."""
        columns = self.columns
        others = (columns.text, columns.title, columns.fields.get("target"), index + 1)
        cells = [_at(row, other) for other in others if other is not None and other != index]
        return next(([cell] for cell in cells if cell and _LETTERS.search(cell.text)), [])

    def level_column(self) -> int | None:
        """The column that says what each row is; one named "Type" is it if its values say so."""
        for name in ("level", "type"):
            index = self.columns.fields.get(name)
            cells = [_at(row, index) for row in self.table.rows]
            named = sum(bool(cell and names_role(cell.text)) for cell in cells)
            if index is not None and named * 2 > len(cells):
                return index
        return None

    def by_level(self, level: int) -> None:
        """One column says what each row is: an objective, a key result."""
        words = self._text_column({level, *self.columns.fields.values()})
        for row in self.table.rows:
            kind = _at(row, level)
            role = names_role(kind.text) if kind else None
            text = _at(row, words)
            if text is None or not _LETTERS.search(text.text):
                continue
            if role == "aim":
                reading = take_apart(Block("item", text))
                self._fill(self.memory.objective(reading, self.scope, "aim"), row)
            elif role:
                self._fill(self._add(role, text), row)

    def is_export(self) -> bool:
        """Whether a tool for goals wrote this: titles with fields, and a name that tells of goals.

        "Title, Owner, Period, Target, Goal type": no column is named after goals, but each row is
        one.
        """
        words = {word for cell in self.header for word in cell.replace("_", " ").split()}
        told = any({"okrs", *ROLES} & set(key_names(word)) for word in words)
        return told and self.columns.title is not None and len(self.columns.fields) >= _EXPORTED

    def by_title(self) -> None:
        """Each row is a goal, named in the column of titles."""
        for row in self.table.rows:
            text = _at(row, self.columns.title)
            if text and _LETTERS.search(text.text):
                self._fill(self._add("goal", text), row)

    def by_weight(self) -> None:
        """No column is named after goals: bold rows are objectives, the others key results."""
        words = self._text_column(set(self.columns.fields.values()))
        weighty = {row for row, column in self.table.bold if column == words and row >= 0}
        known = bool(self.columns.fields) or any("other" in key_names(cell) for cell in self.header)
        if words is None or not (
            weighty or (known and self.scope.mode in ("inside", "key_results"))
        ):
            return
        for number, row in enumerate(self.table.rows):
            text = _at(row, words)
            if text is None or not _LETTERS.search(text.text) or self._is_remark(number, words):
                continue
            alone = not any(_LETTERS.search(cell.text) for i, cell in enumerate(row) if i != words)
            role = "objective" if number in weighty and alone else "key_result"
            if role == "objective" and (counted := _COUNTED.match(text.text)):
                text = text.cut(counted.end())
            self._fill(self._add(role, text), row)

    def _is_remark(self, number: int, column: int) -> bool:
        return self._is_struck(number) or (number, column) in self.table.italic

    def _is_struck(self, number: int) -> bool:
        return any((number, i) in self.table.struck for i in range(len(self.header)))

    def _text_column(self, taken: set[int]) -> int | None:
        if self.columns.title is not None:
            return self.columns.title
        if self.columns.text is not None:
            return self.columns.text
        free = [i for i in range(len(self.header)) if i not in taken]
        return next((i for i in free if not key_names(self.header[i])), free[0] if free else None)

    def _add(self, role: str, text: Excerpt) -> Draft:
        reading = take_apart(Block("item", text))
        if role == "key_result":
            return self.memory.key_result(reading, self.scope)
        if role == "objective":
            return self.memory.objective(reading, self.scope)
        return self.memory.goal(reading, self.scope, "aim" if role == "aim" else "goal")

    def _fill(
        self, draft: Draft, row: tuple[Excerpt, ...], fields: Mapping[str, int] | None = None
    ) -> None:
        for name, index in (self.columns.fields if fields is None else fields).items():
            cell = _at(row, index)
            if cell is None or not cell.text.strip() or name in ("level", "id"):
                continue
            if name == "period":
                year = cycles.year_of(self.scope.period, self.memory.drafts.period)
                draft.period = cycles.named(cell.text, self.options, year) or draft.period
            else:
                set_field(draft, name, cell, self.options)
        if draft.owner and draft.text.text.endswith(f"({draft.owner})"):
            draft.text = draft.text.cut(0, len(draft.text.text) - len(draft.owner) - 2).strip()


def _at(row: tuple[Excerpt, ...], index: int | None) -> Excerpt | None:
    return row[index].strip() if index is not None and index < len(row) else None


def _depth(text: str) -> int:
    """How far in a cell's words begin; a single blank is a slip, a list mark one step."""
    indent = text[: len(text) - len(text.lstrip())].replace("\t", "    ")
    marked = bullet(text) is not None
    return (len(indent) if len(indent) > 1 else 0) + marked


def _role(text: str) -> str | None:
    named = names_role(text.strip(" :*"))
    return named or next(
        (ROLES[name] for name in key_names(text.strip(" :*")) if name in ROLES), None
    )


def _is_label(text: str) -> bool:
    return bool(fold(text)) and len(text) < 40 and _role(text) in ("objective", "key_result")


def _parts(cell: Excerpt) -> list[Excerpt]:
    """The lines of a cell that holds a list; a text that is only broken into lines stays one."""
    lines = [line for line in _lines(cell) if _LETTERS.search(line.text)]
    listed = [line for line in lines if _ITEM.match(line.text) or match_label(line.text)]
    if len(lines) < 2 or (
        len(listed) < len(lines) and "\n\n" not in cell.text and not _all_texts(lines)
    ):
        return [_flat(cell)]
    return [line.cut(bullet(line.text) or 0).strip() for line in lines]


def _all_texts(lines: list[Excerpt]) -> bool:
    """Whether each line begins a text of its own, with a capital or a number."""
    return all(line.text[:1].isupper() or line.text[:1].isdigit() for line in lines)


def _lines(cell: Excerpt) -> list[Excerpt]:
    lines, start = [], 0
    for line in cell.text.split("\n"):
        lines.append(cell.cut(start, start + len(line)).strip())
        start += len(line) + 1
    return lines


def _flat(cell: Excerpt) -> Excerpt:
    return Excerpt(cell.text.replace("\n", " "), cell.anchors)
