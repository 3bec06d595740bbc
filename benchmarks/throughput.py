"""How much reading, rules and output cost on top of spaCy's own parsing of the same sentences.

    python benchmarks/throughput.py FOLDER [PIPELINES]

FOLDER holds files of goals, PIPELINES a spaCy pipeline per language (`nb`, `en`), by default ours.
Bare is what `spacy.load` and `nlp.pipe` give everybody; smartcheck loads the same pipelines for
numpy's library (`smartcheck.nlp.load_pipeline`), and that alone is measured beside it.
Prints a JSON object with microseconds of CPU per goal, medians of several rounds in turn.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from datetime import date
from importlib import resources
from pathlib import Path

import spacy
from spacy.language import Language

from smartcheck import pipelines
from smartcheck.command.spacy_import import without_collector
from smartcheck.config import Config
from smartcheck.linter import Linter
from smartcheck.outputs import text
from smartcheck.readers import read_file

ROUNDS = 5


def main() -> None:
    """Measure and print."""
    files = sorted(Path(sys.argv[1]).glob("*.yaml"))
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(str(resources.files(pipelines)))
    chosen = {language: str(folder / language) for language in ("nb", "en")}
    plain = {language: spacy.load(path) for language, path in chosen.items()}
    linter = Linter(Config(pipelines=chosen), date(2026, 10, 1))
    with without_collector():  # as the command line does once everything is loaded
        linter.lint_sources([read_file(file) for file in files[:2]])
    bare, quick, whole, count = [], [], [], 0
    for _ in range(ROUNDS):
        started = time.process_time()
        documents = [read_file(file) for file in files]
        text.render(linter.lint_sources(documents), text.Style())
        whole.append(time.process_time() - started)
        goals = [(d.language, goal.text.text) for d in documents for goal in d.every_goal()]
        count = len(goals)
        bare.append(_parsing(goals, plain))
        quick.append(_parsing(goals, {code: linter.annotator.pipeline(code) for code in chosen}))
    pipe, all_told = statistics.median(bare), statistics.median(whole)
    print(
        json.dumps(
            {
                "goals": count,
                "bare_pipe_us": round(pipe / count * 1e6),
                "our_pipe_us": round(statistics.median(quick) / count * 1e6),
                "all_told_us": round(all_told / count * 1e6),
                "ratio": round(all_told / pipe, 2),
                "goals_per_second": round(count / all_told),
            }
        )
    )


def _parsing(goals: list[tuple[str, str]], loaded: dict[str, Language]) -> float:
    """Seconds of CPU for `nlp.pipe` alone, as quick as its batches can be made."""
    started = time.process_time()
    for language, nlp in loaded.items():
        sentences = [sentence for code, sentence in goals if code == language]
        for _doc in nlp.pipe(sentences, batch_size=256):
            pass
    return time.process_time() - started


if __name__ == "__main__":
    main()
