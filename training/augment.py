"""Write goals with trees, to be trained on together with a treebank.

    python -m training.augment nb TREEBANK.conllu[.xz] OUT.conllu --sentences 18000 --seed 1

The grammar of the language (`training/grammars/`) says how goals look; noun phrases, verb
phrases and verbs come from the treebank.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TypeVar

import spacy
from spacy.language import Language

from training import conllu, grammar, verbs
from training.conllu import Sentence
from training.harvest import Harvest, harvest
from training.phrases import Phrase

GRAMMARS = Path(__file__).parent / "grammars"
STOP_LEMMA = {"nb": "$.", "nn": "$.", "en": "."}
TOKENIZERS = {"nb": "nb", "nn": "nb", "en": "en"}
LONGEST = 24
WITH_STOP, LOWER_CASED, MISTYPED = 0.25, 0.2, 0.06
TITLED = {"nb": 0.02, "nn": 0.0, "en": 0.09}
ASCII_TYPED = {"nb": 0.04, "nn": 0.04, "en": 0.0}
SHORTEST_MISTYPED, SHORTEST_TITLED = 5, 4
WITHOUT_NORWEGIAN_KEYS = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A"}
)

T = TypeVar("T")


def endless(items: Sequence[T], rng: Random) -> Callable[[], T]:
    """Items in random order, each once before one comes again; ValueError if there are none."""
    if not items:
        raise ValueError("the treebank has none of the phrases or verbs that the grammar needs")

    def stream() -> Iterator[T]:
        while True:
            yield from rng.sample(items, len(items))

    source = stream()
    return lambda: next(source)


def sources(
    language: str, found: Harvest, rules: grammar.Grammar, rng: Random
) -> dict[str, grammar.Source]:
    """What the grammar takes from outside: the treebank's phrases, and verbs in their forms."""
    result: dict[str, grammar.Source] = {}
    phrases = {
        "np": found.noun_phrases,
        "subject": found.subjects,
        "plural": found.bare_plurals,
        "singular": found.bare_singulars,
        "described": found.described,
        "sentence": found.sentences,
        "anynoun": found.nouns or found.bare_singulars,
        "anyplural": found.plurals or found.bare_plurals,
        "verblike": found.verb_like or found.bare_singulars,
    }
    for name, of_kind in phrases.items():
        result[name] = _source(endless(of_kind, rng))
    goal_verbs = endless(verbs.lexicon(language, rules.verbs), rng)
    other_verbs = endless(found.verbs, rng)
    next_verb_phrase = endless(found.verb_phrases, rng)
    for form in verbs.FORMS[language]("x", "x"):
        result[form] = _verb_source(form, goal_verbs, other_verbs)
    result["nounlike"] = _noun_like_source(rules, language, found, rng)
    for form in ("imp", "inf"):
        result[f"vp{form}"] = _verb_phrase_source(language, form, next_verb_phrase)
    return result


def _source(following: Callable[[], Phrase]) -> grammar.Source:
    return lambda rng: following()


def _verb_source(
    form: str, goal_verbs: Callable[[], verbs.Forms], others: Callable[[], verbs.Forms]
) -> grammar.Source:
    return lambda rng: Phrase(((goal_verbs if rng.random() < 0.6 else others)()[form],))


def _noun_like_source(
    rules: grammar.Grammar, language: str, found: Harvest, rng: Random
) -> grammar.Source:
    """Imperatives that are also the form of a noun or an adjective ("Lower ...", "Besøk ...")."""
    every = (*verbs.lexicon(language, rules.verbs), *found.verbs)
    alike = [forms for forms in every if forms["imp"].form in found.noun_forms]
    following = endless(alike or every, rng)
    return lambda rng: Phrase((following()["imp"],))


def _verb_phrase_source(
    language: str, form: str, following: Callable[[], Phrase]
) -> grammar.Source:
    def source(rng: Random) -> Phrase:
        phrase = following()
        word = verbs.FORMS[language](phrase.head_word.lemma, "")[form]
        return phrase.with_head(form=word.form, feats=word.feats)

    return source


