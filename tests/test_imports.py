"""Which module may import which: the house of docs/architecture.md as a table."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "smartcheck").rglob("*.py"))

# A part of the program, and the parts it may import, beside itself. The longest name that fits
# a module is its part.
MAY_IMPORT = {
    "smartcheck": set(),
    "smartcheck.word_patterns": set(),
    "smartcheck.moments": {"smartcheck.languages", "smartcheck.word_patterns"},
    "smartcheck.moment_words": {
        "smartcheck.languages",
        "smartcheck.moments",
        "smartcheck.word_patterns",
    },
    "smartcheck.moment_patterns": {
        "smartcheck.moments",
        "smartcheck.moment_words",
        "smartcheck.word_patterns",
    },
    "smartcheck.moment_forms": {
        "smartcheck.languages",
        "smartcheck.moments",
        "smartcheck.moment_patterns",
        "smartcheck.moment_words",
        "smartcheck.word_patterns",
    },
    "smartcheck.periods": {
        "smartcheck.languages",
        "smartcheck.moments",
        "smartcheck.moment_forms",
        "smartcheck.word_patterns",
    },
    "smartcheck.languages": set(),
    "smartcheck.document": {"smartcheck.periods"},
    "smartcheck.finding": {"smartcheck.document"},
    "smartcheck.translations": set(),
    "smartcheck.pipelines": set(),
    "smartcheck.readers": {
        "smartcheck.document",
        "smartcheck.periods",
        "smartcheck.moments",
        "smartcheck.languages",
    },
    "smartcheck.annotate": {
        "smartcheck.document",
        "smartcheck.periods",
        "smartcheck.moments",
        "smartcheck.moment_forms",
        "smartcheck.languages",
        "smartcheck.word_patterns",
    },
    "smartcheck.nlp": {
        "smartcheck.annotate",
        "smartcheck.document",
        "smartcheck.languages",
        "smartcheck.moments",
        "smartcheck.pipelines",
    },
    # `rules` only to look through its modules, when the catalogue is first asked for.
    "smartcheck.rule": {
        "smartcheck.annotate",
        "smartcheck.document",
        "smartcheck.finding",
        "smartcheck.rules",
    },
    "smartcheck.rules": {
        "smartcheck.annotate",
        "smartcheck.document",
        "smartcheck.finding",
        "smartcheck.word_patterns",
        "smartcheck.languages",
        "smartcheck.periods",
        "smartcheck.rule",
    },
    "smartcheck.pages": {"smartcheck.document", "smartcheck.finding", "smartcheck.rule"},
    "smartcheck.profiles": {"smartcheck.finding", "smartcheck.rule"},
    "smartcheck.settings": {"smartcheck.document", "smartcheck.rule"},
    "smartcheck.setting_types": {
        "smartcheck.finding",
        "smartcheck.languages",
        "smartcheck.periods",
        "smartcheck.profiles",
        "smartcheck.rule",
        "smartcheck.settings",
    },
    "smartcheck.clock": {"smartcheck.rule", "smartcheck.settings"},
    "smartcheck.config": {
        "smartcheck.finding",
        "smartcheck.periods",
        "smartcheck.profiles",
        "smartcheck.rule",
        "smartcheck.setting_types",
        "smartcheck.settings",
    },
    "smartcheck.schemas": {
        "smartcheck.languages",
        "smartcheck.rule",
        "smartcheck.setting_types",
    },
    "smartcheck.views": {"smartcheck.annotate", "smartcheck.document", "smartcheck.finding"},
    "smartcheck.suppressions": {"smartcheck.document", "smartcheck.finding", "smartcheck.rule"},
    "smartcheck.linter": {
        "smartcheck.annotate",
        "smartcheck.clock",
        "smartcheck.config",
        "smartcheck.document",
        "smartcheck.finding",
        "smartcheck.nlp",
        "smartcheck.pages",
        "smartcheck.rule",
        "smartcheck.suppressions",
        "smartcheck.translations",
        "smartcheck.views",
    },
    "smartcheck.testing": {
        "smartcheck.config",
        "smartcheck.document",
        "smartcheck.finding",
        "smartcheck.linter",
        "smartcheck.nlp",
        "smartcheck.pages",
        "smartcheck.readers",
        "smartcheck.rule",
    },
    "smartcheck.api": {
        "smartcheck.config",
        "smartcheck.document",
        "smartcheck.finding",
        "smartcheck.linter",
        "smartcheck.readers",
    },
    "smartcheck.outputs": {
        "smartcheck",
        "smartcheck.document",
        "smartcheck.finding",
        "smartcheck.translations",
    },
    "smartcheck.cache": set(),
    "smartcheck.stored": {"smartcheck.document", "smartcheck.finding"},
    "smartcheck.stamps": {"smartcheck.cache", "smartcheck.config", "smartcheck.finding"},
    "smartcheck.baseline": {
        "smartcheck.finding",
        "smartcheck.rule",
        "smartcheck.settings",
        "smartcheck.translations",
    },
    "smartcheck.diff": {"smartcheck.finding", "smartcheck.rule", "smartcheck.settings"},
    "smartcheck.server": {
        "smartcheck.cache",
        "smartcheck.clock",
        "smartcheck.command",
        "smartcheck.config",
        "smartcheck.document",
        "smartcheck.finding",
        "smartcheck.languages",
        "smartcheck.linter",
        "smartcheck.nlp",
        "smartcheck.pages",
        "smartcheck.readers",
        "smartcheck.rule",
        "smartcheck.settings",
        "smartcheck.suppressions",
        "smartcheck.translations",
    },
    # The command line stands on top and may use everything.
    "smartcheck.command": {"*"},
    "smartcheck.cli": {"*"},
    "smartcheck.__main__": {"smartcheck.cli"},
}
# What only these may import, wherever the import stands.
ONLY_IN = {
    "spacy": {"smartcheck.nlp", "smartcheck.annotate"},
    "numpy": set[str](),
    "jinja2": {"smartcheck.outputs"},
    "click": {"smartcheck.cli", "smartcheck.command", "smartcheck.outputs"},
    "markdown_it": {"smartcheck.readers"},
    "pygls": {"smartcheck.server", "smartcheck.command.editor"},
    "lsprotocol": {"smartcheck.server"},
}
# Modules that may import spaCy while they are themselves imported.
SPACY_AT_ONCE = ("smartcheck.nlp", "smartcheck.annotate")


def module_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(module: str) -> str:
    fitting = [part for part in MAY_IMPORT if f"{module}.".startswith(f"{part}.")]
    best = max(fitting, key=len)
    return best if best != "smartcheck" or module == "smartcheck" else "no part of the house"


def imports(tree: ast.AST) -> Iterator[str]:
    """Modules imported anywhere below a node, except for type checkers alone."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield from imports(node)


