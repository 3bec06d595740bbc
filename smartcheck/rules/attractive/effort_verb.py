"""A003: a key result that promises effort."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.rules._activity import deed
from smartcheck.rules._shared import is_verb, is_word

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal
    from smartcheck.annotate.words import Verb, Word


class EffortVerb(GoalRule):
    """The key result promises effort, not a result.

    Flags key results whose verb, or one coordinated with it, is an effort: prøve, jobbe med,
    støtte, bidra til, satse på, try, aim, work on, support, contribute.

    Not flagged: the same words as nouns (“støtte fra fylket”, “support from the county”), and what
    others do.

    Why: trying is done as soon as it is begun. A key result says how far you got.

    Sources: GOOGLE

    Weak:
        nb: [[Jobbe]] med å få 20 barn inn i korpset
        nb: [[Bidra]] til 15 nye arbeidsplasser i dalen
        nb: Rekruttere 8 trenere og [[jobbe]] med klubbhuset
        en: [[Work]] on getting 20 children into the band
        en: [[Contribute]] to 15 new jobs in the valley
        en: Recruit 8 coaches and [[support]] the youth council

    Better:
        nb: 20 nye barn i korpset
        nb: Hente 300 000 kr i støtte fra fylket
        nb: Bidragene fra givere passerer 90 000 kr
        en: 20 new children in the band
        en: Raise $300,000 in support from the county
        en: Contributions from donors pass $90,000
    """

    code = "A003"
    name = "effort-verb"
    criterion = "attractive"
    severity = Severity.WARNING
    silenced_by = ("A002",)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The first verb of effort among the main verbs."""
        verb = deed(subject, "effort_verbs")
        if verb is not None and not _is_attribute(subject, verb):
            word: Word | None = verb.word
        else:
            word = _misread(subject) or _gone_on_with(subject)
        if word is not None:
            yield Flag(
                N_("“{words}” is an effort, and no effort is ever quite done."),
                N_("Say what it should lead to, and how much of it: “from **?** to **?**”."),
                ((word.start, word.end),),
                {"words": word.text},
            )


def _is_attribute(goal: ParsedGoal, verb: Verb) -> bool:
    """ "Supported browsers listed on the page": which browsers, not what was done."""
    tree = goal.structure.tree
    if tree is None or goal.structure.form != "participle" or not verb.objects:
        return False
    thing = verb.objects[0].head
    near = thing.index == verb.word.index + 1 and not thing.proper
    told = tree.children(thing, "acl")
    return near and any(kid.has("VerbForm", "Part") for kid in told)


def _misread(goal: ParsedGoal) -> Word | None:
    """The effort that opens a goal and was taken for a noun or another verb: "Freiste å …"."""
    tree = goal.structure.tree
    words = [word for word in goal.structure.words if word.pos not in ("PUNCT", "SPACE")]
    if tree is None or len(words) < 3 or not goal.lexicon.verb(*_forms(words[0]), "effort_verbs"):
        return None
    opener, following = words[0], words[1]
    root = tree.roots()[0]
    if root.index != opener.index or tree.children(opener, "cop", "nsubj", "aux"):
        return None
    if following.lower in goal.pack.words("infinitive_marks"):
        return words[0]
    if words[0].pos == "VERB" and words[0].lower not in goal.pack.words("verb_homographs"):
        return words[0] if following.lower in goal.pack.words("effort_tails") else None
    aimed = following.lower in goal.pack.words("effort_aims") and words[2].pos == "NUM"
    return words[0] if aimed or following.lower in goal.pack.words("effort_adverbs") else None


def _gone_on_with(goal: ParsedGoal) -> Word | None:
    """ "Keep trying to fill the posts": the effort stands behind a verb of going on."""
    tree, verb = goal.structure.tree, goal.structure.verb
    if tree is None or verb is None or not is_verb(goal, verb, "keep_verbs", "starting_verbs"):
        return None
    if goal.structure.subject is not None and not is_word(
        goal, goal.structure.subject.head, "first_persons"
    ):
        return None
    for kid in tree.children(verb.word, "xcomp", "ccomp"):
        if kid.tag == "VERB" and goal.lexicon.verb(*_forms(kid), "effort_verbs"):
            return kid
    return None


def _forms(word: Word) -> tuple[str, str]:
    return word.lemma, word.lower
