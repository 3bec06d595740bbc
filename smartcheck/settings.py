"""Where settings are written: configuration files found upwards, read with their positions.

What the settings mean is `smartcheck.config`'s business; here they are only values that know where
they stand, so that a mistake can be shown in its own line.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smartcheck.document import line_starts, locate
from smartcheck.rule import N_

FILE_NAME = ".smartcheck.yaml"
TABLE = ("tool", "smartcheck")
Keys = tuple[str | int, ...]
Place = tuple[int, int]


class ConfigError(Exception):
    """A mistake in the configuration or on the command line: what, where, and the line itself.

    `message` is a catalogue text with placeholders for `values`; `close` is what may be meant.
    """

    def __init__(
        self,
        message: str,
        source: Settings | None = None,
        keys: Keys = (),
        close: str = "",
        **values: object,
    ) -> None:
        super().__init__(message.format(**values))
        self.message, self.close, self.values = message, close, values
        self.source, self.keys = source, keys

    def text(self, translate: Callable[[str], str] = str) -> str:
        """The whole message, as a person should read it: place, fault, and the line quoted."""
        values = dict(self.values)
        if "what" in values:  # our own words, while the other values are the user's
            values["what"] = translate(str(values["what"]))
        fault = translate(self.message).format(**values)
        if self.close:
            fault += translate(N_("; did you mean `{close}`?")).format(close=self.close)
        return self.source.quote(self.keys, fault) if self.source else fault


@dataclass(frozen=True, eq=False)
class Settings:
    """The settings of one source, a file or (with an empty name) the command line.

    `find` knows line and column of each key or list entry; `root` is the file's directory.
    """

    name: str
    values: Mapping[str, Any] = field(default_factory=dict)
    text: str = field(default="", repr=False)
    find: Callable[[Keys], Place | None] = field(default=lambda keys: None, repr=False)
    root: Path | None = None

    def quote(self, keys: Keys, fault: str) -> str:
        """A fault with the place of its key before it and the line below it."""
        if not self.name:
            return f"--{str(keys[0]).replace('_', '-')}: {fault}" if keys else fault
        place = self.place(keys)
        if place is None:
            return f"{self.name}: {fault}"
        line, column = place
        head = f"{self.name}:{line}:{column}: {fault}"
        lines = self.text.split("\n")
        if line > len(lines) or not lines[line - 1].strip():
            return head
        return f"{head}\n    {lines[line - 1].rstrip()}\n    {' ' * (column - 1)}^"

    def place(self, keys: Keys) -> Place | None:
        """Where a key stands; else where the nearest key around it stands."""
        for length in range(len(keys), -1, -1):
            if place := self.find(keys[:length]):
                return place
        return None


def did_you_mean(word: str, known: list[str]) -> str:
    """The known word closest to a mistyped one; empty if none is close."""
    low = {name.lower(): name for name in known}
    from difflib import get_close_matches

    close = get_close_matches(word.lower(), low, n=1, cutoff=0.6)
    return low[close[0]] if close else ""


def find_settings(start: Path) -> Path | None:
    """The nearest configuration file upwards from a directory; None if there is none."""
    for folder in (start, *start.parents):
        if (own := folder / FILE_NAME).is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and _has_table(project):
            return project
    return None


def read_settings(path: Path) -> Settings:
    """The settings of a configuration file; ConfigError if it cannot be read or is no mapping."""
    name = shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = N_("cannot read the configuration file {file}: {reason}")
        raise ConfigError(message, file=name, reason=reason) from error
    read = _read_toml if path.suffix == ".toml" else _read_yaml
    return read(name, text, path.resolve().parent)


def shown(path: Path) -> str:
    """A path as people should see it: from here if it lies below, with forward slashes."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _has_table(project: Path) -> bool:
    try:
        return (
            re.search(r"^\s*\[+\s*tool\.smartcheck\b", project.read_text("utf-8"), re.M) is not None
        )
    except (OSError, UnicodeDecodeError):
        return False


def _read_yaml(name: str, text: str, root: Path) -> Settings:
    import yaml

    class Loader(yaml.SafeLoader):
        """Leaves dates as they are written, so that an impossible one is told as any mistake."""

        yaml_implicit_resolvers = {  # noqa: RUF012
            first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
            for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    try:
        node = yaml.compose(text, Loader=Loader)
        values = yaml.load(text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        reason = getattr(error, "problem", None) or str(error)
        source = Settings(name, {}, text, lambda keys: place)
        raise ConfigError(N_("not valid YAML: {reason}"), source, reason=reason) from error
    places: dict[Keys, Place] = {(): (1, 1)}
    source = Settings(name, values if isinstance(values, dict) else {}, text, places.get, root)
    if values is not None and not isinstance(values, dict):
        raise ConfigError(N_("expected settings of the form `key: value`"), source)
    for keys, place in _yaml_places(node):
        if keys in places:
            places[keys] = place
            raise ConfigError(N_("`{key}` is given twice"), source, keys, key=keys[-1])
        places[keys] = place
    return source


def _yaml_places(root: Any) -> Iterator[tuple[Keys, Place]]:
    """Where each key and list entry stands. An aliased node is placed where it is written."""
    import yaml

    seen: set[int] = set()
    waiting: list[tuple[Keys, Any]] = [((), root)]
    while waiting:
        keys, node = waiting.pop()
        if id(node) in seen or not isinstance(node, (yaml.MappingNode, yaml.SequenceNode)):
            continue
        seen.add(id(node))
        for index, entry in enumerate(node.value):
            name, value = entry if isinstance(node, yaml.MappingNode) else (entry, entry)
            is_key = isinstance(node, yaml.MappingNode)
            here = (*keys, str(name.value) if is_key else index)
            yield here, (name.start_mark.line + 1, name.start_mark.column + 1)
            waiting.append((here, value))


def _read_toml(name: str, text: str, root: Path) -> Settings:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        values: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = (int(at[1]), int(at[2])) if at else (max(text.count("\n"), 1), 1)
        reason = re.sub(r"\s*\(at .*\)$", "", str(error))
        source = Settings(name, {}, text, lambda keys: place)
        raise ConfigError(N_("not valid TOML: {reason}"), source, reason=reason) from error
    table = values.get("tool", {}).get("smartcheck")
    prefix = TABLE if table is not None else ()
    found = table if table is not None else values
    return Settings(name, found, text, lambda keys: _find_toml(text, prefix, keys), root)


def _find_toml(text: str, prefix: Keys, keys: Keys) -> Place | None:
    """Line and column of a key in a TOML text, by search: the parser tells no positions."""
    start, rest = 0, (*prefix, *keys)
    for length in range(len(rest), 0, -1):
        header = [re.escape(str(key)) for key in rest[:length] if isinstance(key, str)]
        nth = next((key for key in reversed(rest[:length]) if isinstance(key, int)), 0)
        pattern = r"^\s*\[+\s*" + r"\s*\.\s*".join(header) + r"\s*\]+"
        matches = list(re.finditer(pattern, text, re.M))
        if len(matches) > nth:
            start, rest = matches[nth].end(), rest[length:]
            break
    place = start
    names = [key for key in rest if isinstance(key, str)]
    for key in names:
        match = re.compile(rf"(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*=").search(text, place)
        if match is None:
            return None
        place = match.start() if key is names[-1] else match.end()
    at = locate(line_starts(text), place)
    return at.line, at.column
