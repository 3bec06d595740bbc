"""The quick look for vague words never says no where the rules would find one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from smartcheck.annotate.goal import ParsedGoal
from smartcheck.annotate.words import Word
from smartcheck.document import Document, Excerpt, KeyResult
from smartcheck.nlp import Annotator
from smartcheck.rules import _vague
from smartcheck.rules._shared import is_word

SETS = Path(__file__).parent.parent / "sets"


def parsed(language: str) -> list[ParsedGoal]:
    rows = [
        json.loads(line)
        for name in ("wild", "wild3_dev", "catalogue", "plain")
        for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    texts = [row["text"] for row in rows if row["lang"] == language]
    goals = tuple(KeyResult(text=Excerpt.at(text, 0)) for text in texts)
    document = Document(path="goals", source="", language=language, goals=goals)
    (read,) = Annotator().annotate([document], date(2026, 9, 14))
    return list(read.every_goal())


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_vague_word_is_lost(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    goals = parsed(language)
    look = _vague.vague_words.__wrapped__  # type: ignore[attr-defined]
    quick = [look(goal) for goal in goals]
    monkeypatch.setattr(_vague, "_may_be_vague", lambda goal: True)
    assert [look(goal) for goal in goals] == quick
    assert sum(map(bool, quick)) > 20  # or the sets hold too few to tell


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_quick_look_knows_every_list_that_is_asked(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()

    def noted(goal: ParsedGoal, word: Word, *lists: str) -> bool:
        asked.update(lists)
        return is_word(goal, word, *lists)

    goals = parsed(language)
    monkeypatch.setattr(_vague, "_may_be_vague", lambda goal: True)
    monkeypatch.setattr(_vague, "is_word", noted)
    for goal in goals:
        _vague.vague_words.__wrapped__(goal)  # type: ignore[attr-defined]
    # What stands before a superlative makes no word vague.
    assert asked - {"most", "least"} == set(_vague._DECIDING)
