"""O013: an objective that only ends something bad."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._shared import is_noun, is_verb, purpose

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Verb


class NegativeFraming(ObjectiveRule):
    """The objective only ends something bad.

    Flags objectives that are framed as nothing but an end: slutte å, stanse, unngå, få slutt på,
    ikke lenger, stop, avoid, put an end to, no longer.

    Not flagged: eliminating barriers, zero harm, objectives that also say what comes instead or
    what it is for, and “stop” as a movement (“stop at every school”).

    Why: nobody is drawn by what should not be. The wanted state in its place gives the team
    something to go for, and often shows another way there.

    Sources: DOERR

    Weak:
        nb: [[Stanse]] fraflyttingen fra øya
        nb: [[Unngå]] kø ved skolen om morgenen
        nb: [[Få slutt på]] mobbingen i garderoben
        en: [[Prevent]] quarrels over the boat berths
        en: [[Avoid]] queues at the school in the morning
        en: [[No longer]] be the valley that people leave

    Better:
        nb: Få de unge til å bli boende på øya
        nb: Fjerne alle hindringer for rullestolbrukere
        nb: Stanse ved hver gård med bokbussen
        en: Make young people want to stay on the island
        en: Remove every barrier for wheelchair users
        en: Stop at every farm with the book bus
    """

    code = "O013"
    name = "negative-framing"
    criterion = "objective"
    severity = Severity.INFO
    silenced_by = ("O001", "O002")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The words that end something."""
        if not subject.structure.parsed or purpose(subject) is not None:
            return
        if (
            span := _ending(subject)
            or _no_longer(subject)
            or _keeping_from(subject)
            or _not(subject)
        ) is not None:
            yield Flag(
                N_("“{words}” says what should not be, not what should."),
                N_("Say what will be there instead: “**?** can **?**”."),
                (span,),
                {"words": subject.words(*span)},
            )


def _no_longer(goal: ParsedGoal) -> tuple[int, int] | None:
    phrases = goal.lexicon.pattern("no_longer")
    match = re.search(rf"(?<!\w)(?:{phrases})(?!\w)", goal.text, re.I)
    if match is None:
        return None
    clauses = (*goal.structure.relatives, *goal.structure.subclauses)
    return None if any(low <= match.start() < high for low, high in clauses) else match.span()


def _ending(goal: ParsedGoal) -> tuple[int, int] | None:
    structure = goal.structure
    verb = structure.verb
    if verb is None or structure.form not in ("command", "intent") or len(structure.verbs) > 1:
        return None
    if not is_verb(goal, verb, "ending_verbs") or not _ends_something(goal, verb):
        return None
    return verb.word.start, _end_of_phrase(goal, verb)


def _keeping_from(goal: ParsedGoal) -> tuple[int, int] | None:
    """ "Keep members from leaving", "holde de unge fra å flytte"."""
    structure, verb = goal.structure, goal.structure.verb
    marks = {str(word) for word in goal.pack.section("numbers")["from"]}
    if verb is None or structure.form not in ("command", "intent") or not verb.objects:
        return None
    if not is_verb(goal, verb, "keep_verbs", "holding_verbs"):
        return None
    words = structure.words
    for word in words[verb.objects[0].head.index + 1 : -1]:
        following = words[word.index + 1]
        deed = following.pos == "VERB" or following.lower in goal.pack.words("infinitive_marks")
        if word.lower in marks and deed:
            return verb.word.start, verb.word.end
    return None


def _not(goal: ParsedGoal) -> tuple[int, int] | None:
    """ "Ikke miste flere medlemmer": an objective that opens with a negation."""
    structure, verb = goal.structure, goal.structure.verb
    if verb is None or not structure.negated or structure.form != "command":
        return None
    first, following = structure.words[0], structure.words[1]
    alone = following == verb.word and len(structure.verbs) == 1
    if structure.tree is None or not alone or not verb.objects:
        return None
    negation = first.has("Polarity", "Neg")
    return (first.start, verb.word.end) if negation else None


def _ends_something(goal: ParsedGoal, verb: Verb) -> bool:
    """Whether the verb has an object or a clause that it ends, rather than a place to stop at."""
    tree = goal.structure.tree
    if any(is_noun(goal, phrase.head, "time_nouns") for phrase in verb.objects):
        return False
    clauses = tree.children(verb.word, "xcomp", "ccomp") if tree else []
    behind = goal.structure.words[verb.word.index + 1 : verb.word.index + 2]
    # An article can only open an object, wherever the parser hung what it belongs to.
    return bool(verb.objects or clauses) or any(word.pos == "DET" for word in behind)


def _end_of_phrase(goal: ParsedGoal, verb: Verb) -> int:
    """Where the verb ends together with the words that make it one ("få slutt på")."""
    words = goal.structure.words[verb.word.index + 1 : verb.word.index + 3]
    for count in (2, 1):
        tail = " ".join(word.lower for word in words[:count])
        phrase = (f"{verb.lemma} {tail}", f"{verb.word.lower} {tail}")
        if goal.lexicon.verb(*phrase, "ending_verbs"):
            return words[count - 1].end
    return verb.word.end
