"""A004: a key result that keeps a level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._activity import holds_level
from smartcheck.rules._shared import COMMANDS, is_noun, is_verb, is_word, measures

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Verb, Word


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
        """The verb that keeps the level."""
        verb = subject.structure.verb
        levels = [quantity for quantity in measures(subject) if quantity.baseline is None]
        if verb is None or not levels:
            return
        word = verb.word if _keeps(subject, verb) else _kept_below(subject, verb)
        if word is not None:
            yield Flag(
                N_("“{words}” asks for no more than there is."),
                N_("Say what will be better than today: “from **?** to **?**”."),
                ((word.start, word.end),),
                {"words": word.text},
            )


def _kept_below(goal: ParsedGoal, verb: Verb) -> Word | None:
    """The verb in the clause of another that keeps a level.

    "Sikre at ventetiden forblir under …", "do not let the stock fall below …", and "continue to
    answer 90 % of the letters", where what goes on is a share and not a count of work.
    """
    tree = goal.structure.tree
    if tree is None or goal.structure.form not in (*COMMANDS, "clause"):
        return None
    for kid in tree.children(verb.word, "xcomp", "ccomp", "advcl", "acl"):
        word = kid
        if is_verb(goal, verb, "ensure_verbs") and _is_metric_kept(goal, kid):
            return word
        if goal.structure.negated and goal.lexicon.verb(word.lemma, word.lower, "falling_verbs"):
            return word
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
    if is_verb(goal, verb, "staying_verbs"):
        # The parser may hang the adverb on the figure: "ligge stabilt under 2 %".
        behind = structure.words[verb.word.index + 1 : verb.word.index + 2]
        steady = [*structure.predicate, *verb.adverbs, *behind]
        return _is_staying(goal, verb) or any(
            is_word(goal, word, "stable_words") for word in steady
        )
    if is_verb(goal, verb, "holding_verbs"):
        return holds_level(goal, verb)
    return is_verb(goal, verb, "keep_verbs") and not _goes_on(goal, verb)


def _is_own_target(goal: ParsedGoal) -> bool:
    """Whether we keep the level, or a measure does; what people keep is their result."""
    structure = goal.structure
    if structure.form in COMMANDS:
        return True
    if structure.subject is not None and structure.form == "clause" and _is_ours(goal):
        return True
    if structure.form != "clause" or structure.subject is None:
        return False
    head = structure.subject.head
    return is_noun(goal, head, "metric_nouns") and not is_noun(goal, head, "people_nouns")


def _is_staying(goal: ParsedGoal, verb: Verb) -> bool:
    """Staying says by itself that nothing changes; lying and standing do not."""
    behind = [w.lower for w in goal.structure.words[verb.word.index + 1 : verb.word.index + 2]]
    return verb.lemma in ("stay", "remain", "hover") or "seg" in (verb.particle, *behind)


def _holds_a_level(goal: ParsedGoal, verb: Verb) -> bool:
    """Whether a figure is a level: "maintain 12 benches" and "keep in touch with 20" are work."""
    levels = measures(goal)
    if any(q.kind != "count" or q.comparator for q in levels):
        return True
    counted = [q.unit_word for q in levels]
    own = ("people_nouns", "outcome_nouns", "metric_nouns", "scaled_nouns", "amount_nouns")
    return bool(verb.objects) and any(word is None or is_noun(goal, word, *own) for word in counted)


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
