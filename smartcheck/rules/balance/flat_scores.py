"""B010: one score for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, SetRule
from smartcheck.rules.realistic._scores import in_tenths, shares

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedObjective

_FEWEST = 4


class FlatScores(SetRule):
    """The key results all have the same score.

    Flags four or more key results of an objective with one and the same confidence score.

    Not flagged: fewer than four, and scores that differ.

    Why: key results are hardly ever equally likely. One score for all is a sign that nobody thought
    about each of them.

    Sources: WODTKE

    Weak (nb):
        objectives:
          - objective: "[[Rydde fjæra]]"
            key_results: [12 km strand 5/10, 300 frivillige 5/10, 4 tonn plast 5/10, 8 skoler 5/10]
    Weak (nb):
        objectives:
          - objective: "[[Holde liv i bygda]]"
            key_results: [9 gårder 0/10, 3 butikker 7/10, 2 kor 7/10, 40 barn 7/10, 5 båter 7/10]
    Weak (nb):
        objectives:
          - objective: "[[Få flere til å velge buss]]"
            key_results:
              - {key_result: 12 holdeplasser, confidence: 60 %}
              - {key_result: 40 avganger, confidence: 0.6}
              - {key_result: 900 månedskort, confidence: 6}
              - 5 nye ruter 6/10
    Weak (en):
        objectives:
          - objective: "[[Clean up the shore]]"
            key_results: [12 km of beach 5/10, 300 helpers 5/10, 4 tonnes 5/10, 8 schools 5/10]
    Weak (en):
        objectives:
          - objective: "[[Keep the village alive]]"
            key_results: [9 farms 0/10, 3 shops 7/10, 2 choirs 7/10, 40 children 7/10, 5 boats 7/10]
    Weak (en):
        objectives:
          - objective: "[[Get more people to take the bus]]"
            key_results:
              - {key_result: 12 stops, confidence: 60%}
              - {key_result: 40 departures, confidence: 0.6}
              - {key_result: 900 monthly passes, confidence: 6}
              - 5 new lines 6/10

    Better (nb):
        objectives:
          - objective: Rydde fjæra
            key_results: [12 km strand 5/10, 300 frivillige 7/10, 4 tonn plast 5/10, 8 skoler 4/10]
    Better (nb):
        objectives:
          - objective: Holde liv i bygda
            key_results: [9 gårder 6/10, 3 butikker 6/10, 2 kor 6/10]
    Better (nb):
        objectives:
          - objective: Få flere til å velge buss
            key_results: [12 holdeplasser, 40 avganger, 900 månedskort, 5 nye ruter]
    Better (en):
        objectives:
          - objective: Clean up the shore
            key_results: [12 km of beach 5/10, 300 helpers 7/10, 4 tonnes 5/10, 8 schools 4/10]
    Better (en):
        objectives:
          - objective: Keep the village alive
            key_results: [9 farms 6/10, 3 shops 6/10, 2 choirs 6/10]
    Better (en):
        objectives:
          - objective: Get more people to take the bus
            key_results: [12 stops, 40 departures, 900 monthly passes, 5 new lines]
    """

    code = "B010"
    name = "flat-scores"
    criterion = "balance"
    severity = Severity.INFO

    def check(self, subject: ParsedObjective, context: Context) -> Iterator[Flag]:
        """The objective, where one score stands at four or more of its key results."""
        counts = Counter(shares(subject.key_results))
        for share, count in counts.items():
            if count >= _FEWEST:
                yield Flag(
                    N_("{count} key results have the same score, {score}."),
                    N_("Which of them are you least sure of? Score that one first."),
                    values={"count": str(count), "score": in_tenths(share)},
                )
