"""Source text turned into Documents, one module per format.

`read_text` reads a text, `read_file` a file, `discover` finds files. What cannot be read raises
Unreadable, what holds no goals NotUnderstood; both carry a Failure. The readers themselves are
imported when the first of these names is asked for: finding files needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartcheck.document import Document
    from smartcheck.readers.files import Found, discover, read_bytes, read_file
    from smartcheck.readers.language import detect_language
    from smartcheck.readers.options import ReaderOptions
    from smartcheck.readers.problems import NotUnderstood, ReadError, Unreadable

__all__ = [
    "Found",
    "NotUnderstood",
    "ReadError",
    "ReaderOptions",
    "Unreadable",
    "detect_language",
    "discover",
    "read_bytes",
    "read_file",
    "read_text",
]
_HOMES = {
    "Found": "files",
    "NotUnderstood": "problems",
    "ReadError": "problems",
    "ReaderOptions": "options",
    "Unreadable": "problems",
    "detect_language": "language",
    "discover": "files",
    "read_bytes": "files",
    "read_file": "files",
}


def read_text(source: str, path: str, options: ReaderOptions | None = None) -> Document:
    """The document in a source text, read as its path's suffix says.

    The path may name a file that does not exist, as for standard input. Raises ReadError
    (Unreadable, NotUnderstood) with a Failure that says where and what to do.
    """
    from smartcheck.readers.formats import read_source
    from smartcheck.readers.options import ReaderOptions

    return read_source(source, path, options or ReaderOptions())


def __getattr__(name: str) -> object:
    """The public names, imported when they are first asked for."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'smartcheck.readers' has no attribute {name!r}")
    return getattr(import_module(f"smartcheck.readers.{_HOMES[name]}"), name)
