"""CoNLL-U is read and written without loss of what the training uses."""

import lzma
from pathlib import Path

import pytest

from training import conllu

TEXT = """# sent_id = one
# text = Vi selger båter.
1\tVi\tvi\tPRON\tpron\tCase=Nom|Number=Plur\t2\tnsubj\t_\t_
2\tselger\tselge\tVERB\tverb\tTense=Pres|VerbForm=Fin\t0\troot\t_\t_
3\tbåter\tbåt\tNOUN\tsubst\tNumber=Plur\t2\tobj\t_\tSpaceAfter=No
4\t.\t$.\tPUNCT\tclb\t_\t2\tpunct\t_\t_

# sent_id = two
# text = We don't.
1\tWe\twe\tPRON\t_\t_\t0\troot\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\tdo\tAUX\t_\t_\t1\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t1\tadvmod\t_\t_
3.1\tsell\tsell\tVERB\t_\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_

"""


def sentences(text: str = TEXT) -> list[conllu.Sentence]:
    return list(conllu.parse(text.splitlines(keepends=True)))


def test_what_is_written_reads_the_same() -> None:
    read = sentences()
    assert list(conllu.parse("".join(map(conllu.render, read)).splitlines())) == read


def test_a_plain_sentence_is_rendered_as_it_was() -> None:
    assert conllu.render(sentences()[0]) == TEXT.split("\n\n")[0] + "\n\n"


def test_the_words_of_a_contraction_stand_without_a_space_and_empty_nodes_are_left_out() -> None:
    second = sentences()[1]
    assert second.text == "We don't."
    assert [t.form for t in second.tokens] == ["We", "do", "n't", "."]


def test_a_compressed_file_reads_like_a_plain_one(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.conllu", tmp_path / "a.conllu.xz"
    conllu.write(sentences(), plain)
    packed.write_bytes(lzma.compress(plain.read_bytes()))
    assert conllu.read(packed) == conllu.read(plain) == sentences()


def test_a_circle_and_two_roots_are_not_trees() -> None:
    circle = (
        TEXT.replace("2\tnsubj", "3\tnsubj")
        .replace("3\tbåter", "3\tbåter")
        .replace("2\tobj", "1\tobj")
    )
    assert [s.id for s in sentences(circle)] == ["two"]
    two_roots = TEXT.replace("2\tobj", "0\troot")
    assert [s.id for s in sentences(two_roots)] == ["two"]


def test_a_row_with_a_column_missing_is_named() -> None:
    with pytest.raises(ValueError, match="one: 9 columns"):
        sentences(TEXT.replace("\t_\tSpaceAfter=No", "\tSpaceAfter=No", 1))


def test_features_and_subtrees_are_found() -> None:
    first = sentences()[0]
    assert first.root.form == "selger"
    assert first.tokens[0].feat("Number") == "Plur"
    assert first.tokens[0].feat("Gender") is None
    assert [t.form for t in first.subtree(first.tokens[2])] == ["båter"]
