"""Whether a language pack is sound: known entries of the right shape, filled up where left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from smartcheck.languages.contents import LABELS, NUMBERS, SCORES, TIMES, TOP, Entry, Shape
from smartcheck.languages.word_lists import LEXICON

SECTIONS: Mapping[str, Mapping[str, Entry]] = {
    "labels": LABELS,
    "times": TIMES,
    "scores": SCORES,
    "numbers": NUMBERS,
    "lexicon": LEXICON,
}


class PackError(ValueError):
    """A language pack is at fault; the message names file, section and key."""


def completed(file: str, code: str, data: object, *, strict: bool = True) -> dict[str, Any]:
    """The contents of a pack with empty lists for those it leaves out.

    Raises PackError for the first entry that has the wrong shape or, where `strict`, is unknown.
    """
    if not isinstance(data, Mapping):
        raise PackError(f"{file}: a language pack is a table of sections")
    if data.get("language") != code:
        raise PackError(f"{file}: language: must be {code!r}, as the pack is called")
    if strict:
        _known(file, "", data, (*TOP, *SECTIONS))
    whole = {name: _entry(f"{file}: {name}", data, name, entry) for name, entry in TOP.items()}
    for name, entries in SECTIONS.items():
        section = data.get(name) or {}
        if not isinstance(section, Mapping):
            raise PackError(f"{file}: {name}: must be a table of lists")
        if strict:
            _known(file, name, section, entries)
        whole[name] = {**section} | {
            key: _entry(f"{file}: {name}.{key}", section, key, entry)
            for key, entry in entries.items()
        }
    return whole


def _known(file: str, section: str, given: Iterable[object], known: Iterable[str]) -> None:
    names = frozenset(known)
    for key in given:
        if key not in names:
            from difflib import get_close_matches

            place = f"{section}.{key}" if section else str(key)
            close = get_close_matches(str(key), sorted(names), 1)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            raise PackError(f"{file}: {place}: smartcheck reads no such entry{hint}")


def _entry(place: str, given: Mapping[str, Any], key: str, entry: Entry) -> Any:
    if key not in given:
        return _EMPTY[entry.shape]()
    value = given[key]
    _CHECKS[entry.shape](place, value, entry)
    return value


def _text(place: str, value: object, entry: Entry) -> None:
    if not isinstance(value, str):
        raise PackError(f"{place}: {value!r} must be a text{_quoting(value)}")


def _flag(place: str, value: object, entry: Entry) -> None:
    if not isinstance(value, bool):
        raise PackError(f"{place}: {value!r} must be true or false")


def _words(place: str, value: object, entry: Entry) -> None:
    if not isinstance(value, list):
        raise PackError(f"{place}: must be a list of words")
    for word in value:
        if not isinstance(word, str) or not word.strip():
            raise PackError(f"{place}: {word!r} must be a word{_quoting(word)}")
    if len(set(value)) < len(value):
        twice = next(word for at, word in enumerate(value) if word in value[:at])
        raise PackError(f"{place}: {twice!r} stands there twice")


def _table(place: str, value: object, entry: Entry) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise PackError(f"{place}: must be a table")
    for key in value:
        if not isinstance(key, str):
            raise PackError(f"{place}: {key!r} must be a word{_quoting(key)}")
        if entry.keys and key not in entry.keys:
            raise PackError(f"{place}.{key}: must be one of {', '.join(entry.keys)}")
    return value


def _lists(place: str, value: object, entry: Entry) -> None:
    for key, listed in _table(place, value, entry).items():
        _words(f"{place}.{key}", listed, entry)


def _names(place: str, value: object, entry: Entry) -> None:
    for key, name in _table(place, value, entry).items():
        if not isinstance(name, str):
            raise PackError(f"{place}.{key}: {name!r} must be a text{_quoting(name)}")


def _values(place: str, value: object, entry: Entry) -> None:
    for key, number in _table(place, value, entry).items():
        if isinstance(number, bool) or not isinstance(number, (int, float)):
            raise PackError(f"{place}.{key}: {number!r} must be a number")


def _seasons(place: str, value: object, entry: Entry) -> None:
    if not isinstance(value, list):
        raise PackError(f"{place}: must be a list of seasons")
    for season in value:
        if not isinstance(season, Mapping) or set(season) != {"from", "months", "words"}:
            raise PackError(f"{place}: a season has `from`, `months` and `words`")
        if not all(type(season[key]) is int for key in ("from", "months")):
            raise PackError(f"{place}: `from` and `months` must be whole numbers")
        _words(f"{place}.words", season["words"], entry)


def _quoting(value: object) -> str:
    """YAML takes some words for something else."""
    plain = isinstance(value, (bool, int, float)) or value is None
    return "; put words such as no, on and null in quotes" if plain else ""


_CHECKS: Mapping[Shape, Callable[[str, object, Entry], None]] = {
    "text": _text,
    "flag": _flag,
    "words": _words,
    "lists": _lists,
    "names": _names,
    "values": _values,
    "seasons": _seasons,
}
_EMPTY: Mapping[Shape, Callable[[], Any]] = {
    "text": str,
    "flag": bool,
    "words": list,
    "lists": dict,
    "names": dict,
    "values": dict,
    "seasons": list,
}
