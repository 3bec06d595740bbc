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
from smartcheck.rules._vague import is_compared, is_superlative, vague_words
from smartcheck.rules.measurable._phrases import (
    DIRECTIONS,
    LONG_GOAL,
    is_particular,
    is_praised,
    open_nominal,
    open_thing,
    says,
)

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Phrase, Verb, Word

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
        return _open_clause(goal)
    if form == "state":
        return _open_state(goal)
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


def _open_clause(goal: ParsedGoal) -> bool:
    structure = goal.structure
    verb = structure.verb
    if verb is None:
        return False
    if is_verb(goal, verb, "mental_verbs", "ability_verbs"):
        return True
    if is_verb(goal, verb, "have_verbs") and verb.objects:
        owned = verb.objects[0]
        return is_noun(goal, owned.head, "mental_nouns") or is_praised(goal, owned)
    if is_verb(goal, verb, "granting_verbs") and verb.objects and is_praised(goal, verb.objects[0]):
        return True
    if _is_habit(goal, verb) or _merely_happens(goal, verb):
        return True
    if is_verb(goal, verb, "become_verbs") and not verb.particle and _open_becoming(goal):
        return True
    if _is_mere_quality(goal, verb) or _is_wished_for(goal, verb):
        return True
    if is_verb(goal, verb, "become_verbs") and _is_hazy(goal):
        return True
    if any(_is_felt(goal, word) for word in structure.predicate if word.pos == "ADJ"):
        return True
    moved = is_verb(goal, verb, *DIRECTIONS) or _is_moved(goal)
    return moved and not _arrives_somewhere(goal, verb)


def _is_hazy(goal: ParsedGoal) -> bool:
    """ "Our finances are in order"; a budget in balance is so by its figures."""
    subject = goal.structure.subject
    figures = subject is not None and is_noun(goal, subject.head, "set_elsewhere")
    return says(goal, "hazy_states") and not figures


def _is_wished_for(goal: ParsedGoal, verb: Verb) -> bool:
    """ "We want our members to feel ownership": what is wished for decides."""
    subject, tree = goal.structure.subject, goal.structure.tree
    if subject is None or tree is None or not is_word(goal, subject.head, "first_persons"):
        return False
    inner = tree.children(verb.word, "xcomp", "ccomp")
    minds = ("mental_verbs", "ability_verbs")
    return _is_about_minds(goal) or any(goal.lexicon.verb(w.lemma, w.lower, *minds) for w in inner)


def _is_moved(goal: ParsedGoal) -> bool:
    """ "Svartiden er redusert": a direction that the participle tells."""
    said = goal.structure.predicate
    return any(goal.lexicon.verb(w.lemma, w.lower, *DIRECTIONS) for w in said)


def _arrives_somewhere(goal: ParsedGoal, verb: Verb) -> bool:
    """ "The path is extended to the ferry": how far, if not how much; "to a minimum" is not far."""
    to = goal.pack.section("numbers")["to"]
    ends = (p for p in verb.obliques if p.case in to)
    known = (p for p in ends if p.determination == "definite" or p.named)
    return any(not is_noun(goal, p.head, "abstract_nouns", "condition_nouns") for p in known)


def _is_felt(goal: ParsedGoal, word: Word) -> bool:
    """A quality or a state of mind; "available", said of a thing, is neither."""
    if is_word(goal, word, "state_adjectives") and not _is_about_somebody(goal):
        return False
    # "A Living Wage employer" is certified by that name.
    named = word.index > 0 and word.text[:1].isupper()
    return not named and is_word(goal, word, "felt_adjectives", "vague_adjectives")


def _is_about_somebody(goal: ParsedGoal) -> bool:
    subject = goal.structure.subject
    return subject is None or is_noun(goal, subject.head, "people_plurals", "people_nouns")


