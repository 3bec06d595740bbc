"""M001: a key result with nothing to measure and nothing to tick off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules.measurable._verifiable import verdict

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class NoNumber(GoalRule):
    """The key result has no number.

    Flags a key result without any quantity, in its words or in its target field, that nobody
    outside the team could tick off either: a direction without a size, a quality, a topic, an
    activity, or things of which nobody says how many are enough.

    Not flagged: results that are plainly there or not, such as a certificate, a release or a signed
    agreement (M009 mentions those), and a comparison with something named.

    Why: when the period is over, two people must come to the same answer on whether the key result
    was reached. Without a number the answer is a matter of mood.

    Sources: DOERR, GOOGLE, SEED

    Weak:
        nb: [[Forbedre kundeservice]]
        nb: [[Høyere trivsel blant lærlingene]]
        nb: [[Arrangere temakvelder]]
        en: [[Improve sign-ups]]
        en: [[Higher wellbeing among apprentices]]
        en: [[Patients feel safe on the ward]]

    Better:
        nb: Øke antall fastleger fra 12 til 15
        nb: Bli Miljøfyrtårn-sertifisert
        nb: Minst halvparten av lærlingene trives
        en: Increase the number of family doctors from 12 to 15
        en: The new booking system is live
        en: At least half of the apprentices complete their trade exam
    """

    code = "M001"
    name = "no-number"
    criterion = "measurable"
    severity = Severity.ERROR
    silenced_by = ("M002",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The goal as a whole, where nothing in it can be measured or ticked off."""
        if verdict(subject) == "open":
            yield Flag(
                N_("“{goal}” has no number: nobody can tell when it is reached."),
                N_(
                    "Say how much: “from **?** to **?**”, or name the one thing that will be there."
                ),
                (subject.body,),
                {"goal": subject.words(*subject.body)},
            )
