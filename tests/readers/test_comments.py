"""Comments to smartcheck are no goals, headings or rows, in any format; positions stay."""

import pytest

from smartcheck.readers import read_text
from smartcheck.suppressions import find_suppressions

HTML = "<!-- smartcheck: ignore[M001] talt for hånd -->"
HASH = "# smartcheck: ignore[M001] counted by hand"
MDX = "{/* smartcheck: ignore[M001] counted by hand */}"
SLASHES = "// smartcheck: ignore[M001] counted by hand"

DOCUMENTS = [
    (
        "a.md",
        f"# OKR 2026\n\n{HTML}\n\n## Objective: Be loved\n\n{HTML}\n### Key results\n\n"
        f"- {HTML} Raise NPS to 60\n- Cut churn {HTML}\n{HTML}\n",
    ),
    (
        "hash.md",
        f"{HASH}\n# OKR 2026\n\n{HASH}\n## Objective: Be loved\n\n### Key results\n{HASH}\n"
        f"- Raise NPS to 60\n{HASH}\n- Cut churn {HASH}\n",
    ),
    (
        "table.md",
        f"| Objective | Key result |\n|---|---|\n| Be loved {HTML} | Raise NPS to 60 |\n"
        f"| | Cut churn {HTML} |\n",
    ),
    (
        "a.mdx",
        f"# Objective: Be loved\n\n## Key results\n\n{MDX}\n- Raise NPS to 60\n- Cut churn {MDX}",
    ),
    (
        "a.txt",
        f"{HASH}\nObjective: Be loved\n{HASH}\nKR1: Raise NPS to 60 {HASH}\n{HASH}\n"
        "KR2: Cut churn",
    ),
    (
        "lines.txt",
        f"Objective: Be loved\nKey results:\n{HASH}\nRaise NPS to 60\n{HASH}\nCut churn\n",
    ),
    (
        "a.org",
        f"{HASH}\n* OKR 2026\n{HASH}\n** Objective: Be loved\n{HASH}\n*** Key results\n"
        f"- Raise NPS to 60\n{HASH}\n- Cut churn {HASH}\n",
    ),
    (
        "a.yaml",
        f"{HASH}\nobjectives: {HASH}\n{HASH}\n  - objective: Be loved {HASH}\n    key_results:\n"
        f"    {HASH}\n    - Raise NPS to 60 {HASH}\n    - Cut churn\n",
    ),
    (
        "a.csv",
        f"{HASH}\nObjective;Key result\n{HASH}\nBe loved;Raise NPS to 60\n;Cut churn {HASH}\n",
    ),
    (
        "types.csv",
        f"Type;Text;Owner\n{HASH}\nObjective;Be loved;Ann\nKey result;Raise NPS to 60 {HASH};Bo\n"
        f"Key result;Cut churn;\n",
    ),
    (
        "a.json",
        f'{SLASHES}\n{{"objectives": [ {SLASHES}\n {{"objective": "Be loved", "key_results": [\n'
        f' {SLASHES}\n "Raise NPS to 60", /* smartcheck: ignore[M001] */ "Cut churn"]}}]}}',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text"), DOCUMENTS, ids=[path for path, _ in DOCUMENTS])
def test_comments_are_not_read_as_goals(path: str, text: str) -> None:
    document = read_text(text, path)
    (objective,) = document.objectives
    assert str(objective.text) == "Be loved"
    assert [str(result.text) for result in objective.key_results] == [
        "Raise NPS to 60",
        "Cut churn",
    ]
    assert document.goals == ()
    for goal in document.every_goal():
        span = goal.text.span()
        assert text[span.start : span.end] == str(goal.text)
    # They are taken out of what is parsed only, not out of the source.
    assert find_suppressions(document, [])


def test_cells_behind_a_comment_are_kept() -> None:
    text = f"Type;Tekst;Ansvarlig\nMål;Bli elsket;\nNøkkelresultat;Øke NPS til 60 {HASH};Bo\n"
    (objective,) = read_text(text, "a.csv").objectives
    assert objective.key_results[0].owner == "Bo"


@pytest.mark.parametrize(
    "heading", ["# smartcheck: our goals", "# smartcheck ignore", "# The smartcheck: ignored"]
)
def test_headings_about_the_program_are_no_comments(heading: str) -> None:
    document = read_text(f"{heading} 2026\n\n## Objective: Be loved\n", "a.md")
    assert document.title is not None
    assert document.source[document.title.start :].startswith(heading.lstrip("# "))


def test_a_comment_over_several_lines_ends_at_its_mark() -> None:
    text = (
        "Objective: Be loved\n<!-- smartcheck: ignore[M001]\nKR: not this one\n-->\nKR: Cut churn\n"
    )
    (objective,) = read_text(text, "a.txt").objectives
    assert [str(result.text) for result in objective.key_results] == ["Cut churn"]
