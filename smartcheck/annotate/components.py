"""Times and scores in anyone's spaCy pipeline: `nlp.add_pipe("smartcheck_times")`.

The components read the text by the language pack of the pipeline's language and need no parse. They
set `doc._.smartcheck_times` (a tuple of TimeExpression) and `doc._.smartcheck_score` (a Score, or
None), whose positions are character offsets.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from smartcheck.annotate.scores import find_score
from smartcheck.annotate.times import find_times
from smartcheck.languages import LanguagePack, available_languages, load_pack

TIMES = "smartcheck_times"
SCORE = "smartcheck_score"


@dataclass(frozen=True, eq=False)
class TimesComponent:
    """Finds the times of a Doc."""

    pack: LanguagePack

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its times set."""
        doc._.set(TIMES, find_times(doc.text, self.pack))
        return doc


@dataclass(frozen=True, eq=False)
class ScoresComponent:
    """Finds the confidence score of a Doc."""

    pack: LanguagePack

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its score set."""
        doc._.set(SCORE, find_score(doc.text, self.pack))
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


def _pack(nlp: Language) -> LanguagePack:
    # spaCy calls Norwegian Bokmål "nb"; its Nynorsk goals are read with the same pack.
    language = nlp.lang or ""
    code = "nb" if language in ("nn", "no") else language
    if code not in available_languages():
        known = ", ".join(available_languages())
        raise ValueError(f"smartcheck has no language pack for {code!r}, only for {known}")
    return load_pack(code)
