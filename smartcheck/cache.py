"""What earlier runs found out, kept by content in the user's cache directory.

An entry is a file named by the hash of everything that its content depends on, so it is never
wrong, only there or not. It is written whole beside its place and then moved there, and its first
line is a checksum of the rest, which is compressed: whatever happened to it, a broken entry is a
miss. Nothing here ever raises for a disk that is full, read-only or gone.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

VARIABLE = "SMARTCHECK_CACHE_DIR"
LIMIT = 96 * 1024 * 1024
_SHARDS = 16
_ABANDONED = 3600.0  # seconds after which an unfinished file has no writer any more
_FRESH = 86_400.0  # how long an entry counts as just used
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n# Results of smartcheck, made anew when needed.\n"
)


def cache_directory(environment: Mapping[str, str] = os.environ) -> Path:
    """Where results are kept: SMARTCHECK_CACHE_DIR, else the user's cache directory."""
    if own := environment.get(VARIABLE):
        return Path(own)
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = environment.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "smartcheck"


def digest(*parts: str | bytes) -> str:
    """A hash of several parts; where one ends and the next begins counts as well."""
    hashed = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        hashed.update(len(data).to_bytes(8, "big"))
        hashed.update(data)
    return hashed.hexdigest()


@dataclass(frozen=True)
class Store:
    """Texts by the hash of what they depend on. `limit` is in bytes, over all entries."""

    folder: Path
    limit: int = LIMIT
    _written: set[str] = field(default_factory=set, init=False, repr=False, compare=False)

    def get(self, key: str) -> str | None:
        """The text kept under a key; None where there is none, or a broken one."""
        file = self._file(key)
        try:
            data = file.read_bytes()
        except OSError:
            return None
        head, _, body = data.partition(b"\n")
        if head != hashlib.sha256(body).hexdigest().encode():
            return None
        with suppress(OSError):  # what is used is kept longest
            if time.time() - file.stat().st_mtime > _FRESH:
                os.utime(file)
        return zlib.decompress(body).decode("utf-8")

    def has(self, key: str) -> bool:
        """Whether there is an entry, sound or not."""
        return self._file(key).exists()

    def put(self, key: str, text: str) -> None:
        """Keep a text under a key. One too large to keep beside others is not kept."""
        body = zlib.compress(text.encode("utf-8"), level=1)  # a tenth, in next to no time
        if len(body) > self.limit // _SHARDS // 2:
            return
        file = self._file(key)
        unfinished = file.with_name(f"{file.name}.{os.getpid()}.tmp")
        try:
            self._make(file.parent)
            with unfinished.open("wb") as stream:
                stream.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            unfinished.replace(file)
            self._written.add(file.parent.name)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)

    def trim(self) -> None:
        """Take out the entries used longest ago where this run made them too many."""
        for shard in sorted(self._written):
            with suppress(OSError):
                _trim(self.folder / shard, self.limit // _SHARDS)
        self._written.clear()

    def _make(self, shard: Path) -> None:
        if shard.is_dir():
            return
        shard.mkdir(parents=True, exist_ok=True, mode=0o700)
        tag = self.folder / "CACHEDIR.TAG"
        if not tag.exists():
            tag.write_text(_TAG, encoding="ascii")

    def _file(self, key: str) -> Path:
        return self.folder / key[0] / f"{key}.json.z"


def _trim(shard: Path, limit: int) -> None:
    found: list[tuple[float, int, str]] = []
    with os.scandir(shard) as entries:
        for entry in entries:
            facts = entry.stat()
            if entry.name.endswith(".tmp"):
                if time.time() - facts.st_mtime > _ABANDONED:
                    _remove(entry.path)
            else:
                found.append((facts.st_mtime, facts.st_size, entry.path))
    total = sum(size for _, size, _ in found)
    for _, size, path in sorted(found):
        if total <= limit:
            return
        _remove(path)
        total -= size


def _remove(path: str) -> None:
    with suppress(OSError):  # another run took it out first
        os.unlink(path)
