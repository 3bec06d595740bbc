"""The words that say what a text is: "Objective 1:", "KR 1.2", "Nøkkelresultater", "Owner:".

All language packs are read together, since English labels over Norwegian text are common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from smartcheck.languages import available_languages, load_pack

# What one labelled text is: a goal of some kind, a remark on the goal above, or one of its fields.
Role = Literal["objective", "key_result", "goal", "aim", "theme", "aside", "field"]
# What stands under a heading.
Header = Literal["objectives", "key_results", "goals", "aims", "okrs", "aside", "theme"]

_SINGULAR: tuple[Role, ...] = ("objective", "key_result", "goal", "aim", "theme", "aside")
_PLURAL: tuple[Header, ...] = ("okrs", "key_results", "objectives", "goals", "aims")
_NUMBER = r"[#№]?\s?-?\d{1,3}(?:[.\-]\d{1,3}){0,2}[a-z]?(?![\w%.,]*\w)"
# Letters that may be written without their marks, or put together from two characters.
_LOOSE = {
    "å": "(?:å|a\u030a|aa|a)",
    "ø": "(?:ø|oe|o)",
    "æ": "(?:æ|ae)",
    " ": r"[\s_-]+",
    "-": "[-\u2011 ]?",
}
_SEPARATOR = re.compile(r"\s*(?::|[–—]|-(?=\s|$)|[.)\]](?=\s|$)|=>)\s*")
# Fields that only keys and columns name: in running text these words are too common.
_NOT_IN_TEXT = {
    "title",
    "text",
    "id",
    "level",
    "scale",
    "other",
    "start",
    "measure",
    "task",
    "deliverable",
}
# Longer texts are no names of keys or columns.
_LONGEST_KEY = 120
# "3. Mål (v1)" is headed "Mål".
_NUMBERED_HEADING = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s+|\s*\([^()]{1,12}\)\s*$")
_TRIM = " \t\n*_:.-–—()[]!#"


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a text: its role, its words, and where the content begins.

    `number` tells "KR 1.2" from "KR 2.1"; `name` is the field's name where the role is "field".
    """

    role: Role
    text: str
    end: int
    number: str = ""
    name: str = ""


@cache
def languages() -> tuple[str, ...]:
    """The codes of all packs, looked up once."""
    return available_languages()


@cache
def lists(name: str) -> tuple[str, ...]:
    """All packs' words of one list, longest first."""
    packs = [load_pack(code).section("labels") for code in languages()]
    words = {str(word) for pack in packs for word in pack.get(name, ())}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def tables(name: str) -> dict[str, tuple[str, ...]]:
    """All packs' words of one section of lists ("fields", "types", "codes")."""
    merged: dict[str, tuple[str, ...]] = {}
    for code in languages():
        for key, words in (load_pack(code).section("labels").get(name) or {}).items():
            merged[key] = merged.get(key, ()) + tuple(str(word) for word in words)
    return merged


@cache
def word_set(name: str) -> frozenset[str]:
    """All packs' words of one list, to look words up in."""
    return frozenset(lists(name))


def fold(text: str) -> str:
    """A word for comparison: no case, no Norwegian letters, no marks or spaces."""
    low = text.casefold().replace("a\u030a", "a")
    low = low.replace("å", "a").replace("ø", "o").replace("æ", "ae")
    return re.sub(r"[\W_]", "", low) or low.strip()


