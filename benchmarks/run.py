"""Measures smartcheck against bare spaCy and against other linters, in one run, as ratios.

    python benchmarks/run.py [--python PROGRAM] [--tools FOLDER ...] [--pipelines FOLDER]
                             [--large 1000] [--runs 10] [--only memory]

Everything is timed as CPU time of whole processes, in turn, so that a busy machine slows all alike.
`--python` is the interpreter of an environment that smartcheck was installed in, from its wheel: a
checkout compiles its messages anew in every run. Other linters are looked for on PATH and in the
folders of `--tools`; those not found are named in the result. Writes RESULTS.md beside this file;
`--only memory` and `--only throughput` print that part alone.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goals import PER_FILE, write_goals

HERE = Path(__file__).parent
OWN = HERE.parent / "smartcheck" / "pipelines" / "nb"
FALLBACK = (
    "import sys; from smartcheck.command import spacy_import as s; s.stub_fits = lambda: False; "
    "from smartcheck.cli import main; main(sys.argv[1:])"
)
OTHERS = ("proselint", "yamllint", "write-good", "alex", "textlint")


@dataclass(frozen=True)
class Timing:
    """Medians over several runs: milliseconds of CPU, and megabytes at most in use."""

    name: str
    cpu: float
    memory: float


def measured(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """CPU milliseconds and peak megabytes of one run of a command, its children included."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL,"
        "stderr=subprocess.DEVNULL); r = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(r.ru_utime + r.ru_stime, r.ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=environment["HOME"],  # `python -m` looks into the current folder first
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, kilobytes = map(float, done.stdout.split())
    return seconds * 1000, kilobytes / 1024


