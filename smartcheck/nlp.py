"""Which spaCy pipeline reads which language, and what the two make of a document's goals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from smartcheck.annotate.deadlines import Deadline, deadline_of
from smartcheck.annotate.goal import ParsedDocument, ParsedGoal, ParsedObjective
from smartcheck.annotate.numbers import find_numbers
from smartcheck.annotate.quantities import find_quantities
from smartcheck.annotate.reading import Reading, reading_of
from smartcheck.annotate.scores import Score, find_progress, find_score, read_score
from smartcheck.annotate.structure import structure_of
from smartcheck.annotate.times import find_times
from smartcheck.document import Document, Excerpt, Goal
from smartcheck.languages import LanguagePack, load_pack

BATCH_SIZE = 256


class PipelineError(Exception):
    """A spaCy pipeline could not be loaded; the message says which and what to do."""


def load_pipeline(language: str, name: str | None = None) -> Language:
    """The spaCy pipeline of a language: ours, or the installed package or folder named.

    A language without a pipeline of ours gets spaCy's blank one: its goals are read without a
    parse. Raises PipelineError for a name that spaCy cannot load.
    """
    import spacy

    own = files("smartcheck.pipelines") / language
    if name is None and not own.is_dir():
        return spacy.blank(language)
    try:
        return spacy.load(name if name is not None else Path(str(own)))
    except (OSError, ValueError) as error:
        raise PipelineError(
            f"the spaCy pipeline {name!r} for {language!r} cannot be loaded: {error}; "
            "install it, or leave it out to use the one that comes with smartcheck"
        ) from None


@dataclass(frozen=True, eq=False)
class Annotator:
    """Parses goals. `pipelines` names other pipelines than ours, by language."""

    pipelines: Mapping[str, str] = field(default_factory=dict)
    date_order: str = "dmy"
    _loaded: dict[str, Language] = field(default_factory=dict, init=False, repr=False)

    def pipeline(self, language: str) -> Language:
        """The pipeline of a language, loaded when it is first asked for."""
        if language not in self._loaded:
            self._loaded[language] = load_pipeline(language, self.pipelines.get(language))
        return self._loaded[language]

    def loaded(self) -> dict[str, str]:
        """Names and versions of the pipelines in use, by language."""
        return {
            code: f"{nlp.meta['name']} {nlp.meta['version']}" for code, nlp in self._loaded.items()
        }

    def annotate(self, documents: Sequence[Document], today: date) -> list[ParsedDocument]:
        """The documents with every goal parsed, in one batch per language."""
        waiting: dict[str, list[_Unparsed]] = {}
        by_document: list[dict[int, _Unparsed]] = []
        for document in documents:
            pack = load_pack(document.language)
            mine = {id(goal): _Unparsed.of(goal, pack) for goal in document.every_goal()}
            waiting.setdefault(document.language, []).extend(mine.values())
            by_document.append(mine)
        parses: dict[int, Doc] = {}
        for language, goals in waiting.items():
            texts = (goal.reading.text for goal in goals)
            docs = self.pipeline(language).pipe(texts, batch_size=BATCH_SIZE)
            parses.update((id(goal.goal), doc) for goal, doc in zip(goals, docs, strict=True))
        return [
            self._document(document, mine, parses, today)
            for document, mine in zip(documents, by_document, strict=True)
        ]

    def _document(
        self,
        document: Document,
        unparsed: Mapping[int, _Unparsed],
        parses: Mapping[int, Doc],
        today: date,
    ) -> ParsedDocument:
        pack = load_pack(document.language)

        def parsed(goal: Goal, parent: Deadline | None, **position: int) -> ParsedGoal:
            return unparsed[id(goal)].parsed(
                parses[id(goal)], pack, document, parent, today, self.date_order, position
            )

        objectives = []
        for number, objective in enumerate(document.objectives):
            top = parsed(objective, None, objective=number)
            below = tuple(
                parsed(key_result, top.deadline, objective=number, key_result=index)
                for index, key_result in enumerate(objective.key_results)
            )
            objectives.append(ParsedObjective(parsed=top, key_results=below))
        loose = tuple(parsed(goal, None, loose=i) for i, goal in enumerate(document.goals))
        return ParsedDocument(
            document=document, pack=pack, objectives=tuple(objectives), goals=loose
        )


@dataclass(frozen=True, eq=False)
class _Unparsed:
    """A goal with what can be read in it before it is parsed."""

    goal: Goal
    score: Score | None
    in_text: bool
    reading: Reading

    @classmethod
    def of(cls, goal: Goal, pack: LanguagePack) -> _Unparsed:
        text = goal.text.text
        written = find_score(text, pack) if goal.kind != "objective" else None
        given = read_score(goal.confidence.text, pack) if goal.confidence is not None else None
        end = (
            written.start if written is not None and not text[written.end :].strip(" .)]") else None
        )
        return cls(goal, given or written, written is not None, reading_of(text, pack, 0, end))

    def parsed(
        self,
        doc: Doc,
        pack: LanguagePack,
        document: Document,
        parent: Deadline | None,
        today: date,
        date_order: str,
        position: Mapping[str, int],
    ) -> ParsedGoal:
        text = self.goal.text.text
        structure = structure_of(doc, self.reading, pack)
        times = find_times(text, pack)
        written = find_score(text, pack) if self.in_text else None
        progress = find_progress(text, pack)
        ignored = (progress,) if progress is not None else ()
        body_end = written.start if written is not None else len(text)
        return ParsedGoal(
            goal=self.goal,
            text=text,
            body=(0, len(text[:body_end].rstrip(" (–-,;:"))),
            pack=pack,
            structure=structure,
            quantities=find_quantities(text, structure, pack, times, written, ignored),
            times=times,
            score=self.score,
            deadline=deadline_of(
                self.goal, times, parent, document, today, pack, date_order=date_order
            ),
            baseline=_number(self.goal.baseline, pack),
            target=_number(self.goal.target, pack),
            **position,
        )


def _number(value: Excerpt | None, pack: LanguagePack) -> float | None:
    numbers = find_numbers(value.text, pack) if value is not None else []
    return numbers[0].value if numbers else None


def annotate_text(text: str, language: str, annotator: Annotator, **options: Any) -> ParsedGoal:
    """One goal alone, for the REPL: no document, no period."""
    goal = Goal(text=Excerpt.at(text, 0))
    document = Document(path="<text>", source=text, language=language, goals=(goal,))
    return annotator.annotate([document], options.get("today", date.today()))[0].goals[0]


def used_languages(documents: Iterable[Document]) -> set[str]:
    """The languages of the documents."""
    return {document.language for document in documents}
