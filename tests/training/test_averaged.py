"""The mean of pipelines: half-way between two, and never of two that do not match."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from training.averaged import average


def tagger(seed: int, *, tags: tuple[str, ...] = ("NOUN", "VERB")) -> Language:
    """A tiny tagger with weights of its own."""
    spacy.util.fix_random_seed(seed)
    nlp = spacy.blank("en")
    pipe = nlp.add_pipe("tagger")
    for tag in tags:
        pipe.add_label(tag)  # type: ignore[attr-defined]
    doc = nlp.make_doc("cut costs")
    examples = [Example.from_dict(doc, {"tags": [tags[-1], tags[0]]})]
    nlp.initialize(lambda: examples)
    layer = next(x for x in pipe.model.walk() if x.has_param("W"))  # type: ignore[attr-defined]
    layer.set_param("W", layer.get_param("W") * 0 + float(seed))
    return nlp


def weights(nlp: Language) -> float:
    """The weight that all of a tagger's share here."""
    pipe = nlp.get_pipe("tagger")
    layer = next(x for x in pipe.model.walk() if x.has_param("W"))  # type: ignore[attr-defined]
    return float(layer.get_param("W").mean())


def test_weights_are_the_mean_of_all() -> None:
    assert weights(average([tagger(1), tagger(2), tagger(6)])) == pytest.approx(3)


def test_pipelines_of_other_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="differs in shape"):
        average([tagger(1), tagger(2, tags=("NOUN", "VERB", "ADJ"))])
