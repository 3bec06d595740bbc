"""`python -m evaluation`: how well the rules judge, on the corpus beside the project and our own.

The sentences of goals-check and of our own test sets are never shown: what people tune to can no
longer be measured on.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from evaluation.floors import FLOORS, RESULTS, drops, load_floors, raised, write
from evaluation.judging import Judge, RuleFailed
from evaluation.labelled import (
    CATALOGUE2,
    CATALOGUE3_DEV,
    CATALOGUE3_TEST,
    CORPUS,
    PLAIN,
    READ_ON,
    WILD,
    WILD3_DEV,
    WILD3_TEST,
    WILD4_DEV,
    WILD4_TEST,
    WILD5_DEV,
    WILD5_TEST,
    WILD6,
    advice,
    catalogue,
    gold_goals,
    trials,
)
from evaluation.measuring import (
    LABELLED_WILD4,
    LABELLED_WILD5,
    LABELLED_WILD6,
    Measured,
    measure_advice,
    measure_gold,
    measure_trials,
    misses,
)
from evaluation.tables import as_data, as_text

SHOWN = "goals-dev"
HIDDEN = "goals-check"
OWN_HIDDEN = "own goals, test half"
REAL_HIDDEN = "goals after real ones, test part"
LOT_HIDDEN = "key results by lot, test half"
FRESH = "catalogue, fresh rows"
FRESH_HALF = "catalogue, test half"
NEVER_SHOWN = (HIDDEN, OWN_HIDDEN, REAL_HIDDEN, LOT_HIDDEN, FRESH, FRESH_HALF)


@click.command()
@click.option(
    "--gold",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Measure on this file of labelled goals alone (JSON Lines, as goals-dev.jsonl).",
)
@click.option(
    "--corpus",
    type=click.Path(file_okay=False, path_type=Path),
    default=CORPUS,
    help="Folder of goals-dev.jsonl, goals-check.jsonl and advice.jsonl.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--floors", is_flag=True, help="Exit 1 if a recorded figure has dropped.")
@click.option("--record", is_flag=True, help="Write RESULTS.json, and raise the floors.")
@click.option("--mistakes", is_flag=True, help="List what is judged wrongly, but for hidden sets.")
@click.option("--misses", "own", is_flag=True, help="List what our own sets show to be wrong.")
def main(
    gold: Path | None,
    corpus: Path,
    form: str,
    floors: bool,
    record: bool,
    mistakes: bool,
    own: bool,
) -> None:
    """Measures the rules on labelled goals: precision, recall and counts, per rule and language."""
    judge = Judge(also=("T001",))
    try:
        if own:
            _list_own(judge)
            return
        measured = _on_file(gold, judge) if gold else _on_everything(corpus, judge)
    except (RuleFailed, ValueError) as error:
        _stop(str(error))
    results = as_data(measured)
    click.echo(json.dumps(results, indent=2) if form == "json" else as_text(measured), nl=False)
    if mistakes:
        _list(measured)
    if record:
        write(RESULTS, results)
        write(FLOORS, raised(results, load_floors() if FLOORS.exists() else {}))
    if floors:
        _hold(results)


def _on_file(path: Path, judge: Judge) -> list[Measured]:
    return [measure_gold(path.stem, gold_goals(path), judge)]


def _on_everything(corpus: Path, judge: Judge) -> list[Measured]:
    files = {name: corpus / f"{name}.jsonl" for name in (SHOWN, HIDDEN, "advice")}
    for path in files.values():
        if not path.is_file():
            _stop(
                f"there is no {path}: the corpus does not belong to the project and lies beside it;"
                " name its folder with --corpus, or measure on a file of your own with --gold"
            )
    return [
        measure_gold(SHOWN, gold_goals(files[SHOWN]), judge),
        measure_gold(HIDDEN, gold_goals(files[HIDDEN]), judge),
        measure_advice(advice(files["advice"]), judge),
        measure_gold("own goals", gold_goals(WILD), judge),
        measure_gold("own goals, dev half", gold_goals(WILD3_DEV), judge),
        measure_gold(OWN_HIDDEN, gold_goals(WILD3_TEST), judge),
        measure_gold(
            "goals after real ones, dev part", gold_goals(WILD4_DEV), judge, LABELLED_WILD4
        ),
        measure_gold(REAL_HIDDEN, gold_goals(WILD4_TEST), judge, LABELLED_WILD4),
        measure_gold("key results by lot, dev half", gold_goals(WILD5_DEV), judge, LABELLED_WILD5),
        measure_gold(LOT_HIDDEN, gold_goals(WILD5_TEST), judge, LABELLED_WILD5),
        measure_gold("key results in lots", gold_goals(WILD6), judge, LABELLED_WILD6),
        measure_trials("own sets", trials(), judge),
        measure_trials("catalogue", catalogue(), judge),
        measure_trials(FRESH, catalogue(CATALOGUE2), judge),
        measure_trials("catalogue, dev half", catalogue(CATALOGUE3_DEV), judge),
        measure_trials(FRESH_HALF, catalogue(CATALOGUE3_TEST), judge),
        measure_trials("plain goals", catalogue(PLAIN), judge),
    ]


def _list(measured: list[Measured]) -> None:
    for each in measured:
        if each.name not in NEVER_SHOWN:
            for mistake in each.mistakes:
                click.echo(f"{each.name} {mistake.code} {mistake.what}: {mistake.text}")


def _list_own(judge: Judge) -> None:
    known = {rule.code for rule in judge.rules}
    for mistake in misses([t for t in (*trials(), *catalogue()) if t.code in known], judge):
        click.echo(f"{mistake.code} {mistake.language} {mistake.what}: {mistake.text}")


def _hold(results: dict[str, object]) -> None:
    dropped = list(drops(results, load_floors()))
    for drop in dropped:
        click.echo(f"dropped: {drop}", err=True)
    if dropped:
        sys.exit(1)
    click.echo(f"no figure lies below its floor (read on {READ_ON})", err=True)


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()
