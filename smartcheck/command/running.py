"""A run over many files: what is known from the cache, the rest in batches, in the order of files.

Each part is a Result of one document, one failure or one file passed over. They come one by one, so
that memory does not grow with the number of files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from smartcheck import clock
from smartcheck.cache import Store
from smartcheck.command.replay import known_part
from smartcheck.command.session import Session, check_rules
from smartcheck.command.sources import PACKED, STDIN, Input, read
from smartcheck.document import Document, Failure
from smartcheck.finding import Finding, Result
from smartcheck.stamps import Facts, Stamps, document_key
from smartcheck.stored import decode, encode

if TYPE_CHECKING:
    from smartcheck.config import Config
    from smartcheck.linter import Linter

BATCH_BYTES = 64 * 1024  # about 500 goals: more do not make the parser faster
_TOO_LARGE_TO_KEEP = 5_000_000


@dataclass(frozen=True)
class Task:
    """One input with its settings. `key` is None where the outcome is not to be kept.

    `data` is the content of standard input; files are read when their turn comes.
    """

    source: Input
    base: Config
    config: Config
    size: int = 0
    key: str | None = None
    data: bytes | None = None


@dataclass(frozen=True, eq=False)
class Runner:
    """Checks the inputs of a session. `store` is None where nothing is to be kept or reused."""

    session: Session
    store: Store | None = None
    jobs: int = 1
    _linters: dict[int, Linter] = field(default_factory=dict, init=False, repr=False)

    def parts(self, inputs: Sequence[Input | Failure]) -> Iterator[Result]:
        """What was found out of each input, in their order; ConfigError before the first."""
        tasks = self._tasks([one for one in inputs if not isinstance(one, Failure)])
        for task in tasks.values():
            check_rules(task.base)
        yield from self._parts(inputs, tasks)
        if self.store is not None:
            self.store.trim()

    def _parts(
        self, inputs: Sequence[Input | Failure], tasks: dict[Input, Task]
    ) -> Iterator[Result]:
        kept = {task.source for task in tasks.values() if self._is_kept(task)}
        made = self._made([task for source, task in tasks.items() if source not in kept])
        skipped: list[str] = []
        anything = False
        for one in inputs:
            if isinstance(one, Failure):
                part = Result(failures=(one,))
            elif one in kept:
                part = self._known(tasks[one]) or self.lint([tasks[one]])[0]
            else:
                part = next(made)
            skipped.extend(part.skipped)
            anything = anything or bool(part.documents or part.failures)
            yield part
        if not anything:
            yield Result(failures=(self.session.nothing(skipped),))

    # -- what to do -----------------------------------------------------------------------------

    def _tasks(self, inputs: Iterable[Input]) -> dict[Input, Task]:
        stamps = None
        if self.store is not None:
            session = self.session
            stamps = Stamps.of(self.store, session.options, session.translate.locale)
        runs: dict[int, tuple[str, Facts] | None] = {}
        return {source: self._task(source, stamps, runs) for source in inputs}

    def _task(
        self, source: Input, stamps: Stamps | None, runs: dict[int, tuple[str, Facts] | None]
    ) -> Task:
        session = self.session
        base = session.base_config(source)
        config = session.config_for(source)
        if source.path == STDIN:
            data = sys.stdin.buffer.read()
            named = Input(Path(session.stdin_filename or "<stdin>"), True)
            return Task(named, base, config, len(data), data=data)
        size = _size(source.path)
        task = Task(source, base, config, size)
        if stamps is None or self.store is None or size > _TOO_LARGE_TO_KEEP:
            return task
        if id(base) not in runs:
            runs[id(base)] = self._run(source, base, stamps)
        if (run := runs[id(base)]) is None:
            return task
        try:
            content = source.path.read_bytes()
        except OSError:
            return task
        key = document_key(run[0], source.name, source.path, run[1], content)
        return replace(task, key=key)

    def _run(self, source: Input, base: Config, stamps: Stamps) -> tuple[str, Facts] | None:
        """The run's part of keys, while its settings are kept for the next run."""
        file, folder = self.session.settings_file(source)
        facts = Facts.of(base)
        try:
            text = facts.text()
        except (TypeError, ValueError):  # an option of a plugin that JSON cannot hold
            return None
        if self.store is not None:
            self.store.put(stamps.settings(file, folder), text)
        return stamps.run(file, folder, facts, clock.today()), facts

    def _is_kept(self, task: Task) -> bool:
        return self.store is not None and task.key is not None and self.store.has(task.key)

    def _known(self, task: Task) -> Result | None:
        return known_part(self.store, task.key, task.source) if self.store and task.key else None

    # -- doing it -------------------------------------------------------------------------------

    def _made(self, tasks: Sequence[Task]) -> Iterator[Result]:
        """The parts of inputs that no earlier run knows, made by as many processes as it takes."""
        batches = list(_batches(tasks))
        if self.jobs > 1 and len(batches) > 1:
            from smartcheck.command.workers import shared_out

            self._load(tasks)
            count = min(self.jobs, len(batches))

            def work(batch: list[Task]) -> list[str]:
                return [encode(part) for part in self.lint(batch)]

            for texts in shared_out(batches, work, count):
                yield from map(decode, texts)
            return
        for batch in batches:
            yield from self.lint(batch)

    def _load(self, tasks: Sequence[Task]) -> None:
        """Load what all processes will need, before they part and share it."""
        from smartcheck.languages import available_languages

        for task in tasks:
            linter = self._linter(task.base)
            languages = [task.config.language] if task.config.language else available_languages()
            for language in languages:
                linter.annotator.pipeline(language)

    def lint(self, tasks: Sequence[Task]) -> list[Result]:
        """The parts of some inputs, read and checked together."""
        outcomes = [self._read(task) for task in tasks]
        results: dict[str, Result] = {}
        groups: dict[int, list[Document]] = {}
        bases = {id(task.base): task.base for task in tasks}
        for task, outcome in zip(tasks, outcomes, strict=True):
            if isinstance(outcome, Document):
                groups.setdefault(id(task.base), []).append(outcome)
        for number, documents in groups.items():
            linter = self._linter(bases[number])
            results.update(by_document(linter.lint_sources(documents), linter))
        parts = [
            _part(task, outcome, results) for task, outcome in zip(tasks, outcomes, strict=True)
        ]
        for task, part in zip(tasks, parts, strict=True):
            passed_over = part.skipped and task.source.path.suffix.lower() in PACKED
            if self.store and task.key and not part.failures and not passed_over:
                self.store.put(task.key, encode(part))
        return parts

    def _read(self, task: Task) -> Document | Failure | None:
        return read(task.source, task.config, self.session.translate, task.data)

    def _linter(self, config: Config) -> Linter:
        from smartcheck.command.spacy_import import import_spacy, without_collector

        if id(config) not in self._linters:
            import_spacy()
            with without_collector():
                self._linters[id(config)] = self.session.linter(config, self._linters.values())
        return self._linters[id(config)]


def by_document(result: Result, linter: Linter) -> dict[str, Result]:
    """A Result of a linter taken apart, by the path of its documents."""
    findings: dict[str, list[Finding]] = {}
    for finding in result.findings:
        findings.setdefault(finding.path, []).append(finding)
    parts: dict[str, Result] = {}
    for document in result.documents:
        found = findings.get(document.path, [])
        spoken = {finding.code for finding in found}
        language = document.language
        used = result.pipelines.get(language)
        parts[document.path] = Result(
            documents=(document,),
            findings=tuple(found),
            failures=tuple(f for f in result.failures if f.path == document.path),
            notes=linter.notes([language]),
            rules={code: rule for code, rule in sorted(result.rules.items()) if code in spoken},
            pipelines={language: used} if used is not None else {},
        )
    return parts


def _part(task: Task, outcome: Document | Failure | None, results: dict[str, Result]) -> Result:
    if outcome is None:
        return Result(skipped=(task.source.name,))
    if isinstance(outcome, Failure):
        return Result(failures=(outcome,))
    return results[outcome.path]


def _batches(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    batch: list[Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += task.size
        if size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
