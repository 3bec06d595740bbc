"""The figures: rules, quantities and deadlines on labelled goals, verdicts on advice, own sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from evaluation.counts import Counts
from evaluation.judging import Judge, Verdict
from evaluation.labelled import READ_ON, Advice, GoldGoal, Range, Trial
from smartcheck.rule import GoalRule, built_in_rules
from smartcheck.testing import goal_document

# The rules that the labellers of the corpus judged; the others must not be counted there.
LABELLED = (
    *("O001", "O002", "O004", "O005", "O006", "O007", "O008", "O010", "O011", "O012"),
    *("S001", "S002", "S003", "M001", "M002", "M003", "M004", "M006", "M007", "M009"),
    *("A001", "A002", "A003", "A004", "R006", "R007"),
)
# Those that the labeller of the fourth wild set judged.
LABELLED_WILD4 = (
    *("M001", "M009", "O001", "O002", "O004", "T001", "T002", "R002", "R003", "A001", "S001"),
)
# Those that the fifth was written for.
LABELLED_WILD5 = ("M001", "M009", "A001")
LABELLED_WILD6 = ("M001", "M009")
Table = Mapping[tuple[str, str], Counts]


@dataclass(frozen=True)
class Mistake:
    """A wrong answer: a false alarm, a miss, or the right alarm at another level."""

    code: str
    language: str
    text: str
    what: str


@dataclass(frozen=True)
class Measured:
    """What was measured on one set: counts by (subject, language), and the mistakes behind them.

    A subject is the code of a rule, or what else was judged ("quantities", "company-handbook").
    """

    name: str
    goals: int
    rules: Table
    others: Table = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()


class _Tally:
    """Counts by subject and language, as they come."""

    def __init__(self) -> None:
        self.counts: defaultdict[tuple[str, str], Counts] = defaultdict(Counts)
        self.mistakes: list[Mistake] = []

    def add(self, subject: str, language: str, text: str, wanted: bool, found: bool) -> None:
        """Counts one answer."""
        self.counts[subject, language] += Counts.of(wanted, found)
        if wanted != found:
            self.mistakes.append(Mistake(subject, language, text, "miss" if wanted else "false"))


def measure_gold(
    name: str, goals: Sequence[GoldGoal], judge: Judge, labelled: Sequence[str] = LABELLED
) -> Measured:
    """Rules, quantities and deadlines on labelled goals, judged on their words alone.

    Only the rules that were `labelled` are counted.
    """
    rules, others = _Tally(), _Tally()
    kinds = _kinds()
    documents = [goal.document(goal.id) for goal in goals]
    for goal, verdict in zip(goals, judge.judge(documents, READ_ON), strict=True):
        for code in labelled:
            # A label "maybe" says that either answer is right: it counts neither way.
            if goal.kind in kinds.get(code, ()) and (code in goal.fire or code not in goal.maybe):
                rules.add(code, goal.language, goal.text, code in goal.fire, verdict.says(code))
        _add_readings(others, goal, verdict)
    return Measured(name, len(goals), rules.counts, others.counts, tuple(rules.mistakes))


def _kinds() -> Mapping[str, tuple[str, ...]]:
    """The kinds of goal each rule is about; T001 sees documents, but asks for its key results."""
    return {
        rule.code: rule.applies_to if issubclass(rule, GoalRule) else GoalRule.applies_to
        for rule in built_in_rules()
    }


def _add_readings(tally: _Tally, goal: GoldGoal, verdict: Verdict) -> None:
    parsed = verdict.goal
    found = [(q.start, q.end) for q in parsed.quantities]
    if goal.quantities is not None:
        has = bool(goal.quantities)
        tally.add("has a quantity", goal.language, goal.text, has, bool(found))
        tally.counts["quantities", goal.language] += overlapping(goal.quantities, found)
    if goal.deadline is not None:
        own = parsed.deadline.span if parsed.deadline is not None else None
        tally.add("has a deadline", goal.language, goal.text, bool(goal.deadline), own is not None)
        tally.counts["deadlines", goal.language] += overlapping(goal.deadline, [own] if own else [])


def overlapping(wanted: Iterable[Range], found: Iterable[Range]) -> Counts:
    """Counts ranges that overlap, each taken once."""
    free, right, missed = list(found), 0, 0
    for start, end in wanted:
        match = next((each for each in free if each[0] < end and start < each[1]), None)
        if match is None:
            missed += 1
        else:
            free.remove(match)
            right += 1
    return Counts(tp=right, fp=len(free), fn=missed)


def measure_advice(examples: Sequence[Advice], judge: Judge) -> Measured:
    """Verdicts of authors: a hit is a bad example with any finding at warning or above."""
    tally = _Tally()
    documents = [goal_document(e.text, e.language, e.kind, e.id) for e in examples]
    for example, verdict in zip(examples, judge.judge(documents, READ_ON), strict=True):
        tally.add(example.source_kind, example.language, example.text, example.bad, verdict.objects)
    mistakes = tuple(tally.mistakes)
    return Measured("advice", len(examples), {}, tally.counts, mistakes)


def measure_trials(name: str, trials: Sequence[Trial], judge: Judge) -> Measured:
    """Sets of our own in which each case asks for the answer of one rule."""
    tally = _Tally()
    known = {rule.code for rule in judge.rules}
    asked = [trial for trial in trials if trial.code in known]
    for trial, verdict in zip(asked, _verdicts(asked, judge), strict=True):
        found = verdict.says(trial.code)
        tally.add(trial.code, trial.language, trial.text, trial.fires, found)
    texts = {trial.text for trial in asked}
    return Measured(name, len(texts), tally.counts, {}, tuple(tally.mistakes))


def misses(trials: Sequence[Trial], judge: Judge) -> Iterator[Mistake]:
    """The cases of our own that a rule gets wrong, those at the wrong level among them."""
    defaults = {rule.code: rule.severity.label for rule in judge.rules}
    for trial, verdict in zip(trials, _verdicts(trials, judge), strict=True):
        found = verdict.spoke.get(trial.code)
        if trial.fires is not (found is not None):
            what = "miss" if trial.fires else "false"
            yield Mistake(trial.code, trial.language, trial.text, what)
        elif found is not None and found.label != (trial.severity or defaults[trial.code]):
            yield Mistake(trial.code, trial.language, trial.text, found.label)


def _verdicts(trials: Sequence[Trial], judge: Judge) -> list[Verdict]:
    """The verdict for each trial; a document that several rules are tried on is parsed once."""
    documents = {id(trial.document): trial.document for trial in trials}
    verdicts = dict(zip(documents, judge.judge([*documents.values()], READ_ON), strict=True))
    return [verdicts[id(trial.document)] for trial in trials]


def by_language(table: Table, subject: str) -> dict[str, Counts]:
    """The counts of one subject, by language, with their sum as "all"."""
    counts = {language: c for (name, language), c in table.items() if name == subject}
    return {**dict(sorted(counts.items(), reverse=True)), "all": sum(counts.values(), Counts())}


def subjects(table: Table) -> list[str]:
    """What was counted, in the order of the catalogue, else of the alphabet."""
    order = [rule.code for rule in built_in_rules()]
    names = {name for name, _ in table}
    return sorted(names, key=lambda name: (order.index(name) if name in order else -1, name))
