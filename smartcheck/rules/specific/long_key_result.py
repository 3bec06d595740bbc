"""S004: a key result that has to be read twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule, Option
from smartcheck.rules._length import word_count
from smartcheck.rules._shared import whole

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal

MAX_WORDS = Option("max_key_result_words", 25, "how many words a key result may have")


class LongKeyResult(GoalRule):
    """The key result is long.

    Flags a key result of more than 25 words.

    Not flagged: the confidence score at the end, which is not counted.

    Why: a key result says what is measured, from where and to where. When it needs more words than
    that, it often hides conditions, or a second result.

    Sources: DOERR

    Weak (nb):
        objectives:
          - objective: Bli bygdas barnehage
            key_results:
              - "[[Minst 60 % av foreldrene som har barn i barnehagen og bor
                utenfor sentrum, har vært med på en dugnad eller et møte i løpet av høsten]]"
    Weak (nb):
        objectives:
          - objective: Bli taktekkeren folk stoler på
            key_results:
              - "[[Korte tiden fra en kunde ringer om et lekkende tak til en taktekker står
                på døra, fra 9 til 4 dager i alle bydeler, også i helgene]]"
    Weak (nb):
        objectives:
          - objective: Bake for hele dalen
            key_results:
              - "[[Selge 300 brød om dagen i butikken på torget, på messa i Skien og til
                kantinene på skolene i hele kommunen uten at noen må kaste rester]]"
    Weak (en):
        objectives:
          - objective: Be the nursery of the village
            key_results:
              - "[[At least 60% of parents who have children in the nursery and live outside
                the centre have joined a work day or a meeting in the autumn]]"
    Weak (en):
        objectives:
          - objective: Be the roofer people trust
            key_results:
              - "[[Cut the time from when a customer calls about a leaking roof until a
                roofer stands at the door from 9 to 4 days in all boroughs]]"
    Weak (en):
        objectives:
          - objective: Bake for the whole valley
            key_results:
              - "[[Sell 300 loaves a day in the shop on the square, at the fair in Bath
                and to the canteens of all the schools in the county]]"

    Better:
        nb: Minst 60 % av foreldrene har vært med på en dugnad i høst
        nb: Korte ventetiden på taktekker fra 9 til 4 dager
        nb: Selge 300 brød om dagen
        en: At least 60% of parents have joined a work day this autumn
        en: Cut the wait for a roofer from 9 to 4 days
        en: Sell 300 loaves a day
    """

    code = "S004"
    name = "long-key-result"
    criterion = "specific"
    severity = Severity.INFO
    options = (MAX_WORDS,)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The key result as a whole."""
        words = word_count(whole(subject))
        if words > context.option(MAX_WORDS):
            yield Flag(
                N_("{count} words is a lot for one key result."),
                N_("Keep the measure and its target: “**?** from **?** to **?**”."),
                (subject.body,),
                {"count": str(words)},
            )
