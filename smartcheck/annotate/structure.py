"""The structure of a goal, computed once from the parse and read by all rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from spacy.tokens import Doc

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.openers import Opening
from smartcheck.annotate.parse import Parse, parse_of
from smartcheck.annotate.phrases import Phrases
from smartcheck.annotate.reading import Reading
from smartcheck.annotate.tree import Tree
from smartcheck.annotate.words import Phrase, Verb, Word
from smartcheck.languages import LanguagePack

GoalForm = Literal["command", "intent", "clause", "participle", "state", "nominal", "fragment"]
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
LONGEST_PARTICLE = 4
_CLAUSAL = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis"})


@dataclass(frozen=True, kw_only=True, eq=False)
class Structure:
    """What the goal says of whom.

    `form`: "command" opens with a bare infinitive or imperative, "intent" is "Vi skal øke …",
    "clause" another finite sentence, "participle" opens with "Gjennomført …", "state" is a noun
    with a participle or adjective ("Dokumenter godkjent"), "nominal" a noun phrase. `verbs` holds
    the main verb and those coordinated with it. Ranges are offsets in the goal's text.
    """

    parsed: bool
    form: GoalForm
    words: tuple[Word, ...]
    verbs: tuple[Verb, ...] = ()
    subject: Phrase | None = None
    nominals: tuple[Phrase, ...] = ()
    predicate: tuple[Word, ...] = ()
    modal: Word | None = None
    passive: bool = False
    negated: bool = False
    relatives: tuple[tuple[int, int], ...] = ()
    subclauses: tuple[tuple[int, int], ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    tree: Tree | None = None

    @property
    def verb(self) -> Verb | None:
        """The main verb."""
        return self.verbs[0] if self.verbs else None

    @property
    def objects(self) -> tuple[Phrase, ...]:
        """The objects of the main verb, or those a coordinated verb shares with it."""
        return next((verb.objects for verb in self.verbs if verb.objects), ())

    def at(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that overlap a range."""
        return tuple(word for word in self.words if word.start < end and start < word.end)

    def behind(self, offset: int) -> Iterator[Word]:
        """The words from an offset on."""
        return (word for word in self.words if word.start >= offset)

    def word_at(self, offset: int) -> Word | None:
        """The word that an offset lies in."""
        return next((word for word in self.words if word.start <= offset < word.end), None)

    def whole(self) -> Structure:
        """All of it, as others give it that read no more than they are asked for."""
        return self

    def inside(self, ranges: tuple[tuple[int, int], ...], word: Word) -> bool:
        """Whether a word stands in one of the ranges."""
        return any(start <= word.start < end for start, end in ranges)


def structure_of(doc: Doc, reading: Reading, pack: LanguagePack) -> Structure:
    """The structure of a parsed goal; of an unparsed one, its words only."""
    lexicon = Lexicon.of(pack)
    return structure_from(parse_of(doc, reading, lexicon), lexicon, doc.has_annotation("DEP"))


def structure_from(parse: Parse, lexicon: Lexicon, parsed: bool) -> Structure:
    """The same of words that were taken over already; `parsed` says whether a parser saw them."""
    if not parse.words or not parsed:
        return Structure(parsed=False, form="fragment", words=parse.words)
    return _Builder(parse, lexicon).build()


