"""What our spaCy components cost in somebody's pipeline, on top of the pipeline itself.

    python benchmarks/components.py [--rounds 9] [--sets wild wild2 wild3_dev wild3_test]

The same sentences of the labelled sets go through `nlp.pipe` without our components, with those for
times and scores, and with all three, in turn; every value is asked for. Prints user CPU time per
goal (medians) and ratios to the bare pipeline of the same round (medians), for each language.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
from pathlib import Path

import spacy
from spacy.language import Language

import smartcheck
import smartcheck.annotate.components

PACKAGE = Path(smartcheck.__file__).parent
SETS = Path(__file__).parent.parent / "tests" / "sets"
ATTRIBUTES = {
    "smartcheck_times": "smartcheck_times",
    "smartcheck_scores": "smartcheck_score",
    "smartcheck_quantities": "smartcheck_quantities",
}
VARIANTS = {
    "bare": (),
    "times": ("smartcheck_times",),
    "scores": ("smartcheck_scores",),
    "times and scores": ("smartcheck_times", "smartcheck_scores"),
    "all three": tuple(ATTRIBUTES),
}


def texts_of(language: str, sets: list[str]) -> list[str]:
    """The sentences of labelled sets in one language."""
    lines = [line for name in sets for line in (SETS / f"{name}.jsonl").open(encoding="utf-8")]
    return [row["text"] for row in map(json.loads, lines) if row["lang"] == language]


def pipeline(language: str, components: tuple[str, ...]) -> Language:
    """Our pipeline of a language with some of our components behind it."""
    nlp = spacy.load(PACKAGE / "pipelines" / language)
    for name in components:
        nlp.add_pipe(name)
    return nlp


def user_seconds(nlp: Language, texts: list[str], components: tuple[str, ...]) -> float:
    """User CPU seconds of one pass, every value of the components read."""
    started = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for doc in nlp.pipe(texts, batch_size=256):
        for name in components:
            doc._.get(ATTRIBUTES[name])
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--sets", nargs="+", default=["wild", "wild2", "wild3_dev", "wild3_test"])
    given = parser.parse_args()
    print("| language | components | µs/goal | ratio |\n|---|---|---:|---:|")
    for language in ("nb", "en"):
        texts = texts_of(language, given.sets)
        pipelines = {name: pipeline(language, parts) for name, parts in VARIANTS.items()}
        taken: dict[str, list[float]] = {name: [] for name in VARIANTS}
        for turn in range(given.rounds + 1):  # The first one warms up.
            for name, parts in VARIANTS.items():
                seconds = user_seconds(pipelines[name], texts, parts)
                if turn:
                    taken[name].append(seconds)
        for name, seconds in taken.items():
            ratios = [one / bare for one, bare in zip(seconds, taken["bare"], strict=True)]
            each = statistics.median(seconds) / len(texts) * 1e6
            print(f"| {language} | {name} | {each:.0f} | {statistics.median(ratios):.2f} |")


if __name__ == "__main__":
    main()
