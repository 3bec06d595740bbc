"""Which spaCy pipeline reads which language, and what the two make of a document's goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from smartcheck.annotate.deadlines import Deadline, deadline_of
from smartcheck.annotate.goal import ParsedDocument, ParsedGoal, ParsedObjective
from smartcheck.annotate.numbers import find_numbers
from smartcheck.annotate.quantities import find_quantities
from smartcheck.annotate.reading import Reading, reading_of
from smartcheck.annotate.scores import Score, find_progress, find_score, read_score
from smartcheck.annotate.structure import structure_of
from smartcheck.annotate.times import TimeExpression, find_times
from smartcheck.document import Document, Excerpt, Goal
from smartcheck.languages import LanguagePack, load_pack
from smartcheck.moments import DateOrder

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
    date_order: DateOrder = "dmy"
    fiscal_year_start: int | None = None
    _loaded: dict[str, Language] = field(default_factory=dict, init=False, repr=False)
    _unparsed: set[str] = field(default_factory=set, init=False, repr=False)

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

    def parses(self, language: str) -> bool:
        """Whether the goals of a language got a parse, as far as they were annotated yet."""
        return language not in self._unparsed

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
            found = {id(goal.goal): doc for goal, doc in zip(goals, docs, strict=True)}
            if any(len(doc) and not doc.has_annotation("DEP") for doc in found.values()):
                self._unparsed.add(language)
            parses.update(found)
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
            surroundings = _Surroundings(document, pack, parent, today, self)
            return unparsed[id(goal)].parsed(parses[id(goal)], surroundings, position)

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
    """A goal with what can be read in it before it is parsed.

    `written` is the score in the goal's words, `given` the one in a field beside it, which wins.
    """

    goal: Goal
    written: Score | None
    given: Score | None
    reading: Reading

    @classmethod
    def of(cls, goal: Goal, pack: LanguagePack) -> _Unparsed:
        text = goal.text.text
        written = find_score(text, pack) if goal.kind != "objective" else None
        given = read_score(goal.confidence.text, pack) if goal.confidence is not None else None
        return cls(goal, written, given, reading_of(text, pack, 0, _body_end(text, written)))

    def parsed(
        self, doc: Doc, surroundings: _Surroundings, position: Mapping[str, int]
    ) -> ParsedGoal:
        text, pack = self.goal.text.text, surroundings.pack
        structure = structure_of(doc, self.reading, pack)
        times = find_times(text, pack)
        progress = find_progress(text, pack)
        ignored = [span for span in (progress, self.written and self.written.whole) if span]
        return ParsedGoal(
            goal=self.goal,
            text=text,
            body=(0, len(text[: _body_end(text, self.written)].rstrip(" (–-,;:"))),
            pack=pack,
            structure=structure,
            quantities=find_quantities(text, structure, pack, times, self.written, tuple(ignored)),
            times=times,
            score=self.given or self.written,
            deadline=surroundings.deadline(self.goal, times),
            baseline=_number(self.goal.baseline, pack),
            target=_number(self.goal.target, pack),
            **position,
        )


@dataclass(frozen=True, eq=False)
class _Surroundings:
    """What a goal inherits from, and what dates are reckoned from."""

    document: Document
    pack: LanguagePack
    parent: Deadline | None
    today: date
    annotator: Annotator

    def deadline(self, goal: Goal, times: Sequence[TimeExpression]) -> Deadline | None:
        return deadline_of(
            goal,
            times,
            self.parent,
            self.document,
            self.today,
            self.pack,
            date_order=self.annotator.date_order,
            fiscal_year_start=self.annotator.fiscal_year_start,
        )


def _body_end(text: str, score: Score | None) -> int:
    """Where the goal's own words end: before a score that closes it."""
    if score is None or text[score.whole[1] :].strip(" .)]"):
        return len(text)
    return score.whole[0]


def _number(value: Excerpt | None, pack: LanguagePack) -> float | None:
    numbers = find_numbers(value.text, pack) if value is not None else []
    return numbers[0].value if numbers else None
