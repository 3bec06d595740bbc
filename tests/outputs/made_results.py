"""Results made by hand, so that the report can be tested without the linter."""

# ruff: noqa: E501 (sentences are easier to read whole)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from smartcheck.document import Failure, Location, Span
from smartcheck.finding import (
    SMART,
    ConfidenceView,
    DeadlineView,
    DocumentView,
    Finding,
    GoalView,
    QuantityView,
    Result,
    RuleView,
    Severity,
)

VALUES = {"p": "pass", "f": "fail", "h": "hint", "u": "unknown", "o": "off"}
CRITERIA = {
    "O": "objective",
    "S": "specific",
    "M": "measurable",
    "A": "attractive",
    "R": "realistic",
    "T": "time_bound",
    "B": "balance",
}
RULES = {
    "nb": {
        "O001": ("bare-metric", "Målet er bare en måling", "Si hva dere vil oppnå, og la nøkkelresultatene telle: «**?** slik at **?**»."),
        "O004": ("vague-objective", "Målet er vagt", "Si hva som skal bli annerledes, og for hvem."),
        "S001": ("vague-wording", "Ordet sier ikke hvor mye", "Bytt ordet med et tall: «fra **?** til **?** innen **?**»."),
        "M001": ("no-number", "Nøkkelresultatet har ikke noe tall", "Si hvor mye: «fra **?** til **?** innen **?**»."),
        "M004": ("relative-without-baseline", "Veksten har ikke noe utgangspunkt", "Skriv hvor dere står i dag: «fra **?** til **?**»."),
        "A001": ("activity-not-result", "Dette er arbeid, ikke et resultat", "Spør hva arbeidet skal føre til, og mål det: «**?** som gir **?**»."),
        "R002": ("too-easy", "Skåren tyder på at målet er for lett", "Legg lista høyere, til dere er omtrent like i tvil som i tro."),
        "R005": ("score-or-date", "Tallene kan være en skår eller en dato", "Skriv «tillit **?**»."),
        "R003": ("unrealistic", "Skåren tyder på at målet er urealistisk", "Senk målet, eller kall det et månemål."),
        "T001": ("no-deadline", "Fristen mangler", "Skriv perioden øverst i dokumentet, for eksempel «periode: **?**»."),
        "T004": ("deadline-outside-period", "Fristen ligger utenfor perioden", "Flytt fristen inn i perioden, eller flytt målet til neste."),
        "B003": ("too-many-key-results", "Målet har for mange nøkkelresultater", "Behold de tre til fem som betyr mest."),
    },
    "en": {
        "O001": ("bare-metric", "The objective is a bare metric", "Say what you want to achieve and let the key results count: “**?** so that **?**”."),
        "O004": ("vague-objective", "The objective is vague", "Say what will be different, and for whom."),
        "S001": ("vague-wording", "The word does not say how much", "Put a number in its place: “from **?** to **?** by **?**”."),
        "M001": ("no-number", "The key result has no number", "Say how much: “from **?** to **?** by **?**”."),
        "M004": ("relative-without-baseline", "The growth has no starting point", "Write where you stand today: “from **?** to **?**”."),
        "A001": ("activity-not-result", "This is work, not a result", "Ask what the work should lead to, and measure that: “**?** which gives **?**”."),
        "R002": ("too-easy", "The score says the target is too easy", "Raise the bar until you doubt about as much as you believe."),
        "R003": ("unrealistic", "The score says the target is unrealistic", "Lower the target, or call it a moonshot."),
        "T001": ("no-deadline", "The deadline is missing", "Write the period at the top of the document, such as “period: **?**”."),
        "T004": ("deadline-outside-period", "The deadline lies outside the period", "Move the deadline into the period, or the goal into the next one."),
        "B003": ("too-many-key-results", "The objective has too many key results", "Keep the three to five that matter most."),
    },
}  # fmt: skip
WHY = {
    "nb": "Et resultat som ingen kan telle, kan ingen være enige om at er nådd. Tallet gjør målet "
    "til en avtale, og gjør det mulig å lære underveis.",
    "en": "What nobody can count, nobody can agree has been reached. The number turns the goal "
    "into an agreement, and makes it possible to learn on the way.",
}


@dataclass
class Written:
    """A goal as a test writes it: `[[…]]` marks the words that the findings point at."""

    text: str
    faults: Sequence[tuple[str, str]] = ()
    smart: str = "ppppp"
    extra: dict[str, Any] = field(default_factory=dict)
    key_results: Sequence[Written] = ()


