"""Office files: archives of XML, looked through before any library is let near them.

What is read of them is put into a text of one line per row or paragraph, so that all that comes
after works as for any other document.
"""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from smartcheck.readers.options import ReaderOptions
from smartcheck.readers.problems import N_, ReadError, unreadable

MISSING_EXTRA = N_(
    "reading {suffix} files needs the package {package}, which is not installed; run: "
    "pip install 'smartcheck[{extra}]'"
)
BROKEN = N_("this is no valid {suffix} file; open it, save it anew and try again")
BOMB = N_("unpacked, the file has {size} bytes, more than the {limit} that are read; split it")
ENTITIES = N_("the file declares XML entities, which no office program writes; it is not read")
PROTECTED = N_("the file is protected by a password; save it without one")
OLD = N_("this is an old format or a protected file; save it as {suffix}, without a password")

# Inside a cell or paragraph, what a line break becomes: only rows and paragraphs end lines.
LINE_BREAK = "\u2028"
# Beyond the size of the packed file: XML is packed well, pictures are not packed at all.
_UNPACKED = 8
_UNPACKED_XML = 4
_MOST_PARTS = 5000
_OLD_MAGIC = b"\xd0\xcf\x11\xe0"


def needed(package: str, extra: str, suffix: str, path: str, options: ReaderOptions) -> Any:
    """A library that only some users have; Unreadable, with what to do, where it is missing."""
    try:
        importlib.import_module("defusedxml.sax")
        return importlib.import_module(package)
    except ImportError as error:
        message = options.translate(MISSING_EXTRA)
        name = package.partition(".")[0]
        text = message.format(suffix=suffix, package=name, extra=extra)
        raise unreadable(path, text) from error


def opened(
    data: bytes, suffix: str, path: str, options: ReaderOptions, load: Callable[[BytesIO], Any]
) -> Any:
    """What a library makes of an office file that has been looked through; Unreadable if broken."""
    if data.startswith(_OLD_MAGIC):
        raise unreadable(path, options.translate(OLD).format(suffix=suffix))
    try:
        _look_through(data, path, options)
        with warnings.catch_warnings():
            # About styles and extensions, which are of no concern here.
            warnings.simplefilter("ignore")
            return load(BytesIO(data))
    except (ReadError, MemoryError):
        raise
    except Exception as error:
        # The libraries trust their input: what a broken file makes them raise can be anything.
        raise unreadable(path, options.translate(BROKEN).format(suffix=suffix)) from error


def _look_through(data: bytes, path: str, options: ReaderOptions) -> None:
    """Refuses what unpacks to more than anyone writes, and XML that declares entities."""
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise unreadable(path, options.translate(PROTECTED))
        # What a part unpacks to is cut off at the size it states, so the sum can be relied on.
        _check_size(sum(part.file_size for part in parts), _UNPACKED, path, options)
        if len(parts) > _MOST_PARTS:
            raise BadZipFile
        total = 0
        for content in _xml_parts(archive, parts):
            total += len(content)
            _check_size(total, _UNPACKED_XML, path, options)
            _check_entities(content, path, options)


def _check_size(size: int, times: int, path: str, options: ReaderOptions) -> None:
    limit = times * options.max_bytes
    if size > limit:
        message = options.translate(BOMB).format(size=size, limit=limit)
        raise unreadable(path, message, kind="too-large")


def _xml_parts(archive: ZipFile, parts: list[ZipInfo]) -> Iterator[bytes]:
    """The parts that begin as XML does, in any encoding, whatever they are called."""
    for part in parts:
        with archive.open(part) as opened_part:
            start = opened_part.read(16)
            bare = start.lstrip(b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n")
            if bare.startswith(b"<") and not _is_picture(part.filename):
                yield start + opened_part.read()


def _is_picture(name: str) -> bool:
    """Pictures are passed over unread; vector graphics may declare what other XML may not."""
    return name.lower().endswith(".svg") and "/media/" in name


def _check_entities(content: bytes, path: str, options: ReaderOptions) -> None:
    from xml.sax import ContentHandler

    sax = importlib.import_module("defusedxml.sax")
    common = importlib.import_module("defusedxml.common")
    try:
        sax.parseString(content, ContentHandler(), forbid_dtd=True)
    except common.DefusedXmlException as error:
        raise unreadable(path, options.translate(ENTITIES)) from error
