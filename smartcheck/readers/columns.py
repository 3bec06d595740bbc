"""What the columns of a table mean, from their names in any language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from smartcheck.readers.labels import fold, key_names, word_set

ROLES = {
    "objective": "objective",
    "objectives": "objective",
    "key_result": "key_result",
    "key_results": "key_result",
    "goal": "goal",
    "goals": "goal",
    "aim": "aim",
    "aims": "aim",
}
FIELDS = (
    "deadline", "confidence", "baseline", "target", "current", "unit", "owner", "team", "period",
    "type", "level", "id",
)  # fmt: skip
Names = tuple[str, ...]


@dataclass(frozen=True)
class Columns:
    """Column numbers by meaning.

    `results` are the columns of key results; `text` describes what `title` or a task column names.
    `fields` are owner, deadline and the like; `above` those of the objective alone, where key
    results have their own.
    """

    objective: int | None = None
    results: tuple[int, ...] = ()
    goal: int | None = None
    title: int | None = None
    text: int | None = None
    fields: Mapping[str, int] = field(default_factory=dict)
    above: Mapping[str, int] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Whether any column holds goals."""
        return self.objective is not None or bool(self.results) or self.goal is not None


# "Strategic objective" and "objectiveTitle" have few words; longer names are sentences.
_MOST_WORDS = 4
_ABOUT = {"type", "id", "level", "owner"}
_WORDS = re.compile(r"[^\W\d_]+?(?=[A-Z][a-z])|[^\W\d_]+")


def column_names(name: str) -> Names:
    """What a column's name may mean, also where other words stand around the telling one.

    "Strategic objective" and "Objective title" hold objectives, "KR owner" the owner. A column
    that tells which objective a row is aligned to, or of what kind it is, holds none.
    """
    if names := key_names(name):
        return names
    words = _WORDS.findall(name)
    if not 1 < len(words) <= _MOST_WORDS:
        return ()
    for cut in range(len(words) - 1, 0, -1):
        first, last = key_names(" ".join(words[:cut])), key_names(" ".join(words[cut:]))
        if (_role_of(first) or "okrs" in first) and last:
            told = first if _role_of(first) else ("goal",)
            named = {"title", "text"} & set(last)
            return told if named else tuple(each for each in last if each not in ROLES)
        if _ABOUT & set(first) and _role_of(last):
            return first
        linked = any(word.casefold() in word_set("linking") for word in words[:cut])
        if _role_of(last) in ("objective", "key_result", "goal", "aim") and not linked:
            return last
    return ()


def _is_of_objective(name: str) -> bool:
    """Whether a column's name begins with the objective and ends with one of its fields."""
    first = _WORDS.findall(name)[:1]
    role = _role_of(key_names(first[0])) if first and not key_names(name) else None
    return role in ("objective", "aim")


def columns_of(
    header: Sequence[str], renamed: Mapping[str, str], rows: Sequence[Sequence[str]] = ()
) -> Columns:
    """The meaning of each column; `renamed` are the user's names for ours.

    Where several columns are named after goals, that with the most to say in `rows` holds them.
    """
    own = {fold(name): meaning for name, meaning in renamed.items()}
    names = [((own[fold(cell)],) if fold(cell) in own else column_names(cell)) for cell in header]
    of_objective = [_is_of_objective(cell) for cell in header]
    above = _fields([mine if of_objective[i] else () for i, mine in enumerate(names)])
    fields = _fields([() if of_objective[i] else mine for i, mine in enumerate(names)])
    sizes = [sum(len(row[i]) for row in rows if i < len(row)) for i in range(len(header))]
    objective, aim, goal = (_role(names, role, sizes) for role in ("objective", "aim", "goal"))
    results = _results(names)
    measure = _named(names, "measure")
    aimed = aim is not None or objective is not None or {"baseline", "deadline"} & set(fields)
    if results and objective is None and all("target" in names[i] for i in results):
        # "Mål | Måltall": beside the goals stand the values to reach; the other way round as well.
        measure = results[0]
        if fields.get("target") == measure and aim is not None and measure < aim:
            del fields["target"]
        results = results if aimed and (aim is None or measure < aim) else ()
    elif not results and measure is not None and (aimed or "target" in fields):
        # "Metric | Result" alone reports on what was, "Metric | Target" says what is aimed at.
        results = (measure,)
    if aim is not None and measure is not None and results:
        # Beside a column of metrics, "Mål" is the value to reach.
        fields.setdefault("target", aim)
    elif aim is not None and objective is None and results:
        objective = aim
    elif aim is not None and objective is None and goal is None:
        goal = aim
    title, text = _named(names, "title"), _named(names, "text")
    if objective is not None and not results:
        task = _named(names, "task")
        title = task if task is not None else title
        results = tuple(
            number for number in (title if title is not None else text,) if number is not None
        )
    if not results:
        fields, above = {**above, **fields}, {}
    return Columns(objective, results, goal, title, text, fields, above)


def _results(names: list[Names]) -> tuple[int, ...]:
    """The columns of key results; success metrics before deliverables, targets left out."""
    found = [i for i, mine in enumerate(names) if _role_of(mine) == "key_result"]
    proper = [i for i in found if not {"target", "deliverable"} & set(names[i])]
    return tuple(proper or found[:1])


def _role_of(names: Names) -> str | None:
    return next((ROLES[name] for name in names if name in ROLES), None)


def _role(names: list[Names], role: str, sizes: list[int]) -> int | None:
    found = [i for i, mine in enumerate(names) if _role_of(mine) == role]
    return max(found, key=lambda i: sizes[i], default=None)


def _named(names: list[Names], name: str) -> int | None:
    return next(
        (i for i, mine in enumerate(names) if name in mine and _role_of(mine) is None), None
    )


def _fields(names: list[Names]) -> dict[str, int]:
    fields: dict[str, int] = {}
    for name in FIELDS:
        for index, mine in enumerate(names):
            if name in mine and (_role_of(mine) is None or name == "target"):
                fields.setdefault(name, index)
    return fields
