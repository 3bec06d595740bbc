"""Phrases: a noun with what belongs to it, cut out of the tree."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.tree import Tree, features
from smartcheck.annotate.words import Determination, Phrase, Word

_CLOSE = ("det", "amod", "compound", "nummod", "nmod", "flat", "advmod", "case")


@dataclass(frozen=True, eq=False)
class Phrases:
    """Cuts phrases out of one tree."""

    tree: Tree
    words: tuple[Word, ...]
    lexicon: Lexicon

    def of(self, head: Token) -> Phrase:
        """The phrase of a head, without the nouns coordinated with it."""
        tree, words = self.tree, self.words
        inside = [t for t in tree.subtree(head) if t.pos_ != "PUNCT" or t.text in "-/"]
        conjuncts = {t.i for kid in tree.children(head, "conj") for t in tree.subtree(kid)}
        own = [t for t in inside if t.i not in conjuncts] or [head]
        modifiers = [k for k in tree.children(head, "amod", "advmod") if k.pos_ != "PUNCT"]
        kids = tree.children(head)
        relative = next((k for k in kids if tree.full_relation(k) == "acl:relcl"), None)
        return Phrase(
            words[head.i],
            words[own[0].i].start,
            words[own[-1].i].end,
            self._determination(head),
            tuple(words[t.i] for t in self._core(head, own)),
            tuple(words[k.i] for k in modifiers),
            next((k.lower_ for k in tree.children(head, "case")), ""),
            self.range(relative) if relative is not None else None,
        )

    def range(self, top: Token) -> tuple[int, int]:
        """The range of a token with everything below it."""
        below = [self.words[t.i] for t in self.tree.subtree(top)]
        return below[0].start, below[-1].end

    def _core(self, head: Token, own: list[Token]) -> list[Token]:
        """The head with what stands close before it, and a name behind it."""
        kept = [t for t in own if t.i == head.i or self.tree.relation(t) in _CLOSE]
        return [t for t in kept if t.i <= head.i or self.tree.relation(t) in ("flat", "compound")]

    def _determination(self, head: Token) -> Determination:
        for kid in self.tree.children(head, "det", "nmod", "nummod", "amod"):
            if kid.i < head.i and (found := self._determined_by(kid)):
                return found
        if self.lexicon.pack.compounds and self._is_definite_form(head):
            return "definite"
        return "bare"

    def _is_definite_form(self, head: Token) -> bool:
        """Whether a Norwegian noun carries its article; its ending tells where the tagger errs."""
        if "Def" in features(head, "Definite"):
            return True
        lemma, form = head.lemma_.lower(), head.lower_
        return head.pos_ == "NOUN" and form in (lemma + "en", lemma.removesuffix("e") + "en")

    def _determined_by(self, kid: Token) -> Determination | None:
        numbers, word = self.lexicon.pack.section("numbers"), kid.lower_
        if word in numbers.get("universal", ()):
            return "universal"
        if word in numbers.get("none", ()) and kid.pos_ == "DET":
            return "none"
        if self.tree.relation(kid) == "nummod":
            return "number"
        indefinite = "Ind" in features(kid, "Definite") and kid.pos_ == "DET"
        if indefinite or word in numbers.get("ones", ()):
            return "indefinite"
        one_of_its_kind = "Ord" in features(kid, "NumType") or "Sup" in features(kid, "Degree")
        possessive = self.tree.full_relation(kid) == "nmod:poss" or "Gen" in features(kid, "Case")
        if kid.pos_ == "DET" or possessive or one_of_its_kind:
            return "definite"
        return None
