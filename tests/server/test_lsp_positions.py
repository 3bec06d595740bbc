"""Positions in code units and offsets in characters are each other's inverse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from smartcheck.server.positions import Lines

TEXT = "Økt\n😀 mål\r\nå\rslutt"
ENCODINGS = ("utf-8", "utf-16", "utf-32")


@pytest.mark.parametrize(
    ("encoding", "units"), [("utf-8", (4, 5)), ("utf-16", (2, 3)), ("utf-32", (1, 2))]
)
def test_a_character_beyond_the_first_plane(encoding: str, units: tuple[int, int]) -> None:
    lines = Lines(TEXT, encoding)
    at = TEXT.index("😀")
    assert lines.position(at) == types.Position(1, 0)
    assert lines.position(at + 1) == types.Position(1, units[0])
    assert lines.position(at + 2) == types.Position(1, units[1])
    assert lines.offset(types.Position(1, units[1])) == at + 2


def test_lines_end_where_the_protocol_says() -> None:
    lines = Lines(TEXT)
    assert [lines.position(TEXT.index(word)).line for word in ("Ø", "m", "å\r", "s")] == [
        0,
        1,
        2,
        3,
    ]
    assert Lines("a\u2028b\x0cc\x85d").position(6) == types.Position(0, 6)


def test_positions_past_the_end_are_the_end() -> None:
    lines = Lines(TEXT)
    assert lines.offset(types.Position(0, 99)) == 3
    assert lines.offset(types.Position(1, 99)) == TEXT.index("\r\n")
    assert lines.offset(types.Position(99, 0)) == len(TEXT)
    assert lines.position(len(TEXT)) == types.Position(3, 5)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=st.text(alphabet=st.sampled_from("aøå😀\n\r\u2028 "), max_size=30))
def test_there_and_back(encoding: str, text: str) -> None:
    lines = Lines(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":  # no place between the two
            assert lines.offset(lines.position(offset)) == offset