def pattern(words: Iterable[str]) -> str:
    """A regular expression for any of the words, however their letters are written."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join("".join(_LOOSE.get(char, re.escape(char)) for char in word) for word in ordered)


@cache
def _role_pattern(where: Literal["start", "end"]) -> re.Pattern[str]:
    groups = []
    for role in _SINGULAR:
        codes = tables("codes").get(role, ())
        words = pattern(lists(role) + _plural_of(role))
        coded = rf"|(?:{pattern(codes)})(?=\s?[#-]?\s?\d|\s*:)" if codes else ""
        groups.append(rf"(?P<{role}>(?:{words})(?!\w){coded})")
    either = f"(?:{'|'.join(groups)})"
    number = rf"(?:\s?(?P<number>{_NUMBER}))?"
    if where == "start":
        return re.compile(rf"(?<!\w){either}{number}", re.I)
    return re.compile(rf"(?<![\w-]){either}{number}\s*$", re.I)


def _plural_of(role: Role) -> tuple[str, ...]:
    return {"objective": lists("objectives"), "key_result": lists("key_results")}.get(role, ())


@cache
def _header_pattern() -> re.Pattern[str]:
    singular = {
        "key_results": "key_result",
        "objectives": "objective",
        "goals": "goal",
        "aims": "aim",
    }
    groups = [
        rf"(?P<{name}>(?:{pattern(lists(name) + lists(singular.get(name, name)))}))"
        for name in (*_PLURAL, "aside", "theme")
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w])", re.I)


@cache
def _field_pattern() -> re.Pattern[str]:
    groups = [
        rf"(?P<{name}>(?:{pattern(words)}))"
        for name, words in tables("fields").items()
        if name not in _NOT_IN_TEXT
    ]
    return re.compile(rf"(?:{'|'.join(groups)})(?=\s*(?::|=))", re.I)


def match_label(text: str, bold: int = 0) -> Label | None:
    """The label a text begins with; None if it has none.

    `bold` is how many characters at the start stand in bold: a bold label needs no colon. A label
    without content ("Key Results:", "Objective 1") ends where the text ends.
    """
    head = _head(text, bold)
    if (found := _role_pattern("start").match(text)) and (end := _content(text, found, bold, head)):
        return _label(found, text[:end].strip(" :–—-*"), end)
    if not head or len(head.split()) > 6:
        return None
    return _field(text) or _qualified(text, head)


def _head(text: str, bold: int) -> str:
    """What stands before the first colon, or in bold, or the whole of a short text."""
    colon = text.find(":")
    if 0 < colon <= 60:
        return text[:colon]
    return text[:bold] if bold else ""


def _content(text: str, found: re.Match[str], bold: int, head: str) -> int:
    """Where the content begins behind a label's words; 0 if they are no label here."""
    end = found.end()
    if separator := _SEPARATOR.match(text, end):
        dashed = separator.group().strip() in ("-", "–", "—", ".", ")")
        if not dashed or found["number"] or bold >= end:
            return separator.end()
    if not text[end:].strip(_TRIM):
        return len(text)
    if found["number"] and text[end : end + 1].isspace() and _strong(found):
        return end + 1
    if bold and abs(bold - end) <= 1:
        return end + len(text[end:]) - len(text[end:].lstrip())
    if bracket := re.compile(r"\s*\(([^()]{1,30})\)\s*:\s*").match(text, end):
        return bracket.end()
    return 0


def _strong(found: re.Match[str]) -> bool:
    return bool(found["objective"] or found["key_result"])


def _label(found: re.Match[str], text: str, end: int) -> Label:
    role = next(role for role in _SINGULAR if found[role])
    return Label(role, text, end, (found["number"] or "").strip("# -"))


def _qualified(text: str, head: str) -> Label | None:
    """ "Main objective Q3: …", "Key result for sales: …": up to two words around the label."""
    end = len(head)
    content = end + len(text[end:]) - len(text[end:].lstrip(": *"))
    behind = _role_pattern("end").search(head)
    if behind and len(head[: behind.start()].split()) <= 2 and not behind["aside"]:
        return _label(behind, head.strip(" *"), content)
    ahead = _role_pattern("start").match(head)
    if ahead and not explains(head) and (_strong(ahead) or ahead["aim"]):
        return _label(ahead, head.strip(" *"), content)
    return None


def _field(text: str) -> Label | None:
    found = _field_pattern().match(text)
    if found is None:
        return None
    end = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip(" :=*"))
    name = next(name for name, value in found.groupdict().items() if value)
    return Label("field", found.group(), end, name=name)


def header_role(text: str) -> Header | None:
    """What a heading or lead-in announces ("Nøkkelresultater Q3:", "Our OKRs"); None if nothing.

    It has at most ten words, of which the label is the first or the last; it asks nothing, denies
    nothing, and is no sentence about key results.
    """
    if len(text) > 150:
        return None
    bare = _NUMBERED_HEADING.sub("", text).strip(_TRIM)
    words = [word.strip(_TRIM) for word in bare.split()]
    if not words or len(words) > 10 or explains(text) or _denies(words):
        return None
    found = list(_header_pattern().finditer(bare))
    if not found:
        return None
    names = {_group(match) for match in found}
    if (
        ({"key_results"} < names and names & {"objectives", "aims"})
        or _both(bare)
        or "okrs" in names
    ):
        return "okrs"
    if words[-1].casefold() in word_set("copulas"):
        return None
    for match in (found[-1], found[0]):
        if _stands_out(bare, match) and (
            _group(match) not in ("aside", "theme") or len(words) <= 4
        ):
            return _group(match)
    return None


@cache
def _weak_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern(lists('weak'))})(?!\w)", re.I)


@cache
def _strong_pattern() -> re.Pattern[str]:
    words = set(lists("key_results") + lists("key_result")) - set(lists("weak"))
    return re.compile(rf"(?<![\w-])(?:{pattern(words)})(?!\w)", re.I)


