"""Source text turned into Documents, one module per format.

`read_text` reads a text, `read_file` a file, `discover` finds files. What cannot be read raises
Unreadable, what holds no goals NotUnderstood; both carry a Failure.
"""

from __future__ import annotations

from smartcheck.document import Document
from smartcheck.readers.files import Found, discover, read_bytes, read_file
from smartcheck.readers.formats import read_source
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


def read_text(source: str, path: str, options: ReaderOptions | None = None) -> Document:
    """The document in a source text, read as its path's suffix says.

    The path may name a file that does not exist, as for standard input. Raises ReadError
    (Unreadable, NotUnderstood) with a Failure that says where and what to do.
    """
    return read_source(source, path, options or ReaderOptions())
