"""Score a pipeline on treebanks and on lists of goals.

    python -m training.evaluate PIPELINE --treebank nob-test.conllu.xz --goals goals/nb.jsonl

Treebank: share of tokens with part of speech, head, head and relation, and lemma right, on gold
tokens, punctuation included (spaCy's own scorer, without punctuation, gives higher figures for
heads). Goals: share with root, lemma of the main verb, and head of the object all right; a goal in
a list names every answer that counts. Each list is read four times: the first letter as written
and in lower case, with and without a full stop at the end.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from training import conllu

MEASURES = ("pos", "uas", "las", "lemma")
ANSWERS = ("root", "verb", "obj")


@dataclass(frozen=True)
class Analysis:
    """What a goal's parse says; None where there is no verb or no object."""

    root: str
    verb: str | None
    obj: str | None


def analysis(doc: Doc) -> Analysis:
    """Root, lemma of the main verb and head of its object, off a parse."""
    roots = [t for t in doc if t.head == t]
    root = next((t for t in roots if t.pos_ != "PUNCT"), roots[0])
    verb = _main_verb(root)
    if verb is None:
        return Analysis(root.text, None, None)
    governor = root if verb.dep_ == "cop" else verb
    found = _object(governor)
    return Analysis(root.text, verb.lemma_, None if found is None else found.text)


def _main_verb(root: Token) -> Token | None:
    copula = next((t for t in root.children if t.dep_ == "cop"), None)
    if root.pos_ == "VERB":
        return root
    if copula is not None:
        return copula
    is_participle = root.pos_ == "ADJ" and "VerbForm=Part" in str(root.morph)
    return root if root.pos_ == "AUX" or is_participle else None


def _object(verb: Token) -> Token | None:
    """The verb's object; of coordinated verbs that share one, it may hang on the last."""
    verbs = [verb, *(t for t in verb.children if t.dep_ == "conj" and t.pos_ == "VERB")]
    return next((t for v in verbs for t in v.children if t.dep_ == "obj"), None)


def is_right(found: Analysis, gold: Mapping[str, Any]) -> bool:
    """Whether root, verb and object are each among the answers that count."""
    return all(_folded(getattr(found, name)) in map(_folded, gold[name]) for name in ANSWERS)


def _folded(answer: str | None) -> str | None:
    return answer.lower() if answer is not None else None


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _stopped(text: str) -> str:
    return text.rstrip(".") + "."


VARIANTS: Mapping[str, Callable[[str], str]] = {
    "as written": str,
    "full stop": _stopped,
    "lower case": _lower_first,
    "lower case, full stop": lambda text: _stopped(_lower_first(text)),
}


def score_goals(nlp: Language, goals: Iterable[Mapping[str, Any]]) -> dict[str, tuple[int, int]]:
    """Goals right and goals in all, by variant."""
    rows = list(goals)
    result = {}
    for name, variant in VARIANTS.items():
        docs = nlp.pipe(variant(row["text"]) for row in rows)
        right = sum(is_right(analysis(doc), row) for doc, row in zip(docs, rows, strict=True))
        result[name] = (right, len(rows))
    return result


def score_treebank(nlp: Language, sentences: Iterable[conllu.Sentence]) -> dict[str, float]:
    """Percentages right over all tokens, by measure."""
    right: Counter[str] = Counter()
    total = 0
    gold = list(sentences)
    docs = nlp.pipe(_doc(nlp, sentence) for sentence in gold)
    for doc, sentence in zip(docs, gold, strict=True):
        for found, token in zip(doc, sentence.tokens, strict=True):
            head = 0 if found.head == found else found.head.i + 1
            attached = head == token.head
            right["pos"] += found.pos_ == token.upos
            right["uas"] += attached
            right["las"] += attached and found.dep_.lower() == token.deprel.lower()
            right["lemma"] += found.lemma_ == token.lemma
            total += 1
    return {measure: 100 * right[measure] / total for measure in MEASURES}


def _doc(nlp: Language, sentence: conllu.Sentence) -> Doc:
    words = [t.form for t in sentence.tokens]
    return Doc(nlp.vocab, words=words, spaces=[t.space_after for t in sentence.tokens])


def read_goals(path: Path) -> list[dict[str, Any]]:
    """Rows of a goal list, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pipeline", type=Path, nargs="+")
    parser.add_argument("--treebank", type=Path, nargs="*", default=[])
    parser.add_argument("--goals", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    for path in options.pipeline:
        nlp = spacy.load(path)
        print(path)
        for treebank in options.treebank:
            scores = score_treebank(nlp, conllu.read(treebank))
            shown = "  ".join(f"{name} {value:.2f}" for name, value in scores.items())
            print(f"  {treebank.name}: {shown}")
        for goals in options.goals:
            for variety, rows in _by_variety(read_goals(goals)).items():
                for variant, (right, total) in score_goals(nlp, rows).items():
                    share = 100 * right / total
                    print(f"  {goals.name} {variety}, {variant}: {right}/{total} = {share:.1f} %")


def _by_variety(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Rows by written standard (nb, nn), or by language where there is one."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row.get("variety", row["lang"]), []).append(row)
    return groups


if __name__ == "__main__":
    main()
