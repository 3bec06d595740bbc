"""A real browser for the report: run only when asked for by name (`pytest tests/browser`).

Chromium and axe-core are no part of a developer's setup, so the plain test run leaves this folder
alone. Asked for, it fails where the browser is missing; it never skips.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "outputs"))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the folder out unless the command line names it or something inside it."""
    asked = (Path(config.invocation_params.dir, arg.split("::")[0]) for arg in config.args)
    return None if any(path.resolve().is_relative_to(HERE) for path in asked) else True


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The distribution's Chromium, or the one that CHROMIUM names."""
    from playwright.sync_api import sync_playwright

    path = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    if path is None:
        pytest.fail("no Chromium found: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        # In a container the sandbox may have no rights to start; only our own file is opened.
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()
