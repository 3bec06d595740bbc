"""The server itself: what the editor says, put to the checker, and what comes of it sent back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from smartcheck import __version__
from smartcheck.server.actions import Offers, touches
from smartcheck.server.checking import Checked, Checker
from smartcheck.server.diagnostics import Abilities, diagnostics
from smartcheck.server.guide import Guide, hover_text, unescaped
from smartcheck.server.places import Place, place_of
from smartcheck.server.positions import Lines
from smartcheck.settings import FILE_NAME, ConfigError
from smartcheck.translations import environment_locale, language_of, translator

NAME = "smartcheck"
PAUSE = 0.005  # seconds: changes closer than that (of many cursors, say) are one edit
WATCHED = (f"**/{FILE_NAME}", "**/pyproject.toml")
Outcome = TypeVar("Outcome")
log = logging.getLogger(__name__)


class GoalServer(LanguageServer):
    """Checks documents as they are edited: always the newest text, one check at a time.

    Every change brings the whole text: goals are short documents, and the library that would piece
    changes together ends lines at characters that end none for the editor.
    """

    def __init__(self) -> None:
        super().__init__(NAME, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.checker = Checker()
        self.guide = Guide()
        self.left_properly = False
        self.initial: object = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=NAME)
        self._stale: set[str] = set()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._checked: dict[str, Checked] = {}

    # -- what the client can do -----------------------------------------------------------------

    @property
    def abilities(self) -> Abilities:
        """What the client can show."""
        shown = self.client_capabilities.text_document
        can = shown.publish_diagnostics if shown else None
        linked = bool(can and can.code_description_support)
        return Abilities(
            encoding=_value(self.workspace.position_encoding or "utf-16"),
            tags=bool(can and can.tag_support),
            related=bool(can and can.related_information),
            link=lambda finding, checked: (
                self.guide.link(finding, checked.locale) if linked else None
            ),
        )

    def place(self, uri: str) -> Place | None:
        """Where an open document belongs; None for one that holds no goals."""
        document = self.workspace.text_documents.get(uri)
        if document is None:
            return None
        root = next(iter(self.workspace.folders), None) or self.workspace.root_uri
        home = to_fs_path(root) if root else None
        return place_of(uri, document.language_id, Path(home) if home else Path.cwd())

    # -- checking -------------------------------------------------------------------------------

    def refresh(self, uri: str) -> None:
        """Have a document checked anew, soon; further calls until then are the same check."""
        self._stale.add(uri)
        if uri not in self._tasks:
            task = asyncio.get_running_loop().create_task(self._keep_up(uri))
            self._tasks[uri] = task
            task.add_done_callback(lambda done: self._tasks.pop(uri, None))

    def refresh_all(self) -> None:
        """Have every open document checked anew."""
        for uri in self.workspace.text_documents:
            self.refresh(uri)

    async def settled(self, uri: str) -> Checked | None:
        """What is known of a document's newest text; None for one that is not checked."""
        while (task := self._tasks.get(uri)) is not None:
            await asyncio.wait([task])
        return self._checked.get(uri)

    def forget(self, uri: str) -> None:
        """A document was closed: nothing is shown of it any more."""
        self._stale.discard(uri)
        self._checked.pop(uri, None)
        self._publish(uri, None, [])

    async def in_worker(self, work: Callable[..., Outcome], *arguments: Any) -> Outcome:
        """The outcome of some work done beside the server's thread, after what was asked before."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work, *arguments)

    async def _keep_up(self, uri: str) -> None:
        """Check a document until its newest text has been checked."""
        while uri in self._stale:
            await asyncio.sleep(PAUSE)
            self._stale.discard(uri)
            document = self.workspace.text_documents.get(uri)
            if document is None:
                return
            text, version, place = document.source, document.version, self.place(uri)
            if place is None:
                self.forget(uri)
                continue
            try:
                checked = await self.in_worker(self.checker.check, text, place)
                shown = await self.in_worker(diagnostics, checked, uri, self.abilities)
            except Exception as error:
                log.exception("checking %s failed", uri)
                self.say(f"smartcheck: {type(error).__name__}: {error}")
                self.forget(uri)
                continue
            if uri not in self._stale and uri in self.workspace.text_documents:
                self._checked[uri] = checked
                self._publish(uri, version, shown)

    def _publish(self, uri: str, version: int | None, shown: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, diagnostics=shown, version=version)
        )

    # -- settings -------------------------------------------------------------------------------

    def say(self, message: str) -> None:
        """Show the user a message that belongs to no place in a document."""
        shown = types.ShowMessageParams(types.MessageType.Error, message)
        self.window_show_message(shown)

    async def settle(self, given: object) -> None:
        """Put the editor's settings in force: asked for where it answers, else as they came."""
        workspace = self.client_capabilities.workspace
        if workspace is not None and workspace.configuration:
            asked = types.ConfigurationParams([types.ConfigurationItem(section=NAME)])
            answer = await self.workspace_configuration_async(asked)
            given = answer[0] if answer and answer[0] is not None else given
        if given is not None:
            await self.change_settings(_options(given))
        self.refresh_all()

    async def change_settings(self, options: Mapping[str, Any]) -> None:
        """Put settings in force; those before stay where these are at fault."""
        try:
            await self.in_worker(self.checker.configurations.change, options)
        except ConfigError as error:
            self.say(f"smartcheck: {error.text(translator(self.checker.locale))}")

    async def watch_settings(self) -> None:
        """Ask to be told when a configuration file changes."""
        workspace = self.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching is None or not watching.dynamic_registration:
            return
        watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("smartcheck-settings", method, options)
        await self.client_register_capability_async(types.RegistrationParams([registration]))


