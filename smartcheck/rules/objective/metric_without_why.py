"""O003: an objective that moves a metric, and does not say why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._shared import (
    MOVEMENT,
    WAYS,
    is_noun,
    is_verb,
    is_word,
    measures,
    moving_adverb,
    purpose,
    way_words,
)

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Phrase, Verb, Word

_WAYED = ("upward_words", "downward_words")
_INNER = frozenset({"ADP", "DET", "PRON", "ADJ", "NOUN", "PROPN"})


class MetricWithoutWhy(ObjectiveRule):
    """The objective moves a metric and does not say why.

    Flags an objective in which a metric is to go up or down, without a figure and without what it
    is good for.

    Not flagged: an objective with a purpose, and one with a figure in it (O001 and O002 speak of
    those).

    Why: a metric that goes up is good only if somebody is better off for it. The objective is to
    say who and how; the metric shows whether it worked.

    Sources: GOOGLE

    Weak:
        nb: [[Øke billettsalget]] på kinoen
        nb: Vi skal [[redusere matsvinnet]]
        nb: [[Få ned ventetiden]] på legevakta
        en: [[Increase ticket sales]] at the cinema
        en: We will [[reduce food waste]]
        en: [[Cut the waiting time]] at the clinic

    Better:
        nb: Øke billettsalget slik at kinoen kan holde åpent om vinteren
        nb: Senke terskelen for å be om hjelp
        nb: Bli kinoen der bygda møtes
        en: Increase ticket sales so that the cinema can stay open in winter
        en: Lower the threshold for asking for help
        en: Become the cinema where the village meets
    """

    code = "O003"
    name = "metric-without-why"
    criterion = "objective"
    severity = Severity.INFO
    silenced_by = ("O001", "O004")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The verb with its metric."""
        if measures(subject) or purpose(subject) is not None:
            return
        if (span := _moved_metric(subject)) is not None:
            yield Flag(
                N_("“{words}” is a metric on the move: what is it good for?"),
                N_("Say who is better off, and how: “**?** so that **?**”."),
                (span,),
                {"words": subject.words(*span)},
            )


def _moved_metric(goal: ParsedGoal) -> tuple[int, int] | None:
    structure = goal.structure
    verb = structure.verb
    if verb is None or structure.form == "nominal":
        return _change_of_metric(goal)
    if structure.form not in ("command", "intent", "clause", "participle") or structure.negated:
        return None
    if structure.form == "participle" and not verb.word.lower.endswith(
        tuple(goal.pack.words("gerund_endings"))
    ):
        # "Reducing waste" is yet to be done, "reduced waste" has been.
        return None
    return (
        _moved_object(goal, verb)
        or _moved_subject(goal, verb)
        or (_led_to_move(goal, verb) or _change_of_metric(goal))
    )


def _moved_object(goal: ParsedGoal, verb: Verb) -> tuple[int, int] | None:
    """ "Reduce food waste", "bring sick leave down", "snu utviklingen i sykefraværet"."""
    adverb = moving_adverb(goal, verb)
    turned = is_verb(goal, verb, "turning_verbs")
    moved = is_verb(goal, verb, *MOVEMENT, *WAYS, "nudging_verbs")
    for phrase in verb.objects[:1]:
        if phrase.head.lower in way_words(goal) and phrase.head.index > phrase.words[0].index:
            # "Push the order value upwards", its adverb taken for the head of the object.
            before = goal.structure.words[phrase.head.index - 1]
            return (verb.word.start, phrase.end) if _is_moved_noun(goal, before) else None
        trend = _trend(goal, phrase) if moved or turned else None
        if is_verb(goal, verb, "acquiring_verbs", "have_verbs", "reach_verbs"):
            # "Get higher margins": it moves by becoming more of what it is.
            kids = goal.structure.at(phrase.start, phrase.head.start)
            moved = moved or any(w.degree == "Cmp" and is_word(goal, w, *_WAYED) for w in kids)
        turns = turned and not is_noun(goal, phrase.head, "people_nouns")
        if (moved or adverb is not None or turns) and _is_metric(goal, verb, phrase):
            trend = phrase.head
        if trend is not None:
            ends = (trend.end, verb.word.end, adverb.end if adverb is not None else 0)
            return verb.word.start, max(ends)
    return None


