"""M002: a placeholder that was never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, GoalRule

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal

_UNIT = (
    r"%|‰|prosent|percent|per\s?cent|pst|kr\b|kroner|mnok|nok|usd|eur|mill|million|mrd|billion|[kKmM]\b|antall|amount|"
    r"number|stk|timer|hours|dager|days|uker|weeks|m[åa]neder|months|kunder|customers|brukere|users|medlemmer|members"
)
_LETTERS = r"(?:[xX]{1,3}|[yY]{1,2}|[nN]{2,3}|N)"
_FORMS = (
    rf"(?<![\w/.+-])[$€£]?{_LETTERS}\s?(?=(?i:{_UNIT}))(?:%|‰)?",
    rf"(?<![\w/.-])(?:fra|frå|from)\s+{_LETTERS}(?:\s?%)?\s+(?:til|to)\s+{_LETTERS}(?:\s?%)?(?!\w)",
    r"(?<!\w)NN(?=\s+[a-zæøå])",
    r"(?<![\w/-])(?:til|to|med|by|minst|at least|over|under)\s+(?:[xX]{1,2}|[yY])"
    r"(?=\s*(?:[.,;)]|$|\s[a-zæøå]))",
    r"(?<![\w/])(?:TBD|TBC|TBA|TODO|t\.b\.d\.|N/A)(?!\w)",
    r"\?{2,}",
    r"[$€£]?_{2,}\s?%?",
    r"\{\s?(?:#|[^\W\d_][\w \-]{0,24})?\s?\}+|\{\{[^}]{0,40}\}\}",
    r"\[(?:dato|date|tall|tal|antall|number|navn|name|x|n|metric|m[åa]l|target|verdi|value|beløp|amount|måned|month|frist|deadline|#|…|\.\.\.)\]",
    r"<(?:dato|date|tall|tal|antall|number|navn|name|x|n|metric|target|value|verdi|beløp|amount|#)>",
    r"<\s?\?|\?\s?(?=%)|(?<![\w?])\?(?=\s?(?:MNOK|NOK|kr|GB|MB|%))",
)
_PLACEHOLDER = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.M)


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
        spans = tuple(m.span() for m in _PLACEHOLDER.finditer(subject.text))
        spans = tuple(_trimmed(subject.text, span) for span in spans)
        if spans:
            yield Flag(
                N_("“{words}” is a placeholder."),
                N_(
                    "Decide the number or date and write it in, or take the goal out until you can."
                ),
                spans,
                {"words": subject.words(*spans[0])},
            )


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    return start, start + len(text[start:end].rstrip())
