"""The messages in other languages: gettext catalogues, with English in the code.

An installed smartcheck holds compiled catalogues (`nb.mo`). A checkout holds only their sources,
which are then read as they are, so that an edited translation is seen at once.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

LOCALES = ("nb", "en")
_FOLDER = Path(__file__).parent
_ALIASES = {"no": "nb", "nn": "nb"}


@dataclass(frozen=True)
class Translator:
    """Turns the messages of the code into one language; callable like gettext itself."""

    locale: str
    catalogue: NullTranslations

    def __call__(self, message: str) -> str:
        """The message in this language; the message itself where the catalogue lacks it."""
        return self.catalogue.gettext(message) if message else ""

    def plural(self, one: str, many: str, count: int) -> str:
        """The form that goes with a count, with `{count}` filled in."""
        return self.catalogue.ngettext(one, many, count).format(count=count)


@cache
def translator(locale: str | None) -> Translator:
    """The translator for a locale such as `nb`, `nb_NO.UTF-8` or `en`; English for any other."""
    language = language_of(locale)
    catalogue = NullTranslations() if language == "en" else _catalogue(language)
    return Translator(language, catalogue)


def language_of(locale: str | None) -> str:
    """The language of the messages that serves a locale: Norwegian in its forms, else English."""
    code = (locale or "").replace("-", "_").partition("_")[0].partition(".")[0].lower()
    code = _ALIASES.get(code, code)
    return code if code in LOCALES else "en"


def environment_locale(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the environment asks for, by the variables gettext knows."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name, "").partition(":")[0]:
            return language_of(value)
    return "en"


def _catalogue(language: str) -> NullTranslations:
    compiled = _FOLDER / f"{language}.mo"
    if (_FOLDER / f"{language}.po").is_file():
        return GNUTranslations(BytesIO(compiled_catalogue(language)))
    return GNUTranslations(BytesIO(compiled.read_bytes()))


def compiled_catalogue(language: str) -> bytes:
    """The catalogue of a language, compiled from its sources."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    catalogue = read_po(BytesIO((_FOLDER / f"{language}.po").read_bytes()), locale=language)
    for part in sorted((_FOLDER / "parts").iterdir(), key=lambda part: part.name):
        for message in read_po(BytesIO(part.read_bytes()), locale=language):
            if message.id:
                catalogue[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()
