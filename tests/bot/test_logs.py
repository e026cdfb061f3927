"""Logs hold event names and numbers: whatever a library or an exception says, no person."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MARK = "Qzxjvwk-7000001"
BEFORE = f"""
import asyncio, logging, sys, threading, warnings
from bot import logs
logs.set_up(logging.DEBUG)
MARK = {MARK!r}
"""

# What each program does, and what its standard error may say at most.
PROGRAMS = {
    "an event": (
        'logs.event("answered", seconds=0.25, people=2)',
        "answered people=2 seconds=0.25",
    ),
    "a failure": (
        """
from bot.settings import Settings
from bot.telegram.callback_data import decode
try:
    decode("nl|s|" + MARK, None)
except Exception as error:
    logs.failure("bad", error, tries=3)
""",
        "bad AttributeError bot/telegram/callback_data.py:",
    ),
    "a failure outside our code": (
        """
try:
    int(MARK)
except ValueError as error:
    logs.failure("bad", error)
""",
        "bad ValueError",
    ),
    "a foreign record": (
        'logging.getLogger("some.library").debug("user %s", MARK)',
        "debug from some.library",
    ),
    "a foreign exception": (
        """
try:
    raise ValueError(MARK)
except ValueError:
    logging.getLogger("telegram.ext").exception("update %s", MARK, stack_info=True)
""",
        "error from telegram.ext",
    ),
    "a record that cannot be formatted": (
        'logging.getLogger("x").error("%d %s", MARK)',
        "error from x",
    ),
    "a warning": ("warnings.warn(MARK)", "warning from py.warnings"),
    "an uncaught exception": ("raise ValueError(MARK)", "crash ValueError"),
    "an exception of exceptions": (
        "raise ExceptionGroup(MARK, [ValueError(MARK)])",
        "crash ExceptionGroup",
    ),
    "an exception in a thread": (
        """
def fails():
    raise ValueError(MARK)
thread = threading.Thread(target=fails, name=MARK)
thread.start()
thread.join()
""",
        "crash ValueError",
    ),
    "an exception while something is deleted": (
        """
class Person:
    def __del__(self):
        raise ValueError(MARK)
    def __repr__(self):
        return MARK
person = Person()
del person
""",
        "unraisable ValueError",
    ),
    "an exception in a task that nobody awaits": (
        """
async def fails():
    raise ValueError(MARK)
async def main():
    asyncio.get_running_loop().set_exception_handler(logs.on_loop_exception)
    task = asyncio.create_task(fails(), name=MARK)
    await asyncio.sleep(0)
    del task
asyncio.run(main(), debug=True)
""",
        "loop-exception ValueError",
    ),
    "Ctrl-C": ("raise KeyboardInterrupt(MARK)", ""),
}


@pytest.mark.parametrize(("program", "says"), PROGRAMS.values(), ids=PROGRAMS.keys())
def test_standard_error_says_what_happened_and_not_to_whom(program: str, says: str) -> None:
    """A log is copied, kept and read by many: what never gets in never gets out."""
    error = _run(BEFORE + program)
    assert says in error
    assert MARK not in error
    assert "7000001" not in error


def test_the_place_of_a_failure_is_a_line_of_ours() -> None:
    """Without the message, the place is what one has to mend it by."""
    error = _run(BEFORE + PROGRAMS["a failure"][0])
    place = error.split("callback_data.py:")[1].split()[0]
    assert place.isdigit()


@pytest.mark.parametrize("name", ["httpx", "httpcore", "telegram.ext.Application", "asyncio"])
def test_chatty_libraries_are_not_even_asked_for_details(name: str) -> None:
    """For one, httpx logs each URL at INFO, and the token is in it."""
    program = f'logging.getLogger("{name}").info(MARK); logging.getLogger("{name}").error(MARK)'
    assert _run(BEFORE + program).split(" ", 1)[1] == f"error from {name}\n"


def test_a_record_tells_the_minute_and_not_the_second() -> None:
    """An exact time could be put beside Telegram's own."""
    when = _run(BEFORE + 'logs.event("started")').split()[0]
    assert len(when) == len("12:34")


def test_nothing_may_read_this_process_from_outside(tmp_path: Path) -> None:
    """No core dump, no debugger of another process: memory is where a talk is."""
    program = (
        BEFORE
        + """
logs.keep_out_of_core_dumps()
import ctypes
print("dumpable", ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), file=sys.stderr)
"""
    )
    assert "dumpable 0" in _run(program)


def _run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", program],
        capture_output=True, text=True, timeout=30, cwd=Path(__file__).parents[2], check=False,
    )  # fmt: skip
    assert done.stdout == ""
    return done.stderr