def make_server() -> GoalServer:
    """A server that knows what to do with everything an editor asks."""
    server = GoalServer()
    _register_session(server)
    _register_documents(server)
    _register_questions(server)
    return server


def serve(locale: str | None = None) -> int:
    """Talk to an editor on standard input and output; 0 if it took its leave properly.

    `locale` is the language of all messages, whatever that of the documents.
    """
    logging.basicConfig(level=logging.WARNING)
    server = make_server()
    server.checker.configurations.change({"locale": locale} if locale else {})
    server.start_io()
    return 0 if server.left_properly else 1


def _register_session(server: GoalServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.checker.locale = language_of(params.locale or environment_locale())
        server.initial = params.initialization_options

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        warming = server.in_worker(server.checker.warm_up)
        await server.watch_settings()
        await server.settle(server.initial)
        await warming

    @server.feature(types.SHUTDOWN)
    def shutdown(params: None) -> None:
        server.left_properly = True

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def changed(params: types.DidChangeConfigurationParams) -> None:
        await server.settle(params.settings)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(params: types.DidChangeWatchedFilesParams) -> None:
        server.refresh_all()


def _register_documents(server: GoalServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.refresh(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def edited(params: types.DidChangeTextDocumentParams) -> None:
        server.refresh(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        if Path(params.text_document.uri).name in (FILE_NAME, "pyproject.toml"):
            server.refresh_all()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)


def _register_questions(server: GoalServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        checked = await server.settled(params.text_document.uri)
        if checked is None:
            return None
        lines = Lines(checked.text, server.abilities.encoding)
        at = lines.offset(params.position)
        found = [one for one in checked.findings if touches(one, at, at, lines)]
        if not found:
            return None
        text = hover_text(found, checked.translate)
        narrowest = min(found, key=lambda one: one.span.end - one.span.start).span
        where = lines.range(narrowest.start, narrowest.end)
        return types.Hover(_content(text, server.client_capabilities), where)

    options = types.CodeActionOptions([types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        only = params.context.only
        quick = _value(types.CodeActionKind.QuickFix)
        if only is not None and not any(quick.startswith(_value(kind)) for kind in only):
            return []
        uri = params.text_document.uri
        checked = await server.settled(uri)
        if checked is None:
            return []
        offers = Offers(server.checker, checked, uri, server.abilities)
        return await server.in_worker(offers.at, params.range)


def _content(markdown: str, can: types.ClientCapabilities) -> types.MarkupContent:
    hover = can.text_document.hover if can.text_document else None
    formats = (hover.content_format if hover else None) or [types.MarkupKind.Markdown]
    if types.MarkupKind.Markdown in formats:
        return types.MarkupContent(types.MarkupKind.Markdown, markdown)
    return types.MarkupContent(types.MarkupKind.PlainText, unescaped(markdown))


def _value(word: Enum | str) -> str:
    """A word of the protocol, which is an enum's where the library knows it."""
    return str(word.value) if isinstance(word, Enum) else word


def _options(given: object) -> dict[str, Any]:
    """The settings that an editor sent, whether or not it put them under our name."""
    if isinstance(given, Mapping) and isinstance(given.get(NAME), Mapping):
        given = given[NAME]
    if not isinstance(given, Mapping):
        return {}
    return {str(key): value for key, value in given.items() if value is not None and key != NAME}
