"""What the rules on sets of goals share: how many are too many, and which say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcheck.annotate.goal import once_per_goal
from smartcheck.rule import Option

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal

MAX_KEY_RESULTS = Option("max_key_results", 5, "how many key results an objective may have")
MAX_OBJECTIVES = Option("max_objectives", 5, "how many objectives a team may have at a time")

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "X", "INTJ"})
# Two lemmas that are this much alike, in per cent, are one word with a slip in it.
_TYPO = 85
_SHORTEST_TYPO = 5


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a goal as it is looked up and as it is written, both in lower case."""

    lemma: str
    written: str

    def matches(self, other: Said) -> bool:
        """Whether both are one word, in another form or with a slip of the pen."""
        if self.lemma == other.lemma or self.written == other.written:
            return True
        return _is_slip(self.lemma, other.lemma) or _is_slip(self.written, other.written)


@once_per_goal
def content(goal: ParsedGoal) -> tuple[Said, ...]:
    """The words that carry the goal's meaning, without its numbers, times and score."""
    aside = [quantity.number for quantity in goal.quantities]
    aside += [(time.start, time.end) for time in goal.times]
    aside.append((goal.body[1], len(goal.text)))
    words = [
        word
        for word in goal.structure.words
        if (word.pos in _CONTENT or not goal.structure.parsed)
        and (word.text.isalpha() or any(char.isalpha() for char in word.text))
        and not any(low <= word.start < high for low, high in aside)
    ]
    return tuple(Said((word.lemma or word.text).lower(), word.lower) for word in words)


def numbers(goal: ParsedGoal) -> tuple[object, ...]:
    """The figures of a goal, in order, with what its fields say."""
    found = [(q.value, q.high, q.baseline, q.unit) for q in goal.quantities if q.value is not None]
    return (*found, goal.baseline, goal.target)


def same_words(left: Sequence[Said], right: Sequence[Said], spare: int = 0) -> bool:
    """Whether two goals say the same but for slips of the pen and `spare` words more in one."""
    if abs(len(left) - len(right)) > spare:
        return False
    shorter, longer = sorted((list(left), list(right)), key=len)
    for word in shorter:
        twin = next((other for other in longer if word.matches(other)), None)
        # A word in place of another means another thing; a word more may only say it more fully.
        if twin is None:
            return False
        longer.remove(twin)
    return True


def _is_slip(left: str, right: str) -> bool:
    if min(len(left), len(right)) < _SHORTEST_TYPO or left[0] != right[0]:
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(left, right) >= _TYPO
