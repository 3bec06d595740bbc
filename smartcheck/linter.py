"""Documents in, a Result out: parse the goals, run the rules, weigh and place what they find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from smartcheck import clock
from smartcheck.annotate.goal import ParsedDocument, ParsedGoal
from smartcheck.annotate.scores import BANDS
from smartcheck.config import Config
from smartcheck.document import Document, Failure, Span
from smartcheck.finding import (
    DocumentView,
    Finding,
    Fingerprints,
    Notice,
    Result,
    RuleView,
    Scope,
    Severity,
)
from smartcheck.pages import rule_view
from smartcheck.rule import (
    N_,
    AnyRule,
    Context,
    DocumentRule,
    Flag,
    GoalRule,
    Rule,
    SetRule,
    all_rules,
)
from smartcheck.suppressions import Suppression, find_suppressions, suppress
from smartcheck.translations import Translator, translator
from smartcheck.views import document_view

if TYPE_CHECKING:
    from smartcheck.nlp import Annotator


@dataclass(frozen=True, slots=True)
class _Raised:
    """A flag with the rule that raised it and the goal it is about; None for the document."""

    rule: AnyRule
    flag: Flag
    goal: ParsedGoal | None
    scope: Scope
    severity: Severity


_Subject = tuple[Any, ParsedGoal | None, Scope]


class Linter:
    """Lints documents by one configuration; parses with one set of pipelines."""

    def __init__(
        self, config: Config, today: date | None = None, annotator: Annotator | None = None
    ) -> None:
        from smartcheck.nlp import Annotator

        self.config = config
        self.today = today or config.today or clock.today()
        self.annotator = annotator or Annotator(
            pipelines=config.pipelines,
            date_order=config.date_order,
            fiscal_year_start=config.fiscal_year_start,
        )
        self.rules = all_rules()

    def lint_document(self, document: Document) -> Result:
        """The Result for one document."""
        return self.lint_sources([document])

    def lint_sources(self, sources: Iterable[Document | Failure]) -> Result:
        """The Result for many sources; failures among them are carried along."""
        listed = list(sources)
        documents = [source for source in listed if isinstance(source, Document)]
        failures = [source for source in listed if isinstance(source, Failure)]
        failures += [failure for document in documents for failure in document.failures]
        views, findings = [], []
        for parsed in self._parsed(documents):
            config = self.config.for_path(parsed.document.path)
            raised, crashes = self._run(parsed, config)
            failures += crashes
            found = self._findings(parsed, _without_silenced(raised), config)
            live = [finding for finding in found if finding.counts]
            findings += found
            views.append(self._view(parsed, live, config))
        return Result(
            documents=tuple(views),
            findings=tuple(findings),
            failures=tuple(failures),
            notes=self.notes(document.language for document in documents),
            rules=self._rule_views(findings),
            pipelines=self.annotator.loaded(),
        )

    def _parsed(self, documents: Iterable[Document]) -> Iterator[ParsedDocument]:
        """The documents parsed, some at a time: what was parsed last is nearest at hand."""
        waiting: list[Document] = []
        count = 0
        for document in documents:
            waiting.append(document)
            count += sum(1 for _ in document.every_goal())
            if count >= TOGETHER:
                yield from self.annotator.annotate(waiting, self.today)
                waiting, count = [], 0
        yield from self.annotator.annotate(waiting, self.today)

    def notes(self, languages: Iterable[str]) -> tuple[Notice, ...]:
        """What the reader of findings on documents in these languages has to know."""
        unparsed = {code for code in languages if not self.annotator.parses(code)}
        return tuple(_unparsed_note(code, self.config.locale) for code in sorted(unparsed))

    # -- running the rules ----------------------------------------------------------------------

    def _run(self, parsed: ParsedDocument, config: Config) -> tuple[list[_Raised], list[Failure]]:
        context = Context(document=parsed, today=self.today, options=config.options)
        subjects = _Subjects(parsed)
        raised: list[_Raised] = []
        crashes: list[Failure] = []
        for rule in self.rules:
            if config.severity_of(rule) is Severity.OFF:
                continue
            try:
                raised += self._raised(rule, subjects, context, config)
            except Exception as error:
                # A rule may be anyone's code: whatever goes wrong in it must not hide the others.
                crashes.append(_crash(rule, parsed.document, error, config))
        return raised, crashes

    def _raised(
        self, rule: AnyRule, subjects: _Subjects, context: Context, config: Config
    ) -> Iterator[_Raised]:
        checker = rule()
        check = checker.check
        for subject, goal, scope in subjects.of(checker):
            for flag in check(subject, context):
                about = flag.subject or goal
                severity = config.severity_of(rule, flag.severity)
                if severity is not Severity.OFF:
                    kind = about.goal.kind if flag.subject is not None and about else scope
                    yield _Raised(rule, flag, about, kind, severity)

    def _off(self, config: Config) -> frozenset[str]:
        """Criteria of which no rule is on."""
        every = {rule.criterion for rule in self.rules}
        on = {r.criterion for r in self.rules if config.severity_of(r) is not Severity.OFF}
        return frozenset(every - on)

    def _view(
        self, parsed: ParsedDocument, live: Sequence[Finding], config: Config
    ) -> DocumentView:
        return document_view(
            parsed,
            live,
            self._off(config),
            locale=_translator(parsed.document, config).locale,
            score_band=BANDS.get(config.options.get("score_band", ""), BANDS["default"]),
            understood=self.annotator.parses(parsed.document.language),
        )

    # -- from flags to findings -----------------------------------------------------------------

    def _findings(
        self, parsed: ParsedDocument, raised: list[_Raised], config: Config
    ) -> list[Finding]:
        """The findings of one document in reading order, with fingerprints and suppressions."""
        document, translate = parsed.document, _translator(parsed.document, config)
        placed = [(_span(document, one.goal, one.flag), one) for one in raised]
        placed.sort(key=lambda item: (item[0].start, -int(item[1].severity), item[1].rule.code))
        prints = Fingerprints()
        found = [_finding(document, span, one, translate, prints) for span, one in placed]
        if not (suppressions := find_suppressions(document, self.rules)):
            return found
        starts = [one.goal.goal.text.offset(0) if one.goal else None for _, one in placed]
        found, unused = suppress(zip(found, starts, strict=True), suppressions)
        # A suppression may be for a rule that did not run, and be needed when it does.
        on = {r.code for r in self.rules if config.severity_of(r) is not Severity.OFF}
        unused = [one for one in unused if one.codes <= on]
        found += [_unused(document, one, translate) for one in unused]
        return sorted(found, key=_reading_order)

    def _rule_views(self, findings: Sequence[Finding]) -> dict[str, RuleView]:
        spoken = {finding.code for finding in findings}
        translate = translator(self.config.locale or "en")
        return {r.code: rule_view(r, translate) for r in self.rules if r.code in spoken}


class _Subjects:
    """What rules look at in one document, with the goal to place their flags at."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self.parsed = parsed
        self._goals: dict[tuple[str, ...], list[_Subject]] = {}

    def of(self, rule: Rule[Any]) -> Sequence[_Subject]:
        """The subjects of a rule, in the order of the document."""
        if isinstance(rule, DocumentRule):
            return [(self.parsed, None, "document")]
        if isinstance(rule, SetRule):
            return [(objective, objective.parsed, "set") for objective in self.parsed.objectives]
        return self._of_kinds(rule.applies_to) if isinstance(rule, GoalRule) else ()

    def _of_kinds(self, kinds: tuple[str, ...]) -> list[_Subject]:
        # There are few choices of kinds, and many rules that make the same.
        if kinds not in self._goals:
            goals = (goal for goal in self.parsed.every_goal() if goal.goal.kind in kinds)
            self._goals[kinds] = [(goal, goal, goal.goal.kind) for goal in goals]
        return self._goals[kinds]


