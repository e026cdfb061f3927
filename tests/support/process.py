"""`naast run` as a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.bot_api import BotApi

NAAST = Path(sys.executable).with_name("naast")


@dataclass
class Process:
    """A running bot; what it and its children print is kept until it ends."""

    process: asyncio.subprocess.Process
    printed: asyncio.Task[bytes]

    async def ends(self, seconds: float = 40.0) -> tuple[int, bytes]:
        """The exit status and everything printed, once it ended."""
        async with asyncio.timeout(seconds):
            return await self.process.wait(), await self.printed


@contextlib.asynccontextmanager
async def naast_run(api: BotApi, data: Path, **environment: str) -> AsyncIterator[Process]:
    """`naast run` against a `BotApi`; killed at the end where it still runs."""
    process = await asyncio.create_subprocess_exec(
        NAAST, "run", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        stdin=asyncio.subprocess.DEVNULL,
        env={
            **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
            "TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url,
            "NAAST_DATA": str(data), **environment,
        },
    )  # fmt: skip
    printed = asyncio.create_task(process.stdout.read())
    try:
        yield Process(process, printed)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        await printed
