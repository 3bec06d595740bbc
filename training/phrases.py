"""Phrases: small trees that are taken from a treebank or written down, and put together."""

from __future__ import annotations

from collections.abc import Iterable
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

    def with_head(self, **changes: str) -> Phrase:
        """The same phrase with other values on its head word."""
        return self.with_word(self.head, **changes)

    def with_word(self, index: int, **changes: str) -> Phrase:
        """The same phrase with other values on one word."""
        words = list(self.words)
        words[index] = replace(words[index], **changes)  # type: ignore[arg-type]
        return Phrase(tuple(words))

    def closed(self, mark: str, lemma: str) -> Phrase:
        """The phrase with a final punctuation mark directly after its last word."""
        stop = Word(mark, lemma, "PUNCT", "_", self.head, "punct")
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
    for token, following in zip(kept, [*kept[1:], None], strict=True):
        adjacent = following is not None and following.id == token.id + 1
        space = token.space_after if adjacent else True
        governor = HEAD if token.id == head.id else index[token.head]
        words.append(
            Word(token.form, token.lemma, token.upos, token.feats, governor, token.deprel, space)
        )
    return Phrase(tuple(words))
