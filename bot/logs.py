"""Logs that cannot hold a person: event names, numbers and words from closed lists.

Libraries put texts, ids and the token into their records (httpx the URL, python-telegram-bot
whole updates), so what they log is reduced to where it came from. An exception is its class and
the line of ours it passed, never its message.
"""

from __future__ import annotations

import asyncio
import ctypes
import logging
import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from actions.library import Finding

_ROOT = Path(__file__).resolve().parents[1]
_OURS = "naast"
_PR_SET_DUMPABLE = 4


def event(name: str, **numbers: int | float) -> None:
    """Log that something happened. Only numbers go with it: a text could be a person's."""
    parts = [name, *(f"{key}={value:.6g}" for key, value in sorted(numbers.items()))]
    logging.getLogger(_OURS).info(" ".join(parts))


def failure(name: str, error: BaseException, **numbers: int | float) -> None:
    """Log that something failed: the class of the error and our own line, not its message."""
    place = _own_line(error.__traceback__)
    parts = [name, type(error).__name__, place]
    parts += [f"{key}={value:.6g}" for key, value in sorted(numbers.items())]
    logging.getLogger(_OURS).error(" ".join(part for part in parts if part))


def content_finding(finding: Finding) -> None:
    """Log what is wrong with a content file. Its words are an editor's, never a person's."""
    logging.getLogger(_OURS).error("content %s", finding)


def set_up(level: int = logging.INFO) -> None:
    """Send our events to standard error, and nothing of anybody else's but its origin."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OriginOnly())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    logging.raiseExceptions = False
    # Their records never even reach a handler below WARNING: one URL holds the token.
    for noisy in ("httpx", "httpcore", "telegram", "asyncio", "apscheduler"):
        logging.getLogger(noisy).setLevel(max(level, logging.WARNING))
    sys.excepthook = _on_exception
    threading.excepthook = lambda args: _on_exception(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
    sys.unraisablehook = lambda args: failure("unraisable", args.exc_value or RuntimeError())


def on_loop_exception(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What an event loop does with an exception nobody caught."""
    failure("loop-exception", context.get("exception") or RuntimeError())


def keep_out_of_core_dumps() -> None:
    """No other process may read this one's memory, and no core dump is written (Linux)."""
    try:
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (OSError, AttributeError):
        event("core-dumps-not-prevented")


class _OriginOnly(logging.Formatter):
    """Our own events as they are; of any other record only its level and logger."""

    def format(self, record: logging.LogRecord) -> str:
        when = time.strftime("%H:%M", time.gmtime(record.created))
        if record.name == _OURS:
            return f"{when} {record.getMessage()}"
        return f"{when} {record.levelname.lower()} from {record.name}"


def _on_exception(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    failure("crash", error)


def _own_line(trace: TracebackType | None) -> str:
    """The last line of this project that an error passed: `bot/memory.py:42`."""
    for frame in reversed(traceback.extract_tb(trace)):
        path = Path(frame.filename)
        if path.is_relative_to(_ROOT) and ".venv" not in path.parts:
            return f"{path.relative_to(_ROOT)}:{frame.lineno}"
    return ""
