"""Findings that were there before: written to a file once, and not counted from then on.

An entry is a file and a fingerprint (rule, goal text, matched words), so that a goal may move
within its file; a goal that is changed speaks anew. Paths are kept relative to the baseline file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from smartcheck.finding import Result
from smartcheck.rule import N_
from smartcheck.settings import ConfigError
from smartcheck.translations import Translator

VERSION = 1


@dataclass(frozen=True, order=True)
class Entry:
    """One finding of a baseline; `path` is relative to the baseline file."""

    path: str
    code: str
    fingerprint: str
    name: str = ""


@dataclass(frozen=True)
class Baseline:
    """The entries of a baseline file."""

    file: Path
    entries: frozenset[Entry] = frozenset()

    @classmethod
    def read(cls, file: Path) -> Baseline:
        """The baseline in a file; ConfigError if there is none, or it is not one."""
        try:
            data = json.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            message = N_("cannot read the baseline {file}: {reason}")
            reason = error.strerror or str(error)
            raise ConfigError(message, file=file.as_posix(), reason=reason) from error
        except ValueError as error:
            raise _broken(file) from error
        if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
            raise _broken(file)
        if data.get("version") != VERSION:
            message = N_(
                "{file}: a baseline of version {version}, which this smartcheck cannot read"
            )
            raise ConfigError(message, file=file.as_posix(), version=data.get("version"))
        return cls(file, frozenset(_entry(file, entry) for entry in data["findings"]))

    def applied(self, result: Result) -> Result:
        """The Result with the findings that are in the baseline marked, and the stale counted.

        Entries of files that this run did not read are neither here nor there.
        """
        known = {(entry.path, entry.code, entry.fingerprint) for entry in self.entries}
        names = {path: _relative(path, self.file) for path in _paths(result)}
        found = [(names[f.path], f.code, f.fingerprint) for f in result.findings]
        findings = tuple(
            replace(finding, baselined=key in known)
            for finding, key in zip(result.findings, found, strict=True)
        )
        read, met = set(names.values()), set(found)
        stale = sum(path in read and (path, *rest) not in met for path, *rest in known)
        return replace(result, findings=findings, compared=True, stale=stale)

    def text(self) -> str:
        """The file's content: the same entries always give the same text, one entry a line."""
        lines = [
            json.dumps(
                {"path": e.path, "code": e.code, "name": e.name, "fingerprint": e.fingerprint},
                ensure_ascii=False,
            )
            for e in sorted(self.entries)
        ]
        body = "[\n    " + ",\n    ".join(lines) + "\n  ]" if lines else "[]"
        return f'{{\n  "version": {VERSION},\n  "findings": {body}\n}}\n'


@dataclass(frozen=True)
class Collector:
    """Gathers the findings of a run into a new baseline for a file.

    What an older baseline in the same place says of files that exist, but that this run does not
    read, is kept.
    """

    file: Path
    older: Baseline
    _entries: set[Entry] = field(default_factory=set)
    _read: set[str] = field(default_factory=set)

    @classmethod
    def to(cls, file: Path) -> Collector:
        """A collector for a file; ConfigError if there is a file that is no baseline."""
        return cls(file, Baseline.read(file) if file.exists() else Baseline(file))

    def __call__(self, part: Result) -> Result:
        """Take note of a part's findings, but for suppressed ones; the part as it is."""
        names = {path: _relative(path, self.file) for path in _paths(part)}
        self._read.update(names.values())
        for found in part.findings:
            if found.suppressed is None:
                entry = Entry(names[found.path], found.code, found.fingerprint, found.name)
                self._entries.add(entry)
        return part

    def text(self) -> str:
        """The content of the new baseline."""
        return self._baseline().text()

    def told(self, translate: Translator) -> str:
        """What to say of it, as a line."""
        count = len(self._baseline().entries)
        held = translate.plural("{count} finding", "{count} findings", count)
        told = translate(N_("{file}: baseline of {held} written"))
        return told.format(file=self.file.as_posix(), held=held) + "\n"

    def _baseline(self) -> Baseline:
        folder = self.file.resolve().parent
        old = (e for e in self.older.entries if e.path not in self._read)
        kept = {entry for entry in old if (folder / entry.path).exists()}
        return Baseline(self.file, frozenset(self._entries | kept))


def _paths(result: Result) -> Iterable[str]:
    return {d.path for d in result.documents} | {f.path for f in result.findings}


def _relative(path: str, file: Path) -> str:
    place, folder = os.path.abspath(path), file.resolve().parent
    try:
        return Path(os.path.relpath(Path(place).resolve(), folder)).as_posix()
    except ValueError:  # on another drive
        return Path(place).as_posix()


def _entry(file: Path, data: object) -> Entry:
    if isinstance(data, dict):
        path, code, mark = (data.get(key) for key in ("path", "code", "fingerprint"))
        if isinstance(path, str) and isinstance(code, str) and isinstance(mark, str):
            return Entry(path, code, mark, str(data.get("name", "")))
    raise _broken(file)


def _broken(file: Path) -> ConfigError:
    message = N_("{file} is not a baseline; write a new one with --write-baseline")
    return ConfigError(message, file=file.as_posix())
