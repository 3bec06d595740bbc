"""What `smartcheck init` lays down: a file of goals to write on, a configuration, a hook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from smartcheck import clock
from smartcheck.command.console import emit
from smartcheck.command.options import one_of
from smartcheck.command.output import write_file
from smartcheck.rule import N_
from smartcheck.setting_types import LOCALES
from smartcheck.translations import Translator

GOALS = {
    "nb": """\
# Målene våre. Sjekk dem med: smartcheck lint
språk: nb
periode: {period}
team: Teamet vårt

mål:
  # Et mål sier hva dere vil oppnå, kort og uten tall.
  - mål: Nye kunder blir fortrolige med tjenesten allerede første uke
    nøkkelresultater:
      # Et nøkkelresultat er målbart: fra hva, til hva. Skåren sier hvor sikre dere er på å nå det:
      # under 4/10 er urealistisk, over 9/10 er for lett.
      - Andelen nye kunder som fullfører oppstarten, øker fra 40 % til 65 % (6/10)
      - Nye kunder trenger hjelp fra oss 0,8 ganger i snitt første uke, ned fra 2,1 (5/10)
      - nøkkelresultat: 30 nye kunder har anbefalt oss til andre
        tillit: 7/10
        eier: Kari
""",
    "en": """\
# Our goals. Check them with: smartcheck lint
language: en
period: {period}
team: Our team

objectives:
  # An objective says what you want to achieve, in a few words and without numbers.
  - objective: New customers feel at home with the service in their first week
    key_results:
      # A key result can be measured: from what, to what. The score says how sure you are to reach
      # it: below 4/10 is unrealistic, above 9/10 is too easy.
      - The share of new customers who finish onboarding rises from 40% to 65% (6/10)
      - New customers need our help 0.8 times on average in their first week, down from 2.1 (5/10)
      - key_result: 30 new customers have recommended us to others
        confidence: 7/10
        owner: Kari
""",
}
CONFIGURATION = {
    "nb": """\
# Innstillinger for smartcheck. Alle regler: smartcheck rules. Én regel: smartcheck explain M001.
profile: default        # default, strict, lenient, committed eller smart
# ignore: [yes-no-result]
# severity: {{number-in-objective: info}}
# score_band: seed      # 6 til 9 av 10; default er 4 til 9
# per_file:
#   - files: "arkiv/**"
#     ignore: [deadline-passed]
""",
    "en": """\
# Settings of smartcheck. All rules: smartcheck rules. One rule: smartcheck explain M001.
profile: default        # default, strict, lenient, committed or smart
# ignore: [yes-no-result]
# severity: {{number-in-objective: info}}
# score_band: seed      # 6 to 9 out of 10; default is 4 to 9
# per_file:
#   - files: "archive/**"
#     ignore: [deadline-passed]
""",
}
HOOK = {
    "nb": """\
# Sjekker målene ved hver commit. Slå på med: pre-commit install
repos:
  - repo: local
    hooks:
      - id: smartcheck
        name: smartcheck
        entry: smartcheck lint
        language: system
        files: ^(mål|okrs?)[^/]*\\.(ya?ml|md|txt|json)$
        require_serial: true
""",
    "en": """\
# Checks the goals at every commit. Turn on with: pre-commit install
repos:
  - repo: local
    hooks:
      - id: smartcheck
        name: smartcheck
        entry: smartcheck lint
        language: system
        files: ^okrs?[^/]*\\.(ya?ml|md|txt|json)$
        require_serial: true
""",
}


def starter_files(language: str, today: date) -> Mapping[str, str]:
    """The files to lay down, by name, for the quarter that holds the date."""
    period = f"{today.year}-Q{(today.month + 2) // 3}"
    return {
        "okrs.yaml": GOALS[language].format(period=period),
        ".smartcheck.yaml": CONFIGURATION[language].format(),
        ".pre-commit-config.yaml": HOOK[language],
    }


def lay_down(folder: Path, language: str | None, translate: Translator) -> None:
    """Write the files that are not there yet, and say which; ConfigError where that fails."""
    chosen = one_of("--language", language, LOCALES) if language else translate.locale
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in starter_files(chosen, clock.today()).items():
        file = folder / name
        told = translate(N_("{file}: exists, left as it is"))
        if not file.exists():
            write_file(file, content)
            told = translate(N_("{file}: written"))
        emit(told.format(file=file.as_posix()) + "\n")
    advice = translate(N_("Next: write your goals into {file}, then run `smartcheck lint {file}`."))
    emit(advice.format(file=(folder / "okrs.yaml").as_posix()) + "\n")
