"""Send to one chat, through 429, 5xx and mark-up that Telegram refuses.

A 429 holds up the chat it is about, not the others; a chat that blocked the bot is forgotten at
once.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot import logs
from bot.rendering.document import Document, plain
from bot.rendering.telegram_html import LONGEST_MESSAGE, telegram_html

_TRIES = 3
_FIRST_PAUSE = 0.5  # seconds; doubled at each try, with jitter
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class ChatGoneError(Exception):
    """The person blocked the bot or the chat is gone: forget it."""


async def send_document(
    bot: Bot, chat_id: int, document: Document, keyboard: InlineKeyboardMarkup | None = None
) -> Message | None:
    """Send a reply; as plain text where Telegram cannot read our mark-up."""

    async def as_html() -> Message:
        return await bot.send_message(
            chat_id, telegram_html(document), parse_mode=ParseMode.HTML,
            reply_markup=keyboard, link_preview_options=_NO_PREVIEW,
        )  # fmt: skip

    async def as_plain() -> Message:
        return await bot.send_message(
            chat_id, plain(document.fitted(LONGEST_MESSAGE)), reply_markup=keyboard,
            link_preview_options=_NO_PREVIEW,
        )  # fmt: skip

    try:
        return await _persistently(as_html)
    except BadRequest as error:
        logs.failure("message-refused", error)
        return await _persistently(as_plain)


async def send_text(
    bot: Bot, chat_id: int, text: str, keyboard: InlineKeyboardMarkup | None = None
) -> Message | None:
    """Send a sentence of the interface."""
    return await _persistently(
        lambda: bot.send_message(
            chat_id, text, reply_markup=keyboard, link_preview_options=_NO_PREVIEW
        )
    )


async def quietly[T](call: Callable[[], Awaitable[T]]) -> T | None:
    """A call whose failure does not matter to the person: an old tap, a message long deleted."""
    try:
        return await _persistently(call)
    except TelegramError as error:
        logs.failure("call-refused", error)
        return None


async def _persistently[T](call: Callable[[], Awaitable[T]]) -> T:
    """Try again after 429 (as long as it says) and, at most three times, after what passes.

    What passes: 5xx, dropped connections, answers that are no JSON.

    Raises:
        ChatGoneError: on 403.
        TelegramError: what Telegram refuses for good, or the last failure.
    """
    failures = 0
    while True:
        try:
            return await call()
        except Forbidden as error:
            raise ChatGoneError from error
        except RetryAfter as error:
            wait = error.retry_after
            logs.event("told-to-wait")
            await asyncio.sleep(wait.total_seconds() if isinstance(wait, timedelta) else wait)
        except BadRequest:
            raise  # a NetworkError for the library, but trying again does not help
        except TelegramError as error:
            # The bare class is what the library makes of an answer that is no JSON: a page of a
            # proxy, with status 200 or not. It passes as a dropped connection does.
            if not isinstance(error, NetworkError) and type(error) is not TelegramError:
                raise
            failures += 1
            if failures >= _TRIES:
                raise
            logs.failure("try-again", error)
            pause = _FIRST_PAUSE * 2 ** (failures - 1)
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - jitter
