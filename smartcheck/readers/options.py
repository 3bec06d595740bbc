"""What a user may tell the readers about their documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartcheck.moments import DateOrder
    from smartcheck.periods import Period


@dataclass(frozen=True, kw_only=True)
class ReaderOptions:
    """How documents are to be read.

    `language` and `period` win over what a document says; `default_period` holds where it says
    nothing. `fiscal_year_start` is a month from 1 to 12. `fields` names other shapes' keys and
    columns and what they mean here: `{"Resultat": "key_result", "Tro": "confidence"}`. Sizes are in
    bytes, `max_depth` counts nested lists and mappings, `max_nodes` values and cells, `max_goals`
    goals of any kind, `max_text` the characters of a goal or of a field beside it. `translate` puts
    messages into the user's language.
    """

    language: str | None = None
    period: Period | None = None
    default_period: Period | None = None
    fiscal_year_start: int | None = None
    date_order: DateOrder = "dmy"
    fields: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 5_000_000
    max_nodes: int = 500_000
    max_depth: int = 60
    max_goals: int = 20_000
    max_text: int = 32_767
    translate: Callable[[str], str] = str
