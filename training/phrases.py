"""Phrases: small trees that are taken from a treebank or written down, and put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from training.conllu import Sentence, Token

HEAD = -1


@dataclass(frozen=True)
class Word:
    """A word of a phrase; `head` is the index of its governor, HEAD for the phrase's own head."""

    form: str
    lemma: str
    upos: str
    feats: str = "_"
    head: int = HEAD
    deprel: str = "root"
    space_after: bool = True


@dataclass(frozen=True)
class Phrase:
    """Words in order with exactly one head."""

    words: tuple[Word, ...]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def head(self) -> int:
        """The index of the phrase's head."""
        return next(i for i, word in enumerate(self.words) if word.head == HEAD)

    @property
    def head_word(self) -> Word:
        """The phrase's head."""
        return self.words[self.head]

    @property
    def text(self) -> str:
        """The phrase as it would be typed."""
        return "".join(w.form + (" " if w.space_after else "") for w in self.words).rstrip()

    def before(self, other: Phrase, deprel: str, at: int | None = None) -> Phrase:
        """`other` put before this phrase and made to depend on the word `at` (the head)."""
        governor = self.head if at is None else at
        first = _hung(_spaced(other), governor + len(other), deprel)
        return Phrase(first + _shifted(self.words, len(other)))

    def after(self, other: Phrase, deprel: str, at: int | None = None) -> Phrase:
        """`other` put after this phrase and made to depend on the word `at` (the head)."""
        governor = self.head if at is None else at
        rest = _hung(Phrase(_shifted(other.words, len(self))), governor, deprel)
        return Phrase(_spaced(self).words + rest)

    def with_head(self, **changes: str) -> Phrase:
        """The same phrase with other values on its head word."""
        return self.with_word(self.head, **changes)

    def with_word(self, index: int, **changes: str) -> Phrase:
        """The same phrase with other values on one word."""
        words = list(self.words)
        words[index] = replace(words[index], **changes)  # type: ignore[arg-type]
        return Phrase(tuple(words))

    def closed(self, mark: str) -> Phrase:
        """The phrase with a final punctuation mark directly after its last word."""
        stop = Word(mark, mark, "PUNCT", "_", self.head, "punct")
        return Phrase((*self.words[:-1], replace(self.words[-1], space_after=False), stop))

    def sentence(self, name: str) -> Sentence:
        """The phrase as a sentence of its own."""
        tokens = tuple(
            Token(
                number,
                word.form,
                word.lemma,
                word.upos,
                word.feats,
                0 if word.head == HEAD else word.head + 1,
                "root" if word.head == HEAD else word.deprel,
                word.space_after,
            )
            for number, word in enumerate(self.words, 1)
        )
        return Sentence(name, tokens)


def _shifted(words: tuple[Word, ...], by: int) -> tuple[Word, ...]:
    return tuple(w if w.head == HEAD else replace(w, head=w.head + by) for w in words)


def _hung(phrase: Phrase, governor: int, deprel: str) -> tuple[Word, ...]:
    return tuple(
        replace(w, head=governor, deprel=deprel) if w.head == HEAD else w for w in phrase.words
    )


def _spaced(phrase: Phrase) -> Phrase:
    return Phrase((*phrase.words[:-1], replace(phrase.words[-1], space_after=True)))


def cut(tokens: Iterable[Token], head: Token) -> Phrase | None:
    """A phrase from tokens of a treebank sentence; None if one hangs outside of it."""
    kept = sorted(tokens, key=lambda t: t.id)
    while kept and kept[-1].upos == "PUNCT":
        kept.pop()
    while kept and kept[0].upos == "PUNCT":
        kept.pop(0)
    index = {t.id: i for i, t in enumerate(kept)}
    if head.id not in index or any(t.id != head.id and t.head not in index for t in kept):
        return None
    words = []
    for token, following in zip(kept, [*kept[1:], None]):
        adjacent = following is not None and following.id == token.id + 1
        space = token.space_after if adjacent else True
        governor = HEAD if token.id == head.id else index[token.head]
        words.append(
            Word(token.form, token.lemma, token.upos, token.feats, governor, token.deprel, space)
        )
    return Phrase(tuple(words))


def written(notation: str, tags: Mapping[str, tuple[str, str]]) -> Phrase:
    """A phrase from its notation: words `form/lemma/TAG/head/deprel`, separated by spaces.

    An empty lemma is the lower-cased form; head counts from 1 and is left out, with the
    relation, on the phrase's own head; a `~` before the first slash glues the word to the
    next one. TAG is a name in `tags`, which gives part of speech and features.
    """
    words = []
    for item in notation.split():
        form, lemma, tag, *link = item.split("/")
        glued = form.endswith("~")
        form = form.rstrip("~")
        upos, feats = tags[tag]
        head, deprel = (int(link[0]) - 1, link[1]) if link else (HEAD, "root")
        words.append(Word(form, lemma or form.lower(), upos, feats, head, deprel, not glued))
    return Phrase(tuple(words))
