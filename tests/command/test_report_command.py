"""`smartcheck report` over documents of several languages and settings."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from smartcheck.api import lint_text
from smartcheck.cli import main

NORWEGIAN = """\
language: nb
period: 2026-Q4
objectives:
  - objective: Øke salget med 15 %
    key_results:
      - Øke antall ordrer fra 40,5 til 65 ordrer (6/10)
"""
ENGLISH = """\
language: en
period: 2026-Q4
objectives:
  - objective: Increase sales by 15%
    key_results:
      - Raise the number of orders from 40.5 to 65 orders (6/10)
"""
TITLES = {"nb": "Målet er bare et måltall", "en": "The objective is a bare metric"}
SOURCES = {"nb": "Norsk bloggpost om OKR og SMART", "en": "Norwegian blog post on OKR and SMART"}
Report = Callable[..., str]


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """The report of files, given as name=text, in a user's locale."""
    monkeypatch.chdir(tmp_path)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)

    def made(
        files: dict[str, str], *options: str, lang: str = "C.UTF-8", suffix: str = "html"
    ) -> str:
        monkeypatch.setenv("LANG", lang)
        for name, text in files.items():
            os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
        main(("report", "--today=2026-10-01", *options, ".", "-q", "-o", f"../report.{suffix}"))
        return Path(f"../report.{suffix}").read_text(encoding="utf-8")

    return made


@pytest.mark.parametrize("suffix", ["html", "md"])
@pytest.mark.parametrize("lang", ["nb_NO.UTF-8", "en_GB.UTF-8"])
@pytest.mark.parametrize("locale", ["nb", "en"])
def test_rules_speak_the_locale_asked_for(
    report: Report, locale: str, lang: str, suffix: str
) -> None:
    files = {"a.yaml": NORWEGIAN, "b.yaml": ENGLISH}
    told = report(files, f"--locale={locale}", lang=lang, suffix=suffix)
    other = "en" if locale == "nb" else "nb"
    assert TITLES[locale] in told and TITLES[other] not in told
    assert SOURCES[locale] in told and SOURCES[other] not in told


@pytest.mark.parametrize(("lang", "locale"), [("nb_NO.UTF-8", "nb"), ("en_GB.UTF-8", "en")])
@pytest.mark.parametrize("own", ["nb", "en"])
def test_a_folders_own_locale_does_not_change_the_rules_of_the_whole(
    report: Report, own: str, lang: str, locale: str
) -> None:
    """Findings keep the language that their folder asks for, and are marked as being in it."""
    files = {
        "a/okr.yaml": NORWEGIAN,
        "b/okr.yaml": ENGLISH,
        "b/.smartcheck.yaml": f"locale: {own}\n",
    }
    told = report(files, lang=lang)
    assert f'<html lang="{locale}">' in told
    assert TITLES[locale] in told and TITLES["en" if locale == "nb" else "nb"] not in told
    finding = {"nb": " er et måltall, ikke et mål.", "en": " is a metric, not an Objective."}[own]
    assert finding in told
    if own != locale:
        assert f'<span lang="{own}">' in told


def test_each_document_has_its_own_band(report: Report) -> None:
    settings = "score_band: seed\nper_file:\n  - files: strict.yaml\n    score_band: wodtke\n"
    files = {"a.yaml": NORWEGIAN, "strict.yaml": NORWEGIAN, ".smartcheck.yaml": settings}
    told = report(files)
    assert 'id="band-60-90"' in told and 'id="band-40-60"' in told
    assert 'id="band-40-90"' not in told


def test_the_band_is_kept_with_what_is_known_of_a_file(report: Report) -> None:
    files = {"a.yaml": NORWEGIAN, ".smartcheck.yaml": "score_band: wodtke\n"}
    assert report(files) == report(files)
    assert 'id="band-40-60"' in report(files)


def test_a_starting_value_is_shown_as_it_was_written() -> None:
    for text, words in (
        ("Øke andelen fra 40,5 % til 1 200 %", "40,5 %"),
        ("Øke omsetningen fra 1 200 000 kr til 3 000 000 kr", "1 200 000 kr"),
        ("Redusere ventetiden fra 21 til 7 dager", "21"),
        ("60 % får svar samme dag, opp fra 35 % i fjor", "35 %"),
    ):
        document = f"language: nb\ngoals:\n  - {text}\n"
        (goal,) = lint_text(document, filename="a.yaml").documents[0].goals
        assert goal.baseline == words


def test_the_day_can_be_given_from_outside(
    report: Report, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """SOURCE_DATE_EPOCH makes a report that is the same byte for byte on any day."""
    report({"a.yaml": NORWEGIAN})
    for epoch, day, code in (("1796083200", "1. desember 2026", 0), ("1700000000", "2023", 0)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert main(("report", "a.yaml", "-q", "-o", "../dated.html")) == code
        assert f"{day}, med regler" in Path("../dated.html").read_text(encoding="utf-8")
    assert main(("report", "a.yaml", "--today=2026-10-01", "-q", "-o", "../dated.html")) == 0
    assert "1. oktober 2026, med" in Path("../dated.html").read_text(encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "i går")
    capsys.readouterr()
    assert main(("report", "a.yaml", "-q", "-o", "../dated.html")) == 2
    assert "SOURCE_DATE_EPOCH: expected seconds since 1970, not `i går`" in capsys.readouterr().err
