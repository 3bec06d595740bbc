"""Places that were once wrong: each kind of document in which characters slip, found by fuzzing."""

import time

import pytest

from smartcheck.readers import ReaderOptions, ReadError, read_text

SLIPPERY = {
    "blank lines in a folded text": (
        "a.json",
        "Nøkkelresultater:\r\nØke\r\n\r\n\r\nantallet\r\n\r\nmedlemmer til 300 barn",
    ),
    "a no-break space behind a fold": (
        "a.yaml",
        "goals:\n  - 'Raise sales\n    \u00a0by 40 boats'\n",
    ),
    "backslashes that are no escapes": (
        "a.yaml",
        "goals:\n  - 'Raise \\\\ sales\n    by ''40'' boats'\n",
    ),
    "escapes": ("a.json", '{"goals": ["Raise \\u00e5 \\"sales\\" \\ud83c\\udfaf by 40 boats"]}'),
    "a backslash before a letter": (
        "a.md",
        "# OKR\n\nObjective: Raise \\sales\\* by\\a 40 boats\n",
    ),
    "a bar and a backslash in a cell": (
        "a.md",
        "| Goal | Owner |\n|---|---|\n| Sell \\\\ 4 \\| 5 boats | Bo |\n",
    ),
    "doubled quotes and backslashes": ("a.csv", 'Goal;Owner\n"Sell ""4"" \\\\ boats";Bo\n'),
    "references without a semicolon": (
        "a.md",
        "<details><summary>Objective: R&D &amp; more &a fun &#38 &#229;</summary>\n</details>\n",
    ),
    "a reference that runs into a word": (
        "a.md",
        "<details><summary>Objective: Sell 12 jams &ampies &copycat</summary>\n</details>\n",
    ),
    "rows that were quoted as a whole": (
        "a.csv",
        '"Goal;Owner"\n"""Sell 4 ""jams"" now"";Bo"\n"Sell 5 boats;Bo"\n',
    ),
    "a paragraph that begins with a no-break space": (
        "a.md",
        "# OKR\n\nText\n\n\u00a0\nObjective: Sell 40 boats\nKR: Sell 3 more\n",
    ),
    "a mark of quotation that is none": (
        "a.md",
        "# OKR\n\n  - [ ] Objective: Sell 40\n       > \n   KR: Sell 3 more\n",
    ),
    "a null character": ("a.md", "# OKR\n\nObjective: Sell\x00 40 boats\n\n- KR: Sell \x00 more\n"),
    "byte order marks": ("a.yaml", "\ufeff\ufeffgoals:\n  - >\n    Sell 40\n    boats\n"),
    "byte order marks in a table": ("a.csv", "\ufeffGoal;Owner\nSell 40 boats;Bo\n"),
}


@pytest.mark.parametrize(("path", "text"), SLIPPERY.values(), ids=SLIPPERY)
def test_characters_stand_where_they_are_said_to(path: str, text: str) -> None:
    document = read_text(text, path)
    assert list(document.every_goal())
    for goal in document.every_goal():
        assert goal.text.span().end <= len(text)
        for position, char in enumerate(goal.text.text):
            there = text[goal.text.offset(position)]
            assert there == char or char.isspace() or there in "\\&\x00", (goal.text, position)


@pytest.mark.parametrize(
    ("path", "source", "words"),
    [
        ("a.json", '{"goals": ["Sell on the \\u00f8y\\u00e5"]}', "Sell on the \\u00f8y\\u00e5"),
        ("a.json", '{"goals": ["Sell \\"boats\\""]}', 'Sell \\"boats\\"'),
        ("a.yaml", 'goals: ["Selg 40 b\\xE5ter p\\u00e5"]\n', "Selg 40 b\\xE5ter p\\u00e5"),
        ("a.yaml", 'goals:\n  - "Selg p\\u00e5": til 40\n', 'Selg p\\u00e5": til 40'),
    ],
)
def test_a_text_ends_behind_its_last_escape(path: str, source: str, words: str) -> None:
    span = read_text(source, path).goals[0].text.span()
    assert source[span.start : span.end] == words


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Objective\t" + "9" * 60_000 + "\tx\nBe loved\ta\tb\n", "a.tsv"),
        ("Objective: " + "*" * 8_000 + "loved" + "*" * 8_000 + "\n", "a.md"),
        ("- Objective: " + "**a *b " * 3_000 + "\n", "a.md"),
        ("> " * 3_000 + "Objective: loved\n", "a.md"),
    ],
)
def test_long_keys_and_deep_emphasis_take_no_time(text: str, path: str) -> None:
    start = time.process_time()
    try:
        read_text(text, path, ReaderOptions())
    except ReadError as error:
        assert error.failure.message
    assert time.process_time() - start < 5
