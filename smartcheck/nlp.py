"""Which spaCy pipeline reads which language, and what the two make of a document's goals."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from smartcheck.annotate.deadlines import Deadline, deadline_of
from smartcheck.annotate.goal import ParsedDocument, ParsedGoal, ParsedObjective
from smartcheck.annotate.numbers import find_numbers
from smartcheck.annotate.quantities import Quantity, find_quantities
from smartcheck.annotate.reading import Reading, reading_of
from smartcheck.annotate.scores import Score, find_progress, find_score, read_score
from smartcheck.annotate.structure import Structure, structure_of
from smartcheck.annotate.times import TimeExpression, find_times
from smartcheck.document import Document, Excerpt, Goal
from smartcheck.languages import LanguagePack, load_pack
from smartcheck.moments import DateOrder

BATCH_SIZE = 128  # what fits a processor's cache


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
        with _numpy_arithmetic():
            return spacy.load(name if name is not None else Path(str(own)))
    except (OSError, ValueError) as error:
        raise PipelineError(
            f"the spaCy pipeline {name!r} for {language!r} cannot be loaded: {error}; "
            "install it, or leave it out to use the one that comes with smartcheck"
        ) from None


@contextmanager
def _numpy_arithmetic() -> Iterator[None]:
    """Pipelines loaded meanwhile multiply with numpy's library, if that uses one thread.

    Half of a parse is the product of matrices. The library that spaCy brings for it knows fewer
    processors than numpy's, and takes twice as long on new ones. Several threads cost more than
    they save on matrices this small: the command line asks for one, other programs may not. A
    graphics card, or what Apple's machines have of their own, is left alone.
    """
    from thinc.api import NumpyOps, get_current_ops, use_ops

    threads = os.environ.get("OPENBLAS_NUM_THREADS") or os.environ.get("OMP_NUM_THREADS")
    if threads != "1" or type(get_current_ops()) is not NumpyOps:
        yield
        return
    with use_ops("numpy", use_blis=False):
        yield


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
        waiting: dict[str, list[Goal]] = {}
        for document in documents:
            waiting.setdefault(document.language, []).extend(document.every_goal())
        wordings: dict[int, Wording] = {}
        for language, goals in waiting.items():
            words = [(goal.text.text, goal.kind != "objective") for goal in goals]
            read = self.wordings(language, words)
            if any(one.structure.words and not one.structure.parsed for one in read):
                self._unparsed.add(language)
            wordings.update((id(goal), wording) for goal, wording in zip(goals, read, strict=True))
        return [self._document(document, wordings, today) for document in documents]

    def wordings(self, language: str, goals: Sequence[tuple[str, bool]]) -> list[Wording]:
        """What goals say by themselves, parsed in one batch.

        Takes the text of each, and whether it may hold a score. Who parses the same goals time and
        again, as an editor's server does, overrides this to keep what it gave before.
        """
        pack = load_pack(language)
        unparsed = [_Unparsed.of(text, scored, pack) for text, scored in goals]
        texts = (goal.reading.text for goal in unparsed)
        docs = self.pipeline(language).pipe(texts, batch_size=BATCH_SIZE)
        return [goal.parsed(doc, pack) for goal, doc in zip(unparsed, docs, strict=True)]

    def _document(
        self,
        document: Document,
        wordings: Mapping[int, Wording],
        today: date,
    ) -> ParsedDocument:
        pack = load_pack(document.language)

        def parsed(goal: Goal, parent: Deadline | None, **position: int) -> ParsedGoal:
            surroundings = _Surroundings(document, pack, parent, today, self)
            return surroundings.placed(goal, wordings[id(goal)], position)

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
class Wording:
    """What the words of a goal say by themselves, wherever and whenever it stands.

    `written` is the score in the goal's words; `body` is the range without it.
    """

    text: str
    body: tuple[int, int]
    structure: Structure
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    written: Score | None


@dataclass(frozen=True, eq=False)
class _Unparsed:
    """The words of a goal with what can be read in them before they are parsed."""

    text: str
    written: Score | None
    reading: Reading

    @classmethod
    def of(cls, text: str, scored: bool, pack: LanguagePack) -> _Unparsed:
        written = find_score(text, pack) if scored else None
        return cls(text, written, reading_of(text, pack, 0, _body_end(text, written)))

    def parsed(self, doc: Doc, pack: LanguagePack) -> Wording:
        text, written = self.text, self.written
        structure = structure_of(doc, self.reading, pack)
        times = find_times(text, pack)
        progress = find_progress(text, pack)
        ignored = tuple(span for span in (progress, written and written.whole) if span)
        return Wording(
            text=text,
            body=(0, len(text[: _body_end(text, written)].rstrip(" (–-,;:"))),
            structure=structure,
            quantities=find_quantities(text, structure, pack, times, written, ignored),
            times=times,
            written=written,
        )


@dataclass(frozen=True, eq=False)
class _Surroundings:
    """What a goal inherits from, and what dates are reckoned from."""

    document: Document
    pack: LanguagePack
    parent: Deadline | None
    today: date
    annotator: Annotator

    def placed(self, goal: Goal, wording: Wording, position: Mapping[str, int]) -> ParsedGoal:
        """A goal in its place; a score in a field beside it wins over one in its words."""
        pack = self.pack
        given = read_score(goal.confidence.text, pack) if goal.confidence is not None else None
        return ParsedGoal(
            goal=goal,
            text=wording.text,
            body=wording.body,
            pack=pack,
            structure=wording.structure,
            quantities=wording.quantities,
            times=wording.times,
            score=given or wording.written,
            deadline=self.deadline(goal, wording.times),
            baseline=_number(goal.baseline, pack),
            target=_number(goal.target, pack),
            **position,
        )

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
