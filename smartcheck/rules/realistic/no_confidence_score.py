"""R001: nobody has said how sure they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, DocumentRule, Flag
from smartcheck.rules.realistic._scores import REQUIRE_SCORE

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedDocument


class NoConfidenceScore(DocumentRule):
    """The key result has no confidence score.

    Flags a key result without a score where others in the document have one. A document without any
    score is told so once, as a hint.

    Not flagged: documents whose period is over.

    Why: a score such as 6/10 says how sure the team is before it starts. Without it nobody can tell
    a stretch from a promise, and the talk about what would make it likelier never takes place.

    Sources: SEED, WODTKE

    Weak (nb):
        objectives:
          - objective: Gi pasientene en roligere hverdag
            key_results:
              - Ventetiden er under 20 minutter 6/10
              - "[[90 % møter samme lege hver gang]]"
    Weak (nb):
        objectives:
          - objective: Få flere til å reparere klær
            key_results:
              - Holde åpent verksted i 8 bydeler (7/10)
              - "[[400 plagg er reparert]]"
              - 60 % av kundene kommer tilbake (5/10)
    Weak (nb):
        goals:
          - goal: Løpe mila på 50 minutter
            confidence: 7/10
          - goal: "[[Svømme 1 000 meter]]"
    Weak (en):
        objectives:
          - objective: Give patients a calmer day
            key_results:
              - Waiting time is under 20 minutes 6/10
              - "[[90% see the same doctor every time]]"
    Weak (en):
        objectives:
          - objective: Get more people to mend their clothes
            key_results:
              - Hold open workshops in 8 districts (7/10)
              - "[[400 garments are mended]]"
              - 60% of customers come back (5/10)
    Weak (en):
        goals:
          - goal: Run the 10K in 50 minutes
            confidence: 7/10
          - goal: "[[Swim 1,000 metres]]"

    Better (nb):
        objectives:
          - objective: Gi pasientene en roligere hverdag
            key_results:
              - Ventetiden er under 20 minutter 6/10
              - 90 % møter samme lege hver gang 5/10
    Better (nb):
        goals:
          - goal: Løpe mila på 50 minutter (7/10)
          - goal: Svømme 1 000 meter (tillit 60 %)
    Better (nb):
        period: 2019-Q2
        objectives:
          - objective: Få flere til å reparere klær
            key_results:
              - Holde åpent verksted i 8 bydeler 7/10
              - 400 plagg er reparert
    Better (en):
        objectives:
          - objective: Give patients a calmer day
            key_results:
              - Waiting time is under 20 minutes 6/10
              - 90% see the same doctor every time 5/10
    Better (en):
        goals:
          - goal: Run the 10K in 50 minutes (7/10)
          - goal: Swim 1,000 metres (confidence 60%)
    Better (en):
        period: 2019-Q2
        objectives:
          - objective: Get more people to mend their clothes
            key_results:
              - Hold open workshops in 8 districts 7/10
              - 400 garments are mended
    """

    code = "R001"
    name = "no-confidence-score"
    criterion = "realistic"
    severity = Severity.WARNING
    options = (REQUIRE_SCORE,)

    def check(self, subject: ParsedDocument, context: Context) -> Iterator[Flag]:
        """Each key result without a score; one hint where none has any."""
        results = list(subject.every_result())
        missing = [goal for goal in results if goal.score is None]
        if not missing or subject.is_over(context.today):
            return
        advice = N_("Write how sure you are at the end of it: “**?**/10”.")
        if len(missing) < len(results) or context.option(REQUIRE_SCORE):
            message = N_("There is no confidence score here.")
            yield from (Flag(message, advice, subject=goal) for goal in missing)
            return
        yield Flag(
            N_("Nothing here says how sure you are of reaching it."),
            N_("Write a confidence score at the end of each: “**?**/10”."),
            severity=Severity.INFO,
        )