def _trend(goal: ParsedGoal, phrase: Phrase) -> Word | None:
    """The metric of "the decline in membership", "utviklingen i sykefraværet"."""
    if not is_noun(goal, phrase.head, "trend_nouns", "change_nouns"):
        return None
    behind = goal.structure.words[phrase.head.index + 1 :]
    if not behind or behind[0].pos != "ADP":
        return None
    for word in takewhile(lambda w: w.pos in _INNER, behind):
        if _is_moved_noun(goal, word):
            return word
    return None


def _moved_subject(goal: ParsedGoal, verb: Verb) -> tuple[int, int] | None:
    """ "Salget skal stige", "sales must go up", "omsetningen skal opp"."""
    subject = goal.structure.subject
    if subject is None or verb.objects or not _is_metric(goal, verb, subject):
        return None
    behind = goal.structure.words[verb.word.index + 1 :][:2]
    led = [w for w in behind if w.lower in way_words(goal) and w.pos in ("ADV", "ADP")]
    if is_verb(goal, verb, *MOVEMENT, *WAYS) or led:
        return subject.head.start, max(verb.word.end, *(word.end for word in led), 0)
    return None


def _led_to_move(goal: ParsedGoal, verb: Verb) -> tuple[int, int] | None:
    """ "Make sure waiting times come down", "få medlemstallet til å vokse"."""
    tree = goal.structure.tree
    lists = (
        "ensure_verbs",
        "acquiring_verbs",
        "have_verbs",
        "making_verbs",
        "causative_verbs",
        "intent_verbs",
    )
    if tree is None or not is_verb(goal, verb, *lists):
        return None
    for kid in tree.children(verb.word, "ccomp", "xcomp", "advcl"):
        own = [w for w in tree.children(kid, "nsubj") if w.index < kid.index]
        own += [phrase.head for phrase in verb.objects if phrase.head.index < kid.index]
        if own and _is_moved_noun(goal, own[0]) and (end := _moves(goal, kid)):
            return verb.word.start, end
        things = [w for w in tree.children(kid, "obj") if w.index > kid.index]
        if not own and things and _is_moved_noun(goal, things[0]):
            # "We have to bring sick leave down".
            behind = goal.structure.words[things[0].index + 1 :][:1]
            led = [w for w in behind if w.lower in way_words(goal)]
            if end := _moves(goal, kid) or max([w.end for w in led], default=0):
                return kid.start, max(end, things[0].end)
    return None


def _moves(goal: ParsedGoal, word: Word) -> int:
    """Where a verb that says up or down ends with its adverb; 0 for others."""
    behind = goal.structure.words[word.index + 1 : word.index + 2]
    keys = [(word.lemma, word.lower)]
    keys += [(f"{word.lemma} {w.lower}", f"{word.lower} {w.lower}") for w in behind]
    moved = any(goal.lexicon.verb(*key, *WAYS, "raise_verbs", "lower_verbs") for key in keys)
    led = [w for w in behind if w.lower in way_words(goal)]
    return max(word.end, *(w.end for w in led), 0) if moved or led else 0


