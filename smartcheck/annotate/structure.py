"""The structure of a goal, computed once from the parse and read by all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.openers import Opening
from smartcheck.annotate.phrases import Phrases
from smartcheck.annotate.reading import Reading
from smartcheck.annotate.tree import Tree, features
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

    def is_participle(self, word: Word) -> bool:
        """Whether the tagger took a word for a participle."""
        return self.tree is not None and "Part" in features(self.tree.doc[word.index], "VerbForm")

    def whole(self) -> Structure:
        """All of it, as others give it that read no more than they are asked for."""
        return self

    def inside(self, ranges: tuple[tuple[int, int], ...], word: Word) -> bool:
        """Whether a word stands in one of the ranges."""
        return any(start <= word.start < end for start, end in ranges)


def structure_of(doc: Doc, reading: Reading, pack: LanguagePack) -> Structure:
    """The structure of a parsed goal; of an unparsed one, its words only."""
    words = tuple(word_of(token, reading, Lexicon.of(pack)) for token in doc)
    if not doc.has_annotation("DEP") or not len(doc):
        return Structure(parsed=False, form="fragment", words=words)
    return _Builder(doc, words, Lexicon.of(pack)).build()


def word_of(token: Token, reading: Reading, lexicon: Lexicon) -> Word:
    """A token as rules see it, with its place in the goal's text."""
    start, end = reading.source(token.idx, token.idx + len(token))
    disguised = lexicon.is_plural(token.text, token.pos_)
    return Word(
        token.i,
        token.text,
        token.lemma_ or token.lower_,
        "NOUN" if disguised else token.pos_,
        start,
        end,
        disguised or _is_plural(token, lexicon),
        "Def" in features(token, "Definite"),
        next(iter(features(token, "Degree")), ""),
    )


