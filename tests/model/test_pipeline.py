"""The pipeline of nlu/config.yml, trained by Rasa itself on a few sentences."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from actions.which_of_several import ONLY_MENTIONED
from bot.understanding.readings import from_rasa
from tests.model.conftest import ROOT, TINY, probe
from tests.support.bot import library

pytestmark = pytest.mark.model

TEXTS = {
    "pair": "can i mix special k with 3 mmc",
    "negated": "no alcohol, just weed, is that ok",
    "mentioned": "i quit speed many years ago, is ghb bad for my sleep",
    "ambiguous": "how long does tusi last",
    "place": "where can i test my pills in den haag",
    "emergency": "she is having a seizure after ghb",
    "tigrinya": "ሰላም",
    "follow-up": "and with alcohol?",
    "name": "ghb?",
    "hidden": "ke\u200bta with \u202ealcohol",
    "nothing": "?!",
}


@pytest.fixture(scope="module")
def parsed(tiny_model: Path) -> dict[str, dict[str, Any]]:
    """What the tiny model understands of each text."""
    return dict(zip(TEXTS, probe("parse", tiny_model, asked=list(TEXTS.values())), strict=True))


def entities(answer: dict[str, Any], *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(entity[key] for key in keys) for entity in answer["entities"]]


def test_names_become_entities(parsed: dict[str, dict[str, Any]]) -> None:
    """With the id, so that nothing behind it has to know slang."""
    assert entities(parsed["pair"], "entity", "value", "text") == [
        ("substance", "ketamine", "special k"),
        ("substance", "3-mmc", "3 mmc"),
    ]
    assert ("place", "den-haag") in entities(parsed["place"], "entity", "value")


def test_what_is_not_taken_is_marked(parsed: dict[str, dict[str, Any]]) -> None:
    """A "no alcohol" must not become an answer about alcohol."""
    assert entities(parsed["negated"], "value", "negated") == [
        ("alcohol", True),
        ("cannabis", False),
    ]


def test_where_several_are_named_each_says_how_likely_it_is_meant(
    parsed: dict[str, dict[str, Any]],
) -> None:
    """The router asks where one may be only mentioned; one name alone is not judged."""
    speed, ghb = parsed["mentioned"]["entities"]
    assert 0 <= speed["meant"] < ONLY_MENTIONED < ghb["meant"] <= 1
    assert all(entity["meant"] > ONLY_MENTIONED for entity in parsed["pair"]["entities"])
    for single in ("ambiguous", "place", "emergency", "name"):
        assert not any("meant" in entity for entity in parsed[single]["entities"])


def test_an_ambiguous_name_has_candidates_and_no_value(parsed: dict[str, dict[str, Any]]) -> None:
    """Rasa must not guess where the matcher does not."""
    assert entities(parsed["ambiguous"], "value", "candidates") == [
        (None, ["2c-b", "ketamine", "mdma"])
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_entities_stand_where_the_text_says(text: str, parsed: dict[str, dict[str, Any]]) -> None:
    """Positions are those of the text as typed, hidden marks included."""
    for start, end, cut in entities(parsed[text], "start", "end", "text"):
        assert TEXTS[text][start:end] == cut


def test_signs_and_small_words_are_read(parsed: dict[str, dict[str, Any]]) -> None:
    """The lexicon speaks through Rasa as it does without."""
    assert parsed["emergency"]["emergencies"] == ["seizure"]
    assert parsed["pair"]["emergencies"] == []
    assert parsed["follow-up"]["follow_up"] is True
    assert parsed["name"]["only_names"] is True
    assert parsed["pair"]["only_names"] is False


def test_languages_are_ranked(parsed: dict[str, dict[str, Any]]) -> None:
    """Tigrinya by its alphabet, English by its words."""
    assert parsed["tigrinya"]["languages"] == [{"name": "ti", "confidence": 1.0}]
    assert parsed["pair"]["languages"][0]["name"] == "en"


@pytest.mark.parametrize(
    ("text", "intent"),
    [("pair", "combination"), ("ambiguous", "substance_duration"),
     ("place", "service_drug-checking")],
)  # fmt: skip
def test_the_question_is_ranked_first(
    text: str, intent: str, parsed: dict[str, dict[str, Any]]
) -> None:
    """Four intents, a dozen sentences each: enough to tell these apart."""
    assert parsed[text]["intent_ranking"][0]["name"] == intent
    assert parsed[text]["intent"] == parsed[text]["intent_ranking"][0]


def test_the_ranking_is_a_probability_over_all_intents(parsed: dict[str, dict[str, Any]]) -> None:
    """The router compares these with thresholds."""
    for answer in parsed.values():
        ranking = answer["intent_ranking"]
        confidences = [entry["confidence"] for entry in ranking]
        assert {entry["name"] for entry in ranking} == set(TINY)
        assert confidences == sorted(confidences, reverse=True)
        assert math.isclose(sum(confidences), 1, abs_tol=1e-4)


def test_the_bot_trusts_every_answer(parsed: dict[str, dict[str, Any]]) -> None:
    """The two sides of the wire agree on the shape."""
    for answer in parsed.values():
        from_rasa(answer, library())


def test_parsing_needs_no_tensorflow(tiny_model: Path) -> None:
    """It would cost five seconds at every start and 400 MB."""
    assert "tensorflow" not in probe("modules_after_parsing", tiny_model)


def test_the_configuration_names_components_that_exist() -> None:
    """A renamed class fails here in seconds, not in training."""
    assert len(probe("config", ROOT / "nlu" / "config.yml")) == 6


def test_the_same_words_may_ask_something_else_in_another_language() -> None:
    """Each language has a model of its own beside the one of all; a new language has the latter."""
    taught = {
        "nl": {"die gift": "poisoning", "hoe lang": "duration", "waar is": "service"},
        "en": {"die gift": "chat", "how long": "duration", "where is": "service"},
    }
    answered = probe("false_friends", asked=taught)
    assert answered["nl"]["die gift"] == "poisoning"
    assert answered["en"]["die gift"] == "chat"
    assert answered["other"]["how long"] == answered["other"]["hoe lang"] == "duration"


def test_a_saved_model_ranks_as_before(tmp_path: Path) -> None:
    """All of it is stored: what every language shares, and what English has of its own."""
    for before, after in probe("save_and_load", tmp_path, asked=TINY):
        assert [name for name, _ in after] == [name for name, _ in before]
        for (_, was), (_, is_) in zip(before, after, strict=True):
            assert is_ == pytest.approx(was, abs=1e-6)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model.json", "weights.npz"]


MEANINGS = {
    "duration": [
        "hoe lang werkt het", "hoe lang duurt het effect", "na hoeveel uur is het weg",
        "wanneer is het uitgewerkt",
    ],
    "dose": [
        "hoeveel mag ik nemen", "wat is een normale dosis", "hoeveel milligram is veel",
        "welke hoeveelheid is genoeg",
    ],
    "shelter": [
        "waar kan ik vannacht slapen", "ik zoek een bed voor vannacht", "opvang voor daklozen",
        "waar kan ik overnachten", "een slaapplaats voor vanavond",
    ],
    "police": [
        "mag de politie mij fouilleren", "agenten houden mij aan", "mag de politie mij doorzoeken",
    ],
}  # fmt: skip


def test_what_a_sentence_means_is_understood_in_a_language_that_was_never_learnt(
    tmp_path: Path,
) -> None:
    """The linear models know no word of these; the second opinion reads what they mean."""
    unseen = {
        "¿cuánto tiempo dura el efecto?": "duration",
        "где можно переночевать сегодня": "shelter",
        "هل يحق للشرطة تفتيشي": "police",
        "quelle est la dose habituelle": "dose",
    }
    answered = probe("second_opinion", tmp_path, asked={"learnt": MEANINGS, "unseen": [*unseen]})
    for (linear, both, loaded, without), meant in zip(answered, unseen.values(), strict=True):
        assert both[0] == loaded[0] == meant
        assert loaded[1] == pytest.approx(both[1], abs=1e-6)
        assert without == linear


def test_a_second_opinion_is_asked_for_only_where_the_first_is_unsure() -> None:
    """Of emergencies the mean of both counts."""
    alone, both = probe("two_opinions")
    assert alone["asked"] == 0
    assert both["asked"] == 1
    assert both["asked when sure"] == 0
    emergency = "emergency_seizure"
    assert both["unsure"]["dose"] > alone["unsure"]["dose"]
    assert both["unsure"][emergency] == pytest.approx(alone["unsure"][emergency] / 2, abs=0.05)
    for ranking in (alone["unsure"], both["unsure"]):
        assert sum(ranking.values()) == pytest.approx(1, abs=1e-6)


def test_typed_in_latin_letters_opinions_have_weights_of_their_own() -> None:
    """The encoder reads such texts worse than the linear models do."""
    romanised = [("latin", "ar"), ("latin", "ru"), ("latin", "ti")]
    others = [("arabic", "ar"), ("cyrillic", "ru"), ("latin", "pl"), ("latin", "en"), ("", "")]
    answers = probe("opinions_by_alphabet", asked=[*romanised, *others])
    assert answers == [
        *[{"romanised": True, "likeliest": "dose"}] * len(romanised),
        *[{"romanised": False, "likeliest": "duration"}] * len(others),
    ]


def test_how_far_opinions_are_trusted_is_measured_on_sentences_that_are_not_learnt() -> None:
    """One in 32, told by what it says; on sentences learnt by heart every opinion looks right."""
    answered = probe("held_out")
    assert 100 < answered["held out"] < 200
    assert answered["of these learnt"] == 0
    assert answered["others learnt"] == 4500 - answered["held out"]
    assert answered["sharpness"] > 5  # it is always right, so it may be sure
