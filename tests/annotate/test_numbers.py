"""Numbers are read as they are written in either language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcheck.annotate.numbers import find_numbers, parse_digits
from smartcheck.languages import load_pack

PACKS = {code: load_pack(code) for code in ("nb", "en")}


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("nb", "13.000 medlemmer", [13000]),
        ("nb", "99.5% til 99,9%", [99.5, 99.9]),
        ("nb", "1 000 kr", [1000]),
        ("nb", "1\u00a0250\u00a0000 kr", [1250000]),
        ("nb", "12,4 MNOK", [12.4]),
        ("nb", "5 mill. kroner", [5_000_000]),
        ("nb", "to hundre naboer", [200]),
        ("nb", "tjuefem elever", [25]),
        ("nb", "en million visninger", [1_000_000]),
        ("nb", "20k følgere", [20_000]),
        ("nb", "8 m høy", [8]),
        ("nb", "kr 500 000", [500_000]),
        ("en", "13,000 members", [13000]),
        ("en", "$1.5M", [1_500_000]),
        ("en", "1.500 litres", [1.5]),
        ("en", "two hundred and fifty trees", [250]),
        ("en", "twenty-five pupils", [25]),
        ("en", "€2bn", [2_000_000_000]),
        ("en", "a score of .6", [0.6]),
        ("en", "see https://example.org/2026/04", []),
        ("en", "mail ops2@example.org", []),
    ],
)
def test_values(language: str, text: str, values: list[float]) -> None:
    assert [number.value for number in find_numbers(text, PACKS[language])] == values


@given(st.integers(0, 10**9), st.sampled_from(["", " ", "\u00a0", ".", "\u202f"]))
def test_norwegian_thousands(value: int, separator: str) -> None:
    written = f"{value:,}".replace(",", separator)
    assert parse_digits(written, decimal_comma=True) == value


@given(st.integers(0, 10**9), st.sampled_from(["", ",", " "]))
def test_english_thousands(value: int, separator: str) -> None:
    written = f"{value:,}".replace(",", separator)
    assert parse_digits(written, decimal_comma=False) == value


@given(st.integers(0, 99999), st.integers(0, 99), st.booleans())
def test_decimals(whole: int, hundredths: int, comma: bool) -> None:
    written = f"{whole}{',' if comma else '.'}{hundredths:02d}"
    assert parse_digits(written, decimal_comma=comma) == pytest.approx(whole + hundredths / 100)