def _change_of_metric(goal: ParsedGoal) -> tuple[int, int] | None:
    """A nominal goal, or the object of a verb that brings it about: "deliver revenue growth"."""
    structure, verb = goal.structure, goal.structure.verb
    if verb is None:
        return next((span for p in structure.nominals[:1] if (span := _change(goal, p))), None)
    bringing = ("ensure_verbs", "yield_verbs", "reach_verbs", "have_verbs", "acquiring_verbs")
    phrase = verb.objects[-1] if verb.objects else None
    if phrase is None or not is_verb(goal, verb, *bringing, "achieve_verbs", "granting_verbs"):
        return None
    if len(verb.objects) > 1 and is_noun(goal, phrase.head, "change_nouns", "boosting_nouns"):
        # "Give sales a boost".
        moved = _is_moved_noun(goal, verb.objects[0].head)
        return (verb.word.start, phrase.head.end) if moved else None
    return (verb.word.start, span[1]) if (span := _change(goal, phrase)) else None


def _change(goal: ParsedGoal, phrase: Phrase) -> tuple[int, int] | None:
    """ "Vekst i omsetningen", "a reduction in emissions", "increased revenue", "revenue growth"."""
    tree = goal.structure.tree
    if tree is not None and phrase.determination != "none":
        if is_noun(goal, phrase.head, "change_nouns"):
            if metric := _trend(goal, phrase):
                return phrase.head.start, metric.end
            parts = tree.children(phrase.head, "compound")
            if any(_is_moved_noun(goal, part) for part in parts[-1:]) or _is_compound(goal, phrase):
                return (parts[-1] if parts else phrase.head).start, phrase.head.end
        kids = tree.children(phrase.head, "amod")
        moved = [w for w in kids if w.index < phrase.head.index and _is_change_word(goal, w)]
        people = is_noun(goal, phrase.head, "people_plurals")
        if moved and not people and _is_moved_noun(goal, phrase.head):
            return moved[0].start, phrase.head.end
    return None


def _is_compound(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Salgsvekst", "kostnadsreduksjon": the first part is the metric, with or without its s."""
    form = phrase.head.lower
    for noun in goal.pack.words("change_nouns") if goal.pack.compounds else ():
        at = form.rfind(noun)
        first = form[:at].removesuffix("s") if at > 0 else ""
        if first and goal.lexicon.noun(first, first, "metric_nouns"):
            return not goal.lexicon.noun(first, first, "quality_nouns", "people_nouns")
    return False


def _is_change_word(goal: ParsedGoal, word: Word) -> bool:
    """The "increased" of "increased revenue", the "lower" of "lower costs"."""
    if word.degree == "Cmp" and is_word(goal, word, *_WAYED):
        return True
    endings = tuple(goal.pack.words("done_endings"))
    done = word.lower.endswith(endings) and word.lower != word.lemma
    return done and goal.lexicon.verb(word.lower, word.lower, "raise_verbs", "lower_verbs", *WAYS)


def _is_moved_noun(goal: ParsedGoal, word: Word) -> bool:
    """Whether a noun is a metric that is not people: "more members" is about them as well."""
    aims = ("quality_nouns", "mental_nouns", "result_nouns", "people_nouns", "change_nouns")
    return is_noun(goal, word, "metric_nouns") and not is_noun(goal, word, *aims)


def _is_metric(goal: ParsedGoal, verb: Verb, phrase: Phrase) -> bool:
    if is_word(goal, phrase.head, "first_persons"):
        return False
    if is_noun(goal, phrase.head, "people_nouns") and is_verb(goal, verb, "improve_verbs"):
        # "Strengthen our members" is about them, not about how many they are.
        return False
    if is_noun(goal, phrase.head, "quality_nouns", "mental_nouns", "result_nouns"):
        # Quality and well-being are what a metric would be there for.
        return False
    return is_noun(goal, phrase.head, "metric_nouns") or _is_compound_metric(goal, phrase)


def _is_compound_metric(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Sick leave", "shop revenue" taken apart by the parser: a metric right behind the head."""
    words = goal.structure.words
    behind: tuple[Word, ...] = words[phrase.head.index + 1 : phrase.head.index + 2]
    return not goal.pack.compounds and any(
        word.pos in ("NOUN", "PROPN") and is_noun(goal, word, "metric_nouns") for word in behind
    )
