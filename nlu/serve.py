"""Serve the model on loopback: `/model/parse` as Rasa answers it, and nothing else.

`rasa run` would also open webhooks that keep conversations in memory and routes that replace the
model. This serves the same model archive, and keeps nothing.

    python -m nlu.serve --port 5005            # prints one line when it is ready
    python -m nlu.serve --watch-stdin          # ends when whoever started it is gone
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import ctypes
import gc
import json
import logging
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ["RASA_TELEMETRY_ENABLED"] = "false"

from aiohttp import web

from nlu import model
from nlu.parser import Parser

LONGEST_TEXT = 4096
# The first text of an alphabet makes lingua read its language models, before anybody waits: the
# first of these before we say "ready", the others while the first questions come.
WARM_UP = ("hello", "привет", "مرحبا", "ሰላም")
_PR_SET_DUMPABLE = 4


def application(parser: Parser, fingerprint: str) -> web.Application:
    """The two routes."""

    async def parse(request: web.Request) -> web.Response:
        try:
            text = (await request.json())["text"]
        except (ValueError, KeyError, TypeError):
            return _error(400, "send JSON with a text")
        if not isinstance(text, str) or len(text) > LONGEST_TEXT:
            return _error(400, f"text must be a string of at most {LONGEST_TEXT} characters")
        # Rasa would read "/intent{...}" as an instruction, not as something a person said.
        if text.lstrip().startswith("/"):
            return _error(400, "a text that begins with / is not parsed")
        text = text.encode("utf-8", "ignore").decode()  # half a surrogate pair is no character
        # In a thread, so that one very long text does not keep others from being taken in.
        parsed = await asyncio.get_running_loop().run_in_executor(None, parser.parse, text)
        return web.json_response(parsed, dumps=_dumps)

    async def status(request: web.Request) -> web.Response:
        return web.json_response({"service": "naast-nlu", "fingerprint": fingerprint})

    app = web.Application(client_max_size=64 * 1024)
    app.router.add_post("/model/parse", parse)
    app.router.add_get("/status", status)
    return app


def _error(status: int, reason: str) -> web.Response:
    return web.json_response({"error": reason}, status=status)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


async def _serve(host: str, port: int, watch_stdin: bool) -> None:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="naast-nlu-") as folder:
        gc.disable()  # what is read makes a million objects that all stay
        parser = Parser(model.MODEL, Path(folder))
        parser.parse(WARM_UP[0])
        gc.enable()
        runner = web.AppRunner(application(parser, model.fingerprint()), access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, host, port)
        await site.start()
        address = site._server.sockets[0].getsockname()  # type: ignore[union-attr]
        loop = asyncio.get_running_loop()
        for text in WARM_UP[1:]:
            loop.run_in_executor(None, parser.parse, text)
        print(f"ready {address[1]} {time.monotonic() - began:.1f}s", flush=True)
        try:
            await _until_told_to_stop(watch_stdin)
        finally:
            await runner.cleanup()


async def _until_told_to_stop(watch_stdin: bool) -> None:
    import signal

    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    if watch_stdin:
        reader = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        waiting = [asyncio.ensure_future(reader.read()), asyncio.ensure_future(stopped.wait())]
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()
    else:
        await stopped.wait()


class _NamesOnly(logging.Formatter):
    """Records of Rasa and its libraries may hold a text: print where they come from, no more."""

    def format(self, record: logging.LogRecord) -> str:
        return f"nlu {record.levelname.lower()} {record.name}"


def _keep_silent() -> None:
    """No text in logs, no core dump with texts in it."""
    handler = logging.StreamHandler()
    handler.setFormatter(_NamesOnly())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.raiseExceptions = False
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def main() -> None:
    """Read the arguments and serve until told to stop."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5005, help="0: any free port")
    parser.add_argument("--watch-stdin", action="store_true")
    arguments = parser.parse_args()
    if not model.MODEL.is_file():
        sys.exit(f"There is no model at {model.MODEL}. Make one with: make train")
    _keep_silent()
    asyncio.run(_serve(arguments.host, arguments.port, arguments.watch_stdin))


if __name__ == "__main__":
    main()
