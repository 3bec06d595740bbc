"""What the parts of a run add up to: all of it, or only the sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from smartcheck.document import Failure, Location, Span
from smartcheck.finding import DocumentView, Finding, Notice, Result


@dataclass
class Tally:
    """Parts added up without what they say: enough for a summary, statistics and an exit code.

    Findings of the same kind become one and the same object, so that a hundred thousand of them
    take next to no memory.
    """

    _kinds: dict[tuple[object, ...], Finding] = field(default_factory=dict)
    _languages: dict[str, DocumentView] = field(default_factory=dict)
    _documents: list[DocumentView] = field(default_factory=list)
    _findings: list[Finding] = field(default_factory=list)
    _failures: list[Failure] = field(default_factory=list)
    _skipped: list[str] = field(default_factory=list)
    _notes: dict[Notice, None] = field(default_factory=dict)
    _compared: bool = False
    _stale: int = 0

    def add(self, part: Result) -> None:
        """Count one more part."""
        for document in part.documents:
            bare = DocumentView(path="", source="", language=document.language)
            self._documents.append(self._languages.setdefault(document.language, bare))
        for found in part.findings:
            kind = (found.code, found.severity, found.suppressed is None, found.baselined)
            if kind not in self._kinds:
                self._kinds[kind] = _bare(found)
            self._findings.append(self._kinds[kind])
        self._failures.extend(part.failures)
        self._skipped.extend(part.skipped)
        self._notes.update(dict.fromkeys(part.notes))
        self._compared = self._compared or part.compared
        self._stale += part.stale

    def result(self) -> Result:
        """The sum, with documents and findings that only count."""
        return Result(
            documents=tuple(self._documents),
            findings=tuple(self._findings),
            failures=tuple(self._failures),
            skipped=tuple(self._skipped),
            notes=tuple(self._notes),
            compared=self._compared,
            stale=self._stale,
        )


def _bare(found: Finding) -> Finding:
    nowhere = {"span": Span(0, 0), "start": Location(1, 1), "end": Location(1, 1), "path": ""}
    words = {"message": "", "advice": "", "fingerprint": "", "marks": ()}
    return replace(found, **nowhere, **words)  # type: ignore[arg-type]


def combined(parts: Iterable[Result]) -> Result:
    """All parts as one Result."""
    kept = list(parts)
    order = [document.path for part in kept for document in part.documents]
    order += [finding.path for part in kept for finding in part.findings]
    whole = merged(kept, list(dict.fromkeys(order)))
    return replace(
        whole,
        rules=dict(sorted(whole.rules.items())),
        pipelines=dict(sorted(whole.pipelines.items())),
        compared=any(part.compared for part in kept),
        stale=sum(part.stale for part in kept),
    )


def merged(results: Sequence[Result], order: Sequence[str]) -> Result:
    """Several Results as one, in the order in which their documents were read."""
    if len(results) == 1:
        return results[0]
    place = {path: at for at, path in enumerate(order)}
    return Result(
        documents=tuple(
            sorted((d for r in results for d in r.documents), key=lambda d: place[d.path])
        ),
        findings=tuple(
            sorted((f for r in results for f in r.findings), key=lambda f: place[f.path])
        ),
        failures=tuple(failure for r in results for failure in r.failures),
        skipped=tuple(path for r in results for path in r.skipped),
        notes=tuple(dict.fromkeys(note for r in results for note in r.notes)),
        rules={code: rule for r in results for code, rule in r.rules.items()},
        pipelines={code: name for r in results for code, name in r.pipelines.items()},
    )
