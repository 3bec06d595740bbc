"""M003: a number of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._shared import is_noun, objects_of

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.words import Word


class NoUnit(GoalRule):
    """The number has no unit.

    Flags a number that counts nothing: neither a unit nor a noun goes with it, and what is measured
    could be counted in more than one way.

    Not flagged: per cent, money and time; measures with a scale of their own, such as NPS, ratings
    and grades; numbers said of something that is counted (“abonnementene passerer 7 000”).

    Why: “increase sales to 500” is reached by 500 orders and by 500 kroner. Someone will count the
    one while the others count the other.

    Sources: GOOGLE, DORAN

    Weak:
        nb: Øke garnsalget til [[400]]
        nb: Ventetid på akutten ned til [[4]]
        nb: Omsetning på [[12]]
        en: Increase yarn sales to [[400]]
        en: Energy use in the arena below [[90]]
        en: Cut spending by [[200]]

    Better:
        nb: Garnsalg på 400 nøster
        nb: NPS på 45
        nb: Abonnementene passerer 7 000
        en: Revenue of $12M
        en: ER waiting time down to 4 hours
        en: Number of injury reports: 75
    """

    code = "M003"
    name = "no-unit"
    criterion = "measurable"
    severity = Severity.WARNING
    silenced_by = ("M002",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """Each bare number."""
        if subject.goal.unit is not None or not subject.structure.parsed:
            return
        for quantity in subject.quantities:
            if _is_bare(quantity) and not _explained(subject, quantity):
                yield Flag(
                    N_("{number} of what? The number has no unit."),
                    N_("Say what is counted: “{number} **?**”."),
                    (quantity.number,),
                    {"number": subject.words(*quantity.number)},
                )


def _is_bare(quantity: Quantity) -> bool:
    return quantity.kind == "count" and not quantity.unit and quantity.unit_word is None


def _explained(goal: ParsedGoal, quantity: Quantity) -> bool:
    """Whether the words around say what is counted: a scale of its own, or things one counts."""
    if quantity.per:
        return True
    words = [w for w in goal.structure.words if w.pos in ("NOUN", "PROPN", "X", "ADJ", "VERB")]
    before = [w for w in words if w.end <= quantity.number[0]]
    behind = [w for w in words if w.start >= quantity.end]
    if any(is_noun(goal, word, "scaled_nouns") for word in (*before, *behind)):
        return True
    if any(_is_acronym(word) for word in before):
        return True
    if any(is_noun(goal, word, "amount_nouns") for word in before[-4:]):
        return False
    things = [phrase.head for phrase in objects_of(goal)]
    if goal.structure.subject is not None:
        things.append(goal.structure.subject.head)
    return any(_is_countable(word) for word in (*things, *before[-2:]))


def _is_acronym(word: Word) -> bool:
    return len(word.text) <= 6 and word.text.isupper() and len(word.text) > 1


def _is_countable(word: Word) -> bool:
    return word.plural and word.pos in ("NOUN", "PROPN")
