"""O012: a topic where an objective should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.annotate.lexicon import inflected
from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule
from smartcheck.rules._shared import is_noun, is_word
from smartcheck.rules._vague import COMPARATIVES, QUANTIFIERS, is_compared, is_superlative

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Word

LONGEST_TOPIC = 5
# "Theme 2: Childhood", "Mål 3 – Mobilitet": what stands before the colon or dash is a label.
_LABEL = re.compile(r"(?:[^\s:]+\s){0,3}[^\s:]+:\s+|[^\W\d_]+\s?\d+(?:\.\d+)*\s?[-–—.]\s+")
_DEFINITE_PHRASE = ("article", "adjective", "noun")
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "X", "AUX", "PRON", "NUM"})
_PARTICIPLES = {True: ("et", "dd", "tt", "ert"), False: ("ed",)}


class TopicNotGoal(ObjectiveRule):
    """The objective is a topic, not a goal.

    Flags a noun phrase of up to five words that names an area and nothing that is to happen in it.

    Not flagged: anything with a verb, a participle, a comparative, a figure or a result in it, and
    a state to reach (“a debt-free club”, “payroll without the drama”).

    Why: a topic can be worked on for ever, and two people will work on it in two directions. An
    objective says where to.

    Sources: DOERR

    Weak:
        nb: [[Folkehelse]]
        nb: [[Kompetanse og rekruttering]]
        nb: Satsingsområde: [[Trygg skolevei]]
        en: [[Public health]]
        en: [[Skills and recruitment]]
        en: Focus area: [[Rural childhood]]

    Better:
        nb: Barn som gleder seg til skolen
        nb: Røykfrie idrettsanlegg
        nb: Skolevei uten farlige kryss
        en: Children who look forward to school
        en: Smoke-free sports grounds
        en: A walk to school without dangerous crossings
    """

    code = "O012"
    name = "topic-not-goal"
    criterion = "objective"
    severity = Severity.INFO
    silenced_by = ("O001", "O003", "O004", "O007", "O013")

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The topic, without a label before it."""
        structure = subject.structure
        start = _topic_start(subject)
        nominal = structure.form in ("nominal", "fragment") or _is_root_in_label(subject, start)
        nominal = nominal or _is_definite_phrase(subject, start)
        if not nominal or not structure.parsed or _is_no_noun_phrase(subject, start):
            return
        words = [
            word
            for word in structure.words
            if start <= word.start < subject.body[1] and word.pos in _CONTENT
        ]
        if 0 < len(words) <= LONGEST_TOPIC and not _says_more(subject, words, start):
            span = (start, max(word.end for word in words))
            yield Flag(
                N_("“{words}” is a topic, not a goal."),
                N_("Start with a verb, and say what will be different: “**?** so that **?**”."),
                (span,),
                {"words": subject.words(*span)},
            )


def _topic_start(goal: ParsedGoal) -> int:
    label = _LABEL.match(goal.text, *goal.body)
    return label.end() if label else goal.body[0]


def _is_root_in_label(goal: ParsedGoal, start: int) -> bool:
    """Whether the only verb is the label itself: "Mål 3 – Mobilitet" measures nothing."""
    verb = goal.structure.verb
    return len(goal.structure.verbs) == 1 and verb is not None and verb.word.end <= start


def _is_definite_phrase(goal: ParsedGoal, start: int) -> bool:
    """ "Det grønne skiftet": article, adjective and noun, the noun taken for a verb."""
    words = goal.structure.at(start, goal.body[1])
    words = tuple(word for word in words if word.pos not in ("PUNCT", "SPACE"))
    if len(words) != len(_DEFINITE_PHRASE) or not goal.pack.compounds:
        return False
    article, quality, thing = words
    endings = tuple(goal.pack.words("adjective_endings"))
    definite = article.lower in goal.pack.section("times")["the"] and quality.pos == "ADJ"
    ending = thing.lower.endswith(tuple(goal.pack.words("noun_endings")))
    return definite and quality.lower.endswith(endings) and ending and thing.pos != "ADJ"


def _is_no_noun_phrase(goal: ParsedGoal, start: int) -> bool:
    """ "Out of debt", "hjem før mørket", "klar for sesongen": where to, not what about.

    Nor is one that an article singles out ("a village cinema for all seasons"): a thing to have.
    """
    words, tree = goal.structure.at(start, goal.body[1]), goal.structure.tree
    words = tuple(word for word in words if word.pos not in ("PUNCT", "SPACE"))
    if not words or tree is None:
        return False
    first, root = words[0], tree.roots()[0]
    led = first.pos in ("ADP", "ADV", "SCONJ") and len(words) > 1 and root.index != first.index
    article = any(
        phrase.start == first.start and phrase.determination == "indefinite"
        for phrase in goal.structure.nominals
    )
    behind = goal.structure.words[root.index + 1 : root.index + 2]
    led_on = any(word.pos == "ADP" for word in behind)
    quality = root.tag in ("ADJ", "ADV") and root.index >= first.index and led_on
    whither = first.lower in goal.pack.words("whither_words") and words[1:2]
    # "Home before dark"; "home for the elderly" is a topic.
    for_whom = goal.pack.section("numbers")["done_for"]
    led = led or bool(whither and words[1].pos == "ADP" and words[1].lower not in for_whom)
    late = any(
        kid.index > root.index and (kid.tag == "ADJ" or kid.has("VerbForm", "Part"))
        for kid in tree.children(root, "amod", "acl")
    )
    return led or article or quality or late


