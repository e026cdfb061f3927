"""The promise: nothing about a person in any log or file, whatever goes wrong."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.telegram.polling import EXIT_TOKEN_REFUSED
from tests.support.bot import NOBODY
from tests.support.bot_api import BotApi, Fault
from tests.support.canaries import (
    CANARIES,
    ID,
    TEXT,
    TOKEN,
    Canary,
    found_below,
    found_in,
    marked_api,
    marked_person,
    says_everything,
)  # fmt: skip
from tests.support.leaky_bot import FAILS

ROOT = Path(__file__).parents[1]
UNREADABLE = {"message": {"message_id": TEXT, "date": TEXT, "chat": {"id": TEXT}, "text": TEXT}}


@dataclass
class Leaky:
    """A running `tests.support.leaky_bot`."""

    process: asyncio.subprocess.Process
    printed: asyncio.Task[bytes]

    async def ends(self) -> tuple[int, bytes]:
        """Its exit status and everything it printed, once it ended by itself."""
        async with asyncio.timeout(20):
            return await self.process.wait(), await self.printed


@contextlib.asynccontextmanager
async def leaky_bot(api: BotApi, folder: Path) -> AsyncIterator[Leaky]:
    """A bot that logs everything, with its folders below one that can be searched."""
    for name in ("home", "tmp", "cwd"):
        (folder / name).mkdir()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "always", "-m", "tests.support.leaky_bot",
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, cwd=folder / "cwd",
        env={
            "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"),
            "LOG_LEVEL": "DEBUG", "HTTPX_LOG_LEVEL": "trace", "PYTHONASYNCIODEBUG": "1",
            "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url,
            "NAAST_NLU_URL": NOBODY, "NAAST_DATA": str(folder / "data"),
        },
    )  # fmt: skip
    try:
        yield Leaky(process, asyncio.create_task(process.stdout.read()))
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_no_canary_is_in_a_log_or_file_whatever_happens(tmp_path: Path) -> None:
    """Ordinary answers and every fault, logged at DEBUG, down to a revoked token."""
    async with marked_api() as api, leaky_bot(api, tmp_path) as bot:
        person = marked_person(api)
        person.says("ghb?")
        assert (await person.hears(30.0)).startswith("GHB")
        await says_everything(person)
        for method, fault in (
            ("sendMessage", Fault(400)),
            ("sendMessage", Fault(502)),
            ("sendMessage", Fault(drop=True)),
            ("sendMessage", Fault(retry_after=0.1)),
            ("sendMessage", Fault(body=f"<p>{TEXT}")),
            ("sendMessage", Fault(403)),
            ("getUpdates", Fault(502)),
            ("getUpdates", Fault(body=f"<p>{TEXT}")),
        ):
            api.fail(method, fault)
            person.says(f"ghb {TEXT}")
            await api.until(lambda: not api.unconfirmed, 15.0)
        api.push(UNREADABLE)
        for text in (f"{FAILS} {TEXT}", f"/privacy {TEXT}", f"/help {TEXT}", "/clear"):
            person.says(text)
        await api.until(lambda: not api.unconfirmed)
        api.fail("getUpdates", Fault(401))
        person.says(TEXT)
        status, printed = await bot.ends()
    assert status == EXIT_TOKEN_REFUSED
    _assert_logged(printed)
    assert found_in(printed) == []
    assert found_below(tmp_path) == []
    assert [str(path.relative_to(tmp_path)) for path in _files(tmp_path)] == ["data/healthy"]
    _assert_not_echoed(api)


async def test_a_token_refused_at_the_start_is_not_in_a_log(tmp_path: Path) -> None:
    """The library puts the token itself into the message of that error."""
    async with marked_api() as api, leaky_bot(api, tmp_path) as bot:
        api.fail("getMe", Fault(401))
        status, printed = await bot.ends()
    assert status == EXIT_TOKEN_REFUSED
    assert b"token-refused" in printed
    assert found_in(printed) == []
    assert found_below(tmp_path) == []


def test_the_token_is_not_in_the_representation_of_the_settings() -> None:
    """It ends up in tracebacks and bug reports."""
    assert found_in(repr(Settings.read({"TELEGRAM_BOT_TOKEN": TOKEN})).encode()) == []


@pytest.mark.parametrize("canary", CANARIES, ids=lambda canary: canary.name)
def test_the_search_finds_a_planted_canary_in_every_form(canary: Canary, tmp_path: Path) -> None:
    """A search that finds nothing proves something only if it can find."""
    for how, form in canary.forms().items():
        for planted in (form, b"12:00 an event " + form + b"\n", gzip.compress(b"x" + form)):
            (tmp_path / "log").write_bytes(planted)
            assert f"log: {canary.name}, {how}" in found_below(tmp_path)


def test_the_search_finds_a_canary_in_the_name_of_a_file(tmp_path: Path) -> None:
    """A folder per person would be a list of people."""
    (tmp_path / str(ID)).mkdir()
    assert found_below(tmp_path) == [f"{ID}: user id, plain", f"{ID}: user id, escaped",
                                     f"{ID}: user id, JSON", f"{ID}: user id, percent"]  # fmt: skip


def test_the_search_finds_nothing_in_an_ordinary_log() -> None:
    """One that finds everything proves nothing either."""
    assert found_in(b"12:00 answered people=3 seconds=0.25\n12:01 debug from httpx\n") == []


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _assert_logged(printed: bytes) -> None:
    """Everything that had to go wrong did, or the test proves nothing."""
    for line in (
        b"started", b"debug from httpcore", b"info from httpx", b"debug from telegram",
        b"error from some.library", b"bad-update", b"try-again", b"told-to-wait", b"chat-gone",
        b"message-refused", b"turn-failed ValueError", b"crash ValueError",
        b"loop-exception ValueError", b"nlu-no-answer", b"token-refused",
    ):  # fmt: skip
        assert line in printed


def _assert_not_echoed(api: BotApi) -> None:
    """What goes back to Telegram holds the chat's id, and no word of what the person said."""
    texts = tuple(c for c in CANARIES if not c.is_id and "id" not in c.name)
    for call in api.calls:
        assert found_in(repr(call.parameters).encode(), texts) == [], call.method
