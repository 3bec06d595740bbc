"""Findings as workflow commands, which GitHub Actions shows beside the lines they are about.

GitHub shows only so many per step, so errors come first. Failures are errors too.
"""

from __future__ import annotations

from smartcheck.document import Failure
from smartcheck.finding import Finding, Result, Severity
from smartcheck.outputs._places import advised, live, relative_path

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(result: Result, *, version: str, show: Severity = Severity.WARNING) -> str:
    """One command per failure and per live finding from `show` up."""
    worst_first = sorted(live(result, show), key=lambda found: -found.severity)
    lines = [_failure(failure) for failure in result.failures]
    lines += [_finding(found) for found in worst_first]
    return "".join(f"{line}\n" for line in lines)


def _finding(found: Finding) -> str:
    place = {"file": relative_path(found.path), "line": found.start.line}
    place["endLine"] = found.end.line
    if found.start.line == found.end.line:  # GitHub takes columns only within one line
        place["col"] = found.start.column
        place["endColumn"] = max(found.start.column, found.end.column - 1)
    place["title"] = f"{found.code} {found.name}"
    return _command(_COMMANDS[found.severity], place, advised(found))


def _failure(failure: Failure) -> str:
    place: dict[str, object] = {"file": relative_path(failure.path)}
    if failure.line:
        place["line"] = failure.line
    if failure.column:
        place["col"] = failure.column
    return _command("error", {**place, "title": f"smartcheck {failure.kind}"}, failure.message)


def _command(name: str, properties: dict[str, object], message: str) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
