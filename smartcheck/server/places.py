"""What an editor's document is called and where it belongs: unsaved and untitled ones too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from pygls.uris import to_fs_path

from smartcheck.readers.formats import SUFFIXES

# What editors call the formats that we read, and the suffix that says the same.
_SUFFIX_OF = {
    "markdown": ".md",
    "mdx": ".mdx",
    "quarto": ".qmd",
    "rmd": ".rmd",
    "yaml": ".yaml",
    "json": ".json",
    "jsonc": ".json",
    "json5": ".json5",
    "jsonl": ".jsonl",
    "csv": ".csv",
    "tsv": ".tsv",
    "org": ".org",
    "plaintext": ".txt",
    "text": ".txt",
    "restructuredtext": ".rst",
    "rst": ".rst",
    "asciidoc": ".adoc",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A document's name, whose suffix tells the format, and the folder its settings are sought in.

    `path` is None for a document that is no file.
    """

    name: str
    folder: Path
    path: Path | None = None


def place_of(uri: str, language_id: str | None, home: Path) -> Place | None:
    """Where a document belongs; None for one in a format that holds no goals.

    `home` is the folder of the workspace, whose settings hold for documents that are no files.
    """
    parts = urlsplit(uri)
    local = to_fs_path(uri) if parts.scheme in ("file", "") else None
    name = local or PurePosixPath(unquote(parts.path)).name or "untitled"
    known = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    suffix = _SUFFIX_OF.get((language_id or "").lower())
    if not known or known not in SUFFIXES:
        if suffix is None:
            return None
        name += suffix
    path = Path(local) if local else None
    return Place(name, path.parent if path else home, path)
