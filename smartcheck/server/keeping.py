"""What goals say, kept from one edit to the next: only a goal that changed is parsed again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from smartcheck.nlp import Annotator, Wording

LIMIT = 4096  # goals; about 20 kB each
Key = tuple[str, str, bool]


@dataclass(frozen=True, eq=False)
class KeepingAnnotator(Annotator):
    """An Annotator that knows the goals it met last, by their language and text."""

    _known: OrderedDict[Key, Wording] = field(default_factory=OrderedDict, init=False, repr=False)

    def wordings(self, language: str, goals: Sequence[tuple[str, bool]]) -> list[Wording]:
        """What goals say by themselves; those that were met before are not parsed again."""
        keys = [(language, text, scored) for text, scored in goals]
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        read = super().wordings(language, [(text, scored) for _, text, scored in new])
        self._known.update(zip(new, read, strict=True))
        for key in keys:
            self._known.move_to_end(key)
        found = [self._known[key] for key in keys]
        while len(self._known) > LIMIT:
            self._known.popitem(last=False)
        return found

    def body_end(self, language: str, text: str, scored: bool) -> int:
        """Where a goal's own words end: before its score and its full stop."""
        _, end = self.wordings(language, [(text, scored)])[0].body
        return len(text[:end].rstrip(" .!"))
