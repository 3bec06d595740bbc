"""Whether a goal hides who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcheck.rules._shared import is_word

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


def passive_verb(goal: ParsedGoal) -> tuple[int, int] | None:
    """The words of the main verb in the passive, with its auxiliary; None for a mere state.

    "The quay is built" and "kaia bygges" are passive, "the quay, built" says what it is.
    """
    structure = goal.structure
    verb, tree = structure.verb, structure.tree
    if not structure.passive or verb is None or tree is None:
        return None
    word = verb.word
    helpers = [
        kid
        for kid in tree.children(word, "aux")
        if kid.index < word.index and is_word(goal, kid, "passive_auxiliaries")
    ]
    if helpers:
        return helpers[-1].start, verb.word.end
    in_itself = word.has("Voice", "Pass")
    return (verb.word.start, verb.word.end) if in_itself and verb.form != "participle" else None
