"""Today, for everything that depends on it: the one place where the clock is read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime, timezone

from smartcheck.rule import N_
from smartcheck.settings import ConfigError

VARIABLE = "SOURCE_DATE_EPOCH"


def today(environment: Mapping[str, str] = os.environ) -> date:
    """The day of the run; with SOURCE_DATE_EPOCH (seconds since 1970) that day, in UTC.

    Raises ConfigError for any other value. Source: reproducible-builds.org, SOURCE_DATE_EPOCH.
    """
    given = environment.get(VARIABLE)
    if not given:
        return date.today()
    try:
        return datetime.fromtimestamp(int(given), timezone.utc).date()
    except (ValueError, OverflowError, OSError):
        message = N_("{variable}: expected seconds since 1970, not `{given}`")
        raise ConfigError(message, variable=VARIABLE, given=given) from None