def modules() -> set[str]:
    return {module_of(file) for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=module_of)
def test_a_module_imports_what_its_part_may(file: Path) -> None:
    module = module_of(file)
    part = part_of(module)
    assert part in MAY_IMPORT, f"{module} has no place in the table"
    allowed = MAY_IMPORT[part] | {part}
    if "*" in allowed:
        return
    known = modules()
    used = {name for name in imports(ast.parse(file.read_text("utf-8"))) if name in known}
    wrong = {name for name in used if part_of(name) not in allowed and name != "smartcheck"}
    assert not wrong, f"{module} may not import {sorted(wrong)}"


@pytest.mark.parametrize("file", FILES, ids=module_of)
def test_heavy_packages_stay_where_they_belong(file: Path) -> None:
    module = module_of(file)
    used = {name.partition(".")[0] for name in imports(ast.parse(file.read_text("utf-8")))}
    for package, places in ONLY_IN.items():
        if package in used:
            assert module.startswith(tuple(places) or "nowhere"), f"{module} imports {package}"


@pytest.mark.parametrize("file", FILES, ids=module_of)
def test_spacy_is_imported_late(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    at_once = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    used = {name.partition(".")[0] for name in imports(ast.Module(at_once, []))}
    if "spacy" in used:
        assert module_of(file).startswith(SPACY_AT_ONCE)


def test_the_table_names_parts_that_exist() -> None:
    known = modules()
    assert not {part for part in MAY_IMPORT if part not in known}