def _is_plural(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word is a plural.

    A Norwegian neuter that looks like its lemma may be either ("et system", "flere system"), and
    the tagger guesses: a plural adjective before it tells, or that it is something one counts.
    """
    if "Plur" not in features(token, "Number"):
        return False
    form = token.lower_
    plain = form == token.lemma_.lower() and token.pos_ != "PROPN"
    if not lexicon.pack.compounds or not plain:
        return True
    if form.endswith(tuple(lexicon.pack.words("plain_plural_endings"))):
        return True
    before = (kid for kid in token.children if kid.i < token.i)
    if any("Plur" in features(kid, "Number") for kid in before):
        return True
    if any(kid.dep_ == "acl:relcl" for kid in token.children):
        # "Verktøy som …": one of them would have an article.
        return True
    return lexicon.is_counted(form) and not form.endswith(
        tuple(lexicon.pack.words("lemma_endings"))
    )


class _Builder:
    """Reads the structure off one tree; lives only while it is built."""

    def __init__(self, doc: Doc, words: tuple[Word, ...], lexicon: Lexicon) -> None:
        self.doc, self.words, self.lexicon = doc, words, lexicon
        self.opening = Opening(doc, lexicon)
        self.tree, self.first = self.opening.tree, self.opening.first
        self.phrases = Phrases(self.tree, words, lexicon)

    def build(self) -> Structure:
        tree, root = self.tree, self.opening.root
        subject = self._subject(root)
        modal = next((k for k in tree.children(root, "aux") if self.opening.is_modal(k)), None)
        form = self._form(root, subject, modal)
        nominal = form in ("nominal", "fragment")
        return Structure(
            parsed=True,
            form=form,
            words=self.words,
            verbs=self._verbs(root) if not nominal and self._is_verbal(root) else (),
            subject=self.phrases.of(subject) if subject is not None else None,
            nominals=self._nominals(root) if nominal else (),
            predicate=self._predicate(root, form),
            modal=self.words[modal.i] if modal is not None else None,
            passive=form not in ("participle", "command") and self._is_passive(root),
            negated=any("Neg" in features(kid, "Polarity") for kid in tree.children(root)),
            relatives=self._ranges(lambda t: tree.full_relation(t) == "acl:relcl"),
            subclauses=self._ranges(self._is_clause),
            sentences=self._sentences(),
            tree=tree,
        )

    # -- the frame ------------------------------------------------------------------------------

    def _subject(self, root: Token) -> Token | None:
        if subjects := self.tree.children(root, "nsubj", "csubj", "expl"):
            return subjects[0]
        indicative = "Ind" in features(root, "Mood") and "Fin" in features(root, "VerbForm")
        if indicative and root.i > self.first.i:
            before = [k for k in self.tree.children(root) if k.i < root.i and k.pos_ in NOMINAL]
            return next((k for k in before if not self.tree.children(k, "case")), None)
        return None

    def _is_found(self, root: Token) -> bool:
        return self.opening.verb is not None and root.i == self.opening.verb.i

    def _is_verbal(self, root: Token) -> bool:
        """Whether there is a verb to speak of; a noun the tagger took for one is none."""
        if self._is_found(root) or self._copula(root) is not None:
            return True
        if root.pos_ not in ("VERB", "AUX"):
            return bool(self.tree.children(root, "aux"))
        return not self.opening.is_no_verb(root)

    def _copula(self, root: Token) -> Token | None:
        """The verb that ties a predicate to its subject: be, or become at the very start.

        None for "Our goal is to grow …", where the verb behind it says what is to be done.
        """
        if root.pos_ == "VERB" and self.tree.children(root, "mark"):
            return None
        if copulas := self.tree.children(root, "cop"):
            return copulas[0]
        becoming = [
            kid
            for kid in self.tree.children(root, "aux")
            if self.lexicon.verb(kid.lemma_, kid.lower_, "become_verbs")
        ]
        return becoming[0] if becoming and not self.tree.children(root, "nsubj") else None

    def _form(self, root: Token, subject: Token | None, modal: Token | None) -> GoalForm:
        if sum(word.pos not in ("PUNCT", "SPACE") for word in self.words) == 1:
            return "nominal"
        if self.opening.participle and subject is None:
            return "participle"
        if self._is_found(root):
            return "intent" if modal is not None else "command"
        if subject is not None:
            return self._form_with_subject(root, subject, modal)
        if not self._is_verbal(root):
            return "state" if self._late_state(root) else "nominal"
        if modal is not None:
            return "intent"
        past = {"Past"} & set(features(root, "Tense")) and "Fin" in features(root, "VerbForm")
        if "Part" in features(root, "VerbForm") and not self.tree.children(root, "aux", "cop"):
            return "participle" if root.i == self.first.i else "state"
        return "participle" if past and root.i == self.first.i else "command"

    def _form_with_subject(self, root: Token, subject: Token, modal: Token | None) -> GoalForm:
        if modal is not None and self._is_first_person(subject):
            return "intent"
        stative = root.pos_ in ("ADJ", "ADP", "ADV", *NOMINAL)
        stative = stative or "Part" in features(root, "VerbForm")
        return "state" if stative and not self.tree.children(root, "aux", "cop") else "clause"

    def _is_first_person(self, token: Token) -> bool:
        return self.lexicon.word(token.lemma_, token.lower_, "first_persons")

    def _late_state(self, root: Token) -> Token | None:
        """A participle or state adjective behind the noun it is said of: "system operativt"."""
        for kid in self.tree.children(root, "amod", "acl", "appos", "xcomp", "advmod", "nmod"):
            if kid.i <= root.i or self.tree.full_relation(kid) == "acl:relcl":
                continue
            participle = "Part" in features(kid, "VerbForm")
            participle = participle and not self.tree.children(kid, "obj", "mark")
            if participle or self.lexicon.word(kid.lemma_, kid.lower_, "state_adjectives"):
                return kid
        return None

    def _is_passive(self, root: Token) -> bool:
        kids = self.tree.children(root, "nsubj")
        passive = any(self.tree.full_relation(kid) == "nsubj:pass" for kid in kids)
        return passive or "Pass" in features(root, "Voice")

    # -- verbs ----------------------------------------------------------------------------------

    def _verbs(self, root: Token) -> tuple[Verb, ...]:
        return tuple(self._verb(token) for token in [root, *self._coordinated_verbs(root)])

    def _coordinated_verbs(self, root: Token) -> list[Token]:
        found = []
        for kid in self.tree.children(root, "conj"):
            listed = self._is_found(root) and self.opening.is_bare_verb(kid)
            if kid.pos_ in ("VERB", "AUX") or listed:
                found += [kid, *self._coordinated_verbs(kid)]
        return found

    def _verb(self, token: Token) -> Verb:
        kids, of = self.tree.children, self.phrases.of
        if not self._is_found(token) and (copula := self._copula(token)) is not None:
            obliques = tuple(of(kid) for kid in kids(token, "obl"))
            return Verb(self.words[copula.i], self._verb_form(copula), obliques=obliques)
        objects = [k for k in kids(token, "obj", "iobj") if k.pos_ not in ("PUNCT", "ADP")]
        objects = [k for k in objects if not kids(k, "case")] or objects
        objects += [k for k in kids(token, "xcomp") if k.pos_ in ("NOUN", "PROPN")]
        particles = [k for k in kids(token, "compound", "advmod") if self._is_particle(token, k)]
        return Verb(
            self.words[token.i],
            self._verb_form(token),
            particles[0].lower_ if particles else "",
            tuple(of(kid) for kid in objects),
            tuple(of(kid) for kid in kids(token, "obl", "nmod") if kid.pos_ != "PUNCT"),
            tuple(self.words[k.i] for k in kids(token, "advmod") if k not in particles),
            self.opening.marked,
        )

    def _is_particle(self, verb: Token, kid: Token) -> bool:
        if self.tree.full_relation(kid) == "compound:prt":
            return True
        if self.opening.is_comparative(kid):
            return False
        short = kid.pos_ in ("ADV", "ADP") and len(kid.text) <= LONGEST_PARTICLE
        return short and kid.i == verb.i + 1 and not self.tree.children(kid)

    def _verb_form(self, token: Token) -> str:
        form = next(iter(features(token, "VerbForm")), "")
        if self._is_found(token) or form == "Inf":
            return "infinitive"
        if "Imp" in features(token, "Mood"):
            return "imperative"
        return {"Part": "participle", "Fin": "finite"}.get(form, "other")

    # -- nouns and predicates -------------------------------------------------------------------

    def _nominals(self, root: Token) -> tuple[Phrase, ...]:
        # A noun taken for a verb has the real head as its object: "Gross margin".
        root = next(iter(self.tree.children(root, "obj")), root)
        heads = [root, *(k for k in self.tree.children(root, "conj") if k.pos_ in NOMINAL)]
        return tuple(self.phrases.of(head) for head in heads)

    def _predicate(self, root: Token, form: GoalForm) -> tuple[Word, ...]:
        """What is said of the subject: the adjective, participle or noun, and what it is with."""
        if form == "state" and self._subject(root) is None:
            late = self._late_state(root)
            return (self.words[late.i],) if late is not None else ()
        found = [root] if self._copula(root) is not None or form == "state" else []
        found += self.tree.children(root, "xcomp")
        found += [k for head in list(found) for k in self.tree.children(head, "conj")]
        return tuple(self.words[token.i] for token in found)

    # -- ranges ---------------------------------------------------------------------------------

    def _ranges(self, wanted: Callable[[Token], bool]) -> tuple[tuple[int, int], ...]:
        return tuple(self.phrases.range(t) for t in self.doc if wanted(t))

    def _is_clause(self, token: Token) -> bool:
        """ "… for at nye blir tatt imot": what has a subject of its own is a clause."""
        relation = self.tree.relation(token)
        own = relation == "xcomp" and bool(self.tree.children(token, "nsubj"))
        return own or relation in _CLAUSAL

    def _sentences(self) -> tuple[tuple[int, int], ...]:
        """Stretches under a root of their own."""
        roots = [t for t in self.tree.roots() if t.pos_ not in ("PUNCT", "SPACE")]
        return tuple(sorted(self.phrases.range(root) for root in roots))
