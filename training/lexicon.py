"""The verb lists of the language packs, counted from treebanks: which forms open a command.

    python -m training.lexicon nob-train.conllu.xz nno-train.conllu.xz

prints bare infinitives and imperatives (in the treebanks' spelling, lower case): first the forms
that are nothing else, then, behind a line `homographs`, those that are also a noun or an adjective.
Word forms are facts; no sentence of a treebank is kept.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

SURE = 0.9
LIKELY = 0.08
COLUMNS = 10
WIDTH = 100


def verb_forms(rows: Iterable[list[str]]) -> tuple[list[str], list[str]]:
    """Forms that are surely a bare infinitive or imperative, and those that may be."""
    verbs: Counter[str] = Counter()
    others: Counter[str] = Counter()
    lemmas: set[str] = set()
    for row in rows:
        form, lemma, pos, feats = row[1].lower(), row[2].lower(), row[3], row[5]
        if not form.replace("-", "").isalpha() or len(form) < 2:
            continue
        if pos == "VERB":
            lemmas.add(lemma)
        bare = "VerbForm=Inf" in feats or "Mood=Imp" in feats or form == lemma
        (verbs if pos == "VERB" and bare else others)[form] += 1
    share = {form: verbs[form] / (verbs[form] + others[form]) for form in verbs}
    sure = [form for form, part in share.items() if part >= SURE]
    sure += [lemma for lemma in lemmas if lemma.isalpha() and lemma not in share]
    maybe = [form for form, part in share.items() if LIKELY <= part < SURE]
    unknown = [form for form in sure if others[form] and share.get(form, 0) < SURE]
    return sorted(set(sure) - set(unknown)), sorted(maybe)


def rows_of(path: Path) -> Iterator[list[str]]:
    """The word lines of a CoNLL-U file, compressed or not."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) == COLUMNS and columns[0].isdigit():
                yield columns


def main() -> None:
    """Print the lists for the treebanks named on the command line."""
    import textwrap

    paths = [Path(name) for name in sys.argv[1:]]
    sure, maybe = verb_forms(row for path in paths for row in rows_of(path))
    for words in (sure, ["\nhomographs"], maybe):
        print(textwrap.fill(" ".join(words), WIDTH, break_on_hyphens=False))


if __name__ == "__main__":
    main()
