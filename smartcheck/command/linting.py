"""`smartcheck lint`: from inputs to outputs, by way of the cache, git and the baseline."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smartcheck.cache import Store, cache_directory
from smartcheck.command.console import emit, with_progress
from smartcheck.command.output import CLEAN, TROUBLE, Writer, exit_code, list_inputs, write_file
from smartcheck.command.replay import replay_of
from smartcheck.command.session import Session
from smartcheck.command.sources import STDIN, Input
from smartcheck.command.tally import combined
from smartcheck.document import Failure
from smartcheck.finding import Result
from smartcheck.rule import N_
from smartcheck.settings import ConfigError
from smartcheck.stamps import Facts

if TYPE_CHECKING:
    from smartcheck.baseline import Collector

Step = Callable[[Result], Result]
MOST_JOBS = 64
_SMALL = 256 * 1024  # bytes below which a second process costs more than it saves


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a command line asks for beside its settings.

    `jobs` is 0 for as many processes as there are processors; `baseline`, `write_baseline` and
    `diff` are None where they are not given.
    """

    outputs: tuple[str, ...] = ()
    color: str = "auto"
    statistics: bool = False
    quiet: bool = False
    list_files: bool = False
    cache: bool = True
    jobs: int = 0
    baseline: Path | None = None
    write_baseline: Path | None = None
    diff: str | None = None


def lint_inputs(session: Session, request: Request) -> int:
    """Check the session's inputs, write what was found; the exit code."""
    if not 0 <= request.jobs <= MOST_JOBS:
        raise ConfigError(N_("--jobs: a number from 0 to {most}"), most=MOST_JOBS)
    store = Store(cache_directory()) if request.cache else None
    replay = replay_of(session, store) if store and not request.list_files else None
    facts = replay.facts if replay else Facts.of(session.config)
    writer = Writer.of(
        session,
        outputs_wanted(request.outputs),
        color=request.color,
        statistics=request.statistics,
        quiet=request.quiet,
        config=facts,
    )
    if request.list_files:
        return list_inputs(session)
    if replay:
        inputs: Sequence[Input | Failure] = replay.inputs
        parts = replay.parts()
    else:
        inputs = session.inputs()
        parts = _parts(session, store, inputs, request)
    collected = _collected(request)
    for step in (collected, *_steps(request, inputs)):
        if step is not None:
            parts = map(step, parts)
    label = session.translate(N_("Checking"))
    result = writer.stream(with_progress(parts, len(inputs), label, session.progress))
    if collected is None:
        return exit_code(result, facts.fail_on)
    write_file(collected.file, collected.text())
    if not request.quiet:
        emit(collected.told(session.translate), sys.stderr)
    return TROUBLE if result.failures else CLEAN


def whole_result(session: Session, cache: bool = True) -> Result:
    """Everything that is found in the session's inputs."""
    store = Store(cache_directory()) if cache else None
    replay = replay_of(session, store) if store else None
    if replay:
        return combined(replay.parts())
    inputs = session.inputs()
    parts = _parts(session, store, inputs, Request())
    label = session.translate(N_("Checking"))
    return combined(with_progress(parts, len(inputs), label, session.progress))


def _collected(request: Request) -> Collector | None:
    if request.write_baseline is None:
        return None
    from smartcheck.baseline import Collector

    return Collector.to(request.write_baseline)


def _steps(request: Request, inputs: Sequence[Input | Failure]) -> Iterator[Step]:
    """What parts go through: the baseline's findings marked, the unchanged taken out."""
    if request.baseline is not None:
        from smartcheck.baseline import Baseline

        yield Baseline.read(request.baseline).applied
    if request.diff is not None:
        from smartcheck.diff import Changes, changed_only

        names = [one.name for one in inputs if isinstance(one, Input) and one.path != STDIN]
        changes = Changes.since(request.diff, names)
        yield lambda part: changed_only(part, changes)


def outputs_wanted(
    given: Sequence[str], environment: Mapping[str, str] = os.environ
) -> Sequence[str]:
    """The outputs to write; inside GitHub Actions, where none is named, annotations."""
    return given or (("github",) if environment.get("GITHUB_ACTIONS") == "true" else ())


def _parts(
    session: Session, store: Store | None, inputs: Sequence[Input | Failure], request: Request
) -> Iterator[Result]:
    from smartcheck.command.running import Runner
    from smartcheck.command.workers import usable_processors

    jobs = request.jobs or min(usable_processors(), MOST_JOBS)
    if usable_processors() == 1 or (not request.jobs and _total_size(inputs) < _SMALL):
        jobs = 1
    return Runner(session, store, jobs).parts(inputs)


def _total_size(inputs: Sequence[Input | Failure]) -> int:
    total = 0
    for one in inputs:
        if isinstance(one, Input) and one.path != STDIN:
            try:
                total += one.path.stat().st_size
            except OSError:
                continue
    return total
