"""Goals grafted from others: trees still, with a part of each."""

from __future__ import annotations

from random import Random

from training import conllu, grafts

ROWS = """\
1	Cut	cut	VERB	_	Mood=Imp|VerbForm=Fin	0	root	_	_
2	the	the	DET	_	Definite=Def	4	det	_	_
3	waiting	waiting	NOUN	_	Number=Sing	4	compound	_	_
4	time	time	NOUN	_	Number=Sing	1	obj	_	_
5	by	by	ADP	_	_	6	case	_	_
6	June	June	PROPN	_	Number=Sing	1	obl	_	SpaceAfter=No
7	.	.	PUNCT	_	_	1	punct	_	_

1	Patients	patient	NOUN	_	Number=Plur	2	nsubj	_	_
2	find	find	VERB	_	Mood=Ind|VerbForm=Fin	0	root	_	_
3	a	a	DET	_	Definite=Ind	4	det	_	_
4	doctor	doctor	NOUN	_	Number=Sing	2	obj	_	_
5	by	by	ADP	_	_	6	case	_	_
6	noon	noon	NOUN	_	Number=Sing	2	obl	_	SpaceAfter=No

1	Nurses	nurse	NOUN	_	Number=Plur	2	nsubj	_	_
2	read	read	VERB	_	Mood=Ind|VerbForm=Fin	0	root	_	_
3	charts	chart	NOUN	_	Number=Plur	2	obj	_	SpaceAfter=No

"""
TREES = list(conllu.parse(ROWS.splitlines()))


def part(sentence: int, deprel: str) -> grafts.Part:
    return next(p for p in grafts.parts(TREES[sentence]) if p.top.deprel == deprel)


def test_a_part_is_put_where_another_stood() -> None:
    grafted = grafts.graft(part(0, "obj"), part(1, "obj"))
    assert grafted is not None
    assert grafted.text == "Cut a doctor by June."
    assert grafted.is_tree()
    assert [t.form for t in grafted.children(grafted.root)] == ["doctor", "June", "."]


def test_the_first_word_gets_the_capital_of_its_place() -> None:
    first = grafts.graft(part(1, "nsubj"), part(2, "nsubj"))
    assert first is not None and first.text == "Nurses find a doctor by noon"
    inside = grafts.graft(part(0, "obj"), part(2, "nsubj"))
    assert inside is not None and inside.text == "Cut nurses by June."


def test_only_parts_of_one_kind_are_exchanged() -> None:
    made = {s.text for s in grafts.grafts(TREES, 50, Random(1))}
    assert made == {
        "Cut a doctor by June.",
        "Cut charts by June.",
        "Patients find the waiting time by noon",
        "Patients find charts by noon",
        "Nurses read the waiting time",
        "Nurses read a doctor",
        "Nurses find a doctor by noon",
        "Patients read charts",
    }


def test_what_is_written_are_trees_that_the_tokenizer_cuts_alike() -> None:
    written = list(grafts.written("en", TREES, 5, Random(1)))
    assert len(written) > len(TREES) * 2
    assert all(sentence.is_tree() for sentence in written)
    assert written == list(grafts.written("en", TREES, 5, Random(1)))
