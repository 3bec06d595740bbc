"""Quantities written in every style of a locale, inside a goal, and read back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import smartcheck
import smartcheck.annotate.components
from smartcheck.annotate.quantities import Quantity

Value = int | float
SPACES = (" ", "\u00a0", "\u202f")
UNITS: dict[str, dict[str, tuple[str, str]]] = {
    # as written -> kind and unit as read
    "nb": {
        " %": ("percent", "%"),
        "%": ("percent", "%"),
        " prosent": ("percent", "%"),
        " kr": ("money", "NOK"),
        " kroner": ("money", "NOK"),
        " timer": ("measure", "h"),
        " kg": ("measure", "kg"),
        " prosentpoeng": ("points", "points"),
    },
    "en": {
        "%": ("percent", "%"),
        " %": ("percent", "%"),
        " percent": ("percent", "%"),
        " dollars": ("money", "USD"),
        " hours": ("measure", "h"),
        " kg": ("measure", "kg"),
        " percentage points": ("points", "points"),
    },
}
BOUNDS = {
    "nb": {"minst ": ">=", "over ": ">", "høyst ": "<=", "under ": "<", "ca. ": "~", "≥ ": ">="},
    "en": {"at least ": ">=", "over ": ">", "at most ": "<=", "under ": "<", "about ": "~"},
}
FRAMES = {
    "nb": ("Øke forbruket til {}", "Forbruket er {} ved årets slutt", "Holde forbruket på {}."),
    "en": ("Raise usage to {}", "Usage is {} at the end of the year", "Keep usage at {}."),
}
CHANGES = {
    "nb": ("Øke forbruket fra {} til {}", "Redusere forbruket fra {} til {}", "Forbruket: {} → {}"),
    "en": ("Raise usage from {} to {}", "Cut usage from {} to {}", "Usage: {} -> {}"),
}


@cache
def pipeline(language: str) -> Language:
    nlp = spacy.load(Path(smartcheck.__file__).parent / "pipelines" / language)
    nlp.add_pipe("smartcheck_quantities")
    return nlp


def read(language: str, text: str) -> tuple[Quantity, ...]:
    found: tuple[Quantity, ...] = pipeline(language)(text)._.smartcheck_quantities
    return found


@dataclass(frozen=True)
class Style:
    """How a language writes figures: its separators and the digits behind the decimal mark."""

    thousands: str
    decimal: str

    def __call__(self, value: Value) -> str:
        whole, _, rest = f"{value:,}".partition(".")
        whole = whole.replace(",", self.thousands)
        return f"{whole}{self.decimal}{rest}" if rest and rest != "0" else whole


STYLES = {
    "nb": [Style(mark, ",") for mark in (*SPACES, ".", "")],
    "en": [Style(mark, ".") for mark in (*SPACES, ",", "")],
}
# Years and the like are not amounts to a reader either.
whole_values = st.integers(2, 9_999_999).filter(lambda n: not 1900 <= n < 2100)
broken_values = st.integers(11, 99_999).filter(lambda n: n % 10).map(lambda n: n / 10)
values = st.one_of(whole_values, broken_values)
languages = st.sampled_from(["nb", "en"])


@st.composite
def written(draw: st.DrawFn) -> dict[str, Any]:
    language = draw(languages)
    return {
        "language": language,
        "style": draw(st.sampled_from(STYLES[language])),
        "unit": draw(st.sampled_from(sorted(UNITS[language]))),
        "bound": draw(st.sampled_from(["", *BOUNDS[language]])),
        "frame": draw(st.sampled_from(FRAMES[language])),
        "change": draw(st.sampled_from(CHANGES[language])),
        "value": draw(values),
        "start": draw(values),
    }


@settings(deadline=None, max_examples=400)
@given(written())
def test_a_value_with_its_unit_and_bound(case: dict[str, Any]) -> None:
    language, style, unit = case["language"], case["style"], case["unit"]
    figures = f"{case['bound']}{style(case['value'])}{unit}"
    text = case["frame"].format(figures)
    (quantity,) = read(language, text)
    assert quantity.value == pytest.approx(case["value"])
    assert (quantity.kind, quantity.unit) == UNITS[language][unit]
    assert quantity.comparator == BOUNDS[language].get(case["bound"], "")
    assert text[quantity.start : quantity.end].strip(".") == figures.strip(".")
    assert quantity.baseline is None


@settings(deadline=None, max_examples=400)
@given(written(), st.booleans())
def test_from_one_value_to_another(case: dict[str, Any], both: bool) -> None:
    """The unit may stand behind both values, or only behind the second."""
    language, style, unit = case["language"], case["style"], case["unit"]
    start = style(case["start"]) + (unit if both else "")
    target = f"{case['bound']}{style(case['value'])}{unit}"
    (quantity,) = read(language, case["change"].format(start, target))
    assert quantity.baseline == pytest.approx(case["start"])
    assert quantity.value == pytest.approx(case["value"])
    assert (quantity.kind, quantity.unit) == UNITS[language][unit]
    assert quantity.comparator == BOUNDS[language].get(case["bound"], "")


@settings(deadline=None, max_examples=200)
@given(languages, st.integers(2, 999), st.data())
def test_scaled_values(language: str, value: int, data: st.DataObject) -> None:
    scales = {
        "nb": {
            " mill. kr": (1e6, "NOK"),
            " millioner kroner": (1e6, "NOK"),
            " mrd. kr": (1e9, "NOK"),
        },
        "en": {
            "k dollars": (1e3, "USD"),
            " million dollars": (1e6, "USD"),
            "bn dollars": (1e9, "USD"),
        },
    }[language]
    words = data.draw(st.sampled_from(sorted(scales)))
    frame = data.draw(st.sampled_from(FRAMES[language][:2]))
    (quantity,) = read(language, frame.format(f"{value}{words}"))
    factor, unit = scales[words]
    assert (quantity.kind, quantity.unit) == ("money", unit)
    assert quantity.value == pytest.approx(value * factor)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(["$", "€", "£"]), values, st.sampled_from(STYLES["en"]))
def test_currency_signs_stand_before_the_value(sign: str, value: Value, style: Style) -> None:
    (quantity,) = read("en", f"Raise revenue to {sign}{style(value)}")
    assert quantity.kind == "money"
    assert quantity.unit == {"$": "USD", "€": "EUR", "£": "GBP"}[sign]
    assert quantity.value == pytest.approx(value)
