"""What must hold for whatever is fed to a reader: it is read or refused, in time and in memory."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from smartcheck.document import Document, Excerpt
from smartcheck.readers import ReadError, read_bytes

MEMORY = 3 * 2**30
SECONDS = 10
_FIELDS = ("deadline", "confidence", "baseline", "target", "current", "unit")


class Hang(BaseException):
    """A document took more processor time than any may; no `except Exception` swallows it."""


def limit_memory(size: int = MEMORY) -> None:
    """Bounds the address space of this process: what needs more meets a MemoryError."""
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


@contextmanager
def time_limit() -> Iterator[None]:
    """Raises Hang when the work inside takes longer; other processes' time does not count."""
    seconds = SECONDS

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang(f"more than {seconds} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def read_or_refuse(data: bytes, path: str) -> bool:
    """Whether the bytes were read; AssertionError where the reader promises what it breaks."""
    try:
        document = read_bytes(data, path)
    except ReadError as error:
        failure = error.failure
        assert failure.message
        assert failure.path == path
        assert failure.line is None or failure.line >= 1
        return False
    assert any(True for _ in document.every_goal())
    for goal in document.every_goal():
        span = goal.text.span()
        assert 0 <= span.start < span.end <= len(document.source)
        place = document.location(span.start)
        assert place.line >= 1
        assert place.column >= 1
    for excerpt in _excerpts(document):
        _check_places(excerpt, document)
    return True


def _excerpts(document: Document) -> Iterator[Excerpt]:
    for goal in document.every_goal():
        yield goal.text
        for name in _FIELDS:
            if (value := getattr(goal, name)) is not None:
                yield value


def _check_places(excerpt: Excerpt, document: Document) -> None:
    """Every character stands where it is said to stand, up to escapes and white space."""
    for position, char in enumerate(excerpt.text[:2000]):
        there = document.source[excerpt.offset(position)]
        assert there == char or char.isspace() or there in "\\&%\"'" or char == "\ufffd", (
            position, char, there,
        )  # fmt: skip
