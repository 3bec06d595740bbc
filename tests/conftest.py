"""What holds for all tests: none reads or writes the results that another one kept."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of its own for every test, and no workflow around it."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("SMARTCHECK_CACHE_DIR", str(folder))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return folder
