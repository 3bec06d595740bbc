"""What the augmentation must know about a language; one instance per language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Tags = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class VerbForms:
    """The forms of a verb that goals are written in."""

    infinitive: str
    imperative: str
    present: str
    participle: str


@dataclass(frozen=True)
class Language:
    """Notation of the phrases: see `phrases.written`; `{n}` and the like: see `Numbers`."""

    code: str
    tags: Tags
    verb_tags: Tags
    passive_subject: str
    participle_after_have: str
    shared_object_on_last: bool
    unmarked: str
    light_verbs: frozenset[str]
    negations: frozenset[str]
    have: str
    imperative: Callable[[str], str]
    present: Callable[[str], str]
    participle: Callable[[str], str]
    plural_participle: Callable[[str], str]
    goal_verbs: Mapping[str, str]
    number_words: tuple[str, ...]
    thousands: str
    decimal: str
    percentages: tuple[str, ...]
    amounts: tuple[str, ...]
    bounds: tuple[str, ...]
    dates: tuple[str, ...]
    date_prepositions: tuple[str, ...]
    change_prepositions: tuple[tuple[str, ...], ...]
    measure_prepositions: tuple[str, ...]
    other_adjuncts: tuple[str, ...]
    tails: tuple[str, ...]
    openings: tuple[str, ...]
    inverted_openings: tuple[str, ...]
    quantifiers: tuple[str, ...]
    determiners: tuple[str, ...]
    counts: tuple[str, ...]
    counting_verbs: tuple[str, ...]
    becoming: tuple[str, ...]
    being: tuple[str, ...]
    superlatives: tuple[str, ...]
    ensuring: tuple[str, ...]
    done: tuple[str, ...]
    metrics: tuple[str, ...]
    names: tuple[str, ...]
    infinitive_mark: str
    conjunction: str
    shares: tuple[str, ...]
    comparatives: tuple[str, ...]
