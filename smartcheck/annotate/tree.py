"""One view of a parse, whichever label scheme its pipeline was trained on.

The project's own pipelines and most of spaCy's speak Universal Dependencies (UD). spaCy's English
ones speak CLEAR, where a preposition governs its noun. Rules should not care: here every parse
looks like UD, so "traffic by 20 %" is `20 %` under its verb with `by` as its `case`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Doc, Token

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


def features(token: Token, name: str) -> tuple[str, ...]:
    """The values of a morphological feature of a token; none where it has no such feature."""
    return _features(str(token.morph)).get(name, ())


@lru_cache(maxsize=2048)
def _features(morph: str) -> dict[str, tuple[str, ...]]:
    """The features that a tagger wrote; languages have few hundred sets of them."""
    pairs = (feature.partition("=") for feature in morph.split("|"))
    return {name: tuple(values.split(",")) for name, _, values in pairs}


@dataclass(frozen=True, eq=False)
class Tree:
    """Heads, relations and children of a parsed goal, by token index, in UD's terms."""

    doc: Doc
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    _tokens: tuple[Token, ...] = field(init=False, repr=False)
    _kinds: tuple[str, ...] = field(init=False, repr=False)
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.heads]
        for index, head in enumerate(self.heads):
            if head != index:
                children[head].append(index)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        # Asked for again and again, and slow to get from spaCy one by one.
        object.__setattr__(self, "_tokens", tuple(self.doc))
        kinds = tuple(relation.partition(":")[0] for relation in self.relations)
        object.__setattr__(self, "_kinds", kinds)

    @classmethod
    def of(cls, doc: Doc) -> Tree:
        """The view of a parsed Doc; of an unparsed one, every token is a root."""
        heads = [token.head.i for token in doc]
        relations = [_RENAMED.get(token.dep_, token.dep_) for token in doc]
        if any(token.dep_ in _CLEAR_ONLY for token in doc):
            _turn_prepositions(doc, heads, relations)
        return cls(doc, tuple(heads), tuple(relations))

    def opened_by(self, opener: Token) -> Tree:
        """The same tree with `opener` as the main verb and what it was hung under as its object.

        For a sentence that opens with an infinitive or imperative which the parser did not know.
        """
        heads, relations = list(self.heads), list(self.relations)
        top = opener.i
        while heads[top] != top:
            top = heads[top]
        if top != opener.i:
            noun = self.heads[opener.i]
            heads[top], relations[top] = opener.i, "obj"
            if noun != top and self.relations[noun] not in ("conj", "compound", "nmod"):
                relations[top] = "obl"
                heads[noun], relations[noun] = opener.i, "obj"
        heads[opener.i], relations[opener.i] = opener.i, "root"
        return Tree(self.doc, tuple(heads), tuple(relations))

    def taken_over_by(self, verb: Token) -> Tree:
        """The same tree with `verb` as the root in place of the modal, now its auxiliary."""
        modal = self.heads[verb.i]
        heads = [verb.i if head == modal else head for head in self.heads]
        relations = list(self.relations)
        heads[modal] = heads[verb.i] = verb.i
        relations[modal], relations[verb.i] = "aux", "root"
        return Tree(self.doc, tuple(heads), tuple(relations))

    def relation(self, token: Token) -> str:
        """The relation without its subtype: `obl` for `obl:tmod`."""
        return self._kinds[token.i]

    def full_relation(self, token: Token) -> str:
        """The relation with its subtype."""
        return self.relations[token.i]

    def head(self, token: Token) -> Token:
        """The token that governs this one; a root governs itself."""
        return self._tokens[self.heads[token.i]]

    def children(self, token: Token, *relations: str) -> list[Token]:
        """The dependents of a token, in order; with relations given, only those."""
        tokens, kinds, below = self._tokens, self._kinds, self._children[token.i]
        return [tokens[at] for at in below if not relations or kinds[at] in relations]

    def roots(self) -> list[Token]:
        """The tokens that nothing governs, without bare punctuation."""
        roots = [self._tokens[index] for index, head in enumerate(self.heads) if head == index]
        return [token for token in roots if token.pos_ not in ("PUNCT", "SPACE")] or roots

    def subtree(self, token: Token) -> list[Token]:
        """The token and everything below it, in order."""
        found, waiting = set(), [token.i]
        while waiting:
            index = waiting.pop()
            if index not in found:
                found.add(index)
                waiting.extend(self._children[index])
        return [self._tokens[index] for index in sorted(found)]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors of a token, nearest first."""
        while self.heads[token.i] != token.i:
            token = self.head(token)
            yield token


def _turn_prepositions(doc: Doc, heads: list[int], relations: list[str]) -> None:
    """CLEAR's preposition > object becomes UD's object > preposition."""
    for preposition in doc:
        if preposition.dep_ not in ("prep", "agent"):
            continue
        objects = [kid for kid in preposition.children if kid.dep_ in ("pobj", "pcomp")]
        if not objects:
            continue
        noun, clause = objects[0], objects[0].dep_ == "pcomp"
        governor = heads[preposition.i]
        nominal = doc[governor].pos_ in _NOMINAL
        heads[noun.i] = governor
        relations[noun.i] = ("acl" if nominal else "advcl") if clause else _oblique(nominal)
        heads[preposition.i] = noun.i
        relations[preposition.i] = "mark" if clause else "case"
        for kid in preposition.children:
            if kid.i != noun.i:
                heads[kid.i] = noun.i


def _oblique(nominal: bool) -> str:
    return "nmod" if nominal else "obl"
