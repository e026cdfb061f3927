"""Every question is answered once, in order, in its own chat, and only then confirmed."""

from __future__ import annotations

import asyncio
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from actions.understanding import Request
from tests.support.bot import library, matcher, running_bot
from tests.support.bot_api import BotApi, Fault
from tests.support.conversations import reply

pytestmark = pytest.mark.usefixtures("short_pauses")

MANY = 200


async def test_an_update_is_confirmed_only_when_its_answer_is_sent(
    api: BotApi, tmp_path: Path
) -> None:
    """Confirmed earlier, a crash would lose the question: Telegram sends it never again."""
    person, gate = api.person(), asyncio.Event()
    api.fail("sendMessage", Fault(hold=gate))
    async with running_bot(api, tmp_path):
        asked = person.says("ghb?")
        await api.until(lambda: bool(api.sent()))
        fetched = len(api.sent("getUpdates"))
        await api.until(lambda: len(api.sent("getUpdates")) > fetched)
        assert api.unconfirmed == [asked]
        gate.set()
        await person.hears()
        await api.until(lambda: asked in api.confirmed)


async def test_updates_after_an_unfinished_one_wait_for_it_to_be_confirmed(
    api: BotApi, tmp_path: Path
) -> None:
    """An offset confirms everything below it, so it may never pass an open question."""
    slow, quick, gate = api.person(1), api.person(2), asyncio.Event()
    api.fail("sendMessage", Fault(hold=gate, chat_id=1))
    async with running_bot(api, tmp_path):
        first, second = slow.says("ghb?"), quick.says("mdma?")
        assert (await quick.hears()).startswith("MDMA")
        fetched = len(api.sent("getUpdates"))
        await api.until(lambda: len(api.sent("getUpdates")) > fetched)
        assert api.unconfirmed == [first, second]
        gate.set()
        await slow.hears()
        await api.until(lambda: api.confirmed >= {first, second})
    assert len(quick.heard) == 1


async def test_the_same_update_twice_is_answered_once(api: BotApi, tmp_path: Path) -> None:
    """Telegram sends an update again when it is not sure that we got it."""
    person, other = api.person(1), api.person(2)
    number = person.says("ghb?")
    again = api.pending(number)
    async with running_bot(api, tmp_path):
        await person.hears()
        api.push_raw(again)
        await api.until(lambda: not api.unconfirmed)
        api.push_raw(again)
        other.says("mdma?")
        await other.hears()
    assert len(person.heard) == 1


async def test_questions_in_one_chat_are_answered_in_order(api: BotApi, tmp_path: Path) -> None:
    """Also when an earlier answer has to be tried again."""
    person = api.person(language="en")
    api.fail("sendMessage", Fault(502), Fault(retry_after=0.1))
    asked = ["ghb?", "mdma?", "ketamine?", "cocaine?", "heroin?", "lsd?"]
    async with running_bot(api, tmp_path):
        for text in asked:
            person.says(text)
        titles = [(await person.hears()).split("\n")[0] for _ in asked]
    assert [title.lower()[:3] for title in titles] == [text[:3] for text in asked]


async def test_a_reply_never_goes_to_another_chat(api: BotApi, tmp_path: Path) -> None:
    """200 people at once, each about their own two substances, some answers failing on the way."""
    names = [id_ for id_ in sorted(library().substances) if _is_a_name(id_)]
    pairs = list(combinations(names, 2))[::3][:MANY]
    people = [api.person(10_000 + number, "en") for number in range(MANY)]
    for person in people[::17]:
        api.fail("sendMessage", Fault(502, chat_id=person.id))
    async with running_bot(api, tmp_path):
        for person, (one, other) in zip(people, pairs, strict=True):
            person.says(f"{one} {other}")
        answers = await asyncio.gather(*(person.hears(20.0) for person in people))
        await api.until(lambda: not api.unconfirmed)
    for answered, pair in zip(answers, pairs, strict=True):
        assert answered == reply(Request("combination", pair), "en")
    assert all(len(person.heard) == 1 for person in people)


def _message(**fields: Any) -> dict[str, Any]:
    return {"message_id": 1, "date": 0, "chat": {"id": 9, "type": "private"}, **fields}


