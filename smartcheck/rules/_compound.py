"""Two goals in one sentence: coordinated verbs that each have something of their own to act on."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from smartcheck.annotate.verb_forms import bare_forms
from smartcheck.rules._linked import linked_verbs
from smartcheck.rules._shared import COMMANDS, inside, is_noun, is_word, measures, purpose

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.lexicon import Lexicon
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.words import Phrase, Verb, Word

_BARE = frozenset({"infinitive", "imperative"})
_DONE = frozenset({"participle", "finite"})
_STOPS = frozenset({".", "!", "?"})

_DURATIONS = frozenset({"ms", "s", "min", "h", "day", "week", "month", "quarter", "year"})


def two_deeds(goal: ParsedGoal) -> tuple[Word, Word] | None:
    """The verbs of two coordinated goals; None where they share what they act on."""
    structure = goal.structure
    if structure.form not in (*COMMANDS, "clause", "nominal") or structure.tree is None:
        return None
    aim = purpose(goal)
    linked = linked_verbs(goal, structure.verbs)
    again = {verb.word.index for verb in linked}
    verbs = [*(verb for verb in structure.verbs if verb.word.index not in again), *linked]
    verbs.sort(key=lambda verb: verb.word.index)
    for first, second in pairwise(verbs):
        clauses = (*structure.relatives, *structure.subclauses) if second not in linked else ()
        aside = any(inside(clause, second.word.start) for clause in (aim, *clauses))
        if not aside and _alike(goal, first, second) and _both_complete(goal, first, second):
            return first.word, second.word
    return None


def two_states(goal: ParsedGoal) -> tuple[Word, Word] | None:
    """What is said of two things: "the site is translated, and the app is out", "shed rebuilt,
    jetty extended". None where the second tells of the first ("and nobody complains")."""
    structure, tree = goal.structure, goal.structure.tree
    if tree is None or structure.form not in ("clause", "state") or structure.subject is None:
        return None
    first = tree.roots()[0]
    for second in tree.children(first, "conj", "parataxis"):
        subjects = [w for w in tree.children(second, "nsubj") if first.index < w.index]
        own = [w for w in subjects if w.pos in ("NOUN", "PROPN") and w.index < second.index]
        if not own or own[0].lemma == structure.subject.head.lemma:
            continue
        if structure.inside(structure.relatives, second) or inside(purpose(goal), second.start):
            continue
        between = [w for w in structure.words if first.end <= w.start < own[0].start]
        joint = [w for w in between if w.pos in ("CCONJ", "PUNCT")]
        aside = any(w.pos in ("SCONJ", "X") or w.text in _STOPS for w in between)
        listed = tree.relation(second) == "conj" or joint[:1] == between[:1]
        if aside or not joint or not listed:
            continue
        if _is_reached(goal, first) and _is_reached(goal, second):
            return first, second
    return None


def _is_reached(goal: ParsedGoal, word: Word) -> bool:
    """Whether a word says that something is done or in a state: both can be missed alone."""
    tree = goal.structure.tree
    if tree is None:
        return False
    done = word.has("VerbForm", "Part") or goal.lexicon.may_be_participle(word.lower)
    stated = bool(tree.children(word, "cop")) or is_word(goal, word, "state_adjectives")
    passive = any(tree.full_relation(kid) == "nsubj:pass" for kid in tree.children(word, "nsubj"))
    return (done and word.pos in ("VERB", "ADJ")) or stated or passive


def two_measures(goal: ParsedGoal) -> tuple[Quantity, Quantity] | None:
    """Two quantities of different things, joined by a conjunction, a comma or a plus sign."""
    joined, named = _joints(goal.lexicon)
    for first, second in pairwise(measures(goal)):
        between = goal.words(first.end, second.start)
        if _has_clause_of_its_own(goal, first, second):
            return first, second
        if _parted(goal, first.end, second.start) or _is_scope(goal, first):
            continue
        counted = first.kind == "count" and first.unit_word is not None
        if named.fullmatch(between) and (_is_level(first) or counted) and _is_level(second):
            return first, second
        if joined.match(between) and _have_metrics(goal, first, second):
            return first, second
        if not joined.fullmatch(between) or _is_part_of_first(goal, second):
            continue
        if second.unit == "year" and second.baseline is not None:
            # "30 swimmers, 8 to 12 years": how old they are.
            continue
        if _differ(first, second):
            return first, second
    return None


