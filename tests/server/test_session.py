"""The real server in a process of its own, and an editor that talks to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from client import Editor, edited, editor
from lsprotocol import types

from smartcheck.readers import read_text

GOALS = {
    "nb": "# OKR-er 2099-Q4\n\n## Mål 1: 🚀 Øk salget med 15 %\n\n"
    "- KR1: Gjøre kundene 😀 mer fornøyde\n"
    "- KR2: 500 nye kunder er med innen 1. desember 2099 6/10\n",
    "en": "# OKRs 2099-Q4\n\n## Objective 1: 🚀 Increase sales by 15%\n\n"
    "- KR1: Make customers 😀 happier\n- KR2: 500 new customers by 1 December 2099 6/10\n",
}
BARE = {"nb": "Øk salget med 15 %", "en": "Increase sales by 15%"}
TEMPLATE = {"nb": " fra **?** til **?** **?**/10", "en": " from **?** to **?** **?**/10"}
WHY = {"nb": "**Hvorfor:**", "en": "**Why:**"}
IGNORE = {"nb": "for dette målet", "en": "for this goal"}


def talk(folder: Path, script: Callable[[Editor], Coroutine[Any, Any, None]], **how: Any) -> None:
    async def whole() -> None:
        async with editor(folder, **how) as client:
            await script(client)

    asyncio.run(whole())


def codes(found: list[types.Diagnostic]) -> list[str]:
    return [str(one.code) for one in found]


def one(found: list[types.Diagnostic], code: str) -> types.Diagnostic:
    (match,) = [one for one in found if one.code == code]
    return match


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_session_from_opening_to_leave(language: str, tmp_path: Path) -> None:
    uri, text = (tmp_path / "okrs.md").as_uri(), GOALS[language]

    async def script(client: Editor) -> None:
        client.open(uri, text, "markdown")
        found = await client.diagnostics(uri)
        bare = one(found, "O001")
        line = text.split("\n")[2].encode("utf-16-le")
        start, end = bare.range.start, bare.range.end
        words = line[2 * start.character : 2 * end.character].decode("utf-16-le")
        assert (start.line, end.line) == (2, 2) and words.endswith(BARE[language])
        assert bare.severity is types.DiagnosticSeverity.Error and bare.source == "smartcheck"
        assert bare.code_description is not None
        page = Path(unquote(urlsplit(bare.code_description.href).path)).read_text("utf-8")
        assert page.startswith("# O001 bare-metric") and WHY[language] in page

        hover = await client.hover(uri, start.line, start.character + 1)
        assert hover is not None and isinstance(hover.contents, types.MarkupContent)
        assert WHY[language] in hover.contents.value and "O001" in hover.contents.value
        assert await client.hover(uri, 3, 0) is None

        vague = one(found, "M001")
        offered = await client.actions(uri, vague.range)
        filled = edited(text, offered[0], uri)
        assert offered[0].is_preferred and TEMPLATE[language] in filled
        ignoring = [a for a in offered if "M001" in a.title and IGNORE[language] in a.title]
        silenced = edited(text, ignoring[0], uri)
        assert "<!-- smartcheck: ignore[M001] -->" in silenced.split("\n")[4]

        client.edit(uri, silenced, 2)
        found = await client.diagnostics(uri, 2)
        assert "M001" not in codes(found) and "O001" in codes(found)

        client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
        )
        cleared = await client.until(
            lambda: client.published[uri][-1].version is None and client.published[uri][-1]
        )
        assert not cleared.diagnostics and not client.messages

    talk(tmp_path, script)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_columns_are_counted_as_was_agreed(encoding: str, tmp_path: Path) -> None:
    uri = (tmp_path / "okrs.md").as_uri()
    before, line = "- KR1: ", "- KR1: Gjøre kundene 😀 mer fornøyde"
    units = {
        "utf-8": len(line.encode()),
        "utf-16": len(line.encode("utf-16-le")) // 2,
        "utf-32": len(line),
    }

    async def script(client: Editor) -> None:
        assert client.answer.capabilities.position_encoding == encoding
        client.open(uri, GOALS["nb"], "markdown")
        found = one(await client.diagnostics(uri), "M001").range
        assert (found.start.character, found.end.character) == (len(before), units[encoding])
        hover = await client.hover(uri, found.end.line, found.end.character)
        assert hover is not None and hover.range is not None
        assert hover.range.end == found.end

    talk(tmp_path, script, encodings=[encoding])


def test_untitled_documents_are_read_by_their_language(tmp_path: Path) -> None:
    text = "objectives:\n  - objective: Øk salget med 15 %\n    key_results:\n      - Ha det bra\n"

    async def script(client: Editor) -> None:
        client.open("untitled:Untitled-1", text, "yaml")
        found = await client.diagnostics("untitled:Untitled-1")
        bare = one(found, "O001")
        assert (bare.range.start.line, bare.range.start.character) == (1, 15)
        offered = await client.actions("untitled:Untitled-1", bare.range)
        told = [edited(text, action, "untitled:Untitled-1") for action in offered]
        assert any("15 % # smartcheck: ignore[O001]\n" in changed for changed in told)
        client.open("untitled:Untitled-2", text, "python")
        client.open("untitled:Untitled-3", '{"goals": ["Ha det bra"]}', "json")
        found = await client.diagnostics("untitled:Untitled-3")
        assert "M001" in codes(found)
        offered = await client.actions("untitled:Untitled-3", one(found, "M001").range)
        assert not [action for action in offered if "smartcheck:" in str(action.edit)]
        assert all(not heard.diagnostics for heard in client.published["untitled:Untitled-2"])

    talk(tmp_path, script)


def test_what_is_no_document_of_goals_is_cleared_and_what_is_broken_is_told(
    tmp_path: Path,
) -> None:
    uri, other = (tmp_path / "okrs.yaml").as_uri(), (tmp_path / "deploy.yaml").as_uri()
    text = "objectives:\n  - objective: Øk salget med 15 %\n    key_results: [Ha det bra]\n"

    async def script(client: Editor) -> None:
        client.open(uri, text, "yaml")
        assert "O001" in codes(await client.diagnostics(uri))
        client.edit(uri, text.replace("]", ""), 2)
        assert codes(await client.diagnostics(uri, 2)) == ["unreadable"]
        client.edit(uri, "a: 1\n", 3)
        assert await client.diagnostics(uri, 3) == []
        client.edit(uri, "", 4)
        assert await client.diagnostics(uri, 4) == []
        client.open(other, "a: [\n", "yaml")
        assert await client.diagnostics(other) == []

    talk(tmp_path, script)


def test_the_configuration_is_that_of_the_file_and_read_anew_when_it_changes(
    tmp_path: Path,
) -> None:
    inner = tmp_path / "team"
    inner.mkdir()
    settings = inner / ".smartcheck.yaml"
    settings.write_text("severity: {bare-metric: info}\nignore: [M001]\n", "utf-8")
    uri, outside = (inner / "okrs.md").as_uri(), (tmp_path / "okrs.md").as_uri()

    async def script(client: Editor) -> None:
        client.open(uri, GOALS["nb"], "markdown")
        found = await client.diagnostics(uri)
        assert one(found, "O001").severity is types.DiagnosticSeverity.Hint
        assert "M001" not in codes(found)
        client.open(outside, GOALS["nb"], "markdown")
        found = await client.diagnostics(outside)
        assert one(found, "O001").severity is types.DiagnosticSeverity.Error
        assert {"M001", "O001"} <= set(codes(found))

        await client.until(lambda: client.registered)
        assert client.registered[0].method == "workspace/didChangeWatchedFiles"
        assert ".smartcheck.yaml" in str(client.registered[0].register_options)
        for written, expected in (("ignore: [O001]\n", "M001"), ("ignroe: [O001]\n", None)):
            settings.write_text(written, "utf-8")
            before = len(client.published[uri])
            event = types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)
            client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
            await client.until(lambda before=before: len(client.published[uri]) > before)
            found = list(client.published[uri][-1].diagnostics)
            if expected:
                assert expected in codes(found) and "O001" not in codes(found)
            else:
                assert codes(found) == ["configuration"] and "ignore" in found[0].message

    talk(tmp_path, script)


@pytest.mark.parametrize("pull", [True, False])
def test_the_editors_settings_win(pull: bool, tmp_path: Path) -> None:
    uri = (tmp_path / "okrs.md").as_uri()
    how: dict[str, Any] = (
        {"settings": {"ignore": ["O001"]}} if pull else {"initial": {"ignore": ["O001"]}}
    )

    async def script(client: Editor) -> None:
        client.open(uri, GOALS["en"], "markdown")
        await client.until(
            lambda: (
                (heard := client.published.get(uri))
                and "O001" not in codes(list(heard[-1].diagnostics))
                and heard
            )
        )
        client.settings = {"select": ["O001"], "locale": "nb"}
        sent = None if pull else {"smartcheck": client.settings}
        client.workspace_did_change_configuration(types.DidChangeConfigurationParams(sent))
        await client.until(lambda: codes(list(client.published[uri][-1].diagnostics)) == ["O001"])
        assert "måltall" in client.published[uri][-1].diagnostics[0].message

        client.settings = {"selcet": ["O001"]}
        sent = None if pull else {"smartcheck": client.settings}
        client.workspace_did_change_configuration(types.DidChangeConfigurationParams(sent))
        await client.until(lambda: client.messages)
        assert "select" in client.messages[0]

    talk(tmp_path, script, **how)


def test_only_the_newest_of_many_edits_is_told(tmp_path: Path) -> None:
    uri, text = (tmp_path / "okrs.md").as_uri(), GOALS["nb"]

    async def script(client: Editor) -> None:
        client.open(uri, text, "markdown")
        await client.diagnostics(uri)
        for version in range(2, 42):
            client.edit(uri, text.replace("fornøyde", "fornøyde" + "e" * version), version)
        found = await client.diagnostics(uri, 41)
        assert "fornøyde" + "e" * 41 in one(found, "M001").message
        assert len(client.published[uri]) < 20
        assert client.published[uri][-1].version == 41

    talk(tmp_path, script)


def test_a_line_separator_ends_no_line(tmp_path: Path) -> None:
    uri, text = (tmp_path / "okrs.md").as_uri(), GOALS["nb"].replace("Q4", "Q4 \u2028 \x0c")

    async def script(client: Editor) -> None:
        client.open(uri, text, "markdown")
        await client.diagnostics(uri)
        client.edit(uri, text + "\n", 2)
        assert one(await client.diagnostics(uri, 2), "O001").range.start.line == 2

    assert read_text(text, "okrs.md").objectives
    talk(tmp_path, script)
