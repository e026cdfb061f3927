"""What the NLU server says is checked before anything is answered with it."""

from __future__ import annotations

import contextlib
import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.understanding import Understanding
from bot.understanding.readings import NotTrustedError, from_matcher, from_rasa
from tests.support.bot import library, matcher

ANSWER: dict[str, Any] = {
    "text": "can i take ghb with alcohol in amsterdam, no weed",
    "intent": {"name": "combination", "confidence": 0.9},
    "intent_ranking": [
        {"name": "combination", "confidence": 0.9},
        {"name": "substance_mixing", "confidence": 0.06},
    ],
    "entities": [
        {"entity": "substance", "value": "ghb", "candidates": ["ghb"], "negated": False},
        {"entity": "substance", "value": "alcohol", "candidates": ["alcohol"], "negated": False},
        {"entity": "substance", "value": "ghb", "candidates": ["ghb"], "negated": False},
        {"entity": "substance", "value": "cannabis", "candidates": ["cannabis"], "negated": True},
        {"entity": "substance", "value": None, "candidates": ["mdma", "ketamine"]},
        {"entity": "substance", "value": "lsd", "candidates": ["lsd"], "hinted": True},
        {"entity": "place", "value": "amsterdam", "candidates": ["amsterdam"]},
    ],
    "languages": [{"name": "en", "confidence": 0.8}, {"name": "nl", "confidence": 0.1}],
    "emergencies": ["seizure"],
    "follow_up": False,
    "only_names": False,
}


def answer(**changed: Any) -> dict[str, Any]:
    """A sound answer of the server with parts changed."""
    return copy.deepcopy(ANSWER) | changed


def ranked(name: Any, confidence: Any = 0.9) -> dict[str, Any]:
    """An answer with one intent."""
    return answer(intent_ranking=[{"name": name, "confidence": confidence}])


def test_a_sound_answer_is_taken() -> None:
    """Each id once, in the order of the text, without what is negated."""
    understood = from_rasa(answer(), library())
    assert understood.substances == ("ghb", "alcohol")
    assert understood.ambiguous == (("mdma", "ketamine"),)
    assert understood.hinted == ("lsd",)
    assert understood.places == ("amsterdam",)
    assert [intent.name for intent in understood.intents] == ["combination", "substance_mixing"]
    assert understood.emergencies == ("seizure",)
    assert understood.languages == (("en", 0.8), ("nl", 0.1))


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "text",
        3,
        {},
        {"error": "no"},
        answer(entities=None),
        answer(entities=[None]),
        answer(entities=[{}]),
        answer(entities=[{"entity": "substance"}]),
        answer(entities=[{"entity": "substance", "value": ["ghb"]}]),
        answer(entities=[{"entity": "substance", "value": None, "candidates": None}]),
        answer(intent_ranking=None),
        answer(intent_ranking=["combination"]),
        answer(languages=[{"name": "en"}]),
        answer(emergencies=None),
        {k: v for k, v in ANSWER.items() if k != "follow_up"},
    ],
    ids=lambda data: json.dumps(data)[:60],
)
def test_an_answer_of_another_shape_is_not_trusted(data: Any) -> None:
    """Another program may listen on the port."""
    with pytest.raises(NotTrustedError):
        from_rasa(data, library())


@pytest.mark.parametrize(
    "confidence",
    [float("nan"), float("inf"), -0.1, 1.5, 100, "0.9", None, [0.9],
     True],
)  # fmt: skip
def test_a_confidence_that_is_no_probability_is_not_trusted(confidence: Any) -> None:
    """NaN compares false with every threshold, so it would slip past all of them."""
    with pytest.raises(NotTrustedError):
        from_rasa(ranked("combination", confidence), library())


@pytest.mark.parametrize("meant", [float("nan"), -0.1, "0.9", None, True])
def test_a_share_that_is_no_probability_is_not_trusted(meant: Any) -> None:
    """A name must not look only mentioned by accident."""
    entity = {"entity": "substance", "value": "ghb", "candidates": ["ghb"], "meant": meant}
    with pytest.raises(NotTrustedError):
        from_rasa(answer(entities=[entity]), library())


def test_what_is_named_twice_is_meant_as_likely_as_the_likelier() -> None:
    """“Quit the G, then took G again”. What was not judged has no share."""
    entities = [
        {"entity": "substance", "value": id_, "candidates": [id_], "meant": share}
        for id_, share in (("ghb", 0.1), ("ghb", 0.8), ("ghb", 0.3), ("alcohol", 0.2))
    ]
    unjudged = {"entity": "substance", "value": "lsd", "candidates": ["lsd"]}
    understood = from_rasa(answer(entities=[*entities, unjudged]), library())
    assert understood.meant == {"ghb": 0.8, "alcohol": 0.2}


@pytest.mark.parametrize("confidence", [0, 1, 1.00005])
def test_a_confidence_is_at_most_one(confidence: float) -> None:
    """Sums of floats may be a hair over."""
    assert from_rasa(ranked("combination", confidence), library()).intents[0].confidence <= 1


@pytest.mark.parametrize(
    "name",
    ["greet", "nlu_fallback", "", None, 7, "Substance_dose",
     "substance_nonsense", "service_", "emergency_fire", "rights_dose", "guide"],
)  # fmt: skip
def test_an_unknown_intent_is_not_trusted(name: Any) -> None:
    """A model of another version would send the router to an answer that does not exist."""
    with pytest.raises(NotTrustedError):
        from_rasa(ranked(name), library())


@pytest.mark.parametrize(
    "changed",
    [
        {"entities": [{"entity": "substance", "value": "vodkaine", "candidates": []}]},
        {"entities": [{"entity": "substance", "value": None, "candidates": ["vodkaine"]}]},
        {"entities": [{"entity": "place", "value": "atlantis"}]},
        {"emergencies": ["fire"]},
        {"languages": [{"name": "xx", "confidence": 0.9}]},
    ],
    ids=str,
)
def test_an_answer_with_an_unknown_id_is_not_trusted(changed: dict[str, Any]) -> None:
    """A substance or emergency silently left out is worse than the matcher's own reading."""
    with pytest.raises(NotTrustedError):
        from_rasa(answer(**changed), library())


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.sampled_from(sorted(ANSWER)), JSON)
def test_no_answer_breaks_the_check(part: str, value: Any) -> None:
    """Whatever is in a part: it is understood or refused, nothing else."""
    with contextlib.suppress(NotTrustedError):
        assert isinstance(from_rasa(answer(**{part: value}), library()), Understanding)


def test_the_matcher_tells_names_places_and_signs() -> None:
    """This is all there is while Rasa is down."""
    understood = from_matcher(
        matcher().read("tusi and ghb but no weed in amsterdam, she has a seizure"), library()
    )
    assert understood.substances == ("ghb",)
    assert understood.ambiguous == (("2c-b", "ketamine", "mdma"),)
    assert understood.places == ("amsterdam",)
    assert understood.emergencies == ("seizure",)
    assert understood.intents == ()


@settings(deadline=None)
@given(st.text())
def test_whatever_the_matcher_reads_exists(text: str) -> None:
    """Names files may run ahead of the substances they name."""
    understood = from_matcher(matcher().read(f"{text} ghb"), library())
    assert set(understood.substances) <= set(library().substances)
    assert set(understood.emergencies) <= set(library().emergencies)
