"""Whether a goal without a number can still be ticked off by someone who was not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from smartcheck.annotate.goal import once_per_goal
from smartcheck.rules._shared import (
    copes,
    grants_quality,
    is_function_form,
    is_noun,
    is_question,
    is_verb,
    is_word,
)
from smartcheck.rules._vague import is_compared, vague_words
from smartcheck.rules.measurable._phrases import (
    DIRECTIONS,
    is_particular,
    is_praised,
    open_nominal,
    open_thing,
    says,
)
from smartcheck.rules.measurable._said import (
    arrives_somewhere,
    is_about_minds,
    is_hazy,
    open_becoming,
    open_clause,
    open_state,
)

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Phrase, Verb

Verdict = Literal["measured", "verifiable", "open", "unknown"]
SHORT_GOAL = 2
_NEVER_DONE = (
    "effort_verbs",
    "assist_verbs",
    "keep_only",
    "learn_verbs",
    "unbounded_verbs",
    "mental_verbs",
    "ability_verbs",
)


@once_per_goal
def verdict(goal: ParsedGoal) -> Verdict:
    """How a third party would find out whether the goal was reached."""
    if goal.measured:
        return "measured"
    if not goal.structure.parsed:
        return "unknown"
    if is_compared(goal):
        return "verifiable"
    return "open" if _is_open(goal) else "verifiable"


def _is_open(goal: ParsedGoal) -> bool:
    if vague_words(goal) or is_question(goal):
        return True
    form = goal.structure.form
    if form != "clause" and _keeps_to_a_target(goal):
        return False
    if _is_user_story(goal) or _is_function(goal):
        return False
    if _opens_with(goal, "ability_openings") and not goal.structure.passive:
        return True
    if form in ("nominal", "fragment"):
        return open_nominal(goal)
    if form == "clause":
        return open_clause(goal)
    if form == "state":
        return open_state(goal)
    return _open_command(goal)


def _opens_with(goal: ParsedGoal, name: str) -> bool:
    text = goal.text.lower()
    return any(text.startswith(f"{opening} ") for opening in goal.pack.words(name))


def _is_user_story(goal: ParsedGoal) -> bool:
    """ "As a teacher, I want to export …": a function that is there or not."""
    subject = goal.structure.subject
    told = subject is not None and is_word(goal, subject.head, "first_persons")
    return told and _opens_with(goal, "story_openings")


def _is_function(goal: ParsedGoal) -> bool:
    """ "Works in Safari", "Støtter nynorsk": what a thing does, without saying which thing."""
    structure = goal.structure
    first = structure.words[0]
    if structure.subject is not None or not is_function_form(goal, first):
        return False
    verb = structure.verb
    return verb is None or verb.word.index == first.index


def _keeps_to_a_target(goal: ParsedGoal) -> bool:
    """ "Stay on budget", "Holde fristen": the target is set elsewhere, and can be checked."""
    verb = goal.structure.verb
    if not is_verb(goal, verb, "keep_verbs", "reach_verbs", "achieve_verbs") or verb is None:
        return False
    if _ends_in_haze(goal, verb):
        return False
    return any(is_noun(goal, p.head, "set_elsewhere") for p in (*verb.objects, *verb.obliques))


def _open_command(goal: ParsedGoal) -> bool:
    structure = goal.structure
    verb = structure.verb
    if verb is None or _ends_with_a_deed(goal):
        return False
    things = verb.objects or structure.objects
    if is_verb(goal, verb, "remove_verbs"):
        return not any(is_particular(goal, phrase) for phrase in things or _got_rid_of(goal, verb))
    if _is_becoming(goal, verb):
        return open_becoming(goal) or is_hazy(goal)
    if is_verb(goal, verb, "ensure_verbs", "opening_verbs") and is_about_minds(goal):
        return True
    if structure.passive:
        return False
    if is_verb(goal, verb, *DIRECTIONS):
        return bool(things) or not arrives_somewhere(goal, verb)
    if is_verb(goal, verb, *_NEVER_DONE) and not _is_done_once(goal, verb):
        return True
    if grants_quality(goal, verb) or _moves_people(goal, verb) or _ends_in_haze(goal, verb):
        return True
    if _is_in_the_mind(goal, verb) or any(
        is_word(goal, w, "ongoing_adverbs") for w in verb.adverbs
    ):
        return True
    if structure.negated and not any(is_particular(goal, phrase) for phrase in things):
        return True
    if copes(goal, verb):
        return True
    if things:
        owned = is_verb(goal, verb, "have_verbs", "ensure_verbs")
        return (owned and is_praised(goal, things[0])) or open_thing(goal, things[0])
    others = [
        p for p in verb.obliques if not any(t.start < p.end and p.start < t.end for t in goal.times)
    ]
    if is_verb(goal, verb, "task_verbs", "work_verbs"):
        return any(phrase.head.plural and not is_particular(goal, phrase) for phrase in others[:1])
    if is_verb(goal, verb, "completion_verbs"):
        return False
    if says(goal, "state_phrases"):
        return False
    told = others or structure.form == "participle" or len(structure.words) <= SHORT_GOAL
    if told and _is_unlisted(goal, verb):
        return not any(p.named or p.determination == "indefinite" for p in others)
    aims = [phrase for phrase in others if not is_noun(goal, phrase.head, "abstract_nouns")]
    return bool(others) and not any(is_particular(goal, phrase) for phrase in aims)


def _ends_with_a_deed(goal: ParsedGoal) -> bool:
    """ "Survey alumni and publish the findings": the last of the verbs can be ticked off."""
    others = goal.structure.verbs[1:]
    if not others:
        return False
    last = others[-1]
    told = any(is_particular(goal, phrase) for phrase in last.objects)
    return told and is_verb(goal, last, "completion_verbs")


def _got_rid_of(goal: ParsedGoal, verb: Verb) -> tuple[Phrase, ...]:
    """ "Get rid of the debt": where it takes more than the verb, the thing has a preposition."""
    alone = goal.lexicon.verb(verb.lemma, verb.word.lower, "remove_verbs")
    return () if alone else verb.obliques


def _is_becoming(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Get fit", "Bli fagarbeider"; to "get a grip" is to have something instead."""
    owned = bool(verb.objects) and not goal.structure.predicate
    return is_verb(goal, verb, "become_verbs") and not owned and not _looks_into(goal, verb)


