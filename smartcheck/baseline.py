"""Findings that were there before: written to a file once, and not counted from then on.

An entry is a file and a fingerprint (rule, goal text, matched words), so that a goal may move
within its file; a goal that is changed speaks anew. Paths are kept relative to the baseline file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from smartcheck.finding import Result
from smartcheck.rule import N_
from smartcheck.settings import ConfigError

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

    @classmethod
    def of(cls, file: Path, result: Result) -> Baseline:
        """The baseline of a Result, to be written to a file: all that is not suppressed."""
        found = (f for f in result.findings if f.suppressed is None)
        entries = (Entry(_relative(f.path, file), f.code, f.fingerprint, f.name) for f in found)
        return cls(file, frozenset(entries))

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

    def over(self, older: Baseline, result: Result) -> Baseline:
        """This baseline, with what an older one says of files that exist but were not read now."""
        read = {_relative(path, self.file) for path in _paths(result)}
        folder = self.file.resolve().parent
        kept = {e for e in older.entries if e.path not in read and (folder / e.path).exists()}
        return replace(self, entries=self.entries | kept)

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
