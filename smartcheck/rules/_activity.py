"""Whether a goal names or counts work, and where it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcheck.annotate.goal import once_per_goal
from smartcheck.rules._shared import (
    COMMANDS,
    MOVEMENT,
    copes,
    grants_quality,
    inside,
    is_function_form,
    is_noun,
    is_question,
    is_verb,
    is_word,
    means,
    purpose,
)

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.words import Phrase, Verb, Word

WORK_UNITS = frozenset({"h", "min", "day", "week", "month"})
_RESULTS = (
    *MOVEMENT,
    "achieve_verbs",
    "reach_verbs",
    "keep_verbs",
    "become_verbs",
    "have_verbs",
    "ensure_verbs",
    "mental_verbs",
    "remove_verbs",
    "completion_verbs",
    "yield_verbs",
    "learn_verbs",
)


# How many or how often: what is arranged rather than a level that is held.
_OFTEN = ("count", "measure", "multiple", "cadence")
_WORKPIECES = (
    "activity_nouns",
    "session_nouns",
    "deliverable_nouns",
    "artefact_nouns",
    "thing_nouns",
    "collective_nouns",
    "countable_nouns",
)


@once_per_goal
def activity(goal: ParsedGoal) -> tuple[int, int] | None:
    """The words that name the work: its verb, or the working time; None for a result."""
    structure = goal.structure
    if structure.form in ("nominal", "fragment"):
        return _working_time(goal) or _named_activity(goal)
    if structure.form not in ("command", "intent", "participle", "clause"):
        return None
    if _is_no_task(goal) or is_question(goal):
        return None
    ours = structure.subject is None or is_word(goal, structure.subject.head, "first_persons")
    if not ours or structure.passive or _leads_to_a_number(goal):
        return None
    for verb in structure.verbs:
        if _is_work(goal, verb):
            return verb.word.start, verb.word.end
        if is_verb(goal, verb, *MOVEMENT, "achieve_verbs"):
            break
    return None


def _is_no_task(goal: ParsedGoal) -> bool:
    """What a thing does, what one is able to, what a role in a user story wants."""
    text, words = goal.text.lower(), goal.structure.words
    openings = goal.pack.words("ability_openings") | goal.pack.words("story_openings")
    if any(text.startswith(f"{opening} ") for opening in openings):
        return True
    return is_function_form(goal, words[0])


def _is_work(goal: ParsedGoal, verb: Verb) -> bool:
    if any(_is_measured_result(q) for q in goal.quantities):
        return False
    if is_verb(goal, verb, "spending_verbs"):
        return any(q.kind == "measure" and q.unit in WORK_UNITS for q in goal.quantities)
    given_up = ("acquiring_verbs", "effort_verbs", "ending_verbs", "staying_verbs")
    if is_verb(goal, verb, *given_up) or holds_level(goal, verb):
        return False
    objects = verb.objects or goal.structure.objects
    set_elsewhere = any(is_noun(goal, phrase.head, "set_elsewhere") for phrase in objects)
    if set_elsewhere and is_verb(goal, verb, "keep_verbs", "reach_verbs", "achieve_verbs"):
        return False
    if grants_quality(goal, verb) or _builds_a_quality(goal, verb) or _makes_it_so(goal, verb):
        return False
    if _serves_people(goal, verb) or copes(goal, verb):
        return False
    held = is_verb(goal, verb, "have_verbs") and not is_verb(goal, verb, "work_verbs")
    if held and _is_command(goal):
        return any(is_noun(goal, phrase.head, "session_nouns") for phrase in objects)
    if objects and all(phrase.head.pos == "PRON" for phrase in objects):
        return False
    if not is_verb(goal, verb, "work_verbs", "task_verbs") and not _does_something(goal, verb):
        return False
    outcome = any(is_noun(goal, phrase.head, "outcome_nouns") for phrase in objects)
    if outcome and is_verb(goal, verb, "yield_verbs"):
        return any(is_noun(goal, phrase.head, "activity_nouns") for phrase in objects)
    if is_verb(goal, verb, "completion_verbs"):
        return _is_pile(goal, verb)
    return True


def _builds_a_quality(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Build trust", "Skape en kultur": an effect on people, however vague."""
    if is_verb(goal, verb, "unbounded_verbs", "assist_verbs"):
        return False
    qualities = [p for p in verb.objects if is_noun(goal, p.head, "people_nouns")]
    return bool(qualities) and all(is_noun(goal, p.head, "abstract_nouns") for p in qualities)


