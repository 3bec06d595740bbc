"""Real documents are read as people read them: F1 of at least 0.95 for objectives and key results.

The documents lie beside the project and may not be copied into it. Where they are not at hand,
nothing is measured, and a warning in pytest's summary says so.
"""

import warnings
from pathlib import Path

from evaluation.readers import EXPECTED, Counts, compare, compare_all, load, totals
from smartcheck.document import Failure
from smartcheck.readers import NotUnderstood, Unreadable, read_text

DOCUMENTS = Path(__file__).parents[3] / "shared" / "corpus" / "documents"
FLOOR = 0.95
UNDERSTOOD = 43


def test_real_documents_are_read_as_people_read_them() -> None:
    if not DOCUMENTS.is_dir():
        warnings.warn("readers not measured: ../shared/corpus/documents is missing", stacklevel=1)
        return
    comparisons = compare_all(DOCUMENTS)
    objectives, key_results = totals(comparisons)
    assert objectives.f1 >= FLOOR, str(objectives)
    assert key_results.f1 >= FLOOR, str(key_results)
    # Those that readers were mended by say less than those left for last.
    held_back = totals(c for c in comparisons if c.expected.held_back)
    assert min(counts.f1 for counts in held_back) >= FLOOR, [str(counts) for counts in held_back]
    assert sum(c.as_expected for c in comparisons) >= UNDERSTOOD


def test_every_expected_file_can_be_counted() -> None:
    expected = [load(path) for path in sorted(EXPECTED.rglob("*.json"))]
    assert len(expected) == 44
    assert sum(each.held_back for each in expected) == 15


def test_what_is_refused_counts_as_missed_where_goals_were_expected() -> None:
    whole = load(EXPECTED / "no" / "seed.txt.json")
    failure = Failure("seed.txt", "not-understood", "no goals")
    refused = compare(whole, NotUnderstood(failure))
    wanted = sum(not item.optional for item in whole.objectives)
    assert refused.objectives == Counts(0, wanted, 0)
    assert wanted > 0
    assert (refused.status, refused.as_expected) == ("not understood", False)
    broken = compare(whole, Unreadable(failure))
    assert (broken.status, broken.as_expected) == ("unreadable", False)


def test_what_is_made_up_is_counted() -> None:
    whole = load(EXPECTED / "no" / "seed.txt.json")
    invented = read_text("Objective: Nobody ever wrote this\nKR: Nor this, 40 times", "a.txt")
    compared = compare(whole, invented)
    assert (compared.objectives.right, compared.objectives.extra) == (0, 1)
    assert compared.key_results.extra == 1
