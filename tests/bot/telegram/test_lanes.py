"""Lanes: order inside a chat, no waiting between chats."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.telegram.lanes import Lanes

Job = Callable[[], Awaitable[None]]


def noting(what: str, done: list[str], after: asyncio.Event | None = None) -> Job:
    """A job that notes its name, once an event happened."""

    async def job() -> None:
        if after:
            await after.wait()
        done.append(what)

    return job


async def test_jobs_of_one_chat_run_in_order() -> None:
    """Answer "mdma" and then "with alcohol" the other way round, and both would be wrong."""
    lanes, done, gate = Lanes(), list[str](), asyncio.Event()
    lanes.add(1, 10, noting("first", done, gate))
    lanes.add(1, 11, noting("second", done))
    lanes.add(1, 12, noting("third", done))
    await asyncio.sleep(0)
    assert done == []
    assert lanes.waiting_in(1) == 2
    gate.set()
    await lanes.wait(1)
    assert done == ["first", "second", "third"]


async def test_a_chat_that_waits_holds_up_no_other() -> None:
    """One person's 429 is nobody else's."""
    lanes, done, gate = Lanes(), list[str](), asyncio.Event()
    lanes.add(1, 10, noting("held up", done, gate))
    lanes.add(2, 11, noting("other", done))
    await lanes.wait(0.05)
    assert done == ["other"]
    assert lanes.first_unfinished() == 10
    assert lanes.first_unfinished(at_least=11) is None
    assert lanes.is_unfinished(10)
    assert not lanes.is_unfinished(11)
    gate.set()
    await lanes.wait(1)
    assert lanes.first_unfinished() is None


@pytest.mark.parametrize("error", [ValueError, KeyError, RecursionError, TimeoutError])
async def test_a_job_that_fails_stops_neither_its_lane_nor_another(error: type[Exception]) -> None:
    """After a bad question the next one is answered, and the failed one is confirmed."""
    lanes, done = Lanes(), list[str]()

    async def fails() -> None:
        raise error

    lanes.add(1, 10, fails)
    lanes.add(1, 11, noting("after it", done))
    lanes.add(2, 12, noting("beside it", done))
    await lanes.wait(1)
    assert sorted(done) == ["after it", "beside it"]
    assert lanes.first_unfinished() is None


async def test_a_lane_is_gone_when_its_jobs_are_done() -> None:
    """The key of a lane is a chat id: it may not stay in memory."""
    lanes, done = Lanes(), list[str]()
    for chat in range(20):
        lanes.add(chat, 100 + chat, noting("done", done))
    await lanes.wait(1)
    await asyncio.sleep(0)
    assert len(done) == 20
    assert (lanes._waiting, lanes._runners, lanes._unfinished) == ({}, {}, set())


async def test_a_job_added_by_the_last_job_of_its_lane_runs() -> None:
    """A lane may not close in the moment something is put at its end."""
    lanes, done = Lanes(), list[str]()

    async def adds() -> None:
        lanes.add(1, 11, noting("added", done))

    lanes.add(1, 10, adds)
    await lanes.wait(1)
    assert done == ["added"]


async def test_waiting_ends_when_the_time_is_up() -> None:
    """On SIGTERM an answer that never comes does not keep the process alive."""
    lanes, gate = Lanes(), asyncio.Event()
    lanes.add(1, 10, noting("never", [], gate))
    await lanes.wait(0.01)
    assert lanes.first_unfinished() == 10
    gate.set()
    await lanes.wait(1)
