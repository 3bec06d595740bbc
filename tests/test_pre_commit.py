"""The hook, run by the real pre-commit on real commits."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

GOOD = """\
# OKR 2030

## Objective: Newcomers feel at home in the club before the season starts

- KR1: Raise the share of newcomers who come back within a month from 40% to 65% (6/10)
- KR2: Cut the waiting list for swimming lessons from 90 to 30 children (5/10)
"""
BAD = GOOD.replace(
    "Newcomers feel at home in the club before the season starts", "Increase membership by 20%"
)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("okr.md", True),
        ("OKRs-2026.yaml", True),
        ("team-okrs.json", True),
        ("okrs/sales.md", True),
        ("plans/2026/goals.csv", True),
        ("mål-2026.txt", True),
        ("key_results.yml", True),
        ("docs/nøkkelresultater.md", True),
        ("README.md", False),
        ("okr/README.md", False),
        ("src/okra.py.md", False),
        ("broker.yaml", False),
        ("package.json", False),
        ("formål.md", False),
        ("mal.md", False),
        ("målene våre 2026.md", True),
    ],
)
def test_the_hooks_take_files_of_goals(hook: dict[str, Any], path: str, wanted: bool) -> None:
    taken = re.search(hook["files"], path) and not re.search(hook["exclude"], path)
    assert bool(taken) is wanted


def test_the_hooks_are_narrow_and_run_once() -> None:
    assert [hook["id"] for hook in HOOKS] == ["smartcheck", "smartcheck-report"]
    for hook in HOOKS:
        assert hook["require_serial"] and hook["files"] and "always_run" not in hook


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working tree as it stands, as a repository that pre-commit can clone."""
    copy = tmp_path_factory.mktemp("source")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    git(copy, "init", "-q")
    git(copy, "add", "--all", "--force")
    git(copy, "commit", "-q", "-m", "The working tree")
    return copy


def git(
    folder: Path, *arguments: str, check: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    return subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        check=check,
        capture_output=True,
        text=True,
    )


def test_a_bad_commit_is_refused_and_a_good_one_passes(source: Path, tmp_path: Path) -> None:
    team = tmp_path / "team"
    team.mkdir()
    git(team, "init", "-q")
    revision = git(source, "rev-parse", "HEAD").stdout.strip()
    (team / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {source}\n  rev: {revision}\n  hooks:\n"
        "  - id: smartcheck\n    verbose: true\n  - id: smartcheck-report\n",
        "utf-8",
    )
    # pre-commit makes its own environment with our package in it. The packages we depend on are
    # lent to it for the run, which is quick; .ci/run installs them for real.
    cache = {"PRE_COMMIT_HOME": str(tmp_path / "cache"), "LANG": "C.UTF-8"}
    lent = {**cache, "PYTHONPATH": sysconfig.get_paths()["purelib"]}
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install", "--install-hooks"],
        cwd=team,
        env={**os.environ, **cache, "PIP_NO_DEPS": "1"},
        check=True,
        capture_output=True,
    )

    def commit(text: str) -> subprocess.CompletedProcess[str]:
        (team / "okr.md").write_text(text, "utf-8")
        git(team, "add", "okr.md", ".pre-commit-config.yaml")
        return git(team, "commit", "-m", "Goals", check=False, **lent)

    refused = commit(BAD)
    told = refused.stdout + refused.stderr
    assert refused.returncode != 0, told
    assert "okr.md:3:15: error O001 bare-metric" in told
    passed = commit(GOOD)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert git(team, "log", "--oneline").stdout.count("\n") == 1
    assert "Newcomers feel at home" in (team / "smartcheck-report.html").read_text("utf-8")
