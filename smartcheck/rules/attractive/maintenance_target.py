"""A004: a key result that keeps a level."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._activity import holds_level
from smartcheck.rules._shared import COMMANDS, is_noun, is_verb, is_word, measures

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.words import Verb, Word

# How many words before a movement a negation reaches it ("skal ikke på noe tidspunkt falle"), and
# how many characters behind it the figure may stand.
BARRING = 4
FURTHEST = 24
# The same behind a verb of staying that was taken for a noun: "stays put at".
NEAR = 16


class MaintenanceTarget(GoalRule):
    """The key result keeps a level.

    Flags key results that keep a measure where it is: opprettholde, beholde, holde, ligge stabilt,
    maintain, keep, retain, stay below, with a figure.

    Not flagged: a level that is yet to be reached, and events that are held (“holde 5 åpne dager”).

    Why: when everything goes on as before, the key result is reached. Such levels are worth
    watching, but seldom what a team should strive for.

    Against: Microsoft Viva Goals has control key results for just this, as a guard beside others.

    Sources: VIVA

    Weak:
        nb: [[Opprettholde]] 98 % oppetid på billettsystemet
        nb: [[Holde]] ventelista under 30 barn
        nb: [[Beholde]] 90 % av de frivillige
        en: [[Maintain]] 98% uptime in the ticket system
        en: [[Keep]] the waiting list under 30 children
        en: [[Retain]] 90% of volunteers

    Better:
        nb: Øke oppetiden på billettsystemet fra 95 til 98 %
        nb: Holde 4 foreldrekvelder
        nb: Korte ventelista fra 60 til 30 barn
        en: Raise uptime in the ticket system from 95% to 98%
        en: Hold 4 evenings for parents
        en: Cut the waiting list from 60 to 30 children
    """

    code = "A004"
    name = "maintenance-target"
    criterion = "attractive"
    severity = Severity.INFO

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The verb or adjective that keeps the level."""
        levels = [quantity for quantity in measures(subject) if quantity.baseline is None]
        if levels and (word := _keeping_word(subject)) is not None:
            yield Flag(
                N_("“{words}” asks for no more than there is."),
                N_("Say what will be better than today: “from **?** to **?**”."),
                ((word.start, word.end),),
                {"words": word.text},
            )


def _keeping_word(goal: ParsedGoal) -> Word | None:
    verb = goal.structure.verb
    if verb is None:
        return _stable_level(goal)
    if (word := _stable_opening(goal)) is not None:
        return word
    if _keeps(goal, verb) or _loses_few(goal, verb):
        return verb.word
    return _kept_below(goal, verb) or _barred(goal, verb) or _still(goal, verb)


def _stable_level(goal: ParsedGoal) -> Word | None:
    """ "Stable churn of 2 %", "uendret bemanning på 12 årsverk": a metric that is as it was."""
    tree = goal.structure.tree
    for phrase in goal.structure.nominals[:1]:
        kids = tree.children(phrase.head, "amod", "advmod") if tree is not None else []
        near = [kid for kid in kids if is_word(goal, kid, "stable_words")]
        if near and is_noun(goal, phrase.head, "metric_nouns"):
            return near[0]
    return _misread_staying(goal)


def _stable_opening(goal: ParsedGoal) -> Word | None:
    """ "Uendret pris på 200 kr", its adjective taken for a verb."""
    words = goal.structure.words
    stable = is_word(goal, words[0], "stable_words")
    metric = stable and any(is_noun(goal, word, "metric_nouns") for word in words[1:2])
    return words[0] if metric else None


def _misread_staying(goal: ParsedGoal) -> Word | None:
    """ "Uptime stays above 99.9 %", its verb taken for a noun behind the metric."""
    words = goal.structure.words
    for first, second in pairwise(words):
        staying = goal.lexicon.verb(second.lemma, second.lower, "abiding_verbs")
        staying = staying and second.lower.endswith(tuple(goal.pack.words("finite_endings")))
        near = (second.end, second.end + NEAR)
        level = any(near[0] <= q.number[0] <= near[1] for q in measures(goal))
        if staying and level and is_noun(goal, first, "metric_nouns"):
            return second
    opener = words[0]
    still = opener.lower in goal.pack.words("still_adverbs")
    return opener if still and goal.structure.form == "nominal" else None