WITHOUT_A_NUMBER: dict[str, Any] = {
    "not an object": "nonsense",
    "null": None,
    "a list": [1, 2],
    "no update_id": {"message": {"text": "hello"}},
    "an update_id of text": {"update_id": "7", "message": {}},
    "an update_id that is null": {"update_id": None},
}
OF_NONSENSE: dict[str, Any] = {
    "nothing": {},
    "a message of text": {"message": "hello"},
    "an empty message": {"message": {}},
    "an unknown kind": {"surprise": {"chat": {"id": 1}}},
    "a chat id that is a list": {"message": _message(chat={"id": [1], "type": "private"})},
    "a chat id of text": {"message": _message(chat={"id": "one", "type": "private"})},
    "a date of text": {"message": _message(date="yesterday")},
    "a text that is a number": {"message": _message(text=7)},
    "entities outside the text": {
        "message": _message(text="/x", entities=[{"type": "code", "offset": 9, "length": -9}])
    },
    "a deep callback": {"callback_query": {"message": [[[[[]]]]]}},
}


async def test_bad_updates_are_stepped_over(api: BotApi, tmp_path: Path) -> None:
    """After each of them the next question is answered."""
    person = api.person()
    async with running_bot(api, tmp_path):
        for what, update in OF_NONSENSE.items():
            api.push(update)
            person.says("ghb?")
            assert (await person.hears()).startswith("GHB"), what
        for what, update in WITHOUT_A_NUMBER.items():
            api.push_raw(update)
            person.says("ghb?")
            assert (await person.hears()).startswith("GHB"), what


async def test_an_update_that_nothing_can_confirm_is_not_fetched_in_a_hurry(
    api: BotApi, tmp_path: Path
) -> None:
    """Without a number it comes back with each request: hundreds a second, if one let it."""
    person = api.person()
    api.push_raw({"message": {"text": "hello"}})
    async with running_bot(api, tmp_path):
        person.says("ghb?")
        await person.hears()
        with pytest.raises(TimeoutError):
            await api.until(lambda: len(api.sent("getUpdates")) > 20, seconds=0.5)


async def test_one_chat_that_has_to_wait_does_not_shut_out_the_next_hundred(
    api: BotApi, tmp_path: Path
) -> None:
    """Telegram hands out at most 100 open updates: behind a long 429 no new ones would come."""
    waiting, gate = api.person(1), asyncio.Event()
    api.fail("sendMessage", Fault(hold=gate, chat_id=1))
    people = [api.person(10_000 + number) for number in range(130)]
    async with running_bot(api, tmp_path):
        waiting.says("ghb?")
        for person in people:
            person.says("mdma?")
        await asyncio.gather(*(person.hears(8.0) for person in people))
        assert waiting.heard == []
        gate.set()
        assert (await waiting.hears()).startswith("GHB")
    assert all(len(person.heard) == 1 for person in people)


async def test_answers_in_hand_are_sent_before_it_stops(api: BotApi, tmp_path: Path) -> None:
    """And confirmed after that: a restart neither loses a question nor answers it twice."""
    people, gate = [api.person(10_000 + number) for number in range(20)], asyncio.Event()
    api.fail("sendMessage", *[Fault(hold=gate)] * len(people))
    async with running_bot(api, tmp_path):
        asked = {person.says("ghb?") for person in people}
        await api.until(lambda: len(api.sent()) == len(people))
        asyncio.get_running_loop().call_later(0.2, gate.set)
        assert not api.confirmed
    assert all(len(person.heard) == 1 for person in people)
    assert asked <= api.confirmed
    assert api.unconfirmed == []


async def test_the_longest_wait_for_updates_ends_when_told_to_stop(
    api: BotApi, tmp_path: Path
) -> None:
    """A request for updates may wait 25 seconds; a restart should not."""
    async with asyncio.timeout(3.0):
        async with running_bot(api, tmp_path):
            await api.until(lambda: bool(api.sent("getUpdates")))


async def test_a_restart_goes_on_where_the_last_run_ended(api: BotApi, tmp_path: Path) -> None:
    """Questions asked while the bot was away wait at Telegram and are answered afterwards."""
    person = api.person()
    async with running_bot(api, tmp_path):
        person.says("ghb?")
        await person.hears()
    person.says("mdma?")
    async with running_bot(api, tmp_path):
        assert (await person.hears()).startswith("MDMA")
    assert len(person.heard) == 2


def _is_a_name(id_: str) -> bool:
    return [mention.id for mention in matcher().read(id_).mentions] == [id_]
