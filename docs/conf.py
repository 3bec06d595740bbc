"""How Sphinx builds the site: `sphinx-build -W docs build/docs`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from generate import write_all

from smartcheck import __version__

project = "smartcheck"
author = "the smartcheck maintainers"
version = release = __version__
extensions = ["myst_parser"]
exclude_patterns = ["_*.md"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "smartcheck"
html_show_sourcelink = False
html_copy_source = False


def setup(app: Any) -> None:
    """Has the pages that come from the code written before Sphinx looks for its sources."""
    app.connect("builder-inited", lambda app: write_all(Path(app.srcdir)))
