"""Whether a word is on one of a language's lists, whatever form it stands in.

Lists hold lemmas. Lemmatizers err on words they have not seen, so a word is looked up by its lemma
and by what regular inflection would have made of the listed lemma. Norwegian compounds count as
their last part: "nettsalg" is "salg".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from smartcheck.languages import LanguagePack
from smartcheck.word_patterns import alternatives, lower_triggers

MIN_COMPOUND_HEAD = 4
_COUNTABLE = (
    "artefact_nouns",
    "activity_nouns",
    "outcome_nouns",
    "people_plurals",
    "countable_nouns",
)
_COUNTED = ("activity_nouns", "session_nouns", "outcome_nouns", "people_plurals")
_NOUN_LISTS = frozenset({"nouns", "plurals"})  # How their names end.
_REMEMBERED = 2**14


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The lists of one language pack, ready for looking words up."""

    pack: LanguagePack

    @classmethod
    @cache
    def of(cls, pack: LanguagePack) -> Lexicon:
        """The one lexicon of a pack."""
        return cls(pack)

    def verb(self, lemma: str, form: str, *lists: str) -> bool:
        """Whether a verb, given its lemma and the form it stands in, is on one of the lists."""
        listed = self.verb_forms(*lists)
        return lemma.lower() in listed or form.lower() in listed

    def verb_forms(self, *lists: str) -> frozenset[str]:
        """The verbs of some lists in all their forms; phrasal verbs keep their particle."""
        return _listed_forms(self.pack, lists)

    def noun(self, lemma: str, form: str, *lists: str) -> bool:
        """Whether a noun is on one of the lists, itself or as the last part of a compound."""
        return _is_noun(self, lemma, form, lists)

    def word(self, lemma: str, form: str, *lists: str) -> bool:
        """Whether an adjective, adverb or other word is on one of the lists."""
        return _is_word(self, lemma, form, lists)

    def noun_form(self, form: str, *lists: str) -> bool:
        """Whether a noun, by its regular endings alone, is on one of the lists."""
        return _is_noun_form(self, form, lists)

    def pattern(self, name: str) -> str:
        """A pattern for any word or phrase of one list, the longest first."""
        return _pattern(self.pack, name)

    def phrases(self, name: str) -> re.Pattern[str]:
        """A compiled pattern for the words and phrases of one list, where they stand whole."""
        return _phrases(self.pack, name)

    def triggers(self, *lists: str) -> frozenset[str]:
        """One word of each phrase of some lists: where none of them is, no phrase can be."""
        return _triggers(self.pack, lists)

    def openers(self, *lists: str) -> frozenset[str]:
        """The first words of all phrases of some lists: few words of a goal open any."""
        return _openers(self.pack, lists)

    def is_plural(self, text: str, pos: str) -> bool:
        """Whether a word that is tagged as a name is the plural of a noun: "Dashboards", "PRs"."""
        return pos in ("PROPN", "NOUN") and _is_plural(self.pack, text)

    def may_be_present(self, form: str) -> bool:
        """Whether a word may be the present tense of a verb: "announces"."""
        # Every ending that fits is tried: sets have no order, and verdicts must not hang on one.
        endings = self.pack.words("finite_endings")
        stems = {form.removesuffix(ending) for ending in endings if form.endswith(ending)}
        stems |= {stem.removesuffix("ie") + "y" for stem in stems if stem.endswith("ie")}
        forms = {kind for s in stems for kind in (s, s + "e", s.removesuffix("e"), form)}
        return not self.pack.possible_verbs.isdisjoint(forms)

    def may_be_participle(self, form: str) -> bool:
        """Whether an adjective may be a participle by its ending: what it says was done."""
        if form.endswith(tuple(self.pack.words("participle_endings"))):
            return True
        strong = tuple(self.pack.words("strong_participle_endings"))
        stems = {form.removesuffix(ending) for ending in strong if form.endswith(ending)}
        known = self.pack.possible_verbs | self.pack.words("completion_verbs")
        return not known.isdisjoint(stems)

    def is_counted(self, form: str) -> bool:
        """Whether a noun names what one has or does many of: people, meetings, customers."""
        return self.noun(form, form, *_COUNTED)

    def noun_stems(self, form: str) -> set[str]:
        """What the lemma of a noun may be, by its regular endings."""
        return set(_noun_stems(self.pack, form))

    def noun_lemma(self, lemma: str, form: str) -> str:
        """The lemma of a noun: a listed one that fits the form, else what the lemmatizer said.

        Lemmatizers guess at compounds: "billette" of billetter, "sykehjemsplasse" of plasser.
        """
        return _noun_lemma(self, lemma.lower(), form.lower())

    def is_compound_noun(self, form: str) -> bool:
        """Whether a word is a longer one of our nouns, whatever the tagger took it for."""
        return self.pack.compounds and _is_compound_noun(self, form)

    def compound_heads(self, word: str) -> set[str]:
        """What the last part of a word may be, were it a Norwegian compound."""
        short = self.pack.words("short_compound_heads")
        tails = (word[cut:] for cut in range(2, len(word) - 2))
        return {tail for tail in tails if len(tail) >= MIN_COMPOUND_HEAD or tail in short}

    def adjective_stems(self, form: str) -> set[str]:
        """What the lemma of an adjective may be, by its regular endings."""
        endings = self.pack.words("adjective_endings")
        stems = {form.removesuffix(ending) for ending in endings if form.endswith(ending)}
        return {stem for stem in stems if len(stem) >= 2}


