"""The documentation holds what it promises: a page per rule, links that lead somewhere, examples
that work."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from smartcheck.cli import cli
from smartcheck.config import load_config
from smartcheck.document import Document
from smartcheck.pages import page_of
from smartcheck.readers import read_text
from smartcheck.rule import AnyRule, built_in_rules, find_rules
from smartcheck.setting_types import CHECKS, rule_options

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
WRITTEN = sorted(DOCS.glob("[!_]*.md"))
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
COMMAND = re.compile(r"`smartcheck (\w+)")

RESULTS = {
    "goals-check": {
        "rules": {
            "M001": {
                "nb": {"tp": 9, "fp": 1, "fn": 0, "precision": 0.9, "recall": 1.0, "proven": True},
                "en": {"tp": 1, "fp": 0, "fn": 0, "precision": 1.0, "recall": 1.0, "proven": False},
            }
        }
    }
}


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def site(generate: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of the site: what is written by hand, and what is made from the code."""
    folder = tmp_path_factory.mktemp("docs")
    for page in WRITTEN:
        (folder / page.name).write_text(page.read_text("utf-8"), "utf-8")
    generate.write_all(folder)
    return folder


@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda rule: rule.code)
def test_every_rule_has_its_page_in_both_languages(rule: AnyRule, site: Path) -> None:
    for folder in ("rules", "rules/nb"):
        text = (site / folder / f"{rule.code}.md").read_text("utf-8")
        assert f"# {rule.code} {rule.name}\n" in text
        plain = re.sub(r"\\(.)|</?mark>", r"\1", text).replace("&lt;", "<").replace("&amp;", "&")
        for example in page_of(rule).examples:
            assert example.plain in plain
        assert f"({rule.code}.md)" in (site / folder / "index.md").read_text("utf-8")


def test_figures_are_printed_with_their_counts(generate: ModuleType) -> None:
    (rule,) = find_rules("M001", built_in_rules())
    page = generate.rule_page(rule, "en", RESULTS)
    assert "| real, never tuned on | norwegian | 9 | 9 | 1 | 0 | 0.90 | 1.00 |" in page
    assert "| real, never tuned on | english | 1 | 1 | 0 | 0 | (1.00) | (1.00) |" in page
    assert "| 0,90 | 1,00 |" in generate.rule_page(rule, "nb", RESULTS)


def test_text_is_never_read_as_markup(generate: ModuleType) -> None:
    assert generate._marked("a [[*b* <c>]] | d") == r"a <mark>\*b\* &lt;c&gt;</mark> \| d"


def test_links_lead_somewhere(site: Path) -> None:
    for page in site.rglob("*.md"):
        for target in LINK.findall(page.read_text("utf-8")):
            source = DOCS / page.relative_to(site)
            found = (page.parent / target).exists() or (source.parent / target).exists()
            assert found, f"{page.name}: {target}"


def test_every_setting_is_described(site: Path) -> None:
    text = (site / "configuration.md").read_text("utf-8")
    for key in (*CHECKS, *rule_options()):
        assert f"| `{key}` |" in text


def blocks(language: str, *pages: str) -> Iterator[tuple[str, str]]:
    for page in pages:
        for found, text in BLOCK.findall((DOCS / page).read_text("utf-8")):
            if found == language:
                yield page, text


def test_the_settings_shown_are_valid(tmp_path: Path) -> None:
    shown = list(blocks("yaml", "guide.md", "guide.nb.md", "_configuration.md"))
    for page, text in shown:
        file = tmp_path / ".smartcheck.yaml"
        file.write_text(text, "utf-8")
        assert load_config(file=file), page
    assert len(shown) == 4


@pytest.mark.parametrize(
    ("language", "suffix"), [("yaml", ".yaml"), ("markdown", ".md"), ("text", ".txt")]
)
def test_the_formats_shown_are_read(language: str, suffix: str) -> None:
    shown = list(blocks(language, "formats.md"))
    assert len(shown) == 2
    for _, text in shown:
        is_table = ";" in text.partition("\n")[0]
        document: Document = read_text(text, f"shown{'.csv' if is_table else suffix}")
        assert not document.failures
        assert document.objectives
        assert all(objective.key_results for objective in document.objectives)


def test_the_rule_shown_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The class in "How to write a rule", with its own examples."""
    from smartcheck.testing import check_example, check_page, examples_of

    shown = [text for _, text in blocks("python", "rules-howto.md") if "class " in text]
    (tmp_path / "shown_rule.py").write_text(shown[0], "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    rule = importlib.import_module("shown_rule").Committee
    check_page(rule, least=4)
    for example in examples_of(rule):
        check_example(rule, example)


def test_the_commands_named_exist() -> None:
    named = {name for page in WRITTEN for name in COMMAND.findall(page.read_text("utf-8"))}
    assert "lint" in named
    assert named <= set(cli.commands)
