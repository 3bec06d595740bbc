"""Fields beside a goal: owner, deadline, confidence and their kin, from keys, columns or lines."""

from __future__ import annotations

from functools import cache

from smartcheck.document import GOAL_TYPES, Excerpt
from smartcheck.languages import load_pack
from smartcheck.readers import cycles
from smartcheck.readers.drafts import Draft, Drafts
from smartcheck.readers.labels import fold, languages, lists, tables
from smartcheck.readers.options import ReaderOptions

TEXT_FIELDS = ("deadline", "confidence", "baseline", "target", "current", "unit")
# What spreadsheets hold where a value is missing.
_EMPTY = {"", "-", "–", "—", "n/a", "na", "none", "null", "nil", "ingen", "?"}


def set_field(goal: Draft, name: str, value: Excerpt, options: ReaderOptions) -> str:
    """Puts a field's value into a goal; the text of what is wrong with it, empty if nothing is."""
    value = value.strip()
    if value.text.casefold() in _EMPTY:
        return ""
    if name in TEXT_FIELDS:
        goal.fields.setdefault(name, value)
    elif name in ("owner", "team"):
        setattr(goal, name, value.text.strip("()[] "))
    elif name == "period":
        goal.period = cycles.stated(value.text, options)
        return "" if goal.period else "period"
    elif name == "type":
        kind = type_named(value.text)
        goal.type = kind or goal.type
        return "" if kind or names_role(value.text) else "type"
    return ""


def set_document_field(drafts: Drafts, name: str, value: Excerpt) -> bool:
    """Puts a field's value into the document; False if the value is not understood."""
    text = value.text.strip()
    if text.casefold() in _EMPTY:
        return True
    if name == "period":
        period = cycles.stated(text, drafts.options)
        drafts.period = period or drafts.period
        return period is not None
    if name == "language":
        language = language_named(text)
        drafts.language = language or drafts.language
        return language is not None
    if name in ("team", "owner"):
        setattr(drafts, name, text)
    return True


def type_named(text: str) -> str | None:
    """The type of goal that a word in any language names."""
    return _types().get(fold(text))


@cache
def _types() -> dict[str, str]:
    known = {fold(word): name for name, words in tables("types").items() for word in words}
    return {**{name: name for name in GOAL_TYPES}, **known}


def names_role(text: str) -> str | None:
    """Whether a value says which row is an objective and which a key result."""
    return _roles().get(fold(text.strip().rstrip("0123456789. ")))


@cache
def _roles() -> dict[str, str]:
    roles = {fold(code): role for role, words in tables("codes").items() for code in words}
    for role, names in (
        ("goal", ("goals", "goal")),
        ("aim", ("aims", "aim")),
        ("key_result", ("key_results", "key_result")),
        ("objective", ("objectives", "objective")),
    ):
        roles.update({fold(word): role for name in names for word in lists(name)})
    return roles


def language_named(text: str) -> str | None:
    """The code of the language that a value names ("nb", "norsk", "en-GB"); None if unknown."""
    bare = text.strip().casefold().replace("_", "-")
    for code in languages():
        names = load_pack(code).section("labels").get("names", ())
        if bare == code or bare in names:
            return code
    return None
