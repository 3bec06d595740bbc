"""A rule's page in the editor: as a hover, and as a file that a finding's code links to."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from smartcheck import __version__
from smartcheck.cache import cache_directory
from smartcheck.finding import Finding
from smartcheck.pages import Example, page_of, source_names
from smartcheck.rule import N_, AnyRule, all_rules
from smartcheck.translations import Translator, translator

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!&])")
_BLANK = r"\*\*?\*\*"  # the place to fill in, escaped


def rule_of(finding: Finding) -> AnyRule | None:
    """The rule that spoke; None for what the tool itself says."""
    return next((rule for rule in all_rules() if rule.code == finding.code), None)


def hover_text(findings: Iterable[Finding], translate: Translator) -> str:
    """What is wrong here and what to do, each with its rule's page below; Markdown."""
    parts = []
    for finding in findings:
        rule = rule_of(finding)
        head = f"**{finding.code}** `{finding.name}`"
        told = [head, escaped(finding.message), escaped(finding.advice)]
        page = rule_page(rule, translate) if rule else ""
        parts.append("\n\n".join(part for part in (*told, page) if part))
    return "\n\n---\n\n".join(parts)


def rule_page(rule: AnyRule, translate: Translator) -> str:
    """All that a rule says of itself, as Markdown; examples in the reader's language."""
    page = page_of(rule).translated(translate)
    labelled = (
        (translate(N_("Not flagged")), page.not_flagged),
        (translate(N_("Why")), page.why),
        (translate(N_("Against")), page.against),
        (translate(N_("Sources")), "; ".join(source_names(page, translate))),
    )
    parts = [f"### {escaped(page.title)}", escaped(page.what)]
    parts += [f"**{label}:** {escaped(text)}" for label, text in labelled[:3] if text]
    for side, label in (("weak", translate(N_("Weak"))), ("better", translate(N_("Better")))):
        shown = [one for one in page.examples if one.side == side]
        own = [one for one in shown if one.language == translate.locale] or shown
        parts.append(_examples(own, label))
    parts += [f"**{label}:** {escaped(text)}" for label, text in labelled[3:] if text]
    return "\n\n".join(part for part in parts if part)


def escaped(text: str) -> str:
    """Words of a document as Markdown shows them literally; the places to fill in stay bold."""
    return _SPECIAL.sub(r"\\\1", text).replace(_BLANK, "**?**")


def unescaped(markdown: str) -> str:
    """The same for a client that shows no Markdown."""
    plain = re.sub(
        r"\\([^\w\s])", r"\1", re.sub(r"^#+ |(?<!\\)[*`]{1,3}", "", markdown, flags=re.M)
    )
    return plain.replace("\n---\n", "\n")


def _examples(examples: list[Example], label: str) -> str:
    if not examples:
        return ""
    blocks = [f"```yaml\n{one.plain}\n```" for one in examples if one.document]
    goals = [f"- {escaped(one.plain)}" for one in examples if not one.document]
    return "\n\n".join([f"**{label}:**", *filter(None, ["\n".join(goals)]), *blocks])


@dataclass(eq=False)
class Guide:
    """Rules' pages as files, since a link needs an address and nothing here uses the network."""

    folder: Path = field(default_factory=lambda: cache_directory() / "pages" / __version__)
    _links: dict[tuple[str, str], str | None] = field(default_factory=dict, init=False)

    def link(self, finding: Finding, locale: str) -> str | None:
        """The address of a rule's page in a language; None where it cannot be written."""
        key = (finding.code, locale)
        if key not in self._links:
            self._links[key] = self._written(finding, locale)
        return self._links[key]

    def _written(self, finding: Finding, locale: str) -> str | None:
        rule = rule_of(finding)
        if rule is None:
            return None
        text = f"# {rule.code} {rule.name}\n\n{rule_page(rule, translator(locale))}\n"
        file = self.folder / locale / f"{rule.code}.md"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.is_file() or file.read_text("utf-8") != text:
                _replace(file, text)
            return file.resolve().as_uri()
        except (OSError, UnicodeError):
            return None


def _replace(file: Path, text: str) -> None:
    """Write a file so that it is there as a whole or not at all."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".md")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as write:
            write.write(text)
        Path(name).replace(file)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
