"""The Bot API server of the tests in a process of its own, and people who send messages to it.

Run as `python -m bench.bot_api`: it prints the URL for each bot, then reads commands, one JSON
object a line: {"bot": "naast", "texts": […], "chats": 40, "at_once": true}. It answers with the
seconds for all of them, or for each.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import time
from typing import Any

from tests.support.bot_api import TOKEN, BotApi, Person

BOTS = ("naast", "echo")
_FIRST_CHAT = 7_000_001
_SECONDS_FOR_A_ROUND = 60.0


class CountingApi(BotApi):
    """Counts answers as they arrive."""

    def __init__(self) -> None:
        super().__init__()
        self._answers = 0
        self._answered = asyncio.Event()

    async def _sendMessage(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        message = await super()._sendMessage(parameters)
        self._answers += 1
        self._answered.set()
        return message

    async def round(self, texts: list[str], chats: int) -> float:
        """Send all texts at once, spread over chats; the seconds until each is answered."""
        people = self._everybody(chats)
        began = time.perf_counter()
        expected = self._answers + len(texts)
        for number, text in enumerate(texts):
            people[number % chats].says(text)
        await self._until(expected)
        return time.perf_counter() - began

    async def one_by_one(self, texts: list[str], chats: int) -> list[float]:
        """Send each text when the one before is answered; the seconds for each."""
        people = self._everybody(chats)
        seconds = []
        for number, text in enumerate(texts):
            while self.unconfirmed:  # noqa: ASYNC110 - nothing tells when it waits for news again
                await asyncio.sleep(0.002)
            began = time.perf_counter()
            expected = self._answers + 1
            people[number % chats].says(text)
            await self._until(expected)
            seconds.append(time.perf_counter() - began)
        return seconds

    def _everybody(self, chats: int) -> list[Person]:
        self.calls.clear()
        return [self.person(_FIRST_CHAT + number) for number in range(chats)]

    async def _until(self, answers: int) -> None:
        async with asyncio.timeout(_SECONDS_FOR_A_ROUND):
            while self._answers < answers:
                self._answered.clear()
                await self._answered.wait()


async def serve() -> None:
    """Serve every bot and obey commands until standard input ends."""
    apis = {name: CountingApi() for name in BOTS}
    async with contextlib.AsyncExitStack() as stack:
        for api in apis.values():
            await stack.enter_async_context(api)
        urls = {name: api.url for name, api in apis.items()}
        print(json.dumps({"token": TOKEN, "urls": urls}), flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            command = json.loads(line)
            api = apis[command["bot"]]
            measure = api.round if command["at_once"] else api.one_by_one
            seconds = await measure(command["texts"], command["chats"])
            print(json.dumps({"seconds": seconds, "refused": api.refused}), flush=True)


if __name__ == "__main__":
    asyncio.run(serve())