def _without_silenced(raised: list[_Raised]) -> list[_Raised]:
    """One fault, one finding: a rule is silent where one that explains the fault better spoke."""
    spoken = {(id(one.goal), one.rule.code) for one in raised}
    return [
        one
        for one in raised
        if not any((id(one.goal), code) in spoken for code in one.rule.silenced_by)
    ]


def _finding(
    document: Document, span: Span, raised: _Raised, translate: Translator, prints: Fingerprints
) -> Finding:
    goal, flag, rule = raised.goal, raised.flag, raised.rule
    words = " … ".join(goal.words(*marked) for marked in flag.spans) if goal else ""
    return Finding(
        code=rule.code,
        name=rule.name,
        criterion=rule.criterion,
        severity=raised.severity,
        message=_filled(translate(flag.message), flag),
        advice=_filled(translate(flag.advice), flag),
        path=document.path,
        span=span,
        start=document.location(span.start),
        end=document.location(max(span.end, span.start)),
        scope=raised.scope,
        objective=goal.objective if goal else None,
        key_result=goal.key_result if goal else None,
        goal=goal.loose if goal else None,
        marks=flag.spans,
        fingerprint=prints.of(rule.code, goal.text if goal else "", words),
    )


def _span(document: Document, goal: ParsedGoal | None, flag: Flag) -> Span:
    if goal is None:
        first = next(document.every_goal(), None)
        return document.title or (first.text.span() if first else Span(0, 0))
    start, end = flag.spans[0] if flag.spans else goal.body
    return goal.goal.text.span(start, end)


