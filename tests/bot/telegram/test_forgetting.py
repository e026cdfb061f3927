"""What is forgotten is gone: not only unreachable through our own doors, but out of memory."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot import notices
from bot.i18n import Interface
from bot.memory import Memory
from bot.telegram import service
from tests.support.bot import running_bot
from tests.support.bot_api import BotApi
from tests.support.memory import texts_with
from tests.support.people import Person

pytestmark = pytest.mark.usefixtures("short_pauses")

CLEARED = Interface("en").text(notices.CLEARED)
MARK = "".join(("qzx", "jvwk"))  # a word that is nowhere else, this file included


async def test_clear_deletes_exactly_the_messages_of_the_talk(api: BotApi, tmp_path: Path) -> None:
    """Those of both sides, the command too; nothing of another chat, nothing twice."""
    person, other = api.person(1, "en"), api.person(2, "en")
    async with running_bot(api, tmp_path):
        for someone, text in ((person, "ghb?"), (other, "mdma?"), (person, "/help")):
            someone.says(text)
            await someone.hears()
        person.sends(sticker=_STICKER)
        await person.hears()
        person.taps_data("en|s|ghb|duration")
        await person.hears()
        answers = [message["message_id"] for message in person.heard]
        person.says("/clear")
        assert await person.hears() == CLEARED
    (call,) = api.sent("deleteMessages")
    assert call == {"chat_id": 1, "message_ids": sorted([*person.typed, *answers])}


async def test_clear_a_second_time_deletes_nothing_old(api: BotApi, tmp_path: Path) -> None:
    """The ids went with the first time; only the command itself is there."""
    person = api.person(1, "en")
    async with running_bot(api, tmp_path):
        for text in ("ghb?", "/clear", "/clear"):
            person.says(text)
            await person.hears()
    assert api.sent("deleteMessages")[1]["message_ids"] == [person.typed[-1]]


async def test_clear_asks_telegram_for_no_more_than_it_takes(api: BotApi, tmp_path: Path) -> None:
    """A hundred messages at once is the most; the last hundred are the ones still young."""
    person = api.person(1, "en")
    async with running_bot(api, tmp_path):
        for _ in range(60):
            person.says("🤷")
            await person.hears()
        person.says("/clear")
        await person.hears()
    (call,) = api.sent("deleteMessages")
    assert len(call["message_ids"]) == 100
    assert call["message_ids"][-1] == person.typed[-1]


async def test_after_clear_the_talk_is_out_of_memory(
    memories: list[Memory], api: BotApi, tmp_path: Path
) -> None:
    """Its texts, its names, its subject and its language: as if nobody had written."""
    person = api.person(language="nl", first_name=f"{MARK}-name", username=f"{MARK}_user")
    async with running_bot(api, tmp_path):
        await _talk(person)
        assert texts_with(MARK), "the search must find what is still there"
        person.says("/clear")
        assert await person.hears() == Interface("pl").text(notices.CLEARED)
        await api.until(lambda: not api.unconfirmed)
        assert len(memories[0]) == 0
        await _forget_in_the_test(api, person)
        assert texts_with(MARK) == []
        api.person(person.id, "nl").says("/privacy")
        await api.until(lambda: bool(api.sent()))
        assert api.sent()[-1]["text"] == Interface("nl").text(notices.PRIVACY)


async def test_after_half_an_hour_the_talk_is_out_of_memory(
    monkeypatch: pytest.MonkeyPatch, api: BotApi, tmp_path: Path
) -> None:
    """Also when nobody writes any more: a timer forgets, not the next question."""
    now, made = [0.0], list[Memory]()

    def memory() -> Memory:
        made.append(Memory(clock=lambda: now[0]))
        return made[-1]

    monkeypatch.setattr(service, "Memory", memory)
    monkeypatch.setattr(service, "_SECONDS_BETWEEN_SWEEPS", 0.05)
    person = api.person(language="nl", first_name=f"{MARK}-name")
    async with running_bot(api, tmp_path):
        await _talk(person)
        await api.until(lambda: not api.unconfirmed)
        now[0] = 29 * 60.0
        person.says("/privacy")
        assert await person.hears() == Interface("pl").text(notices.PRIVACY)
        now[0] += 29 * 60.0  # the half hour begins anew with each message
        await asyncio.sleep(0.15)  # a few sweeps
        assert len(made[0]) == 1
        now[0] += 61.0
        async with asyncio.timeout(3):
            while len(made[0]):  # noqa: ASYNC110 - the sweep tells nobody
                await asyncio.sleep(0.02)
        await _forget_in_the_test(api, person)
        assert texts_with(MARK) == []


async def _talk(person: Person) -> None:
    person.taps_data("lang|pl")
    await person.hears()
    for text in (f"ghb {MARK}", f"{MARK}", f"/help {MARK}", f"mdma {MARK} " * 500):
        person.says(text)
        await person.hears()
    person.sends(contact={"phone_number": "+31600000000", "first_name": f"{MARK}-contact"})
    await person.hears()
    person.taps_data(f"lang|{MARK}")
    person.taps_data(f"nl|s|{MARK}|overview")
    await person.hears()


async def _forget_in_the_test(api: BotApi, person: Person) -> None:
    """The fakes keep everything; only what the bot keeps is of interest."""
    person.names.clear()
    api.forget()
    await asyncio.sleep(0.05)  # connections of the server finish their last request


_STICKER = {
    "file_id": "1", "file_unique_id": "1", "type": "regular", "width": 1, "height": 1,
    "is_animated": False, "is_video": False,
}  # fmt: skip
