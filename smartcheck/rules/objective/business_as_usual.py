"""O006: an objective that keeps things as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._shared import is_noun, is_verb

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal


class BusinessAsUsual(ObjectiveRule):
    """The objective keeps things as they are.

    Flags objectives whose verb keeps or continues what already is: opprettholde, fortsette,
    beholde, videreføre, maintain, continue, keep, remain.

    Not flagged: objectives of type committed, idioms such as “keep our promise”, and keeping as
    the purpose of something new.

    Why: what goes on by itself needs no objective. If it is at risk, the objective is to end the
    risk.

    Sources: GOOGLE

    Weak:
        nb: [[Opprettholde]] en trygg skolevei
        nb: [[Videreføre]] leksehjelpen på biblioteket
        nb: Tilbudet til pårørende skal [[videreføres]]
        en: [[Maintain]] a safe walk to school
        en: [[Continue]] our partnership with the college
        en: [[Keep]] publishing the village paper

    Better:
        nb: Bygge nytt klubbhus for å beholde ungdommen i bygda
        nb: Stå ved løftet vårt til beboerne
        nb: Åpne leksehjelp på biblioteket
        en: Keep our promise to the residents
        en: Find owners who will continue the corner shop
        en: Win back our place as the county's printer
    """

    code = "O006"
    name = "business-as-usual"
    criterion = "objective"
    severity = Severity.WARNING

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The verb that keeps things as they are."""
        if subject.goal.type == "committed":
            return
        for verb in subject.structure.verbs:
            if not is_verb(subject, verb, "keep_only") or _is_idiom(subject, verb.objects):
                continue
            yield Flag(
                N_("“{words}” keeps things as they are."),
                N_("Say what will be new, or give the objective `type: committed` if it must be."),
                ((verb.word.start, verb.word.end),),
                {"words": verb.word.text},
            )
            return


def _is_idiom(goal: ParsedGoal, objects: tuple[object, ...]) -> bool:
    heads = [phrase.head for phrase in objects]  # type: ignore[attr-defined]
    return any(is_noun(goal, head, "idiom_objects") for head in heads)
