"""Which files a run reads: the named ones, what directories hold, and standard input."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smartcheck.document import Document, Failure
from smartcheck.rule import N_

if TYPE_CHECKING:
    from smartcheck.config import Config
    from smartcheck.readers import ReaderOptions
    from smartcheck.stamps import Facts

STDIN = Path("-")
Translate = Callable[[str], str]
# Office files: their bytes tell nothing, and whether they can be read depends on what is installed.
PACKED = (".xlsx", ".xlsm", ".docx")
# A file met on the way that is broken is told of only where it may hold goals.
_MAY_HOLD_GOALS = re.compile(
    rb"okr|objective|key.?result|\bgoals?\b|m\xc3\xa5l|m\xe5l|n\xc3\xb8kkelresultat", re.I
)


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read; `named` on the command line, or met in a directory."""

    path: Path
    named: bool

    @property
    def name(self) -> str:
        """The path as results call it."""
        return self.path.as_posix()


def collect(
    paths: Iterable[Path], config: Config | Facts, translate: Translate
) -> Iterator[Input | Failure]:
    """The inputs in order, each once; a Failure for every path that leads to none."""
    seen: set[Path] = set()
    for path in paths:
        if path == STDIN:
            yield Input(path, True)
            continue
        for source in _found(path, config, translate):
            if isinstance(source, Failure):
                yield source
            elif source.path.resolve() not in seen:
                seen.add(source.path.resolve())
                yield source


def _found(path: Path, config: Config | Facts, translate: Translate) -> Iterator[Input | Failure]:
    if path.is_file():
        yield Input(path, True)
        return
    from smartcheck.readers import ReaderOptions, discover

    # Our globs are relative to the configuration, not to the directory walked: we match them.
    every = ("*",) if config.include else ()
    found = discover([path], include=every, options=ReaderOptions(translate=translate))
    yield from found.failures
    if path.is_dir():
        inside = [file for file in found.paths if wanted(file, config)]
        yield from (Input(file, False) for file in inside)
        if not inside:
            message = translate(N_("there are no files to read in this directory"))
            yield Failure(path.as_posix(), "not-understood", message)
    else:
        yield from (Input(file, True) for file in found.paths)


def wanted(file: Path, config: Config | Facts) -> bool:
    """Whether a file that nobody named is one that the configuration includes."""
    if not config.include and not config.exclude:
        return True
    from pathspec import GitIgnoreSpec

    root, place = config.root or Path.cwd(), file.resolve()
    name = (place.relative_to(root) if place.is_relative_to(root) else file).as_posix()
    if GitIgnoreSpec.from_lines(config.exclude).match_file(name):
        return False
    return not config.include or GitIgnoreSpec.from_lines(config.include).match_file(name)


def read(
    source: Input, config: Config, translate: Translate, data: bytes | None = None
) -> Document | Failure | None:
    """The Document that an input holds; None for a file on the way that holds no goals.

    `data` is the input's content where it is not to be read from its path (standard input).
    """
    from smartcheck.readers import NotUnderstood, ReadError, read_bytes, read_file

    options = reader_options(config, translate)
    try:
        if data is None:
            return read_file(source.path, options)
        return read_bytes(data, source.name, options)
    except NotUnderstood as error:
        return error.failure if source.named else None
    except ReadError as error:
        return error.failure if source.named or _may_hold_goals(source.path) else None


def _may_hold_goals(path: Path) -> bool:
    """Whether a file that could not be read looks as if it spoke of goals."""
    if may_hold_goals(path.name.encode()):
        return True
    if path.suffix.lower() in PACKED:
        return False
    try:
        return may_hold_goals(path.read_bytes())
    except OSError:
        return True


def may_hold_goals(data: bytes) -> bool:
    """Whether a name or a content speaks of goals."""
    return _MAY_HOLD_GOALS.search(data) is not None


def reader_options(config: Config, translate: Translate) -> ReaderOptions:
    """What the configuration tells the readers; only the command line overrules a document."""
    from smartcheck.readers import ReaderOptions

    overruled = config.commanded("period")
    return ReaderOptions(
        language=config.language,
        period=config.period if overruled else None,
        default_period=None if overruled else config.period,
        fiscal_year_start=config.fiscal_year_start,
        date_order=config.date_order,
        fields=config.fields,
        translate=translate,
    )
