"""A whole bot in this process, talking to a `BotApi` over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

from actions.library import Library, load
from bot.conversation import Talk
from bot.settings import Settings
from bot.telegram.application import RawBot, build
from bot.telegram.service import serve
from bot.understanding import Understander
from nlu.matching import Matcher
from tests.support.bot_api import BotApi

NOBODY = "http://127.0.0.1:9"  # a port where no NLU server answers


@cache
def library() -> Library:
    """The real content, read once for all tests."""
    return load().library


@cache
def matcher() -> Matcher:
    """The real names and small words, read once for all tests."""
    return Matcher()


def settings(api: BotApi, data: Path, nlu_url: str = NOBODY) -> Settings:
    """Settings as the environment would give them."""
    return Settings.read(
        {
            "TELEGRAM_BOT_TOKEN": api.token,
            "TELEGRAM_API_URL": api.url,
            "NAAST_NLU_URL": nlu_url,
            "NAAST_DATA": str(data),
        }
    )


@contextlib.asynccontextmanager
async def running_bot(api: BotApi, data: Path, nlu_url: str = NOBODY) -> AsyncIterator[Talk]:
    """The bot, polling until the block ends; then it stops as it does on SIGTERM."""
    library()  # before anybody waits for an answer
    async with Understander(nlu_url, library, matcher()) as understander:
        talk = Talk(library, understander)
        stopping = asyncio.Event()
        running = asyncio.create_task(serve(talk, settings(api, data, nlu_url), stopping))
        try:
            yield talk
        finally:
            stopping.set()
            await running


async def exit_status(api: BotApi, data: Path, seconds: float = 5.0) -> int:
    """The exit status of a bot that has to end by itself.

    Raises:
        TimeoutError: when it goes on.
    """
    library()
    async with Understander(NOBODY, library, matcher()) as understander, asyncio.timeout(seconds):
        return await serve(Talk(library, understander), settings(api, data), asyncio.Event())


@contextlib.asynccontextmanager
async def telegram_bot(api: BotApi, data: Path) -> AsyncIterator[RawBot]:
    """Only the library's bot, ready to call: no polling, no handlers."""
    application = build(settings(api, data))
    bot = application.bot
    assert isinstance(bot, RawBot)
    await application.initialize()
    try:
        yield bot
    finally:
        await application.shutdown()
