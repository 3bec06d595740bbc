"""A run over files that have not changed: their parts from the cache, nothing loaded for it.

Where a single file or setting is not known, there is no replay, and the run takes its usual course.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from smartcheck import clock
from smartcheck.cache import Store
from smartcheck.command.session import Session
from smartcheck.command.sources import STDIN, Input, collect
from smartcheck.document import Failure
from smartcheck.finding import Result
from smartcheck.stamps import Facts, Stamps, document_key
from smartcheck.stored import decode

Known = tuple[Input, str]


@dataclass(frozen=True)
class Replay:
    """The inputs of a run, each with the key of its part, and what is known of the settings."""

    facts: Facts
    inputs: Sequence[Input]
    keys: Sequence[str]
    session: Session
    store: Store

    def parts(self) -> Iterator[Result]:
        """The part of each input; one whose entry turns out broken is made anew."""
        for source, key in zip(self.inputs, self.keys, strict=True):
            part = known_part(self.store, key, source)
            if part is None:
                from smartcheck.command.running import Runner

                yield from Runner(self.session, self.store).parts([source])
            else:
                yield part


def replay_of(session: Session, store: Store) -> Replay | None:
    """The replay of a session; None unless an earlier run knows everything about it."""
    stamps = Stamps.of(store, session.options, session.translate.locale)
    known = _Known(session, store, stamps, {})
    first = known.run_at(session.paths[0] if session.paths else Path("."))
    if first is None or STDIN in session.paths:
        return None
    facts, inputs, keys = first[1], [], []
    for source in collect(session.paths or (Path("."),), facts, session.translate):
        key = None if isinstance(source, Failure) else known.key(source)
        if key is None or isinstance(source, Failure):
            return None
        inputs.append(source)
        keys.append(key)
    return Replay(facts, inputs, keys, session, store) if inputs else None


@dataclass(frozen=True, eq=False)
class _Known:
    """What the cache knows of each configuration file, looked up once."""

    session: Session
    store: Store
    stamps: Stamps
    runs: dict[Path | None, tuple[str, Facts] | None]

    def run_at(self, place: Path) -> tuple[str, Facts] | None:
        """The run's part of keys and its facts for the settings that hold at a place."""
        file, folder = self.session.file_at(place)
        if file not in self.runs:
            self.runs[file] = self._run(file, folder)
        return self.runs[file]

    def _run(self, file: Path | None, folder: Path) -> tuple[str, Facts] | None:
        try:
            text = self.store.get(self.stamps.settings(file, folder))
            if text is None:
                return None
            facts = Facts.read(text)
            return self.stamps.run(file, folder, facts, clock.today()), facts
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def key(self, source: Input) -> str | None:
        """The key of a part that the cache holds; None where it does not."""
        run = self.run_at(source.path)
        if run is None:
            return None
        try:
            data = source.path.read_bytes()
        except OSError:
            return None
        key = document_key(run[0], source.name, source.path, run[1], data)
        return key if self.store.has(key) else None


def known_part(store: Store, key: str, source: Input) -> Result | None:
    """The part kept under a key; None for none, a broken one, or one of a file not named then."""
    text = store.get(key)
    if text is None:
        return None
    try:
        part = decode(text)
    except ValueError:
        return None
    return None if part.skipped and source.named else part
