"""smartcheck: a linter for goals, Norwegian and English.

The library is small: `lint_text` and `lint_paths` give a `Result` with `Finding`s; a `Linter` can
be kept so that its pipelines are loaded once. Importing this package loads nothing heavy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from smartcheck.api import lint_paths, lint_text
    from smartcheck.config import Config
    from smartcheck.document import Document
    from smartcheck.finding import Finding, Result, Severity
    from smartcheck.linter import Linter

__all__ = [
    "Config",
    "Document",
    "Finding",
    "Linter",
    "Result",
    "Severity",
    "__version__",
    "lint_paths",
    "lint_text",
]
_HOMES = {
    "Config": "config",
    "Document": "document",
    "Finding": "finding",
    "Linter": "linter",
    "Result": "finding",
    "Severity": "finding",
    "lint_paths": "api",
    "lint_text": "api",
}


def __getattr__(name: str) -> object:
    """The public names, imported when they are first asked for."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'smartcheck' has no attribute {name!r}")
    return getattr(import_module(f"smartcheck.{_HOMES[name]}"), name)
