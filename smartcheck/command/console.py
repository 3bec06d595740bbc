"""The two ends of a run: what the terminal can take, and output that is written whole or not."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TextIO, TypeVar

import click

Item = TypeVar("Item")
_PATIENCE = 1.0
_WIDEST = 100


def wants_color(flag: str, stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour: the flag, else FORCE_COLOR, else NO_COLOR, else a terminal."""
    if flag != "auto":
        return flag == "always"
    if environment.get("FORCE_COLOR", "") not in ("", "0"):
        return True
    if environment.get("NO_COLOR"):
        return False
    return stream.isatty() and environment.get("TERM") != "dumb"


def terminal_width(stream: TextIO) -> int | None:
    """Columns to break lines at; None where nobody watches and lines must stay whole."""
    if not stream.isatty():
        return None
    from shutil import get_terminal_size

    return min(get_terminal_size().columns, _WIDEST)


def tolerant_streams() -> None:
    """Let no character stop the output: what a stream cannot show is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def emit(text: str, stream: TextIO | None = None) -> None:
    """Write text to a stream, by default standard output; a reader who left is no error."""
    stream = stream or sys.stdout
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def write_whole(path: Path, text: str) -> None:
    """Write a file so that others see its old text or its new one, never a part of it.

    Raises OSError where it cannot be written.
    """
    target = path.resolve()
    data = text.encode("utf-8", "backslashreplace")
    if target.exists() and not target.is_file():  # a pipe or a device takes no replacing
        target.write_bytes(data)
        return
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
        if target.exists():
            from shutil import copymode

            copymode(target, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def with_progress(items: Iterable[Item], count: int, label: str, shown: bool) -> Iterator[Item]:
    """The items as they are; behind work of over a second, a progress bar on standard error."""
    if not shown or not sys.stderr.isatty():
        yield from items
        return
    started, done = time.monotonic(), 0
    waiting = iter(items)
    for item in waiting:
        yield item
        done += 1
        if time.monotonic() - started > _PATIENCE:
            break
    else:
        return
    with click.progressbar(waiting, length=count, label=label, file=sys.stderr) as bar:
        bar.update(done)
        yield from bar
