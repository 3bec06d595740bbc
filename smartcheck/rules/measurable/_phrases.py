"""Whether a noun phrase is something that could be there, or a topic, a quality, a pile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcheck.rules._shared import is_function_form, is_noun, is_word

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Phrase, Word

DIRECTIONS = ("raise_verbs", "lower_verbs", "improve_verbs")
LONG_PHRASE = 60
LONG_GOAL = 12
_PLURALS = (
    "people_plurals",
    "activity_nouns",
    "deliverable_nouns",
    "artefact_nouns",
    "outcome_nouns",
    "metric_nouns",
    "countable_nouns",
)
_NO_THINGS = (
    "abstract_nouns",
    "mass_nouns",
    "mental_nouns",
    "quality_nouns",
    "change_nouns",
    "activity_nouns",
    "session_nouns",
    "metric_nouns",
)


def says(goal: ParsedGoal, name: str) -> bool:
    """Whether a phrase of a list stands anywhere in the goal."""
    return goal.says(name)


def open_nominal(goal: ParsedGoal) -> bool:
    """A topic or an activity; a named or particular thing is a deliverable instead."""
    if says(goal, "state_phrases"):
        return False
    if says(goal, "hazy_states"):
        return True
    phrase = next(iter(goal.structure.nominals), None)
    if phrase is None or _hides_a_verb(goal, phrase) or _is_there(goal, phrase):
        return False
    if _is_numbered(goal, phrase) or _heads_a_clause(goal, phrase) or _is_option(goal, phrase):
        return False
    if _leads_to_a_rank(goal, phrase):
        return False
    if _is_about_people(goal, phrase) or _is_judged(goal, phrase):
        return True
    content = [w for w in goal.structure.words if w.pos not in ("PUNCT", "SPACE")]
    if len(content) == 1 and not phrase.head.proper:
        return _is_open_word(goal, phrase)
    if is_praised(goal, phrase) or open_thing(goal, phrase, alone=True):
        return True
    ready = is_word(goal, phrase.head, "state_adjectives")
    there = ready or _is_made(goal, phrase) or _is_somebody(goal, phrase)
    return phrase.determination == "bare" and not there and not _is_new(goal, phrase)


def _is_somebody(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Daglig leder for senteret": one person, who is there or not."""
    return not phrase.head.plural and is_noun(goal, phrase.head, "people_plurals")


