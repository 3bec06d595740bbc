"""A003: a key result that promises effort."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._activity import deed

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class EffortVerb(GoalRule):
    """The key result promises effort, not a result.

    Flags key results whose verb, or one coordinated with it, is an effort: prøve, jobbe med,
    støtte, bidra til, satse på, try, aim, work on, support, contribute.

    Not flagged: the same words as nouns (“støtte fra fylket”, “support from the county”), and what
    others do.

    Why: trying is done as soon as it is begun. A key result says how far you got.

    Sources: GOOGLE

    Weak:
        nb: [[Jobbe]] med å få 20 barn inn i korpset
        nb: [[Bidra]] til 15 nye arbeidsplasser i dalen
        nb: Rekruttere 8 trenere og [[jobbe]] med klubbhuset
        en: [[Work]] on getting 20 children into the band
        en: [[Contribute]] to 15 new jobs in the valley
        en: Recruit 8 coaches and [[support]] the youth council

    Better:
        nb: 20 nye barn i korpset
        nb: Hente 300 000 kr i støtte fra fylket
        nb: Bidragene fra givere passerer 90 000 kr
        en: 20 new children in the band
        en: Raise $300,000 in support from the county
        en: Contributions from donors pass $90,000
    """

    code = "A003"
    name = "effort-verb"
    criterion = "attractive"
    severity = Severity.WARNING
    silenced_by = ("A002",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The first verb of effort among the main verbs."""
        if (verb := deed(subject, "effort_verbs")) is not None:
            yield Flag(
                N_("“{words}” is an effort, and no effort is ever quite done."),
                N_("Say what it should lead to, and how much of it: “from **?** to **?**”."),
                ((verb.word.start, verb.word.end),),
                {"words": verb.word.text},
            )
