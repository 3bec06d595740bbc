"""Every message exists in Norwegian with the same placeholders, and the catalogue holds no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import smartcheck
from smartcheck.pages import page_of
from smartcheck.rule import built_in_rules
from smartcheck.translations import (
    compiled_catalogue,
    environment_locale,
    language_of,
    translator,
)

PACKAGE = Path(smartcheck.__file__).parent
REPORTS = PACKAGE.parent / "reports"
CATALOGUES = sorted((PACKAGE / "translations").rglob("*.po"))
KEYWORDS = {"_": None, "N_": None, "translate": None, "plural": (1, 2), "ngettext": (1, 2)}
Message = str | tuple[str, ...]


@cache
def used() -> dict[Message, str]:
    """Every message of the code, the templates and the rules' pages, with where it is from."""
    found: dict[Message, str] = {}
    python = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)  # type: ignore[arg-type]
    templates = extract_from_dir(
        REPORTS,
        [("**.j2", "jinja2.ext:babel_extract")],
        options_map={"**.j2": {"trimmed": "true", "silent": "false"}},
        keywords=KEYWORDS,  # type: ignore[arg-type]
    )
    for file, line, message, _, _ in [*python, *templates]:
        found[message] = f"{file}:{line}"
    for rule in built_in_rules():
        for paragraph in page_of(rule).paragraphs:
            found[paragraph] = f"{rule.code} page"
        for option in rule.options:
            found[option.help] = f"{rule.code} option {option.name}"
    return found


@cache
def known() -> dict[Message, Message]:
    """Every message of the catalogues with its translation."""
    return {
        _plain(message.id): _plain(message.string)
        for path in CATALOGUES
        for message in _read(path)
        if message.id
    }


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="nb", abort_invalid=True)


def _plain(text: Message | list[str]) -> Message:
    return text if isinstance(text, str) else tuple(text)


def forms(message: Message) -> Iterator[str]:
    yield from [message] if isinstance(message, str) else message


def placeholders(text: str) -> set[str]:
    """Placeholders of either kind: {name} of str.format and %(name)s of gettext in templates."""
    named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return named | set(re.findall(r"%\((\w+)\)s", text))


def test_every_message_is_translated() -> None:
    missing = {message: place for message, place in used().items() if not known().get(message)}
    assert not missing


def test_the_catalogue_holds_nothing_that_is_not_used() -> None:
    assert not known().keys() - used().keys()


def test_no_message_is_translated_twice_in_different_words() -> None:
    ids = [_plain(message.id) for path in CATALOGUES for message in _read(path) if message.id]
    different = {
        message
        for path in CATALOGUES
        for entry in _read(path)
        if entry.id
        and (message := _plain(entry.id)) in ids
        and known()[message] != _plain(entry.string)
    }
    assert not different


def test_translations_keep_the_placeholders() -> None:
    wrong = []
    for message, translation in known().items():
        needed = set().union(*map(placeholders, forms(message)))
        for form in forms(translation):
            if placeholders(form) != needed:
                wrong.append((message, form))
    assert not wrong


def test_translations_are_not_the_original_and_hold_no_doubts() -> None:
    for path in CATALOGUES:
        for message in _read(path):
            assert not (message.id and message.fuzzy), message.id


def test_english_is_in_the_code_and_norwegian_in_the_catalogue() -> None:
    assert translator("en")("warning") == "warning"
    assert translator("nb")("warning") == "advarsel"
    assert translator("nb").plural("{count} error", "{count} errors", 2) == "2 feil"
    assert translator("en").plural("{count} error", "{count} errors", 1) == "1 error"
    assert translator("nb")("no such message at all") == "no such message at all"
    assert translator("nb")("") == ""


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("nb", "nb"),
        ("nb_NO.UTF-8", "nb"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("NB", "nb"),
        ("en_GB", "en"),
        ("C.UTF-8", "en"),
        ("sv", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_language_of_a_locale(locale: str | None, language: str) -> None:
    assert language_of(locale) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "nb_NO.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "nn_NO"}, "nb"),
        ({"LANG": "en_US", "LANGUAGE": "nb:en"}, "nb"),
        ({}, "en"),
    ],
)
def test_the_environment_is_asked_as_gettext_asks_it(
    environment: dict[str, str], language: str
) -> None:
    assert environment_locale(environment) == language


def test_the_catalogue_compiles() -> None:
    assert compiled_catalogue("nb").startswith(b"\xde\x12\x04\x95")
