"""M008: users, but which?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._shared import is_noun, is_verb, measures

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.quantities import Quantity
    from smartcheck.annotate.words import Phrase, Word

_QUALIFYING = frozenset({"amod", "compound", "acl", "nmod:poss", "advcl"})


class UnqualifiedMetric(GoalRule):
    """The number does not say which users it counts.

    Flags users, customers, visits and traffic with a number but without which of them are meant.

    Not flagged: monthly, active, new, unique and the like, a rate (“per month”), compounds such as
    “prøvebrukere”, and people who do what the key result says.

    Why: all who ever signed up, or those who were there last week? The two can differ tenfold.

    Sources: GOOGLE

    Weak:
        nb: Nå [[700 brukere]] av båtappen
        nb: [[150 kunder]] på gårdsutsalget
        nb: Nettbutikken har [[9 000 kunder]]
        en: Reach [[700 users]] of the boating app
        en: [[150 customers]] at the farm stall
        en: The web shop has [[9,000 customers]]

    Better:
        nb: Nå 700 ukentlige brukere av båtappen
        nb: 150 nye kunder på gårdsutsalget
        nb: Nettsida får 9 000 besøk per måned
        en: Reach 700 weekly users of the boating app
        en: 150 new customers at the farm stall
        en: The site gets 9,000 visits per month
    """

    code = "M008"
    name = "unqualified-metric"
    criterion = "measurable"
    severity = Severity.INFO

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """Each number of unspecified users or visits."""
        if not subject.structure.parsed:
            return
        for quantity in measures(subject):
            if quantity.kind == "count" and _is_unqualified(subject, quantity):
                span = (quantity.start, quantity.end)
                yield Flag(
                    N_("“{words}”: counted how? All there ever were, or those of a month?"),
                    N_("Say which: new, active, unique, or per week or month."),
                    (span,),
                    {"words": subject.words(*span)},
                )


def _is_unqualified(goal: ParsedGoal, quantity: Quantity) -> bool:
    if quantity.per or quantity.relative or quantity.of_whole or _is_bounded(goal, quantity):
        return False
    noun = quantity.unit_word or _noun_before(goal, quantity)
    if noun is None or not _is_listed(goal, noun) or _is_qualified(goal, noun):
        return False
    subject = goal.structure.subject
    verb = goal.structure.verb
    moving = ("raise_verbs", "reach_verbs", "multiply_verbs", "audience_verbs")
    if subject is not None and subject.head.index == noun.index:
        # "20 customers have renewed": the predicate says which; "users: 700", "the number of
        # users is 700" and "600 customers buy from us" say nothing of them.
        said = noun.index > quantity.number[0] or quantity.unit_word is not None
        tree = goal.structure.tree
        tied = verb is None or (tree is not None and tree.relation(verb.word) == "cop")
        if said:
            return _is_ours(goal)
        return tied or is_verb(goal, verb, *moving)
    return verb is None or is_verb(goal, verb, *moving, "have_verbs")


def _is_bounded(goal: ParsedGoal, quantity: Quantity) -> bool:
    """ "5,000 users under 25", "users with a subscription": what stands behind says which."""
    behind = [word for word in goal.structure.words if word.start >= quantity.end][:1]
    if any(word.lower in goal.pack.words("telling_prepositions") for word in behind):
        return True
    return any(
        other.comparator and quantity.end <= other.start <= quantity.end + 1
        for other in goal.quantities
    )


def _is_ours(goal: ParsedGoal) -> bool:
    """ "600 customers buy firewood from us": that makes them customers, and no more."""
    verb = goal.structure.verb
    if verb is None or not is_verb(goal, verb, "custom_verbs"):
        return False
    return any(
        w.lower in goal.pack.words("our_pronouns") for w in goal.structure.behind(verb.word.end)
    )


def _is_listed(goal: ParsedGoal, word: Word) -> bool:
    """Whether the very word is on the list: a compound says more ("prøvebrukere")."""
    stems = {word.lemma.lower(), *goal.lexicon.noun_stems(word.lower)}
    return bool(stems & goal.pack.words("unqualified_nouns"))


def _noun_before(goal: ParsedGoal, quantity: Quantity) -> Word | None:
    """ "Antall brukere: 900", where the number follows its noun."""
    structure = goal.structure
    phrases: tuple[Phrase, ...] = (*structure.objects, *structure.nominals)
    if structure.subject is not None:
        phrases = (structure.subject, *phrases)
    words = [word for phrase in phrases for word in goal.structure.at(phrase.start, phrase.end)]
    words = [w for w in words if w.end <= quantity.start and _is_listed(goal, w)]
    return next((w for w in words if not _is_part(goal, w)), None)


def _is_part(goal: ParsedGoal, word: Word) -> bool:
    """The "user" of "user satisfaction", but not of "user base"."""
    tree = goal.structure.tree
    if tree is None or tree.relation(word) != "compound":
        return False
    return not is_noun(goal, tree.head(word), "tally_nouns", "unqualified_nouns")


def _is_qualified(goal: ParsedGoal, noun: Word) -> bool:
    """Whether an adjective, a compound's first part or a clause says which."""
    tree = goal.structure.tree
    if tree is None:
        return True
    return any(tree.relation(kid) in _QUALIFYING for kid in tree.children(noun))
