"""Which question was asked, in the course of a talk: names alone, additions, what is left."""

from __future__ import annotations

from typing import Any

import pytest

from actions.router import route
from actions.understanding import Context, Intent, Request, Understanding
from tests.support.bot import library

NOTHING = Context()


def _understood(*intents: tuple[str, float], **rest: Any) -> Understanding:
    return Understanding(intents=tuple(Intent(*intent) for intent in intents), **rest)


def _route(understood: Understanding, context: Context = NOTHING) -> Request:
    return route(understood, context, library())


# --- Names only, follow-ups --------------------------------------------------------------------


@pytest.mark.parametrize("intents", [(), (("guide_party", 0.99),), (("substance_dose", 0.9),)])
def test_a_name_alone_asks_what_it_is(intents: tuple[tuple[str, float], ...]) -> None:
    """The classifier has nothing to go on in "ghb?"."""
    request = _route(_understood(*intents, substances=("ghb",), only_names=True))
    assert (request.kind, request.substances, request.topic) == ("substance", ("ghb",), "overview")


def test_a_city_alone_asks_for_what_was_wanted_before() -> None:
    """“Where can I test” – “which city?” – “Gent”."""
    request = _route(
        Understanding(places=("gent",), only_names=True), Context(need="drug-checking")
    )
    assert (request.kind, request.need, request.place) == ("service", "drug-checking", "gent")


def test_a_city_that_sounds_a_little_like_buying_asks_for_what_was_wanted_before() -> None:
    """The Polish "a w Gandawie?"; who surely wants to buy there is declined."""
    before = Context(need="drug-checking")
    asked = _understood(("declined_buying", 0.4), places=("gent",))
    assert _route(asked, before).need == "drug-checking"
    assert (
        _route(_understood(("declined_buying", 0.6), places=("gent",)), before).kind == "declined"
    )


def test_a_city_alone_out_of_the_blue_is_unclear() -> None:
    """Nobody said what is wanted there."""
    assert _route(Understanding(places=("gent",), only_names=True)).kind == "unclear"


@pytest.mark.parametrize("intents", [(), (("substance_overview", 0.5),), (("combination", 0.9),)])
def test_an_addition_joins_what_was_talked_about(intents: tuple[tuple[str, float], ...]) -> None:
    """“How long does ghb last” – “and with alcohol?”."""
    understood = _understood(*intents, substances=("alcohol",), follow_up=True)
    request = _route(understood, Context(substances=("ghb",)))
    assert (request.kind, request.substances) == ("combination", ("alcohol", "ghb"))


def test_an_addition_joins_all_that_was_talked_about() -> None:
    """Three substances are three pairs; the worst has to be seen."""
    request = _route(
        Understanding(substances=("alcohol",), follow_up=True),
        Context(substances=("mdma", "ghb", "alcohol")),
    )
    assert request.substances == ("alcohol", "ghb", "mdma")


def test_an_addition_of_the_same_substance_is_no_combination() -> None:
    """“And ghb?” after ghb asks about ghb."""
    request = _route(
        Understanding(substances=("ghb",), follow_up=True), Context(substances=("ghb",))
    )
    assert (request.kind, request.substances) == ("substance", ("ghb",))


def test_another_substance_without_an_addition_changes_the_subject() -> None:
    """“How long does ketamine last” after ghb is not about both."""
    request = _route(
        _understood(("substance_duration", 0.9), substances=("ketamine",)),
        Context(substances=("ghb",)),
    )
    assert (request.kind, request.substances) == ("substance", ("ketamine",))


def test_a_question_without_a_name_is_about_the_one_talked_about() -> None:
    """“And how long does it last?”."""
    request = _route(_understood(("substance_duration", 0.8)), Context(substances=("ghb",)))
    assert (request.kind, request.substances) == ("substance", ("ghb",))
    assert request.topic == "duration"


def test_a_question_without_a_name_after_two_asks_which() -> None:
    """The durations of ghb and alcohol differ; guessing one is wrong half of the time."""
    context = Context(substances=("alcohol", "ghb"))
    request = _route(_understood(("substance_duration", 0.8)), context)
    assert (request.kind, request.topic) == ("unclear", "which-substance")
    assert [choice.substances for choice in request.alternatives] == [("alcohol",), ("ghb",)]
    assert {choice.topic for choice in request.alternatives} == {"duration"}


def test_a_question_without_a_name_out_of_the_blue_asks_for_the_name() -> None:
    """It is understood, only the substance is missing."""
    request = _route(_understood(("substance_dose", 0.8)))
    assert (request.kind, request.topic) == ("unclear", "name-the-substance")


# --- The rest ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("intent", "expected"),
    [
        ("service_shelter", Request("service", need="shelter", place="gent", confidence=0.5)),
        ("rights_residence", Request("rights", topic="residence", place="gent", confidence=0.5)),
        ("guide_hiv", Request("guide", topic="hiv", confidence=0.5)),
        ("chat_thanks", Request("chat", topic="thanks", confidence=0.5)),
    ],
)  # fmt: skip
def test_services_rights_guides_and_small_talk_are_taken_as_read(
    intent: str, expected: Request
) -> None:
    """A place is carried along where it changes the answer."""
    assert _route(_understood((intent, 0.5), places=("gent", "luik"))) == expected


@pytest.mark.parametrize(
    ("intent", "kind", "substances"),
    [
        ("substance_dose", "substance", ("ghb",)),
        ("combination", "combination", ("alcohol", "ghb")),
    ],
)
def test_to_drink_is_about_what_is_talked_about_unless_about_both(
    intent: str, kind: str, substances: tuple[str, ...]
) -> None:
    """GHB is drunk too: "how much can I drink" after it is no question about beer."""
    found = _understood((intent, 0.9), hinted=("alcohol",))
    request = _route(found, Context(substances=("ghb",)))
    assert (request.kind, request.substances) == (kind, substances)


def test_an_unsure_question_about_a_sure_name_offers_the_likely_ones() -> None:
    """The name is right; a tap is less work than typing again."""
    intents = (("substance_dose", 0.2), ("guide_help-a-friend", 0.15), ("substance_sex", 0.01))
    request = _route(_understood(*intents, substances=("mdma",)))
    assert request.kind == "unclear"
    assert request.alternatives == (
        Request("substance", ("mdma",), topic="dose"),
        Request("guide", ("mdma",), topic="help-a-friend", confidence=0.15),
    )


@pytest.mark.parametrize("intents", [(), (("unclear_out-of-scope", 0.9),), (("guide_hiv", 0.05),)])
def test_what_is_not_understood_is_unclear(intents: tuple[tuple[str, float], ...]) -> None:
    """A guess would be worse than asking back."""
    request = _route(_understood(*intents))
    assert (request.kind, request.substances, request.alternatives) == ("unclear", (), ())
    assert 0 <= request.confidence <= 1


def test_no_more_readings_are_offered_than_a_person_reads() -> None:
    """Three buttons, the likeliest first, none that is only noise."""
    named = ("hiv", "party", "stis", "plugging", "chemsex")
    intents = tuple((f"guide_{id_}", 0.3 - i / 20) for i, id_ in enumerate(named))
    request = _route(_understood(*intents))
    assert request.kind == "unclear"
    assert [choice.topic for choice in request.alternatives] == ["hiv", "party", "stis"]
