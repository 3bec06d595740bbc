"""M009: a milestone, done or not done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules.measurable._verifiable import verdict

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class YesNoResult(GoalRule):
    """The key result is a milestone.

    Flags a key result without a quantity that is either done or not: something is signed,
    published, certified, removed or in use.

    Not flagged: anything with a number, and goals that nobody could tick off (M001).

    Why: a milestone shows no progress before the last day, and says nothing of what it is good for.
    Often there is a number behind it that would.

    Against: Perdoo, Inevo and GitLab find milestones fine, as long as there are not many.

    Sources: QUANTIVE, PERDOO, INEVO, GITLAB

    Weak:
        nb: [[Signert leieavtale med kommunen]]
        nb: [[Bli Svanemerket]]
        nb: [[Kundeportalen er i drift]]
        en: [[Publish the annual report by November 30]]
        en: [[Become Fairtrade certified]]
        en: [[Patients can book appointments in the app]]

    Better:
        nb: 80 % av pasientene bestiller time i appen
        nb: Signert leieavtale med 3 kommuner
        nb: Alle portaler er i drift
        en: 80% of patients book in the app
        en: Signed leases with 3 councils
        en: Bring food waste down to 40 grams per serving
    """

    code = "M009"
    name = "yes-no-result"
    criterion = "measurable"
    severity = Severity.INFO
    silenced_by = ("M002",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The goal as a whole, where it is done or not done."""
        if verdict(subject) == "verifiable":
            yield Flag(
                N_("“{goal}” is done or not done; it shows no progress on the way."),
                N_("Fine now and then. Is there a number behind it: **?** who use it by **?**?"),
                (subject.body,),
                {"goal": subject.words(*subject.body)},
            )
