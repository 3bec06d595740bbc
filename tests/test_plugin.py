"""The example plugin, installed as anyone would install it: found, explained, run and tested.

Slow: makes a virtual environment. All but the plugin is taken from the environment that the tests
run in; pip fetches only what builds the plugin.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLUGIN = ROOT / "examples" / "plugin"
GOALS = """\
objectives:
  - objective: Newcomers feel at home in the club
    key_results:
      - Appoint a committee on newcomers
      - Raise the share who come back from 40% to 65%
"""


class Installed:
    """A virtual environment with the plugin in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
        self.python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        source = shutil.copytree(PLUGIN, folder / "plugin")
        # From a checkout smartcheck is found by its path, whose finder only the outer site runs.
        paths = (sysconfig.get_path("purelib"), str(ROOT))
        home = subprocess.check_output(
            [self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
        )
        Path(home.strip(), "outer.pth").write_text("\n".join(paths), encoding="utf-8")
        self.run("-m", "pip", "install", "--no-deps", "--quiet", str(source))

    def run(self, *arguments: str, code: int = 0) -> str:
        """The standard output of a Python command, which must end with this exit code."""
        done = subprocess.run(
            [self.python, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("plugin"))


def test_the_rule_is_in_the_catalogue(installed: Installed) -> None:
    rules = json.loads(installed.run("-m", "smartcheck", "rules", "--json"))
    assert [rule["name"] for rule in rules if rule["code"] == "AC001"] == ["committee"]


def test_the_rule_is_explained(installed: Installed) -> None:
    page = installed.run("-m", "smartcheck", "explain", "committee", "--locale", "en")
    assert "AC001 committee" in page
    assert "Appoint a committee on parking" in page


def test_the_rule_fires_beside_ours(installed: Installed) -> None:
    (installed.folder / "okrs.yaml").write_text(GOALS, encoding="utf-8")
    output = installed.run("-m", "smartcheck", "lint", "--output", "json", "okrs.yaml", code=1)
    findings = {f["code"]: f for f in json.loads(output)["findings"]}
    assert findings["AC001"]["line"] == 4
    assert findings["AC001"]["message"] == "“committee” is no outcome."
    assert "T001" in findings


def test_the_rule_takes_settings(installed: Installed) -> None:
    (installed.folder / "okrs.yaml").write_text(GOALS, encoding="utf-8")
    settings = installed.folder / "settings.yaml"
    settings.write_text("select: [AC001]\ncommittees: [panel]\n", encoding="utf-8")
    installed.run("-m", "smartcheck", "lint", "--config", "settings.yaml", "okrs.yaml")


def test_its_own_tests_pass(installed: Installed) -> None:
    output = installed.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "plugin/tests")
    assert " passed" in output
