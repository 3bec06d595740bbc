"""spaCy imported as cheaply as it can be, for the command line alone.

A third of the time goes to spaCy's own command line (`spacy.cli`, which nobody asked for), some
more to a garbage collector that finds nothing. The first is left out only where spaCy's source is
seen to want nothing of it but `info`; in every other case spaCy is imported as usual.
"""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

_SELDOM = (50_000, 20, 20)
_STUBBED = ("spacy.cli", "spacy.cli.info")
_WANTED = re.compile(r"^(?:from|import)\s+(?:\.|spacy\.)cli\b.*$", re.M)
_KNOWN = re.compile(r"from \.cli\.info import info(?:\s*#.*)?")


@contextmanager
def without_collector() -> Iterator[None]:
    """The garbage collector off meanwhile; what was loaded is then kept out of its sight.

    From then on it looks seldom: goals make many objects and next to no cycles of them.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*_SELDOM)
        gc.enable()


def import_spacy() -> bool:
    """Import spaCy; whether its command line could be left out."""
    if "spacy" in sys.modules:
        return False
    # numpy's threads cost more than they save on matrices as small as those of a few goals.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with without_collector():
        if stub_fits() and _import_stubbed():
            return True
        import_module("spacy")
        return False


def stub_fits() -> bool:
    """Whether the installed spaCy takes exactly what the stub has from its command line."""
    spec = find_spec("spacy")
    if spec is None or spec.origin is None:
        return False
    try:
        source = Path(spec.origin).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    wanted = _WANTED.findall(source)
    return len(wanted) == 1 and _KNOWN.fullmatch(wanted[0]) is not None


def _import_stubbed() -> bool:
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    sys.modules.update({"spacy.cli": package, "spacy.cli.info": module})
    try:
        spacy = import_module("spacy")
    except Exception:
        # Whatever this spaCy lacks, it is imported anew as a whole.
        for name in [name for name in sys.modules if name.partition(".")[0] == "spacy"]:
            del sys.modules[name]
        return False
    for name in _STUBBED:  # who wants the real one later, gets it
        sys.modules.pop(name, None)
    if getattr(spacy, "cli", None) is package:
        del spacy.cli
    return hasattr(spacy, "load") and hasattr(spacy, "blank")


def _info(*arguments: Any, **options: Any) -> Any:
    """spaCy's own `info`, imported when it is called."""
    return import_module("spacy.cli.info").info(*arguments, **options)