def goal(text: str, *faults: tuple[str, str], smart: str = "ppppp", **extra: Any) -> Written:
    """A key result or a goal on its own; faults are (code, message)."""
    return Written(text, faults, smart, extra)


def objective(
    text: str, *faults: tuple[str, str], krs: Sequence[Written] = (), **extra: Any
) -> Written:
    """An objective with its key results."""
    return Written(text, faults, "", extra, krs)


def result(
    *documents: tuple[dict[str, Any], Sequence[Written], Sequence[Written]],
    locale: str = "nb",
    failures: Sequence[Failure] = (),
    **fields: Any,
) -> Result:
    """A Result of (fields of the document, objectives, goals on their own)."""
    findings: list[Finding] = []
    views = []
    for settings, objectives, goals in documents:
        line = iter(range(3, 1_000_000))
        path = settings["path"]
        made = [
            _objective(written, path, n, line, findings, locale)
            for n, written in enumerate(objectives)
        ]
        loose = [
            _view(written, "goal", (path, None, None, n), line, findings, locale)
            for n, written in enumerate(goals)
        ]
        views.append(
            DocumentView(
                **{"source": "", "language": locale, "locale": locale, **settings},
                objectives=tuple(made),
                goals=tuple(loose),
            )
        )
    codes = {finding.code for finding in findings}
    return Result(
        documents=tuple(views),
        findings=tuple(findings),
        failures=tuple(failures),
        rules={code: rule(code, locale) for code in sorted(codes)},
        pipelines={locale: f"smartcheck_{locale} 1.0"},
        **fields,
    )


def rule(code: str, locale: str) -> RuleView:
    """A rule's page, short."""
    name, title, _ = RULES[locale][code]
    return RuleView(
        code,
        name,
        CRITERIA[code[0]],
        title,
        WHY[locale].split(". ")[0] + ".",
        WHY[locale],
        ("DOERR, *Measure What Matters*",),
        f"https://smartcheck.example/rules/{code}",
    )


def _objective(
    written: Written, path: str, n: int, line: Any, findings: list[Finding], locale: str
) -> GoalView:
    view = _view(written, "objective", (path, n, None, None), line, findings, locale)
    key_results = tuple(
        _view(kr, "key_result", (path, n, k, None), line, findings, locale)
        for k, kr in enumerate(written.key_results)
    )
    return replace(view, key_results=key_results, smart=None)


def _view(
    written: Written, kind: Any, place: Any, line: Any, findings: list[Finding], locale: str
) -> GoalView:
    text, marks = _marks(written.text)
    start = Location(next(line), 3)
    extra = dict(written.extra)
    score, due = extra.pop("score", None), extra.pop("due", None)
    numbers = re.finditer(r"\d[\d \u00a0]*(?:%|\w+)?", text)
    for code, message in written.faults:
        silenced = code.startswith("~")
        code = code.lstrip("~")
        severity = {"h": Severity.INFO, "w": Severity.WARNING, "e": Severity.ERROR}[code[-1]]
        name, _, advice = RULES[locale][code[:-1]]
        findings.append(
            Finding(
                code=code[:-1],
                name=name,
                criterion=CRITERIA[code[0]],
                severity=severity,
                message=message,
                advice=advice,
                path=place[0],
                span=Span(0, len(text)),
                start=start,
                end=start,
                scope=kind,
                objective=place[1],
                key_result=place[2],
                goal=place[3],
                marks=marks,
                suppressed="avtalt med styret" if silenced else None,
            )
        )
    return GoalView(
        kind=kind,
        text=text,
        label=extra.pop("label", ""),
        type=extra.pop("type", "aspirational"),
        span=Span(0, len(text)),
        start=start,
        end=start,
        quantities=tuple(
            QuantityView(found.group().strip(), found.start(), found.end()) for found in numbers
        ),
        deadline=DeadlineView(*due) if due else None,
        confidence=ConfidenceView(*score) if score else None,
        smart={c: VALUES[v] for c, v in zip(SMART, written.smart, strict=False)} or None,  # type: ignore[arg-type]
        **extra,
    )


def _marks(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    marks, plain = [], ""
    for n, part in enumerate(re.split(r"\[\[|\]\]", text)):
        if n % 2:
            marks.append((len(plain), len(plain) + len(part)))
        plain += part
    return plain, tuple(marks)
