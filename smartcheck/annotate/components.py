"""Times, scores and quantities in anyone's spaCy pipeline: `nlp.add_pipe("smartcheck_times")`.

The components read the text by the language pack of the pipeline's language. They set
`doc._.smartcheck_times` (a tuple of TimeExpression), `doc._.smartcheck_score` (a Score, or None)
and `doc._.smartcheck_quantities` (a tuple of Quantity), whose positions are character offsets.
Times and scores need no parse; quantities name what they count only where a parser stands before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from smartcheck.annotate.glance import Glance
from smartcheck.annotate.quantities import find_quantities, may_hold_quantities
from smartcheck.annotate.scores import find_progress, find_score
from smartcheck.annotate.times import find_times
from smartcheck.languages import LanguagePack, available_languages, load_pack

TIMES = "smartcheck_times"
SCORE = "smartcheck_score"
QUANTITIES = "smartcheck_quantities"


@dataclass(frozen=True, eq=False)
class TimesComponent:
    """Finds the times of a Doc."""

    pack: LanguagePack

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its times set."""
        if found := find_times(_text_of(doc), self.pack):
            doc._.set(TIMES, found)
        return doc


@dataclass(frozen=True, eq=False)
class ScoresComponent:
    """Finds the confidence score of a Doc."""

    pack: LanguagePack

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its score set."""
        if (found := find_score(_text_of(doc), self.pack)) is not None:
            doc._.set(SCORE, found)
        return doc


@dataclass(frozen=True, eq=False)
class QuantitiesComponent:
    """Finds the quantities of a Doc; what the components `before` it found is not sought again."""

    pack: LanguagePack
    before: frozenset[str] = frozenset()

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its quantities set."""
        text, pack = _text_of(doc), self.pack
        if not may_hold_quantities(text, pack):
            return doc
        times = doc._.get(TIMES) if TIMES in self.before else find_times(text, pack)
        score = doc._.get(SCORE) if "smartcheck_scores" in self.before else find_score(text, pack)
        spans = (find_progress(text, pack), score.whole if score is not None else None)
        ignored = tuple(span for span in spans if span is not None)
        glance = Glance(doc, text, pack)
        if found := find_quantities(text, glance, pack, times, score, ignored):
            doc._.set(QUANTITIES, found)
        return doc


@Language.factory("smartcheck_times", assigns=[f"doc._.{TIMES}"])
def make_times(nlp: Language, name: str) -> TimesComponent:
    """The component for the pipeline's language; ValueError for a language without a pack."""
    if not Doc.has_extension(TIMES):
        Doc.set_extension(TIMES, default=())
    return TimesComponent(_pack(nlp))


@Language.factory("smartcheck_scores", assigns=[f"doc._.{SCORE}"])
def make_scores(nlp: Language, name: str) -> ScoresComponent:
    """The component for the pipeline's language; ValueError for a language without a pack."""
    if not Doc.has_extension(SCORE):
        Doc.set_extension(SCORE, default=None)
    return ScoresComponent(_pack(nlp))


@Language.factory("smartcheck_quantities", assigns=[f"doc._.{QUANTITIES}"])
def make_quantities(nlp: Language, name: str) -> QuantitiesComponent:
    """The component for the pipeline's language; ValueError for a language without a pack."""
    if not Doc.has_extension(QUANTITIES):
        Doc.set_extension(QUANTITIES, default=())
    return QuantitiesComponent(_pack(nlp), frozenset(nlp.pipe_names))


@lru_cache(maxsize=1)
def _text_of(doc: Doc) -> str:
    # spaCy puts the text together from its tokens each time; ours stand one behind the other.
    return doc.text


def _pack(nlp: Language) -> LanguagePack:
    # spaCy calls Norwegian Bokmål "nb"; its Nynorsk goals are read with the same pack.
    language = nlp.lang or ""
    code = "nb" if language in ("nn", "no") else language
    if code not in available_languages():
        known = ", ".join(available_languages())
        raise ValueError(f"smartcheck has no language pack for {code!r}, only for {known}")
    return load_pack(code)
