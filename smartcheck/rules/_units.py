"""Values in one unit, so that they can be compared."""

from __future__ import annotations

_SCALES = (
    {
        "ms": 0.001,
        "s": 1,
        "min": 60,
        "h": 3600,
        "day": 86400,
        "week": 604800,
        "month": 2629800,
        "quarter": 7889400,
        "year": 31557600,
    },
    {"g": 0.001, "kg": 1, "tonne": 1000},
    {"m": 1, "km": 1000, "mile": 1609.344},
    {"kWh": 1, "MWh": 1000, "GWh": 1_000_000},
    {"KB": 0.001, "MB": 1, "GB": 1000, "TB": 1_000_000},
)


def in_one_unit(
    first: float, first_unit: str, second: float, second_unit: str
) -> tuple[float, float] | None:
    """Two values in the smaller scale's base unit; None where the units cannot be compared.

    A value without a unit takes that of the second ("from 90 to 40 seconds"), not the other way
    round: "from 2 hours to 40" is as likely to mean minutes.
    """
    if first_unit in ("", second_unit):
        return first, second
    for scale in _SCALES:
        if first_unit in scale and second_unit in scale:
            return first * scale[first_unit], second * scale[second_unit]
    return None
