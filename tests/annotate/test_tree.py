"""A parse looks the same whether its pipeline speaks UD or CLEAR."""

import spacy
from spacy.tokens import Doc

from smartcheck.annotate.tree import Tree

VOCAB = spacy.blank("en").vocab
WORDS = ["Increase", "traffic", "from", "Norway", "by", "20", "%"]
POS = ["VERB", "NOUN", "ADP", "PROPN", "ADP", "NUM", "SYM"]


def parsed(heads: list[int], relations: list[str], words: list[str] = WORDS) -> Tree:
    pos = POS if words is WORDS else None
    return Tree.of(Doc(VOCAB, words=words, pos=pos, heads=heads, deps=relations))


UD = parsed([0, 0, 3, 1, 6, 6, 0], ["ROOT", "obj", "case", "nmod", "case", "nummod", "obl"])
CLEAR = parsed([0, 0, 1, 2, 0, 6, 4], ["ROOT", "dobj", "prep", "pobj", "prep", "nummod", "pobj"])


def test_both_schemes_give_one_tree() -> None:
    assert CLEAR.heads == UD.heads
    assert CLEAR.relations == UD.relations


def test_walking() -> None:
    increase, traffic, percent = UD.doc[0], UD.doc[1], UD.doc[6]
    assert UD.roots() == [increase]
    assert [t.text for t in UD.children(increase, "obj", "obl")] == ["traffic", "%"]
    assert [t.text for t in UD.subtree(traffic)] == ["traffic", "from", "Norway"]
    assert [t.text for t in UD.ancestors(UD.doc[5])] == ["%", "Increase"]
    assert UD.head(percent) == increase


def test_a_preposition_with_a_clause_becomes_its_mark() -> None:
    words = ["Grow", "by", "listening"]
    tree = parsed([0, 0, 1], ["ROOT", "prep", "pcomp"], words)
    assert tree.relations == ("root", "mark", "advcl")
    assert tree.heads == (0, 2, 0)


def test_an_unparsed_text_is_all_roots() -> None:
    doc = Doc(VOCAB, words=["Mer", "salg", "."])
    assert [token.text for token in Tree.of(doc).roots()] == ["Mer", "salg", "."]
