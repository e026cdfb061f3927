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

from tests.support.bot_api import TOKEN, BotApi, Person

BOTS = ("naast", "echo")
_FIRST_CHAT = 7_000_001
_SECONDS_FOR_A_ROUND = 60.0


async def at_once(api: BotApi, texts: list[str], chats: int) -> float:
    """Send all texts at once, spread over chats; the seconds until each is answered."""
    people = await _new_people(api, chats)
    began = time.perf_counter()
    for number, text in enumerate(texts):
        people[number % chats].says(text)
    await _until_heard(api, people, len(texts))
    return time.perf_counter() - began


async def one_by_one(api: BotApi, texts: list[str], chats: int) -> list[float]:
    """Send each text when the one before is answered; the seconds for each."""
    people = await _new_people(api, chats)
    seconds = []
    for number, text in enumerate(texts):
        await _until_idle(api)
        began = time.perf_counter()
        people[number % chats].says(text)
        await _until_heard(api, people, number + 1)
        seconds.append(time.perf_counter() - began)
    return seconds


async def _new_people(api: BotApi, chats: int) -> list[Person]:
    """People who have heard nothing yet, when the bot has nothing left to do."""
    await _until_idle(api)
    api.calls.clear()
    return [api.person(_FIRST_CHAT + number) for number in range(chats)]


async def _until_idle(api: BotApi) -> None:
    await api.until(lambda: not api.unconfirmed, _SECONDS_FOR_A_ROUND)


async def _until_heard(api: BotApi, people: list[Person], answers: int) -> None:
    await api.until(lambda: sum(len(p.heard) for p in people) >= answers, _SECONDS_FOR_A_ROUND)


async def serve() -> None:
    """Serve every bot and obey commands until standard input ends."""
    apis = {name: BotApi() for name in BOTS}
    async with contextlib.AsyncExitStack() as stack:
        for api in apis.values():
            await stack.enter_async_context(api)
        urls = {name: api.url for name, api in apis.items()}
        print(json.dumps({"token": TOKEN, "urls": urls}), flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            command = json.loads(line)
            api = apis[command["bot"]]
            measure = at_once if command["at_once"] else one_by_one
            seconds = await measure(api, command["texts"], command["chats"])
            print(json.dumps({"seconds": seconds, "refused": api.refused}), flush=True)


if __name__ == "__main__":
    asyncio.run(serve())
