"""O014: an acronym that not everyone knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartcheck.finding import Severity
from smartcheck.rule import N_, Context, Flag, ObjectiveRule, Option

if TYPE_CHECKING:
    from smartcheck.annotate.goal import ParsedGoal

KNOWN_ACRONYMS = Option(
    "known_acronyms",
    (
        *("AI", "API", "ARR", "B2B", "B2C", "BI", "CEO", "CO2", "CRM", "CSAT", "CSR", "CTO", "EU"),
        *("ERP", "FAQ", "FN", "GDPR", "HMS", "HR", "ID", "IKT", "ISO", "IT", "KI", "KPI", "ML"),
        *("MRR", "MVP", "NAV", "NATO", "NPS", "OK", "OKR", "PC", "PDF", "PR", "QA", "ROI", "SEO"),
        *("SLA", "SME", "SMS", "TV", "UI", "UK", "UN", "URL", "US", "USA", "UX", "VIP", "WCAG"),
    ),
    "acronyms that need no explanation",
)
_ACRONYM = re.compile(r"(?<![\w-])[A-ZÆØÅ][A-ZÆØÅ0-9]{1,5}(?![\w-]|\.\w)")
_ROMAN = re.compile(r"[IVXLC]+")
_PERIOD = re.compile(r"[QHKTW]\d+")
_WORDS_BEFORE = re.compile(r"((?:[^\W\d_][\w-]*\s+){2,6})\(?$")


class UnexplainedAcronym(ObjectiveRule):
    """There is an acronym that not everyone knows.

    Flags capitals of two to six letters that are not on the list of known acronyms
    (`known_acronyms`). Off until you switch it on.

    Not flagged: acronyms on the list, Roman numerals, periods such as Q3, and acronyms written out
    beside them.

    Why: an objective is read by people outside the team too. What they must look up they will skip.

    Sources: GITLAB

    Weak:
        nb: Gjøre [[SRF]] til et sted folk vil jobbe
        nb: Innføre [[PLIVO]] i alle kommuner ved fjorden
        nb: Bli best på [[TFM]] i fylket
        en: Make [[SRF]] a place people want to work at
        en: Introduce [[PLIVO]] in all towns by the fjord
        en: Become the best at [[TFM]] in the county

    Better:
        nb: Gjøre HR til et sted folk vil jobbe
        nb: Gi Del III av boka et skikkelig løft
        nb: Gjøre Stiftelsen Røde Fyr (SRF) kjent i hele landet
        en: Make HR a place people want to work at
        en: Give Part III of the book a proper lift
        en: Make the Society of Red Furnaces (SRF) known all over the country
    """

    code = "O014"
    name = "unexplained-acronym"
    criterion = "objective"
    severity = Severity.OFF
    options = (KNOWN_ACRONYMS,)

    def check(self, subject: ParsedGoal, context: Context) -> Iterator[Flag]:
        """The acronyms, as one finding."""
        known = {acronym.upper() for acronym in context.option(KNOWN_ACRONYMS)}
        if subject.text.isupper():
            return
        spans = tuple(
            match.span()
            for match in _ACRONYM.finditer(subject.text, *subject.body)
            if match[0] not in known and _needs_explaining(subject.text, match)
        )
        if spans:
            words = ", ".join(subject.words(*span) for span in spans)
            yield Flag(
                N_("Not everyone knows what {words} is."),
                N_("Write it out, or add it to `known_acronyms` if all your readers know it."),
                spans,
                {"words": words},
            )


def _needs_explaining(text: str, match: re.Match[str]) -> bool:
    acronym = match[0]
    if _ROMAN.fullmatch(acronym) or _PERIOD.fullmatch(acronym):
        return False
    if re.match(r"\s*\([^)]{4,}\)", text[match.end() :]):
        return False
    before = _WORDS_BEFORE.search(text[: match.start()])
    if before is None or not text[: match.start()].endswith("("):
        return True
    initials = "".join(word[0].lower() for word in before[1].split())
    return not _is_subsequence(acronym.lower(), initials)


def _is_subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)
