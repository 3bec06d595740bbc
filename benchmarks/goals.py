"""Goals to measure with: made from a few patterns, always the same, in files of a hundred goals.

Where it matters that no two are alike, as for memory, the things they are about are compounds of
many words, and no goal is written twice.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

PER_FILE = 100
PATTERNS = {
    "nb": {
        "objective": (
            "Gjøre {who} trygge på {what} fra første dag",
            "{whom} velger oss fordi {what} virker hver gang",
            "Øke {metric} med {a} %",
            "Bli det naturlige valget for {who} som trenger {what}",
        ),
        "key_result": (
            "Øke {metric} fra {a} til {b} innen utgangen av {when}",
            "Redusere ventetida for {who} fra {b} til {a} dager (6/10)",
            "Minst {a} av {b} {who} anbefaler {what} til andre",
            "Gjennomføre {a} møter med {who} om {what}",
            "Få flere {who} til å bruke {what} (9/10)",
        ),
        "who": ("nye kunder", "saksbehandlere", "foreldre", "frivillige", "reisende"),
        "whom": ("Nye kunder", "Saksbehandlere", "Foreldre", "Frivillige", "Reisende"),
        "what": ("innlogginga", "søknadsskjemaet", "varslinga", "opplæringa", "nettbutikken"),
        "metric": ("antall bestillinger", "andelen fornøyde", "salget", "oppmøtet", "trafikken"),
        "when": ("juni", "tredje kvartal", "året", "1. halvår", "september"),
    },
    "en": {
        "objective": (
            "Make {who} feel at home with {what} from day one",
            "{whom} choose us because {what} works every time",
            "Increase {metric} by {a}%",
            "Become the obvious choice for {who} in need of {what}",
        ),
        "key_result": (
            "Raise {metric} from {a} to {b} by the end of {when}",
            "Cut the waiting time of {who} from {b} to {a} days (6/10)",
            "At least {a} of {b} {who} recommend {what} to others",
            "Hold {a} meetings with {who} about {what}",
            "Get more {who} to use {what} (9/10)",
        ),
        "who": ("new customers", "case workers", "parents", "volunteers", "travellers"),
        "whom": ("New customers", "Case workers", "Parents", "Volunteers", "Travellers"),
        "what": ("the sign-in", "the application form", "the alerts", "the training", "the shop"),
        "metric": ("the number of orders", "satisfaction", "sales", "attendance", "traffic"),
        "when": ("June", "the third quarter", "the year", "H1", "September"),
    },
}

_OWNERS = {
    "nb": (
        "kunde elev pasient medlem gjeste bruker søker leverandør student lærer sjåfør turist "
        "butikk skole bibliotek idretts nærings landbruks havne sykehus museums teater barnehage "
        "bolig billett faktura journal vakt verksted lager transport billag festival klubb forlag "
        "bakeri fiskeri skogbruks kurs treningssenter svømmehall kommune fylkes miljø energi vann"
    ),
    "en": (
        "customer pupil patient member guest user applicant supplier student teacher driver "
        "tourist shop school library sports business farm harbour hospital museum theatre nursery "
        "housing ticket invoice records watch workshop warehouse transport bus festival club press "
        "bakery fishery forestry course gym pool council county climate water energy donor alumni"
    ),
}
_THINGS = {
    "nb": (
        "portalen appen kalenderen oversikten ordninga avtalen planen veiledninga kartet tjenesten "
        "skjermen køen rapporten arkivet opplegget nettsida registeret basaren møteplassen avisa "
        "rutinen håndboka sentralen ruta løsninga garantien plattforma telefonen støtten kassa"
    ),
    "en": (
        "portal app calendar overview scheme agreement plan guide map service screen queue report "
        "archive programme website register fair meetup newsletter routine handbook hotline route "
        "solution guarantee platform helpline support desk"
    ),
}


def write_goals(folder: Path, files: int, *, distinct: bool = False) -> list[Path]:
    """Files of goals, Norwegian and English in turn; the same ones every time."""
    folder.mkdir(parents=True, exist_ok=True)
    random, written = Random(1), []
    told: set[str] | None = set() if distinct else None
    for number in range(files):
        language = ("nb", "en")[number % 2]
        lines = [f"language: {language}", "period: 2026-Q4", "objectives:"]
        for place in range(PER_FILE):
            if place % 5 == 0:
                lines.append(f'  - objective: "{_goal(random, language, "objective", told)}"')
                lines.append("    key_results:")
            else:
                lines.append(f'      - "{_goal(random, language, "key_result", told)}"')
        written.append(folder / f"okr-{number:04}.yaml")
        written[-1].write_text("\n".join(lines) + "\n", encoding="utf-8")
    return written


def _goal(random: Random, language: str, kind: str, told: set[str] | None) -> str:
    words = PATTERNS[language]
    while True:
        slots = {
            name: random.choice(words[name]) for name in ("who", "whom", "what", "metric", "when")
        }
        if told is not None:
            slots["what"] = _compound(random, language)
        low = random.randint(2, 60)
        goal = random.choice(words[kind]).format(a=low, b=low + random.randint(5, 900), **slots)
        if told is None:
            return goal
        if goal not in told:
            told.add(goal)
            return goal


def _compound(random: Random, language: str) -> str:
    owner, thing = (random.choice(words[language].split()) for words in (_OWNERS, _THINGS))
    return f"{owner}{thing}" if language == "nb" else f"the {owner} {thing}"
