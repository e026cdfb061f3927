"""The whole bot while Telegram is in trouble: nothing is lost, nobody else waits."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from bot.memory import Memory
from bot.telegram.polling import EXIT_TOKEN_REFUSED
from tests.support.bot import exit_status, running_bot
from tests.support.bot_api import BotApi, Fault

pytestmark = pytest.mark.usefixtures("short_pauses")

BAD_MOMENTS = {
    "a 502 with HTML": Fault(502),
    "dropped connections": Fault(drop=True),
    "a 409": Fault(409),
    "a 429": Fault(retry_after=0.05),
    "a page of a hotel": Fault(body="<html>Accept our terms</html>"),
    "JSON of something else": Fault(body='{"hello": "world"}'),
}


@pytest.mark.parametrize("fault", BAD_MOMENTS.values(), ids=BAD_MOMENTS.keys())
async def test_fetching_goes_on_after_a_bad_moment(
    fault: Fault, api: BotApi, tmp_path: Path
) -> None:
    """However often it happens, the question waits at Telegram and is answered once."""
    person = api.person()
    api.fail("getUpdates", *[fault] * 5)
    async with running_bot(api, tmp_path):
        person.says("ghb?")
        assert (await person.hears()).startswith("GHB")
        await api.until(lambda: not api.unconfirmed)
    assert len(person.heard) == 1


@pytest.mark.parametrize("fault", [Fault(502), Fault(drop=True)], ids=["502", "dropped"])
async def test_an_answer_arrives_once_when_sending_fails_twice(
    fault: Fault, api: BotApi, tmp_path: Path
) -> None:
    """The person sees one answer and nothing of the trouble."""
    person = api.person()
    api.fail("sendMessage", fault, fault)
    async with running_bot(api, tmp_path):
        person.says("ghb?")
        await person.hears()
        await api.until(lambda: not api.unconfirmed)
    assert len(person.heard) == 1
    assert len(api.sent()) == 3


async def test_an_answer_that_cannot_be_sent_does_not_stop_the_next(
    api: BotApi, tmp_path: Path
) -> None:
    """After three tries the bot goes on, in that chat too."""
    person = api.person()
    api.fail("sendMessage", *[Fault(502)] * 3)
    async with running_bot(api, tmp_path):
        person.says("ghb?")
        person.says("mdma?")
        assert (await person.hears()).startswith("MDMA")
        await api.until(lambda: not api.unconfirmed)
    assert len(api.sent()) == 4


async def test_a_429_holds_up_only_its_own_chat(api: BotApi, tmp_path: Path) -> None:
    """And what it held up is sent when the time is over."""
    held, other = api.person(1), api.person(2)
    api.fail("sendMessage", Fault(retry_after=1.5, chat_id=1))
    async with running_bot(api, tmp_path):
        held.says("ghb?")
        held.says("mdma?")
        await api.until(lambda: bool(api.sent()))
        other.says("ketamine?")
        assert (await other.hears(1.0)).startswith("ketamine")
        assert held.heard == []
        assert (await held.hears()).startswith("GHB")
        assert (await held.hears()).startswith("MDMA")
        await api.until(lambda: not api.unconfirmed)


async def test_a_403_forgets_the_chat(memories: list[Memory], api: BotApi, tmp_path: Path) -> None:
    """Who blocks the bot wants to be gone: at once, not after half an hour."""
    person = api.person(language="nl")
    async with running_bot(api, tmp_path):
        person.taps_data("lang|pl")
        await person.hears()
        assert len(memories[0]) == 1
        api.fail("sendMessage", Fault(403))
        person.says("ghb?")
        await api.until(lambda: not api.unconfirmed)
        assert len(memories[0]) == 0
    assert len(person.heard) == 1


async def test_a_token_that_is_refused_at_the_start_ends_the_bot(
    api: BotApi, tmp_path: Path
) -> None:
    """With a status of its own, so that nothing starts it again and again."""
    api.fail("getMe", Fault(401))
    assert await exit_status(api, tmp_path) == EXIT_TOKEN_REFUSED == 3


async def test_a_token_that_is_revoked_ends_the_bot(api: BotApi, tmp_path: Path) -> None:
    """It would go on alive and deaf otherwise."""
    api.fail("getUpdates", Fault(502), Fault(401))
    assert await exit_status(api, tmp_path) == EXIT_TOKEN_REFUSED


async def test_no_network_at_the_start_is_survived(api: BotApi, tmp_path: Path) -> None:
    """After a power cut the bot is often up before the router."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    later = BotApi(port=port)
    person = later.person()
    person.says("ghb?")
    async with running_bot(later, tmp_path):
        await asyncio.sleep(0.3)  # nothing to wait for: there is no server yet
        async with later:
            assert (await person.hears()).startswith("GHB")
            await later.until(lambda: not later.unconfirmed)


async def test_a_bad_moment_at_the_start_is_survived(api: BotApi, tmp_path: Path) -> None:
    """Telegram in trouble while we start is no reason to give up."""
    person = api.person()
    api.fail("getMe", Fault(502))
    api.fail("deleteWebhook", Fault(drop=True))
    async with running_bot(api, tmp_path):
        person.says("ghb?")
        assert (await person.hears()).startswith("GHB")


async def test_waiting_updates_are_never_dropped(api: BotApi, tmp_path: Path) -> None:
    """What people asked while we were away is answered, not thrown away."""
    person = api.person()
    person.says("ghb?")
    async with running_bot(api, tmp_path):
        await person.hears()
    assert all(not call.get("drop_pending_updates") for call in api.sent("deleteWebhook"))


async def test_it_is_healthy_once_telegram_answered(api: BotApi, tmp_path: Path) -> None:
    """The date of a file says so; it holds nothing."""
    data = tmp_path / "data"
    async with running_bot(api, data):
        api.person().says("ghb?")
        await api.until(lambda: bool(api.sent()))
        assert [path.name for path in data.iterdir()] == ["healthy"]
        assert (data / "healthy").read_bytes() == b""


async def test_a_data_folder_that_cannot_be_written_delays_no_answer(
    api: BotApi, tmp_path: Path
) -> None:
    """A full disk is no reason to leave someone alone."""
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file, not a folder")
    person = api.person()
    async with running_bot(api, in_the_way):
        person.says("ghb?")
        assert (await person.hears()).startswith("GHB")
