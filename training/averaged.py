"""Make one pipeline of several that were trained further from the same one.

    python -m training.averaged OUT PIPELINE PIPELINE ...

Each weight becomes the mean of theirs. Trainings that share their start end close enough to each
other for that, and what one of them learnt by chance is evened out.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language

import training.continued  # noqa: F401  a pipeline trained further names its callback


def average(pipelines: Sequence[Language]) -> Language:
    """The first pipeline, with the mean of all weights; ValueError if they do not match."""
    first = pipelines[0]
    for name in first.pipe_names:
        # spaCy types every component as a bare callable.
        models = [pipeline.get_pipe(name).model for pipeline in pipelines]  # type: ignore[attr-defined]
        for layers in zip(*(list(model.walk()) for model in models), strict=True):
            for weight in layers[0].param_names:
                if not layers[0].has_param(weight):
                    continue
                values = [layer.get_param(weight) for layer in layers]
                if len({value.shape for value in values}) > 1:
                    raise ValueError(f"{name}: {weight} differs in shape; not from one start")
                layers[0].set_param(weight, sum(values) / len(values))
    return first


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("pipeline", type=Path, nargs="+")
    options = parser.parse_args()
    average([spacy.load(path) for path in options.pipeline]).to_disk(options.out)


if __name__ == "__main__":
    main()
