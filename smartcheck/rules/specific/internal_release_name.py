"""S005: a release that only insiders know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._shared import is_noun, is_verb, is_word, purpose

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Word

_VERSION = re.compile(r"[vV]?\d+(?:\.\d+)*")
_SIGNS = frozenset({"PUNCT", "SPACE", "SYM", "DET", "ADP", "PART"})
LONGEST_NAME = 3


class InternalReleaseName(GoalRule):
    """The key result is the name of a release and nothing else.

    Flags a launch or release of which only a code name or a version is told.

    Not flagged: a release with the effect it should have or with how many it reaches, and things
    that are named by what they do.

    Why: nobody outside the team knows what “Kestrel 3.2” is, nor why it matters that it is out.

    Sources: GOOGLE

    Weak:
        nb: Lansere [[Tåkelur 3.1]]
        nb: Rulle ut [[Skarven]] i produksjon
        nb: [[Ternen 5]] er sluppet
        en: Launch [[Foghorn 3.1]]
        en: Roll out [[Kestrel]] to production
        en: [[Heron 5]] is shipped

    Better:
        nb: Lansere Tåkelur 3.1 slik at ingen kollisjoner skjer i tåke
        nb: Rulle ut Skarven til 30 havner
        nb: Lansere varsling om dårlig vær
        en: Launch Foghorn 3.1 so that nobody collides in fog
        en: Roll out Kestrel to 30 harbours
        en: Launch bad-weather warnings
    """

    code = "S005"
    name = "internal-release-name"
    criterion = "specific"
    severity = Severity.INFO

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The name of the release."""
        structure = subject.structure
        if not structure.parsed or purpose(subject) is not None:
            return
        words = _released(subject)
        if not words or not _is_code_name(subject, words):
            return
        span = (words[0].start, words[-1].end)
        if any(q.start < span[0] or span[1] < q.end for q in subject.quantities):
            return
        yield Flag(
            N_("“{words}” says nothing to those who were not there."),
            N_("Say what it lets people do, and how many of them: “**?** of **?** can **?**”."),
            (span,),
            {"words": subject.words(*span)},
        )


def _released(goal: ParsedGoal) -> list[Word]:
    """Everything that is said beside the release itself, its date and where it is released to."""
    structure = goal.structure
    verb = structure.verb
    stated = [
        word
        for word in structure.predicate
        if goal.lexicon.verb(word.lemma, word.lower, _RELEASE)
        or word.lower in goal.pack.words("release_states")
    ]
    if verb is not None and is_verb(goal, verb, _RELEASE) and not structure.passive:
        if structure.subject is not None and not is_word(
            goal, structure.subject.head, "first_persons"
        ):
            return []
        return _rest(goal, verb.word.end)
    if verb is not None and (stated or (structure.passive and is_verb(goal, verb, _RELEASE))):
        done = stated[0] if stated else verb.word
        return _rest(goal, goal.body[0], done)
    if structure.form in ("nominal", "fragment", "state"):
        return _named_release(goal)
    return []


def _named_release(goal: ParsedGoal) -> list[Word]:
    """The rest of a goal without a verb that was seen: "Razorbill GA", "Heron 4 launch"."""
    words = [word for word in goal.structure.words if word.pos not in ("PUNCT", "SPACE")]
    if len(words) < 2:
        return []
    if any(_is_stage(goal, word) and word.text.isupper() for word in words):
        # Who writes the stage like that names a release.
        return _rest(goal, goal.body[0])
    first, last = words[0], words[-1]
    if goal.lexicon.verb(first.lemma, first.lower, _RELEASE) and words[1].text[:1].isupper():
        # "Deploy Puffin": the parser knows neither.
        return _rest(goal, first.end)
    if is_noun(goal, first, "release_nouns"):
        return _rest(goal, first.end)
    closing = is_noun(goal, last, "release_nouns") or last.lower in goal.pack.words(
        "release_states"
    )
    return _rest(goal, goal.body[0], last) if closing else []


_RELEASE = "release_verbs"


def _rest(goal: ParsedGoal, start: int, done: Word | None = None) -> list[Word]:
    places = goal.lexicon.pattern("release_places")
    aside = [m.span() for m in re.finditer(rf"(?<!\w)(?:{places})(?!\w)", goal.text, re.I)]
    aside += [(time.start, time.end) for time in goal.times]
    return [
        word
        for word in goal.structure.words
        if start <= word.start < goal.body[1]
        and word.pos not in (*_SIGNS, "AUX")
        and word != done
        and not _is_particle(goal, word)
        and not any(low <= word.start < high for low, high in aside)
    ]


def _is_particle(goal: ParsedGoal, word: Word) -> bool:
    verb = goal.structure.verb
    return verb is not None and word.index == verb.word.index + 1 and word.lower == verb.particle


def _is_code_name(goal: ParsedGoal, words: list[Word]) -> bool:
    """Whether the words are a name, a version or both, and no name that says what the thing is."""
    versions = [w for w in words if _VERSION.fullmatch(w.text) or _is_stage(goal, w)]
    names = [word for word in words if word not in versions]
    if not all(_is_name(goal, word) for word in names) or len(names) > LONGEST_NAME:
        return False
    # Headline Style Hides What Is A Name: then only a single word or one with a version is.
    return bool(versions) or len(names) == 1


def _is_stage(goal: ParsedGoal, word: Word) -> bool:
    """ "Release 5.2", "beta", "GA": what is released, by its number or stage alone."""
    return word.lower in goal.pack.words("release_stages")


def _is_name(goal: ParsedGoal, word: Word) -> bool:
    lists = ("activity_nouns", "artefact_nouns", "deliverable_nouns", "outcome_nouns")
    known = is_noun(goal, word, *lists, "metric_nouns", "abstract_nouns", "release_nouns")
    return word.text[:1].isupper() and not known
