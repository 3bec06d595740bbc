"""The library: goals in, a Result out. Nothing is printed and no exit code is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from smartcheck.config import Config
from smartcheck.document import Document, Failure
from smartcheck.finding import Result
from smartcheck.linter import Linter
from smartcheck.readers import ReaderOptions, ReadError, discover, read_file
from smartcheck.readers import read_text as _read_text


def lint_text(
    text: str,
    *,
    filename: str = "goals.md",
    config: Config | None = None,
    today: date | None = None,
    linter: Linter | None = None,
) -> Result:
    """The Result for goals in a text.

    Args:
        text: the document; `filename` says by its suffix how it is to be read.
        config: the settings; the defaults if left out. No file is looked for.
        today: the reference date; the day of the run if left out.
        linter: one that was made before, whose pipelines are loaded; then `config` is its own.

    A text that cannot be read or holds no goals is a Failure in the Result.
    """
    linter = linter or Linter(config or Config(), today)
    try:
        source: Document | Failure = _read_text(text, filename, _options(linter.config))
    except ReadError as error:
        source = error.failure
    return linter.lint_sources([source])


def lint_paths(
    paths: Sequence[str | Path], *, config: Config | None = None, today: date | None = None
) -> Result:
    """The Result for files and for the files in directories.

    A named file without goals is a Failure; one met in a directory is listed in `skipped`.
    """
    linter = Linter(config or Config(), today)
    settings = linter.config
    found = discover(paths, settings.include, settings.exclude, _options(settings))
    sources: list[Document | Failure] = list(found.failures)
    skipped: list[str] = []
    for path, source in _sources(found.paths, settings):
        if isinstance(source, Failure) and path not in found.named:
            skipped.append(path.as_posix())
        else:
            sources.append(source)
    return replace(linter.lint_sources(sources), skipped=tuple(skipped))


def _sources(paths: Sequence[Path], config: Config) -> Iterator[tuple[Path, Document | Failure]]:
    for path in paths:
        try:
            yield path, read_file(path, _options(config.for_path(path)))
        except ReadError as error:
            yield path, error.failure


def _options(config: Config) -> ReaderOptions:
    return ReaderOptions(
        language=config.language,
        period=config.period,
        fiscal_year_start=config.fiscal_year_start,
        date_order=config.date_order,
        fields=config.fields,
    )
