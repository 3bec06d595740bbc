"""B001: an objective that nothing measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, DocumentRule, Flag

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedDocument


class NoKeyResults(DocumentRule):
    """The objective has no key results.

    Flags an objective without key results in a document whose other objectives have some.

    Not flagged: a list of objectives alone, whose key results stand elsewhere.

    Why: an objective says where to; without key results nobody can tell whether you arrived.

    Sources: WODTKE

    Weak (nb):
        objectives:
          - objective: Gi elevene lyst til å lese
            key_results: [Hver elev har lånt 8 bøker]
          - objective: "[[Bli skolen der alle hører til]]"
    Weak (nb):
        objectives:
          - objective: "[[Få flere til å sykle til jobb]]"
            key_results: []
          - objective: Rydde fjæra
            key_results: [12 km strand er ryddet, 300 frivillige er med]
    Weak (nb):
        objectives:
          - objective: Gjøre det lett å bli medlem
            key_results: [200 nye medlemmer]
          - objective: "[[Gi trenerne tid til spillerne]]"
          - objective: Få jentene til å bli
            key_results: [Ni av ti fortsetter etter fylte 13]
    Weak (en):
        objectives:
          - objective: Make pupils want to read
            key_results: [Each pupil has borrowed 8 books]
          - objective: "[[Become the school where everyone belongs]]"
    Weak (en):
        objectives:
          - objective: "[[Get more people to cycle to work]]"
            key_results: []
          - objective: Clean up the shore
            key_results: [12 km of beach is clean, 300 volunteers join]
    Weak (en):
        objectives:
          - objective: Make it easy to join
            key_results: [200 new members]
          - objective: "[[Give coaches time for their players]]"
          - objective: Keep the girls in the game
            key_results: [Nine in ten go on after they turn 13]

    Better (nb):
        objectives:
          - objective: Gi elevene lyst til å lese
            key_results: [Hver elev har lånt 8 bøker]
          - objective: Bli skolen der alle hører til
            key_results: [95 % sier at de har en venn i klassen]
    Better (nb):
        objectives:
          - objective: Få flere til å sykle til jobb
          - objective: Rydde fjæra
    Better (nb):
        objectives:
          - objective: Rydde fjæra
            key_results: [12 km strand er ryddet]
    Better (en):
        objectives:
          - objective: Make pupils want to read
            key_results: [Each pupil has borrowed 8 books]
          - objective: Become the school where everyone belongs
            key_results: [95% say that they have a friend in class]
    Better (en):
        objectives:
          - objective: Get more people to cycle to work
          - objective: Clean up the shore
    Better (en):
        objectives:
          - objective: Clean up the shore
            key_results: [12 km of beach is clean]
    """

    code = "B001"
    name = "no-key-results"
    criterion = "balance"
    severity = Severity.ERROR

    def check(self, subject: ParsedDocument, context: Context) -> Iterator[Flag]:
        """Each objective without key results, where others have some."""
        bare = [objective for objective in subject.objectives if not objective.key_results]
        if len(bare) == len(subject.objectives):
            return
        for objective in bare:
            yield Flag(
                N_("This objective has no key results."),
                N_("Add two or three: what will be different, from **?** to **?**?"),
                subject=objective.parsed,
            )
