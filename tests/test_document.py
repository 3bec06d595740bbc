"""Positions: an excerpt must lead back to the exact place in its source."""

from hypothesis import given
from hypothesis import strategies as st

from smartcheck.document import (
    Document,
    Excerpt,
    KeyResult,
    Location,
    Objective,
    Span,
    line_starts,
    locate,
)


def test_excerpt_with_markup_taken_out_points_into_the_source() -> None:
    source = "- **Øk** salget med 15 %"
    excerpt = Excerpt.join([("Øk", 4), (" salget med 15 %", 8)])
    assert excerpt.text == "Øk salget med 15 %"
    span = excerpt.span(3, 9)
    assert source[span.start : span.end] == "salget"
    assert excerpt.span(0, 2) == Span(4, 6)


def test_cut_keeps_positions() -> None:
    excerpt = Excerpt.join([("KR1: ", 2), ("Reach 500 visitors", 20)])
    cut = excerpt.cut(5)
    assert cut.text == "Reach 500 visitors"
    assert cut.offset(0) == 20
    assert Excerpt.at("  Vinne 3 kunder ", 10).strip().span() == Span(12, 26)


@given(st.lists(st.tuples(st.text(min_size=1, max_size=6), st.integers(0, 9)), min_size=1))
def test_every_character_of_a_joined_excerpt_is_found_in_the_source(
    pieces: list[tuple[str, int]],
) -> None:
    source, placed = "", []
    for text, gap in pieces:
        source += "#" * gap
        placed.append((text, len(source)))
        source += text
    excerpt = Excerpt.join(placed)
    found = "".join(source[excerpt.offset(at)] for at in range(len(excerpt.text)))
    assert found == excerpt.text


@given(st.text(alphabet="aå\n", max_size=40))
def test_locations_are_those_of_the_lines(source: str) -> None:
    lines = source.split("\n")
    starts = line_starts(source)
    assert len(starts) == len(lines)
    for number, (start, line) in enumerate(zip(starts, lines, strict=True), 1):
        for column in range(len(line) + 1):
            assert locate(starts, start + column) == Location(number, column + 1)


def test_goals_come_in_the_order_of_the_document() -> None:
    def placed(text: str) -> Excerpt:
        return Excerpt.at(text, 0)

    first = KeyResult(text=placed("50 påmeldte til nyhetsbrev"))
    objective = Objective(text=placed("Dominere kaffebransjen i Bergen"), key_results=(first,))
    document = Document(path="okr.md", source="", language="nb", objectives=(objective,))
    assert [goal.kind for goal in document.every_goal()] == ["objective", "key_result"]
