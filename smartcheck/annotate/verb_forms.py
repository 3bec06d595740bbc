"""The verb forms that we know of a language, as far as its lists go; needs no parser."""

from __future__ import annotations

from functools import cache

from smartcheck.annotate.lexicon import inflected
from smartcheck.languages import LanguagePack

OPEN_LISTS = (
    "task_verbs",
    "work_verbs",
    "raise_verbs",
    "lower_verbs",
    "improve_verbs",
    "multiply_verbs",
    "reach_verbs",
    "keep_only",
    "effort_verbs",
    "assist_verbs",
    "completion_verbs",
    "remove_verbs",
    "ensure_verbs",
    "yield_verbs",
    "opening_verbs",
)
NOUN_LISTS = (
    "metric_nouns",
    "outcome_nouns",
    "activity_nouns",
    "deliverable_nouns",
    "abstract_nouns",
)


@cache
def known_forms(pack: LanguagePack) -> frozenset[str]:
    """Every form of every verb that we know of a language."""
    return inflected(pack, bare_forms(pack) | pack.possible_verbs)


@cache
def bare_forms(pack: LanguagePack) -> frozenset[str]:
    """Infinitives and imperatives that we know of a language."""
    listed = frozenset().union(*(pack.words(name) for name in OPEN_LISTS))
    return pack.bare_verbs | listed | _imperatives(pack, listed)


def _imperatives(pack: LanguagePack, verbs: frozenset[str]) -> frozenset[str]:
    """Norwegian imperatives of our verbs, where they are no noun of ours: "øk", but not "lag"."""
    if not pack.compounds:
        return frozenset()
    nouns = frozenset().union(*(pack.words(name) for name in NOUN_LISTS))
    stems = {verb[:-1] for verb in verbs if verb.endswith("e") and verb.isalpha()}
    stems |= {stem[:-1] for stem in stems if stem.endswith("mm")}
    return frozenset(s for s in stems if s[-1:] not in "ae") - nouns - pack.words("verb_homographs")
