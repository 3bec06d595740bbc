"""A parse looks the same whether its pipeline speaks UD or CLEAR."""

import spacy
from spacy.tokens import Doc

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.parse import parse_of
from smartcheck.annotate.reading import Reading
from smartcheck.annotate.tree import Tree
from smartcheck.languages import load_pack

VOCAB = spacy.blank("en").vocab
WORDS = ["Increase", "traffic", "from", "Norway", "by", "20", "%"]
POS = ["VERB", "NOUN", "ADP", "PROPN", "ADP", "NUM", "SYM"]


def parsed(heads: list[int], relations: list[str], words: list[str] = WORDS) -> Tree:
    pos = POS if words is WORDS else None
    return tree_of(Doc(VOCAB, words=words, pos=pos, heads=heads, deps=relations))


def tree_of(doc: Doc) -> Tree:
    as_written = Reading(doc.text, ((0, len(doc.text), 0, len(doc.text), False),))
    return Tree.of(parse_of(doc, as_written, Lexicon.of(load_pack("en"))))


UD = parsed([0, 0, 3, 1, 6, 6, 0], ["ROOT", "obj", "case", "nmod", "case", "nummod", "obl"])
CLEAR = parsed([0, 0, 1, 2, 0, 6, 4], ["ROOT", "dobj", "prep", "pobj", "prep", "nummod", "pobj"])


def test_both_schemes_give_one_tree() -> None:
    assert CLEAR.heads == UD.heads
    assert CLEAR.relations == UD.relations


def test_walking() -> None:
    increase, traffic, percent = UD.words[0], UD.words[1], UD.words[6]
    assert UD.roots() == [increase]
    assert [t.text for t in UD.children(increase, "obj", "obl")] == ["traffic", "%"]
    assert [t.text for t in UD.subtree(traffic)] == ["traffic", "from", "Norway"]
    assert [t.text for t in UD.ancestors(UD.words[5])] == ["%", "Increase"]
    assert UD.head(percent) == increase


def test_a_preposition_with_a_clause_becomes_its_mark() -> None:
    words = ["Grow", "by", "listening"]
    tree = parsed([0, 0, 1], ["ROOT", "prep", "pcomp"], words)
    assert tree.relations == ("root", "mark", "advcl")
    assert tree.heads == (0, 2, 0)


def test_an_unparsed_text_is_all_roots() -> None:
    doc = Doc(VOCAB, words=["Mer", "salg", "."])
    assert [word.text for word in tree_of(doc).roots()] == ["Mer", "salg", "."]


def test_a_word_points_at_its_source_and_keeps_what_the_tagger_said() -> None:
    doc = Doc(VOCAB, words=["two", "Dashboards"], pos=["NUM", "PROPN"], morphs=["NumType=Card", ""])
    two, boards = tree_of(doc).words
    assert (boards.start, boards.end, boards.lower) == (4, 14, "dashboards")
    assert (boards.tag, boards.pos, boards.plural) == ("PROPN", "NOUN", True)
    assert two.has("NumType", "Card")
    assert not two.has("NumType", "Ord")
    assert not boards.has("Number", "Plur")
