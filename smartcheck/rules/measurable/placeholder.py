"""M002: a placeholder that was never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.languages import available_languages, load_pack
from smartcheck.rule import N_, Context, Flag, GoalRule
from smartcheck.word_patterns import any_of

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal

_LETTERS = r"(?:[xX]{1,3}|[yY]{1,2}|[nN]{2,3}|N)"
_SMALL = r"[^\W\d_A-ZÆØÅÄÖÜ]"
_SIGNS = (
    r"(?<![\w/])(?:TBD|TBC|TBA|TODO|t\.b\.d\.|N/A)(?!\w)",
    r"\?{2,}",
    r"[$€£]?_{2,}\s?%?",
    r"\{\s?(?:#|[^\W\d_][\w \-]{0,24})?\s?\}+|\{\{[^}]{0,40}\}\}",
    r"<\s?\?|\?\s?(?=%)|(?<![\w?])\?(?=\s?(?:MNOK|NOK|kr|GB|MB|%))",
)
# What every placeholder opens with or holds; most goals have none of it, which is quick to see.
_MAY_OPEN = re.compile(r"[?_{\[<]|TB[DCA]|TODO|t\.b\.|(?<![^\W\d_])(?:[xXyYN]|nn|nN)")

# Letters in place of figures, the same in every language: signs rather than words. Others are on
# the packs' lists; these may be names or codes as well, so their place has to tell.
_COUNTING = frozenset({"XX", "XXX", "YY", "NN"})


class Placeholder(GoalRule):
    """A placeholder was left in.

    Flags letters and signs that stand where a number or date belongs: “X %”, “NN kunder”, “[dato]”,
    “TBD”, “??”.

    Not flagged: X as a name, Roman numerals, and x between two measures.

    Why: a target that is still to be decided cannot be worked towards, and it is easily forgotten
    that it was never decided.

    Sources: DOERR, DORAN

    Weak:
        nb: Øke andelen økologisk melk med [[X %]]
        nb: Overlevere kirketaket innen [[{dato}]]
        nb: Redusere ventelista [[fra X til Y]] pasienter
        en: Moorings rented out: [[TBD]]
        en: Sign [[NN]] companies as volunteer partners
        en: Cut the waiting list from [[??]] to 40 patients

    Better:
        nb: Øke andelen økologisk melk med 10 %
        nb: Nå 5 000 følgere på X
        nb: Byggetrinn X er overlevert
        en: Sell 40 canvases of 20 x 30 cm
        en: Reach 5,000 followers on X
        en: Sales reach 3x last year's
    """

    code = "M002"
    name = "placeholder"
    criterion = "measurable"
    severity = Severity.ERROR

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """Each placeholder; several in one goal are one fault."""
        if not _MAY_OPEN.search(subject.text):
            return
        spans = tuple(m.span() for m in _placeholder().finditer(subject.text))
        spans = tuple(_trimmed(subject.text, span) for span in spans) or _counting(subject)
        if spans:
            yield Flag(
                N_("“{words}” is a placeholder."),
                N_(
                    "Decide the number or date and write it in, or take the goal out until you can."
                ),
                spans,
                {"words": subject.words(*spans[0])},
            )


def _counting(goal: ParsedGoal) -> tuple[tuple[int, int], ...]:
    """ "Recruit XX new members": letters where a number counts a plural, and no name stands."""
    words = goal.structure.words
    return tuple(
        (word.start, word.end)
        for before, word, behind in zip(words, words[1:], words[2:], strict=False)
        if word.text in _COUNTING
        and before.pos in ("VERB", "AUX", "ADP", "ADV", "PART")
        and (behind.pos == "ADJ" or (behind.pos == "NOUN" and behind.plural))
        and behind.text.islower()
    )


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    return start, start + len(text[start:end].rstrip())


@cache
def _placeholder() -> re.Pattern[str]:
    """Placeholders in every language: templates are often in another than the goal."""
    packs = [load_pack(code) for code in available_languages()]

    def lexicon(name: str) -> str:
        return any_of(word for pack in packs for word in pack.words(name))

    def numbers(name: str) -> str:
        return any_of(word for pack in packs for word in pack.section("numbers")[name])

    units, leads = lexicon("placeholder_units"), lexicon("placeholder_leads")
    named = rf"(?:{lexicon('placeholder_names')}|[xn#…]|\.\.\.)"
    forms = (
        rf"(?<![\w/.+-])[$€£]?{_LETTERS}\s?(?=%|‰|[kKmM]\b|(?i:{units})\b)(?:%|‰)?",
        rf"(?<![\w/.-]){numbers('from')}\s+{_LETTERS}(?:\s?%)?\s+{numbers('to')}"
        rf"\s+{_LETTERS}(?:\s?%)?(?!\w)",
        rf"(?<!\w)NN(?=\s+{_SMALL})",
        rf"(?<![\w/-]){leads}\s+(?:[xX]{{1,2}}|[yY])(?=\s*(?:[.,;)]|$|\s{_SMALL}))",
        rf"\[{named}\]|<{named}>",
    )
    return re.compile("|".join(f"(?:{form})" for form in (*forms, *_SIGNS)), re.M)
