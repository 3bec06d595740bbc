"""What can keep a document from being read, said so that its author knows what to do."""

from __future__ import annotations

from difflib import get_close_matches

from smartcheck.document import Failure, Location


def N_(message: str) -> str:
    """Marks a message for the catalogue; `ReaderOptions.translate` puts it into words."""
    return message


class ReadError(Exception):
    """A document that cannot be used; `failure` says what, where and what to do."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.failure = failure


class Unreadable(ReadError):
    """The bytes or the syntax of a document are broken, or it is too large."""


class NotUnderstood(ReadError):
    """A document that can be read, but in which no goals were recognised."""


def unreadable(
    path: str, message: str, place: Location | None = None, kind: str = "unreadable"
) -> Unreadable:
    """The error for a document with broken bytes or syntax."""
    line, column = (place.line, place.column) if place else (None, None)
    return Unreadable(Failure(path, kind, message, line, column))


def not_understood(path: str, message: str) -> NotUnderstood:
    """The error for a document without goals; it stands at the document's first character."""
    return NotUnderstood(Failure(path, "not-understood", message, 1, 1))


def closest(word: str, known: list[str] | tuple[str, ...], likeness: float = 0.72) -> str:
    """The known word that a mistyped one most resembles; empty if none is close."""
    return next(iter(get_close_matches(word, known, n=1, cutoff=likeness)), "")
