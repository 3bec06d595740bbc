"""The course of a run: settings for each place, documents read, documents linted, one Result."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smartcheck.command.console import with_progress
from smartcheck.command.options import stated
from smartcheck.command.sources import STDIN, Input, collect, read
from smartcheck.command.tally import merged
from smartcheck.document import Document, Failure
from smartcheck.finding import Result
from smartcheck.rule import N_, all_rules
from smartcheck.settings import ConfigError, find_settings
from smartcheck.translations import Translator, translator

if TYPE_CHECKING:
    from smartcheck.config import Config
    from smartcheck.linter import Linter

Read = tuple["Config", Document]


@dataclass(frozen=True, eq=False)
class Session:
    """What a command line asks for. `options` are its settings, by configuration key.

    Settings about the run as a whole are those of the first path; settings about a document are
    those of the file nearest to it, upwards.
    """

    paths: tuple[Path, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    config_file: Path | None = None
    stdin_filename: str | None = None
    translate: Translator = field(default_factory=lambda: translator("en"))
    progress: bool = False
    _configs: dict[Path | None, Config] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(
        cls,
        paths: Sequence[Path],
        options: Mapping[str, Any],
        translate: Translator,
        progress: bool = False,
    ) -> Session:
        """The session that a command's options ask for."""
        given = dict(options)
        return cls(
            paths=tuple(paths),
            config_file=given.pop("config_file", None),
            stdin_filename=given.pop("stdin_filename", None),
            options=stated(given),
            translate=translate,
            progress=progress,
        )

    @property
    def config(self) -> Config:
        """The settings of the run as a whole; ConfigError if they are at fault."""
        return self._config_at(self.paths[0] if self.paths else Path("."))

    def config_for(self, source: Input) -> Config:
        """The settings that hold for one input; ConfigError if they are at fault."""
        return self._config_at(self._place(source)).for_path(self._place(source))

    def inputs(self) -> list[Input | Failure]:
        """The files to read; without paths, those of the current directory."""
        return list(collect(self.paths or (Path("."),), self.config, self.translate))

    def read(self) -> tuple[list[Read], list[Failure], list[str]]:
        """The documents with their settings, what could not be read, and files without goals."""
        documents: list[Read] = []
        failures: list[Failure] = []
        skipped: list[str] = []
        inputs = self.inputs()
        label = self.translate(N_("Reading"))
        for source in with_progress(inputs, len(inputs), label, self.progress):
            if isinstance(source, Failure):
                failures.append(source)
                continue
            config = self.config_for(source)
            outcome = self._read(source, config)
            if isinstance(outcome, Document):
                documents.append((self._config_at(self._place(source)), outcome))
            elif isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                skipped.append(source.name)
        if not documents and not failures:
            failures.append(self.nothing(skipped))
        return documents, failures, skipped

    def base_config(self, source: Input) -> Config:
        """The settings around an input, before those for its file alone."""
        return self._config_at(self._place(source))

    def settings_file(self, source: Input) -> tuple[Path | None, Path]:
        """The configuration file that holds for an input, and the folder it was sought from."""
        return self.file_at(self._place(source))

    def linter(self, config: Config, others: Iterable[Linter] = ()) -> Linter:
        """A linter for some settings; it shares the parsers of another that parses alike."""
        from smartcheck.linter import Linter

        same = (one.annotator for one in others if _parse_alike(one.config, config))
        return Linter(config, annotator=next(same, None))

    def _read(self, source: Input, config: Config) -> Document | Failure | None:
        if source.path != STDIN:
            return read(source, config, self.translate)
        data = sys.stdin.buffer.read()
        named = Input(Path(self.stdin_filename or "<stdin>"), True)
        return read(named, config, self.translate, data)

    def _place(self, source: Input) -> Path:
        if source.path == STDIN:
            return Path(self.stdin_filename) if self.stdin_filename else Path(".")
        return source.path

    def file_at(self, place: Path) -> tuple[Path | None, Path]:
        """The configuration file that holds at a place, and the folder it was sought from."""
        if place == STDIN:
            place = Path(self.stdin_filename) if self.stdin_filename else Path(".")
        folder = place if place.is_dir() else place.parent
        return self.config_file or find_settings(folder.resolve()), folder

    def _config_at(self, place: Path) -> Config:
        from smartcheck.config import load_config

        file, folder = self.file_at(place)
        if file not in self._configs:
            self._configs[file] = load_config(start=folder, file=file, options=self.options)
        return self._configs[file]

    def nothing(self, skipped: Sequence[str]) -> Failure:
        """The failure of a run that met no goals at all."""
        place = ", ".join(path.as_posix() for path in self.paths) or "."
        message = N_("no goals were found: {count} files read, none of them understood")
        text = self.translate(message).format(count=len(skipped))
        return Failure(place, "not-understood", text)


def lint_documents(documents: Sequence[Read]) -> Result:
    """The Result for documents with their settings; parsers are loaded once for all.

    Raises ConfigError where no rule is on: that would pass everything in silence.
    """
    groups: dict[int, tuple[Config, list[Document]]] = {}
    for config, document in documents:
        groups.setdefault(id(config), (config, []))[1].append(document)
    if not groups:
        return Result()
    from smartcheck.linter import Linter

    linters: list[Linter] = []
    for config, _ in groups.values():
        check_rules(config)
        same = (one.annotator for one in linters if _parse_alike(one.config, config))
        linters.append(Linter(config, annotator=next(same, None)))
    pairs = zip(linters, groups.values(), strict=True)
    results = [linter.lint_sources(members) for linter, (_, members) in pairs]
    return merged(results, [document.path for _, document in documents])


def check_rules(config: Config) -> None:
    """Raises ConfigError where no rule is on: that would pass everything in silence."""
    if not any(config.severity_of(rule) for rule in all_rules()):
        raise ConfigError(N_("no rule is left to check with: all are off or ignored"))


def _parse_alike(one: Config, other: Config) -> bool:
    return (one.pipelines, one.date_order) == (other.pipelines, other.date_order)
