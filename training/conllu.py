"""Reading and writing CoNLL-U, the treebanks' file format."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

COLUMNS = 10


@dataclass(frozen=True)
class Token:
    """One syntactic word; `head` is the id of its governor, 0 for the root."""

    id: int
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space_after: bool = True
    xpos: str = "_"

    @property
    def relation(self) -> str:
        """The universal part of the dependency label: `obl` of `obl:tmod`."""
        return self.deprel.partition(":")[0]

    def feat(self, name: str) -> str | None:
        """The value of a morphological feature, if the token carries it."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name and value:
                return value
        return None


@dataclass(frozen=True)
class Sentence:
    """A tree: tokens in order, numbered from 1."""

    id: str
    tokens: tuple[Token, ...]
    _children: dict[int, list[Token]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: dict[int, list[Token]] = {}
        for token in self.tokens:
            children.setdefault(token.head, []).append(token)
        object.__setattr__(self, "_children", children)

    @property
    def text(self) -> str:
        """The sentence as it would be typed."""
        parts = [token.form + (" " if token.space_after else "") for token in self.tokens]
        return "".join(parts).rstrip()

    @property
    def root(self) -> Token:
        """The token without a governor."""
        return self._children[0][0]

    def children(self, token: Token) -> list[Token]:
        """The tokens that depend directly on `token`, in order."""
        return self._children.get(token.id, [])

    def subtree(self, token: Token) -> list[Token]:
        """`token` and everything below it, in order."""
        found, stack = [], [token]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self.children(current))
        return sorted(found, key=lambda t: t.id)

    def is_tree(self) -> bool:
        """Whether there is exactly one root and every token hangs below it."""
        roots = self.children_of_root()
        return len(roots) == 1 and len(self.subtree(roots[0])) == len(self.tokens)

    def children_of_root(self) -> list[Token]:
        """The tokens whose head is 0; a well-formed tree has one."""
        return self._children.get(0, [])


def read(path: Path) -> list[Sentence]:
    """All well-formed trees of a CoNLL-U file, plain or xz-compressed."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return list(parse(lines))


def parse(lines: Iterable[str]) -> Iterator[Sentence]:
    """Trees from CoNLL-U lines; empty nodes are skipped, words of a contraction kept apart.

    The words of a multiword token ("do" + "n't") are joined without a space, which is how
    spaCy's tokenizers cut them.
    """
    name, rows = "", []
    for raw in lines:
        line = raw.rstrip("\r\n")
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            if key.strip() == "sent_id":
                name = value.strip()
        elif line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield from _sentence(name, rows)
            name, rows = "", []
    if rows:
        yield from _sentence(name, rows)


def _sentence(name: str, rows: list[list[str]]) -> Iterator[Sentence]:
    tokens: list[Token] = []
    last_of_word, word_space = 0, True
    for row in rows:
        if len(row) != COLUMNS:
            raise ValueError(f"{name or 'unnamed sentence'}: {len(row)} columns, not {COLUMNS}")
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            last_of_word, word_space = int(row[0].partition("-")[2]), space
            continue
        if "." in row[0]:
            continue
        number = int(row[0])
        if number < last_of_word:
            space = False
        elif number == last_of_word:
            space = word_space
        head = int(row[6]) if row[6].isdigit() else 0
        feats, xpos = row[5], row[4]
        tokens.append(Token(number, row[1], row[2], row[3], feats, head, row[7], space, xpos))
    sentence = Sentence(name, tuple(tokens))
    if sentence.is_tree():
        yield sentence


def write(sentences: Iterable[Sentence], path: Path) -> None:
    """Write trees as CoNLL-U."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for sentence in sentences:
            file.write(render(sentence))


def render(sentence: Sentence) -> str:
    """One tree as CoNLL-U text, with the empty line that ends it."""
    lines = [f"# sent_id = {sentence.id}", f"# text = {sentence.text}"]
    for t in sentence.tokens:
        misc = "_" if t.space_after else "SpaceAfter=No"
        columns = (t.id, t.form, t.lemma, t.upos, t.xpos, t.feats, t.head, t.deprel, "_", misc)
        lines.append("\t".join(str(column) for column in columns))
    return "\n".join(lines) + "\n\n"


def renumbered(name: str, tokens: Iterable[Token]) -> Sentence | None:
    """A tree from tokens in their final order whose ids are arbitrary but distinct.

    None if the tokens do not form one tree (a head was left behind, two roots, a cycle).
    """
    ordered = list(tokens)
    new_id = {token.id: number for number, token in enumerate(ordered, 1)}
    new_id[0] = 0
    if len(new_id) != len(ordered) + 1 or any(t.head not in new_id for t in ordered):
        return None
    sentence = Sentence(
        name, tuple(replace(t, id=new_id[t.id], head=new_id[t.head]) for t in ordered)
    )
    return sentence if sentence.is_tree() else None
