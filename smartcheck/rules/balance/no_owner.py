"""B014: everybody's objective is nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, DocumentRule, Flag

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedDocument


class NoOwner(DocumentRule):
    """The objective has no owner.

    Flags an objective without an owner or a team in a document that names some for others.

    Not flagged: documents that name nobody at all, or one team or owner for everything.

    Why: what belongs to everyone is looked after by no one. An owner need not do the work, but asks
    how it goes.

    Sources: DORAN

    Weak (nb):
        objectives:
          - {objective: Rydde fjæra, owner: Kari}
          - objective: "[[Holde liv i bygda]]"
    Weak (nb):
        objectives:
          - objective: "[[Gi elevene lyst til å lese]]"
          - {objective: Bygge ny klatrevegg, team: Drift}
    Weak (nb):
        objectives:
          - {objective: Rydde fjæra, owner: Kari}
          - {objective: Få flere til å velge buss, owner: Ola}
          - objective: "[[Gjøre det lett å bli medlem]]"
    Weak (en):
        objectives:
          - {objective: Clean up the shore, owner: Ann}
          - objective: "[[Keep the village alive]]"
    Weak (en):
        objectives:
          - objective: "[[Make pupils want to read]]"
          - {objective: Build a new climbing wall, team: Grounds}
    Weak (en):
        objectives:
          - {objective: Clean up the shore, owner: Ann}
          - {objective: Get more people to take the bus, owner: Bob}
          - objective: "[[Make it easy to join]]"

    Better (nb):
        objectives:
          - {objective: Rydde fjæra, owner: Kari}
          - {objective: Holde liv i bygda, owner: Ola}
    Better (nb):
        team: Drift
        objectives:
          - {objective: Rydde fjæra, owner: Kari}
          - objective: Holde liv i bygda
    Better (nb):
        objectives:
          - objective: Rydde fjæra
          - objective: Holde liv i bygda
    Better (en):
        objectives:
          - {objective: Clean up the shore, owner: Ann}
          - {objective: Keep the village alive, owner: Bob}
    Better (en):
        team: Grounds
        objectives:
          - {objective: Clean up the shore, owner: Ann}
          - objective: Keep the village alive
    Better (en):
        objectives:
          - objective: Clean up the shore
          - objective: Keep the village alive
    """

    code = "B014"
    name = "no-owner"
    criterion = "balance"
    severity = Severity.OFF

    def check(self, subject: ParsedDocument, context: Context) -> Iterator[Flag]:
        """Each objective without an owner, where others have one."""
        document = subject.document
        if document.owner or document.team:
            return
        owned = [bool(o.parsed.goal.owner or o.parsed.goal.team) for o in subject.objectives]
        for objective, has_owner in zip(subject.objectives, owned, strict=True):
            if any(owned) and not has_owner:
                yield Flag(
                    N_("This objective has no owner."),
                    N_("Name the one who asks how it goes: “owner: **?**”."),
                    subject=objective.parsed,
                )
