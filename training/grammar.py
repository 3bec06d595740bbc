"""A small grammar that writes goals together with their trees.

A grammar file has three sections. `[tags]` names pairs of part of speech and features:

    NOUNS = NOUN Number=Plur

`[verbs]` lists verbs with their forms (see `training.verbs`), `[rules]` holds the rules, a name
per line and its alternatives indented below it, each with an optional weight (`3*`):

    goal:
      2* $imperative $things/1/obj
      No//DET/2/det $things

An item is a word `form/lemma/TAG`, or `$name`, a phrase from another rule or from a source
outside the grammar. Two more fields, `/head/relation`, hang the item on another one of the same
alternative, counted from 1; the one item without them is the head. An empty lemma is the form
in lower case, `~` after a form glues it to the next item, and `{n}` and the like are replaced by
random values (see `training.figures`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from training.figures import Numbers
from training.phrases import HEAD, Phrase, Word

MAXIMUM_DEPTH = 12
CLOSE_UP = (",", ":", ")")

Source = Callable[[Random], Phrase]
Tags = Mapping[str, tuple[str, str]]
Words = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Item:
    """A word, or the name of a rule, with the item that governs it (None: it is the head)."""

    word: Word | None
    rule: str
    governor: int | None
    relation: str


@dataclass(frozen=True)
class Alternative:
    """One way to write a rule."""

    weight: int
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Grammar:
    """Rules by name; `verbs` are the lines of the section of that name."""

    rules: Mapping[str, tuple[Alternative, ...]]
    tags: Tags
    verbs: tuple[str, ...]

    def phrase(self, rule: str, sources: Mapping[str, Source], rng: Random) -> Phrase:
        """A random phrase of a rule; a source goes before a rule of the same name."""
        return self._expand(rule, sources, rng, MAXIMUM_DEPTH)

    def _expand(self, rule: str, sources: Mapping[str, Source], rng: Random, depth: int) -> Phrase:
        if rule in sources:
            return sources[rule](rng)
        if not depth:
            raise ValueError(f"the rule {rule!r} does not come to an end")
        alternatives = self.rules[rule]
        chosen = rng.choices(alternatives, [a.weight for a in alternatives])[0]
        numbers = Numbers(rng)
        parts = [
            self._expand(item.rule, sources, rng, depth - 1)
            if item.word is None
            else Phrase((_filled(item.word, numbers),))
            for item in chosen.items
        ]
        return _joined(chosen.items, parts)


def _filled(word: Word, numbers: Numbers) -> Word:
    if "{" not in word.form:
        return word
    form = numbers.fill(word.form)
    return replace(word, form=form, lemma=word.lemma or form.lower())


def _joined(items: tuple[Item, ...], parts: list[Phrase]) -> Phrase:
    starts = [sum(len(part) for part in parts[:index]) for index in range(len(parts))]
    heads = [start + part.head for start, part in zip(starts, parts, strict=True)]
    words: list[Word] = []
    for item, part, start in zip(items, parts, starts, strict=True):
        for word in part.words:
            if word.head != HEAD:
                words.append(replace(word, head=word.head + start))
            elif item.governor is None:
                words.append(word)
            else:
                words.append(replace(word, head=heads[item.governor], deprel=item.relation))
    return Phrase(tuple(_glued(words)))


def _glued(words: list[Word]) -> Iterator[Word]:
    for word, following in zip(words, [*words[1:], None], strict=True):
        close = following is not None and following.form in CLOSE_UP
        yield replace(word, space_after=False) if close else word


def read(path: Path) -> Grammar:
    """Read a grammar file; ValueError names the line that cannot be understood.

    A file with a section `[like]` takes the rules of the file named there: its own `[words]`
    (`form = other form [lemma]`) replace words of those rules, its own `[tags]` add to
    the tags, and `[without]` lists features that no tag has.
    """
    own = _sections(path)
    base = _sections(path.parent / own["like"][0][1].strip()) if "like" in own else {}
    tags = _tags([*base.get("tags", ()), *own.get("tags", ())], own.get("without", ()))
    words = dict(_renamed(line) for _, line in own.get("words", ()))
    rules: dict[str, list[Alternative]] = {}
    name = ""
    for number, line in own.get("rules", base.get("rules", [])):
        if not line.startswith(" "):
            name = line.rstrip(":")
            rules[name] = []
            continue
        try:
            rules[name].append(_alternative(line.strip(), tags, words))
        except (KeyError, ValueError, IndexError) as error:
            raise ValueError(f"{path.name}:{number}: {line.strip()}: {error}") from error
    verbs = tuple(line.strip() for _, line in own["verbs"])
    return Grammar({name: tuple(found) for name, found in rules.items()}, tags, verbs)


def _sections(path: Path) -> dict[str, list[tuple[int, str]]]:
    sections: dict[str, list[tuple[int, str]]] = {}
    section: list[tuple[int, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("["):
            section = sections.setdefault(line.strip().strip("[]"), [])
        elif line.strip() and not line.startswith("#"):
            section.append((number, line.rstrip()))
    return sections


def _tags(
    lines: Iterable[tuple[int, str]], without: Iterable[tuple[int, str]]
) -> dict[str, tuple[str, str]]:
    unused = {line.strip() for _, line in without}
    tags = {}
    for _, line in lines:
        tag, _, value = line.partition("=")
        upos, _, feats = value.strip().partition(" ")
        kept = [pair for pair in feats.split("|") if pair not in unused]
        tags[tag.strip()] = (upos, "|".join(kept) or "_")
    return tags


def _renamed(line: str) -> tuple[str, tuple[str, str]]:
    old, _, new = line.partition("=")
    form, _, lemma = new.strip().partition(" ")
    return old.strip(), (form, lemma.strip() or form.lower())


def _alternative(text: str, tags: Tags, words: Words) -> Alternative:
    fields = text.split()
    weight = 1
    if fields[0].endswith("*") and fields[0][:-1].isdigit():
        weight = int(fields.pop(0)[:-1])
    items = tuple(_item(field, tags, words) for field in fields)
    heads = [item for item in items if item.governor is None]
    if len(heads) != 1:
        raise ValueError(f"{len(heads)} heads, not 1")
    if any(item.governor is not None and item.governor >= len(items) for item in items):
        raise ValueError("an item hangs on one that is not there")
    if not all(_reaches_head(items, index) for index in range(len(items))):
        raise ValueError("items hang on each other in a circle")
    return Alternative(weight, items)


def _reaches_head(items: tuple[Item, ...], index: int) -> bool:
    for _ in items:
        governor = items[index].governor
        if governor is None:
            return True
        index = governor
    return False


def _item(field: str, tags: Tags, words: Words) -> Item:
    if field.startswith("$") and field[1:2].isalpha():
        rule, *link = field[1:].split("/")
        return Item(None, rule, *_link(link))
    form, lemma, tag, *link = field.replace("\\/", "\0").split("/")
    glued = form.endswith("~")
    form = form.rstrip("~").replace("\0", "/")
    upos, feats = tags[tag]
    known = lemma.replace("\0", "/") or ("" if "{" in form else form.lower())
    if form in words:
        form, known = words[form]
    word = Word(form, known, upos, feats, space_after=not glued)
    return Item(word, "", *_link(link))


def _link(fields: list[str]) -> tuple[int | None, str]:
    return (int(fields[0]) - 1, fields[1]) if fields else (None, "root")
