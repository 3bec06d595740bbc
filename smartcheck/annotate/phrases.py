"""Phrases: a noun with what belongs to it, cut out of the tree."""

from __future__ import annotations

from dataclasses import dataclass

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.tree import Tree
from smartcheck.annotate.words import Determination, Phrase, Word

_BEHIND = ("flat", "compound")
_CLOSE = ("det", "amod", "compound", "nummod", "nmod", "flat", "advmod", "case")


@dataclass(frozen=True, eq=False)
class Phrases:
    """Cuts phrases out of one tree."""

    tree: Tree
    lexicon: Lexicon

    def of(self, head: Word) -> Phrase:
        """The phrase of a head, without the nouns coordinated with it."""
        tree = self.tree
        kids = tree.children(head)
        if not kids:
            return Phrase(head, head.start, head.end, self._determination(head), (head,))
        inside = [t for t in tree.subtree(head) if t.tag != "PUNCT" or t.text in "-/"]
        if others := tree.children(head, "conj"):
            conjuncts = {t.index for kid in others for t in tree.subtree(kid)}
            inside = [t for t in inside if t.index not in conjuncts]
        own = inside or [head]
        modifiers = [k for k in tree.children(head, "amod", "advmod") if k.tag != "PUNCT"]
        relative = next((k for k in kids if tree.full_relation(k) == "acl:relcl"), None)
        return Phrase(
            head,
            own[0].start,
            own[-1].end,
            self._determination(head),
            self._core(head, own),
            tuple(modifiers),
            next((k.lower for k in tree.children(head, "case")), ""),
            self.range(relative) if relative is not None else None,
        )

    def range(self, top: Word) -> tuple[int, int]:
        """The range of a token with everything below it."""
        below = self.tree.subtree(top)
        return below[0].start, below[-1].end

    def _core(self, head: Word, own: list[Word]) -> tuple[Word, ...]:
        """The head with what stands close before it, and a name behind it."""
        at, relation = head.index, self.tree.relation
        return tuple(
            [
                word
                for word in own
                if word.index == at or relation(word) in (_CLOSE if word.index < at else _BEHIND)
            ]
        )

    def _determination(self, head: Word) -> Determination:
        for kid in self.tree.children(head, "det", "nmod", "nummod", "amod"):
            if kid.index < head.index and (found := self._determined_by(kid)):
                return found
        if self.lexicon.pack.compounds and self._is_definite_form(head):
            return "definite"
        return "bare"

    def _is_definite_form(self, head: Word) -> bool:
        """Whether a Norwegian noun carries its article; its ending tells where the tagger errs."""
        if head.has("Definite", "Def"):
            return True
        pack, lemma, form = self.lexicon.pack, head.lemma.lower(), head.lower
        stems = {lemma, *(lemma.removesuffix(tail) for tail in pack.words("noun_lemma_tails"))}
        endings = pack.words("definite_endings")
        return head.tag == "NOUN" and any(form == s + e for s in stems for e in endings)

    def _determined_by(self, kid: Word) -> Determination | None:
        numbers, word = self.lexicon.pack.section("numbers"), kid.lower
        if word in numbers.get("universal", ()):
            return "universal"
        if word in numbers.get("none", ()) and kid.tag == "DET":
            return "none"
        if self.tree.relation(kid) == "nummod":
            return "number"
        indefinite = kid.has("Definite", "Ind") and kid.tag == "DET"
        if indefinite or word in numbers.get("ones", ()):
            return "indefinite"
        ordinal = kid.has("NumType", "Ord") or self._is_dotted(kid)
        one_of_its_kind = ordinal or kid.has("Degree", "Sup")
        possessive = self.tree.full_relation(kid) == "nmod:poss" or kid.has("Case", "Gen")
        if kid.tag == "DET" or possessive or one_of_its_kind:
            return "definite"
        return None

    def _is_dotted(self, kid: Word) -> bool:
        """ "3. divisjon": a figure with a full stop, where that makes it an ordinal."""
        endings = self.lexicon.pack.section("numbers")["ordinal_endings"]
        return "." in endings and kid.tag == "ADJ" and kid.text.removesuffix(".").isdigit()
