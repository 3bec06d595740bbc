"""One view of a parse, whichever label scheme its pipeline was trained on.

The project's own pipelines and most of spaCy's speak Universal Dependencies (UD). spaCy's English
ones speak CLEAR, where a preposition governs its noun. Rules should not care: here every parse
looks like UD, so "traffic by 20 %" is `20 %` under its verb with `by` as its `case`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from smartcheck.annotate.parse import Parse
from smartcheck.annotate.words import Word

_RENAMED = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj",
    "csubjpass": "csubj",
    "auxpass": "aux",
    "attr": "xcomp",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "neg": "advmod",
    "npadvmod": "obl",
    "prt": "compound:prt",
    "nn": "compound",
    "quantmod": "advmod",
    "predet": "det",
    "intj": "discourse",
    "ROOT": "root",
    "meta": "dep",
}
_CLEAR_ONLY = frozenset({"dobj", "pobj", "pcomp", "prep", "nsubjpass", "relcl", "prt", "acomp"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "ADJ"})


@dataclass(frozen=True, eq=False)
class Tree:
    """Heads, relations and children of the words of a parsed goal, by index, in UD's terms."""

    words: tuple[Word, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    _kinds: tuple[str, ...] = field(init=False, repr=False)
    _children: tuple[list[int], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Asked for again and again.
        object.__setattr__(self, "_children", _children_of(self.heads))
        object.__setattr__(self, "_kinds", tuple(map(_without_subtype, self.relations)))

    @classmethod
    def of(cls, parse: Parse) -> Tree:
        """The view of a parse; without one, every word is a root."""
        relations = [_RENAMED.get(relation, relation) for relation in parse.relations]
        heads = parse.heads
        if not _CLEAR_ONLY.isdisjoint(parse.relations):
            heads = _turn_prepositions(parse, relations)
        return cls(parse.words, heads, tuple(relations))

    def opened_by(self, opener: Word) -> Tree:
        """The same tree with `opener` as the main verb and what it was hung under as its object.

        For a sentence that opens with an infinitive or imperative which the parser did not know.
        """
        heads, relations = list(self.heads), list(self.relations)
        first = opener.index
        top = first
        while heads[top] != top:
            top = heads[top]
        if top != first:
            noun = self.heads[first]
            heads[top], relations[top] = first, "obj"
            if noun != top and self.words[noun].tag == "ADJ" and noun < top:
                # "Tutor weak readers": an adjective is no object beside a noun.
                heads[noun], relations[noun] = top, "amod"
            elif noun != top and self.relations[noun] not in ("conj", "compound", "nmod"):
                relations[top] = "obl"
                heads[noun], relations[noun] = first, "obj"
        heads[first], relations[first] = first, "root"
        return Tree(self.words, tuple(heads), tuple(relations))

    def taken_over_by(self, verb: Word) -> Tree:
        """The same tree with `verb` as the root in place of the modal, now its auxiliary."""
        return self._exchanged(verb, "aux")

    def headed_by(self, noun: Word) -> Tree:
        """The same tree with `noun` as the root in place of the adjective before it."""
        return self._exchanged(noun, "amod")

    def _exchanged(self, word: Word, relation: str) -> Tree:
        """The same tree with `word` in the place of its head, which now hangs on it."""
        top, former = word.index, self.heads[word.index]
        heads = [top if head == former else head for head in self.heads]
        relations = list(self.relations)
        heads[former] = heads[top] = top
        relations[former], relations[top] = relation, "root"
        return Tree(self.words, tuple(heads), tuple(relations))

    def relation(self, word: Word) -> str:
        """The relation without its subtype: `obl` for `obl:tmod`."""
        return self._kinds[word.index]

    def full_relation(self, word: Word) -> str:
        """The relation with its subtype."""
        return self.relations[word.index]

    def head(self, word: Word) -> Word:
        """The word that governs this one; a root governs itself."""
        return self.words[self.heads[word.index]]

    def children(self, word: Word, *relations: str) -> list[Word]:
        """The dependents of a word, in order; with relations given, only those."""
        below = self._children[word.index]
        if not below:
            return []
        words, kinds = self.words, self._kinds
        found = []
        for at in below:  # a comprehension would be one more call, for a word or two
            if not relations or kinds[at] in relations:
                found.append(words[at])
        return found

    def related(self, *relations: str) -> list[Word]:
        """All words that stand in one of these relations, without subtype, in order."""
        kinds = self._kinds
        if not any(relation in kinds for relation in relations):
            return []
        return [self.words[at] for at, kind in enumerate(kinds) if kind in relations]

    def relative_clauses(self) -> list[Word]:
        """The verbs of all relative clauses, in order."""
        relations = self.relations
        if "acl:relcl" not in relations:
            return []
        return [self.words[at] for at, name in enumerate(relations) if name == "acl:relcl"]

    def roots(self) -> list[Word]:
        """The words that nothing governs, without bare punctuation."""
        return self._roots

    @cached_property
    def _roots(self) -> list[Word]:
        words = self.words
        roots = [words[index] for index, head in enumerate(self.heads) if head == index]
        return [word for word in roots if word.tag not in ("PUNCT", "SPACE")] or roots

    def subtree(self, word: Word) -> list[Word]:
        """The word and everything below it, in order."""
        children = self._children
        if not children[word.index]:
            return [word]
        found, waiting = {word.index}, list(children[word.index])
        while waiting:
            index = waiting.pop()
            if index not in found:
                found.add(index)
                waiting += children[index]
        return [self.words[index] for index in sorted(found)]

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The governors of a word, nearest first."""
        while self.heads[word.index] != word.index:
            word = self.head(word)
            yield word


@lru_cache(maxsize=256)
def _without_subtype(relation: str) -> str:
    return relation.partition(":")[0]


def _children_of(heads: Sequence[int]) -> tuple[list[int], ...]:
    children: tuple[list[int], ...] = tuple([] for _ in heads)
    for index, head in enumerate(heads):
        if head != index:
            children[head].append(index)
    return children


def _turn_prepositions(parse: Parse, relations: list[str]) -> tuple[int, ...]:
    """CLEAR's preposition > object becomes UD's object > preposition; the heads that result."""
    heads, below = list(parse.heads), _children_of(parse.heads)
    for preposition, relation in enumerate(parse.relations):
        if relation not in ("prep", "agent"):
            continue
        objects = [kid for kid in below[preposition] if parse.relations[kid] in ("pobj", "pcomp")]
        if not objects:
            continue
        noun, clause = objects[0], parse.relations[objects[0]] == "pcomp"
        governor = heads[preposition]
        nominal = parse.words[governor].tag in _NOMINAL
        heads[noun] = governor
        relations[noun] = ("acl" if nominal else "advcl") if clause else _oblique(nominal)
        heads[preposition] = noun
        relations[preposition] = "mark" if clause else "case"
        for kid in below[preposition]:
            if kid != noun:
                heads[kid] = noun
    return tuple(heads)


def _oblique(nominal: bool) -> str:
    return "nmod" if nominal else "obl"