def _is_new(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "New boiler in the church hall": one thing more, whatever it is; "new energy" is none."""
    if phrase.head.plural or phrase.head.pos != "NOUN" or _is_abstract(goal, phrase):
        return False
    if is_noun(goal, phrase.head, *_NO_THINGS):
        return False
    return any(is_word(goal, word, "newness_adjectives") for word in phrase.modifiers)


def _is_numbered(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Phase 2 go-ahead", "Trinn 3 godkjent": one of several, by its number."""
    behind = goal.structure.words[phrase.head.index + 1 : phrase.head.index + 2]
    return not phrase.head.plural and any(word.pos == "NUM" for word in behind)


def _leads_to_a_rank(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Promotion to the second division": one is in it or not."""
    tree = goal.structure.tree
    if tree is None:
        return False
    to = goal.pack.section("numbers")["to"]
    for kid in tree.children(phrase.head, "nmod", "obl"):
        led = any(case.lower in to for case in tree.children(kid, "case"))
        before = tree.children(kid, "amod")
        # "Time to first review" is a metric: a rank has its article or its figure.
        named = bool(tree.children(kid, "det")) and any(w.has("NumType", "Ord") for w in before)
        figure = any(w.text[:-1].isdigit() for w in before)
        if led and not kid.plural and (named or figure):
            return True
    return False


def _heads_a_clause(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Modular design: a new model can be added": the heading of what can be checked."""
    colon = goal.text.find(": ", phrase.head.end)
    if colon < 0:
        return False
    return any(word.has("VerbForm", "Fin") for word in goal.structure.at(colon, len(goal.text)))


def _is_option(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Mulighet for å endre bestillingen": what one can do with a thing, as if a verb said so."""
    tree = goal.structure.tree
    if tree is None or not is_noun(goal, phrase.head, "option_nouns"):
        return False
    return any(kid.tag in ("VERB", "AUX") for kid in tree.children(phrase.head, "acl", "advcl"))


def _is_there(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Finished report on the merger", "Signert avtale": no quality, and no pile either."""
    before = (w for w in phrase.modifiers if w.index < phrase.head.index)
    done = any(is_word(goal, w, "done_adjectives") for w in before)
    return done and not phrase.head.plural and not is_noun(goal, phrase.head, "abstract_nouns")


def _is_judged(goal: ParsedGoal, phrase: Phrase) -> bool:
    """A quality, a movement or the name of a metric: "Fluent in Kotlin", "Reduced waiting"."""
    leads = phrase.head.pos == "ADJ" or phrase.head.index == 0
    if leads and is_word(goal, phrase.head, "felt_adjectives", "vague_adjectives"):
        return True
    if any(goal.lexicon.verb(w.lemma, w.lower, *DIRECTIONS) for w in phrase.modifiers):
        return True
    return is_noun(goal, phrase.head, "change_nouns") or _is_metric_name(goal, phrase)


def _is_open_word(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Reporting", "Dashboards": a word alone, unless it names one thing that can be made."""
    if phrase.determination == "definite":
        return False
    made = is_noun(goal, phrase.head, "deliverable_nouns", "artefact_nouns")
    return phrase.head.plural or phrase.head.pos == "VERB" or not made


def _is_made(goal: ParsedGoal, phrase: Phrase) -> bool:
    """Whether a noun without an article names a thing that can be there: "Price list for shops"."""
    lists = ("thing_nouns", "deliverable_nouns", "artefact_nouns", "collective_nouns")
    if is_noun(goal, phrase.head, *lists, "countable_nouns", "baseline_nouns"):
        return True
    return any(word.proper for word in goal.structure.at(phrase.start, phrase.end))


def _hides_a_verb(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Screen reader announces errors", read as a pile of nouns: it says what a thing does."""
    structure, head = goal.structure, phrase.head
    written = is_noun(goal, head, "deliverable_nouns", "artefact_nouns")
    works = is_function_form(goal, head) and not written
    listed = is_noun(goal, head, *_PLURALS) and not works
    unknown = head.index and head.plural and not listed
    if unknown and goal.lexicon.may_be_present(head.lower):
        return True
    finite = (w for w in structure.words if w.index > head.index and w.pos in ("VERB", "AUX"))
    outside = [w for w in finite if not structure.inside(structure.relatives, w)]
    return bool(outside) and (phrase.relative is not None or _is_done(goal, phrase, outside))


def _is_done(goal: ParsedGoal, phrase: Phrase, verbs: list[Word]) -> bool:
    """ "Lease with the council renewed": a participle that hangs on the noun."""
    tree = goal.structure.tree
    if tree is None:
        return False
    hung = (
        t for t in verbs if tree.head(t).index == phrase.head.index and tree.relation(t) == "acl"
    )
    return any(t.has("VerbForm", "Part") and not tree.children(t, "obj") for t in hung)


def _is_about_people(goal: ParsedGoal, phrase: Phrase) -> bool:
    """ "Safe children who thrive", "Support for new authors": how many of them are enough?"""
    if phrase.head.plural and is_noun(goal, phrase.head, "people_plurals"):
        return not is_particular(goal, phrase)
    if not is_noun(goal, phrase.head, "assist_nouns"):
        return False
    behind = goal.structure.words[phrase.head.index + 1 :]
    return any(w.plural and is_noun(goal, w, "people_plurals") for w in behind)


def _is_metric_name(goal: ParsedGoal, phrase: Phrase) -> bool:
    """A metric without its figure: "Kundetilfredshet i butikk", "Number of complaints"."""
    if is_noun(goal, phrase.head, "pure_metrics"):
        return True
    return any(is_word(goal, word, "counting_nouns") for word in phrase.words[:1])


def open_thing(goal: ParsedGoal, phrase: Phrase, *, alone: bool = False) -> bool:
    """Whether nobody could say that this thing is there: an abstraction, or how many are enough?"""
    if is_noun(goal, phrase.head, "baseline_nouns", "collective_nouns"):
        return False
    long = phrase.end - phrase.start > LONG_PHRASE or len(goal.structure.words) > LONG_GOAL
    soft = is_noun(goal, phrase.head, "abstract_nouns", "people_plurals")
    if long and not soft:
        # Whoever says this much of a thing has said which things they mean.
        return False
    if phrase.determination in ("definite", "indefinite", "universal", "none"):
        return is_noun(goal, phrase.head, "abstract_nouns") and not _holds_name(phrase)
    if is_noun(goal, phrase.head, "abstract_nouns"):
        return alone or not _holds_name(phrase)
    if alone and is_noun(goal, phrase.head, "activity_nouns", "session_nouns"):
        return not _holds_name(phrase) and not _is_compound_artefact(phrase)
    uncounted = _is_abstract(goal, phrase) or is_noun(goal, phrase.head, "mass_nouns")
    if phrase.determination == "bare" and uncounted and not _holds_name(phrase):
        return True
    # An adjective is a thing only where it stands for people: "Rekruttere frivillige".
    thing = phrase.head.pos != "ADJ" or is_noun(goal, phrase.head, "people_plurals")
    if phrase.head.plural and thing and not is_particular(goal, phrase):
        behind = goal.structure.at(phrase.head.end, phrase.end)
        # "Posters in every office", "Pulter til alle": one knows how many that makes.
        every = any(_is_universal(goal, word) for word in behind)
        return not every and not (alone and any(word.proper for word in behind))
    return False


def _is_universal(goal: ParsedGoal, word: Word) -> bool:
    """Whether a word stands for all there are: every, alle."""
    every = goal.pack.section("numbers")["universal"]
    return word.lower in every or is_word(goal, word, "each_words")


def _is_abstract(goal: ParsedGoal, phrase: Phrase) -> bool:
    """A quality or activity by its ending, with no article: "synlighet", "awareness"."""
    endings = goal.pack.section("numbers")["abstract_endings"]
    ends = phrase.head.pos == "NOUN" and phrase.head.lower.endswith(tuple(endings))
    # "Byggetillatelse" ends like a quality and is a paper.
    return ends and not is_noun(goal, phrase.head, "thing_nouns")


def is_praised(goal: ParsedGoal, phrase: Phrase) -> bool:
    """A thing that is there when it is good enough: "A healthy backlog", "Strong ties"."""
    words = [word for word in phrase.modifiers if word.index < phrase.head.index]
    if phrase.relative is not None:
        return False
    if any(is_word(goal, w, "vague_adjectives") for w in words):
        return True
    # "A welcoming changing room" is one in the eyes of those who use it; "an accessible PDF" is
    # a thing with a feature.
    made = is_noun(goal, phrase.head, "deliverable_nouns", "artefact_nouns")
    felt = (w for w in words if not is_word(goal, w, "state_adjectives"))
    return not made and any(is_word(goal, w, "felt_adjectives") for w in felt)


def _is_compound_artefact(phrase: Phrase) -> bool:
    """ "Test report": an activity noun behind another noun names its product."""
    return len([w for w in phrase.words if w.pos in ("NOUN", "PROPN")]) > 1


def is_particular(goal: ParsedGoal, phrase: Phrase) -> bool:
    """One thing that can be pointed at."""
    if phrase.specific or phrase.determination in ("universal", "none"):
        return True
    return any(is_word(goal, word, "particular_adjectives") for word in phrase.modifiers)


def _holds_name(phrase: Phrase) -> bool:
    return any(word.proper for word in phrase.words)
