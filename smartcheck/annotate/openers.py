"""How a goal opens: the infinitive, imperative or participle that the parser took for a noun.

Goals open with verb forms that treebanks hardly know in that place, so the lists of verb forms have
a say here, and only here: they name the first verb, the tree gives everything else.
"""

from __future__ import annotations

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.parse import Parse
from smartcheck.annotate.tree import Tree
from smartcheck.annotate.verb_forms import NOUN_LISTS, OPEN_LISTS, bare_forms, known_forms
from smartcheck.annotate.words import Word

_NEVER_VERBS = ("DET", "ADJ", "ADV", "ADP", "PRON", "NUM")
SHORTEST_VERB = 4
_DONE_LISTS = ("task_verbs", "work_verbs", "completion_verbs", "yield_verbs", "remove_verbs")


class Opening:
    """What opens one goal, and the tree that follows from it.

    `verb` is the main verb where it had to be found by its form, None where the parse stands;
    `marked` says that å/to stands before it, `participle` that it is one.
    """

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.words, self.lexicon, self.pack = parse.words, lexicon, lexicon.pack
        self.tree = Tree.of(parse)
        words = (word for word in self.words if word.tag not in ("PUNCT", "SPACE"))
        self.first = next(words, self.words[0])
        self.marked = self.first.tag == "PART" and self.first.lower in self.pack.words(
            "infinitive_marks"
        )
        if (described := self._described()) is not None:
            self.tree = self.tree.headed_by(described)
        self.verb = self._misread_opener()
        if self.verb is not None:
            self.tree = self.tree.opened_by(self.verb)
        elif (verb := self._verb_after_modal() or self._verb_that_is_begun()) is not None:
            self.verb, self.tree = verb, self.tree.taken_over_by(verb)

    @property
    def root(self) -> Word:
        """The token that everything hangs on."""
        return self.verb if self.verb is not None else self.tree.roots()[0]

    @property
    def participle(self) -> bool:
        """Whether the goal opens with a participle: "Gjennomført to kurs"."""
        if self.marked or self.root.index != self.first.index:
            return False
        form = self.root.lower
        if self.verb is not None:
            return not (form in bare_forms(self.pack) or self._stands_before_an_article(self.root))
        done = form.endswith(tuple(self.pack.words("done_endings")))
        known = done and self.lexicon.verb(form, form, *_DONE_LISTS)
        bare = form in bare_forms(self.pack) or form in self.pack.possible_verbs
        return known and not bare

    def is_modal(self, token: Word) -> bool:
        """Whether a token is an auxiliary of intent: skal, vil, will."""
        return self.lexicon.verb(token.lemma, token.lower, "intent_verbs")

    def is_bare_verb(self, token: Word) -> bool:
        """Whether the form can only be an infinitive or imperative."""
        form = token.lower
        if form in self.pack.words("verb_homographs") or self.is_comparative(token):
            return False
        built = form.endswith(tuple(self.pack.words("verb_endings"))) and token.tag != "NOUN"
        return form in bare_forms(self.pack) or built

    def is_no_verb(self, root: Word) -> bool:
        """Whether what the tagger took for the main verb is a noun or a comparative."""
        determined = self._has_determined_object(root) or self._stands_before_an_article(root)
        compared = self.is_comparative(root) and not determined
        labelled = any(w.text == ":" for w in self.words[root.index + 1 : root.index + 2])
        listed = self._heads_a_list(root) or compared or labelled
        if root.index == self.first.index and listed:
            return True
        if self.lexicon.verb(root.lemma, root.lower, *OPEN_LISTS) or self._is_phrasal(root):
            return False
        if root.index == self.first.index and self._stands_before_an_article(root):
            return False
        known = self.lexicon.noun(root.lemma, root.lower, *NOUN_LISTS)
        if (root.index == self.first.index or known) and self._is_unheard_of(root):
            return True
        described = bool(self.tree.children(root, "amod"))
        return known and (root.index == self.first.index or described or self._disagrees(root))

    def _is_phrasal(self, root: Word) -> bool:
        """ "Hand out flyers": no noun has a particle and an object."""
        kids = self.tree.children(root, "compound")
        particle = any(self.tree.full_relation(kid) == "compound:prt" for kid in kids)
        return particle and bool(self.tree.children(root, "obj"))

    # -- finding the verb -----------------------------------------------------------------------

    def _described(self) -> Word | None:
        """ "Scalable infrastructure": the noun that the parser made the object of its adjective."""
        root = self.tree.roots()[0]
        if root.tag != "ADJ" or root.index != self.first.index or root.has("VerbForm", "Part"):
            return None
        nouns = self.tree.children(root, "obj")
        return next((noun for noun in nouns if noun.tag in ("NOUN", "PROPN")), None)

    def _misread_opener(self) -> Word | None:
        at = self.first.index + self.marked
        if at + 1 >= len(self.words):
            return None
        token, following = self.words[at], self.words[at + 1]
        if self._has_an_object(token):
            return token
        if token.tag in ("VERB", "AUX") and self.tree.relation(token) in ("root", "aux", "cop"):
            return None
        if self._is_leading_participle(token, following) or self._is_gerund(token, following):
            return token
        if token.tag in ("NOUN", "PROPN", "X") and self._stands_before_an_article(token):
            return token
        if not self.marked and not self.is_bare_verb(token):
            return token if self._is_commanding_homograph(token, following) else None
        if following.tag in ("AUX", "PUNCT") or following.lower in self.pack.words(
            "making_prepositions"
        ):
            return None
        return token

    def _has_an_object(self, token: Word) -> bool:
        """ "Mål svartiden", "Deploy it": tagged as a noun, but the parser gave it an object."""
        named = token.tag == "NOUN" and self.tree.relation(token) == "root"
        verb = self.is_bare_verb(token) or token.lower in self.pack.words("verb_homographs")
        return named and verb and bool(self.tree.children(token, "obj"))

    def _is_leading_participle(self, token: Word, following: Word) -> bool:
        """ "Organised a fair", "Gjennomført to kurs", taken for a noun or an adjective."""
        allowed: tuple[str, ...] = ("DET", "NUM", "ADP", "SCONJ", "ADV")
        if not self.pack.compounds or token.lower.endswith("t"):
            # Before a plural noun an attribute would be "publiserte"; this is "publisert".
            allowed += ("ADJ", "NOUN", "PROPN")
        endings = tuple(self.pack.words("participle_endings"))
        if following.tag not in allowed or not token.lower.endswith(endings):
            return False
        if not self._is_alone(token):
            return False
        known = self.lexicon.verb(token.lower, token.lower, *_DONE_LISTS)
        return known and token.lower not in bare_forms(self.pack)

    def _is_alone(self, token: Word) -> bool:
        """Whether no other finite verb claims the sentence: "Automated tests run nightly"."""
        root = self.tree.roots()[0]
        helped = self.tree.children(root, "cop", "aux", "nsubj")
        return root.index == token.index or not (root.tag in ("VERB", "AUX") or helped)

    def _is_gerund(self, token: Word, following: Word) -> bool:
        """ "Running 5 workshops", "Writing the guide": an -ing form with an object of its own."""
        if not token.lower.endswith(tuple(self.pack.words("gerund_endings"))):
            return False
        known = token.lower in known_forms(self.pack)
        determined = following.tag in ("DET", "NUM", "ADJ") or self._is_possessive(following)
        determined = determined or self._inquires(token, following) or self._moves(token)
        return known and determined and self._is_alone(token)

    def _inquires(self, token: Word, following: Word) -> bool:
        """ "Exploring partnerships": such verbs lend themselves to no attribute of a noun."""
        form, endless = token.lower, ("unbounded_verbs", "learn_verbs", "assist_verbs")
        verb = self.lexicon.verb(form, form, *endless) and not self.lexicon.noun(
            form, form, *NOUN_LISTS
        )
        return verb and following.tag == "NOUN" and following.has("Number", "Plur")

    def _moves(self, token: Word) -> bool:
        """ "Reducing waste"; "falling prices" is none, since prices fall by themselves."""
        form = token.lower
        moved = self.lexicon.verb(form, form, "lower_verbs", "improve_verbs")
        return moved and not self.lexicon.verb(form, form, "falling_verbs")

    def _is_commanding_homograph(self, token: Word, following: Word) -> bool:
        """Whether a form that is noun and verb alike opens a command: "Test 3 …", "Plan the …"."""
        if token.lower not in self.pack.words("verb_homographs"):
            return False
        root = self.tree.roots()[0]
        finite = root.tag in ("VERB", "AUX") or self.tree.children(root, "nsubj", "cop", "aux")
        if finite and root.index != token.index:
            return False
        if following.tag == "CCONJ" and following.index + 1 < len(self.words):
            second = self.words[following.index + 1]
            return second.tag == "VERB" or second.lower in bare_forms(self.pack)
        particular = following.lower in self.pack.words("particular_adjectives")
        particular = particular or following.lower in self.pack.words("verb_prepositions")
        # "Støtte på 500 000 kr fra fylket": the support there is, as the tagger says.
        behind = self.words[following.index + 1 : following.index + 2]
        numbered = token.tag == "NOUN" and any(w.tag in ("NUM", "SYM") for w in behind)
        if token.lower in self.pack.words("effort_verbs") and not numbered:
            particular = particular or following.lower in self.pack.words("effort_prepositions")
        determined = following.tag in ("DET", "NUM", "SYM")
        determined = determined or self._is_possessive(following)
        if following.tag == "ADV" and self.tree.head(following).index == token.index:
            return True
        return determined or particular or self._is_inner_adjective(following)

    def _is_possessive(self, token: Word) -> bool:
        return self.tree.full_relation(token) == "nmod:poss"

    def _is_inner_adjective(self, token: Word) -> bool:
        """An adjective before its noun, which English compounds have no room for."""
        head = self.tree.head(token)
        inner = token.tag == "ADJ" and head.index > token.index and head.tag in ("NOUN", "PROPN")
        return inner and not self.pack.compounds

    def _verb_after_modal(self) -> Word | None:
        """The infinitive behind a modal that the parser took for the main verb: "skal nå …"."""
        root = self.tree.roots()[0]
        if root.index + 1 >= len(self.words) or not self.is_modal(root):
            return None
        following = self.words[root.index + 1]
        verbal = [kid for kid in self.tree.children(root) if kid.tag in ("VERB", "AUX")]
        return following if not verbal and following.lower in bare_forms(self.pack) else None

    def _verb_that_is_begun(self) -> Word | None:
        """ "Begin eating regular meals": what is begun is what the goal is about."""
        root = self.tree.roots()[0]
        if not self.lexicon.verb(root.lemma, root.lower, "starting_verbs"):
            return None
        begun = self.tree.children(root, "xcomp")
        return next((kid for kid in begun if kid.tag == "VERB"), None)

    # -- verbs that are none --------------------------------------------------------------------

    def is_comparative(self, root: Word) -> bool:
        """Whether a token is a comparative."""
        if root.has("Degree", "Cmp"):
            return True
        return self.lexicon.word(root.lemma, root.lower, "vague_comparatives")

    def _heads_a_list(self, root: Word) -> bool:
        """ "Support for signed files", "Liste over endringer": a noun that is also a verb form."""
        behind = self.words[root.index + 1 : root.index + 2]
        if root.lower not in self.pack.words("verb_homographs") or not behind:
            return False
        preposition = behind[0].lower in self.pack.words("noun_prepositions")
        return preposition and not self.tree.children(root, "obj")

    def _has_determined_object(self, root: Word) -> bool:
        """ "Lower the share": no comparative stands before an article."""
        objects = self.tree.children(root, "obj")
        return any(self.tree.children(kid, "det") for kid in objects)

    def _stands_before_an_article(self, opener: Word) -> bool:
        """ "Court the donors", "Sjøsette galeasen": no noun stands right before another with an
        article of its own, so this is a verb, heard of or not."""
        if opener.index + 1 >= len(self.words) or "-" in opener.text or self._is_inflected(opener):
            return False
        following = self.words[opener.index + 1]
        governed = opener.index in (
            following.index,
            *(t.index for t in self.tree.ancestors(following)),
        )
        if not governed or (opener.text.isupper() and len(opener.text) > 1):
            return False
        if self.pack.compounds:
            infinitive = (
                opener.lower.endswith(tuple(self.pack.words("infinitive_endings")))
                and opener.tag not in _NEVER_VERBS
            )
            definite = following.has("Definite", "Def")
            return infinitive and definite and following.tag == "NOUN"
        head = self.tree.head(following)
        article = following.tag == "DET" and following.has("PronType", "Art")
        owner = following.tag == "PRON" and self._is_possessive(following)
        return (article or owner) and head.tag in ("NOUN", "PROPN") and head.index > following.index

    def _is_inflected(self, opener: Word) -> bool:
        """Whether a form is no bare one: a plural, a gerund, a participle."""
        form = opener.lower
        endings = (*self.pack.words("finite_endings"), *self.pack.words("gerund_endings"))
        if form.endswith(endings):
            return True
        bare = form in bare_forms(self.pack) or form in self.pack.possible_verbs
        past = opener.has("Tense", "Past") or opener.has("VerbForm", "Part")
        return not bare and (past or form in known_forms(self.pack))

    def _is_unheard_of(self, root: Word) -> bool:
        """An opening word that no list of verbs knows in any form: "Gross margin > 45 %"."""
        forms = {root.lower, root.lemma.lower()}
        if self.pack.compounds and root.has("VerbForm", "Inf"):
            # "Produksjonssette" is "sette".
            forms |= {root.lower[at:] for at in range(1, len(root.lower) - SHORTEST_VERB)}
        return bool(self.pack.possible_verbs) and not (forms & known_forms(self.pack))

    def _disagrees(self, root: Word) -> bool:
        """A bare form behind its singular "subject" is a noun: "Sick leave", "NPS score"."""
        bare = root.lower == root.lemma.lower() and not self.tree.children(root, "aux", "cop")
        return bare and any(
            kid.index == root.index - 1 and kid.tag != "PRON" and not kid.has("Number", "Plur")
            for kid in self.tree.children(root, "nsubj")
        )
