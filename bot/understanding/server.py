"""Start the NLU server where none answers, and take it down with us."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator

import httpx
from rich.console import Console

from bot.settings import ROOT, Settings
from bot.understanding.training import NLU_PYTHON, TrainingError, ensure_model
from nlu import model

# As in nlu/Dockerfile: what is freed held what somebody asked, so it is overwritten and no block is
# kept aside for reuse.
_NOTHING_LEFT_IN_MEMORY = {
    "PYTHONMALLOC": "malloc",
    "MALLOC_PERTURB_": "181",
    "GLIBC_TUNABLES": "glibc.malloc.tcache_count=0",
}
_SECONDS_TO_START = 120.0
_SECONDS_TO_STOP = 5.0


class ServerError(RuntimeError):
    """The NLU server did not start."""


@contextlib.asynccontextmanager
async def running_server(settings: Settings, console: Console) -> AsyncIterator[str]:
    """The URL of an NLU server that answers; one is started and stopped where none does.

    With a URL that was set explicitly nothing is started. Without a model, one is trained. When
    neither works the bot goes on without: the URL then leads nowhere and the matcher answers.
    """
    if not settings.nlu_is_ours or await _answers(settings.nlu_url):
        yield settings.nlu_url
        return
    try:
        await asyncio.to_thread(ensure_model, console)
        process, port = await _start(console)
    except (TrainingError, ServerError) as error:
        console.print(f"{error}\nGoing on without it: names, combinations and emergencies only.")
        yield settings.nlu_url
        return
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        await _stop(process)


async def _answers(url: str) -> bool:
    """Whether our own server, with the model as the files describe it, answers there."""
    try:
        async with httpx.AsyncClient(timeout=1.0, trust_env=False) as client:
            status = (await client.get(f"{url}/status")).json()
    except (httpx.HTTPError, ValueError):
        return False
    ours: bool = isinstance(status, dict) and status.get("fingerprint") == model.fingerprint()
    return ours


async def _start(console: Console) -> tuple[asyncio.subprocess.Process, int]:
    process = await asyncio.create_subprocess_exec(
        str(NLU_PYTHON), "-W", "ignore", "-m", "nlu.serve", "--port", "0", "--watch-stdin",
        stdin=asyncio.subprocess.PIPE,  # closes when we are gone, however we went
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, **_NOTHING_LEFT_IN_MEMORY, "RASA_TELEMETRY_ENABLED": "false",
             "PYTHONPATH": str(ROOT)},
        start_new_session=True,  # Ctrl-C reaches us; we stop the server in order
    )  # fmt: skip
    assert process.stdout is not None  # noqa: S101 - for the type checker: it is a pipe
    with console.status("Starting the language model"):
        try:
            async with asyncio.timeout(_SECONDS_TO_START):
                ready = (await process.stdout.readline()).decode().split()
        except (TimeoutError, asyncio.CancelledError):
            await _stop(process)
            raise
    if len(ready) < 2 or ready[0] != "ready":
        await _stop(process)
        raise ServerError("The NLU server did not start.")
    return process, int(ready[1])


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(_SECONDS_TO_STOP):
            await process.wait()
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
