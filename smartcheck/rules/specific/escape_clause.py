"""S003: a loophole in a key result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._conditions import conditions
from smartcheck.rules._shared import inside, is_noun, is_word

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.lexicon import Lexicon

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|‘[^’]*’|(?<!\w)'[^']*'(?!\w)")


class EscapeClause(GoalRule):
    """There is a loophole in the key result.

    Flags words that let you off: hvis mulig, ved behov, der det passer, kanskje, eventuelt, bør, if
    possible, as needed, where appropriate, perhaps, should, could.

    Not flagged: kan and can for what a user or a system is able to do, should for what a thing is
    to do, words in quoted names and in relative clauses.

    Why: with a loophole a key result cannot be missed. When the period is over, “where appropriate”
    was appropriate just as often as it was done.

    Sources: FEMMER, ARM

    Weak:
        nb: Bytte 30 vinduer [[om mulig]]
        nb: Alle ansatte [[bør]] ha førstehjelpskurs
        nb: [[Eventuelt]] 4 nye ruter i fjellet
        en: Replace 30 windows [[if possible]]
        en: Every employee [[should]] have a first-aid course
        en: [[Maybe]] 4 new routes in the mountains

    Better:
        nb: Beboerne kan låse opp døra med telefonen i 8 av 10 oppganger
        nb: Boka «Kanskje en dag» er lånt ut 300 ganger
        nb: Behovet for tolk er dekket i 12 av 14 saker
        en: Residents can open the door by phone in 8 of 10 buildings
        en: The book "Perhaps One Day" is borrowed 300 times
        en: The need for an interpreter is met in 12 of 14 cases
    """

    code = "S003"
    name = "escape-clause"
    criterion = "specific"
    severity = Severity.WARNING

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The loopholes, as one finding."""
        spans = tuple(_loopholes(subject))
        if spans:
            yield Flag(
                N_("“{words}” is a loophole."),
                N_("Take it out, or say when it holds: “in **?** of **?** cases”."),
                spans,
                {"words": subject.words(*spans[0])},
            )


def _loopholes(goal: ParsedGoal) -> Iterator[tuple[int, int]]:
    found = [*conditions(goal)]
    if goal.lexicon.triggers("escapes").isdisjoint(goal.keys):
        yield from sorted(found)
        return
    names = [match.span() for match in _QUOTED.finditer(goal.text)]
    clauses = [*names, *goal.structure.relatives, *goal.structure.subclauses]
    for match in _escapes(goal.lexicon).finditer(goal.text, *goal.body):
        # A phrase such as "hvis mulig" is a clause of its own; a word in another's is not ours.
        aside = any(
            low < match.start() < high and re.search(r"\w", goal.words(low, match.start()))
            for low, high in clauses
        )
        if aside or match["no"] or _is_name(goal, match) or _is_requirement(goal, match):
            continue
        if not _describes(goal, match) and not any(inside(span, match.start()) for span in found):
            found.append(match.span())
    yield from sorted(found)


@cache
def _escapes(lexicon: Lexicon) -> re.Pattern[str]:
    phrases, never = lexicon.pattern("escapes"), lexicon.pattern("no_escapes")
    return re.compile(rf"(?<![\w-])(?:(?P<no>{never})|{phrases})(?![\w-])", re.I)


def _describes(goal: ParsedGoal, match: re.Match[str]) -> bool:
    """ "Potentially dangerous trees": the doubt belongs to the adjective, not to the result."""
    words, tree = goal.structure.at(*match.span()), goal.structure.tree
    if tree is None or len(words) != 1 or words[0].pos != "ADV":
        return False
    head = tree.head(words[0])
    inner = head.tag == "ADJ" and tree.head(head).tag in ("NOUN", "PROPN")
    return inner and head.index == words[0].index + 1


def _is_requirement(goal: ParsedGoal, match: re.Match[str]) -> bool:
    """ "The app should run offline": what a thing is to do, as in "the app can"."""
    words = goal.structure.at(*match.span())
    if len(words) != 1 or words[0].pos not in ("AUX", "VERB"):
        return False
    subject = goal.structure.subject
    if subject is None:
        # "Could bring in sponsors": nobody else's ability is told before there is a subject.
        return goal.words(goal.body[0], match.start()).strip() != ""
    people = is_noun(goal, subject.head, "people_nouns", "outcome_nouns")
    return not people and not is_word(goal, subject.head, "first_persons")


def _is_name(goal: ParsedGoal, match: re.Match[str]) -> bool:
    """A capital inside the sentence: a title, or the month of May."""
    capital = match[0][:1].isupper() and match.start() > goal.body[0]
    words, tree = goal.structure.at(*match.span()), goal.structure.tree
    if len(words) == 1 and words[0].pos in ("NOUN", "PROPN"):
        # Taggers guess at "muligens"; that it stands where an adverb does, they see.
        return tree is None or tree.relation(words[0]) != "advmod"
    return capital and not goal.text[: match.start()].rstrip().endswith((".", "!", "?", ":"))