def _filled(text: str, flag: Flag) -> str:
    values = {name: _shortened(value) for name, value in flag.values.items()}
    return text.format_map(values) if values else text


def _shortened(value: str) -> str:
    """A message quotes a goal, it does not repeat a page."""
    words = " ".join(value.split())
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rstrip() + "…"


def _reading_order(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, -int(finding.severity), finding.code


LONGEST_QUOTE = 160
TOGETHER = 1000  # goals; to go from parsing to rules and back has its price
UNUSED = ("X001", "unused-suppression")


def _unused(document: Document, suppression: Suppression, translate: Translator) -> Finding:
    """The finding about a suppression that silences nothing."""
    span = suppression.span
    message = N_("This comment silences nothing.")
    if suppression.unknown:
        message = N_("This comment names a rule that does not exist: {rules}.")
    return Finding(
        code=UNUSED[0],
        name=UNUSED[1],
        criterion="tool",
        severity=Severity.INFO,
        message=translate(message).format(rules=", ".join(suppression.unknown)),
        advice=translate(N_("Take it out, or put it on the line of the goal it is for.")),
        path=document.path,
        span=span,
        start=document.location(span.start),
        end=document.location(span.end),
        scope="document",
    )


def _unparsed_note(language: str, locale: str | None) -> Notice:
    """That the rules which need a parse were silent, and what to do about it."""
    from babel import Locale

    translate = translator(locale or language)
    name = Locale.parse(translate.locale).languages.get(language, language)
    message = translate(
        N_(
            "There is no parser for {name}: numbers, dates and scores were read, but rules that "
            "need the structure of a sentence were silent. Name a spaCy pipeline for `{code}` "
            "under `pipelines` to have them all."
        )
    )
    return Notice(message.format(name=name, code=language), translate.locale)


def _crash(rule: AnyRule, document: Document, error: Exception, config: Config) -> Failure:
    message = N_(
        "rule {code} ({name}) crashed: {kind}: {error}; leave it out with --ignore {code}, "
        "and report it to its authors"
    )
    told = _translator(document, config)(message).format(
        code=rule.code, name=rule.name, kind=type(error).__name__, error=error
    )
    return Failure(path=document.path, kind="crash", message=told)


def _translator(document: Document, config: Config) -> Translator:
    """Messages speak the language that is asked for, else that of the document."""
    return translator(config.locale or document.language)
