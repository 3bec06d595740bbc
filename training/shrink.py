"""Make a trained pipeline small enough to ship, without changing how spaCy loads it.

    python -m training.shrink TRAINED OUT --meta training/meta/nb.json

Weights keep their type, but take only a few hundred different values per row, which a zip or a
wheel compresses to a third; the store of strings keeps what the components look up by hash.
"""

from __future__ import annotations

import argparse
import json
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.language import Language
from thinc.model import Model

from training import continued  # noqa: F401 (its callback is in the settings of what it trained)

BITS = 8
ALWAYS_USED = ("ROOT", "dep", "_")
SCORES = ("pos_acc", "morph_acc", "dep_uas", "dep_las", "lemma_acc")


def rounded(weights: NDArray[np.float32], bits: int = BITS) -> NDArray[np.float32]:
    """`weights` with each row on a grid of 2**bits steps, a power of two apart.

    A vector counts as one row. Steps that are powers of two leave the low bits of every number
    empty.
    """
    rows = weights.reshape(len(weights), -1) if weights.ndim > 1 else weights.reshape(1, -1)
    largest = np.abs(rows).max(axis=1, keepdims=True, initial=0)
    finest = largest / (2 ** (bits - 1) - 1)
    step = np.exp2(np.ceil(np.log2(np.where(finest > 0, finest, 1))))
    return (np.round(rows / step) * step).reshape(weights.shape).astype(np.float32)


def round_weights(model: Model[Any, Any], bits: int = BITS) -> None:
    """Round every parameter of a model in place."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                smaller: Any = rounded(np.asarray(node.get_param(name)), bits)
                node.set_param(name, smaller)


def spelled_out(label: str, features: str) -> str:
    """A label's features in the terms of the Bokmål treebank.

    The Nynorsk one leaves out what it takes for granted: singular, and the definite form of nouns
    and of adjectives that show no gender.
    """
    known = dict(pair.split("=") for pair in features.split("|") if pair)
    kind = label.partition("POS=")[2].partition("|")[0]
    if kind == "ADJ" and known == {"Degree": "Pos"}:
        return "Definite=Def|Degree=Pos|Number=Sing"
    if "Gender" not in known or "Abbr" in known or kind not in ("NOUN", "ADJ", "DET", "PRON"):
        return features
    known.setdefault("Number", "Sing")
    if kind == "NOUN":
        known.setdefault("Definite", "Def")
    return "|".join(f"{name}={known[name]}" for name in sorted(known))


def spell_out_features(nlp: Language) -> None:
    """Let a pipeline trained on both kinds of Norwegian speak of features in one way."""
    for name, component in nlp.pipeline:
        if name == "morphologizer" and nlp.lang == "nb":
            labels = getattr(component, "cfg", {})["labels_morph"]
            labels.update({label: spelled_out(label, found) for label, found in labels.items()})


def needed_strings(nlp: Language, trees: Iterable[Path]) -> set[str]:
    """The strings that components refer to by hash: their labels, and affixes of edit trees."""
    needed = set(ALWAYS_USED)
    for _, component in nlp.pipeline:
        needed.update(label for label in getattr(component, "labels", ()) if _is_text(label))
        features = getattr(component, "cfg", {}).get("labels_morph", {})
        needed.update(features, features.values())
    by_hash = {nlp.vocab.strings[string]: string for string in nlp.vocab.strings}
    for path in trees:
        found = _integers(srsly.msgpack_loads(path.read_bytes()))
        needed.update(by_hash[number] for number in found if number in by_hash)
    return needed - {""}


def _is_text(label: object) -> bool:
    return isinstance(label, str)


def _integers(value: object) -> Iterator[int]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _integers(item)
    elif isinstance(value, int):
        yield value


def shrink(trained: Path, out: Path, meta: dict[str, Any]) -> None:
    """Write the pipeline in `trained` to `out`, with `meta` over its own metadata."""
    nlp = spacy.load(trained)
    for _, component in nlp.pipeline:
        if hasattr(component, "model"):
            round_weights(component.model)
    spell_out_features(nlp)
    shutil.rmtree(out, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(out)
    strings = sorted(needed_strings(nlp, out.rglob("trees")))
    (out / "vocab" / "strings.json").write_text(
        json.dumps(strings, ensure_ascii=False), encoding="utf-8"
    )
    _write_meta(out, meta)
    _forget_paths(out)


def _write_meta(out: Path, meta: dict[str, Any]) -> None:
    path = out / "meta.json"
    own = json.loads(path.read_text(encoding="utf-8"))
    measured = own.pop("performance", {})
    own |= meta
    own["performance"] = {name: measured[name] for name in SCORES if name in measured}
    path.write_text(json.dumps(own, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _forget_paths(out: Path) -> None:
    """Leave out of the settings where the training data lay, and the callback for training.

    The place is one machine's, and a pipeline has to load where `training` is not installed.
    """
    config = spacy.util.load_config(out / "config.cfg", interpolate=False)
    for name in config["paths"]:
        config["paths"][name] = None
    config["nlp"]["after_pipeline_creation"] = None
    config.to_disk(out / "config.cfg")


def sizes(out: Path) -> tuple[int, int]:
    """Bytes on disk and bytes zipped."""
    files = [path for path in out.rglob("*") if path.is_file()]
    packed = out.with_suffix(".zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            archive.write(path, path.relative_to(out))
    zipped = packed.stat().st_size
    packed.unlink()
    return sum(path.stat().st_size for path in files), zipped


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("trained", type=Path, help="a pipeline that spacy train wrote")
    parser.add_argument("out", type=Path)
    parser.add_argument("--meta", type=Path, required=True, help="JSON: name, version, sources")
    options = parser.parse_args()
    shrink(options.trained, options.out, json.loads(options.meta.read_text(encoding="utf-8")))
    on_disk, zipped = sizes(options.out)
    print(f"{options.out}: {on_disk / 1e6:.2f} MB on disk, {zipped / 1e6:.2f} MB zipped")


if __name__ == "__main__":
    main()