# The rules ask the same of the same words again and again; what is asked most is remembered.


@lru_cache(maxsize=1024)
def _pattern(pack: LanguagePack, name: str) -> str:
    return alternatives(pack.words(name))


@lru_cache(maxsize=1024)
def _phrases(pack: LanguagePack, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_pattern(pack, name)})(?!\w)", re.I)


@lru_cache(maxsize=1024)
def _triggers(pack: LanguagePack, lists: tuple[str, ...]) -> frozenset[str]:
    listed = _together(pack, lists)
    # Of a phrase without letters nothing is known: the empty key is in every text.
    open_to_all = {""} if any(not lower_triggers([phrase]) for phrase in listed) else set()
    return lower_triggers(listed) | open_to_all


@lru_cache(maxsize=1024)
def _openers(pack: LanguagePack, lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset(phrase.split(" ")[0] for phrase in _together(pack, lists))


@lru_cache(maxsize=1024)
def _together(pack: LanguagePack, lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(pack.words(name) for name in lists))


@lru_cache(maxsize=1024)
def _listed_forms(pack: LanguagePack, lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(_verb_forms(pack, name) for name in lists))


@lru_cache(maxsize=2 * _REMEMBERED)
def _is_noun(lexicon: Lexicon, lemma: str, form: str, lists: tuple[str, ...]) -> bool:
    return not _noun_keys(lexicon, lemma, form).isdisjoint(_together(lexicon.pack, lists))


@lru_cache(maxsize=2 * _REMEMBERED)
def _is_word(lexicon: Lexicon, lemma: str, form: str, lists: tuple[str, ...]) -> bool:
    return not _word_keys(lexicon, lemma, form).isdisjoint(_together(lexicon.pack, lists))


@lru_cache(maxsize=2 * _REMEMBERED)
def _is_noun_form(lexicon: Lexicon, form: str, lists: tuple[str, ...]) -> bool:
    return not _noun_stems(lexicon.pack, form).isdisjoint(_together(lexicon.pack, lists))


@lru_cache(maxsize=_REMEMBERED)
def _noun_keys(lexicon: Lexicon, lemma: str, form: str) -> frozenset[str]:
    """All that a noun may be listed as: its stems, and what they end in as compounds."""
    stems = {lemma.lower(), *_noun_stems(lexicon.pack, form.lower())}
    keys = stems | {stem.rpartition("-")[2] for stem in stems}
    if lexicon.pack.compounds:
        keys.update(*map(lexicon.compound_heads, stems))
    return frozenset(keys)


@lru_cache(maxsize=_REMEMBERED)
def _noun_lemma(lexicon: Lexicon, lemma: str, form: str) -> str:
    nouns = _listed_nouns(lexicon.pack)
    if lemma in nouns or not lexicon.pack.compounds:
        return lemma
    for cut in range(len(form) - MIN_COMPOUND_HEAD):
        # The longest head that is a noun of ours: "plass" of "sykehjemsplasser".
        head = form[cut:]
        if fitting := nouns & _noun_stems(lexicon.pack, head):
            return form[:cut] + max(fitting, key=len)
    return lemma


@lru_cache(maxsize=_REMEMBERED)
def _is_compound_noun(lexicon: Lexicon, form: str) -> bool:
    nouns, stems = _listed_nouns(lexicon.pack), _noun_stems(lexicon.pack, form)
    if not nouns.isdisjoint(stems):
        return False
    heads = {head for stem in stems for head in lexicon.compound_heads(stem)}
    return any(len(head) > MIN_COMPOUND_HEAD for head in heads & nouns)


@cache
def _listed_nouns(pack: LanguagePack) -> frozenset[str]:
    lists = (n for n in pack.section("lexicon") if n.rpartition("_")[2] in _NOUN_LISTS)
    return frozenset().union(*(pack.words(name) for name in lists))


@lru_cache(maxsize=_REMEMBERED)
def _is_plural(pack: LanguagePack, text: str) -> bool:
    endings = pack.words("name_plural_endings")
    ending = next((e for e in endings if text.endswith(e) and not text.endswith(e + e)), None)
    if ending is None or not text[:1].isupper():
        return False
    if text.removesuffix(ending).isupper():
        return True
    return not _noun_stems(pack, text.lower()).isdisjoint(_countable(pack))


@cache
def _countable(pack: LanguagePack) -> frozenset[str]:
    return frozenset().union(*(pack.words(name) for name in _COUNTABLE))


@lru_cache(maxsize=_REMEMBERED)
def _word_keys(lexicon: Lexicon, lemma: str, form: str) -> frozenset[str]:
    """All that an adjective or adverb may be listed as."""
    low = form.lower()
    return frozenset((lemma.lower(), low, *lexicon.adjective_stems(low)))


@lru_cache(maxsize=_REMEMBERED)
def _noun_stems(pack: LanguagePack, form: str) -> frozenset[str]:
    tails = pack.words("noun_lemma_tails")
    stems = {form}
    for ending in pack.words("noun_endings"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form.removesuffix(ending)
            stems |= {stem, *(stem + tail for tail in tails)}
            if len(stem) > 2 and stem[-1] == stem[-2]:
                stems.add(stem[:-1])
    for ending, other in pack.section("lexicon")["noun_changes"].items():
        if form.endswith(ending):
            stems.add(form.removesuffix(ending) + other)
    return frozenset(stems)


@cache
def _verb_forms(pack: LanguagePack, name: str) -> frozenset[str]:
    """The verbs of a list in all their forms; phrasal verbs keep their particle."""
    return inflected(pack, pack.words(name))


def inflected(pack: LanguagePack, verbs: Iterable[str]) -> frozenset[str]:
    """All forms of some verbs, their particles kept."""
    inflect = _INFLECTIONS.get(str(pack.sections.get("inflection")), _uninflected)
    irregular = pack.section("irregular_verbs")
    forms: set[str] = set()
    for verb in verbs:
        head, space, particle = verb.partition(" ")
        extra = str(irregular.get(head, "")).split()
        forms |= {form + space + particle for form in (*inflect(head), *extra)}
    return frozenset(forms)


def _norwegian_forms(verb: str) -> set[str]:
    """Bokmål and Nynorsk forms of a regular verb; a few too many do no harm."""
    if not verb.endswith(("e", "a")) or len(verb) < 3:
        return {verb, verb + "r", verb + "s", verb + "dd", verb + "tt"}
    stem = verb[:-1]
    short = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] == "m" else stem
    endings = ("e", "er", "es", "et", "te", "t", "a", "ar", "de", "d", "ast", "est", "r", "dd")
    return {verb, short, *(stem + ending for ending in endings), short + "t", short + "te"}


def _english_forms(verb: str) -> set[str]:
    stem = verb[:-1] if verb.endswith("e") else verb
    forms = {verb, verb + "s", stem + "ing", stem + "ed"}
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        forms.add(verb + "es")
    if len(verb) > 2 and verb[-1] in "bdglmnprt" and verb[-2] in "aeiou" and len(verb) < 6:
        forms |= {verb + verb[-1] + "ing", verb + verb[-1] + "ed"}
    return forms


def _uninflected(verb: str) -> set[str]:
    return {verb}


_INFLECTIONS = {"norwegian": _norwegian_forms, "english": _english_forms}
