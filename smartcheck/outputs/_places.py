"""Paths and texts as machines want them: URIs, unique keys, columns in bytes, legal XML."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from urllib.parse import quote

from smartcheck.finding import Finding, Result, Severity

# What XML 1.0 cannot hold at all, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def relative_path(path: str) -> str:
    """A path from the working directory where it lies below it, with forward slashes."""
    parts = PurePath(path)
    if parts.is_absolute() and parts.is_relative_to(os.getcwd()):
        parts = parts.relative_to(os.getcwd())
    return parts.as_posix()


def uri(path: str) -> str:
    """A relative, percent-encoded URI; an absolute one only for a path from outside."""
    shown = relative_path(path)
    if PurePath(shown).is_absolute():
        return "file:///" + quote(os.fsencode(shown.lstrip("/")), safe="/")
    return quote(os.fsencode(shown), safe="/")


def live(result: Result, lowest: Severity = Severity.INFO) -> list[Finding]:
    """The findings that count, from this severity up, as they stand in the documents."""
    return [found for found in result.findings if found.counts and found.severity >= lowest]


def unique_keys(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with a key that no other has, made of its path and its fingerprint."""
    seen: set[str] = set()
    for finding in findings:
        key, turn = _digest(finding.path, finding.fingerprint), 0
        while key in seen:
            turn += 1
            key = _digest(finding.path, finding.fingerprint, str(turn))
        seen.add(key)
        yield finding, key


def _digest(*parts: str) -> str:
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:32]


def byte_column(line: str, column: int) -> int:
    """A column counted in bytes of UTF-8 from 1, for one counted in characters."""
    return len(line[: column - 1].encode("utf-8", "surrogatepass")) + 1


def xml_text(text: str) -> str:
    """The text without the characters that XML forbids."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def advised(finding: Finding) -> str:
    """What is wrong, and below it what to do."""
    return f"{finding.message}\n{finding.advice}" if finding.advice else finding.message
