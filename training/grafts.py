"""Goals written and parsed by hand, and new ones with the parts of several of them.

    python -m training.grafts nb trees/nb.conllu OUT.conllu --sentences 8000 --seed 1

A few hundred trees in `trees/` show goals as people really write them, which no grammar does. To
let them be heard among tens of thousands of sentences they are written `COPIES` times, each time
with its own first letter, end and slips of the keyboard, and more goals are grafted from them: the
object, the time or the purpose of one goal is put where another has its own. Such goals often mean
nothing, but they are built as goals are.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import spacy

from training import conllu
from training.augment import LONGEST, TOKENIZERS, finished, is_cut_alike
from training.conllu import Sentence, Token
from training.phrases import cut

COPIES = 4
# Parts that one goal can lend another; heads and function words stay where they are.
LENT = frozenset({"obj", "obl", "advcl", "nsubj", "nsubj:pass", "nmod", "parataxis", "conj"})
LONGEST_PART = 9


@dataclass(frozen=True)
class Part:
    """A stretch of a sentence that hangs together: the token on top, and all below it."""

    sentence: Sentence
    top: Token
    first: int
    last: int

    @property
    def key(self) -> tuple[str, str, str]:
        """What another part must share to stand in its place."""
        tokens = self.sentence.tokens[self.first - 1 : self.last]
        case = next((t.lemma for t in tokens if t.head == self.top.id and t.deprel == "case"), "")
        return self.top.deprel, self.top.upos, case


def parts(sentence: Sentence) -> Iterator[Part]:
    """The parts of a sentence that may be lent: unbroken, short, not all there is."""
    for token in sentence.tokens:
        if token.deprel not in LENT:
            continue
        below = [t.id for t in sentence.subtree(token)]
        first, last = below[0], below[-1]
        if last - first + 1 == len(below) <= LONGEST_PART:
            yield Part(sentence, token, first, last)


def graft(stock: Part, scion: Part) -> Sentence | None:
    """The sentence of `stock` with `scion` in its place; None where that gives no tree."""
    old = stock.sentence.tokens
    moved = [
        replace(_cased(token, starts=stock.first == 1 and token.id == scion.first), id=-token.id)
        for token in scion.sentence.tokens[scion.first - 1 : scion.last]
    ]
    moved = [replace(t, head=stock.top.head if -t.id == scion.top.id else -t.head) for t in moved]
    moved[-1] = replace(moved[-1], space_after=old[stock.last - 1].space_after)
    return conllu.renumbered("graft", [*old[: stock.first - 1], *moved, *old[stock.last :]])


def _cased(token: Token, *, starts: bool) -> Token:
    """A word with the capital that its new place gives it."""
    tail = token.form[1:]
    if token.upos == "PROPN" or tail != tail.lower():
        return token
    first = token.form[0].upper() if starts else token.form[0].lower()
    return replace(token, form=first + tail)


def grafts(trees: Sequence[Sentence], count: int, rng: Random) -> Iterator[Sentence]:
    """`count` different goals, each with a part of one in the frame of another."""
    by_key: dict[tuple[str, str, str], list[Part]] = defaultdict(list)
    for tree in trees:
        for part in parts(tree):
            by_key[part.key].append(part)
    stocks = [part for group in by_key.values() if len(group) > 1 for part in group]
    if not stocks:
        return
    seen = {tree.text for tree in trees}
    for _ in range(20 * count):
        stock = rng.choice(stocks)
        grafted = graft(stock, rng.choice(by_key[stock.key]))
        if grafted is None or grafted.text in seen or len(grafted.tokens) > LONGEST:
            continue
        seen.add(grafted.text)
        yield grafted
        count -= 1
        if not count:
            return


def copies(tree: Sentence, language: str, rng: Random) -> Iterator[Sentence]:
    """The goal as it was written, and again with other first letters, ends and slips."""
    yield tree
    phrase = cut(tree.tokens, tree.root)
    if phrase is None or not phrase.words[-1].form[-1].isalnum():
        return
    for _ in range(COPIES - 1):
        yield finished(phrase, language, tree.id, rng)


def written(
    language: str, trees: Sequence[Sentence], count: int, rng: Random
) -> Iterator[Sentence]:
    """All that is trained on: each tree several times, and `count` grafts."""
    nlp = spacy.blank(TOKENIZERS[language])
    again = (copy for tree in trees for copy in copies(tree, language, rng))
    grafted = (
        finished(phrase, language, tree.id, rng)
        for tree in grafts(trees, count, rng)
        if (phrase := cut(tree.tokens, tree.root)) is not None
    )
    for sentence in (*again, *grafted):
        if sentence.is_tree() and is_cut_alike(nlp, sentence):
            yield sentence


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("language", choices=sorted(TOKENIZERS))
    parser.add_argument("trees", type=Path, help="goals with trees, CoNLL-U")
    parser.add_argument("out", type=Path, help="what is written, CoNLL-U")
    parser.add_argument("--sentences", type=int, default=8000, help="grafts to write")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    trees = conllu.read(options.trees)
    out = list(written(options.language, trees, options.sentences, Random(options.seed)))
    conllu.write(out, options.out)
    print(f"{len(trees)} trees, {len(out)} sentences in {options.out}")


if __name__ == "__main__":
    main()