def _loses_few(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Lose no more than 5 members": the others stay."""
    structure = goal.structure
    if not _is_ours(goal) or not is_verb(goal, verb, "losing_verbs"):
        return False
    most = (">", ">=", "") if structure.negated else ("<", "<=")
    return any(q.comparator in most and not q.relative for q in measures(goal))


def _barred(goal: ParsedGoal, verb: Verb) -> Word | None:
    """The movement that must not carry a metric past its level.

    "Sykefraværet skal ikke overstige 4 %", "prevent the backlog from growing past 50 cases".
    """
    structure = goal.structure
    moves = goal.lexicon.verb
    moving = [w for w in structure.words if moves(w.lemma, w.lower, "falling_verbs")]
    if not moving:
        return None
    nothing = {str(word) for word in goal.pack.section("numbers")["none"]}
    prevents = is_verb(goal, verb, "ending_verbs") and structure.form in COMMANDS
    for word in moving:
        if structure.inside(structure.relatives, word):
            continue
        before = structure.words[max(word.index - BARRING, 0) : word.index]
        denied = any(w.has("Polarity", "Neg") or _denies(goal, w) for w in before)
        denied = denied or any(w.lower in nothing for w in before[-1:])
        if (denied or (prevents and word.index > verb.word.index)) and _passes_level(goal, word):
            return word
    return None


def _denies(goal: ParsedGoal, word: Word) -> bool:
    return word.lower in goal.pack.words("negating_adverbs") | goal.pack.words("never_words")


def _passes_level(goal: ParsedGoal, moving: Word) -> bool:
    """Whether a verb of movement leads past a level: of a metric that the goal names, or, where
    the verb says by itself that something rises or falls, past any bound.

    Money is a cap on a cost as often as a level.
    """
    figures = [
        q
        for q in measures(goal)
        if (q.kind != "money" or q.comparator == "<")
        and not q.relative
        and moving.start <= q.number[0] < moving.end + FURTHEST
    ]
    travels = goal.lexicon.verb(moving.lemma, moving.lower, "motion_verbs", "become_verbs")
    if not travels and any(q.comparator in ("<", ">") for q in figures):
        return True
    metric = any(
        is_noun(goal, word, "metric_nouns")
        for word in goal.structure.words
        if word.index != moving.index and word.pos in ("NOUN", "PROPN", "VERB")
    )
    return bool(figures) and metric


def _still(goal: ParsedGoal, verb: Verb) -> Word | None:
    """ "Fortsatt ha minst 95 % dekning", "reserves are still above …": as it was before."""
    if goal.structure.negated or not is_verb(
        goal, verb, "have_verbs", "become_verbs", "staying_verbs"
    ):
        return None
    near = goal.structure.words[max(verb.word.index - 2, 0) : verb.word.index + 4]
    words = [w for w in near if w.lower in goal.pack.words("still_adverbs")]
    return words[0] if words and _is_own_target(goal) and _holds_a_level(goal, verb) else None


def _kept_below(goal: ParsedGoal, verb: Verb) -> Word | None:
    """The verb in the clause of another that keeps a level.

    "Sikre at ventetiden forblir under …" and "continue to answer 90 % of the letters", where what
    goes on is a share and not a count of work.
    """
    tree = goal.structure.tree
    if tree is None or goal.structure.form not in (*COMMANDS, "clause"):
        return None
    for kid in tree.children(verb.word, "xcomp", "ccomp", "advcl", "acl"):
        if is_verb(goal, verb, "ensure_verbs") and _is_metric_kept(goal, kid):
            return kid
    shares = [quantity for quantity in measures(goal) if quantity.of_whole]
    ours = _is_ours(goal) and not goal.structure.negated
    if ours and shares and is_verb(goal, verb, "keep_only") and _goes_on(goal, verb):
        return verb.word
    return None


def _is_metric_kept(goal: ParsedGoal, word: Word) -> bool:
    """Whether a clause says of a metric that it stays where it is."""
    tree = goal.structure.tree
    subjects = tree.children(word, "nsubj") if tree is not None else []
    behind = [w.lower for w in goal.structure.words[word.index + 1 : word.index + 2]]
    kept = goal.lexicon.verb(word.lemma, word.lower, "remaining_verbs") or any(
        goal.lexicon.verb(f"{word.lemma} {tail}", f"{word.lower} {tail}", "remaining_verbs")
        for tail in behind
    )
    passive = word.has("Voice", "Pass")
    kept = kept or (
        passive and goal.lexicon.verb(word.lemma, word.lower, "holding_verbs", "keep_only")
    )
    return kept and any(
        is_noun(goal, head, "metric_nouns") and not is_noun(goal, head, "people_nouns")
        for head in subjects
    )


def _is_ours(goal: ParsedGoal) -> bool:
    subject = goal.structure.subject
    return subject is None or is_word(goal, subject.head, "first_persons")


def _keeps(goal: ParsedGoal, verb: Verb) -> bool:
    """Whether the verb keeps a level, rather than going on doing something or holding events."""
    structure = goal.structure
    if structure.negated or not _is_own_target(goal) or not _holds_a_level(goal, verb):
        return False
    held = structure.passive or structure.form == "state"
    if held and is_verb(goal, verb, "holding_verbs", "keep_verbs"):
        # "Absence is held at 4 %".
        return True
    if is_verb(goal, verb, "staying_verbs"):
        # The parser may hang the adverb on the figure: "ligge stabilt under 2 %".
        behind = structure.words[verb.word.index + 1 : verb.word.index + 2]
        steady = [*structure.predicate, *verb.adverbs, *behind]
        return _is_staying(goal, verb) or any(
            is_word(goal, word, "stable_words") for word in steady
        )
    if is_verb(goal, verb, "holding_verbs"):
        return holds_level(goal, verb)
    if is_verb(goal, verb, "guarding_verbs"):
        return _is_of_metric(goal, verb)
    return is_verb(goal, verb, "keep_verbs") and not _goes_on(goal, verb)


def _is_of_metric(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Defend our 35 % market share": a metric as the object, or right behind the figure."""
    heads = [phrase.head for phrase in (*verb.objects, *verb.obliques)]
    heads += [w for q in measures(goal) for w in goal.structure.behind(q.end)][:3]
    return any(is_noun(goal, head, "metric_nouns") for head in heads)


def _is_own_target(goal: ParsedGoal) -> bool:
    """Whether we keep the level, or a measure does; what people keep is their result."""
    structure = goal.structure
    if structure.form in COMMANDS:
        return True
    if structure.form == "state" and structure.subject is not None:
        return any(is_noun(goal, word, "metric_nouns") for word in structure.subject.words)
    if structure.subject is not None and structure.form == "clause" and _is_ours(goal):
        return True
    if structure.form != "clause" or structure.subject is None:
        return False
    head = structure.subject.head
    return is_noun(goal, head, "metric_nouns") and not is_noun(goal, head, "people_nouns")


def _is_staying(goal: ParsedGoal, verb: Verb) -> bool:
    """Staying says by itself that nothing changes; lying and standing do not."""
    return is_verb(goal, verb, "abiding_verbs")


def _holds_a_level(goal: ParsedGoal, verb: Verb) -> bool:
    """Whether a figure is a level: "maintain 12 benches" and "keep in touch with 20" are work."""
    own = (
        *("people_nouns", "people_plurals", "outcome_nouns"),
        *("metric_nouns", "scaled_nouns", "amount_nouns"),
    )
    levels = [q for q in measures(goal) if _is_of_object(goal, verb, q, *own)]
    if any(q.kind != "count" or q.comparator for q in levels):
        return True
    things = [phrase.head for phrase in verb.objects]
    if levels and any(is_noun(goal, head, "scaled_nouns", "level_nouns") for head in things):
        # "Bevare nivået på 12 musikere".
        return True
    counted = [q.unit_word for q in levels]
    return bool(verb.objects) and any(word is None or is_noun(goal, word, *own) for word in counted)


def _is_of_object(goal: ParsedGoal, verb: Verb, quantity: Quantity, *own: str) -> bool:
    """Whether a figure tells how much of the object there is.

    It stands with the object or is led to from it ("a solvency ratio of 1.5", "the queue under
    30"), or the object is a measure itself. "Keep a diary for 30 days" and "continue the extension
    with 40 berths" do something else.
    """
    things = [phrase for phrase in verb.objects if phrase.head.pos != "PRON"]
    if not things or quantity.number[0] < things[-1].head.end:
        return True
    before = [w for w in goal.structure.words if w.end <= quantity.start][-1:]
    links = goal.pack.words("value_links")
    if any(word.lower in links or (word.pos != "ADP" and quantity.comparator) for word in before):
        return True
    heads = [word for phrase in things for word in (phrase.head, *phrase.words)]
    return any(is_noun(goal, word, *own) for word in heads) and quantity.kind != "count"


def _goes_on(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Keep publishing …", "fortsette å …": going on with work, not keeping a level."""
    tree = goal.structure.tree
    if tree is None:
        return False
    below = tree.children(verb.word, "xcomp", "ccomp", "advcl")
    gerund = tuple(goal.pack.words("gerund_endings"))
    return any(
        kid.tag == "VERB" and (tree.children(kid, "mark") or kid.lower.endswith(gerund))
        for kid in below
    )
