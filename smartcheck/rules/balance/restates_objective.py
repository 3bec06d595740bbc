"""B007: a key result that is its objective over again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, SetRule
from smartcheck.rules.balance._sets import content, same_words

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedObjective

_FEWEST_WORDS = 2


class RestatesObjective(SetRule):
    """The key result restates its objective.

    Flags a key result that is its objective again, with or without a number.

    Not flagged: key results that take up a word of the objective and say how it shows.

    Why: a key result answers “how will we know?”. Saying the objective twice leaves the question
    open, or shows that the objective was a metric.

    Sources: GITLAB

    Weak (nb):
        objectives:
          - objective: Få flere til å velge buss
            key_results:
              - "[[Få flere til å velge buss]]"
              - 40 % av pendlerne har månedskort
    Weak (nb):
        objectives:
          - objective: Redusere matsvinnet på kjøkkenet
            key_results:
              - 12 gjester spiser restemat
              - "[[Redusere matsvinnet på kjøkkenet med 30 %]]"
    Weak (nb):
        objectives:
          - objective: Gi elevene lyst til å lese
            key_results:
              - "[[Gi elevene lyst til å lese innen 1. mai]]"
    Weak (en):
        objectives:
          - objective: Get more people to take the bus
            key_results:
              - "[[Get more people to take the bus]]"
              - 40% of commuters have a monthly pass
    Weak (en):
        objectives:
          - objective: Reduce food waste in the kitchen
            key_results:
              - 12 guests eat leftovers
              - "[[Reduce food waste in the kitchen by 30%]]"
    Weak (en):
        objectives:
          - objective: Make pupils want to read
            key_results:
              - "[[Make pupils want to read by 1 May]]"

    Better (nb):
        objectives:
          - objective: Få flere til å velge buss
            key_results:
              - 40 % av pendlerne har månedskort på bussen
    Better (nb):
        objectives:
          - objective: Redusere matsvinnet på kjøkkenet
            key_results:
              - Kaste under 40 gram per porsjon
    Better (nb):
        objectives:
          - objective: Gi elevene lyst til å lese
            key_results:
              - Hver elev har lånt 8 bøker
    Better (en):
        objectives:
          - objective: Get more people to take the bus
            key_results:
              - 40% of commuters have a monthly bus pass
    Better (en):
        objectives:
          - objective: Reduce food waste in the kitchen
            key_results:
              - Throw away less than 40 grams per portion
    Better (en):
        objectives:
          - objective: Make pupils want to read
            key_results:
              - Each pupil has borrowed 8 books
    """

    code = "B007"
    name = "restates-objective"
    criterion = "balance"
    severity = Severity.WARNING

    def check(self, subject: ParsedObjective, context: Context) -> Iterator[Flag]:
        """Each key result whose words, numbers and times aside, are those of its objective."""
        words = content(subject.parsed)
        if len(words) < _FEWEST_WORDS:
            return
        for goal in subject.key_results:
            if same_words(content(goal), words):
                yield Flag(
                    N_("This key result says the objective over again."),
                    N_("Say what shows that you arrived: what changes, from **?** to **?**?"),
                    subject=goal,
                )
