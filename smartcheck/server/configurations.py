"""The settings that hold for a document: its nearest file's, below those of the editor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from smartcheck import clock
from smartcheck.config import Config, load_config
from smartcheck.linter import Linter
from smartcheck.server.keeping import KeepingAnnotator
from smartcheck.settings import find_settings

Stamp = tuple[Path | None, int, int]
_MANY = 64


@dataclass(eq=False)
class Configurations:
    """Configurations and linters by the file they are from; read anew when that file changes.

    `options` are the editor's own settings, by configuration key; they win over the file.
    """

    options: Mapping[str, Any] = field(default_factory=dict)
    _configs: dict[Stamp, Config] = field(default_factory=dict, init=False)
    _linters: dict[tuple[Stamp, date | None], Linter] = field(default_factory=dict, init=False)
    _annotators: dict[str, KeepingAnnotator] = field(default_factory=dict, init=False)

    def change(self, options: Mapping[str, Any]) -> None:
        """Put other settings of the editor in force; ConfigError, and no change, if at fault."""
        load_config(start=Path(Path.cwd().anchor), options=options)
        self.options = dict(options)
        self._configs.clear()
        self._linters.clear()

    def at(self, folder: Path) -> Config:
        """The settings in a folder; ConfigError if they are at fault."""
        return self._at(_stamp(folder), folder)

    def linter(self, folder: Path) -> Linter:
        """The linter for a folder; it lives as long as its settings and the day."""
        stamp = _stamp(folder)
        config = self._at(stamp, folder)
        today = config.today or clock.today()
        if (stamp, today) not in self._linters:
            if len(self._linters) >= _MANY:
                self._linters.clear()
            self._linters[stamp, today] = Linter(config, today, self.annotator(config))
        return self._linters[stamp, today]

    def _at(self, stamp: Stamp, folder: Path) -> Config:
        if stamp not in self._configs:
            if len(self._configs) >= _MANY:
                self._configs.clear()
            self._configs[stamp] = load_config(start=folder, file=stamp[0], options=self.options)
        return self._configs[stamp]

    def annotator(self, config: Config) -> KeepingAnnotator:
        """The parser for some settings: all that parse alike share one, and what it knows."""
        pipelines = dict(sorted(config.pipelines.items()))
        key = repr((pipelines, config.date_order, config.fiscal_year_start))
        if key not in self._annotators:
            self._annotators[key] = KeepingAnnotator(
                pipelines=pipelines,
                date_order=config.date_order,
                fiscal_year_start=config.fiscal_year_start,
            )
        return self._annotators[key]


def _stamp(folder: Path) -> Stamp:
    file = find_settings(folder.resolve())
    if file is None:
        return None, 0, 0
    try:
        state = file.stat()
    except OSError:
        return file, 0, 0
    return file, state.st_mtime_ns, state.st_size
