"""Fetch updates, and confirm them only when they have been handled.

Telegram forgets an update once a later offset is asked for. The library's own polling asks first
and handles afterwards: a crash in between loses questions. Here the offset is the lowest update
that is not finished, so after `kill -9` Telegram sends every unanswered question again.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError

from bot import logs
from bot.telegram.application import MOST_UPDATES, RawBot
from bot.telegram.health import HealthFile
from bot.telegram.lanes import Lanes

EXIT_TOKEN_REFUSED = 3
_SECONDS_TO_WAIT = 25  # for the first update of a request
_SECONDS_FOR_ANSWERS = 0.3  # before asking again while some chat is still being answered
_MOST_STALE = 33  # full batches without anything new, about ten seconds of them; see `_offset`
_SECONDS_TO_FINISH = 20.0  # for answers in hand, when told to stop
_LONGEST_PAUSE = 10.0
_MOST_REMEMBERED = 1000  # ids of updates, against receiving one twice
_QUIET_SECONDS = 6 * 24 * 3600  # after a week without updates Telegram begins at a random id

Handle = Callable[[Update], Awaitable[None]]


class Polling:
    """The loop that runs the bot."""

    def __init__(self, bot: RawBot, handle: Handle, health: HealthFile) -> None:
        self._bot = bot
        self._handle = handle
        self._lanes = Lanes()
        self._next_offset: int | None = None
        self._confirmed_below = 0
        self._stale = 0
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._last_update_at = time.monotonic()
        self._health = health

    async def run(self, stopping: asyncio.Event) -> int:
        """Poll until told to stop; returns an exit status."""
        failures = 0
        while not stopping.is_set():
            try:
                updates = await self._fetch_or_stop(stopping)
            except InvalidToken:
                logs.event("token-refused")
                return EXIT_TOKEN_REFUSED
            except (TelegramError, OSError) as error:
                failures += 1
                logs.failure("conflict" if isinstance(error, Conflict) else "no-updates", error)
                await _pause(min(0.5 * 2 ** min(failures, 6), _LONGEST_PAUSE), stopping)
                continue
            failures = 0
            self._health.touch()
            new = [self._take(raw) for raw in updates]
            del updates  # or their texts would stay in memory until somebody else writes
            self._stale = self._stale + 1 if len(new) >= MOST_UPDATES and not any(new) else 0
            if self._lanes.first_unfinished() is not None:
                await self._lanes.wait(_SECONDS_FOR_ANSWERS)
            elif new and not any(new):  # what nothing can confirm comes back at once
                await _pause(_SECONDS_FOR_ANSWERS, stopping)
        await self._finish()
        return 0

    async def _fetch_or_stop(self, stopping: asyncio.Event) -> list[dict[str, Any]]:
        """Fetch updates; a request that waits is dropped when told to stop."""
        busy = self._lanes.first_unfinished() is not None
        fetching = asyncio.ensure_future(
            self._bot.get_raw_updates(self._offset(), 0 if busy else _SECONDS_TO_WAIT)
        )
        told = asyncio.ensure_future(stopping.wait())
        await asyncio.wait((fetching, told), return_when=asyncio.FIRST_COMPLETED)
        told.cancel()
        if fetching.done():
            return fetching.result()
        fetching.cancel()
        return []

    def _offset(self) -> int | None:
        """The lowest update that is not finished.

        Telegram shows 100 updates from there. When they are all old for long, because the first
        chats have to wait (429), those are given up to a crash so that others are answered.
        """
        if time.monotonic() - self._last_update_at > _QUIET_SECONDS:
            self._next_offset = None
            self._seen.clear()
            self._confirmed_below = 0
        if self._stale >= _MOST_STALE and self._next_offset:
            self._confirmed_below = self._next_offset
        unfinished = self._lanes.first_unfinished(self._confirmed_below)
        return self._next_offset if unfinished is None else unfinished

    def _take(self, raw: dict[str, Any]) -> bool:
        """Put one update into the lane of its chat; step over one that cannot be read.

        Returns whether it is one we had not seen.
        """
        number = raw.get("update_id")
        if not isinstance(number, int):
            return False
        self._last_update_at = time.monotonic()
        self._next_offset = max(self._next_offset or 0, number + 1)
        if number in self._seen:
            return False
        self._seen[number] = None
        if len(self._seen) > _MOST_REMEMBERED:
            self._seen.popitem(last=False)
        try:
            update = Update.de_json(raw, self._bot)
            lane = int(update.effective_chat.id) if update.effective_chat else 0
        except Exception as error:  # noqa: BLE001 - whatever is wrong with it, others wait
            logs.failure("bad-update", error)
            return True
        self._lanes.add(lane, number, lambda: self._handle(update))
        return True

    async def _finish(self) -> None:
        """Send the answers in hand, then tell Telegram that they are."""
        await self._lanes.wait(_SECONDS_TO_FINISH)
        try:
            await self._bot.get_raw_updates(self._offset(), 0)
        except (TelegramError, OSError) as error:
            logs.failure("last-offset-not-confirmed", error)


async def _pause(seconds: float, stopping: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return
