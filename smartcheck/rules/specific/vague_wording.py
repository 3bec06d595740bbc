"""S001: a word where a number belongs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._vague import vague_words

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class VagueWording(GoalRule):
    """A vague word stands where a number belongs.

    Flags empty adjectives, adverbs and quantifiers that decide whether the key result is reached:
    better, more, several, significantly, user-friendly.

    Not flagged: a word with a measure beside it (“20 % flere”, “faster than 2 s”), words inside a
    name or a topic, and superlatives with a scope.

    Why: everyone reads “better” their own way, and everyone is right.

    Sources: GOOGLE, FEMMER

    Weak:
        nb: [[Flere]] frivillige i besøkstjenesten
        nb: Bestillingsappen er [[brukervennlig]]
        nb: [[Noen]] nye samarbeidsavtaler signert
        en: [[Faster]] handling of building cases
        en: Response time in chat is [[low]]
        en: [[Several]] pupils read in their spare time

    Better:
        nb: Minst 20 % flere frivillige
        nb: Veileder om bedre søvn er publisert
        nb: Chatten svarer raskere enn 2 minutter
        en: Chat replies come faster than 2 minutes
        en: The Better Roads campaign reaches 40,000 drivers
        en: Sign a good contract with the vet clinic
    """

    code = "S001"
    name = "vague-wording"
    criterion = "specific"
    severity = Severity.WARNING
    silenced_by = ("M002",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The vague words, as one finding."""
        words = vague_words(subject)
        if words:
            spans = tuple((word.start, word.end) for word in words)
            yield Flag(
                N_("“{words}” can mean anything."),
                N_("Put the measure in its place: “from **?** to **?**”, or “at least **?**”."),
                spans,
                {"words": subject.words(*spans[0])},
            )