def _serves_people(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Gi elevene egne skap": what people get, unless it is a course or a meeting."""
    if not is_verb(goal, verb, "granting_verbs") or len(verb.objects) < 2:
        return False
    people = is_noun(goal, verb.objects[0].head, "people_plurals", "people_nouns")
    return people and not is_noun(
        goal, verb.objects[-1].head, "activity_nouns", "session_nouns", "artefact_nouns"
    )


def _makes_it_so(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Make onboarding easier", "Gjøre det lettere å …": what comes of it, not what is made."""
    said = any(word.pos == "ADJ" for word in goal.structure.predicate)
    return said and is_verb(goal, verb, "making_verbs")


def _is_command(goal: ParsedGoal) -> bool:
    """Whether the goal tells what to do rather than what is so."""
    return goal.structure.form in COMMANDS


def _does_something(goal: ParsedGoal, verb: Verb) -> bool:
    """A verb on no list, over an object that is no outcome: most verbs are verbs of doing."""
    if not verb.objects or verb.word.pos != "VERB" or is_verb(goal, verb, *_RESULTS):
        return False
    if any(quantity.kind in ("measure", "money") for quantity in goal.quantities):
        return False
    results = ("outcome_nouns", "metric_nouns")
    if any(is_noun(goal, phrase.head, *results) for phrase in verb.objects):
        return False
    return any(_is_workpiece(goal, phrase) for phrase in verb.objects)


def _is_workpiece(goal: ParsedGoal, phrase: Phrase) -> bool:
    """Something one works on; "eat more fish" has none."""
    if is_noun(goal, phrase.head, "people_plurals"):
        return False
    determined = phrase.determination in ("definite", "indefinite", "number")
    return determined or is_noun(goal, phrase.head, *_WORKPIECES)


def holds_level(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Hold the queue under 30 children" keeps a level; "hold 5 open days" arranges something."""
    levels = [quantity for quantity in goal.quantities if quantity.kind != "universal"]
    return (
        is_verb(goal, verb, "holding_verbs")
        and bool(levels)
        and not any(q.kind in _OFTEN and not q.comparator for q in levels)
    )


def _is_measured_result(quantity: Quantity) -> bool:
    """Money, a share, a change or a from–to measures an effect, whatever the verb."""
    effects = ("percent", "points", "ratio", "money")
    return quantity.kind in effects or quantity.baseline is not None


def _is_pile(goal: ParsedGoal, verb: Verb) -> bool:
    """Many of a kind: publishing eight posts is work, publishing the report is a milestone."""
    if any(_is_heap(goal, phrase) for phrase in verb.objects):
        return True
    piles = [phrase for phrase in verb.objects if phrase.determination == "number"]
    lists = ("activity_nouns", "deliverable_nouns", "artefact_nouns")
    return any(is_noun(goal, phrase.head, *lists) for phrase in piles)


def _is_heap(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Publish content", "Publisere innlegg": no end to it."""
    if (
        phrase.determination != "bare"
        or phrase.named
        or is_noun(goal, phrase.head, "collective_nouns")
    ):
        return False
    written = is_noun(goal, phrase.head, "artefact_nouns", "activity_nouns") and phrase.head.plural
    return written or is_noun(goal, phrase.head, "mass_nouns")


def _leads_to_a_number(goal: ParsedGoal) -> bool:
    """A result clause with a quantity of its own: "lift …", "legge til rette for at 20 …"."""
    clause = purpose(goal)
    if clause is not None and any(inside(clause, q.number[0]) for q in goal.quantities):
        return True
    structure, way = goal.structure, means(goal)
    if structure.objects:
        return False
    governed = [c for c in structure.subclauses if way is None or c[0] < way[0]]
    return any(inside(c, q.number[0]) for c in governed for q in goal.quantities)


def _named_activity(goal: ParsedGoal) -> tuple[int, int] | None:
    """ "Utvikling av en app", "3 workshops with the team": the work as a noun."""
    if any(_is_measured_result(q) for q in goal.quantities):
        return None
    for phrase in goal.structure.nominals[:1]:
        if any(_is_compared(goal, word) for word in phrase.modifiers):
            # "Tettere oppfølging", "Better dialogue": what it is like, not that it takes place.
            return None
        tree = goal.structure.tree
        if is_noun(goal, phrase.head, "session_nouns"):
            return phrase.head.start, phrase.head.end
        if tree is None or not is_noun(goal, phrase.head, "activity_nouns"):
            continue
        below = tree.children(phrase.head, "nmod", "obl", "acl")
        cased = [
            kid for kid in below if kid.index > phrase.head.index and tree.children(kid, "case")
        ]
        if any(
            case.lower in goal.pack.words("activity_prepositions")
            for kid in cased
            for case in tree.children(kid, "case")
        ):
            return phrase.head.start, phrase.head.end
    return None


def _is_compared(goal: ParsedGoal, word: Word) -> bool:
    return word.degree == "Cmp" or is_word(goal, word, "vague_comparatives")


def _working_time(goal: ParsedGoal) -> tuple[int, int] | None:
    """ "Ten hours of writing": time spent, with the work named behind it."""
    endings = tuple(goal.pack.words("work_endings"))
    for quantity in goal.quantities:
        if quantity.unit not in WORK_UNITS or quantity.comparator in ("<", "<="):
            continue
        behind = [w for w in goal.structure.words if w.start >= quantity.end]
        before = [w for w in goal.structure.words if w.end <= quantity.start and w.pos != "PUNCT"]
        named = any(
            is_noun(goal, w, "activity_nouns") or (w.lower.endswith(endings) and w.pos != "DET")
            for w in behind
        )
        if named and not before:
            return quantity.start, quantity.end
    return None


def deed(goal: ParsedGoal, *lists: str) -> Verb | None:
    """The first main verb on one of the lists, where it says what we ourselves will do."""
    structure = goal.structure
    ours = structure.subject is None or is_word(goal, structure.subject.head, "first_persons")
    if not ours or structure.passive or structure.form in ("nominal", "fragment", "state"):
        return None
    verbs = (verb for verb in structure.verbs if is_verb(goal, verb, *lists))
    return next((verb for verb in verbs if not _is_noun_in_disguise(goal, verb)), None)


def _is_noun_in_disguise(goal: ParsedGoal, verb: Verb) -> bool:
    """Whether the verb is none of effort: "support response time under 4 hours" is a noun."""
    if goal.structure.subject is None and is_function_form(goal, verb.word):
        # "Supports screen readers", "Works offline": what a thing does.
        return True
    behind = goal.structure.words[verb.word.index + 1 : verb.word.index + 2]
    if not verb.objects and any(word.lower in goal.pack.words("means") for word in behind):
        # "Work through the backlog": that can be done.
        return True
    if _has_verb_of_its_own(goal, verb):
        return True
    present = verb.word.lower.endswith(tuple(goal.pack.words("present_endings")))
    if present and goal.structure.subject is None:
        # "Veileder om søvn": a present tense without a subject is a noun.
        return True
    if verb.word.lower not in goal.pack.words("verb_homographs"):
        return False
    for phrase in verb.objects[:1]:
        between = goal.structure.words[verb.word.index + 1 : phrase.head.index + 1]
        compound = all(word.pos in ("NOUN", "PROPN") for word in between)
        bare = phrase.determination == "bare" and not phrase.head.plural
        lists = ("amount_nouns", "pure_metrics", "scaled_nouns")
        # "Help desk answers 90 % …": nobody helps two things at once.
        doubled = len(between) > 1 and len(verb.objects) > 1
        split = not goal.pack.compounds and (bare or doubled)
        return compound and (split or is_noun(goal, phrase.head, *lists))
    return False


def _has_verb_of_its_own(goal: ParsedGoal, opener: Verb) -> bool:
    """ "Help pages visited 2,000 times", "hjelp til 40 familier er på plass": where another verb
    stands in the same clause, the opener is its subject."""
    tree, structure = goal.structure.tree, goal.structure
    if tree is None or opener.form not in ("imperative", "infinitive") or opener.marked:
        return False
    if structure.subject is not None or structure.modal is not None:
        return False
    if any(_is_present(goal, opener, phrase) for phrase in opener.objects[:1]):
        return True
    asides = (*structure.relatives, *structure.subclauses)
    for word in structure.words[opener.word.index + 1 :]:
        token, finite = word, True
        if tree.relation(word) == "cop":
            token = tree.head(word)
        else:
            indicative = token.has("Mood", "Ind") and token.has("VerbForm", "Fin")
            # "Help 25 newcomers find a home": a bare form goes with the opener.
            inflected = word.lower != word.lemma.lower()
            done = token.has("VerbForm", "Part") and tree.relation(token) == "xcomp"
            finite = inflected and (done or indicative) and tree.relation(token) in ("xcomp", "obj")
        below = tree.head(token).index == opener.word.index
        main = finite and below and not tree.children(token, "mark", "nsubj")
        if main and not structure.inside(asides, token):
            return True
    return False


def _is_present(goal: ParsedGoal, opener: Verb, phrase: Phrase) -> bool:
    """ "Help desk closes 90 % of calls": the last of the nouns acts on what stands behind it."""
    words = goal.structure.words
    nouns = words[opener.word.index + 1 : phrase.head.index + 1]
    behind = words[phrase.head.index + 1 : phrase.head.index + 2]
    acts = len(nouns) > 1 and all(word.pos in ("NOUN", "PROPN") for word in nouns)
    acts = acts and any(word.pos in ("NUM", "DET", "SYM") for word in behind)
    return acts and goal.lexicon.may_be_present(phrase.head.lower)


def is_work(goal: ParsedGoal) -> bool:
    """Whether a key result is work of any kind: done, assisted or attempted."""
    if goal.goal.type == "leading" or not goal.structure.parsed:
        return False
    return activity(goal) is not None or deed(goal, "assist_verbs", "effort_verbs") is not None
