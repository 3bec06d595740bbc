"""Fingerprints tell findings apart, and stay the same wherever their goal moves."""

from datetime import date

import pytest

from smartcheck import Config, Linter, linter, readers
from smartcheck.finding import Fingerprints

TODAY = date(2026, 2, 1)


def test_the_same_words_said_again_are_another_finding() -> None:
    prints = Fingerprints()
    first, again = prints.of("M001", "Be  happy", "happy"), prints.of("M001", "Be happy", "happy")
    assert first != again
    assert Fingerprints().of("M001", "Be happy", " happy ") == first
    others = {prints.of("M009", "Be happy", "happy"), prints.of("M001", "Be glad", "happy")}
    others |= {prints.of("M001", "Be happy", "")}
    assert len({first, again} | others) == 5
    assert all(len(one) == 16 for one in others)


def test_documents_parsed_apart_or_together_give_one_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = {
        "a.yaml": "objectives:\n- objective: Bli best\n  key_results: [Selge mer, Selge 10 hus]",
        "b.yaml": "objectives:\n- objective: Be the best\n  key_results: [Sell more, Sell 10 huts]",
        "c.yaml": "objectives:\n- objective: Øke salget med 10 %\n  key_results: [Holde 3 møter]",
    }
    documents = [readers.read_text(text, name) for name, text in texts.items()]
    one = Linter(Config(), TODAY)
    together = one.lint_sources(documents)
    monkeypatch.setattr(linter, "TOGETHER", 1)
    assert one.lint_sources(documents) == together
    assert [document.path for document in together.documents] == list(texts)
    assert together.findings
    order = [(found.path, found.span.start, -found.severity) for found in together.findings]
    assert order == sorted(order)
