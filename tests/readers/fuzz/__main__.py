"""The command: feeds one reader for some minutes and says how it went."""

from __future__ import annotations

import random
import sys
import time
import traceback
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import click
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from tests.readers.fuzz.checks import Hang, limit_memory, read_or_refuse, time_limit
from tests.readers.fuzz.mutations import SUFFIXES, mutated, mutated_package, seeds
from tests.readers.fuzz.structures import structures

OFFICE = ("excel", "word")


@dataclass
class Tally:
    """What became of the documents. `broken` tells of each failure once, by where it happened."""

    read: int = 0
    refused: int = 0
    structures: int = 0
    slowest: float = 0.0
    broken: dict[str, str] = field(default_factory=dict)

    def feed(self, data: bytes, path: str) -> None:
        """Gives one document to its reader."""
        start = time.process_time()
        try:
            with time_limit():
                understood = read_or_refuse(data, path)
        except (Exception, Hang) as error:
            self._note(error, data, path)
        else:
            self.read += understood
            self.refused += not understood
        self.slowest = max(self.slowest, time.process_time() - start)

    def _note(self, error: BaseException, data: bytes, path: str) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"
        if place not in self.broken:
            name = f"fuzz-{sha256(data).hexdigest()[:12]}{Path(path).suffix}"
            Path(name).write_bytes(data)
            trace = "".join(traceback.format_exception(error)[-6:])
            self.broken[place] = f"{place}, kept as {name}\n{trace}"
            click.echo(self.broken[place], err=True)

    def line(self, reader: str, minutes: float) -> str:
        """The outcome in one line."""
        total = self.read + self.refused
        return (
            f"{reader}: {total} documents in {minutes:.1f} minutes ({self.structures} made up): "
            f"{self.read} read, {self.refused} refused, {len(self.broken)} kinds of failure, "
            f"slowest {self.slowest:.2f} s"
        )


def fuzz(reader: str, seconds: float, seed: int) -> Tally:
    """Feeds a reader with mutated and made-up documents in turn."""
    chance, tally = random.Random(seed), Tally()
    start = seeds(reader)
    mutate = mutated_package if reader in OFFICE else mutated
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        _made_up(reader, tally, chance.randrange(2**32), end)
        for _ in range(300):
            if time.monotonic() >= end:
                break
            suffix = chance.choice(SUFFIXES[reader])
            tally.feed(mutate(chance.choice(start), start, chance), f"fuzzed{suffix}")
    return tally


def _made_up(reader: str, tally: Tally, seed: int, end: float) -> None:
    suffix = SUFFIXES[reader][seed % len(SUFFIXES[reader])]

    @seeded(seed)
    @settings(
        max_examples=100,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(structures(reader))
    def feed(data: bytes) -> None:
        if time.monotonic() < end:
            tally.structures += 1
            tally.feed(data, f"made-up{suffix}")

    feed()


@click.command()
@click.option("--minutes", type=float, default=1.0, show_default=True, help="For each reader.")
@click.option(
    "--reader", "readers", type=click.Choice(list(SUFFIXES)), multiple=True, help="All by default."
)
@click.option("--seed", type=int, default=20260401, show_default=True)
def main(minutes: float, readers: tuple[str, ...], seed: int) -> None:
    """Feed the readers with broken and odd documents. Exit 1 where one crashes or hangs.

    What breaks a reader is kept in the current directory, to be read again.
    """
    limit_memory()
    broken = False
    for reader in readers or tuple(SUFFIXES):
        tally = fuzz(reader, minutes * 60, seed)
        click.echo(tally.line(reader, minutes))
        broken |= bool(tally.broken)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