def is_weak(text: str) -> bool:
    """Whether a heading over key results is one only where an objective stands above it."""
    return bool(_weak_pattern().search(text)) and not _strong_pattern().search(text)


def _stands_out(text: str, match: re.Match[str]) -> bool:
    """Whether a label is what a heading is about: last, first, or before "for Q3"."""
    behind = [
        word for part in text[match.end() :].split() if (word := part.strip(_TRIM + "0123456789,/"))
    ]
    if not behind:
        return True
    first = behind[0].casefold()
    if first in word_set("copulas"):
        return False
    return first in word_set("prepositions") or (match.start() == 0 and len(behind) <= 2)


@cache
def _both_pattern() -> re.Pattern[str]:
    aims = pattern(lists("objective") + lists("objectives") + lists("aims"))
    results = pattern(lists("key_result") + lists("key_results"))
    return re.compile(rf"(?<!\w)(?:{aims})(?!\w).*(?<!\w)(?:{results})(?!\w)", re.I)


def _both(text: str) -> bool:
    return bool(_both_pattern().search(text))


def _group(match: re.Match[str]) -> Header:
    names: tuple[Header, ...] = (*_PLURAL, "aside", "theme")
    return next(name for name in names if match[name])


def explains(text: str) -> bool:
    """Whether a heading asks or explains ("What is an OKR?") instead of announcing goals."""
    bare = text.strip()
    first = bare.split(maxsplit=1)[0].strip(_TRIM).casefold() if bare.split() else ""
    return bare.endswith("?") or first in word_set("explaining")


@cache
def _aim_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern(lists('aim') + lists('objective'))})(?!\w)", re.I)


def names_aim(text: str) -> bool:
    """Whether a text speaks of a goal in so many words: "Målet vårt er å …"."""
    return bool(_aim_pattern().search(text))


def denies(text: str) -> bool:
    """Whether a heading says what goals are not: "OKRs are not", "What an OKR is not"."""
    words = [word.strip(_TRIM) for word in text.split()]
    return bool(words) and _denies(words) and bool(_header_pattern().search(text))


def tells_of_okrs(text: str) -> bool:
    """Whether a lead-in makes a statement about OKRs: "OKRs help us do four things:"."""
    bare = text.strip(_TRIM)
    found = _header_pattern().match(bare)
    behind = bare[found.end() :].split() if found and _group(found) == "okrs" else []
    first = behind[0].strip(_TRIM).casefold() if behind else ""
    named = first in word_set("prepositions") or any(char.isdigit() for char in first)
    return len(behind) > 2 and first.isalpha() and not named


def _denies(words: list[str]) -> bool:
    return any(word.casefold() in word_set("negation") for word in words)


@cache
def _field_keys() -> dict[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for name, words in tables("fields").items():
        for word in words:
            keys[fold(word)] = (*keys.get(fold(word), ()), name)
    return keys


@cache
def _role_keys() -> dict[str, str]:
    keys: dict[str, str] = {}
    for name in ("aside", "theme", "aim", "aims", "goal", "goals", "okrs"):
        keys.update({fold(word): name for word in lists(name)})
    for name in ("key_results", "key_result", "objectives", "objective"):
        keys.update({fold(word): name for word in lists(name)})
    return keys


def key_names(key: str) -> tuple[str, ...]:
    """What a key or column name may mean: roles of goals first, then fields; empty if unknown."""
    if len(key) > _LONGEST_KEY:
        return ()
    bare = fold(re.sub(r"(?:\b[QHTK]|#)?\d+\s*$|\([^)]*\)|^\d{4}\b", "", key) or key)
    whole = fold(key)
    role = (_role_keys()[bare],) if bare in _role_keys() else _coded(key)
    fields = _field_keys().get(whole) or _field_keys().get(bare) or ()
    return tuple(dict.fromkeys((*role, *fields)))


def _coded(key: str) -> tuple[str, ...]:
    """ "O1" and "KR2.1" as keys."""
    found = _role_pattern("start").match(key.strip())
    if not found or not found["number"] or found.end() != len(key.strip()):
        return ()
    return tuple(role for role in ("objective", "key_result") if found[role])


def known_keys() -> tuple[str, ...]:
    """Every key and column name, as the packs write them, for "did you mean"."""
    fields = (word for words in tables("fields").values() for word in words)
    names = ("objective", "objectives", "key_result", "key_results", "goal", "goals", "aim", "aims")
    roles = (word for name in names for word in lists(name))
    return tuple(word.replace(" ", "_") for word in (*roles, *fields))
