"""The formats that other programs read, by name; each module is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

from smartcheck.finding import Result, Severity

MACHINE_FORMATS = ("sarif", "github", "gitlab", "junit", "checkstyle", "rdjson")


def render(name: str, result: Result, *, version: str, show: Severity) -> str:
    """A Result in one of MACHINE_FORMATS; `show` is the lowest severity where a format asks."""
    rendered: str = import_module(f"smartcheck.outputs.{name}").render(
        result, version=version, show=show
    )
    return rendered