def in_turn(
    commands: dict[str, Sequence[str]], runs: int, environment: dict[str, str]
) -> dict[str, Timing]:
    """The commands measured one after the other, again and again; the first round warms up."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            outcome = measured(command, environment)
            if turn:
                taken[name].append(outcome)
    return {
        name: Timing(name, *(statistics.median(column) for column in zip(*rows, strict=True)))
        for name, rows in taken.items()
    }


def other_linters(tools: Sequence[Path], file: str) -> tuple[dict[str, list[str]], list[str]]:
    """Commands of the other linters for a file, and the names of those that are not there."""
    path = os.pathsep.join([*map(str, tools), os.environ.get("PATH", "")])
    commands, missing = {}, []
    for name in OTHERS:
        program = shutil.which(name, path=path)
        if program is None:
            missing.append(name)
            continue
        commands[name] = {
            "proselint": [program, "check", file],
            "yamllint": [program, "-d", "relaxed", file],
            "write-good": [program, file],
            "alex": [program, file],
            "textlint": [program, *_textlint_rules(Path(program)), file],
        }[name]
    return commands, missing


def _textlint_rules(program: Path) -> list[str]:
    modules = str(program.parent.parent)  # node_modules/.bin/textlint
    return ["--rules-base-directory", modules, "--rule", "write-good"]


def versions(given: argparse.Namespace) -> list[str]:
    """What was measured, with versions, and on what machine."""
    code = (
        "import json, smartcheck; from importlib.metadata import version; from pathlib import Path;"
        "compiled = (Path(smartcheck.__file__).parent / 'translations' / 'nb.mo').exists();"
        "print(version('smartcheck'), 'from its wheel,' if compiled else 'in a checkout,',"
        "'spaCy', version('spacy'))"
    )
    told = subprocess.run(
        [given.python, "-c", code], cwd=tempfile.gettempdir(), capture_output=True, text=True
    )
    lines = [f"smartcheck {told.stdout.strip()}"]
    path = os.pathsep.join([*map(str, given.tools), os.environ.get("PATH", "")])
    for name in OTHERS:
        if program := shutil.which(name, path=path):
            asked = "version" if name == "proselint" else "--version"
            told = subprocess.run([program, asked], capture_output=True, text=True)
            words = (told.stdout or told.stderr).strip().splitlines() or ["version not told"]
            lines.append(f"{name} {words[0].lower().removeprefix(name).strip(' v')}")
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    lines.append(f"Python {platform.python_version()}, {platform.platform()}")
    lines.append(f"{_processor()}, {os.cpu_count()} processors, load {load} at the end")
    return lines


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.processor() or "processor not known"
    names = [line.partition(":")[2].strip() for line in text.splitlines() if "model name" in line]
    return names[0] if names else platform.machine()


def table(timings: dict[str, Timing], base: str) -> list[str]:
    """Timings as rows, each with its ratio to the base."""
    reference = timings[base].cpu
    rows = ["| | CPU ms | ratio | peak MB |", "|---|---:|---:|---:|"]
    for one in timings.values():
        rows.append(
            f"| {one.name} | {one.cpu:.0f} | {one.cpu / reference:.2f} | {one.memory:.0f} |"
        )
    return rows


def main() -> None:
    """Measure everything and write RESULTS.md."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tools", action="append", type=Path, default=[])
    parser.add_argument("--pipelines", type=Path, help="reference pipelines, one folder a language")
    parser.add_argument("--large", type=int, default=1000, help="files of the large input")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--python", default=sys.executable, help="where smartcheck is installed")
    parser.add_argument("--only", choices=("memory", "throughput"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if given.only:
            print("\n".join(part(given, Path(place))))
            return
        (HERE / "RESULTS.md").write_text("\n".join(report(given, Path(place))), encoding="utf-8")
    print((HERE / "RESULTS.md").read_text("utf-8"))


def part(given: argparse.Namespace, place: Path) -> list[str]:
    """The lines of one part of RESULTS.md."""
    if given.only == "memory":
        return memory(given.python, given.large, place, surroundings(place))
    return throughput(given, write_goals(place / "small", 10), surroundings(place))


def surroundings(place: Path) -> dict[str, str]:
    """The environment of all that is measured: nothing of the user's own, one thread."""
    own = {"SMARTCHECK_CACHE_DIR": str(place / "cache"), "HOME": str(place)}
    return {**os.environ, **own, "OMP_NUM_THREADS": "1", "LANG": "C.UTF-8"}


def report(given: argparse.Namespace, place: Path) -> list[str]:
    """The lines of RESULTS.md."""
    environment = surroundings(place)
    small = write_goals(place / "small", 10)
    file = str(HERE.parent / "examples" / "lillevik-kommune.md")
    python, lint = given.python, [given.python, "-m", "smartcheck", "lint"]
    bare = "python -c 'import spacy; spacy.load(pipeline)'"
    cold = in_turn(
        {
            bare: [python, "-c", f"import spacy; spacy.load({str(OWN)!r})"],
            "smartcheck lint, nothing cached": [*lint, "--no-cache", file],
            "the same with the plain import": [python, "-c", FALLBACK, "lint", "--no-cache", file],
        },
        given.runs,
        environment,
    )
    floor = "python -c 'import click, json'"
    warm = in_turn(
        {
            floor: [python, "-c", "import click, json"],
            "smartcheck lint, unchanged file": [*lint, file],
            "smartcheck --version": [python, "-m", "smartcheck", "--version"],
        },
        given.runs,
        environment,
    )
    commands, missing = other_linters(given.tools, str(small[0]))
    field = in_turn(
        {
            "smartcheck lint, unchanged file": [*lint, str(small[0])],
            "smartcheck lint, nothing cached": [*lint, "--no-cache", str(small[0])],
            **commands,
        },
        given.runs,
        environment,
    )
    lines = ["# Benchmarks", "", "Written by `python benchmarks/run.py`; medians of "]
    lines[-1] += f"{given.runs} runs in turn, CPU time of whole processes."
    lines += ["", "Measured with:", "", *(f"- {line}" for line in versions(given)), ""]
    lines += ["## Cold start, one Markdown file", "", *table(cold, bare), ""]
    lines += ["## Warm start", "", *table(warm, floor), ""]
    lines += ["## Other linters, the same YAML file of 100 goals", ""]
    lines += [*table(field, "smartcheck lint, unchanged file"), ""]
    lines.append(f"Not found here, so not measured: {', '.join(missing) or 'none'}.")
    lines += ["", "## Throughput", "", *throughput(given, small, environment), ""]
    lines += ["## Our components in somebody's pipeline", "", *components(environment), ""]
    lines += ["## Memory", "", *memory(given.python, given.large, place, environment), ""]
    return lines


def throughput(
    given: argparse.Namespace, small: list[Path], environment: dict[str, str]
) -> list[str]:
    """Reading, parsing, rules and output against bare `nlp.pipe`, per pipeline."""
    rows = [
        "Bare is what `spacy.load` and `nlp.pipe` give; beside it the same pipelines as smartcheck "
        "loads them, with numpy's library for products of matrices. Microseconds of CPU a goal.",
        "",
        "| pipelines | bare `nlp.pipe` | as we load it | all told | all told / bare "
        "| goals/s per core |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, folder in (("our own", None), ("reference", given.pipelines)):
        if name == "reference" and folder is None:
            rows.append("| reference | not given (`--pipelines`) | | | | |")
            continue
        command = [given.python, str(HERE / "throughput.py"), str(small[0].parent)]
        command += [str(folder.resolve())] if folder else []
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        figures = json.loads(done.stdout)
        rows.append(
            f"| {name} | {figures['bare_pipe_us']} | {figures['our_pipe_us']} "
            f"| {figures['all_told_us']} | "
            f"{figures['ratio']} | {figures['goals_per_second']} |"
        )
    return rows


def components(environment: dict[str, str]) -> list[str]:
    """What the components for times, scores and quantities cost on top of a pipeline."""
    command = [sys.executable, str(HERE / "components.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def memory(python: str, files: int, place: Path, environment: dict[str, str]) -> list[str]:
    """Peak memory of one process at a thousand goals and at many times that, no two goals alike."""
    rows = ["| | goals | files | peak MB | CPU s | ratio |", "|---|---:|---:|---:|---:|---:|"]
    sizes = (10, files)
    for count in sizes:
        write_goals(place / f"of{count}", count, distinct=True)
    lint = [python, "-m", "smartcheck", "lint", "--jobs=1"]
    for name, options in (
        ("no cache", ["--no-cache"]),
        ("cache, empty at first", []),
        ("cache, nothing changed", []),
    ):
        first = 0.0
        for count in sizes:
            cpu, peak = measured([*lint, *options, str(place / f"of{count}")], environment)
            first = first or peak
            rows.append(
                f"| {name} | {count * PER_FILE:,} | {count:,} | {peak:.0f} | {cpu / 1000:.1f} "
                f"| {peak / first:.2f} |"
            )
    return rows


if __name__ == "__main__":
    main()
