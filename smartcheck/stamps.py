"""What a result depends on beside its document: the program, its plugins, the settings, the day.

All of it is found without importing the rules, spaCy or a parser of settings, so that a run over
unchanged files costs little more than reading them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smartcheck import __version__
from smartcheck.cache import Store, digest
from smartcheck.finding import Severity

if TYPE_CHECKING:
    from smartcheck.config import Config

# Options that choose among findings, but do not make them.
_LATER = frozenset(("fail_on", "show"))
_OWN = Path(__file__).parent


@dataclass(frozen=True)
class Facts:
    """What a run needs to know of its settings once its documents are checked."""

    locale: str | None = None
    fail_on: Severity | None = Severity.WARNING
    show: Severity = Severity.WARNING
    today: date | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    pipelines: Mapping[str, str] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    root: Path | None = None

    @classmethod
    def of(cls, config: Config) -> Facts:
        """The facts of a configuration."""
        return cls(
            locale=config.locale,
            fail_on=config.fail_on,
            show=config.show,
            today=config.today,
            options=dict(config.options),
            pipelines=dict(config.pipelines),
            include=config.include,
            exclude=config.exclude,
            root=config.root,
        )

    def text(self) -> str:
        """The facts as JSON; ValueError or TypeError for options that JSON cannot hold."""
        data = asdict(self)
        data["today"] = self.today.isoformat() if self.today else None
        data["root"] = str(self.root) if self.root else None
        text = json.dumps(data)
        if Facts.read(text) != self:
            raise ValueError("facts that JSON does not keep")
        return text

    @classmethod
    def read(cls, text: str) -> Facts:
        """The facts in a JSON text."""
        data = json.loads(text)
        data["fail_on"] = None if data["fail_on"] is None else Severity(data["fail_on"])
        data["show"] = Severity(data["show"])
        data["today"] = date.fromisoformat(data["today"]) if data["today"] else None
        data["root"] = Path(data["root"]) if data["root"] else None
        data["include"], data["exclude"] = tuple(data["include"]), tuple(data["exclude"])
        return cls(**data)


@dataclass(frozen=True)
class Stamps:
    """Makes the keys of entries. `program` stands for smartcheck, Python and the plugins.

    `options` are those of the command line, `locale` the language of messages outside documents.
    """

    program: str
    options: Mapping[str, Any]
    locale: str

    @classmethod
    def of(cls, store: Store, options: Mapping[str, Any], locale: str) -> Stamps:
        """The stamps of this installation, whose plugins the store remembers."""
        version = f"{__version__} {sys.version} {sys.implementation.cache_tag}"
        own = digest(version, tree_stamp(_OWN), json.dumps(_search_path()))
        return cls(digest(own, _plugins(store, own)), options, locale)

    def settings(self, file: Path | None, folder: Path) -> str:
        """The key of what a configuration file adds up to with the command line."""
        options = json.dumps(self.options, sort_keys=True, default=str)
        return digest("settings", self.program, options, *_file_parts(file, folder))

    def run(self, file: Path | None, folder: Path, facts: Facts, today: date) -> str:
        """The part of a document's key that is the same for all documents of one configuration."""
        making = {key: value for key, value in self.options.items() if key not in _LATER}
        pipelines = {code: f"{name} {_pipeline(name)}" for code, name in facts.pipelines.items()}
        return digest(
            "run",
            self.program,
            json.dumps(making, sort_keys=True, default=str),
            json.dumps(pipelines, sort_keys=True),
            (facts.today or today).isoformat(),
            self.locale,
            *_file_parts(file, folder),
        )


def document_key(run: str, name: str, path: Path, facts: Facts, data: bytes) -> str:
    """The key of one document: its run, the path it goes by, where it lies, its content."""
    place = os.path.abspath(path)
    if facts.root and place.startswith(f"{facts.root}{os.sep}"):
        place = place[len(str(facts.root)) :]
    return digest("document", run, name, place, data)


def tree_stamp(top: Path) -> str:
    """A hash of names, sizes and times of the files below a folder, or of one file."""
    return digest(*(f"{name} {size} {time}" for name, size, time in sorted(_files(str(top)))))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    if not os.path.isdir(folder):
        try:
            facts = os.stat(folder)
            yield folder, facts.st_size, facts.st_mtime_ns
        except OSError:
            pass
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                facts = entry.stat()
                yield entry.path, facts.st_size, facts.st_mtime_ns


def _file_parts(file: Path | None, folder: Path) -> tuple[str | bytes, ...]:
    """A configuration file as part of a key; without one its globs are relative to the folder."""
    if file is None:
        return ("no file", str(Path.cwd()))
    return (str(file.resolve()), file.read_bytes())


def _search_path() -> list[tuple[str, int]]:
    """The folders packages are imported from; installing or removing one changes the time.

    `python -m` adds the current folder, where people work: of that, only what packages register.
    """
    found, here = [], os.getcwd()
    for folder in sys.path:
        try:
            if os.path.abspath(folder) == here:
                names = (
                    name for name in os.listdir(here) if name.endswith(("egg-info", "dist-info"))
                )
                found += [(name, os.stat(name).st_mtime_ns) for name in sorted(names)]
            else:
                found.append((folder, os.stat(folder).st_mtime_ns))
        except OSError:
            continue
    return found


def _plugins(store: Store, own: str) -> str:
    """A stamp of the installed plugins. Entry points are slow to list: the list is remembered."""
    key = digest("plugins", own)
    text = store.get(key)
    if text is None:
        text = json.dumps(list(_installed_plugins()))
        store.put(key, text)
    stamps = [tree_stamp(Path(place)) for *_, places in json.loads(text) for place in places]
    return digest(text, *stamps)


def _installed_plugins() -> Iterator[tuple[str, str, str, list[str]]]:
    from importlib.metadata import entry_points

    for group in ("smartcheck.rules", "smartcheck.languages"):
        for point in entry_points(group=group):
            version = point.dist.version if point.dist else ""
            yield point.name, point.value, version, _places(point.module.partition(".")[0])


def _places(module: str) -> list[str]:
    """Where the code of a top-level module lies."""
    from importlib.util import find_spec

    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return []
    if spec is None:
        return []
    if spec.submodule_search_locations is not None:
        return list(spec.submodule_search_locations)
    return [spec.origin] if spec.origin else []


def _pipeline(name: str) -> str:
    """A stamp of the spaCy pipeline that a user names: a folder or an installed package."""
    places = [name] if Path(name).exists() else _places(name)
    return digest(*(tree_stamp(Path(place)) for place in places))
