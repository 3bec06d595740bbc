"""What is installed: every package, every data file, and a wheel that does the main job."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_listed_packages_are_the_folders_there_are() -> None:
    folders = {file.parent for file in (ROOT / "smartcheck").rglob("__init__.py")}
    named = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == {*named, "smartcheck.reports"}


def test_the_declared_dependencies_are_the_imported_ones() -> None:
    project = PROJECT["project"]
    declared = {_name(line) for line in project["dependencies"]} - {"tomli"}
    for_editors = {_name(line) for line in project["optional-dependencies"]["lsp"]}
    # `testing.py` is the kit for authors of rules, who have pytest.
    files = set((ROOT / "smartcheck").rglob("*.py")) - {ROOT / "smartcheck" / "testing.py"}
    server = set((ROOT / "smartcheck" / "server").rglob("*.py"))
    assert _needed(files) == declared | for_editors
    assert _needed(files - server) - {"pygls"} == declared, "the server alone needs the extra"


def _needed(files: set[Path]) -> set[str]:
    imported = {name.partition(".")[0] for file in files for name in _imports(file)}
    ours = {"smartcheck", *sys.stdlib_module_names, "tomli"}
    of_package = packages_distributions()
    return {_name(of_package[name][0]) for name in imported - ours}


def _imports(file: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.append(node.module)
    return found


def _name(requirement: str) -> str:
    name = requirement
    for mark in " <>=!~;[":
        name = name.partition(mark)[0]
    return name.lower().replace("_", "-")


def test_spacy_finds_every_component() -> None:
    points = PROJECT["project"]["entry-points"]["spacy_factories"]
    factories = {
        match[1]: f"smartcheck.annotate.{file.stem}:{match[2]}"
        for file in (ROOT / "smartcheck" / "annotate").glob("*.py")
        for match in re.finditer(
            r'@Language\.factory\(\s*"(\w+)".*?\)\ndef (\w+)', file.read_text("utf-8"), re.S
        )
    }
    assert factories and points == factories


def test_reports_hold_data_alone() -> None:
    python = [file.name for file in (ROOT / "reports").rglob("*.py")]
    assert python == ["__init__.py"]
    assert (ROOT / "reports" / "__init__.py").read_text("utf-8").strip() == ""
    assert not [
        entry
        for entry in (ROOT / "reports").iterdir()
        if entry.is_dir() and entry.name != "__pycache__"
    ]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the working tree as it stands."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "checkout"
    _copy_tree(copy)
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(copy)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return next(folder.glob("*.whl"))


def _copy_tree(target: Path) -> None:
    """What git knows of or would add, so that no build leftovers come along."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    for name in filter(None, names.decode().split("\0")):
        source = ROOT / name
        if source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(source.read_bytes())


def test_the_wheel_lints_and_reports_by_itself(wheel: Path, tmp_path: Path) -> None:
    """Unpacked, with nothing of the checkout on the path."""
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    okr = tmp_path / "okr.md"
    okr.write_text("# OKR Q4 2026\n\n## Mål: Øk salget med 15 %\n\n- KR1: Flere kunder\n", "utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", _ONLY_FROM.format(site=str(site)), *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)

    lint = run("lint", "--today", "2026-10-01", "okr.md")
    assert lint.returncode == 1, lint.stderr
    assert "okr.md:3:9: feil O001" in lint.stdout
    report = run("report", "okr.md", "-o", "report.html", "--today", "2026-10-01")
    assert report.returncode == 0, report.stderr
    html = (tmp_path / "report.html").read_text("utf-8")
    assert "Øk salget" in html and "</html>" in html
    assert "Hvorfor:" in run("explain", "M001", "--locale", "nb").stdout
    assert run("schema", "okrs").returncode == 0


# Stands in for the installed script: the wheel comes first, and nothing else may help out.
_ONLY_FROM = """
import sys
sys.path.insert(0, {site!r})
import smartcheck
assert smartcheck.__file__.startswith({site!r}), smartcheck.__file__
from smartcheck.cli import main
sys.exit(main())
"""


def test_the_wheel_holds_what_it_should_and_no_more(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        metadata = next(name for name in names if name.endswith("entry_points.txt"))
        points = archive.read(metadata).decode()
    files = {name for name in names if name.startswith("smartcheck/")}
    assert {"smartcheck/translations/nb.mo", "smartcheck/py.typed"} <= files
    assert not [name for name in files if name.endswith((".po", ".pyc"))]
    for folder in ("languages", "schemas", "pipelines"):
        held = {
            file.relative_to(ROOT).as_posix()
            for file in (ROOT / "smartcheck" / folder).rglob("*")
            if file.is_file() and "__pycache__" not in file.parts
        }
        assert held <= files
    reports = {f"smartcheck/reports/{file.name}" for file in (ROOT / "reports").glob("*.*")}
    assert reports <= files
    assert all(name.startswith(("smartcheck/", "smartcheck-")) for name in names)
    assert "smartcheck = smartcheck.cli:main" in points
    assert wheel.stat().st_size < 15_000_000
