"""Work shared out among processes that are forked once everything is loaded.

Forks share what was loaded before, so that a worker costs next to nothing. Each hands its outcomes
back through a pipe of its own; a full pipe makes it wait, so that nothing piles up.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar, cast

Work = TypeVar("Work")
Outcome = TypeVar("Outcome")


def usable_processors() -> int:
    """How many processes can work at once; 1 where a process cannot be forked safely."""
    if sys.platform in ("win32", "darwin") or not hasattr(os, "fork"):
        return 1
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def shared_out(
    pieces: Sequence[Work], do: Callable[[Work], Outcome], jobs: int
) -> Iterator[Outcome]:
    """The outcome of each piece, in their order, from `jobs` processes.

    Raises RuntimeError where a process fails or dies.
    """
    context = multiprocessing.get_context("fork")
    gc.freeze()  # else a collection in a worker would copy all pages it shares
    connections: list[Connection] = []
    processes = []
    try:
        for number in range(jobs):
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(
                target=_work, args=(pieces[number::jobs], do, sender, receiver), daemon=True
            )
            process.start()
            sender.close()
            connections.append(receiver)
            processes.append(process)
        for number in range(len(pieces)):
            yield cast(Outcome, _received(connections[number % jobs]))
    finally:
        for connection in connections:
            connection.close()
        for process in processes:
            process.terminate()
            process.join()
        gc.unfreeze()


def _received(connection: Connection) -> object:
    try:
        fault, outcome = connection.recv()
    except EOFError:
        raise RuntimeError("a worker process died") from None
    if fault is not None:
        raise RuntimeError(fault)
    return outcome


def _work(
    pieces: Sequence[Work], do: Callable[[Work], Outcome], sender: Connection, other_end: Connection
) -> None:
    other_end.close()  # so that writing fails once nobody reads any more
    try:
        for piece in pieces:
            try:
                answer: tuple[str | None, object] = (None, do(piece))
            except Exception as error:
                answer = (f"{type(error).__name__}: {error}", None)
            sender.send(answer)
    except (BrokenPipeError, KeyboardInterrupt):
        return
