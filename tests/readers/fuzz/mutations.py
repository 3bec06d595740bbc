"""Real documents, and what becomes of them when bytes, lines and pieces go astray."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

ROOT = Path(__file__).parents[3]
FOLDERS = (
    ROOT / "examples", ROOT / "tests/readers/data", ROOT.parent / "shared/corpus/documents",
)  # fmt: skip
SUFFIXES = {
    "markdown": (".md", ".mdx"),
    "yaml": (".yaml", ".yml"),
    "json": (".json",),
    "table": (".csv", ".tsv"),
    "org": (".org",),
    "text": (".txt", ""),
    "excel": (".xlsx",),
    "word": (".docx",),
}
SNIPPETS = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\n\n", b"\t", b"|", b"||\n|-|\n",
    b"#", b"*", b"**", b"- ", b"1. ", b"```\n", b"~~", b"[", b"](", b"<b>", b"<details>", b"<!--",
    b"-->", b"&amp;", b"&", b"&#0;", b"*a", b"&a ", b"<<: ", b"{", b"}", b"[[", b'"', b"'", b":",
    b": ", b"? ", b"---\n", b"...", b"KR1: ", b"Objective: ", "Mål: ".encode(), b"P0: ",
    b"Key results:\n", b"key_results:\n", "Nøkkelresultater:\n".encode(), b"(0.5) ", b"=> ", b"@x",
    b"\xf0\x9f\x8e\xaf", b"\xc3", b"\\", b"\\u00e5", b"\\ud800", b"\xe2\x80\xa8", b"2026 Q5",
    b"9" * 400, b"# smartcheck: ignore[M001]\n", b"<!-- smartcheck: ignore[M001] -->", b"\x0c",
    b"! ", b"!!binary ", b"!!python/object:os.system ", b"%YAML 1.1\n", b"|\n  ", b">-\n ", b";",
    b"=1+1", b"e\xcc\x81", b"\xe2\x80\x8b", b"2026-02-30", b"1..2", b"<w:p>", b"<!DOCTYPE a>",
]  # fmt: skip


def seeds(reader: str) -> list[bytes]:
    """The documents to start from: the reader's own kind first, all others as well."""
    if reader in ("excel", "word"):
        from tests.readers.office import word, workbook

        make = workbook if reader == "excel" else word
        return [make.of_text(path.read_text("utf-8", "replace")) for path in _files()]
    own = [path for path in _files() if path.suffix in SUFFIXES[reader]]
    others = [path for path in _files() if path not in own]
    return [path.read_bytes() for path in own * 4 + others]


def _files() -> list[Path]:
    found = (path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.rglob("*")))
    known = {suffix for suffixes in SUFFIXES.values() for suffix in suffixes}
    return [path for path in found if path.is_file() and path.suffix in known]


def mutated(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A document with a few accidents in it."""
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        data = chance.choice(_ACCIDENTS)(data, others, chance)
    return data[:200_000]


def mutated_package(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """An office file with accidents in one of its parts, or in the archive itself."""
    if chance.random() < 0.2:
        return mutated(data, others, chance)
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (BadZipFile, ValueError, OSError):
        return data
    likely = [n for n in parts if n.endswith(("document.xml", "Strings.xml", "sheet1.xml"))]
    name = chance.choice(likely if likely and chance.random() < 0.7 else sorted(parts))
    part = parts[name]
    for _ in range(chance.randint(1, 4)):
        part = chance.choice((_splice, _splice, *_XML_ACCIDENTS))(part, others, chance)
    parts[name] = part
    if chance.random() < 0.03:
        del parts[chance.choice(sorted(parts))]
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for member, content in parts.items():
            archive.writestr(member, content)
    return packed.getvalue()


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _splice(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    start = _place(data, chance)
    end = min(start + chance.choice((0, 0, 1, 5, 40)), len(data))
    piece = chance.choice((b"", chance.choice(SNIPPETS), data[start:end] * 3))
    return data[:start] + piece + data[end:]


def _flip(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    at = _place(data, chance)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _lines(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Lines change places, are doubled, dropped or moved to the right."""
    lines = data.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    action = chance.randrange(4)
    if action == 0:
        lines[at], lines[other] = lines[other], lines[at]
    elif action == 1:
        lines[at:at] = lines[other : other + chance.randint(1, 6)] * chance.choice((1, 1, 2, 20))
    elif action == 2:
        del lines[at : at + chance.randint(1, 6)]
    else:
        lines[at] = b" " * chance.randint(1, 9) + lines[at]
    return b"\n".join(lines)


def _crossed(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    other = chance.choice(others)
    start = _place(other, chance)
    at = _place(data, chance)
    return data[:at] + other[start : start + chance.randint(1, 800)] + data[at:]


def _cut(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    return data[: _place(data, chance)] if chance.random() < 0.3 else data


def _repeated(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    piece = chance.choice(SNIPPETS)
    at = _place(data, chance)
    return data[:at] + piece * chance.choice((3, 30, 300, 3000)) + data[at:]


def _encoded(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    encoding = chance.choice(("utf-16", "utf-8-sig", "cp1252", "utf-16-le", "mac_roman"))
    return text.encode(encoding, "replace")


def _retagged(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """One attribute's value or element's text becomes something else."""
    mark = chance.choice((b'"', b">"))
    at = data.find(mark, _place(data, chance))
    end = data.find(b'"' if mark == b'"' else b"<", at + 1)
    if at < 0 or end < 0:
        return data
    words = chance.choice(
        (b"", b"-1", b"99999999999", b"true", b"a", b"Heading 1", b"1E9", b"XFD1")
    )
    return data[: at + 1] + words + data[end:]


def _element(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A stretch of elements is repeated or nested into itself."""
    start = data.find(b"<", _place(data, chance))
    end = data.find(b">", start + chance.randint(1, 400)) + 1
    if start < 0 or end <= start:
        return data
    times = chance.choice((0, 2, 3, 50, 400))
    return data[:start] + data[start:end] * times + data[end:]


_ACCIDENTS = (_splice, _splice, _splice, _flip, _lines, _lines, _crossed, _cut, _repeated, _encoded)
_XML_ACCIDENTS = (_retagged, _retagged, _element, _flip)
