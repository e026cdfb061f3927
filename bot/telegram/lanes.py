"""One ordered lane per chat; the lanes run side by side.

The order inside a chat never changes, and a chat that waits (for Telegram, for the NLU) holds up
nobody else.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from bot import logs


class Lanes:
    """Runs jobs: those of one key one after another, those of different keys together."""

    def __init__(self) -> None:
        self._waiting: dict[int, deque[tuple[int, Callable[[], Awaitable[None]]]]] = {}
        self._runners: dict[int, asyncio.Task[None]] = {}
        self._unfinished: set[int] = set()
        self._changed = asyncio.Event()

    def add(self, key: int, number: int, job: Callable[[], Awaitable[None]]) -> None:
        """Put a job, known by its number, at the end of a lane."""
        self._unfinished.add(number)
        self._waiting.setdefault(key, deque()).append((number, job))
        if key not in self._runners:
            self._runners[key] = asyncio.create_task(self._run(key))

    def first_unfinished(self, at_least: int = 0) -> int | None:
        """The lowest number, from `at_least` on, of a job that is not finished."""
        return min((number for number in self._unfinished if number >= at_least), default=None)

    def is_unfinished(self, number: int) -> bool:
        """Whether a job is waiting or running."""
        return number in self._unfinished

    def waiting_in(self, key: int) -> int:
        """How many jobs wait in a lane."""
        return len(self._waiting.get(key, ()))

    async def wait(self, seconds: float) -> None:
        """Until every job is finished, or the time is up."""
        try:
            async with asyncio.timeout(seconds):
                while self._unfinished:
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return

    async def _run(self, key: int) -> None:
        lane = self._waiting[key]
        try:
            while lane:
                number, job = lane.popleft()
                try:
                    await job()
                except Exception as error:  # noqa: BLE001 - one bad update stops nothing else
                    logs.failure("turn-failed", error)
                self._unfinished.discard(number)
                self._changed.set()
        finally:
            del self._waiting[key], self._runners[key]
