"""O010: an objective of several sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal

_STOP = re.compile(r"(?P<word>\S*?)(?P<stop>[.!?]+)[\"'”»)]*\s+(?P<next>[\"'“«(]*[^\W_])")


class SeveralSentences(ObjectiveRule):
    """The objective is several sentences.

    Flags an objective with more than one sentence.

    Not flagged: full stops in dates, ordinals and abbreviations.

    Why: one objective, one sentence. A second one explains the first, and then belongs beside it,
    or it is another objective.

    Sources: DOERR, WODTKE

    Weak:
        nb: [[Bli bygdas storstue. Alle skal ha vært på en konsert.]]
        nb: [[Få søppelet ut av fjæra! Turistene klager]]
        nb: [[Hvem vil bo her om ti år? Vi skal gjøre bygda attraktiv for unge]]
        en: [[Become the village's living room. Everyone should have been to a concert.]]
        en: [[Get the litter off the shore! Tourists complain]]
        en: [[Who will live here in ten years? We will make the village a place for the young]]

    Better:
        nb: Bli bygdas storstue der alle har vært på konsert.
        nb: Rydde fjæra innen 1. mai 2027
        nb: Gi pårørende, frivillige osv. et eget møtested
        en: Become the village's living room where everyone has been to a concert.
        en: Clear the shore by 1 May 2027
        en: Bring Dr. Brown's garden and St. Anne's square back to life
    """

    code = "O010"
    name = "several-sentences"
    criterion = "objective"
    severity = Severity.WARNING

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The objective as a whole."""
        text = subject.words(*subject.body)
        ends = [match for match in _STOP.finditer(text) if _ends_sentence(subject, match)]
        if ends:
            yield Flag(
                N_("The Objective is {count} sentences."),
                N_("Say it in one: “**?**”. What explains it can stand in a note beside it."),
                (subject.body,),
                {"count": str(len(ends) + 1)},
            )


def _ends_sentence(goal: ParsedGoal, match: re.Match[str]) -> bool:
    """Whether a stop ends a sentence, rather than an abbreviation, an ordinal or a date."""
    at = goal.body[0] + match.end("word")
    if any(time.start < at + 1 < time.end for time in goal.times):
        return False
    if match["stop"] != ".":
        return bool(match["word"])
    word = match["word"].strip("\"'“«(").lower()
    if not word or word.isdigit() or "." in word or len(word) == 1:
        # "2. etasje", "bl.a.", "J. Hansen": none ends a sentence, except a year or a plain number.
        return word.isdigit() and len(word) > 2 and match["next"].isupper()
    return f"{word}." not in goal.pack.words("abbreviations")