def finished(phrase: Phrase, language: str, name: str, rng: Random) -> Sentence:
    """The phrase with its first letter and its end as people write goals."""
    if rng.random() < MISTYPED:
        phrase = mistyped(phrase, rng)
    if rng.random() < ASCII_TYPED[language]:
        phrase = with_forms(phrase, lambda form: form.translate(WITHOUT_NORWEGIAN_KEYS))
    if rng.random() < TITLED[language]:
        phrase = with_forms(phrase, titled)
    first = phrase.words[0]
    plain = first.upos != "PROPN" and not first.form.isupper()
    if plain and rng.random() >= LOWER_CASED:
        phrase = phrase.with_word(0, form=first.form[0].upper() + first.form[1:])
    elif plain:
        phrase = phrase.with_word(0, form=first.form[0].lower() + first.form[1:])
    if rng.random() < WITH_STOP and phrase.words[-1].form[-1].isalpha():
        phrase = phrase.closed(".", STOP_LEMMA[language])
    return phrase.sentence(name)


def with_forms(phrase: Phrase, change: Callable[[str], str]) -> Phrase:
    """The phrase with `change` done to each of its forms; lemmas stay as they are."""
    return Phrase(tuple(replace(word, form=change(word.form)) for word in phrase.words))


def titled(form: str) -> str:
    """A word as in a title ("Create Cron Tasks"): short ones stay in lower case."""
    longer = len(form) >= SHORTEST_TITLED and form.isalpha()
    return form[0].upper() + form[1:] if longer else form


def mistyped(phrase: Phrase, rng: Random) -> Phrase:
    """The phrase with a letter left out, doubled or swapped in one of its longer words."""
    longer = [i for i, word in enumerate(phrase.words) if _can_be_mistyped(word.form)]
    if not longer:
        return phrase
    index = rng.choice(longer)
    form = phrase.words[index].form
    at = rng.randrange(1, len(form) - 1)
    wrong = rng.choice(
        (
            form[:at] + form[at + 1 :],
            form[:at] + form[at] + form[at:],
            form[:at] + form[at + 1] + form[at] + form[at + 2 :],
        )
    )
    return phrase.with_word(index, form=wrong)


def _can_be_mistyped(form: str) -> bool:
    return len(form) >= SHORTEST_MISTYPED and form.isalpha()


def is_cut_alike(nlp: Language, sentence: Sentence) -> bool:
    """Whether spaCy's tokenizer, which the pipeline will run with, finds the same words."""
    return [t.text for t in nlp.make_doc(sentence.text)] == [t.form for t in sentence.tokens]


def goals(
    language: str, treebank: Sequence[Sentence], count: int, rng: Random
) -> Iterator[Sentence]:
    """`count` different goals with trees."""
    rules = grammar.read(GRAMMARS / f"{language}.txt")
    outside = sources(language, harvest(language, treebank, rng), rules, rng)
    nlp = spacy.blank(TOKENIZERS[language])
    seen: set[str] = set()
    while len(seen) < count:
        phrase = rules.phrase("goal", outside, rng)
        if not 2 <= len(phrase) <= LONGEST:
            continue
        sentence = finished(phrase, language, f"goal-{len(seen)}", rng)
        if sentence.text in seen or not is_cut_alike(nlp, sentence):
            continue
        if not sentence.is_tree():
            raise ValueError(f"not a tree: {conllu.render(sentence)}")
        seen.add(sentence.text)
        yield sentence


def without_xpos(sentence: Sentence) -> Sentence:
    """The sentence without language-specific tags, which goals do not have either."""
    return replace(sentence, tokens=tuple(replace(t, xpos="_") for t in sentence.tokens))


def unknown_tags(treebank: Sequence[Sentence], written: Sequence[Sentence]) -> list[str]:
    """Pairs of part of speech and features that the treebank never uses: a slip in a grammar."""
    known = {(t.upos, t.feats) for s in treebank for t in s.tokens}
    used = {(t.upos, t.feats) for s in written for t in s.tokens}
    return sorted(f"{upos} {feats}" for upos, feats in used - known)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("language", choices=sorted(verbs.FORMS))
    parser.add_argument("treebank", type=Path, help="one part of a treebank, CoNLL-U")
    parser.add_argument("out", type=Path, help="the treebank and after it the goals")
    parser.add_argument("--sentences", type=int, default=18000, help="goals to write")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    treebank = conllu.read(options.treebank)
    written = list(goals(options.language, treebank, options.sentences, Random(options.seed)))
    for tag in unknown_tags(treebank, written):
        print("never in the treebank:", tag)
    conllu.write([*map(without_xpos, treebank), *written], options.out)
    print(f"{len(treebank)} sentences and {len(written)} goals in {options.out}")


if __name__ == "__main__":
    main()
