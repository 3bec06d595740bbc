"""B013: a document out of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, DocumentRule, Flag

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedDocument


class NoPeriod(DocumentRule):
    """The document names no period.

    Flags a document that names neither a period nor any date at all.

    Not flagged: a document with a period in its title, a heading, its front matter or its file
    name, or with a deadline on any goal; and where T001 has said so already.

    Why: next year nobody knows which goals these were, and until then nobody knows when they are
    over.

    Sources: DORAN, GOOGLE

    Weak (nb):
        objectives:
          - objective: "[[Rydde fjæra]]"
          - objective: Holde liv i bygda
    Weak (nb):
        objectives:
          - objective: "[[Gi elevene lyst til å lese]]"
    Weak (nb):
        language: nb
        objectives:
          - objective: "[[Få flere til å velge buss]]"
          - objective: Gjøre det lett å bli medlem
          - objective: Bli kommunens triveligste kontor
    Weak (en):
        objectives:
          - objective: "[[Clean up the shore]]"
          - objective: Keep the village alive
    Weak (en):
        objectives:
          - objective: "[[Make pupils want to read]]"
    Weak (en):
        language: en
        objectives:
          - objective: "[[Get more people to take the bus]]"
          - objective: Make it easy to join
          - objective: Become the friendliest office in town

    Better (nb):
        period: 2026-Q4
        objectives:
          - objective: Rydde fjæra
    Better (nb):
        objectives:
          - objective: Gi elevene lyst til å lese innen jul
    Better (nb):
        period: 1. tertial 2026
        objectives:
          - objective: Få flere til å velge buss
    Better (en):
        period: 2026-Q4
        objectives:
          - objective: Clean up the shore
    Better (en):
        objectives:
          - objective: Make pupils want to read by Christmas
    Better (en):
        period: spring 2026
        objectives:
          - objective: Get more people to take the bus
    """

    code = "B013"
    name = "no-period"
    criterion = "balance"
    severity = Severity.INFO
    silenced_by = ("T001",)

    def check(self, subject: ParsedDocument, context: Context) -> Iterator[Flag]:
        """The document, where nothing in it says when."""
        if subject.document.period is not None:
            return
        goals = list(subject.every_goal())
        if not goals or any(
            goal.deadline is not None and not goal.deadline.vague for goal in goals
        ):
            return
        yield Flag(
            N_("This document names no period and no date."),
            N_("Say at the top which period it is for: “period: **?**”."),
        )
