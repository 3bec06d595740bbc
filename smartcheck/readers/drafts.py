"""Goals being put together while a document is read, and the Document made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from smartcheck.document import Document, Excerpt, Failure, Goal, KeyResult, Objective, Span
from smartcheck.periods import Period
from smartcheck.readers import cycles
from smartcheck.readers.language import detect_language
from smartcheck.readers.options import ReaderOptions
from smartcheck.readers.problems import N_, Unreadable, not_understood, unreadable
from smartcheck.readers.source import Source
from smartcheck.readers.wording import PERCENT_BEHIND

# `aim` and `theme` are settled at the end: by whether key results were found under them.
DraftKind = Literal["objective", "key_result", "goal", "aim", "theme"]

NO_GOALS = N_(
    "no objectives, key results or goals were recognised; label them, for example with the "
    'headings "Objective: ..." and "Key results", and see `smartcheck init` for a complete example'
)

TOO_MANY_GOALS = N_("more than {limit} goals; split the file")
TOO_LONG = N_(
    "a text of {size} characters, more than the {limit} that a goal or a field may have; shorten it"
)

_DIGIT = re.compile(r"\d")


@dataclass(eq=False)
class Draft:
    """A goal as far as it is known. The fields are those of `smartcheck.document.Goal`."""

    kind: DraftKind
    text: Excerpt
    label: str = ""
    number: str = ""
    type: str = "aspirational"
    owner: str | None = None
    team: str | None = None
    period: Period | None = None
    fields: dict[str, Excerpt] = field(default_factory=dict)
    key_results: list[Draft] = field(default_factory=list)
    listed: bool = False


@dataclass
class Drafts:
    """All that was found in a document, in its order."""

    source: Source
    options: ReaderOptions
    goals: list[Draft] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    period: Period | None = None
    language: str | None = None
    title: Excerpt | None = None
    team: str | None = None
    owner: str | None = None
    speaks_of_okrs: bool = False
    count: int = 0

    def admit(self, text: Excerpt) -> None:
        """Counts a goal; Unreadable when there are more than any document may hold."""
        self.count += 1
        limit = self.options.max_goals
        if self.count > limit:
            raise self._too_large(self.options.translate(TOO_MANY_GOALS).format(limit=limit), text)

    def _check_lengths(self) -> None:
        limit = self.options.max_text
        for draft in self.every():
            for text in (draft.text, *draft.fields.values()):
                if (size := len(text.text)) > limit:
                    message = self.options.translate(TOO_LONG).format(size=size, limit=limit)
                    raise self._too_large(message, text)

    def _too_large(self, message: str, text: Excerpt) -> Unreadable:
        place = self.source.place_in_original(text.offset(0))
        return unreadable(self.source.path, message, place, "too-large")

    def every(self) -> Iterator[Draft]:
        """All drafts: each goal, then its key results."""
        for goal in self.goals:
            yield goal
            yield from goal.key_results

    def document(self) -> Document:
        """The finished document; NotUnderstood if it holds no goals."""
        self._settle()
        if not self.goals:
            message = self.options.translate(NO_GOALS)
            raise not_understood(self.source.path, message)
        self._check_lengths()
        self._drop_grades()
        period = self._period()
        objectives = [_objective(d) for d in self.goals if d.kind == "objective"]
        loose = [_loose(d) for d in self.goals if d.kind != "objective"]
        return Document(
            path=self.source.path,
            source=self.source.original,
            language=self._language(),
            period=period,
            title=self._title(),
            objectives=tuple(objectives),
            goals=tuple(loose),
            team=self.team,
            owner=self.owner,
            failures=tuple(self.failures),
            sheet=self.source.sheet,
        )

    def _settle(self) -> None:
        """Decides what the ambiguous labels meant, now that all is known."""
        kept = []
        kinds = {draft.kind for draft in self.every()}
        aims = {id(draft) for draft in self.goals if self._is_aim_of_okrs(draft, kinds)}
        for draft in self.goals:
            if not draft.text.text.strip():
                kept += [result for result in draft.key_results if result.text.text.strip()]
                continue
            if draft.kind in ("aim", "theme") and (draft.key_results or id(draft) in aims):
                draft.kind = "objective"
            if draft.kind == "theme":
                continue
            if draft.kind == "aim":
                draft.kind = "goal"
            draft.key_results = [r for r in draft.key_results if r.text.text.strip()]
            kept.append(draft)
        self.goals = kept

    def _is_aim_of_okrs(self, draft: Draft, kinds: set[DraftKind]) -> bool:
        """Whether "Mål: …" without key results is an objective: among OKRs it is.

        One of a list headed "Mål" is a goal of its own beside proper objectives.
        """
        if draft.kind != "aim":
            return False
        if draft.listed and "objective" in kinds:
            return False
        return self.speaks_of_okrs or bool(kinds & {"objective", "key_result"})

    def _drop_grades(self) -> None:
        """ "(70%)" behind most goals of a document is progress; behind a single one a target."""
        graded = [draft for draft in self.every() if PERCENT_BEHIND.search(draft.text.text)]
        measured = [
            draft for draft in graded if _DIGIT.search(PERCENT_BEHIND.sub("", draft.text.text))
        ]
        others = sum(1 for _ in self.every()) - len(graded)
        few = len(graded) < 3 and len(measured) < max(len(graded), 2)
        if few or len(graded) < others:
            return
        for draft in graded:
            found = PERCENT_BEHIND.search(draft.text.text)
            if found and found.start():
                draft.text = draft.text.cut(0, found.start())

    def _period(self) -> Period | None:
        """The document's period; what all goals share becomes the document's."""
        if self.options.period:
            return self.options.period
        own = {draft.period for draft in self.goals}
        if self.period is None and len(own) == 1 and (shared := own.pop()):
            self.period = shared
        for draft in self.every():
            if draft.period == self.period:
                draft.period = None
        return (
            self.period
            or cycles.of_file(self.source.path, self.options)
            or self.options.default_period
        )

    def _language(self) -> str:
        texts = [draft.text.text for draft in self.every()]
        return self.options.language or self.language or detect_language(texts)

    def _title(self) -> Span | None:
        if self.title is not None and self.title.text:
            return self.title.span()
        return self.goals[0].text.span()


def _loose(draft: Draft) -> Goal:
    return _key_result(draft) if draft.kind == "key_result" else Goal(**_fields(draft))


def _key_result(draft: Draft) -> KeyResult:
    return KeyResult(**_fields(draft))


def _objective(draft: Draft) -> Objective:
    results = tuple(_key_result(result) for result in draft.key_results)
    return Objective(**_fields(draft), key_results=results)


def _fields(draft: Draft) -> dict[str, Any]:
    return {
        "text": draft.text.strip(),
        "label": draft.label,
        "type": draft.type,
        "owner": draft.owner,
        "team": draft.team,
        "period": draft.period,
        **draft.fields,
    }
