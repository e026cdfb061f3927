"""The processes that are measured: the NLU server, the bots, the Bot API server."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import psutil

from nlu.measuring import PYTHON as NLU_PYTHON

ROOT = Path(__file__).resolve().parents[1]
NAAST = ROOT / ".venv" / "bin" / "naast"


@dataclass
class Served:
    """An NLU server, and how long it took until it was ready."""

    process: subprocess.Popen[str]
    url: str
    seconds: float


@contextlib.contextmanager
def nlu_server() -> Iterator[Served]:
    """An NLU server of our own on any free port."""
    began = time.perf_counter()
    command = [str(NLU_PYTHON), "-W", "ignore", "-m", "nlu.serve", "--port", "0", "--watch-stdin"]
    with _running(command, {"PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL) as process:
        ready = _line(process).split()
        yield Served(process, f"http://127.0.0.1:{ready[1]}", time.perf_counter() - began)


class BotApiProcess:
    """`bench.bot_api` in another process: tell it to send messages, get the seconds."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        described = json.loads(_line(process))
        self.token: str = described["token"]
        self.urls: dict[str, str] = described["urls"]

    def round(self, bot: str, texts: list[str], chats: int) -> float:
        """Seconds until a bot has answered all these texts, sent at once."""
        return float(self._tell(bot=bot, texts=texts, chats=chats, at_once=True))

    def one_by_one(self, bot: str, texts: list[str], chats: int) -> list[float]:
        """Seconds until a bot has answered each text, when nobody else writes."""
        return list(self._tell(bot=bot, texts=texts, chats=chats, at_once=False))

    def _tell(self, **command: Any) -> Any:
        assert self._process.stdin  # noqa: S101 - for the type checker: it is a pipe
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        answered = json.loads(_line(self._process))
        if answered["refused"]:
            raise RuntimeError(f"the Bot API refused: {answered['refused'][0]}")
        return answered["seconds"]


@contextlib.contextmanager
def bot_api() -> Iterator[BotApiProcess]:
    """The Bot API server of the tests."""
    with _running([sys.executable, "-m", "bench.bot_api"], {}) as process:
        yield BotApiProcess(process)


@contextlib.contextmanager
def naast(api: BotApiProcess, nlu_url: str, log: IO[str]) -> Iterator[psutil.Process]:
    """Our bot as `naast run` starts it; its events go to `log`."""
    with tempfile.TemporaryDirectory(prefix="naast-bench-") as data:
        environment = {
            "TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.urls["naast"],
            "NAAST_NLU_URL": nlu_url, "NAAST_DATA": data,
        }  # fmt: skip
        with _running([str(NAAST), "run"], environment, stderr=log) as process:
            yield psutil.Process(process.pid)


@contextlib.contextmanager
def echo_bot(api: BotApiProcess, log: IO[str]) -> Iterator[psutil.Process]:
    """A bare bot of python-telegram-bot that says back what it hears."""
    environment = {
        "TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.urls["echo"],
        "NO_PROXY": "127.0.0.1",
    }  # fmt: skip
    command = [sys.executable, "-m", "bench.echo_bot"]
    with _running(command, environment, stderr=log) as process:
        yield psutil.Process(process.pid)


@contextlib.contextmanager
def _running(
    command: list[str], environment: dict[str, str], stderr: IO[str] | int | None = None
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(  # noqa: S603 - our own programs
        command, cwd=ROOT, env={**os.environ, **environment}, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout  # noqa: S101 - for the type checker: it is a pipe
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"{process.args!r} ended before it answered")
    return line
