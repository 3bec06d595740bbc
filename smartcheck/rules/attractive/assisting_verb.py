"""A002: a key result that helps, analyses or takes part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._activity import deed

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class AssistingVerb(GoalRule):
    """The key result helps or takes part, and does not say what comes of it.

    Flags key results whose verb is one of those that Google warns against, or like them: consult,
    help, analyse, participate, assess, rådgi, hjelpe, bistå, analysere, delta, vurdere.

    Not flagged: the same words as nouns (“help-centre tickets”, “deltakelse”), and what others do.

    Why: help can be given and meetings attended without anything having changed. What did those
    who were helped manage afterwards?

    Sources: GOOGLE

    Weak:
        nb: [[Hjelpe]] 25 nyankomne med å finne bolig
        nb: [[Vurdere]] fem søknader om støtte
        nb: Vi skal [[delta]] på 4 messer
        en: [[Help]] 25 newcomers find a home
        en: [[Assess]] five applications for support
        en: We will [[participate]] in 4 fairs

    Better:
        nb: 25 nyankomne har fått egen bolig
        nb: 60 % deltakelse på messa
        nb: Færre enn 12 saker hos hjelpetjenesten i uka
        en: 25 newcomers have a home of their own
        en: 60% participation at the fair
        en: Fewer than 12 help-desk tickets a week
    """

    code = "A002"
    name = "assisting-verb"
    criterion = "attractive"
    severity = Severity.WARNING

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The first such verb among the main verbs."""
        if (verb := deed(subject, "assist_verbs")) is not None:
            yield Flag(
                N_("“{words}” is what you give; what do the others get out of it?"),
                N_("Say what they can do afterwards, and how many: “**?** of **?** can **?**”."),
                ((verb.word.start, verb.word.end),),
                {"words": verb.word.text},
            )
