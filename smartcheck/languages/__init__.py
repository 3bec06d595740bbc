"""Language packs: everything smartcheck knows about a language that is not in its spaCy pipeline.

One YAML file per language, whose contents `contents` and `word_lists` describe and `schema` checks.
Each section is read by the module that uses it: `labels` by the readers, `times` by `periods` and
`annotate.times`, `numbers`, `scores` and `lexicon` by `annotate` and the rules. Installed packages
add languages through the entry points of the group `smartcheck.languages`: the name is the code of
the language, the value the package that holds `CODE.yaml`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from smartcheck.languages.schema import PackError, completed

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["LanguagePack", "PackError", "available_languages", "load_pack"]
ENTRY_POINTS = "smartcheck.languages"


@dataclass(frozen=True, eq=False)
class LanguagePack:
    """The word lists, labels and cues of one language, by section.

    `verb_list` holds infinitives and imperatives, then those that are also another word.
    """

    code: str
    sections: Mapping[str, Any]
    verb_list: str = ""

    def section(self, name: str) -> Mapping[str, Any]:
        """One section of the file, with empty lists for those that the file leaves out."""
        section: Mapping[str, Any] = self.sections.get(name) or {}
        return section

    @cached_property
    def bare_verbs(self) -> frozenset[str]:
        """Infinitives and imperatives that are nothing else (`training.lexicon` counted them)."""
        return frozenset(self.verb_list.partition("homographs")[0].split())

    @cached_property
    def possible_verbs(self) -> frozenset[str]:
        """Infinitives and imperatives, and forms that are also a noun or an adjective."""
        return frozenset(self.verb_list.split()) | self.words("verb_homographs")

    @property
    def compounds(self) -> bool:
        """Whether nouns are written together, so that the last part of a word is its head."""
        return bool(self.sections.get("compounds"))

    @property
    def decimal_comma(self) -> bool:
        """Whether a comma marks decimals and a point thousands."""
        return bool(self.sections.get("decimal_comma"))

    def words(self, name: str) -> frozenset[str]:
        """One list of the `lexicon` section as a set of lemmas; KeyError for an unknown list."""
        if name not in self._sets:
            self._sets[name] = frozenset(self.section("lexicon")[name])
        return self._sets[name]

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {}


@cache
def available_languages() -> tuple[str, ...]:
    """Codes of the languages with a pack, Norwegian first."""
    return tuple(sorted({*_own_languages(), *_installed()}, key=lambda code: (code != "nb", code)))


@cache
def load_pack(code: str) -> LanguagePack:
    """The pack of a language; KeyError for a language without one, PackError for a broken one.

    An installed smartcheck holds packs as JSON too, which is read in a tenth of the time; a
    checkout holds only their sources.
    """
    folder, name = files(__name__), f"{code}.yaml"
    compiled = folder / f"{code}.json"
    if compiled.is_file():
        data = json.loads(compiled.read_text(encoding="utf-8"))
    else:
        folder = folder if (folder / name).is_file() else _folder_of(code)
        data = _read(folder / name)
    verbs = folder / f"{code}.verbs.txt"
    verb_list = verbs.read_text(encoding="utf-8") if verbs.is_file() else ""
    # What our own packs may hold is for the tests to check.
    own = code in _own_languages()
    return LanguagePack(code, completed(str(folder / name), code, data, strict=not own), verb_list)


@cache
def _own_languages() -> list[str]:
    names = (entry.name for entry in files(__name__).iterdir())
    return [name.removesuffix(".yaml") for name in names if name.endswith(".yaml")]


@cache
def _installed() -> Mapping[str, str]:
    """The packages that hold the packs of other languages, by their code."""
    from importlib.metadata import entry_points

    return {point.name: point.value for point in entry_points(group=ENTRY_POINTS)}


def _folder_of(code: str) -> Traversable:
    package = _installed()[code]
    try:
        return files(package)
    except ImportError as error:
        raise PackError(f"{package}: {error}, which should hold {code}.yaml") from None


def _read(file: Traversable) -> object:
    """The contents of a YAML file; PackError where there is none, or no YAML in it."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PackError(f"{file}: {' '.join(str(error).split())}") from None
