"""`smartcheck lsp`: the language server, started where its library is installed."""

from __future__ import annotations

from smartcheck.command.options import one_of
from smartcheck.command.spacy_import import import_spacy
from smartcheck.rule import N_
from smartcheck.setting_types import LOCALES
from smartcheck.settings import ConfigError

_NEEDED = ("pygls", "lsprotocol", "cattrs", "attrs", "attr")


def serve_editor(locale: str | None) -> int:
    """Serve until the editor leaves; ConfigError where the extra is not installed."""
    if locale:
        one_of("--locale", locale, tuple(LOCALES))
    try:
        import pygls.lsp.server  # noqa: F401
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in _NEEDED:
            raise
        message = N_("the language server needs {package}; install it with: {command}")
        command = 'pip install "smartcheck[lsp]"'
        raise ConfigError(message, package="pygls 2", command=command) from error
    import_spacy()
    from smartcheck.server.app import serve

    return serve(locale)
