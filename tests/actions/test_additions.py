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
        ("substance_sex", 0.07),
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


def test_what_not_to_mix_another_with_tells_of_the_one_talked_about_too() -> None:
    """“They offer me ketamine, can it be mixed?” after GHB: that pair is the danger."""
    request = _after_ghb(("substance_mixing", 0.9), follow_up=False)
    assert (request.kind, request.substances, request.topic) == (
        "substance",
        ("ketamine",),
        "mixing",
    )
    assert request.alternatives == (_BOTH,)


@pytest.mark.parametrize(
    ("intent", "kind"),
    [
        ("guide_naloxone-use", "guide"),
        ("service_drug-checking", "service"),
        ("rights_possession", "rights"),
    ],
)
def test_a_sure_question_on_something_else_is_no_mix(intent: str, kind: str) -> None:
    """“What about naloxone, how do I give it” after heroin cannot wait."""
    context = Context(substances=("heroin",))
    request = _route(context, (intent, 0.9), substances=("naloxone",), follow_up=True)
    assert (request.kind, request.alternatives) == (kind, ())
    other = _after_ghb((intent, 0.9))
    assert (other.kind, other.alternatives) == (kind, (_BOTH,))


def test_which_name_is_meant_comes_before_the_city() -> None:
    """“Snow, Ghent?”: neither a bed nor a guess."""
    request = _route(
        Context(need="shelter"), places=("gent",), only_names=True,
        ambiguous=(("cocaine", "heroin"),),
    )  # fmt: skip
    assert (request.kind, request.topic) == ("unclear", "which-substance")


def test_a_question_on_the_mix_without_a_name_is_about_all_that_was_talked_about() -> None:
    """“Is that deadly together?” after GHB and alcohol."""
    request = _route(Context(substances=("ghb", "alcohol")), ("combination", 0.9))
    assert request == Request("combination", ("alcohol", "ghb"), confidence=0.9)


def test_an_addition_that_may_be_on_both_is_not_answered_on_one() -> None:
    """“And with ketamine, how long do I wait?”."""
    request = _after_ghb(("substance_duration", 0.45), ("combination", 0.3))
    assert request.kind == "combination"


def test_a_mix_without_a_beginning_that_says_so_joins_too() -> None:
    """“Can I smoke a joint with it”."""
    request = _after_ghb(("combination", 0.6), ("substance_duration", 0.4), follow_up=False)
    assert (request.kind, request.substances) == ("combination", ("ghb", "ketamine"))


@pytest.mark.parametrize(
    "intents",
    [
        (),
        (("service_shelter", 0.7),),
        (("rights_residence", 0.3),),
        (("chat_who-are-you", 0.9),),
        (("unclear_out-of-scope", 0.9),),
    ],
)
def test_another_city_asks_for_the_same_there(intents: tuple[tuple[str, float], ...]) -> None:
    """“Where can I sleep in Utrecht” – “and in Ghent?”."""
    request = _route(Context(need="shelter"), *intents, places=("gent",), follow_up=True)
    assert (request.kind, request.need, request.place) == ("service", "shelter", "gent")
    assert request.alternatives == ()


def test_another_need_that_is_likely_is_offered_beside_the_same() -> None:
    """“And in Ghent, is there something like that?” sounds a little like many things."""
    request = _route(
        Context(need="shelter"), ("service_talk", 0.7), places=("gent",), follow_up=True
    )
    assert (request.need, request.place) == ("shelter", "gent")
    (other,) = request.alternatives
    assert (other.kind, other.need, other.place) == ("service", "talk", "gent")
    trends = _route(Context(need="shelter"), ("guide_drug-trends", 0.6), places=("gent",))
    assert (trends.need, [other.topic for other in trends.alternatives]) == (
        "shelter",
        ["drug-trends"],
    )


@pytest.mark.parametrize(
    ("intents", "kind"),
    [
        ((("service_naloxone", 0.85),), "service"),
        ((("rights_police-stop", 0.7),), "rights"),
        ((("guide_recovery-position", 0.6),), "guide"),
        ((("unclear_out-of-scope", 0.4), ("emergency_suicidal", 0.3)), "unclear"),
        ((("service_crisis-line", 0.3), ("emergency_suicidal", 0.3)), "unclear"),
    ],
)
def test_a_city_does_not_turn_another_question_into_the_one_before(
    intents: tuple[tuple[str, float], ...], kind: str
) -> None:
    """Asked for naloxone in Ghent, a bed in Ghent is the wrong answer."""
    request = _route(Context(need="shelter"), *intents, places=("gent",))
    assert request.kind == kind
    assert request.need != "shelter"


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


@pytest.mark.parametrize(
    ("talked_about", "named", "emergency"),
    [
        (("heroin",), (), "opioid-overdose"),
        (
            ("ghb",),
            (),
            "unresponsive",
        ),  # which tells of naloxone, as the first aid after GHB does not
        (("ghb", "methadone"), (), "opioid-overdose"),
        (("mdma",), ("alcohol",), "alcohol-poisoning"),
        (("heroin",), ("benzodiazepines",), "opioid-overdose"),
        (("alcohol",), (), "unresponsive"),
        (("mdma",), (), "unresponsive"),
    ],
)
def test_what_was_talked_about_tells_which_first_aid(
    talked_about: tuple[str, ...], named: tuple[str, ...], emergency: str
) -> None:
    """“He does not wake up” after a talk on heroin: naloxone is part of it."""
    context = Context(substances=talked_about)
    request = _route(context, ("emergency_unresponsive", 0.95), substances=named)
    assert (request.kind, request.emergency) == ("emergency", emergency)
    assert request.substances == named
