"""A001: a key result that counts or names the work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._shared import inside, is_noun, is_verb, is_word, purpose

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Verb

WORK_UNITS = frozenset({"h", "min", "day", "week", "month"})


class ActivityNotResult(GoalRule):
    """The key result is an activity, not a result.

    Flags key results that name or count what the team will do: a verb of making or doing with the
    activity or the thing made as its object, or working time spent.

    Not flagged: an outcome whatever the verb (“gjennomføre 30 salg”, “win 3 customers”), one
    definite thing published, signed or certified, a result clause with its own number, states
    such as “the portal is live”, and key results of type leading.

    Why: you can hold every meeting and ship every feature without anything getting better for
    anyone. The key result is what the work should lead to.

    Against: Microsoft Viva Goals counts reach and leading indicators as key results; give them
    `type: leading`.

    Sources: GOOGLE, CASTRO, VIVA

    Weak:
        nb: [[Gjennomføre]] 8 medarbeidersamtaler
        nb: [[Arrangert]] fagdag for tillitsvalgte
        nb: [[Utvikle]] en prismodell for felleskjøkkenet
        en: [[Write]] 12 pieces for the local paper
        en: [[Launch]] a new intranet
        en: [[Spend]] 40 hours on user interviews

    Better:
        nb: Gjennomføre 25 boligsalg
        nb: Åpenhetsrapporten er publisert
        nb: 60 % av medlemmene kommer på dugnaden
        en: Complete 25 home sales
        en: Sign the partnership agreement with the hospital
        en: Launch an intranet to get 80% of staff reporting incidents themselves
    """

    code = "A001"
    name = "activity-not-result"
    criterion = "attractive"
    severity = Severity.WARNING
    silenced_by = ("A002", "A003")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The verb that names the work, or the working time."""
        if subject.goal.type == "leading" or not subject.structure.parsed:
            return
        if (span := _activity(subject)) is None:
            return
        yield Flag(
            N_("“{words}” names the work, not what comes of it."),
            N_("Ask what it should lead to, and measure that: “**?** of **?** by **?**”."),
            (span,),
            {"words": subject.words(*span)},
        )


def _activity(goal: ParsedGoal) -> tuple[int, int] | None:
    structure = goal.structure
    if structure.form in ("nominal", "fragment"):
        return _working_time(goal)
    if structure.form not in ("command", "intent", "participle", "clause"):
        return None
    ours = structure.subject is None or is_word(goal, structure.subject.head, "first_persons")
    if not ours or structure.passive or _leads_to_a_number(goal):
        return None
    for verb in structure.verbs:
        if _is_work(goal, verb):
            return verb.word.start, verb.word.end
        lists = ("work_verbs", "task_verbs", "spending_verbs")
        if verb is structure.verb and not is_verb(goal, verb, *lists):
            break
    return None


def _is_work(goal: ParsedGoal, verb: Verb) -> bool:
    if is_verb(goal, verb, "spending_verbs"):
        return any(q.kind == "measure" and q.unit in WORK_UNITS for q in goal.quantities)
    if not is_verb(goal, verb, "work_verbs", "task_verbs") or is_verb(
        goal, verb, "acquiring_verbs"
    ):
        return False
    if is_verb(goal, verb, "effort_verbs"):
        return False
    objects = verb.objects or goal.structure.objects
    outcome = any(is_noun(goal, phrase.head, "outcome_nouns") for phrase in objects)
    if outcome and is_verb(goal, verb, "yield_verbs"):
        return any(is_noun(goal, phrase.head, "activity_nouns") for phrase in objects)
    if is_verb(goal, verb, "completion_verbs"):
        return _is_pile(goal, verb)
    return True


def _is_pile(goal: ParsedGoal, verb: Verb) -> bool:
    """Many of a kind: publishing eight posts is work, publishing the report is a milestone."""
    piles = [phrase for phrase in verb.objects if phrase.determination == "number"]
    lists = ("activity_nouns", "deliverable_nouns", "artefact_nouns")
    return any(is_noun(goal, phrase.head, *lists) for phrase in piles)


def _leads_to_a_number(goal: ParsedGoal) -> bool:
    """A result clause with a quantity of its own."""
    clause = purpose(goal)
    return clause is not None and any(inside(clause, q.number[0]) for q in goal.quantities)


def _working_time(goal: ParsedGoal) -> tuple[int, int] | None:
    """ "Ten hours of writing": time spent, with the work named behind it."""
    for quantity in goal.quantities:
        if quantity.unit not in WORK_UNITS or quantity.comparator in ("<", "<="):
            continue
        behind = [w for w in goal.structure.words if w.start >= quantity.end]
        before = [w for w in goal.structure.words if w.end <= quantity.start and w.pos != "PUNCT"]
        named = any(
            is_noun(goal, w, "activity_nouns") or (w.lower.endswith("ing") and w.pos != "DET")
            for w in behind
        )
        if named and not before:
            return quantity.start, quantity.end
    return None
