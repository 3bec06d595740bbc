"""An editor for tests: pygls' own client, talking to the real server over its standard streams."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 60.0  # seconds; a loaded machine is no fault of the server


class Editor(LanguageClient):
    """Keeps what the server publishes, and answers what it asks."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        super().__init__("editor of the tests", "1")
        self.settings = settings
        self.published: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.messages: list[str] = []
        self.registered: list[types.Registration] = []
        self.news = asyncio.Event()
        self.answer: types.InitializeResult | None = None

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.published.setdefault(params.uri, []).append(params)
            self.news.set()

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def show(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self.news.set()

        @self.feature(types.WORKSPACE_CONFIGURATION)
        def configuration(params: types.ConfigurationParams) -> list[Any]:
            return [self.settings for _ in params.items]

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            self.registered += params.registrations
            self.news.set()

    def open(self, uri: str, text: str, language_id: str, version: int = 1) -> None:
        """Open a document."""
        item = types.TextDocumentItem(uri, language_id, version, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def edit(self, uri: str, text: str, version: int) -> None:
        """Change a document to another text, unsaved."""
        named = types.VersionedTextDocumentIdentifier(version=version, uri=uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(named, [change]))

    async def until(self, what: Any) -> Any:
        """The first true value of a function, asked again whenever the server says something."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while not (answer := what()):
            self.news.clear()
            left = deadline - asyncio.get_running_loop().time()
            await asyncio.wait_for(self.news.wait(), left)
        return answer

    async def diagnostics(self, uri: str, version: int = 1) -> list[types.Diagnostic]:
        """What the server says of a version of a document."""

        def found() -> types.PublishDiagnosticsParams | None:
            heard = reversed(self.published.get(uri, []))
            return next((one for one in heard if one.version == version), None)

        answer: types.PublishDiagnosticsParams = await self.until(found)
        return list(answer.diagnostics)

    async def actions(self, uri: str, where: types.Range) -> list[types.CodeAction]:
        """What the server offers at a place."""
        params = types.CodeActionParams(
            text_document=types.TextDocumentIdentifier(uri),
            range=where,
            context=types.CodeActionContext(diagnostics=[]),
        )
        return list(await self.text_document_code_action_async(params) or [])

    async def hover(self, uri: str, line: int, character: int) -> types.Hover | None:
        """What the server tells of a place."""
        params = types.HoverParams(
            types.TextDocumentIdentifier(uri), types.Position(line, character)
        )
        return await self.text_document_hover_async(params)


def capabilities(*, pull: bool = False, encodings: list[str] | None = None) -> Any:
    """A modern editor's abilities."""
    return types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            configuration=pull,
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                dynamic_registration=True
            ),
        ),
        text_document=types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                code_description_support=True,
                related_information=True,
                tag_support=types.ClientDiagnosticsTagOptions([types.DiagnosticTag.Unnecessary]),
            ),
        ),
        general=types.GeneralClientCapabilities(position_encodings=encodings),
    )


@asynccontextmanager
async def editor(
    folder: Path,
    *,
    settings: Mapping[str, Any] | None = None,
    initial: Mapping[str, Any] | None = None,
    encodings: list[str] | None = None,
    locale: str = "en",
) -> AsyncIterator[Editor]:
    """An editor with a server of its own; takes leave of it at the end and checks how it went."""
    client = Editor(settings or {})
    environment = {
        **os.environ,
        "SMARTCHECK_CACHE_DIR": str(folder / "cache"),
        "OMP_NUM_THREADS": "1",
    }
    await client.start_io(sys.executable, "-m", "smartcheck", "lsp", "--stdio", env=environment)
    answer = await client.initialize_async(
        types.InitializeParams(
            capabilities=capabilities(pull=settings is not None, encodings=encodings),
            root_uri=folder.as_uri(),
            initialization_options=dict(initial) if initial is not None else None,
            locale=locale,
        )
    )
    client.answer = answer
    client.initialized(types.InitializedParams())
    yield client
    await asyncio.wait_for(client.shutdown_async(None), PATIENCE)
    client.exit(None)
    process = client._server
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
    await client.stop()


def edited(text: str, action: types.CodeAction, uri: str) -> str:
    """A text with an action's edit made; counts as UTF-16, as the protocol does by default."""
    assert action.edit is not None and action.edit.changes is not None
    (change,) = action.edit.changes[uri]
    lines = text.split("\n")

    def offset(position: types.Position) -> int:
        line = lines[position.line].encode("utf-16-le")[: 2 * position.character]
        before = sum(len(line) + 1 for line in lines[: position.line])
        return before + len(line.decode("utf-16-le"))

    start, end = offset(change.range.start), offset(change.range.end)
    return text[:start] + change.new_text + text[end:]
