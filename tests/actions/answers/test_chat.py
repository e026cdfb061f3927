"""Small talk, what the bot does not give, and not having understood."""

from __future__ import annotations

import pytest

from actions.answer import Notice, Services
from actions.answers import chat, is_known
from actions.library import Library
from actions.understanding import Request
from tests.support.bot import library


@pytest.mark.parametrize("topic", ["buying", "selling", "making", "harming"])
def test_what_is_declined_is_said_and_something_else_offered(topic: str) -> None:
    """A bare no sends people to worse advice."""
    answered = chat.declined(Request("declined", topic=topic), library())
    assert answered.parts == (Notice(f"declined-{topic}"),)
    assert len(answered.choices) == 2
    assert all(is_known(choice, library()) for choice in answered.choices)


def test_harm_to_others_leads_to_help_for_both() -> None:
    """The one in danger and the one who is struggling."""
    choices = chat.declined(Request("declined", topic="harming"), library()).choices
    assert [choice.emergency or choice.need for choice in choices] == ["spiked", "crisis-line"]


def test_what_is_not_understood_leads_to_people() -> None:
    """Information lines and crisis lines of both countries: never a dead end."""
    parts = chat.unclear(Request("unclear"), library()).parts
    assert parts[0] == Notice("not-understood")
    assert isinstance(parts[1], Services)
    shown = [library().services[id_] for id_ in parts[1].ids]
    assert {(s.country, need) for s in shown for need in s.needs} >= {
        (country, need) for country in ("nl", "be") for need in ("talk", "crisis-line")
    }
    assert all(service.phone for service in shown)


def test_likely_readings_are_offered_instead_of_lines() -> None:
    """One tap is less than typing it again."""
    readings = (Request("guide", topic="hiv"), Request("guide", topic="stis"))
    answered = chat.unclear(Request("unclear", alternatives=readings), library())
    assert answered.parts == (Notice("did-you-mean"),)
    assert answered.choices == readings


@pytest.mark.parametrize("topic", ["which-substance", "name-the-substance"])
def test_asking_back_says_what_is_missing(topic: str) -> None:
    """A name, or which of two."""
    assert chat.unclear(Request("unclear", topic=topic), library()).parts == (Notice(topic),)


def test_lines_that_are_not_in_the_content_are_left_out() -> None:
    """An editor may remove a service without breaking the bot."""
    assert chat.unclear(Request("unclear"), Library()).parts == (
        Notice("not-understood"),
        Services(()),
    )
