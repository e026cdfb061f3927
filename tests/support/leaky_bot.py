"""`naast run` with every log at DEBUG and handlers that fail with what a person said in hand.

For tests/test_privacy.py: python -m tests.support.leaky_bot
"""

from __future__ import annotations

import asyncio
import logging
import threading

from telegram import Message

from bot import logs
from bot.cli import app
from bot.memory import Conversation
from bot.telegram.handlers import Handlers

FAILS = "faal"  # a text with this word makes what answers it raise
LOGGERS = ("", "httpx", "httpcore", "telegram", "telegram.ext", "asyncio", "naast")


def main() -> None:
    """Run until told to stop."""
    logs.set_up(logging.DEBUG)
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.DEBUG)
    hear = Handlers._answer

    async def answer(self: Handlers, message: Message, text: str, talk: Conversation) -> None:
        if FAILS in text:
            logging.getLogger("some.library").error("%s %s", message, text)
            raise ValueError(text, message)
        await hear(self, message, text, talk)

    async def fail_everywhere(self: Handlers, message: Message, talk: Conversation) -> None:
        def fail() -> None:
            raise ValueError(message)

        async def fail_later() -> None:
            fail()

        threading.Thread(target=fail, name=message.text).start()
        asyncio.get_running_loop().call_soon(fail)
        asyncio.create_task(fail_later(), name=message.text)  # noqa: RUF006 - nobody awaits it
        await self._say(message, "…")

    Handlers._answer = answer  # type: ignore[method-assign]
    Handlers._privacy = fail_everywhere  # type: ignore[method-assign]
    app(["run"])


if __name__ == "__main__":
    main()
