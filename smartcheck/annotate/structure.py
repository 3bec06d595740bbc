"""The structure of a goal, computed once from the parse and read by all rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.reading import Reading
from smartcheck.annotate.tree import Tree
from smartcheck.annotate.words import Determination, Phrase, Verb, Word
from smartcheck.languages import LanguagePack

GoalForm = Literal["command", "intent", "clause", "participle", "state", "nominal", "fragment"]
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_CLAUSAL = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis"})
_OPEN_LISTS = ("task_verbs", "work_verbs", "raise_verbs", "lower_verbs", "improve_verbs")
_OPEN_LISTS += ("multiply_verbs", "reach_verbs", "keep_only", "effort_verbs", "assist_verbs")
_OPEN_LISTS += ("completion_verbs", "remove_verbs", "ensure_verbs", "yield_verbs", "opening_verbs")


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

    def inside(self, ranges: tuple[tuple[int, int], ...], word: Word) -> bool:
        """Whether a word stands in one of the ranges."""
        return any(start <= word.start < end for start, end in ranges)


def structure_of(doc: Doc, reading: Reading, pack: LanguagePack) -> Structure:
    """The structure of a parsed goal; of an unparsed one, its words only."""
    words = tuple(_word(token, reading) for token in doc)
    if not doc.has_annotation("DEP") or not len(doc):
        return Structure(parsed=False, form="fragment", words=words)
    return _Builder(doc, words, Lexicon.of(pack)).build()


def _word(token: Token, reading: Reading) -> Word:
    start, end = reading.source(token.idx, token.idx + len(token))
    morph = token.morph
    return Word(
        token.i,
        token.text,
        token.lemma_ or token.lower_,
        token.pos_,
        start,
        end,
        "Plur" in morph.get("Number"),
        "Def" in morph.get("Definite"),
        next(iter(morph.get("Degree")), ""),
    )


class _Builder:
    """Reads the structure off one tree; lives only while it is built."""

    def __init__(self, doc: Doc, words: tuple[Word, ...], lexicon: Lexicon) -> None:
        self.doc, self.words, self.lexicon = doc, words, lexicon
        self.tree = Tree.of(doc)
        self.first = next((t for t in doc if t.pos_ not in ("PUNCT", "SPACE")), doc[0])
        self.marked = self._is_infinitive_mark(self.first)
        self.opener = self._opener()
        if self.opener is not None:
            self.tree = self.tree.opened_by(self.opener)
        elif (verb := self._verb_after_modal()) is not None:
            self.opener = verb
            self.tree = self.tree.taken_over_by(verb)

    def build(self) -> Structure:
        root = self._root()
        subject = self._subject(root)
        verbs = self._verbs(root)
        modal = next((kid for kid in self.tree.children(root, "aux") if self._is_modal(kid)), None)
        form = self._form(root, subject, modal)
        return Structure(
            parsed=True,
            form=form,
            words=self.words,
            verbs=verbs if form not in ("nominal", "fragment") and self._is_verbal(root) else (),
            subject=self._phrase(subject) if subject is not None else None,
            nominals=self._nominals(root) if form in ("nominal", "fragment") else (),
            predicate=self._predicate(root, form),
            modal=self.words[modal.i] if modal is not None else None,
            passive=self._is_passive(root),
            negated=self._is_negated(root),
            relatives=self._ranges(lambda t: self.tree.full_relation(t) == "acl:relcl"),
            subclauses=self._ranges(lambda t: self.tree.relation(t) in _CLAUSAL),
            sentences=self._sentences(),
            tree=self.tree,
        )

    # -- how the goal opens ---------------------------------------------------------------------

    def _is_infinitive_mark(self, token: Token) -> bool:
        return token.pos_ == "PART" and token.lower_ in ("å", "to")

    def _opener(self) -> Token | None:
        """The first word where it is an infinitive or imperative that the parser took otherwise."""
        at = self.first.i + self.marked
        if at + 1 >= len(self.doc):
            return None
        token, following = self.doc[at], self.doc[at + 1]
        if token.pos_ in ("VERB", "AUX") and self.tree.relation(token) in ("root", "aux", "cop"):
            return None
        if self._is_leading_participle(token, following):
            return token
        if not self.marked and not self._is_bare_verb_form(token):
            return token if self._is_commanding_homograph(token, following) else None
        if following.pos_ in ("AUX", "PUNCT") or following.lower_ in ("av", "of"):
            return None
        return token

    def _is_bare_verb_form(self, token: Token) -> bool:
        """Whether the form can only be an infinitive or imperative of a verb we know."""
        form, pack = token.lower_, self.lexicon.pack
        if form in pack.words("verb_homographs"):
            return False
        return form in self._bare_forms() or (
            pack.compounds and form.endswith("ere") and token.pos_ != "NOUN"
        )

    def _is_leading_participle(self, token: Token, following: Token) -> bool:
        """ "Organised a fair", "Gjennomført to kurs": a participle that the parser took for a noun."""
        if following.pos_ not in ("DET", "NUM") or not token.lower_.endswith(("ed", "t", "a")):
            return False
        bare = token.lower_ in self._bare_forms()
        return not bare and self.lexicon.verb(token.lower_, token.lower_, *_OPEN_LISTS)

    def _bare_forms(self) -> frozenset[str]:
        return frozenset().union(*(self.lexicon.pack.words(name) for name in _OPEN_LISTS))

    def _is_commanding_homograph(self, token: Token, following: Token) -> bool:
        """Whether a form that is both noun and verb opens a command: "Test 3 …", "Plan and build"."""
        if token.lower_ not in self.lexicon.pack.words("verb_homographs"):
            return False
        root = self.tree.roots()[0]
        finite = root.pos_ in ("VERB", "AUX") or self.tree.children(root, "nsubj", "cop", "aux")
        if finite and root is not token:
            return False
        if following.pos_ == "CCONJ" and following.i + 1 < len(self.doc):
            return self._is_bare_verb_form(self.doc[following.i + 1])
        possessive = self.tree.full_relation(following) == "nmod:poss"
        particular = following.lower_ in self.lexicon.pack.words("particular_adjectives")
        return following.pos_ in ("DET", "NUM") or possessive or particular

    def _root(self) -> Token:
        return self.opener if self.opener is not None else self.tree.roots()[0]

    def _verb_after_modal(self) -> Token | None:
        """The infinitive behind a modal that the parser took for the main verb: "skal nå …"."""
        root = self.tree.roots()[0]
        if root.i + 1 >= len(self.doc) or not self._is_modal(root):
            return None
        following = self.doc[root.i + 1]
        verbal = [k for k in self.tree.children(root) if k.pos_ in ("VERB", "AUX")]
        return following if not verbal and following.lower_ in self._bare_forms() else None

    def _is_modal(self, token: Token) -> bool:
        return self.lexicon.verb(token.lemma_, token.lower_, "intent_verbs")

    def _subject(self, root: Token) -> Token | None:
        if subjects := self.tree.children(root, "nsubj", "csubj", "expl"):
            return subjects[0]
        indicative = "Ind" in root.morph.get("Mood") and "Fin" in root.morph.get("VerbForm")
        if indicative and root.i > self.first.i:
            before = [k for k in self.tree.children(root) if k.i < root.i and k.pos_ in NOMINAL]
            return next((k for k in before if not self.tree.children(k, "case")), None)
        return None

    def _is_verbal(self, root: Token) -> bool:
        """Whether there is a verb to speak of; a noun the tagger took for one is none."""
        if root is self.opener or self._copula(root) is not None:
            return True
        if root.pos_ not in ("VERB", "AUX"):
            return bool(self.tree.children(root, "aux"))
        if root.i == self.first.i and (self._heads_a_list(root) or self._is_comparative(root)):
            return False
        return not (self._is_known_noun(root) and (root.i == self.first.i or self._disagrees(root)))

    def _is_comparative(self, root: Token) -> bool:
        return self.lexicon.word(root.lemma_, root.lower_, "vague_comparatives")

    def _heads_a_list(self, root: Token) -> bool:
        """ "Support for signed files", "Liste over endringer": a noun that is also a verb form."""
        pack = self.lexicon.pack
        if root.lower_ not in pack.words("verb_homographs") or root.i + 1 >= len(self.doc):
            return False
        following = self.doc[root.i + 1]
        return following.lower_ in pack.words("noun_prepositions") and not self.tree.children(
            root, "obj"
        )

    def _disagrees(self, root: Token) -> bool:
        """A bare form behind its singular "subject" is a noun: "Sick leave", "NPS score"."""
        subjects = self.tree.children(root, "nsubj")
        bare = root.lower_ == root.lemma_.lower() and not self.tree.children(root, "aux", "cop")
        return bare and any(
            s.i == root.i - 1 and s.pos_ != "PRON" and "Plur" not in s.morph.get("Number")
            for s in subjects
        )

    def _is_known_noun(self, token: Token) -> bool:
        """Whether only a noun of ours has this form."""
        if self.lexicon.verb(token.lemma_, token.lower_, *_OPEN_LISTS):
            return False
        lists = ("metric_nouns", "outcome_nouns", "activity_nouns", "deliverable_nouns")
        return self.lexicon.noun(token.lemma_, token.lower_, *lists, "abstract_nouns")

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
        if root is self.opener:
            if root.lower_ not in self._bare_forms() and not self.marked:
                return "participle"
            return "intent" if modal is not None else "command"
        participle = "Part" in root.morph.get("VerbForm")
        if subject is not None:
            if modal is not None and self._is_first_person(subject):
                return "intent"
            helped = self.tree.children(root, "aux", "cop")
            stative = root.pos_ in ("ADJ", "ADP", "ADV") or participle or root.pos_ in NOMINAL
            return "state" if stative and not helped else "clause"
        if not self._is_verbal(root):
            return "state" if self._late_state(root) else "nominal"
        if modal is not None:
            return "intent"
        if participle and not self.tree.children(root, "aux", "cop"):
            return "participle" if root.i <= self.first.i + 1 else "state"
        if self._is_past(root) and root.i == self.first.i:
            return "participle"
        return "command"

    def _is_first_person(self, token: Token) -> bool:
        return self.lexicon.word(token.lemma_, token.lower_, "first_persons")

    def _is_past(self, token: Token) -> bool:
        return "Past" in token.morph.get("Tense") and "Fin" in token.morph.get("VerbForm")

    def _late_state(self, root: Token) -> Token | None:
        """A participle or state adjective behind the noun it is said of: "system operativt"."""
        for kid in self.tree.children(root, "amod", "acl", "appos", "xcomp", "advmod", "nmod"):
            if kid.i <= root.i or self.tree.full_relation(kid) == "acl:relcl":
                continue
            participle = "Part" in kid.morph.get("VerbForm") and not self._has_own_object(kid)
            if participle or self.lexicon.word(kid.lemma_, kid.lower_, "state_adjectives"):
                return kid
        return None

    def _has_own_object(self, token: Token) -> bool:
        return bool(self.tree.children(token, "obj", "mark"))

    # -- verbs ----------------------------------------------------------------------------------

    def _verbs(self, root: Token) -> tuple[Verb, ...]:
        chain = [root, *self._coordinated_verbs(root)]
        return tuple(self._verb(token) for token in chain)

    def _coordinated_verbs(self, root: Token) -> list[Token]:
        found = []
        for kid in self.tree.children(root, "conj"):
            verbal = kid.pos_ in ("VERB", "AUX") or (
                root is self.opener and self._is_bare_verb_form(kid)
            )
            if verbal:
                found += [kid, *self._coordinated_verbs(kid)]
        return found

    def _verb(self, token: Token) -> Verb:
        kids = self.tree.children
        if token is not self.opener and (copula := self._copula(token)) is not None:
            obliques = tuple(self._phrase(kid) for kid in kids(token, "obl"))
            return Verb(self.words[copula.i], self._verb_form(copula), obliques=obliques)
        objects = [k for k in kids(token, "obj", "iobj") if k.pos_ not in ("PUNCT", "ADP")]
        open_complements = [k for k in kids(token, "xcomp") if k.pos_ in ("NOUN", "PROPN")]
        particles = [k for k in kids(token, "compound", "advmod") if self._is_particle(token, k)]
        adverbs = [k for k in kids(token, "advmod") if k not in particles]
        obliques = [k for k in kids(token, "obl", "nmod") if k.pos_ != "PUNCT"]
        return Verb(
            self.words[token.i],
            self._verb_form(token),
            particles[0].lower_ if particles else "",
            tuple(self._phrase(kid) for kid in [*objects, *open_complements]),
            tuple(self._phrase(kid) for kid in obliques),
            tuple(self.words[kid.i] for kid in adverbs),
            self.marked,
        )

    def _is_particle(self, verb: Token, kid: Token) -> bool:
        if self.tree.full_relation(kid) == "compound:prt":
            return True
        short = kid.pos_ in ("ADV", "ADP") and len(kid.text) <= 4
        return short and kid.i == verb.i + 1 and not self.tree.children(kid)

    def _verb_form(self, token: Token) -> str:
        form = next(iter(token.morph.get("VerbForm")), "")
        if token is self.opener or form == "Inf":
            return "infinitive"
        if "Imp" in token.morph.get("Mood"):
            return "imperative"
        return {"Part": "participle", "Fin": "finite"}.get(form, "other")

    def _is_passive(self, root: Token) -> bool:
        if any(self.tree.full_relation(k) == "nsubj:pass" for k in self.tree.children(root)):
            return True
        return "Pass" in root.morph.get("Voice")

    def _is_negated(self, root: Token) -> bool:
        return any("Neg" in kid.morph.get("Polarity") for kid in self.tree.children(root))

    # -- nouns ----------------------------------------------------------------------------------

    def _nominals(self, root: Token) -> tuple[Phrase, ...]:
        heads = [root, *(k for k in self.tree.children(root, "conj") if k.pos_ in NOMINAL)]
        return tuple(self._phrase(head) for head in heads)

    def _phrase(self, head: Token) -> Phrase:
        inside = [t for t in self.tree.subtree(head) if t.pos_ != "PUNCT" or t.text in "-/"]
        conjuncts = {
            t.i for kid in self.tree.children(head, "conj") for t in self.tree.subtree(kid)
        }
        relative = next(
            (k for k in self.tree.children(head) if self.tree.full_relation(k) == "acl:relcl"),
            None,
        )
        own = [t for t in inside if t.i not in conjuncts] or [head]
        core = self._core(head, own)
        modifiers = [k for k in self.tree.children(head, "amod", "advmod") if k.pos_ != "PUNCT"]
        case = next((k.lower_ for k in self.tree.children(head, "case")), "")
        return Phrase(
            self.words[head.i],
            self.words[own[0].i].start,
            self.words[own[-1].i].end,
            self._determination(head),
            tuple(self.words[t.i] for t in core),
            tuple(self.words[k.i] for k in modifiers),
            case,
            self._range(relative) if relative is not None else None,
        )

    def _core(self, head: Token, own: list[Token]) -> list[Token]:
        """The unbroken stretch around the head up to its last close dependent."""
        close = ("det", "amod", "compound", "nummod", "nmod", "flat", "advmod", "case")
        kept = [t for t in own if t.i == head.i or self.tree.relation(t) in close]
        return [t for t in kept if t.i <= head.i or self.tree.relation(t) in ("flat", "compound")]

    def _determination(self, head: Token) -> Determination:
        pack = self.lexicon.pack
        numbers = pack.section("numbers")
        for kid in self.tree.children(head, "det", "nmod", "nummod", "amod"):
            if kid.i > head.i:
                continue
            word = kid.lower_
            if word in numbers.get("universal", ()):
                return "universal"
            if word in numbers.get("none", ()) and kid.pos_ == "DET":
                return "none"
            if self.tree.relation(kid) == "nummod":
                return "number"
            if "Ind" in kid.morph.get("Definite") and kid.pos_ == "DET":
                return "indefinite"
            if word in numbers.get("ones", ()):
                return "indefinite"
            if self.tree.full_relation(kid) == "nmod:poss" or kid.pos_ == "DET":
                return "definite"
            if "Ord" in kid.morph.get("NumType") or "Sup" in kid.morph.get("Degree"):
                return "definite"
            if "Gen" in kid.morph.get("Case"):
                return "definite"
        if "Def" in head.morph.get("Definite") and pack.compounds:
            return "definite"
        return "bare"

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

    def _range(self, top: Token) -> tuple[int, int]:
        below = [self.words[t.i] for t in self.tree.subtree(top)]
        return below[0].start, below[-1].end

    def _ranges(self, wanted: object) -> tuple[tuple[int, int], ...]:
        return tuple(self._range(t) for t in self.doc if wanted(t))  # type: ignore[operator]

    def _sentences(self) -> tuple[tuple[int, int], ...]:
        """Stretches under a root of their own."""
        found = []
        for root in self.tree.roots():
            start, end = self._range(root)
            if any(word.pos not in ("PUNCT", "SPACE") for word in self.words[root.i : root.i + 1]):
                found.append((start, end))
        return tuple(sorted(found))
