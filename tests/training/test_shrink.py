"""A shrunk pipeline is smaller, loads with spacy.load and says the same."""

import json
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from training.evaluate import Analysis, analysis, is_right, score_treebank
from training.phrases import Phrase, Word
from training.shrink import rounded, shrink, sizes, spelled_out

WORDS = ("Øk", "salget", "nå")
META = {"name": "test", "version": "9.9.9", "license": "CC BY-SA 4.0", "sources": [{"name": "x"}]}


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that has learnt one sentence by heart."""
    nlp = spacy.blank("nb")
    nlp.add_pipe("morphologizer")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    nlp.add_pipe("trainable_lemmatizer", config={"min_tree_freq": 1})
    gold = Doc(
        nlp.vocab,
        words=list(WORDS),
        pos=["VERB", "NOUN", "ADV"],
        morphs=["Mood=Imp", "Definite=Def", ""],
        lemmas=["øke", "salg", "nå"],
        heads=[0, 0, 0],
        deps=["ROOT", "obj", "advmod"],
        sent_starts=[True, False, False],
    )
    examples = [Example(Doc(nlp.vocab, words=list(WORDS)), gold)]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer)
    out = tmp_path_factory.mktemp("trained") / "model"
    nlp.config["paths"]["train"] = "somewhere/on/one/machine"
    nlp.to_disk(out)
    return out


def test_a_shrunk_pipeline_says_what_the_trained_one_says(trained: Path, tmp_path: Path) -> None:
    shrink(trained, tmp_path / "a" / "nb", META)
    doc = spacy.load(tmp_path / "a" / "nb")(" ".join(WORDS))
    assert [t.pos_ for t in doc] == ["VERB", "NOUN", "ADV"]
    assert [t.dep_ for t in doc] == ["ROOT", "obj", "advmod"]
    assert [t.lemma_ for t in doc] == ["øke", "salg", "nå"]
    assert str(doc[0].morph) == "Mood=Imp"


def test_a_shrunk_pipeline_zips_to_less_and_forgets_where_its_data_lay(
    trained: Path, tmp_path: Path
) -> None:
    shrink(trained, tmp_path / "nb", META)
    assert sizes(tmp_path / "nb")[1] < 0.7 * sizes(trained)[1]
    meta = json.loads((tmp_path / "nb" / "meta.json").read_text(encoding="utf-8"))
    assert {name: meta[name] for name in META} == META
    assert "somewhere" not in (tmp_path / "nb" / "config.cfg").read_text(encoding="utf-8")


def test_strings_of_the_training_text_are_left_out(trained: Path, tmp_path: Path) -> None:
    shrink(trained, tmp_path / "nb", META)
    path = tmp_path / "nb" / "vocab" / "strings.json"
    strings = json.loads(path.read_text(encoding="utf-8"))
    assert "salget" not in strings
    assert {"obj", "advmod", "ROOT"} <= set(strings)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Gender=Masc|POS=NOUN", "Definite=Def|Gender=Masc|Number=Sing"),
        ("Gender=Fem|Number=Plur|POS=NOUN", "Definite=Def|Gender=Fem|Number=Plur"),
        ("Definite=Ind|Gender=Neut|POS=NOUN", "Definite=Ind|Gender=Neut|Number=Sing"),
        ("Case=Gen|Gender=Masc|POS=NOUN", "Case=Gen|Definite=Def|Gender=Masc|Number=Sing"),
        ("Gender=Masc|POS=DET|PronType=Art", "Gender=Masc|Number=Sing|PronType=Art"),
        ("Gender=Fem|Number=Sing|POS=PROPN", "Gender=Fem|Number=Sing"),
        ("Abbr=Yes|Gender=Masc|POS=NOUN", "Abbr=Yes|Gender=Masc"),
        ("Degree=Pos|POS=ADJ", "Definite=Def|Degree=Pos|Number=Sing"),
        ("Degree=Cmp|POS=ADJ", "Degree=Cmp"),
        ("POS=NOUN", ""),
    ],
)
def test_nynorsk_features_are_spelled_out_as_in_bokmål(label: str, expected: str) -> None:
    features = "|".join(pair for pair in label.split("|") if not pair.startswith("POS="))
    assert spelled_out(label, features) == expected


def test_weights_are_rounded_within_half_a_step_of_their_row() -> None:
    weights = np.random.default_rng(1).normal(size=(20, 300)).astype("f")
    weights[0] *= 1000
    weights[1] = 0
    result = rounded(weights)
    largest = np.abs(weights).max(axis=1)
    error = np.abs(result - weights).max(axis=1)
    assert (error <= largest / 127 + 1e-9).all()
    assert (error[2:] > 0).all()
    assert len(np.unique(result[0])) <= 256
    assert not result[1].any()
    assert result.dtype == np.float32


def test_a_vector_is_rounded_as_one_row() -> None:
    assert rounded(np.array([1.0, 0.001, -1.0], dtype="f")).tolist() == [1.0, 0.0, -1.0]


def parsed(words: list[tuple[str, str, str, int, str]]) -> Doc:
    """A Doc from form, part of speech, lemma, head index and relation."""
    forms, pos, lemmas, heads, deps = (list(column) for column in zip(*words, strict=True))
    vocab = spacy.blank("nb").vocab
    return Doc(vocab, words=forms, pos=pos, lemmas=lemmas, heads=heads, deps=deps)


def test_the_object_of_coordinated_verbs_is_found_on_the_last() -> None:
    doc = parsed(
        [
            ("Utvikle", "VERB", "utvikle", 0, "ROOT"),
            ("og", "CCONJ", "og", 2, "cc"),
            ("lansere", "VERB", "lansere", 0, "conj"),
            ("appen", "NOUN", "app", 2, "obj"),
        ]
    )
    assert analysis(doc) == Analysis("Utvikle", "utvikle", "appen")


def test_a_copula_is_the_verb_and_a_noun_phrase_has_none() -> None:
    copular = [("Være", "AUX", "være", 1, "cop"), ("best", "ADJ", "god", 1, "ROOT")]
    assert analysis(parsed(copular)) == Analysis("best", "være", None)
    assert analysis(parsed([("Salg", "NOUN", "salg", 0, "ROOT")])) == Analysis("Salg", None, None)


def test_a_goal_is_right_when_all_three_are_among_the_answers() -> None:
    gold = {"root": ["Øk"], "verb": ["øke"], "obj": ["antall", "kunder"]}
    assert is_right(Analysis("øk", "øke", "kunder"), gold)
    assert not is_right(Analysis("øk", "øke", None), gold)
    assert not is_right(Analysis("øk", "ake", "kunder"), gold)


def test_a_treebank_is_scored_token_by_token(trained: Path) -> None:
    gold = Phrase(
        (
            Word("Øk", "øke", "VERB"),
            Word("salget", "salg", "NOUN", "_", 0, "iobj"),
            Word("nå", "nå", "VERB", "_", 1, "advmod"),
        )
    ).sentence("x")
    scores = score_treebank(spacy.load(trained), [gold])
    thirds = {name: round(value / 100 * 3) for name, value in scores.items()}
    assert thirds == {"pos": 2, "uas": 2, "las": 1, "lemma": 3}
