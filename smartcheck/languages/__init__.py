"""Language packs: everything smartcheck knows about a language that is not in its spaCy pipeline.

One YAML file per language. Each section is read by the module that uses it: `labels` by the
readers, `times` by `periods` and `annotate.times`, `numbers`, `scores` and `lexicon` by `annotate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, eq=False)
class LanguagePack:
    """The word lists, labels and cues of one language, by section."""

    code: str
    sections: Mapping[str, Any]

    def section(self, name: str) -> Mapping[str, Any]:
        """One section of the file; empty where the language has none."""
        section: Mapping[str, Any] = self.sections.get(name) or {}
        return section

    @cached_property
    def bare_verbs(self) -> frozenset[str]:
        """Infinitives and imperatives that are nothing else (`training.lexicon` counted them)."""
        return frozenset(self._verb_list.partition("homographs")[0].split())

    @cached_property
    def possible_verbs(self) -> frozenset[str]:
        """Infinitives and imperatives, and forms that are also a noun or an adjective."""
        return frozenset(self._verb_list.split()) | self.words("verb_homographs")

    @cached_property
    def _verb_list(self) -> str:
        file = files(__name__) / f"{self.code}.verbs.txt"
        return file.read_text(encoding="utf-8") if file.is_file() else ""

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
        return frozenset(self.section("lexicon")[name])


def available_languages() -> tuple[str, ...]:
    """Codes of the languages with a pack, Norwegian first."""
    names = (entry.name for entry in files(__name__).iterdir())
    codes = sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))
    return tuple(sorted(codes, key=lambda code: code != "nb"))


@cache
def load_pack(code: str) -> LanguagePack:
    """The pack of a language; KeyError for a language without one."""
    import yaml

    file = files(__name__) / f"{code}.yaml"
    if not file.is_file():
        raise KeyError(code)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return LanguagePack(code, yaml.load(file.read_text(encoding="utf-8"), Loader=loader))
