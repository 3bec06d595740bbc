"""Whether a description says more fully what a name only hints at."""

from __future__ import annotations

import re

from smartcheck.document import Excerpt

_WORD = re.compile(r"[^\W_]{2,}")


def fuller(name: Excerpt, description: Excerpt) -> Excerpt:
    """The description where it restates the name as a sentence, else the name.

    "Activate technical contributors" and "Activate is engaging 70 new technical contributors" are
    one key result; "Raise NPS" and "Measured in the yearly survey" are not.
    """
    hints, words = _stems(name.text), _stems(description.text)
    shared = sum(hint in words for hint in hints)
    longer = len(description.text.split()) >= len(name.text.split())
    return description if hints and longer and shared * 2 >= len(hints) else name


def _stems(text: str) -> set[str]:
    """The words of a text, cut so that "implement" and "implementation" are one."""
    return {word[:5] for word in _WORD.findall(text.casefold())}
