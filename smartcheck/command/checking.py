"""One goal, given on the command line instead of in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from smartcheck.command.options import one_of
from smartcheck.command.session import Read, Session, lint_documents
from smartcheck.command.sources import reader_options
from smartcheck.config import Config
from smartcheck.document import Document, Excerpt, Goal, GoalKind, KeyResult, Objective
from smartcheck.finding import SMART, Result, Severity
from smartcheck.rule import N_, all_rules
from smartcheck.settings import ConfigError
from smartcheck.translations import Translator

KINDS: dict[str, GoalKind] = {
    "objective": "objective",
    "key-result": "key_result",
    "goal": "goal",
}
_PATH = "<text>"
_TAKEN_FOR = {
    "objective": N_("Taken for an objective; --as key-result judges it as a key result."),
    "key_result": N_("Taken for a key result; --as objective judges it as an objective."),
    "goal": N_("Taken for a goal that stands alone."),
}


@dataclass(frozen=True)
class Checked:
    """The Result for one goal; `guessed` says that its kind was not given."""

    result: Result
    kind: GoalKind
    guessed: bool

    def remarks(self, translate: Translator) -> str:
        """What the goal was taken for, and its S-M-A-R-T in a line."""
        taken = translate(_TAKEN_FOR[self.kind]) if self.guessed else ""
        lines = [line for line in (taken, glance(self.result, translate)) if line]
        return "".join(f"{line}\n" for line in lines) + "\n" * bool(lines)


def check_goal(text: str, kind: str | None, session: Session) -> Checked:
    """The Result for a goal; ConfigError for an unknown kind, or a text without words."""
    if kind is not None:
        one_of("--as", kind, tuple(KINDS))
    if not text.strip():
        raise ConfigError(N_("there is no text to check"))
    config, document = goal_document(text, kind, session.config, session.translate)
    chosen = next(document.every_goal()).kind
    return Checked(lint_documents([(config, document)]), chosen, guessed=kind is None)


def goal_document(text: str, kind: str | None, config: Config, translate: Translator) -> Read:
    """A document of one goal, with settings that leave out the balance of sets.

    `kind` is one of KINDS; without it a label in the text decides, else whether it holds a number.
    """
    goal = _labelled(text, config, translate)
    words = goal.text if goal else Excerpt.at(text, 0).strip()
    chosen = KINDS[kind] if kind else goal.kind if goal else _guess(words.text)
    settings = replace(config, severities={**config.severities, **_without_balance()})
    return settings, _document(text, words, chosen, config)


def glance(result: Result, _: Translator) -> str:
    """S-M-A-R-T of the one goal in a line; empty for an objective."""
    smart = next(result.documents[0].every_goal()).smart
    if smart is None:
        return ""
    words = {
        "pass": _("yes"),
        "fail": _("no"),
        "hint": _("with a hint"),
        "unknown": _("cannot tell"),
        "off": _("not checked"),
    }
    names = {
        "specific": _("specific"),
        "measurable": _("measurable"),
        "attractive": _("attractive"),
        "realistic": _("realistic"),
        "time_bound": _("time-bound"),
    }
    return ", ".join(f"{names[key]}: {words[smart[key]]}" for key in SMART)


def _labelled(text: str, config: Config, translate: Translator) -> Goal | None:
    from smartcheck.readers import ReadError, read_text

    try:
        document = read_text(text, f"{_PATH}.txt", reader_options(config, translate))
    except ReadError:
        return None
    goals = list(document.every_goal())
    return goals[0] if len(goals) == 1 else None


def _guess(text: str) -> GoalKind:
    return "key_result" if re.search(r"\d", text) else "objective"


def _document(text: str, words: Excerpt, kind: GoalKind, config: Config) -> Document:
    from smartcheck.readers.language import detect_language

    language = config.language or detect_language([text])
    document = Document(path=_PATH, source=text, language=language, period=config.period)
    if kind == "objective":
        return replace(document, objectives=(Objective(text=words),))
    return replace(document, goals=((KeyResult if kind == "key_result" else Goal)(text=words),))


def _without_balance() -> dict[str, Severity]:
    return {rule.code: Severity.OFF for rule in all_rules() if rule.criterion == "balance"}
