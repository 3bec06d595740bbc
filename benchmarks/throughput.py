"""How much reading, rules and output cost on top of spaCy's own parsing of the same sentences.

    python benchmarks/throughput.py FOLDER [PIPELINES]

FOLDER holds files of goals, PIPELINES a spaCy pipeline per language (`nb`, `en`), by default ours.
Prints a JSON object with microseconds of CPU per goal, medians of several rounds in turn.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from datetime import date
from pathlib import Path

import spacy

from smartcheck.command.spacy_import import without_collector
from smartcheck.config import Config
from smartcheck.linter import Linter
from smartcheck.outputs import text
from smartcheck.readers import read_file

ROUNDS = 5


def main() -> None:
    """Measure and print."""
    files = sorted(Path(sys.argv[1]).glob("*.yaml"))
    linter = Linter(Config(), date(2026, 10, 1))
    for language in ("nb", "en") if len(sys.argv) > 2 else ():
        linter.annotator._loaded[language] = spacy.load(Path(sys.argv[2]) / language)
    with without_collector():  # as the command line does once everything is loaded
        linter.lint_sources([read_file(file) for file in files[:2]])
    bare, whole, count = [], [], 0
    for _ in range(ROUNDS):
        started = time.process_time()
        documents = [read_file(file) for file in files]
        text.render(linter.lint_sources(documents), text.Style())
        whole.append(time.process_time() - started)
        goals = [(d.language, goal.text.text) for d in documents for goal in d.every_goal()]
        count = len(goals)
        started = time.process_time()
        for language in ("nb", "en"):
            sentences = [sentence for code, sentence in goals if code == language]
            for _doc in linter.annotator.pipeline(language).pipe(sentences, batch_size=256):
                pass
        bare.append(time.process_time() - started)
    pipe, all_told = statistics.median(bare), statistics.median(whole)
    print(
        json.dumps(
            {
                "goals": count,
                "bare_pipe_us": round(pipe / count * 1e6),
                "all_told_us": round(all_told / count * 1e6),
                "ratio": round(all_told / pipe, 2),
                "goals_per_second": round(count / all_told),
            }
        )
    )


if __name__ == "__main__":
    main()