class _Builder:
    """Reads the structure off one tree; lives only while it is built."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.words, self.lexicon = parse.words, lexicon
        self.opening = Opening(parse, lexicon)
        self.tree, self.first = self.opening.tree, self.opening.first
        self.phrases = Phrases(self.tree, lexicon)
        self.root = self.opening.root
        self.copula = self._copula(self.root)

    def build(self) -> Structure:
        tree, root = self.tree, self.root
        subject = self._subject(root)
        modal = next((k for k in tree.children(root, "aux") if self.opening.is_modal(k)), None)
        form = self._form(root, subject, modal)
        nominal = form in ("nominal", "fragment")
        return Structure(
            parsed=True,
            form=form,
            words=self.words,
            verbs=self._verbs(root) if not nominal and self.verbal else (),
            subject=self.phrases.of(subject) if subject is not None else None,
            nominals=self._nominals(root) if nominal else (),
            predicate=self._predicate(root, form),
            modal=modal,
            passive=form not in ("participle", "command") and self._is_passive(root),
            negated=any(kid.has("Polarity", "Neg") for kid in tree.children(root)),
            relatives=self._ranges(tree.relative_clauses()),
            subclauses=self._ranges(self._clauses()),
            sentences=self._sentences(),
            tree=tree,
        )

    # -- the frame ------------------------------------------------------------------------------

    def _subject(self, root: Word) -> Word | None:
        if subjects := self.tree.children(root, "nsubj", "csubj", "expl"):
            return subjects[0]
        indicative = root.has("Mood", "Ind") and root.has("VerbForm", "Fin")
        if indicative and root.index > self.first.index:
            before = [k for k in self.tree.children(root) if k.index < root.index]
            before = [k for k in before if k.tag in NOMINAL]
            return next((k for k in before if not self.tree.children(k, "case")), None)
        return None

    def _is_found(self, root: Word) -> bool:
        return self.opening.verb is not None and root.index == self.opening.verb.index

    @cached_property
    def verbal(self) -> bool:
        """Whether there is a verb to speak of; a noun the tagger took for one is none."""
        root = self.root
        if self._is_found(root) or self.copula is not None or self._speaks(root):
            return True
        if root.tag not in ("VERB", "AUX"):
            return bool(self.tree.children(root, "aux"))
        return not self.opening.is_no_verb(root)

    def _speaks(self, root: Word) -> bool:
        """ "Ideas travel between teams": taken for a noun, but the parser found its subject.

        A noun said of several would be one of several itself, or have an article.
        """
        if root.tag != "NOUN" or root.has("Number", "Plur") or self.lexicon.pack.compounds:
            return False
        if root.lower not in self.lexicon.pack.possible_verbs:
            return False
        subjects = [k for k in self.tree.children(root, "nsubj") if k.index < root.index]
        plural = any(kid.has("Number", "Plur") for kid in subjects)
        return plural and not self.tree.children(root, "cop", "det", "amod", "nmod:poss", "aux")

    def _copula(self, root: Word) -> Word | None:
        """The verb that ties a predicate to its subject: be, or become at the very start.

        None for "Our goal is to grow …", where the verb behind it says what is to be done.
        """
        if root.tag == "VERB" and self.tree.children(root, "mark"):
            return None
        if copulas := self.tree.children(root, "cop"):
            return copulas[0]
        becoming = [
            kid
            for kid in self.tree.children(root, "aux")
            if self.lexicon.verb(kid.lemma, kid.lower, "become_verbs")
        ]
        return becoming[0] if becoming and not self.tree.children(root, "nsubj") else None

    def _form(self, root: Word, subject: Word | None, modal: Word | None) -> GoalForm:
        if sum(word.pos not in ("PUNCT", "SPACE") for word in self.words) == 1:
            return "nominal"
        if self.opening.participle and subject is None:
            return "participle"
        if self._is_found(root):
            return "intent" if modal is not None else "command"
        if subject is not None:
            return self._form_with_subject(root, subject, modal)
        if not self.verbal:
            return "state" if self._late_state(root) else "nominal"
        if modal is not None:
            return "intent"
        past = root.has("Tense", "Past") and root.has("VerbForm", "Fin")
        if root.has("VerbForm", "Part") and not self.tree.children(root, "aux", "cop"):
            return "participle" if root.index == self.first.index else "state"
        return "participle" if past and root.index == self.first.index else "command"

    def _form_with_subject(self, root: Word, subject: Word, modal: Word | None) -> GoalForm:
        if modal is not None and self._is_first_person(subject):
            return "intent"
        stative = root.tag in ("ADJ", "ADP", "ADV", *NOMINAL)
        stative = (stative or root.has("VerbForm", "Part")) and not self._speaks(root)
        return "state" if stative and not self.tree.children(root, "aux", "cop") else "clause"

    def _is_first_person(self, token: Word) -> bool:
        return self.lexicon.word(token.lemma, token.lower, "first_persons")

    def _late_state(self, root: Word) -> Word | None:
        """A participle or state adjective behind the noun it is said of: "system operativt"."""
        for kid in self.tree.children(root, "amod", "acl", "appos", "xcomp", "advmod", "nmod"):
            if kid.index <= root.index or self.tree.full_relation(kid) == "acl:relcl":
                continue
            participle = kid.has("VerbForm", "Part")
            participle = participle and not self.tree.children(kid, "obj", "mark")
            if participle or self.lexicon.word(kid.lemma, kid.lower, "state_adjectives"):
                return kid
        return None

    def _is_passive(self, root: Word) -> bool:
        kids = self.tree.children(root, "nsubj")
        passive = any(self.tree.full_relation(kid) == "nsubj:pass" for kid in kids)
        return passive or root.has("Voice", "Pass")

    # -- verbs ----------------------------------------------------------------------------------

    def _verbs(self, root: Word) -> tuple[Verb, ...]:
        return tuple(self._verb(token) for token in [root, *self._coordinated_verbs(root)])

    def _coordinated_verbs(self, root: Word) -> list[Word]:
        found = []
        for kid in self.tree.children(root, "conj"):
            listed = self._is_found(root) and self.opening.is_bare_verb(kid)
            if kid.tag in ("VERB", "AUX") or listed:
                found += [kid, *self._coordinated_verbs(kid)]
        return found

    def _verb(self, token: Word) -> Verb:
        kids, of = self.tree.children, self.phrases.of
        if not self._is_found(token) and (copula := self._copula(token)) is not None:
            obliques = tuple(of(kid) for kid in kids(token, "obl"))
            return Verb(copula, self._verb_form(copula), obliques=obliques)
        objects = [k for k in kids(token, "obj", "iobj") if k.tag not in ("PUNCT", "ADP")]
        objects = [k for k in objects if not kids(k, "case")] or objects
        objects = self._without_attributes(objects)
        objects += [k for k in kids(token, "xcomp") if k.tag in ("NOUN", "PROPN")]
        particles = [k for k in kids(token, "compound", "advmod") if self._is_particle(token, k)]
        return Verb(
            token,
            self._verb_form(token),
            particles[0].lower if particles else "",
            tuple(of(kid) for kid in objects),
            tuple(of(kid) for kid in kids(token, "obl", "nmod", "advmod") if self._is_oblique(kid)),
            tuple(k for k in kids(token, "advmod") if k not in particles),
            self.opening.marked,
        )

    def _is_oblique(self, kid: Word) -> bool:
        """ "Nå ut til flere": what a preposition governs is no adverb, whatever the parser says."""
        if self.tree.relation(kid) == "advmod":
            return kid.tag == "ADJ" and bool(self.tree.children(kid, "case"))
        return kid.tag != "PUNCT"

    def _without_attributes(self, objects: list[Word]) -> list[Word]:
        """ "Create examples directory": two objects side by side are one with an attribute."""
        if self.lexicon.pack.compounds:
            return objects
        ends = {word.index for word in objects if word.tag == "NOUN"}
        near = (w for w in objects if w.tag == "NOUN" and w.index + 1 in ends)
        attributes = {w.index for w in near if self.tree.relation(w) == "obj"}
        return [word for word in objects if word.index not in attributes]

    def _is_particle(self, verb: Word, kid: Word) -> bool:
        if self.tree.full_relation(kid) == "compound:prt":
            return True
        if self.opening.is_comparative(kid) or self._is_vague(kid):
            return False
        short = kid.tag in ("ADV", "ADP") and len(kid.text) <= LONGEST_PARTICLE
        return short and kid.index == verb.index + 1 and not self.tree.children(kid)

    def _is_vague(self, kid: Word) -> bool:
        """ "Reads well": such an adverb says how, not what."""
        return self.lexicon.word(kid.lemma, kid.lower, "vague_adverbs")

    def _verb_form(self, token: Word) -> str:
        form = next(iter(token.morph.get("VerbForm", ())), "")
        form = "Fin" if self._speaks(token) else form
        if self._is_found(token) or form == "Inf":
            return "infinitive"
        if token.has("Mood", "Imp"):
            return "imperative"
        return {"Part": "participle", "Fin": "finite"}.get(form, "other")

    # -- nouns and predicates -------------------------------------------------------------------

    def _nominals(self, root: Word) -> tuple[Phrase, ...]:
        # A noun taken for a verb has the real head as its object: "Gross margin".
        root = next(iter(self.tree.children(root, "obj")), root)
        heads = [root, *(k for k in self.tree.children(root, "conj") if k.tag in NOMINAL)]
        return tuple(self.phrases.of(head) for head in heads)

    def _predicate(self, root: Word, form: GoalForm) -> tuple[Word, ...]:
        """What is said of the subject: the adjective, participle or noun, and what it is with."""
        if form == "state" and self._subject(root) is None:
            late = self._late_state(root)
            return (late,) if late is not None else ()
        found = [root] if self.copula is not None or form == "state" else []
        found += self.tree.children(root, "xcomp")
        found += [k for head in list(found) for k in self.tree.children(head, "conj")]
        return tuple(token for token in found)

    # -- ranges ---------------------------------------------------------------------------------

    def _ranges(self, tops: list[Word]) -> tuple[tuple[int, int], ...]:
        return tuple(self.phrases.range(top) for top in tops)

    def _clauses(self) -> list[Word]:
        """ "… for at nye blir tatt imot": what has a subject of its own is a clause."""
        return [top for top in self.tree.related("xcomp", *_CLAUSAL) if self._is_clause(top)]

    def _is_clause(self, top: Word) -> bool:
        relation = self.tree.relation(top)
        if relation == "xcomp":
            return bool(self.tree.children(top, "nsubj"))
        # "Share of women: 20 % → 40 %": figures set beside the words are no clause.
        verbal = top.tag in ("VERB", "AUX") or bool(self.tree.children(top, "cop", "nsubj"))
        return relation != "parataxis" or verbal

    def _sentences(self) -> tuple[tuple[int, int], ...]:
        """Stretches under a root of their own."""
        roots = [t for t in self.tree.roots() if t.tag not in ("PUNCT", "SPACE")]
        return tuple(sorted(self.phrases.range(root) for root in roots))
