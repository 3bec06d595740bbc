"""The words of a goal without what surrounds them: priorities, owners, grades, emoji."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from smartcheck.document import Excerpt
from smartcheck.readers.labels import lists, pattern, tables

_PRIORITY = re.compile(
    r"(?:[?]?P[0-9?X]\b\??|[`*\[(]{1,2}[?]?[Pp](?:[0-9?X]|rio(?:rity|ritet)? ?\d)[`*\])]{1,2})"
    r"\s*(?:[:.]|[-–—](?=\s))?\s*(?=\S|$)"
)
_NUMBER = r"(?:[01](?:[.,]\d+)?m?|[.,]\d+)"
_BRACKET_GRADE = re.compile(rf"\({_NUMBER}(?![\w%/])(?:[^()]|\([^()]*\))*\)\s*:?\s*")
_COLON_GRADE = re.compile(rf"{_NUMBER}(?:\s*\((?:[^()]|\([^()]*\))*\))?\s*:\s*")
_DASH_GRADE = re.compile(r"(?:[01]?[.,]\d+|1[.,]0)\s+[-–—]\s+")
_OWNER_AHEAD = re.compile(
    r"(?P<owner>@[\w.-]+(?:\s*(?:,|/|&|\+|and|og)\s*@[\w.-]+)*)\s*(?:(?P<sure>\(\?\)\s*[-–—:]?|[-–—:])\s*|\s+)"
)
_PLACEHOLDER = re.compile(r"(?:OWNER|EIER|TBD|N\.?N\.?|@\?)\s*[-–—:]\s+")
_ISSUE = re.compile(r"\[?#\d+\]?\s*[-–—:]?\s+(?=\S)")
_ORDINAL = re.compile(r"\d{1,2}(?:\.\d{1,2})?[.)]\s+(?=\S)")
_PRIORITY_BEHIND = re.compile(r"\s*[\[(`*]{1,2}[Pp][0-9?X][\])`*]{1,2}\s*$")
_TEAM_BEHIND = re.compile(r"\s+\[(?P<team>[A-ZÆØÅ]{2,5})\]\s*$")
_OBJECTIVE_GRADE = re.compile(
    r"\s*(?:\(\d{1,2}(?:[.,]\d)?\s*/\s*10\)|\(\d{1,3}\s?%\)|[–—-]\s+[0-9](?:[.,]\d)?)\s*$"
)
_STATUS = re.compile(r"\s*[-–—:(]?\s*[A-ZÆØÅ]{2,}(?: [A-ZÆØÅ]{2,}){0,2}\s*\)?\s*$")
_END = re.compile(r"\s*(?:[:–—]|-(?=\s*$))\s*$")
_ARROW = re.compile(r"(?<!=)=+\s?>")
_SUFFIX_LENGTH = 200
_BRACKETS = frozenset("])`*")
_CLOSING_MARKS = frozenset(":–—-")
PERCENT_BEHIND = re.compile(r"\s*\(\d{1,3}\s?%\)\s*$")


@dataclass(frozen=True)
class Wording:
    """The words of a text, and what was told beside them."""

    text: Excerpt
    bold: int = 0
    owner: str | None = None
    team: str | None = None
    priority: bool = False

    def cut(self, length: int) -> Wording:
        """Without its first characters."""
        return replace(self, text=self.text.cut(length), bold=max(self.bold - length, 0))

    def until(self, end: int) -> Wording:
        """Without what follows a position."""
        return replace(self, text=self.text.cut(0, end), bold=min(self.bold, end))


def without_prefix(wording: Wording) -> Wording:
    """The wording without what stands before a label or the goal itself."""
    for _ in range(6):
        step = _one_prefix(wording)
        if step is wording:
            return wording
        wording = step
    return wording


def _one_prefix(wording: Wording) -> Wording:
    text = wording.text.text
    if symbols := _symbols_ahead(text):
        return wording.cut(symbols)
    if found := _PRIORITY.match(text):
        return replace(wording.cut(found.end()), priority=True)
    if wording.priority and (found := _COLON_GRADE.match(text)):
        return wording.cut(found.end())
    if found := _BRACKET_GRADE.match(text) or _DASH_GRADE.match(text):
        return wording.cut(found.end())
    if found := _PLACEHOLDER.match(text):
        return wording.cut(found.end())
    found = _OWNER_AHEAD.match(text)
    if found and (found["sure"] or wording.priority) and text[found.end() :].strip():
        return replace(wording.cut(found.end()), owner=wording.owner or found["owner"])
    return wording


def without_number(wording: Wording) -> Wording:
    """The wording without an item's number ("3. ") or an issue's ("#12 ")."""
    found = _ORDINAL.match(wording.text.text) or _ISSUE.match(wording.text.text)
    return wording.cut(found.end()) if found else wording


def without_role(wording: Wording) -> Wording:
    """The wording without the role that owns it ("CEO: …"), which is its owner."""
    text = wording.text.text
    found = _role_pattern().match(text) if ":" in text else None
    if not found:
        return wording
    return replace(wording.cut(found.end()), owner=wording.owner or found["role"])


@cache
def _role_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?P<role>{pattern(lists('roles'))})\s*:\s+(?=\S)", re.I)


def without_suffix(wording: Wording, objective: bool) -> Wording:
    """The wording without owners, priorities, grades and signs behind it."""
    for _ in range(6):
        step = _one_suffix(wording, objective)
        if step is wording:
            break
        wording = step
    found = None
    if wording.text.text.rstrip()[-1:] in _CLOSING_MARKS:
        found = _behind(_END, wording.text.text)
    if found and found.start():
        wording = wording.until(found.start())
    return replace(wording, text=wording.text.strip())


def _one_suffix(wording: Wording, objective: bool) -> Wording:
    text = wording.text.text
    last, kept = text.rstrip()[-1:], _without_symbols(text)
    if kept and kept < len(text.rstrip()):
        status = _behind(_STATUS, text[:kept])
        return wording.until(status.start() if status and status.start() else kept)
    # Patterns that end a text are slow to miss: each is tried where its own signs are seen.
    bracketed = last in _BRACKETS
    ranked = bracketed and "p" in text.rstrip()[-4:-2].lower()
    if ranked and (found := _behind(_PRIORITY_BEHIND, text)) and found.start():
        return wording.until(found.start())
    if (found := _owner_behind(text)) and found.start():
        return replace(wording.until(found.start()), owner=wording.owner or found["owner"].strip())
    if report := _report_start(text):
        return wording.until(report)
    if last == "]" and (found := _behind(_TEAM_BEHIND, text)) and found.start():
        return replace(wording.until(found.start()), team=wording.team or found["team"])
    graded = objective and (bracketed or last.isdecimal())
    if graded and (found := _behind(_OBJECTIVE_GRADE, text)) and found.start():
        return wording.until(found.start())
    return wording


def _owner_behind(text: str) -> re.Match[str] | None:
    named = _behind(_mention_pattern(), text) if "@" in text else None
    return named or (_behind(_owner_pattern(), text) if ":" in text else None)


def _behind(suffix: re.Pattern[str], text: str) -> re.Match[str] | None:
    """A suffix of a text; it is looked for near the end only, or long texts would take long."""
    return suffix.search(text, max(len(text) - _SUFFIX_LENGTH, 0))


def _report_start(text: str) -> int:
    """Where "=> 66 %" or "==> Done" begins, a report on the goal; 0 where there is none."""
    arrow = _ARROW.search(text) if "=" in text else None
    return len(text[: arrow.start()].rstrip()) if arrow else 0


@cache
def _mention_pattern() -> re.Pattern[str]:
    """ "- @kari", "(@kari, @ola)", "– Eier: @kari"."""
    words = pattern(word for word in tables("fields").get("owner", ()) if len(word) > 3)
    names = r"(?P<owner>@[\w.-]+(?:\s*(?:,|/|&|\+|and|og)\s*@[\w.-]+)*)"
    opening = rf"(?:[-–—]\s*|\(\s*|\[\s*)?(?:(?:{words})\s*:?\s*)?"
    return re.compile(rf"\s*{opening}{names}\s*[)\]]?\s*$", re.I)


@cache
def _owner_pattern() -> re.Pattern[str]:
    words = pattern(word for word in tables("fields").get("owner", ()) if len(word) > 3)
    name = r"(?P<owner>@?[^\W\d_][\w. -]{1,30}?)"
    return re.compile(rf"\s*(?:[-–—]|\()\s*(?:{words})\s*:\s*{name}\s*\)?\s*$", re.I)


def _symbols_ahead(text: str) -> int:
    """How many characters at the start are emoji and the like, white space behind them too."""
    length = 0
    while length < len(text) and _is_symbol(text[length]):
        length += 1
    if not length:
        return 0
    return length + len(text[length:]) - len(text[length:].lstrip()) if text[length:] else 0


def _without_symbols(text: str) -> int:
    """Where the text ends without emoji behind it."""
    end = len(text.rstrip())
    while end and (_is_symbol(text[end - 1]) or (text[end - 1].isspace() and end < len(text))):
        end -= 1
    return end


def _is_symbol(char: str) -> bool:
    """Whether a character is a pictogram; signs that belong to a word (™, °) are none."""
    if char in "™®©°№℃":
        return False
    return unicodedata.category(char) in ("So", "Sk", "Cs") or char in "\ufe0f\u200d\u20e3"
