"""O009: an objective that nobody can say by heart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule, Option
from smartcheck.rules._length import without_times, word_count

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal

MAX_WORDS = Option("max_objective_words", 18, "how many words an objective may have, dates aside")
MAX_CHARACTERS = Option(
    "max_objective_characters", 100, "how many characters an objective may have, dates aside"
)


class LongObjective(ObjectiveRule):
    """The objective is long.

    Flags an objective of more than 18 words; one of more than 100 characters is a hint. Dates are
    not counted.

    Not flagged: an objective that is long only by its deadline.

    Why: an objective is to be remembered and repeated by everyone who works for it. What does not
    fit in a line is remembered by no one.

    Sources: GOOGLE, SEED

    Weak:
        nb: [[Gi alle som bor her i bygda en god grunn til å stå opp og gå ut av døra hver dag]]
        nb: [[Vi skal få det til slik at alle som vil, kan bo hjemme så lenge de selv vil det]]
        en: [[Give all who live in our town a good reason to get up and go out the door each day]]
        en: [[We want it to be so that all who want to can live at home for as long as they like]]
    Weak (nb):
        objectives:
          - objective: "[[Gjenåpne fellesarkivet for lokalhistorielagene,
              slektsforskerforeningen og kommuneadministrasjonen i Øst-Telemark]]"
    Weak (en):
        objectives:
          - objective: "[[Reopen the community archive for neighbourhood historians,
              genealogical societies and local administrators]]"

    Better:
        nb: Få alle beboerne ut i frisk luft
        nb: Bli biblioteket der unge og gamle treffes
        nb: Innen utgangen av 2026 skal alle som vil, kunne bo hjemme så lenge de selv ønsker
        en: Get every resident out into fresh air
        en: Become the library where young and old meet
        en: By the end of 2026 all who want to live at home will do so for as long as they like
    """

    code = "O009"
    name = "long-objective"
    criterion = "objective"
    severity = Severity.WARNING
    options = (MAX_WORDS, MAX_CHARACTERS)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The objective as a whole, where it has too many words or, failing that, characters."""
        text = without_times(subject)
        words, most = word_count(text), context.option(MAX_WORDS)
        advice = N_("Keep what should be different for whom, and put the rest beside it.")
        if words > most:
            yield Flag(
                N_("{count} words is more than anyone remembers."),
                advice,
                (subject.body,),
                {"count": str(words)},
            )
        elif len(text) > context.option(MAX_CHARACTERS):
            yield Flag(
                N_("{count} characters do not fit in one line."),
                advice,
                (subject.body,),
                {"count": str(len(text))},
                Severity.INFO,
            )
