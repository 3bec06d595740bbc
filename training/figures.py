"""Random numbers, years and days for the phrases of the grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Numbers:
    """Values for placeholders, drawn from `rng`.

    `{n}` any whole number, `{few}` 2-9, `{ten}` 10-99, `{thousands}` 2-60, `{dot}` 1.0-9.9 with a
    full stop, `{comma}` the same with a comma, `{day}` 1-31, `{month}` 1-12, `{year}` 2018-2035,
    `{quarter}` 1-4.
    """

    rng: Random

    def fill(self, text: str) -> str:
        """`text` with its placeholders replaced; KeyError for an unknown one."""
        return PLACEHOLDER.sub(lambda match: self._value(match[1]), text)

    def _value(self, name: str) -> str:
        between = self.rng.randint
        if name == "n":
            highest = self.rng.choice((9, 99, 99, 999, 5000))
            number = between(2, highest)
            return str(number if highest < 5000 else number // 100 * 100 + 100)
        if name in ("dot", "comma"):
            return f"{between(1, 9)}{'.' if name == 'dot' else ','}{between(0, 9)}"
        limits = {
            "few": (2, 9),
            "ten": (10, 99),
            "thousands": (2, 60),
            "day": (1, 31),
            "month": (1, 12),
            "year": (2018, 2035),
            "quarter": (1, 4),
        }
        return str(between(*limits[name]))
