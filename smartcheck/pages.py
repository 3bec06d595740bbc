"""A rule's page: its docstring taken apart. One text feeds `explain`, the docs, SARIF and reports.

The docstring holds, parted by empty lines: the title; what the rule flags; "Not flagged: …";
"Why: …"; "Against: …" where another school disagrees; "Sources: KEY, KEY"; and example blocks:

    Weak:
        nb: Øk [[salget]] mye
        en objective: …
    Better (en):
        objectives: [{objective: …, key_results: […]}]

A line under a plain heading is one goal; under a heading with a language the block is a document
in the canonical YAML form. `[[…]]` marks the words that a finding must point at.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from smartcheck.document import GoalKind
from smartcheck.finding import RuleView
from smartcheck.rule import N_, AnyRule

Side = Literal["weak", "better"]
Translate = Callable[[str], str]

_BLOCK = re.compile(
    r"(?P<side>Weak|Better)(?: \((?P<language>\w+)\))?:\s*\n(?P<body>(?:[ ]{4}.*\n?|\n)+)"
)
_LINE = re.compile(r"(?P<language>[a-z]{2})(?: (?P<kind>objective|key_result|goal))?: (?P<text>.*)")
_LABELS = ("Not flagged:", "Why:", "Against:", "Sources:")
MARK = re.compile(r"\[\[(.+?)\]\]", re.S)

RULE_URL = "docs/rules/{code}.md"
# Titles stay as they are; what only describes a source is translated.
SOURCES = {
    "SEED": N_("Norwegian blog post on OKR and SMART"),
    "WODTKE": "Christina Wodtke, Radical Focus; The Art of the OKR",
    "DOERR": "John Doerr, Measure What Matters; whatmatters.com",
    "GOOGLE": "Google's OKR Playbook; re:Work",
    "CASTRO": "Felipe Castro, Beginner's Guide to OKR",
    "GITLAB": N_("GitLab handbook, OKRs"),
    "PERDOO": N_("Perdoo, OKR guide"),
    "VIVA": N_("Microsoft Viva Goals, types of key results"),
    "QUANTIVE": "Quantive, OKR design score",
    "GOTHELF": "Jeff Gothelf, Percentages or absolute numbers",
    "DORAN": "George T. Doran, There's a S.M.A.R.T. way to write management's goals (1981)",
    "LOCKE": N_("Locke & Latham, goal-setting theory (2002)"),
    "INEVO": N_("Inevo, Norwegian OKR guide"),
    "STAMMEN": N_("Stammen, Norwegian OKR guide"),
    "DIGDIR": N_("Norwegian Digitalisation Agency"),
    "FEMMER": "Femmer et al., requirements smells",
    "ARM": "Automated requirement measurement: weak phrases",
    "ISO 29148": N_("ISO/IEC/IEEE 29148, requirements engineering"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule: a goal, or a whole document in YAML, with the flagged words marked."""

    side: Side
    language: str
    text: str
    kind: GoalKind | None = None
    document: bool = False

    @property
    def plain(self) -> str:
        """The text without its marks."""
        return MARK.sub(r"\1", self.text)

    @property
    def marked(self) -> tuple[str, ...]:
        """The words that a finding must point at; none means that the rule stays silent."""
        return tuple(match[1] for match in MARK.finditer(self.text))


@dataclass(frozen=True)
class RulePage:
    """What a rule says of itself, in English or translated."""

    title: str
    what: str
    not_flagged: str
    why: str
    against: str
    sources: tuple[str, ...]
    examples: tuple[Example, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The prose in reading order, without what is empty."""
        prose = (self.title, self.what, self.not_flagged, self.why, self.against)
        return tuple(text for text in prose if text)

    def translated(self, translate: Translate) -> RulePage:
        """The page with its prose put through a translator."""
        return replace(
            self,
            title=translate(self.title),
            what=translate(self.what) if self.what else "",
            not_flagged=translate(self.not_flagged) if self.not_flagged else "",
            why=translate(self.why),
            against=translate(self.against) if self.against else "",
        )


def page_of(rule: AnyRule) -> RulePage:
    """The page of a rule; ValueError if its docstring lacks a title or a reason."""
    text = inspect.cleandoc(rule.__doc__ or "") + "\n"
    examples = tuple(example for match in _BLOCK.finditer(text) for example in _examples(match))
    prose = [" ".join(part.split()) for part in _BLOCK.sub("", text).split("\n\n")]
    title, *rest = [part for part in prose if part] or [""]
    labelled = {label: _labelled(rest, label) for label in _LABELS}
    what = " ".join(part for part in rest if not part.startswith(_LABELS))
    if not title or not labelled["Why:"]:
        raise ValueError(
            f"{rule.__module__}.{rule.__name__}: a rule's docstring needs a title and a Why"
        )
    sources = [key.strip() for key in labelled["Sources:"].rstrip(".").split(",")]
    return RulePage(
        title=title,
        what=what,
        not_flagged=labelled["Not flagged:"],
        why=labelled["Why:"],
        against=labelled["Against:"],
        sources=tuple(key for key in sources if key),
        examples=examples,
    )


def source_names(page: RulePage, translate: Translate) -> list[str]:
    """The sources in full; a key that is not one of ours stands for itself."""
    return [translate(SOURCES[key]) if key in SOURCES else key for key in page.sources]


def rule_view(rule: AnyRule, translate: Translate) -> RuleView:
    """What outputs need to know of a rule."""
    page = page_of(rule).translated(translate)
    return RuleView(
        code=rule.code,
        name=rule.name,
        criterion=rule.criterion,
        title=page.title,
        what=page.what,
        why=page.why,
        sources=tuple(source_names(page, translate)),
        url=RULE_URL.format(code=rule.code),
        severity=rule.severity,
    )


def _labelled(parts: list[str], label: str) -> str:
    found = next((part for part in parts if part.startswith(label)), "")
    return found.removeprefix(label).strip()


def _examples(match: re.Match[str]) -> list[Example]:
    side: Side = "weak" if match["side"] == "Weak" else "better"
    body = inspect.cleandoc(match["body"])
    if match["language"]:
        return [Example(side, match["language"], body, document=True)]
    found = []
    for line in body.splitlines():
        if not (parts := _LINE.fullmatch(line.strip())):
            raise ValueError(f"not an example: {line!r}")
        kind: GoalKind | None = parts["kind"]  # type: ignore[assignment]
        found.append(Example(side, parts["language"], parts["text"].strip(), kind))
    return found
