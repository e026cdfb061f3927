"""What a follow-up may refer to after an answer, and after a question back."""

from __future__ import annotations

from typing import cast

import pytest

from actions.understanding import Context, Request
from bot.conversation import Talk
from bot.memory import Conversation
from bot.understanding import Understander
from tests.support.bot import library

GHB = Context(substances=("ghb",), topic="dose", need="drug-checking")
MDMA = Request("substance", ("mdma",), topic="effects")
LSD = Request("substance", ("lsd",), topic="effects")
BOTH = Request("combination", ("lsd", "mdma"))


def remembered(request: Request) -> Context:
    """What is remembered after a request, in a talk that was about GHB."""
    conversation = Conversation(context=GHB)
    Talk(library, cast(Understander, None)).respond(request, conversation)
    return conversation.context


def test_an_answer_is_what_the_talk_is_about_now() -> None:
    """“And how long?” is about what was spoken of last."""
    assert remembered(MDMA).substances == ("mdma",)
    assert remembered(Request("chat", topic="thanks")).substances == ("ghb",)


@pytest.mark.parametrize(
    "answered",
    [
        Request("combination", ("ghb", "lsd"), alternatives=(LSD,)),
        Request("guide", ("ghb", "lsd"), topic="quitting", alternatives=(LSD, BOTH)),
    ],
)
def test_after_an_answer_all_of_it_is_talked_about_whatever_else_was_offered(
    answered: Request,
) -> None:
    """“GHB” – “and with LSD?” – “and with alcohol?”: the GHB is still there."""
    assert remembered(answered).substances == ("ghb", "lsd")
    alone = Request("substance", ("lsd",), topic="effects", alternatives=(BOTH,))
    assert remembered(alone).substances == ("lsd",)


@pytest.mark.parametrize(
    ("request_", "topic"),
    [
        (MDMA, "effects"),
        (BOTH, None),
        (Request("guide", topic="party"), None),
        (Request("unclear"), "dose"),
        (Request("chat", topic="thanks"), "dose"),
    ],
)
def test_the_topic_is_that_of_the_last_answer(request_: Request, topic: str | None) -> None:
    """“And for speed?” after a combination does not ask what was asked before it."""
    assert remembered(request_).topic == topic


@pytest.mark.parametrize(
    ("choices", "substances"),
    [
        ((MDMA, BOTH), ("mdma",)),  # “I quit the acid, is molly …”: molly is in both readings
        ((BOTH, MDMA, LSD), ()),  # about which is open, and not about GHB any more
        ((MDMA, Request("substance", ("mdma",), topic="risks")), ("mdma",)),
        ((Request("service", need="treatment"), MDMA), ("ghb",)),  # it may name nothing
        ((), ("ghb",)),
    ],
)
def test_after_a_question_back_the_talk_is_about_what_all_choices_share(
    choices: tuple[Request, ...], substances: tuple[str, ...]
) -> None:
    """Who types on instead of tapping is not told of what was spoken of before."""
    assert remembered(Request("unclear", alternatives=choices)).substances == substances
