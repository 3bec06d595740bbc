"""The structure of goals: what opens them, what is said of whom."""

import pytest

from smartcheck.annotate.lexicon import Lexicon
from smartcheck.annotate.reading import reading_of
from smartcheck.annotate.structure import Structure, structure_of
from smartcheck.languages import load_pack
from smartcheck.nlp import load_pipeline

PIPELINES = {code: load_pipeline(code) for code in ("nb", "en")}


def structure(language: str, text: str) -> Structure:
    pack = load_pack(language)
    reading = reading_of(text, pack)
    return structure_of(PIPELINES[language](reading.text), reading, pack)


@pytest.mark.parametrize(
    ("language", "text", "form", "verb", "objects"),
    [
        ("nb", "Redusere sykefraværet på avdelingen", "command", "redusere", ["sykefraværet"]),
        ("nb", "Eliminere dobbeltarbeid i mottaket", "command", "eliminere", ["dobbeltarbeid"]),
        ("nb", "Utvikle og lansere en ny app", "command", "utvikle", ["app"]),
        ("nb", "Vi skal bygge en ny svømmehall", "intent", "bygge", ["svømmehall"]),
        ("nb", "Gjennomført to brannøvelser", "participle", "gjennomføre", ["brannøvelser"]),
        # No noun stands before another with its own article, so these are verbs, listed or not.
        ("nb", "Sjøsette galeasen", "command", "sjøsette", ["galeasen"]),
        ("en", "Court the donors", "command", "court", ["donors"]),
        ("en", "Crown an apprentice champion", "command", "crown", ["champion"]),
        ("en", "Lower the pool's water use", "command", "lower", ["use"]),
        ("en", "Design and ship the booking app", "command", "design", ["app"]),
        ("en", "Test three price models", "command", "test", ["models"]),
        ("en", "We will open a new clinic", "intent", "open", ["clinic"]),
        ("en", "To reduce food waste in the canteen", "command", "reduce", ["waste"]),
    ],
)
def test_commands(language: str, text: str, form: str, verb: str, objects: list[str]) -> None:
    found = structure(language, text)
    assert found.form == form
    assert found.verb is not None
    assert found.verb.lemma.startswith(verb[:5])
    assert [phrase.head.text for phrase in found.objects] == objects


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("nb", "50 påmeldte til nyhetsbrevet", "nominal"),
        ("nb", "Flere frivillige i besøkstjenesten", "nominal"),
        ("nb", "Alle avvik fra tilsynet lukket", "state"),
        ("nb", "Kundeportalen er i drift", "clause"),
        # A word before a colon is a label.
        ("en", "Focus: Coastal culture", "nominal"),
        ("en", "Support for signed files", "nominal"),
        ("en", "10 new contributors", "nominal"),
        ("en", "All audit findings closed", "state"),
        ("en", "The portal is live", "clause"),
    ],
)
def test_goals_without_a_command(language: str, text: str, form: str) -> None:
    assert structure(language, text).form == form


def test_words_point_at_the_goal_as_it_was_written() -> None:
    text = "trivsel ≥ 72 + svartid <2 timer"
    for word in structure("nb", text).words:
        if word.text.isalnum() and word.lower in text:
            assert text[word.start : word.end] == word.lower


def test_determination_tells_one_thing_from_many() -> None:
    kinds = {
        "Lage en plan": "indefinite",
        "Lage planen": "definite",
        "Lage planer": "bare",
        "Lage fire planer": "number",
        "Lage alle planene": "universal",
    }
    for text, kind in kinds.items():
        assert structure("nb", text).objects[0].determination == kind, text


@pytest.mark.parametrize(
    ("language", "text", "plural"),
    [
        ("en", "Dashboards", True),
        ("en", "Close stale PRs", True),
        ("en", "Adopt Kubernetes", False),
        # A neuter without an article, that the tagger may take for either.
        ("nb", "Innføre nye verktøy", True),
        ("nb", "Lage skilt som viser vei", True),
        ("nb", "Lage skilt ved stien", False),
        ("nb", "Signere leieavtale", False),
    ],
)
def test_plurals_that_taggers_guess_at(language: str, text: str, plural: bool) -> None:
    found = structure(language, text)
    phrase = (*found.objects, *found.nominals)[0]
    assert phrase.head.plural is plural


def test_an_unparsed_text_has_words_and_nothing_else() -> None:
    import spacy

    pack = load_pack("nb")
    reading = reading_of("Redusere køen", pack)
    found = structure_of(spacy.blank("nb")(reading.text), reading, pack)
    assert not found.parsed
    assert [word.text for word in found.words] == ["Redusere", "køen"]
    assert found.verbs == () and found.objects == ()


@pytest.mark.parametrize("form", ["complies", "announces", "fixes", "carries"])
def test_present_forms_do_not_hang_on_the_order_of_endings(form: str) -> None:
    assert Lexicon.of(load_pack("en")).may_be_present(form)
