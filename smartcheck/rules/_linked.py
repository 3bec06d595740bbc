"""Second goals that the parser hung elsewhere: what stands behind "and", "but also" or a semicolon.

Goals open with infinitives and imperatives, which treebanks hardly know there, so the second of two
is often taken for a part of the first one's object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcheck.annotate.verb_forms import bare_forms
from smartcheck.annotate.words import Phrase, Verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Word

LONGEST_LINK = 5
NEAR = 4
_SIGNS = frozenset({";", "+", "&"})
_INNER = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "ADV"})


def linked_verbs(goal: ParsedGoal, known: Sequence[Verb]) -> list[Verb]:
    """The verbs behind a link that are no part of what the first verb governs, and that verb
    itself where the parser took the goal for a noun."""
    tree, words = goal.structure.tree, goal.structure.words
    opener = known[0] if known else _opener(goal)
    if tree is None or opener is None or goal.structure.form == "participle":
        return []
    found = [] if known else [opener]
    taken = {verb.word.index for verb in (*known, *found)}
    for word, strong in _behind_links(goal):
        if (word.index in taken and not strong) or word.index <= opener.word.index:
            continue
        clauses = (*goal.structure.relatives, *goal.structure.subclauses)
        if not strong and goal.structure.inside(clauses, word):
            continue
        between = words[opener.word.index + 1 : word.index]
        inner = [w for w in between if tree.relation(w) != "fixed" and w.index not in taken]
        if any(w.pos in ("VERB", "SCONJ") for w in inner):
            # "Help pupils find work and start firms": the second belongs to the inner verb.
            continue
        if (objects := _objects(goal, word)) and _is_command(goal, word, objects[0], strong):
            found.append(_bare_verb(word, objects))
            taken.add(word.index)
    return found


def _opener(goal: ParsedGoal) -> Verb | None:
    """The infinitive that opens a goal that was taken for a noun."""
    words = [word for word in goal.structure.words if word.pos not in ("PUNCT", "SPACE")]
    if not words or not _is_bare(goal, words[0]) or not (objects := _objects(goal, words[0])):
        return None
    return _bare_verb(words[0], objects)


def _bare_verb(word: Word, objects: Sequence[Word]) -> Verb:
    phrases = tuple(Phrase(w, w.start, w.end, "bare", (w,)) for w in objects)
    return Verb(word, "infinitive", objects=phrases)


def _behind_links(goal: ParsedGoal) -> Iterator[tuple[Word, bool]]:
    """The first word behind each link and its adverbs; whether the link joins nothing but deeds."""
    words, pack = goal.structure.words, goal.pack
    strong, openers = pack.words("deed_links"), goal.lexicon.openers("conjunctions", "deed_links")
    links = pack.words("conjunctions") | strong | _SIGNS
    for word in words:
        if word.lower not in openers and word.lower not in _SIGNS:
            continue
        for length in range(LONGEST_LINK, 0, -1):
            stretch = words[word.index : word.index + length]
            phrase = " ".join(w.lower for w in stretch)
            if len(stretch) < length or phrase not in links:
                continue
            at, sure = word.index + length, length > 1 or phrase in strong or phrase == ";"
            while at < len(words) and (
                words[at].lower in pack.words("deed_adverbs")
                or words[at].lower in pack.words("infinitive_marks")
            ):
                sure = True
                at += 1
            if at < len(words):
                yield words[at], sure
            break
    yield from _behind_commas(goal)


def _behind_commas(goal: ParsedGoal) -> Iterator[tuple[Word, bool]]:
    """ "Ship the new ferry, retire the old one": a command behind a comma."""
    words, tree = goal.structure.words, goal.structure.tree
    for comma, word, third in zip(words, words[1:], words[2:], strict=False):
        if comma.text != "," or word.lower in goal.pack.words("verb_homographs"):
            continue
        if _is_bare(goal, word) and third.pos in ("DET", "NUM", "PROPN", "NOUN", "ADJ"):
            # The parser may set it beside the first as a sentence of its own.
            yield word, tree is not None and tree.relation(word) == "parataxis"


def _objects(goal: ParsedGoal, verb: Word) -> list[Word]:
    """What stands behind a verb as its object: by the tree, else the next noun."""
    tree, words = goal.structure.tree, goal.structure.words
    if tree is None:
        return []
    kids = tree.children(verb, "obj", "xcomp")
    if by_tree := [kid for kid in kids if kid.index > verb.index]:
        return by_tree
    for word in words[verb.index + 1 : verb.index + 1 + NEAR]:
        if word.pos in ("NOUN", "PROPN"):
            return [word]
        if word.pos not in _INNER:
            break
    return []


def _is_command(goal: ParsedGoal, word: Word, thing: Word, strong: bool) -> bool:
    """Whether a word behind a link is a second command.

    The parser's word is taken for it where it sees a verb; an adjective or a noun is one only where
    it could not stand as such: before a definite Norwegian noun, or behind a link of deeds.
    """
    tree = goal.structure.tree
    if tree is None:
        return False
    if word.pos == "VERB":
        governed = strong or tree.head(thing).index == word.index
        plain = strong and word.lower == word.lemma and not goal.pack.compounds
        plain = plain or (strong and word.lower in bare_forms(goal.pack))
        return governed and (plain or _is_bare(goal, word)) and _is_free(goal, word)
    if word.pos not in ("ADJ", "NOUN", "PROPN"):
        return False
    following = goal.structure.words[word.index + 1 : word.index + 2]
    # "As well as train 10 spotters": no noun has a number or an article behind it.
    verbal = strong and any(w.pos in ("NUM", "DET") for w in following)
    verbal = verbal and word.lower in bare_forms(goal.pack) | goal.pack.possible_verbs
    if not verbal and not _is_known(goal, word):
        return False
    adjacent = thing.index == word.index + 1
    return (goal.pack.compounds and adjacent and thing.definite) or strong


def _is_free(goal: ParsedGoal, word: Word) -> bool:
    """Whether no other verb than a main one governs it."""
    tree = goal.structure.tree
    main = {verb.word.index for verb in goal.structure.verbs}
    if tree is None or tree.children(word, "nsubj"):
        return False
    above = [t for t in tree.ancestors(word) if t.tag in ("VERB", "AUX")]
    return all(t.index in main or (t.index < word.index and _is_first(goal, t)) for t in above)


def _is_first(goal: ParsedGoal, word: Word) -> bool:
    return goal.text[: word.start].strip() == ""


def _is_bare(goal: ParsedGoal, word: Word) -> bool:
    """Whether the tagger saw an infinitive or imperative; an -ing form only in a goal of them."""
    tree = goal.structure.tree
    if tree is None or word.pos != "VERB":
        return False
    bare = word.has("Mood", "Imp") or word.has("VerbForm", "Inf")
    endings = tuple(goal.pack.words("gerund_endings"))
    gerunds = goal.structure.words[0].lower.endswith(endings) if endings else False
    return bare or (gerunds and word.has("VerbForm", "Ger"))


def _is_known(goal: ParsedGoal, word: Word) -> bool:
    """Whether the form is an infinitive or imperative that is nothing else by our lists."""
    if word.lower in goal.pack.words("verb_homographs"):
        return False
    return word.lower in bare_forms(goal.pack) | goal.pack.possible_verbs
