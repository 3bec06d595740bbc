"""O013: an objective that only ends something bad."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._shared import is_noun, is_verb, is_word, purpose

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Verb, Word

# How many words may stand before the verb of a goal that opens with a negation: "Do not let …".
OPENING = 2


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
        spans = (look(subject) for look in _CONSTRUCTIONS)
        if (span := next(filter(None, spans), None)) is not None:
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
    if structure.negated or any(_never(goal, word) for word in verb.adverbs):
        # "Never stop learning".
        return None
    vicious = any(is_noun(goal, phrase.head, "vicious_nouns") for phrase in verb.objects[:1])
    breaks = vicious and is_verb(goal, verb, "turning_verbs")
    if not breaks and not is_verb(goal, verb, "ending_verbs"):
        return None
    if not _ends_something(goal, verb):
        return None
    return verb.word.start, _end_of_phrase(goal, verb)


def _away_with(goal: ParsedGoal) -> tuple[int, int] | None:
    """ "Vekk med køen", "down with paper forms", "steer clear of lawsuits": by the first words,
    whatever the parser made of them."""
    verb = goal.structure.verb
    starts = {goal.body[0], verb.word.start if verb is not None else goal.body[0]}
    if goal.structure.form not in ("command", "intent", "nominal", "fragment"):
        return None
    if len(goal.structure.verbs) > 1:
        return None
    match = next(goal.phrases("away_openings", goal.body[0]), None)
    return match.span() if match is not None and match.start() in starts else None


def _leaving_behind(goal: ParsedGoal) -> tuple[int, int] | None:
    """ "Leave the years of deficit behind us", "legge krangelen bak oss"."""
    verb = goal.structure.verb
    if verb is None or goal.structure.form not in ("command", "intent"):
        return None
    for word in goal.structure.words[verb.word.index + 1 :]:
        tail = (f"{verb.lemma} {word.lower}", f"{verb.word.lower} {word.lower}")
        following = goal.structure.words[word.index + 1 : word.index + 2]
        ours = not following or following[0].pos in ("PRON", "PUNCT")
        if ours and goal.lexicon.verb(*tail, "leaving_verbs") and _has_thing(goal, verb):
            return verb.word.start, word.end
    return None


def _freeing(goal: ParsedGoal) -> tuple[int, int] | None:
    """ "Free the valley from plastic", "befri bygda fra plast"."""
    verb = goal.structure.verb
    if verb is None or goal.structure.form not in ("command", "intent") or not verb.objects:
        return None
    freed = goal.structure.words[verb.objects[0].head.index + 1 :]
    away = any(word.lower in goal.pack.words("freeing_links") for word in freed[:1])
    if not away or not is_verb(goal, verb, "freeing_verbs"):
        return None
    return verb.word.start, freed[0].end


def _has_thing(goal: ParsedGoal, verb: Verb) -> bool:
    """Whether what is left behind is no person: "leave no child behind" is another thing."""
    things = [word for phrase in verb.objects[:1] for word in (phrase.head, *phrase.words)]
    people = any(is_noun(goal, word, "people_nouns", "people_plurals") for word in things)
    return not people and not any(p.determination == "none" for p in verb.objects[:1])


def _losing_fewer(goal: ParsedGoal) -> tuple[int, int] | None:
    """ "Lose fewer members", "miste færre spillere"."""
    verb = goal.structure.verb
    if verb is None or goal.structure.form not in ("command", "intent"):
        return None
    behind = goal.structure.words[verb.word.index + 1 : verb.word.index + 2]
    fewer = any(w.degree == "Cmp" and is_word(goal, w, "downward_words") for w in behind)
    return (
        (verb.word.start, behind[0].end) if fewer and is_verb(goal, verb, "losing_verbs") else None
    )


def _keeping_from(goal: ParsedGoal) -> tuple[int, int] | None:
    """ "Keep members from leaving", "holde de unge fra å flytte", "keep rats out of …"."""
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
        away = word.lower in goal.pack.words("keeping_away")
        away = away or f"{word.lower} {following.lower}" in goal.pack.words("keeping_away")
        if (word.lower in marks and deed) or (away and word.pos != "NOUN"):
            return verb.word.start, verb.word.end
    return None


def _not(goal: ParsedGoal) -> tuple[int, int] | None:
    """ "Ikke miste flere medlemmer", "never run short of stewards": opens with a negation.

    "Never stop learning" ends nothing.
    """
    structure, verb = goal.structure, goal.structure.verb
    if verb is None or structure.tree is None or structure.form != "command":
        return None
    before = structure.words[: verb.word.index]
    alone = len(structure.verbs) == 1 and 0 < len(before) <= OPENING
    if not alone or any(w.pos not in ("AUX", "PART", "ADV") for w in before):
        return None
    denied = [w for w in before if w.has("Polarity", "Neg") or _never(goal, w)]
    if any(w.pos != "AUX" and w not in denied for w in before):
        # "Not only talk".
        return None
    never = any(_never(goal, w) for w in before)
    said = verb.objects or verb.obliques or structure.predicate or (never and verb.adverbs[1:])
    if not denied or not said or is_verb(goal, verb, "ending_verbs"):
        return None
    return before[0].start, verb.word.end


def _never(goal: ParsedGoal, word: Word) -> bool:
    return word.lower in goal.pack.words("never_words")


def _ends_something(goal: ParsedGoal, verb: Verb) -> bool:
    """Whether the verb has an object or a clause that it ends, rather than a place to stop at."""
    tree = goal.structure.tree
    # "End the season" is a time; "avoid another winter without a pool" is not.
    times = [phrase for phrase in verb.objects if is_noun(goal, phrase.head, "time_nouns")]
    if any(phrase.determination != "indefinite" for phrase in times):
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


_CONSTRUCTIONS = (
    _ending,
    _away_with,
    _no_longer,
    _leaving_behind,
    _losing_fewer,
    _freeing,
    _keeping_from,
    _not,
)
