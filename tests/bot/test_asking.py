"""`naast ask`: every line of input gets one object, whatever the line is."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from actions.library import Library
from actions.understanding import Request
from bot.asking import Question, answers, describe, read_line
from bot.conversation import Talk
from bot.memory import Conversation
from bot.understanding import Understander
from tests.support.bot import NOBODY, library, matcher

_LONGEST = 4096
_KEYS = {
    "language", "kind", "substances", "topic", "need", "place", "emergency", "risk", "confidence",
    "content_language", "answer",
}  # fmt: skip


@pytest_asyncio.fixture
async def talk() -> AsyncIterator[Talk]:
    """The real conversation, without an NLU server."""
    async with Understander(NOBODY, library, matcher()) as understander:
        yield Talk(library, understander)


async def _answers(talk: Talk, *lines: bytes, **how: Any) -> list[dict[str, Any]]:
    options = {"as_json": False, "language": None, **how}
    return [described async for described in answers(lines, talk, **options)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"ghb en alcohol\n", Question("ghb en alcohol")),
        (b"ghb\r\n", Question("ghb")),
        (b"", Question("")),
        ("ትግርኛ".encode(), Question("ትግርኛ")),
        (b'{"text": "ghb"}', Question('{"text": "ghb"}')),
        (b"x" * _LONGEST, Question("x" * _LONGEST)),
        ("😀".encode() * _LONGEST, Question("😀" * _LONGEST)),
        (b"x" * (_LONGEST + 1), Question(problem="the text is over 4096 characters")),
        (b"caf\xe9", Question(problem="the line is not UTF-8")),
        (b"\xed\xa0\x80", Question(problem="the line is not UTF-8")),
        (b"\xff\xfe", Question(problem="the line is not UTF-8")),
    ],
    ids=lambda value: None,
)
def test_a_line_of_text_is_the_question(raw: bytes, expected: Question) -> None:
    """Whatever bytes come, they are a question or a named problem."""
    assert read_line(raw, as_json=False, language=None) == expected


_NO_JSON = Question(problem="the line is not JSON")
_NO_FORM = Question(problem='the line needs the form {"text": "…"}')


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'{"text": "ghb"}', Question("ghb")),
        (b'{"text": "ghb", "lang": "nl"}', Question("ghb", "nl")),
        (b'{"text": "ghb", "profile": "pt-br"}', Question("ghb", None, "pt-br")),
        (b'{"text": "ghb", "lang": "nl", "profile": "pl"}', Question("ghb", "nl", "pl")),
        (b'{"text": "ghb", "lang": null, "profile": null}', Question("ghb")),
        (b'{"text": "ghb", "lang": 5, "profile": ["nl"]}', Question("ghb")),
        (b'{"text": "ghb", "lang": ""}', Question("ghb")),
        (b'{"text": "ghb", "more": 1}\r\n', Question("ghb")),
        (b'{"text": ""}', Question("")),
        (b"", _NO_JSON),
        (b"ghb", _NO_JSON),
        (b'{"text": "ghb"', _NO_JSON),
        (b'{"text": "ghb"} {"text": "mdma"}', _NO_JSON),
        (b"[" * 100_000, _NO_JSON),
        (b'{"text": "a\nb"}', _NO_JSON),
        (b'"ghb"', _NO_FORM),
        (b"null", _NO_FORM),
        (b'["ghb"]', _NO_FORM),
        (b"{}", _NO_FORM),
        (b'{"text": 5}', _NO_FORM),
        (b'{"text": null}', _NO_FORM),
        (b'{"text": "caf\xe9"}', Question(problem="the line is not UTF-8")),
        (rb'{"text": "\ud800"}', Question(problem="the text is not Unicode")),
        (rb'{"text": "a\udc00b"}', Question(problem="the text is not Unicode")),
        (rb'{"text": "\ud83d\ude00"}', Question("😀")),
        (rb'{"text": "\u0000"}', Question("\0")),
        (
            json.dumps({"text": "é" * _LONGEST}).encode(),  # 24 thousand bytes, 4096 characters
            Question("é" * _LONGEST),
        ),
        (
            json.dumps({"text": "x" * (_LONGEST + 1)}).encode(),
            Question(problem="the text is over 4096 characters"),
        ),
    ],
    ids=lambda value: None,
)
def test_a_line_of_json_is_a_question_with_its_languages(raw: bytes, expected: Question) -> None:
    """Programs send these by the thousand; one bad line must not end them."""
    assert read_line(raw, as_json=True, language=None) == expected


def test_the_language_of_a_line_weighs_more_than_that_of_the_command() -> None:
    """`--lang` is the rule, `lang` the exception."""
    own = read_line(b'{"text": "x", "lang": "pl"}', as_json=True, language="nl")
    none = read_line(b'{"text": "x"}', as_json=True, language="nl")
    assert (own.language, none.language) == ("pl", "nl")
    assert read_line(b"x", as_json=False, language="nl").language == "nl"


async def test_every_line_gets_one_object_in_order(talk: Talk) -> None:
    """Broken lines in between; more lines than are answered side by side."""
    good = [b"ghb", b"ghb alcohol", b"\xff", b"x" * 5000, b"mdma"]
    described = await _answers(talk, *(good * 8), language="nl")
    assert len(described) == 40
    kinds = ["substance", "combination", "unclear", "unclear", "substance"]
    assert [each["kind"] for each in described] == kinds * 8
    assert ["error" in each for each in described] == [False, False, True, True, False] * 8
    for each in described:
        assert each.keys() - {"error"} == _KEYS
        json.dumps(each)


async def test_an_object_is_what_the_contract_says(talk: Talk) -> None:
    """Statistics and other programs rely on every key."""
    (described,) = await _answers(talk, b"ketamine ghb", language="nl")
    text = described.pop("answer")
    assert described.pop("confidence") >= 0.9
    assert described == {
        "language": "nl",
        "kind": "combination",
        "substances": ["ghb", "ketamine"],
        "topic": None,
        "need": None,
        "place": None,
        "emergency": None,
        "risk": "dangerous",
        "content_language": "nl",
    }
    assert library().text("risk.dangerous", "nl") in text
    assert "<b>" not in text


async def test_only_kinds_that_have_topics_tell_one(talk: Talk) -> None:
    """What is declined has an id of ours, which the contract does not know as a topic."""
    conversation = Conversation(chosen_language="nl")
    declined = describe(talk.respond(Request("declined", topic="buying"), conversation))
    guide = describe(talk.respond(Request("guide", topic="hiv"), conversation))
    assert (declined["topic"], guide["topic"]) == (None, "hiv")


async def test_no_context_is_carried_from_one_line_to_the_next(talk: Talk) -> None:
    """Lines may come from different people."""
    lines = [b"ghb", b"en met alcohol?"]
    _, second = await _answers(talk, *lines, language="nl")
    assert second["substances"] == ["alcohol"]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        (b'{"text": "ghb", "lang": "ar"}', "ar"),
        (b'{"text": "ghb", "profile": "pl"}', "pl"),
        (b'{"text": "ghb", "lang": "xx", "profile": "nl"}', "nl"),
    ],
)
async def test_the_reply_is_in_the_language_that_the_person_reads(
    talk: Talk, line: bytes, language: str
) -> None:
    """A name alone tells no language; the line does."""
    (described,) = await _answers(talk, line, as_json=True)
    assert (described["language"], described["content_language"]) == (language, language)


async def test_a_failure_costs_one_line_only() -> None:
    """The rest of the input is still answered, and nothing of the question is shown."""
    calls = 0

    def failing() -> Library:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise RuntimeError("marked-XYZZY")
        return library()

    async with Understander(NOBODY, library, matcher()) as understander:
        talk = Talk(failing, understander)
        first, second = await _answers(talk, b"ghb", b"mdma", language="nl")
    assert (first["kind"], first["error"]) == ("unclear", "something went wrong")
    assert first.keys() - {"error"} == _KEYS
    assert second["substances"] == ["mdma"]
