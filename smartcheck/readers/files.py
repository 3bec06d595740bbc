"""Files to read: found in directories, turned from bytes into text."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smartcheck.document import Document, Failure
from smartcheck.readers.encodings import decoded
from smartcheck.readers.options import ReaderOptions
from smartcheck.readers.problems import N_, unreadable

MISSING = N_("there is no such file or directory")
DENIED = N_("the file cannot be opened: {reason}")
TOO_LARGE = N_("the file has {size} bytes, more than the {limit} that are read; split it")

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Read in directories; a file that is named is read whatever it is called.
DEFAULT_SUFFIXES = frozenset(
    (".yaml", ".yml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".md", ".markdown", ".mdx")
) | frozenset(
    (
        ".mdown",
        ".mkd",
        ".qmd",
        ".rmd",
        ".org",
        ".txt",
        ".text",
        ".rst",
        ".adoc",
        ".xlsx",
        ".xlsm",
        ".docx",
    )
)
SKIPPED = frozenset(
    ("node_modules", "__pycache__", "venv", "site-packages", "dist", "build", "target", "vendor")
)


@dataclass(frozen=True)
class Found:
    """Paths to read. `named` were asked for one by one; `failures` could not be found."""

    paths: tuple[Path, ...]
    named: frozenset[Path]
    failures: tuple[Failure, ...] = ()


def read_file(path: str | Path, options: ReaderOptions | None = None) -> Document:
    """The document in a file; ReadError if it cannot be read or holds no goals."""
    options = options or ReaderOptions()
    name = Path(path).as_posix()
    return read_bytes(_bytes(Path(path), name, options), name, options)


def read_bytes(data: bytes, path: str, options: ReaderOptions | None = None) -> Document:
    """The document in the bytes of a file of that name."""
    # All readers, which finding files needs not.
    from smartcheck.readers.formats import is_office, read_office, read_source

    options = options or ReaderOptions()
    _check_size(len(data), path, options)
    if kind := is_office(data, path):
        return read_office(data, kind, path, options)
    return read_source(decoded(data, path, options), path, options)


def _bytes(path: Path, name: str, options: ReaderOptions) -> bytes:
    try:
        _check_size(path.stat().st_size, name, options)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise unreadable(name, options.translate(MISSING)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise unreadable(name, options.translate(DENIED).format(reason=reason)) from error


def _check_size(size: int, name: str, options: ReaderOptions) -> None:
    if size > options.max_bytes:
        message = options.translate(TOO_LARGE).format(size=size, limit=options.max_bytes)
        raise unreadable(name, message, kind="too-large")


def discover(
    paths: Sequence[str | Path],
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    options: ReaderOptions | None = None,
    gitignore: bool = True,
) -> Found:
    """The files that some paths stand for, each once, in a stable order.

    A file is taken as named. In a directory, files with a known suffix are taken, or those that
    match a glob of `include`; hidden files, `.gitignore`d ones and globs of `exclude` are left out.
    """
    options = options or ReaderOptions()
    found: dict[Path, None] = {}
    named: set[Path] = set()
    failures: list[Failure] = []
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(_Walk(path, include, exclude, gitignore).files()))
        elif path.exists():
            found[path] = None
            named.add(path)
        else:
            failures.append(Failure(path.as_posix(), "unreadable", options.translate(MISSING)))
    return Found(tuple(found), frozenset(named), tuple(failures))


class _Walk:
    """A walk through one directory."""

    def __init__(
        self, root: Path, include: Sequence[str], exclude: Sequence[str], gitignore: bool
    ) -> None:
        self.root, self.gitignore = root, gitignore
        self.include, self.exclude = _spec(include), _spec(exclude)
        self.any_included = bool(include)

    def files(self) -> Iterator[Path]:
        """The files to read, in the order of their names."""
        ignored = self._outer_ignores()
        for folder, names, files in os.walk(self.root):
            here = Path(folder)
            ignored[here] = self._ignores(here)
            names[:] = sorted(n for n in names if self._enters(here / n, ignored))
            for name in sorted(files):
                if self._takes(here / name, ignored):
                    yield here / name

    def _enters(self, folder: Path, ignored: dict[Path, GitIgnoreSpec | None]) -> bool:
        if folder.name.startswith(".") or folder.name in SKIPPED or folder.is_symlink():
            return False
        relative = folder.relative_to(self.root).as_posix() + "/"
        return not self.exclude.match_file(relative) and not self._is_ignored(folder, True, ignored)

    def _takes(self, path: Path, ignored: dict[Path, GitIgnoreSpec | None]) -> bool:
        relative = path.relative_to(self.root).as_posix()
        # "~$" begins the name of what Word and Excel keep beside an open file.
        if path.name.startswith((".", "~$")) or self.exclude.match_file(relative):
            return False
        wanted = (
            self.include.match_file(relative)
            if self.any_included
            else path.suffix.lower() in DEFAULT_SUFFIXES
        )
        return wanted and path.is_file() and not self._is_ignored(path, False, ignored)

    def _outer_ignores(self) -> dict[Path, GitIgnoreSpec | None]:
        """The ignore files between the top of the repository and the directory walked."""
        found: dict[Path, GitIgnoreSpec | None] = {}
        if not self.gitignore:
            return found
        top = self.root.resolve()
        for folder in (top, *top.parents):
            if (folder / ".git").exists():
                between = [p for p in top.parents if p == folder or folder in p.parents]
                found.update({p: self._ignores(p) for p in between})
                break
        return found

    def _ignores(self, folder: Path) -> GitIgnoreSpec | None:
        file = folder / ".gitignore"
        if not self.gitignore or not file.is_file():
            return None
        try:
            return _spec(file.read_text(encoding="utf-8", errors="replace").splitlines())
        except OSError:
            return None

    def _is_ignored(
        self, path: Path, folder: bool, ignored: dict[Path, GitIgnoreSpec | None]
    ) -> bool:
        resolved = path.resolve() if not path.is_symlink() else path.absolute()
        for base in (*path.parents, *resolved.parents):
            spec = ignored.get(base)
            if spec is None:
                continue
            whole = path if base in path.parents else resolved
            relative = whole.relative_to(base).as_posix() + ("/" if folder else "")
            if spec.match_file(relative):
                return True
        return False


def _spec(patterns: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
