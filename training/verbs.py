"""The forms of a verb that goals are written in, by the name the grammar uses for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from training.phrases import Word

Forms = Mapping[str, Word]

NB_VOWELS = "aeiouyæøå"
EN_VOWELS = "aeiou"
EN_DOUBLING = ("cut", "hit", "run", "win", "ship", "shut", "plan", "get", "set", "put", "stop")


def nb_forms(infinitive: str, participle: str) -> Forms:
    """Bokmål: `infinitive` and perfect participle give the rest ("øke", "økt")."""
    imperative, present = nb_imperative(infinitive), nb_present(infinitive)

    def verb(form: str, feats: str, upos: str = "VERB") -> Word:
        return Word(form, infinitive, upos, feats)

    return {
        "imp": verb(imperative, "Mood=Imp|VerbForm=Fin"),
        "inf": verb(infinitive, "VerbForm=Inf"),
        "pres": verb(present, "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        "part": verb(participle, "VerbForm=Part"),
        "attr": verb(nb_plural_participle(participle), "Number=Plur|VerbForm=Part", "ADJ"),
        "passinf": verb(infinitive + "s", "VerbForm=Inf|Voice=Pass"),
        "passpres": verb(infinitive + "s", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass"),
    }


def nb_imperative(infinitive: str) -> str:
    """The infinitive without -e, except after clusters that need the vowel ("åpne", "sykle")."""
    stem = infinitive[:-1]
    if not infinitive.endswith("e") or not any(letter in NB_VOWELS for letter in stem):
        return infinitive
    if stem.endswith("mm"):
        return stem[:-1]
    last, before = stem[-1], stem[-2]
    if last in "lrnm" and before not in NB_VOWELS + "lrnm" and last != before:
        return infinitive
    return stem


def nb_present(infinitive: str) -> str:
    """The present tense; "gjøre" and its compounds are the irregular ones that matter."""
    return infinitive[:-1] if infinitive.endswith("gjøre") else infinitive + "r"


def nb_plural_participle(form: str) -> str:
    """A perfect participle before a plural: "publiserte", "lukkede"."""
    return form[:-1] + "de" if form.endswith("et") else form + "e"


def nn_forms(infinitive: str, participle: str) -> Forms:
    """Nynorsk: a participle in -a ("auka") means a present tense in -ar, others one in -er."""

    def verb(form: str, feats: str, upos: str = "VERB") -> Word:
        return Word(form, infinitive, upos, feats)

    stem = infinitive[:-1] if infinitive.endswith("e") else infinitive
    vowel = "a" if participle.endswith("a") else infinitive[len(stem) :]
    attribute = participle if participle.endswith("a") else participle + "e"
    passive = infinitive.removesuffix("e") + ("ast" if infinitive.endswith("e") else "st")
    return {
        "imp": verb(nn_imperative(infinitive), "Mood=Imp|VerbForm=Fin"),
        "inf": verb(infinitive, "VerbForm=Inf"),
        "pres": verb(stem + vowel + "r", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        "part": verb(participle, "VerbForm=Part"),
        "attr": verb(attribute, "Number=Plur|VerbForm=Part", "ADJ"),
        "passinf": verb(passive, "VerbForm=Inf"),
        "passpres": verb(passive, "Mood=Ind|Tense=Pres|VerbForm=Fin"),
    }


def nn_imperative(infinitive: str) -> str:
    """As in Bokmål, but verbs in -je lose both letters ("byggje": "bygg")."""
    return infinitive[:-2] if infinitive.endswith("je") else nb_imperative(infinitive)


def nn_participle(infinitive: str) -> str:
    """The perfect participle of a regular Nynorsk verb ("-ere": "-ert", else "-a")."""
    return infinitive[:-1] + ("t" if infinitive.endswith("ere") else "a")


def en_forms(infinitive: str, participle: str) -> Forms:
    """English: `infinitive` and past participle give the rest."""

    def verb(form: str, feats: str) -> Word:
        return Word(form, infinitive, "VERB", feats)

    present = en_present(infinitive)
    return {
        "imp": verb(infinitive, "Mood=Imp|VerbForm=Fin"),
        "inf": verb(infinitive, "VerbForm=Inf"),
        "pres": verb(present, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
        "presplur": verb(infinitive, "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
        "part": verb(participle, "Tense=Past|VerbForm=Part"),
        "passpart": verb(participle, "Tense=Past|VerbForm=Part|Voice=Pass"),
        "ing": verb(en_gerund(infinitive), "Tense=Pres|VerbForm=Part"),
        "ger": verb(en_gerund(infinitive), "VerbForm=Ger"),
    }


def en_present(infinitive: str) -> str:
    """The third person singular."""
    if infinitive.endswith(("s", "x", "z", "ch", "sh", "o")):
        return infinitive + "es"
    if infinitive.endswith("y") and infinitive[-2] not in EN_VOWELS:
        return infinitive[:-1] + "ies"
    return infinitive + "s"


def en_participle(infinitive: str) -> str:
    """The past participle of a regular verb."""
    if infinitive.endswith("e"):
        return infinitive + "d"
    if infinitive.endswith("y") and infinitive[-2] not in EN_VOWELS:
        return infinitive[:-1] + "ied"
    return infinitive + (infinitive[-1] if infinitive in EN_DOUBLING else "") + "ed"


def en_gerund(infinitive: str) -> str:
    """The form in -ing."""
    if infinitive.endswith("e") and not infinitive.endswith(("ee", "ye", "oe")):
        return infinitive[:-1] + "ing"
    return infinitive + (infinitive[-1] if infinitive in EN_DOUBLING else "") + "ing"


def nb_participle(infinitive: str) -> str:
    """The perfect participle of a regular verb ("-ere": "-ert", else "-et")."""
    return infinitive[:-1] + "t" if infinitive.endswith("ere") else infinitive + "t"


FORMS: Mapping[str, Callable[[str, str], Forms]] = {
    "nb": nb_forms,
    "nn": nn_forms,
    "en": en_forms,
}
PARTICIPLES: Mapping[str, Callable[[str], str]] = {
    "nb": nb_participle,
    "nn": nn_participle,
    "en": en_participle,
}


def lexicon(language: str, lines: tuple[str, ...]) -> tuple[Forms, ...]:
    """Verbs from lines of `infinitive [participle]; ...`; the participle if it is irregular."""
    verbs = []
    for entry in " ".join(lines).split(";"):
        words = entry.split()
        if words:
            participle = words[1] if len(words) > 1 else PARTICIPLES[language](words[0])
            verbs.append(FORMS[language](words[0], participle))
    return tuple(verbs)
