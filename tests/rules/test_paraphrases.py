"""Paraphrases and look-alikes of every rule: each judged rightly, but for the misses on record.

`known_misses.json` names each miss: the text and why the rule gets it wrong, "parse" where the
parser does and "label" where the label may be disputed. A new miss fails, and so does one that is
on record but was mended. `python -m evaluation --misses` lists them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from evaluation.judging import Judge
from evaluation.labelled import paraphrases
from evaluation.measuring import misses

HERE = Path(__file__).parent
RECORD = json.loads((HERE / "known_misses.json").read_text(encoding="utf-8"))
REASONS = {"parse", "label"}


@cache
def judge() -> Judge:
    return Judge()


def codes() -> list[str]:
    known = {rule.code for rule in judge().rules}
    return [
        path.stem for path in sorted((HERE / "paraphrases").glob("*.jsonl")) if path.stem in known
    ]


@pytest.mark.parametrize("code", codes())
def test_paraphrases(code: str) -> None:
    wrong = {mistake.text for mistake in misses(paraphrases([code]), judge())}
    known = {entry["text"] for entry in RECORD.get(code, ())}
    assert not wrong - known, "judged wrongly, and not on record"
    assert not known - wrong, "on record as a miss, but judged rightly: take it off the record"


def test_the_record_is_sound() -> None:
    for code, entries in RECORD.items():
        texts = [trial.text for trial in paraphrases([code])]
        for entry in entries:
            assert entry["text"] in texts, f"{code}: {entry['text']}"
            assert entry["reason"] in REASONS, f"{code}: {entry['text']}"
        assert len({entry["text"] for entry in entries}) == len(entries), code
