"""What the columns of a table mean, from their names in any language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from smartcheck.readers.labels import fold, key_names

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
    `fields` are owner, deadline and the like.
    """

    objective: int | None = None
    results: tuple[int, ...] = ()
    goal: int | None = None
    title: int | None = None
    text: int | None = None
    fields: Mapping[str, int] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Whether any column holds goals."""
        return self.objective is not None or bool(self.results) or self.goal is not None


def columns_of(header: Sequence[str], renamed: Mapping[str, str]) -> Columns:
    """The meaning of each column; `renamed` are the user's names for ours."""
    own = {fold(name): meaning for name, meaning in renamed.items()}
    names = [((own[fold(cell)],) if fold(cell) in own else key_names(cell)) for cell in header]
    fields = _fields(names)
    objective, aim, goal = _role(names, "objective"), _role(names, "aim"), _role(names, "goal")
    results = _results(names)
    measure = _named(names, "measure")
    if not results and measure is not None:
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
    return Columns(objective, results, goal, title, text, fields)


def _results(names: list[Names]) -> tuple[int, ...]:
    """The columns of key results; success metrics before deliverables, targets left out."""
    found = [i for i, mine in enumerate(names) if _role_of(mine) == "key_result"]
    proper = [i for i in found if not {"target", "deliverable"} & set(names[i])]
    return tuple(proper or found[:1])


def _role_of(names: Names) -> str | None:
    return next((ROLES[name] for name in names if name in ROLES), None)


def _role(names: list[Names], role: str) -> int | None:
    return next((i for i, mine in enumerate(names) if _role_of(mine) == role), None)


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
