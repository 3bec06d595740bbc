"""How a goal opens: the infinitive, imperative or participle that the parser took for a noun.

Goals open with verb forms that treebanks hardly know in that place, so the lists of verb forms have
a say here, and only here: they name the first verb, the tree gives everything else.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.tree import Tree, features
from smartcheck.annotate.verb_forms import NOUN_LISTS, OPEN_LISTS, bare_forms, known_forms

_NEVER_VERBS = ("DET", "ADJ", "ADV", "ADP", "PRON", "NUM")
_DONE_LISTS = ("task_verbs", "work_verbs", "completion_verbs", "yield_verbs", "remove_verbs")


class Opening:
    """What opens one goal, and the tree that follows from it.

    `verb` is the main verb where it had to be found by its form, None where the parse stands;
    `marked` says that å/to stands before it, `participle` that it is one.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc, self.lexicon, self.pack = doc, lexicon, lexicon.pack
        self.tree = Tree.of(doc)
        self.first = next((t for t in doc if t.pos_ not in ("PUNCT", "SPACE")), doc[0])
        self.marked = self.first.pos_ == "PART" and self.first.lower_ in self.pack.words(
            "infinitive_marks"
        )
        self.verb = self._misread_opener()
        if self.verb is not None:
            self.tree = self.tree.opened_by(self.verb)
        elif (verb := self._verb_after_modal() or self._verb_that_is_begun()) is not None:
            self.verb, self.tree = verb, self.tree.taken_over_by(verb)

    @property
    def root(self) -> Token:
        """The token that everything hangs on."""
        return self.verb if self.verb is not None else self.tree.roots()[0]

    @property
    def participle(self) -> bool:
        """Whether the goal opens with a participle: "Gjennomført to kurs"."""
        if self.marked or self.root.i != self.first.i:
            return False
        form = self.root.lower_
        if self.verb is not None:
            bare = form in bare_forms(self.pack) or self._stands_before_an_article(self.root)
            return not bare
        known = self.lexicon.verb(form, form, *_DONE_LISTS) and form.endswith(("ed", "t", "dd"))
        bare = form in bare_forms(self.pack) or form in self.pack.possible_verbs
        return known and not bare

    def is_modal(self, token: Token) -> bool:
        """Whether a token is an auxiliary of intent: skal, vil, will."""
        return self.lexicon.verb(token.lemma_, token.lower_, "intent_verbs")

    def is_bare_verb(self, token: Token) -> bool:
        """Whether the form can only be an infinitive or imperative."""
        form = token.lower_
        if form in self.pack.words("verb_homographs") or self.is_comparative(token):
            return False
        norwegian = self.pack.compounds and form.endswith("ere") and token.pos_ != "NOUN"
        return form in bare_forms(self.pack) or norwegian

    def is_no_verb(self, root: Token) -> bool:
        """Whether what the tagger took for the main verb is a noun or a comparative."""
        determined = self._has_determined_object(root) or self._stands_before_an_article(root)
        compared = self.is_comparative(root) and not determined
        labelled = self.doc[root.i + 1 : root.i + 2].text == ":"
        if root.i == self.first.i and (self._heads_a_list(root) or compared or labelled):
            return True
        if self.lexicon.verb(root.lemma_, root.lower_, *OPEN_LISTS):
            return False
        if root.i == self.first.i and self._stands_before_an_article(root):
            return False
        known = self.lexicon.noun(root.lemma_, root.lower_, *NOUN_LISTS)
        if (root.i == self.first.i or known) and self._is_unheard_of(root):
            return True
        described = bool(self.tree.children(root, "amod"))
        return known and (root.i == self.first.i or described or self._disagrees(root))

    # -- finding the verb -----------------------------------------------------------------------

    def _misread_opener(self) -> Token | None:
        at = self.first.i + self.marked
        if at + 1 >= len(self.doc):
            return None
        token, following = self.doc[at], self.doc[at + 1]
        if token.pos_ in ("VERB", "AUX") and self.tree.relation(token) in ("root", "aux", "cop"):
            return None
        if self._is_leading_participle(token, following) or self._is_gerund(token, following):
            return token
        if token.pos_ in ("NOUN", "PROPN", "X") and self._stands_before_an_article(token):
            return token
        if not self.marked and not self.is_bare_verb(token):
            return token if self._is_commanding_homograph(token, following) else None
        if following.pos_ in ("AUX", "PUNCT") or following.lower_ in self.pack.words(
            "making_prepositions"
        ):
            return None
        return token

    def _is_leading_participle(self, token: Token, following: Token) -> bool:
        """ "Organised a fair", "Gjennomført to kurs", taken for a noun or an adjective."""
        allowed: tuple[str, ...] = ("DET", "NUM", "ADP", "SCONJ", "ADV")
        if not self.pack.compounds or token.lower_.endswith("t"):
            # Before a plural noun an attribute would be "publiserte"; this is "publisert".
            allowed += ("ADJ", "NOUN", "PROPN")
        endings = tuple(self.pack.words("participle_endings"))
        if following.pos_ not in allowed or not token.lower_.endswith(endings):
            return False
        if not self._is_alone(token):
            return False
        known = self.lexicon.verb(token.lower_, token.lower_, *_DONE_LISTS)
        return known and token.lower_ not in bare_forms(self.pack)

    def _is_alone(self, token: Token) -> bool:
        """Whether no other finite verb claims the sentence: "Automated tests run nightly"."""
        root = self.tree.roots()[0]
        helped = self.tree.children(root, "cop", "aux", "nsubj")
        return root.i == token.i or not (root.pos_ in ("VERB", "AUX") or helped)

    def _is_gerund(self, token: Token, following: Token) -> bool:
        """ "Running 5 workshops", "Writing the guide": an -ing form with an object of its own."""
        if not token.lower_.endswith(tuple(self.pack.words("gerund_endings"))):
            return False
        known = token.lower_ in known_forms(self.pack)
        determined = following.pos_ in ("DET", "NUM", "ADJ") or self._is_possessive(following)
        determined = determined or self._inquires(token, following)
        return known and determined and self._is_alone(token)

    def _inquires(self, token: Token, following: Token) -> bool:
        """ "Exploring partnerships": such verbs lend themselves to no attribute of a noun."""
        form, endless = token.lower_, ("unbounded_verbs", "learn_verbs", "assist_verbs")
        verb = self.lexicon.verb(form, form, *endless) and not self.lexicon.noun(
            form, form, *NOUN_LISTS
        )
        return verb and following.pos_ == "NOUN" and "Plur" in features(following, "Number")

    def _is_commanding_homograph(self, token: Token, following: Token) -> bool:
        """Whether a form that is noun and verb alike opens a command: "Test 3 …", "Plan the …"."""
        if token.lower_ not in self.pack.words("verb_homographs"):
            return False
        root = self.tree.roots()[0]
        finite = root.pos_ in ("VERB", "AUX") or self.tree.children(root, "nsubj", "cop", "aux")
        if finite and root.i != token.i:
            return False
        if following.pos_ == "CCONJ" and following.i + 1 < len(self.doc):
            second = self.doc[following.i + 1]
            return second.pos_ == "VERB" or second.lower_ in bare_forms(self.pack)
        particular = following.lower_ in self.pack.words("particular_adjectives")
        particular = particular or following.lower_ in self.pack.words("verb_prepositions")
        # "Støtte på 500 000 kr fra fylket": the support there is, as the tagger says.
        counted = any(t.pos_ in ("NUM", "SYM") for t in self.doc[following.i + 1 : following.i + 2])
        numbered = token.pos_ == "NOUN" and counted
        if token.lower_ in self.pack.words("effort_verbs") and not numbered:
            particular = particular or following.lower_ in self.pack.words("effort_prepositions")
        determined = following.pos_ in ("DET", "NUM", "SYM") or self._is_possessive(following)
        if following.pos_ == "ADV" and self.tree.head(following).i == token.i:
            return True
        return determined or particular or self._is_inner_adjective(following)

    def _is_possessive(self, token: Token) -> bool:
        return self.tree.full_relation(token) == "nmod:poss"

    def _is_inner_adjective(self, token: Token) -> bool:
        """An adjective before its noun, which English compounds have no room for."""
        head = self.tree.head(token)
        inner = token.pos_ == "ADJ" and head.i > token.i and head.pos_ in ("NOUN", "PROPN")
        return inner and not self.pack.compounds

    def _verb_after_modal(self) -> Token | None:
        """The infinitive behind a modal that the parser took for the main verb: "skal nå …"."""
        root = self.tree.roots()[0]
        if root.i + 1 >= len(self.doc) or not self.is_modal(root):
            return None
        following = self.doc[root.i + 1]
        verbal = [kid for kid in self.tree.children(root) if kid.pos_ in ("VERB", "AUX")]
        return following if not verbal and following.lower_ in bare_forms(self.pack) else None

    def _verb_that_is_begun(self) -> Token | None:
        """ "Begin eating regular meals": what is begun is what the goal is about."""
        root = self.tree.roots()[0]
        if not self.lexicon.verb(root.lemma_, root.lower_, "starting_verbs"):
            return None
        begun = self.tree.children(root, "xcomp")
        return next((kid for kid in begun if kid.pos_ == "VERB"), None)

    # -- verbs that are none --------------------------------------------------------------------

    def is_comparative(self, root: Token) -> bool:
        """Whether a token is a comparative."""
        if "Cmp" in features(root, "Degree"):
            return True
        return self.lexicon.word(root.lemma_, root.lower_, "vague_comparatives")

    def _heads_a_list(self, root: Token) -> bool:
        """ "Support for signed files", "Liste over endringer": a noun that is also a verb form."""
        if root.lower_ not in self.pack.words("verb_homographs") or root.i + 1 >= len(self.doc):
            return False
        preposition = self.doc[root.i + 1].lower_ in self.pack.words("noun_prepositions")
        return preposition and not self.tree.children(root, "obj")

    def _has_determined_object(self, root: Token) -> bool:
        """ "Lower the share": no comparative stands before an article."""
        objects = self.tree.children(root, "obj")
        return any(self.tree.children(kid, "det") for kid in objects)

    def _stands_before_an_article(self, opener: Token) -> bool:
        """ "Court the donors", "Sjøsette galeasen": no noun stands right before another with an
        article of its own, so this is a verb, heard of or not."""
        if opener.i + 1 >= len(self.doc) or "-" in opener.text or self._is_inflected(opener):
            return False
        following = self.doc[opener.i + 1]
        governed = opener.i in (following.i, *(t.i for t in self.tree.ancestors(following)))
        if not governed or (opener.text.isupper() and len(opener.text) > 1):
            return False
        if self.pack.compounds:
            infinitive = opener.lower_.endswith("e") and opener.pos_ not in _NEVER_VERBS
            definite = "Def" in features(following, "Definite")
            return infinitive and definite and following.pos_ == "NOUN"
        head = self.tree.head(following)
        article = following.pos_ == "DET" and "Art" in features(following, "PronType")
        owner = following.pos_ == "PRON" and self._is_possessive(following)
        return (article or owner) and head.pos_ in ("NOUN", "PROPN") and head.i > following.i

    def _is_inflected(self, opener: Token) -> bool:
        """Whether a form is no bare one: a plural, a gerund, a participle."""
        form = opener.lower_
        if form.endswith(("s", *self.pack.words("gerund_endings"))):
            return True
        bare = form in bare_forms(self.pack) or form in self.pack.possible_verbs
        past = "Past" in features(opener, "Tense") or "Part" in features(opener, "VerbForm")
        return not bare and (past or form in known_forms(self.pack))

    def _is_unheard_of(self, root: Token) -> bool:
        """An opening word that no list of verbs knows in any form: "Gross margin > 45 %"."""
        forms = {root.lower_, root.lemma_.lower()}
        return bool(self.pack.possible_verbs) and not (forms & known_forms(self.pack))

    def _disagrees(self, root: Token) -> bool:
        """A bare form behind its singular "subject" is a noun: "Sick leave", "NPS score"."""
        bare = root.lower_ == root.lemma_.lower() and not self.tree.children(root, "aux", "cop")
        return bare and any(
            kid.i == root.i - 1 and kid.pos_ != "PRON" and "Plur" not in features(kid, "Number")
            for kid in self.tree.children(root, "nsubj")
        )