def _is_habit(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Customers talk about us": what people do, and nobody says how many of them or how often."""
    structure, subject = goal.structure, goal.structure.subject
    if subject is None or structure.passive or structure.modal is not None:
        return False
    becomes = is_verb(goal, verb, "have_verbs", "become_verbs") and not verb.particle
    if verb.form != "finite" or becomes:
        return False
    many = subject.head.plural and subject.determination in ("bare", "definite")
    if verb.objects and verb.objects[0].specific:
        # "Parents get the weekly plan": that comes to all of them.
        given = is_verb(goal, verb, "granting_verbs") and not structure.negated
        given = given and not is_noun(goal, verb.objects[0].head, "abstract_nouns", "mass_nouns")
        if given or verb.objects[0].determination != "definite":
            return False
    return many and is_noun(goal, subject.head, "people_plurals")


def _is_mere_quality(goal: ParsedGoal, verb: Verb) -> bool:
    """ "The team is robust", "Samarbeidet gir resultater": an adjective, or what a quality does."""
    structure, subject = goal.structure, goal.structure.subject
    if structure.passive or structure.modal is not None or len(structure.words) > LONG_GOAL:
        return False
    if verb.objects and verb.objects[0].named:
        return False
    for word in structure.predicate:
        if word.pos == "ADJ" and not is_word(goal, word, "state_adjectives"):
            return not goal.lexicon.may_be_participle(word.lower)
    acts = not structure.predicate and not is_verb(goal, verb, "function_verbs")
    return acts and subject is not None and is_noun(goal, subject.head, "abstract_nouns")


def _merely_happens(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Contributions flow in", "Bounties get claimed": how many of them, how often?"""
    structure, subject = goal.structure, goal.structure.subject
    if subject is None or subject.determination != "bare" or not subject.head.plural:
        return False
    if structure.passive:
        before = structure.words[max(verb.word.index - 1, 0)]
        return is_word(goal, before, "habit_auxiliaries")
    return is_verb(goal, verb, "happening_verbs") and not verb.objects


def _open_state(goal: ParsedGoal) -> bool:
    """ "Økt trivsel", "Støy redusert", "Team motivated": a direction or a state of mind."""
    verb = goal.structure.verb
    if verb is not None and is_verb(goal, verb, *DIRECTIONS):
        return True
    said = goal.structure.predicate
    minds = ("mental_verbs", "ability_verbs")
    if any(w.pos != "ADJ" and goal.lexicon.verb(w.lemma, w.lower, *minds) for w in said):
        return True
    if verb is not None and _is_pile_of_work(goal, verb):
        return True
    subject = goal.structure.subject
    made = subject is not None and is_noun(
        goal, subject.head, "deliverable_nouns", "artefact_nouns"
    )
    judged = ("vague_adjectives",) if made else ("felt_adjectives", "vague_adjectives")
    return _is_moved(goal) or any(is_word(goal, w, *judged) and _is_minded(goal, w) for w in said)


def _is_minded(goal: ParsedGoal, word: Word) -> bool:
    """Whether an adjective is said of whoever can feel it: an opt-out respected is none."""
    return _is_about_somebody(goal) or not goal.lexicon.may_be_participle(word.lower)


def _is_pile_of_work(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Interviews held", "Kurs gjennomført": how many of them are enough?"""
    subject = goal.structure.subject
    if subject is None or not subject.head.plural or subject.determination != "bare":
        return False
    collective = is_noun(goal, subject.head, "collective_nouns")
    done = is_verb(goal, verb, "completion_verbs", "remove_verbs")
    # "Reminders sent automatically": how it is done is what can be checked.
    endless = ("vague_adverbs", "ongoing_adverbs")
    done = done or any(not is_word(goal, word, *endless) for word in verb.adverbs)
    return is_verb(goal, verb, "work_verbs") and not done and not collective


def _open_command(goal: ParsedGoal) -> bool:
    structure = goal.structure
    verb = structure.verb
    if verb is None or _ends_with_a_deed(goal):
        return False
    things = verb.objects or structure.objects
    if is_verb(goal, verb, "remove_verbs"):
        return not any(is_particular(goal, phrase) for phrase in things or _got_rid_of(goal, verb))
    if _is_becoming(goal, verb):
        return _open_becoming(goal) or _is_hazy(goal)
    if is_verb(goal, verb, "ensure_verbs", "opening_verbs") and _is_about_minds(goal):
        return True
    if structure.passive:
        return False
    if is_verb(goal, verb, *DIRECTIONS):
        return bool(things) or not _arrives_somewhere(goal, verb)
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


def _is_about_minds(goal: ParsedGoal) -> bool:
    """ "Make sure that everyone understands …": the clause behind the verb decides."""
    structure = goal.structure
    inner = [
        w for w in structure.words if w.pos == "VERB" and structure.inside(structure.subclauses, w)
    ]
    if any(goal.lexicon.verb(w.lemma, w.lower, "mental_verbs", "ability_verbs") for w in inner):
        return True
    return any(_get_a_quality(goal, word) for word in inner)


def _get_a_quality(goal: ParsedGoal, verb: Word) -> bool:
    """ "… at beboerne får god omsorg": people, and what they cannot show to anybody."""
    tree = goal.structure.tree
    if tree is None or not goal.lexicon.verb(verb.lemma, verb.lower, "have_verbs"):
        return False
    got = (kid for kid in tree.children(verb, "obj") if is_noun(goal, kid, "abstract_nouns"))
    people = ("people_plurals", "people_nouns")
    owners = (kid for kid in tree.children(verb, "nsubj") if is_noun(goal, kid, *people))
    return any(True for _ in got) and any(True for _ in owners)


def _is_meant_to_be(goal: ParsedGoal) -> bool:
    """ "Be a voice for tenants", "Være en pådriver": a part to play, in the eyes of others.

    To become one is another matter: a fellow or a member of the board is appointed.
    """
    structure = goal.structure
    tree, noun = structure.tree, structure.predicate[0]
    if tree is None or noun.pos != "NOUN" or not tree.children(noun, "cop"):
        return False
    below = tree.subtree(noun)
    article = any(kid.tag == "DET" for kid in tree.children(noun, "det"))
    # "A member of the federation" is one in its books.
    bound = any(tree.children(kid, "det", "nmod") or kid.definite for kid in tree.children(noun, "nmod"))
    return article and not bound and not any(word.proper for word in below)


def _open_becoming(goal: ParsedGoal) -> bool:
    """Become or be something: a certificate can be shown, a rank among all can not."""
    predicate = goal.structure.predicate
    if not predicate:
        return False
    if _is_meant_to_be(goal):
        return True
    for word in predicate:
        around = goal.structure.words[max(0, word.index - 4) : word.index + 1]
        if any(is_superlative(goal, w) or is_word(goal, w, "most") for w in around):
            return True
        compared = any(w.degree == "Cmp" and w.pos == "ADJ" for w in around)
        if compared or is_noun(goal, word, "praising_nouns"):
            return True
        described = (w for w in around if w.pos in ("ADJ", "VERB", "NOUN"))
        if any(_is_felt(goal, w) for w in described):
            return True
    return False
