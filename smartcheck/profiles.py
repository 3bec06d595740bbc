"""Profiles: bundles of settings for the schools of OKR, where they disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from smartcheck.finding import Severity
from smartcheck.rule import AnyRule

PROFILES: Mapping[str, Mapping[str, Any]] = {
    "default": {},
    # No number in an objective, a score and a date on every single key result.
    "strict": {
        "severity": {
            "O002": Severity.ERROR,
            "R001": Severity.WARNING,
            "M005": Severity.WARNING,
        },
        "options": {"inherit_period": False},
    },
    # What is wrong under every school; of what schools disagree on only the unlikely scores.
    "lenient": {"select_errors_and": ("R002", "R003")},
    # Promises, not stretch goals: full confidence and full coverage are what they are about.
    "committed": {
        "severity": {
            "O006": Severity.OFF,
            "R007": Severity.OFF,
            "B008": Severity.OFF,
        },
        "options": {"score_band": "committed"},
    },
    # SMART goals that stand alone: nothing about objectives and the balance of their sets.
    "smart": {"select": ("S", "M", "A", "R", "T")},
}


def profile_values(name: str, rules: Iterable[AnyRule]) -> Mapping[str, Any]:
    """The settings of a profile, as a layer below the configuration file."""
    values = dict(PROFILES[name])
    if also := values.pop("select_errors_and", None):
        errors = [rule.code for rule in rules if rule.severity is Severity.ERROR]
        values["select"] = (*errors, *also)
    return values
