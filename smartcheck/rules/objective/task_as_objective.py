"""O007: an objective that is a deliverable or a project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._activity import is_work
from smartcheck.rules._shared import is_noun, is_verb, is_word, purpose

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Phrase, Verb

# What is made of these is no deliverable: people, what they feel and what changes for them.
_EFFECTS = ("people_nouns", "feeling_nouns", "mental_nouns", "change_nouns")


class TaskAsObjective(ObjectiveRule):
    """The objective is a task or a project.

    Flags objectives that name what will be made, completed or looked into: lansere, bygge,
    etablere, kartlegge, launch, build, create, explore, in the active, in the passive or as a noun
    (“beta launch of …”). When every key result under it is work as well, it is a warning.

    Not flagged: objectives with a purpose or an effect on people or on a metric, people as the
    object (“build a community”), and learning.

    Why: a task is done when it is done, whether or not anyone is better off. The objective is what
    the task is for.

    Against: Doerr, Wodtke and the Norwegian post this tool starts from all have good objectives of
    this shape; hence only a hint.

    Sources: GOOGLE, CASTRO, DOERR, WODTKE, SEED

    Weak:
        nb: [[Bygge]] en ny kai for fiskerne
        nb: Et nytt bookingsystem skal [[innføres]]
        nb: [[Utvikling]] av en app for turløyper
        en: [[Build]] a new quay for the fishermen
        en: A new booking system will be [[introduced]]
        en: [[Development]] of an app for hiking trails
    Weak (nb):
        objectives:
          - objective: "[[Etablere]] et fellesverksted"
            key_results: [Lage en plan for lokalet, Gjennomføre 4 møter med kommunen]
    Weak (en):
        objectives:
          - objective: "[[Set up]] a shared workshop"
            key_results: [Write a plan for the premises, Hold 4 meetings with the council]

    Better:
        nb: Bygge ny kai slik at fiskerne kan levere fangsten hjemme
        nb: Bygge et lag av frivillige som trives sammen
        nb: Gjøre det trygt å ferdes i fjellet om vinteren
        en: Build a new quay so that fishermen can land their catch at home
        en: Build a team of volunteers who enjoy working together
        en: Make it safe to travel in the mountains in winter
    """

    code = "O007"
    name = "task-as-objective"
    criterion = "objective"
    severity = Severity.INFO
    silenced_by = ("O005", "O006")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The verb or noun that names the task."""
        if not subject.structure.parsed or purpose(subject) is not None:
            return
        if "?" in subject.text:
            # A question asks; the task, if any, is in the answer.
            return
        if (span := _task(subject)) is None:
            return
        yield Flag(
            N_("“{words}” is a task; when it is done, nothing need be better for anyone."),
            N_("Say what it is for: “**?** so that **?**”; the task is one way to get there."),
            (span,),
            {"words": subject.words(*span)},
            Severity.WARNING if _nothing_but_work(subject, context) else None,
        )


def _nothing_but_work(goal: ParsedGoal, context: Context) -> bool:
    """Whether every key result under the objective is work too."""
    if goal.objective is None:
        return False
    results = context.document.objectives[goal.objective].key_results
    return bool(results) and all(is_work(result) for result in results)


def _task(goal: ParsedGoal) -> tuple[int, int] | None:
    structure = goal.structure
    if structure.form in ("nominal", "fragment"):
        return _named_task(goal)
    verb = structure.verb
    if verb is None or not is_verb(goal, verb, "task_verbs"):
        return None
    if structure.passive and structure.subject is not None:
        made: tuple[Phrase, ...] = (structure.subject,)
    elif structure.form in ("command", "intent", "participle") or _is_ours(goal):
        made = verb.objects or structure.objects
    else:
        return None
    if not made or not _is_deliverable(goal, made[0]) or _changes_its_object(goal, verb):
        return None
    return verb.word.start, _end_with_particle(goal, verb)


def _end_with_particle(goal: ParsedGoal, verb: Verb) -> int:
    """Where the verb ends with its particle, where that stands right behind it ("få opp")."""
    behind = goal.structure.words[verb.word.index + 1 : verb.word.index + 2]
    led = bool(behind) and behind[0].lower == verb.particle
    return behind[0].end if led else verb.word.end


def _is_ours(goal: ParsedGoal) -> bool:
    subject = goal.structure.subject
    return subject is not None and is_word(goal, subject.head, "first_persons")


def _is_deliverable(goal: ParsedGoal, phrase: Phrase) -> bool:
    if phrase.head.pos == "PRON" or is_noun(goal, phrase.head, *_EFFECTS):
        return False
    result = is_noun(goal, phrase.head, "outcome_nouns", "metric_nouns", "quality_nouns")
    return not result or is_noun(goal, phrase.head, "deliverable_nouns", "artefact_nouns")


def _changes_its_object(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Make it simple to …", "make the borough a place …": the object becomes something."""
    tree = goal.structure.tree
    if tree is None:
        return False
    below = tree.children(verb.word, "xcomp", "ccomp")
    causative = is_verb(goal, verb, "causative_verbs")
    changed = any(is_word(goal, phrase.head, "vague_comparatives") for phrase in verb.objects)
    # "Make voting easy for every student", wherever the parser hung the adjective.
    behind = [
        word
        for phrase in verb.objects
        for word in goal.structure.words[phrase.head.index + 1 : phrase.head.index + 2]
    ]
    changed = changed or any(word.tag == "ADJ" for word in behind)
    if causative and (len(verb.objects) > 1 or changed):
        return True
    return any(kid.index > verb.word.index for kid in below)


def _named_task(goal: ParsedGoal) -> tuple[int, int] | None:
    """ "Lansering av …", "Beta launch of …": the task as a noun with what is made."""
    tree = goal.structure.tree
    for phrase in goal.structure.nominals[:1]:
        if tree is None or not is_noun(goal, phrase.head, "task_nouns", "release_nouns"):
            continue
        for kid in tree.children(phrase.head, "nmod", "obl"):
            cases = {case.lower for case in tree.children(kid, "case")}
            if kid.index > phrase.head.index and cases & goal.pack.words("making_prepositions"):
                return phrase.head.start, phrase.head.end
    return None
