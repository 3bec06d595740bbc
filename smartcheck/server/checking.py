"""One document checked: its text in, its findings out. Runs beside the server's own thread."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from smartcheck.command.session import check_rules
from smartcheck.command.sources import may_hold_goals, reader_options, wanted
from smartcheck.command.spacy_import import without_collector
from smartcheck.config import Config
from smartcheck.document import Document, Failure, Goal
from smartcheck.finding import Finding
from smartcheck.languages import available_languages
from smartcheck.nlp import PipelineError
from smartcheck.readers import NotUnderstood, ReaderOptions, ReadError, read_text
from smartcheck.server.configurations import Configurations
from smartcheck.server.places import Place
from smartcheck.settings import ConfigError
from smartcheck.translations import Translator, translator


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What is known of one state of a document.

    `document` is None where no goals were read; `trouble` is a fault of the settings, and nothing
    was checked then.
    """

    text: str
    place: Place
    config: Config = field(default_factory=Config)
    options: ReaderOptions = field(default_factory=ReaderOptions)
    locale: str = "en"
    document: Document | None = None
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    trouble: str = ""

    @property
    def translate(self) -> Translator:
        """Puts messages into the language that the findings are in."""
        return translator(self.locale)

    def goal_of(self, finding: Finding) -> Goal | None:
        """The goal that a finding is about; None for the document."""
        if self.document is None:
            return None
        if finding.goal is not None:
            return self.document.goals[finding.goal]
        if finding.objective is None:
            return None
        objective = self.document.objectives[finding.objective]
        at = finding.key_result
        return objective if at is None else objective.key_results[at]


@dataclass(eq=False)
class Checker:
    """Checks documents one at a time. `locale` is the editor's, for what has no language."""

    configurations: Configurations = field(default_factory=Configurations)
    locale: str = "en"

    def check(self, text: str, place: Place) -> Checked:
        """What is found in a document; never raises for anything in it or in its settings."""
        try:
            config = self.configurations.at(place.folder)
            check_rules(config)
            if place.path is not None and not wanted(place.path, config):
                return Checked(text=text, place=place)
            return self._checked(text, place, config.for_path(place.name))
        except ConfigError as error:
            return self._troubled(text, place, error.text(translator(self.locale)))
        except PipelineError as error:
            return self._troubled(text, place, str(error))

    def warm_up(self) -> None:
        """Load what the first document will need, while the editor is still opening it."""
        with without_collector(), suppress(ConfigError, PipelineError):
            annotator = self.configurations.linter(Path.cwd()).annotator
            for language in available_languages():
                annotator.pipeline(language)

    def _checked(self, text: str, place: Place, config: Config) -> Checked:
        options = reader_options(config, translator(config.locale or self.locale))
        locale = config.locale or self.locale
        try:
            document = read_text(text, place.name, options)
        except NotUnderstood:
            return Checked(text=text, place=place, config=config, locale=locale)
        except ReadError as error:
            telling = may_hold_goals(Path(place.name).name.encode()) or may_hold_goals(
                text.encode("utf-8", "replace")
            )
            failures = (error.failure,) if telling else ()
            return Checked(text=text, place=place, config=config, locale=locale, failures=failures)
        result = self.configurations.linter(place.folder).lint_document(document)
        return Checked(
            text=text,
            place=place,
            config=config,
            options=options,
            locale=config.locale or document.language,
            document=document,
            findings=tuple(found for found in result.findings if found.counts),
            failures=result.failures,
        )

    def _troubled(self, text: str, place: Place, trouble: str) -> Checked:
        return Checked(text=text, place=place, locale=self.locale, trouble=trouble)

    def body_end(self, checked: Checked, goal: Goal) -> int:
        """Where the words of a goal end in the source, before its score and full stop."""
        assert checked.document is not None
        annotator = self.configurations.annotator(checked.config)
        scored = goal.kind != "objective"
        end = annotator.body_end(checked.document.language, goal.text.text, scored)
        return goal.text.span(0, end).end
