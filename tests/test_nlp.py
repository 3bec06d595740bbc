"""Pipelines: ours, and any other that is installed, with UD labels or the English CLEAR ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from thinc.api import NumpyOps, get_current_ops, set_current_ops

import smartcheck
from smartcheck.config import Config
from smartcheck.document import Document, Excerpt, KeyResult, Objective
from smartcheck.linter import Linter
from smartcheck.nlp import Annotator, PipelineError, load_pipeline

WORDS = ["Increase", "traffic", "from", "Norway", "by", "20", "%"]
POS = ["VERB", "NOUN", "ADP", "PROPN", "ADP", "NUM", "NOUN"]
SCHEMES = {
    "ud": ([0, 0, 3, 1, 6, 6, 0], ["ROOT", "obj", "case", "nmod", "case", "nummod", "obl"]),
    "clear": ([0, 0, 1, 2, 0, 6, 4], ["ROOT", "dobj", "prep", "pobj", "prep", "nummod", "pobj"]),
}


def stand_in(scheme: str, folder: Path) -> Path:
    """A pipeline that has learned one sentence in one label scheme, saved like any other."""
    heads, relations = SCHEMES[scheme]
    nlp = spacy.blank("en")
    nlp.add_pipe("morphologizer")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    examples = [
        Example.from_dict(
            nlp.make_doc(" ".join(WORDS)),
            {"words": WORDS, "heads": heads, "deps": relations, "pos": POS, "morphs": [""] * 7},
        )
    ]
    nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples)
    nlp.to_disk(folder)
    return folder


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_named_pipeline_is_used_whatever_its_labels(scheme: str, tmp_path: Path) -> None:
    named = stand_in(scheme, tmp_path / scheme)
    annotator = Annotator(pipelines={"en": str(named)})
    text = " ".join(WORDS).replace("20 %", "20%")
    objective = Objective(
        text=Excerpt.at(text, 0), key_results=(KeyResult(text=Excerpt.at(text, 0)),)
    )
    document = Document(path="x.md", source=text, language="en", objectives=(objective,))
    parsed = annotator.annotate([document], date(2026, 1, 1))[0].objectives[0].parsed
    verb = parsed.structure.verb
    assert verb is not None and verb.word.text == "Increase"
    assert [phrase.head.text for phrase in parsed.structure.objects] == ["traffic"]
    assert [phrase.head.text for phrase in verb.obliques] == ["%"]
    assert verb.obliques[0].case == "by"
    result = Linter(Config(), date(2026, 1, 1), annotator).lint_document(document)
    assert "O001" in {finding.code for finding in result.findings}


def test_an_unknown_pipeline_is_an_error_that_names_it() -> None:
    with pytest.raises(PipelineError, match="no_such_model"):
        load_pipeline("en", "no_such_model")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_our_pipelines_say_what_they_are_and_parse(language: str) -> None:
    nlp = load_pipeline(language)
    assert nlp.meta["lang"] == language
    assert nlp.meta["license"]
    doc = nlp("Redusere køen til 10 dager" if language == "nb" else "Reduce the queue to 10 days")
    assert doc.has_annotation("DEP") and doc.has_annotation("LEMMA") and doc.has_annotation("POS")


def test_a_language_without_a_pipeline_gets_a_blank_one() -> None:
    assert load_pipeline("sv").pipe_names == []


@pytest.mark.parametrize(("threads", "blis"), [("1", False), ("2", True), ("", True)])
def test_pipelines_multiply_with_numpy_in_one_thread_and_parse_as_they_did(
    threads: str, blis: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", threads)
    path = Path(smartcheck.__file__).parent / "pipelines" / "nb"
    ours, plain = load_pipeline("nb"), spacy.load(path)
    used = {node.ops.use_blis for node in ours.get_pipe("tok2vec").model.walk()}
    assert used == {blis}
    words = "Øke andelen fornøyde beboere fra 61 til 75 % innen jul"
    assert ours(words).to_json() == plain(words).to_json()
    # Nobody else's pipelines are touched.
    assert type(get_current_ops()) is NumpyOps and get_current_ops().use_blis


def test_a_library_somebody_chose_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")

    class OtherOps(NumpyOps):
        pass

    chosen, before = OtherOps(), get_current_ops()
    set_current_ops(chosen)
    try:
        tagger = load_pipeline("en").get_pipe("tok2vec")
        assert {type(node.ops) for node in tagger.model.walk()} == {OtherOps}
    finally:
        set_current_ops(before)
