"""A message that adds to the talk: another substance, another city."""

from __future__ import annotations

from typing import Any

import pytest

from actions.router import route
from actions.understanding import Context, Intent, Request, Understanding
from tests.support.bot import library

_AFTER_GHB = Context(substances=("ghb",), topic="duration")
_BOTH = Request("combination", ("ghb", "ketamine"))


def _route(context: Context, *intents: tuple[str, float], **rest: Any) -> Request:
    understood = Understanding(intents=tuple(Intent(*intent) for intent in intents), **rest)
    return route(understood, context, library())


def _after_ghb(*intents: tuple[str, float], follow_up: bool = True) -> Request:
    return _route(_AFTER_GHB, *intents, substances=("ketamine",), follow_up=follow_up)


@pytest.mark.parametrize(
    "intent", [("substance_driving", 0.7), ("substance_duration", 0.4), ("substance_sex", 0.97)]
)
def test_a_topic_asked_of_another_substance_is_about_that_one(intent: tuple[str, float]) -> None:
    """“And how long does ketamine last?” after GHB; what both do together is one tap away."""
    request = _after_ghb(intent)
    assert (request.kind, request.substances) == ("substance", ("ketamine",))
    assert request.topic == intent[0].partition("_")[2]
    assert request.alternatives == (_BOTH,)


@pytest.mark.parametrize(
    "intent",
    [
        ("substance_driving", 0.5),  # not what was talked about, and not sure
        ("substance_duration", 0.3),
        ("substance_mixing", 0.97),
        ("substance_medication", 0.97),
        ("substance_overview", 0.97),
        ("chat_thanks", 0.3),
    ],
)
def test_an_open_addition_is_about_both(intent: tuple[str, float]) -> None:
    """“And ketamine?” may be meant together, which is where the danger is."""
    request = _after_ghb(intent)
    assert request == Request("combination", ("ghb", "ketamine"), confidence=0.8)
    assert request.alternatives == (Request("substance", ("ketamine",), topic="duration"),)


def test_after_a_combination_the_new_one_alone_is_offered_with_its_likeliest_topic() -> None:
    """There is no topic that was talked about."""
    context = Context(substances=("alcohol", "ghb"))
    request = _route(context, ("substance_risks", 0.4), substances=("lsd",), follow_up=True)
    assert request.substances == ("alcohol", "ghb", "lsd")
    assert request.alternatives == (Request("substance", ("lsd",), topic="risks"),)
    unread = _route(context, substances=("lsd",), follow_up=True)
    assert unread.alternatives == (Request("substance", ("lsd",), topic="overview"),)


def test_a_mix_without_a_beginning_that_says_so_joins_too() -> None:
    """“Can I smoke a joint with it”."""
    request = _after_ghb(("combination", 0.6), ("substance_duration", 0.4), follow_up=False)
    assert (request.kind, request.substances) == ("combination", ("ghb", "ketamine"))


@pytest.mark.parametrize(
    "intents",
    [(), (("service_talk", 0.7),), (("rights_residence", 0.5),), (("unclear_out-of-scope", 0.95),)],
)
def test_another_city_asks_for_the_same_there(intents: tuple[tuple[str, float], ...]) -> None:
    """“Where can I sleep in Utrecht” – “and in Ghent?”."""
    request = _route(Context(need="shelter"), *intents, places=("gent",))
    assert (request.kind, request.need, request.place) == ("service", "shelter", "gent")


@pytest.mark.parametrize(
    ("context", "rest"),
    [
        (Context(need="shelter"), {"places": ("gent",)}),
        (Context(need="shelter"), {}),
        (Context(), {"places": ("gent",)}),
    ],
)
def test_a_question_of_its_own_stays_so(context: Context, rest: dict[str, Any]) -> None:
    """“And where can I have it tested in Ghent” asks for something else than a bed."""
    request = _route(context, ("service_drug-checking", 0.85), **rest)
    assert (request.kind, request.need) == ("service", "drug-checking")


def test_a_city_beside_a_substance_is_no_addition() -> None:
    """Something is told of what was taken there."""
    request = _route(
        Context(need="shelter"), ("substance_risks", 0.7), places=("gent",), substances=("ghb",)
    )
    assert request.kind == "substance"
