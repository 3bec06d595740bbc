"""Train a pipeline further: what spaCy loses when it loads a lemmatizer, put back.

    python -m spacy train continue.cfg --code continued.py --paths.start ../smartcheck/pipelines/nb

A saved `trainable_lemmatizer` comes back without the numbers of its edit trees. It lemmatizes as
before, but training it then teaches it that every lemma is the first of its trees.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy import util
from spacy.language import Language

LEMMATIZER = "trainable_lemmatizer"


def number_trees(nlp: Language) -> Language:
    """Give the lemmatizer's edit trees the numbers of their labels again."""
    # spaCy types every component as a bare callable.
    lemmatizer: Any = nlp.get_pipe(LEMMATIZER)
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.labels)}
    return nlp


# catalogue, which makes spaCy's registries, has no types.
@util.registry.callbacks("smartcheck.number_trees.v1")  # type: ignore[untyped-decorator]
def create_number_trees() -> Callable[[Language], Language]:
    """The function above, by the name in `continue.cfg`."""
    return number_trees
