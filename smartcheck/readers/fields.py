"""Fields beside a goal: owner, deadline, confidence and their kin, from keys, columns or lines."""

from __future__ import annotations

from smartcheck.document import GOAL_TYPES, Excerpt
from smartcheck.languages import available_languages, load_pack
from smartcheck.readers import cycles
from smartcheck.readers.drafts import Draft, Drafts
from smartcheck.readers.labels import fold, lists, tables
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
    bare = fold(text)
    for name, words in tables("types").items():
        if bare in {fold(word) for word in words}:
            return name
    return bare if bare in GOAL_TYPES else None


def names_role(text: str) -> str | None:
    """Whether a value says which row is an objective and which a key result."""
    bare = fold(text.strip().rstrip("0123456789. "))
    for role, names in (
        ("objective", ("objective", "objectives")),
        ("key_result", ("key_result", "key_results")),
        ("goal", ("goal", "goals", "aim", "aims")),
    ):
        if any(bare in {fold(word) for word in lists(name)} for name in names):
            return role
    codes = {fold(code): role for role, words in tables("codes").items() for code in words}
    return codes.get(bare)


def language_named(text: str) -> str | None:
    """The code of the language that a value names ("nb", "norsk", "en-GB"); None if unknown."""
    bare = text.strip().casefold().replace("_", "-")
    for code in available_languages():
        names = load_pack(code).section("labels").get("names", ())
        if bare == code or bare in names:
            return code
    return None