def _looks_into(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Look into leasing": with these words behind it, the verb is none of becoming."""
    becoming = any(word.pos == "ADJ" for word in goal.structure.predicate)
    return is_verb(goal, verb, *_NEVER_DONE) and not becoming


def _is_in_the_mind(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Gain a solid grasp of statistics": nobody else can see that one has it."""
    got = is_verb(goal, verb, "have_verbs", "achieve_verbs", "reach_verbs", "acquiring_verbs")
    return got and any(is_noun(goal, p.head, "mental_nouns") for p in verb.objects[:1])


def _ends_in_haze(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Holde økonomien under kontroll", "Get the project on track": who says that it is?"""
    lists = ("keep_verbs", "holding_verbs", "have_verbs", "making_verbs", "motion_verbs")
    return is_verb(goal, verb, *lists) and says(goal, "hazy_states")


def _moves_people(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Inspire our members", "Ruste lederne": when are they?"""
    if not is_verb(goal, verb, "affecting_verbs") or not verb.objects:
        return False
    people = verb.objects[0]
    many = people.head.plural or is_noun(goal, people.head, "people_nouns")
    return many and not people.named and is_noun(goal, people.head, "people_plurals")


def _is_unlisted(goal: ParsedGoal, verb: Verb) -> bool:
    """A verb that has no object and is known for nothing that is ever finished: "Sove", "Tend"."""
    deeds = ("task_verbs", "work_verbs", "achieve_verbs", "reach_verbs", "opening_verbs")
    return verb.word.pos == "VERB" and not verb.particle and not is_verb(goal, verb, *deeds)


def _is_done_once(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Work through the backlog", "Speak at a meetup": one can say that it is done."""
    if is_verb(goal, verb, "completion_verbs"):
        return True
    once = any(phrase.determination == "indefinite" for phrase in verb.obliques)
    return is_verb(goal, verb, "speaking_verbs") and once
