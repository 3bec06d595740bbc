"""The goals written for training are well-formed trees of the words spaCy will find."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
import spacy

from training import conllu, grammar, verbs
from training.augment import (
    GRAMMARS,
    TOKENIZERS,
    WITHOUT_NORWEGIAN_KEYS,
    goals,
    mistyped,
    titled,
    unknown_tags,
    with_forms,
)
from training.conllu import Sentence
from training.harvest import harvest
from training.phrases import HEAD, Phrase, Word

HERE = Path(__file__).parent
LANGUAGES = sorted(verbs.FORMS)
SOURCES = (
    *("np", "subject", "plural", "singular", "described", "sentence", "nounlike"),
    *("anynoun", "anyplural", "verblike"),
)


@pytest.fixture(scope="module")
def treebanks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sentence]]:
    """Treebanks of four sentences."""
    folder = tmp_path_factory.mktemp("grammars")
    for path in (*GRAMMARS.glob("*.txt"), *HERE.glob("tiny_*.txt")):
        shutil.copy(path, folder)
    result = {}
    for language in ("nb", "en"):
        tiny = grammar.read(folder / f"tiny_{language}.txt")
        each = [
            grammar.Grammar({"s": (alternative,)}, tiny.tags, ()).phrase("s", {}, Random(1))
            for alternative in tiny.rules["sentence"]
        ]
        result[language] = [phrase.sentence(str(i)) for i, phrase in enumerate(each)]
    return result


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_in_a_grammar_is_a_rule_or_a_source(language: str) -> None:
    rules = grammar.read(GRAMMARS / f"{language}.txt")
    known = {*rules.rules, *SOURCES, *verbs.FORMS[language]("x", "x"), "vpimp", "vpinf"}
    named = {i.rule for r in rules.rules.values() for a in r for i in a.items if i.word is None}
    assert named <= known
    assert set(rules.rules) <= named | {"goal"}, "a rule that nothing uses"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_goals_are_different_trees_of_the_words_that_spacy_finds(
    language: str, treebanks: dict[str, list[Sentence]]
) -> None:
    written = list(goals(language, treebanks[language], 300, Random(5)))
    nlp = spacy.blank(TOKENIZERS[language])
    assert len({s.text for s in written}) == len(written) == 300
    for sentence in written:
        assert sentence.is_tree()
        assert [t.text for t in nlp.make_doc(sentence.text)] == [t.form for t in sentence.tokens]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_goals_vary_in_first_letter_end_and_kind(
    language: str, treebanks: dict[str, list[Sentence]]
) -> None:
    written = list(goals(language, treebanks[language], 400, Random(6)))
    assert 20 < sum(s.text[0].islower() for s in written) < 200
    assert 20 < sum(s.text.endswith(".") for s in written) < 200
    roots = [s.root for s in written]
    for feature in ("Mood=Imp", "VerbForm=Inf", "VerbForm=Part", "Number=Plur"):
        assert any(feature in root.feats for root in roots), feature


def test_goals_come_out_the_same_from_the_same_seed(treebanks: dict[str, list[Sentence]]) -> None:
    def written(seed: int) -> Sequence[str]:
        return [s.text for s in goals("nb", treebanks["nb"], 20, Random(seed))]

    assert written(1) == written(1) != written(2)


def test_coordinated_verbs_share_their_object(treebanks: dict[str, list[Sentence]]) -> None:
    """Bokmål hangs it on the last verb, English on the first, as their treebanks do."""
    for language, conjunction in (("nb", "og"), ("en", "and")):
        found = [
            s
            for s in goals(language, treebanks[language], 600, Random(3))
            if len(s.tokens) > 3
            and s.tokens[1].form == conjunction
            and s.tokens[0].feat("Mood") == s.tokens[2].feat("Mood") == "Imp"
            and s.tokens[2].deprel == "conj"
        ]
        assert found
        for sentence in found:
            first, last = sentence.tokens[0], sentence.tokens[2]
            holder, other = (last, first) if language == "nb" else (first, last)
            assert any(t.deprel == "obj" for t in sentence.children(holder))
            assert not any(t.deprel == "obj" for t in sentence.children(other))


def test_tags_that_the_treebank_lacks_are_named() -> None:
    word = Word("hus", "hus", "NOUN", "Gender=Neut")
    slip = Word("hus", "hus", "NOUN", "Gender=Fem")
    one, other = (Phrase((w,)).sentence("x") for w in (word, slip))
    assert unknown_tags([one], [one]) == []
    assert unknown_tags([one], [one, other]) == ["NOUN Gender=Fem"]


def test_a_mistyped_phrase_keeps_its_lemmas_and_short_words() -> None:
    words = (Word("Øk", "øke", "VERB"), Word("salget", "salg", "NOUN", "_", 0, "obj"))
    for seed in range(20):
        wrong = mistyped(Phrase(words), Random(seed))
        assert wrong.words[0] == words[0]
        assert wrong.words[1].lemma == "salg"
        assert set(wrong.words[1].form) <= set("salget")


def test_a_phrase_typed_another_way_keeps_its_lemmas() -> None:
    words = (Word("Øk", "øke", "VERB"), Word("på", "på", "ADP", "_", 2, "case"))
    phrase = Phrase((*words, Word("målene", "mål", "NOUN", "_", 0, "obl")))
    plain = with_forms(phrase, lambda form: form.translate(WITHOUT_NORWEGIAN_KEYS))
    assert plain.text == "Ok pa malene"
    assert with_forms(phrase, titled).text == "Øk på Målene"
    assert [w.lemma for w in plain.words] == [w.lemma for w in phrase.words]


def test_words_that_are_nouns_and_verbs_are_told_from_other_nouns() -> None:
    noun, verb = Word("pay", "pay", "NOUN", "Number=Sing"), Word("pay", "pay", "VERB")
    gap = Word("gap", "gap", "NOUN", "Number=Sing")
    sentences = [Phrase((word,)).sentence("x") for word in (noun, noun, verb, gap, gap)]
    found = harvest("en", sentences, Random(1))
    assert {p.text for p in found.nouns} == {"pay", "gap"}
    assert {p.text for p in found.verb_like} == {"pay"}


def test_phrases_are_hung_where_the_alternative_says(tmp_path: Path) -> None:
    path = tmp_path / "g.txt"
    path.write_text(
        "[tags]\nV = VERB\nN = NOUN\nA = ADJ\n[verbs]\nøke\n[rules]\n"
        "goal:\n  øk/øke/V $thing/1/obj $thing/2/nmod\nthing:\n  store/stor/A/2/amod hus//N\n",
        encoding="utf-8",
    )
    phrase = grammar.read(path).phrase("goal", {}, Random(1))
    assert phrase.text == "øk store hus store hus"
    assert [w.head for w in phrase.words] == [HEAD, 2, 0, 4, 2]
    assert [w.deprel for w in phrase.words] == ["root", "amod", "obj", "amod", "nmod"]


@pytest.mark.parametrize(
    ("alternative", "complaint"),
    [
        ("a//V b//V", "2 heads"),
        ("a//V b//V/3/obj c//V/2/obj", "circle"),
        ("a//V b//V/7/obj", "not there"),
        ("a//Z", "Z"),
    ],
)
def test_a_slip_in_a_grammar_is_named_with_its_line(
    alternative: str, complaint: str, tmp_path: Path
) -> None:
    path = tmp_path / "g.txt"
    path.write_text(f"[tags]\nV = VERB\n[verbs]\nx\n[rules]\ngoal:\n  {alternative}\n", "utf-8")
    with pytest.raises(ValueError, match=re.escape("g.txt:7") + f".*{complaint}"):
        grammar.read(path)


@pytest.mark.parametrize(
    ("language", "infinitive", "participle", "expected"),
    [
        ("nb", "øke", "økt", {"imp": "øk", "pres": "øker", "attr": "økte", "passinf": "økes"}),
        ("nb", "åpne", "åpnet", {"imp": "åpne", "attr": "åpnede"}),
        ("nb", "synliggjøre", "synliggjort", {"imp": "synliggjør", "pres": "synliggjør"}),
        ("nb", "svømme", "svømt", {"imp": "svøm"}),
        ("nb", "se", "sett", {"imp": "se", "pres": "ser"}),
        ("nb", "nå", "nådd", {"imp": "nå", "pres": "når", "attr": "nådde"}),
        ("nn", "auke", "auka", {"imp": "auk", "pres": "aukar", "passinf": "aukast"}),
        ("nn", "byggje", "bygd", {"imp": "bygg", "pres": "byggjer", "attr": "bygde"}),
        ("en", "carry", "carried", {"imp": "carry", "pres": "carries", "ger": "carrying"}),
        ("en", "launch", "launched", {"pres": "launches", "ing": "launching"}),
        ("en", "cut", "cut", {"ger": "cutting", "passpart": "cut"}),
    ],
)
def test_verbs_have_their_forms(
    language: str, infinitive: str, participle: str, expected: dict[str, str]
) -> None:
    forms = verbs.FORMS[language](infinitive, participle)
    assert {name: forms[name].form for name in expected} == expected
    assert {word.lemma for word in forms.values()} == {infinitive}


def test_the_rendered_goals_read_back(treebanks: dict[str, list[Sentence]], tmp_path: Path) -> None:
    written = list(goals("nb", treebanks["nb"], 50, Random(9)))
    conllu.write(written, tmp_path / "goals.conllu")
    assert conllu.read(tmp_path / "goals.conllu") == written