def _says_more(goal: ParsedGoal, words: list[Word], start: int) -> bool:
    """Whether something happens or is reached: then it is a goal, if a terse one."""
    structure = goal.structure
    if _is_definite_phrase(goal, start):
        return False
    if any(quantity.start >= start for quantity in goal.quantities) or is_compared(goal):
        return True
    # "The future of herring": no clause, whatever the parser calls it.
    clauses = [
        span
        for span in (*structure.relatives, *structure.subclauses)
        if any(word.pos in ("VERB", "AUX") for word in structure.at(*span))
    ]
    if any(low >= start for low, _ in clauses):
        return True
    if any(match.start() > start for match in goal.phrases("state_phrases", start)):
        # "Herring back in the bay".
        return True
    spoken = {word.lower for word in structure.at(start, goal.body[1])}
    if spoken & goal.pack.words("without"):
        return True
    if any(is_noun(goal, phrase.head, "result_nouns") for phrase in structure.nominals[:1]):
        return True
    return _opens_with_verb(goal, words[0]) or any(_is_active(goal, word, words) for word in words)


def _opens_with_verb(goal: ParsedGoal, first: Word) -> bool:
    """ "Move into …", "Win over …": a verb with a particle, whatever the parser made of it."""
    behind = goal.structure.words[first.index + 1 : first.index + 2]
    led = any(word.pos in ("ADP", "ADV", "DET", "PRON") for word in behind)
    return led and first.lower in goal.pack.possible_verbs and not _is_noun_phrase(goal, first)


def _is_noun_phrase(goal: ParsedGoal, first: Word) -> bool:
    """ "Support for …", "Plan for …": a noun that is also a verb."""
    behind = goal.structure.words[first.index + 1]
    return first.pos in ("NOUN", "PROPN") and behind.lower in (
        "of",
        "for",
        "av",
        "til",
        "og",
        "and",
    )


def _is_active(goal: ParsedGoal, word: Word, words: list[Word]) -> bool:
    """Whether a word brings a state, a change or a comparison into the phrase."""
    if _is_state_compound(goal, word):
        return True
    nouns = [words[0].index, *(phrase.head.index for phrase in goal.structure.nominals)]
    if word.index in nouns and word.pos == "VERB":
        # The goal has no verb, so what the tagger took for one is a noun.
        return False
    if word.pos == "PRON" and _is_owner(goal, word):
        return False
    if _is_attribute(goal, word) and not _is_extreme(goal, word):
        return False
    if word.pos in ("VERB", "AUX", "PRON") or is_superlative(goal, word) or word.degree == "Cmp":
        return True
    if is_word(goal, word, COMPARATIVES, QUANTIFIERS, "state_adjectives"):
        return True
    if _is_extreme(goal, word) or _is_felt_by_people(goal, word):
        return True
    first = word.index == words[0].index
    return not first and _is_participle(goal, word)


def _is_attribute(goal: ParsedGoal, word: Word) -> bool:
    """ "Digital modenhet", "our shared fjord": what kind of thing, not what becomes of it.

    "Driftsklar løsning" and "increased trust" tell of a state and a change.
    """
    tree = goal.structure.tree
    if tree is None or tree.relation(word) != "amod" or word.index >= tree.head(word).index:
        return False
    if word.pos == "VERB":
        changed = ("raise_verbs", "lower_verbs", "improve_verbs", "completion_verbs")
        return not goal.lexicon.verb(word.lemma, word.lower, *changed, "remove_verbs")
    state = is_word(goal, word, "state_adjectives") and word.degree != "Cmp"
    things = ("thing_nouns", "deliverable_nouns", "people_nouns", "people_plurals")
    head = tree.head(word)
    return state and (is_noun(goal, head, "abstract_nouns") or not is_noun(goal, head, *things))


def _is_owner(goal: ParsedGoal, word: Word) -> bool:
    """ "Fjorden vår", "our people": whose, which says no more of what is to happen."""
    tree = goal.structure.tree
    return tree is not None and tree.full_relation(word) == "nmod:poss"


def _is_extreme(goal: ParsedGoal, word: Word) -> bool:
    """ "Best i klassen", "nullutslipp", "zero-emission harbour"."""
    whole = word.lower in goal.pack.words("extremes") or is_word(goal, word, "full_adjectives")
    return whole or word.lower.startswith(tuple(goal.pack.section("numbers")["zero_prefixes"]))


def _is_felt_by_people(goal: ParsedGoal, word: Word) -> bool:
    """ "Fornøyde kunder" is what people are to feel; "trygg skolevei" is a topic."""
    people = any(is_noun(goal, p.head, "people_nouns") for p in goal.structure.nominals[:1])
    return people and is_word(goal, word, "felt_adjectives")


def _is_state_compound(goal: ParsedGoal, word: Word) -> bool:
    """ "Gjeldfri", "driftsklar", "debt-free": a state by the last part of the word."""
    joined = goal.text[word.start - 1 : word.start] == "-"
    if word.pos not in ("ADJ", "VERB") and not joined:
        return False
    return any(
        form.endswith(ending) and (joined or len(form) > len(ending))
        for ending in goal.pack.words("state_endings")
        for form in (word.lower, word.lemma.lower(), word.lower[:-1])
    )


def _is_participle(goal: ParsedGoal, word: Word) -> bool:
    """ "Kaia reddet": a form of a known verb that a tagger may take for a noun."""
    endings = _PARTICIPLES[goal.pack.compounds]
    return word.lower.endswith(endings) and word.lower in inflected(goal.pack, goal.pack.bare_verbs)
