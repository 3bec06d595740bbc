"""What is said of somebody or something: whether a clause or a state can be ticked off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcheck.rules._shared import is_noun, is_verb, is_word
from smartcheck.rules._vague import is_superlative
from smartcheck.rules.measurable._phrases import DIRECTIONS, LONG_GOAL, is_praised, says

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Verb, Word


def open_clause(goal: ParsedGoal) -> bool:
    """ "Users understand the app", "The team is robust": nothing that anybody could tick off."""
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
    if is_verb(goal, verb, "become_verbs") and not verb.particle and open_becoming(goal):
        return True
    if _is_mere_quality(goal, verb) or _is_wished_for(goal, verb):
        return True
    if is_verb(goal, verb, "become_verbs") and is_hazy(goal):
        return True
    if any(_is_felt(goal, word) for word in structure.predicate if word.pos == "ADJ"):
        return True
    moved = is_verb(goal, verb, *DIRECTIONS) or _is_moved(goal)
    return moved and not arrives_somewhere(goal, verb)


def is_hazy(goal: ParsedGoal) -> bool:
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
    return is_about_minds(goal) or any(goal.lexicon.verb(w.lemma, w.lower, *minds) for w in inner)


def _is_moved(goal: ParsedGoal) -> bool:
    """ "Svartiden er redusert": a direction that the participle tells."""
    said = goal.structure.predicate
    return any(goal.lexicon.verb(w.lemma, w.lower, *DIRECTIONS) for w in said)


def arrives_somewhere(goal: ParsedGoal, verb: Verb) -> bool:
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


def open_state(goal: ParsedGoal) -> bool:
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


def is_about_minds(goal: ParsedGoal) -> bool:
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
    getting = ("have_verbs", "acquiring_verbs")
    if tree is None or not goal.lexicon.verb(verb.lemma, verb.lower, *getting):
        return False
    endless = ("abstract_nouns", "mass_nouns")
    got = (kid for kid in tree.children(verb, "obj") if is_noun(goal, kid, *endless))
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
    bound = any(
        tree.children(kid, "det", "nmod") or kid.definite for kid in tree.children(noun, "nmod")
    )
    return article and not bound and not any(word.proper for word in below)


def open_becoming(goal: ParsedGoal) -> bool:
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
