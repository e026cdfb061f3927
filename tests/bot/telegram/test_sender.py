"""Sending to one chat through everything Telegram may answer."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from telegram.error import BadRequest, TelegramError

from bot.rendering.document import Block, Document, Style
from bot.telegram.sender import ChatGoneError, quietly, send_document, send_text
from tests.support.bot import telegram_bot
from tests.support.bot_api import BotApi, Fault

pytestmark = pytest.mark.usefixtures("short_pauses")

PERSON = 7_000_001
DOCUMENT = Document(
    (Block(Style.TITLE, "GHB & <alcohol>"), Block(Style.TEXT, "Wait two hours.")), "en", "en"
)
FAULTS = {
    "a 502 with HTML": Fault(502),
    "a 500": Fault(500),
    "a dropped connection": Fault(drop=True),
    "a page of a proxy with status 200": Fault(body="<html>One moment</html>"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
async def test_a_message_is_tried_again_and_arrives_once(
    fault: Fault, api: BotApi, tmp_path: Path
) -> None:
    """Telegram has bad moments; nobody should notice."""
    person = api.person(PERSON)
    api.fail("sendMessage", fault, fault)
    async with telegram_bot(api, tmp_path) as bot:
        sent = await send_text(bot, PERSON, "hello")
    assert sent is not None
    assert [message["text"] for message in person.heard] == ["hello"]
    assert len(api.sent()) == 3


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
async def test_a_message_is_tried_three_times_at_most(
    fault: Fault, api: BotApi, tmp_path: Path
) -> None:
    """A server in trouble is not helped by knocking on and on."""
    api.fail("sendMessage", *[fault] * 10)
    async with telegram_bot(api, tmp_path) as bot:
        with pytest.raises(TelegramError):
            await send_text(bot, PERSON, "hello")
    assert len(api.sent()) == 3


async def test_a_message_waits_as_long_as_telegram_says(api: BotApi, tmp_path: Path) -> None:
    """Sending sooner makes the wait longer; a 429 is not one of the three tries."""
    person = api.person(PERSON)
    api.fail("sendMessage", *[Fault(retry_after=0.2)] * 4)
    began = time.monotonic()
    async with telegram_bot(api, tmp_path) as bot:
        await send_text(bot, PERSON, "hello")
    assert time.monotonic() - began >= 0.8
    assert len(person.heard) == 1


async def test_a_blocked_bot_tells_its_caller(api: BotApi, tmp_path: Path) -> None:
    """So that the chat is forgotten at once."""
    api.fail("sendMessage", Fault(403))
    async with telegram_bot(api, tmp_path) as bot:
        with pytest.raises(ChatGoneError):
            await send_text(bot, PERSON, "hello")
    assert len(api.sent()) == 1


async def test_refused_mark_up_is_sent_once_more_as_plain_text(api: BotApi, tmp_path: Path) -> None:
    """An answer without bold print is better than none."""
    person = api.person(PERSON)
    api.fail("sendMessage", Fault(400))
    async with telegram_bot(api, tmp_path) as bot:
        await send_document(bot, PERSON, DOCUMENT)
    first, second = api.sent()
    assert first["parse_mode"] == "HTML"
    assert "parse_mode" not in second
    assert person.heard[0]["text"] == "GHB & <alcohol>\n\nWait two hours."


async def test_a_message_refused_as_plain_text_too_is_not_sent_a_third_time(
    api: BotApi, tmp_path: Path
) -> None:
    """What Telegram refuses for good it refuses again."""
    api.fail("sendMessage", Fault(400), Fault(400))
    async with telegram_bot(api, tmp_path) as bot:
        with pytest.raises(BadRequest):
            await send_document(bot, PERSON, DOCUMENT)
    assert len(api.sent()) == 2


async def test_mark_up_in_a_text_is_shown_as_it_is(api: BotApi, tmp_path: Path) -> None:
    """Every value is escaped: content cannot become mark-up."""
    person = api.person(PERSON)
    async with telegram_bot(api, tmp_path) as bot:
        await send_document(bot, PERSON, DOCUMENT)
    assert person.heard[0]["text"].startswith("GHB & <alcohol>")
    assert len(api.sent()) == 1


@pytest.mark.parametrize("status", [400, 500])
async def test_a_call_that_does_not_matter_fails_quietly(
    status: int, api: BotApi, tmp_path: Path
) -> None:
    """A tap answered too late must not cost the person their answer."""
    api.fail("answerCallbackQuery", *[Fault(status)] * 3)
    async with telegram_bot(api, tmp_path) as bot:
        assert await quietly(lambda: bot.answer_callback_query("1")) is None
