"""What chat, ask and run start with: content, names, and an NLU server that answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from rich.console import Console

from actions.library.load import no_garbage_collection
from bot import logs
from bot.content import LiveContent
from bot.conversation import Talk
from bot.editors import loaded_or_exit
from bot.settings import Settings
from bot.understanding import SECONDS_TO_ANSWER, Understander
from bot.understanding.server import running_server
from nlu.matching import Matcher


async def with_talk[T](
    use: Callable[[Talk], Awaitable[T]], messages: Console, patience: float = SECONDS_TO_ANSWER
) -> T:
    """Load the content, find or start the NLU server, and hand over a talk.

    Args:
        use: what is done with the talk; what it returns is returned.
        messages: where progress and what stops the start are told.
        patience: seconds that an answer of the NLU server may take.
    """
    asyncio.get_running_loop().set_exception_handler(logs.on_loop_exception)
    settings = Settings.read()
    # Content and names are read while the NLU server starts: each takes seconds.
    reading = asyncio.create_task(asyncio.to_thread(loaded_or_exit, messages))
    matching = asyncio.create_task(asyncio.to_thread(no_garbage_collection()(Matcher)))
    async with running_server(settings, messages) as url:
        live = LiveContent(await reading)
        watching = asyncio.create_task(live.watch())
        try:
            matcher = await matching
            async with Understander(url, live.library, matcher, patience=patience) as asks:
                return await use(Talk(live.library, asks))
        finally:
            watching.cancel()