@cache
def _joints(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What joins two figures, and what joins the first one to a second with its own metric."""
    joint = rf"[^.;:()–—]*?(?:,|;|[+&]|(?<!\w)(?:{lexicon.pattern('conjunctions')}))\s*"
    # "… and margin from", "… og NPS på".
    named = rf"{joint}(?:[^\W\d]+\s+){{1,4}}(?:{lexicon.pattern('value_links')})\s+"
    return re.compile(joint, re.I), re.compile(named, re.I)


def _alike(goal: ParsedGoal, first: Verb, second: Verb) -> bool:
    """Whether the second verb stands in the same mood, so that it is as much a goal."""
    form = goal.structure.form
    between = goal.structure.words[first.word.index : second.word.index]
    if any(word.text in _STOPS for word in between):
        return False
    if form == "participle":
        return second.form in _DONE
    if form in ("command", "intent", "nominal") or _is_paired(goal):
        bare = second.form in _BARE or second.word.lower in bare_forms(goal.pack)
        return bare or (_is_gerund(goal, first) and _is_gerund(goal, second))
    return second.form == first.form and _has_subject(goal, second)


def _is_paired(goal: ParsedGoal) -> bool:
    """ "Both cut … and raise …": the parser takes "both" for the subject."""
    subject = goal.structure.subject
    return subject is not None and subject.head.pos == "DET" and goal.structure.modal is None


def _is_gerund(goal: ParsedGoal, verb: Verb) -> bool:
    return verb.word.lower.endswith(tuple(goal.pack.words("gerund_endings")))


def _has_subject(goal: ParsedGoal, verb: Verb) -> bool:
    tree = goal.structure.tree
    return tree is not None and bool(tree.children(verb.word, "nsubj"))


def _both_complete(goal: ParsedGoal, first: Verb, second: Verb) -> bool:
    """Whether each verb has an object or complement of its own, the first before the second."""
    heads = [phrase.head for phrase in (*first.objects, *first.obliques)]
    heads += goal.structure.predicate if first == goal.structure.verb else ()
    # A complement belongs to the verb that it stands behind, wherever the parser hung it.
    own = [
        head
        for head in heads
        if first.word.index < head.index < second.word.index and head.pos != "PRON"
    ]
    # "Export the list and send to the bank" lacks an object: it is the first one's.
    completing = second.objects or (second.obliques if _has_particle(goal, second) else ())
    behind = [phrase for phrase in completing if phrase.head.index > second.word.index]
    behind.sort(key=lambda phrase: phrase.head.index)
    if not own and goal.structure.words[second.word.index - 1].text == ";":
        # "Mudre havna; bytte krana", its object taken for a part of a name.
        inner = goal.structure.words[first.word.index + 1 : second.word.index]
        own = [word for word in inner if word.pos in ("NOUN", "PROPN")]
    return bool(own) and bool(behind) and not _points_back(goal, behind[0])


def _has_particle(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Rydde opp i": a particle and a preposition, whichever the parser took them for."""
    behind = [word.pos for word in goal.structure.words[verb.word.index + 1 :][:2]]
    return bool(verb.particle) or (behind[:1] in (["ADV"], ["ADP"]) and behind[1:] == ["ADP"])


def _points_back(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Write the handbook and publish it": one thing."""
    return phrase.head.pos == "PRON" and not is_word(goal, phrase.head, "first_persons")


def _have_metrics(goal: ParsedGoal, first: Quantity, second: Quantity) -> bool:
    """ "Response time under 2 h and satisfaction over 80 %": a metric right before each level."""
    links = goal.pack.words("value_links")
    heads = []
    for quantity in (first, second):
        before = [w for w in goal.structure.words if w.end <= quantity.start and w.pos != "PUNCT"]
        before = before[:-1] if before and before[-1].lower in links else before
        behind = [w for w in goal.structure.words if w.start >= quantity.end][:1]
        # "95 % oppetid og svartid under 2 timer": the first metric may stand behind its share.
        turned = quantity is first and quantity.percent and not before
        heads += behind if turned else before[-1:]
    levels = all(quantity.comparator or _is_level(quantity) for quantity in (first, second))
    metrics = all(is_noun(goal, head, "metric_nouns", "share_nouns") for head in heads)
    return levels and metrics and len(heads) == 2 and heads[1].start >= first.end


def _has_clause_of_its_own(goal: ParsedGoal, first: Quantity, second: Quantity) -> bool:
    """ "The café sells 500 buns and the kiosk turns over €900": the second has its own subject."""
    tree = goal.structure.tree
    behind = goal.structure.at(first.end, second.start)
    joints = [w for w in behind if w.pos == "CCONJ" and w.lower in goal.pack.words("conjunctions")]
    if tree is None or len(joints) != 1 or any(w.pos in ("SCONJ", "PRON") for w in behind):
        return False
    if goal.structure.inside((*goal.structure.relatives, *goal.structure.subclauses), joints[0]):
        return False
    verbs = [w for w in behind if w.index > joints[0].index and w.pos == "VERB"]
    subjects = [kid for w in verbs for kid in tree.children(w, "nsubj")]
    return any(kid.index > joints[0].index and kid.tag in ("NOUN", "PROPN") for kid in subjects)


def _parted(goal: ParsedGoal, start: int, end: int) -> bool:
    """Whether a verb or a subordinate clause stands between: then it is said of something else."""
    structure = goal.structure
    if structure.tree is None or any(start <= low < end for low, _ in structure.relatives):
        return True
    return any(
        word.pos in ("VERB", "AUX", "SCONJ") and structure.tree.relation(word) != "amod"
        for word in structure.words
        if start <= word.start < end
    )


def _is_scope(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "In 3 regions and 12 offices": where, not how much."""
    tree = goal.structure.tree
    counted = quantity.unit_word if quantity.kind == "count" else None
    return tree is not None and counted is not None and bool(tree.children(counted, "case"))


def _is_level(quantity: Quantity) -> bool:
    return quantity.baseline is not None or quantity.kind in ("percent", "money", "ratio")


def _differ(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities measure different things, as far as their units tell."""
    if {first.kind, second.kind} & {"cadence", "rank", "multiple"}:
        return False
    if first.unit in _DURATIONS and second.unit in _DURATIONS:
        return False
    if first.kind != second.kind:
        return bool(_named(first) and _named(second))
    return bool(first.unit and second.unit) and first.unit != second.unit


def _named(quantity: Quantity) -> bool:
    return quantity.kind != "count" or quantity.unit_word is not None


def _is_part_of_first(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "200 members, half of them under 30": the second tells of the first."""
    behind = [word for word in goal.structure.words if word.start >= quantity.end][:2]
    return any(word.pos in ("PRON", "SCONJ") for word in behind) or quantity.kind == "ratio"
