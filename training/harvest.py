"""What a treebank gives to goals: noun phrases, verb phrases, verbs and whole sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random

from training.conllu import Sentence, Token
from training.phrases import Phrase, Word, cut
from training.verbs import FORMS, Forms


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LIGHT = _words(
    "være vere vera bli verte verta ha si seie mene meine tro tru synes synast hete skje finnes "
    "finnast lyde be have say think guess seem happen"
)
NEGATIONS = _words("ikke ikkje aldri not n't never")
COMPLEMENTS = _words("obj iobj obl advmod xcomp ccomp advcl compound")
NOMINAL = _words("obj nsubj obl conj nmod root")
CLAUSAL = _words("acl advcl appos parataxis nsubj aux cop csubj ccomp punct orphan")
FUNCTION = _words("case cc punct mark")
PER_VERB, PER_NOUN = 14, 8
LONGEST_NOUN_PHRASE, LONGEST_VERB_PHRASE, LONGEST_SENTENCE = 8, 16, 18


@dataclass(frozen=True)
class Harvest:
    """Phrases by use. Verb phrases have their infinitive as head.

    `described` start with an adjective; `noun_forms` are the forms of nouns and adjectives.
    `nouns` and `plurals` are single words without features of definiteness, `verb_like` those of
    them that are also a form of a verb ("audit", "pay", "plans").
    """

    noun_phrases: tuple[Phrase, ...]
    subjects: tuple[Phrase, ...]
    bare_plurals: tuple[Phrase, ...]
    bare_singulars: tuple[Phrase, ...]
    described: tuple[Phrase, ...]
    verb_phrases: tuple[Phrase, ...]
    verbs: tuple[Forms, ...]
    noun_forms: frozenset[str]
    sentences: tuple[Phrase, ...]
    nouns: tuple[Phrase, ...]
    plurals: tuple[Phrase, ...]
    verb_like: tuple[Phrase, ...]


def harvest(language: str, sentences: Iterable[Sentence], rng: Random) -> Harvest:
    """Collect phrases in random order, at most so many per head word."""
    shuffled = list(sentences)
    rng.shuffle(shuffled)
    nouns = _noun_phrases(shuffled)
    bare = [p for p in nouns if _is_bare(p)]
    singles = _single_words(shuffled)
    verb_forms = _forms_of(shuffled, ("VERB",))
    return Harvest(
        noun_phrases=tuple(nouns),
        subjects=tuple(p for p in nouns if _is_definite(p) and len(p) <= 5),
        bare_plurals=tuple(p for p in bare if "Number=Plur" in p.head_word.feats),
        bare_singulars=tuple(p for p in bare if "Number=Plur" not in p.head_word.feats),
        described=tuple(p for p in bare if p.words[0].upos == "ADJ" and p.head > 0),
        verb_phrases=tuple(_verb_phrases(shuffled)),
        verbs=_verbs(language, shuffled),
        noun_forms=_forms_of(shuffled, ("NOUN", "ADJ")),
        sentences=tuple(_whole(s) for s in shuffled if _is_plain(s)),
        nouns=tuple(p for p in singles if "Number=Plur" not in p.head_word.feats),
        plurals=tuple(p for p in singles if "Number=Plur" in p.head_word.feats),
        verb_like=tuple(p for p in singles if p.head_word.form in verb_forms),
    )


def _noun_phrases(sentences: Iterable[Sentence]) -> list[Phrase]:
    seen: Counter[str] = Counter()
    found = []
    for sentence in sentences:
        for noun in sentence.tokens:
            if noun.upos != "NOUN" or noun.relation not in NOMINAL or not noun.lemma.isalpha():
                continue
            phrase = _noun_phrase(sentence, noun)
            if phrase is not None and seen[noun.lemma] < PER_NOUN:
                seen[noun.lemma] += 1
                found.append(phrase)
    return found


def _noun_phrase(sentence: Sentence, noun: Token) -> Phrase | None:
    left_out = {t.id for t in sentence.children(noun) if t.relation in FUNCTION and t.id < noun.id}
    tokens = [t for t in sentence.subtree(noun) if t.id not in left_out]
    below = [t for t in tokens if t.id != noun.id]
    if len(tokens) > LONGEST_NOUN_PHRASE or any(t.relation in CLAUSAL for t in below):
        return None
    if any(t.upos in ("VERB", "AUX") and t.feat("VerbForm") == "Fin" for t in tokens):
        return None
    if tokens[0].upos == "PRON" or tokens[0].relation == "advmod":
        return None
    return _cut_in_lower_case(tokens, noun)


def _cut_in_lower_case(tokens: list[Token], head: Token) -> Phrase | None:
    first = tokens[0]
    if first.id == 1 and first.upos != "PROPN" and first.form[1:].islower():
        tokens = [replace(first, form=first.form[0].lower() + first.form[1:]), *tokens[1:]]
    return cut(tokens, head)


def _is_bare(phrase: Phrase) -> bool:
    """Without determiner and number: the head noun, its adjectives and what follows."""
    before = phrase.words[: phrase.head]
    return not _is_definite(phrase) and all(w.upos in ("ADJ", "NOUN") for w in before)


def _is_definite(phrase: Phrase) -> bool:
    """Definite noun or determiner; the Nynorsk treebank marks only the indefinite form."""
    return _marks_definite(phrase.head_word.feats) or phrase.words[0].upos == "DET"


def _marks_definite(feats: str) -> bool:
    return "Definite=Def" in feats or ("Gender=" in feats and "Definite=" not in feats)


def _verb_phrases(sentences: Iterable[Sentence]) -> list[Phrase]:
    seen: Counter[str] = Counter()
    found = []
    for sentence in sentences:
        for verb in sentence.tokens:
            if not _is_usable(sentence, verb) or seen[verb.lemma] >= PER_VERB:
                continue
            phrase = _verb_phrase(sentence, verb)
            if phrase is not None:
                seen[verb.lemma] += 1
                found.append(phrase)
    return found


def _is_usable(sentence: Sentence, verb: Token) -> bool:
    """A plain active verb without negation, as a main verb or an infinitive."""
    if verb.upos != "VERB" or verb.lemma in LIGHT or not (verb.lemma.isalpha()):
        return False
    if any(name in verb.feats for name in ("Voice=Pass", "Typo", "Abbr")):
        return False
    children = sentence.children(verb)
    relations = {t.deprel for t in children}
    if relations & {"expl", "aux:pass", "nsubj:pass", "cop"}:
        return False
    if any(t.lemma in NEGATIONS for t in children):
        return False
    if verb.feat("VerbForm") == "Inf":
        return bool(relations & {"obj", "obl", "compound:prt"})
    return verb.relation == "root" and "nsubj" in relations


def _verb_phrase(sentence: Sentence, verb: Token) -> Phrase | None:
    right = [t for t in sentence.children(verb) if t.id > verb.id and t.relation in COMPLEMENTS]
    if not any(t.relation != "advmod" or t.deprel == "compound:prt" for t in right):
        return None
    below = [t for child in right for t in sentence.subtree(child)]
    if len(below) > LONGEST_VERB_PHRASE:
        return None
    infinitive = replace(verb, form=verb.lemma, feats="VerbForm=Inf")
    return cut([infinitive, *below], infinitive)


def _verbs(language: str, sentences: Iterable[Sentence]) -> tuple[Forms, ...]:
    """Transitive verbs whose participle is attested."""
    transitive: Counter[str] = Counter()
    participles: dict[str, str] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            if token.upos != "VERB" or not token.form.isalpha() or token.lemma in LIGHT:
                continue
            transitive[token.lemma] += any(
                t.deprel == "obj" and t.upos == "NOUN" for t in sentence.children(token)
            )
            if token.feat("VerbForm") == "Part" and token.feat("Tense") in (None, "Past"):
                participles.setdefault(token.lemma, token.form.lower())
    usable = sorted(v for v, count in transitive.items() if count > 1 and v in participles)
    return tuple(FORMS[language](verb, participles[verb]) for verb in usable)


def _forms_of(sentences: Iterable[Sentence], parts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(t.form.lower() for s in sentences for t in s.tokens if t.upos in parts)


def _single_words(sentences: Iterable[Sentence]) -> list[Phrase]:
    """Each indefinite noun that occurs at least twice, as a phrase of its own."""
    counts = Counter(
        (t.form, t.lemma, t.feats)
        for s in sentences
        for t in s.tokens
        if t.upos == "NOUN" and t.form.isalpha() and t.form.islower() and len(t.form) > 2
    )
    return [
        Phrase((Word(form, lemma, "NOUN", feats),))
        for (form, lemma, feats), count in counts.items()
        if count > 1 and "Number=" in feats and not _marks_definite(feats)
    ]


def _is_plain(sentence: Sentence) -> bool:
    last = sentence.tokens[-1]
    return last.form == "." and 4 <= len(sentence.tokens) <= LONGEST_SENTENCE


def _whole(sentence: Sentence) -> Phrase:
    """The sentence as it is, without its final full stop."""
    phrase = cut(sentence.tokens, sentence.root)
    if phrase is None:
        raise ValueError(f"{sentence.id} is not a tree")
    return phrase
