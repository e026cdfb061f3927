"""Measure the bot: `make bench`, or `python -m bench --train` to time a training too."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time

from rich.console import Console

from bench import content, messages, parsing, starting
from bench.figures import print_table
from bench.processes import nlu_server
from bot.understanding.training import ensure_model


def main() -> None:
    """Measure one subject after the other and print each when it is known."""
    parser = argparse.ArgumentParser(prog="bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--train", action="store_true", help="time a training too (ten minutes)")
    arguments = parser.parse_args()
    screen = Console(width=None if sys.stdout.isatty() else 110, highlight=False)
    ensure_model(Console(stderr=True))
    began = time.monotonic()
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start"
    python = platform.python_version()
    screen.print(f"{time.strftime('%Y-%m-%d %H:%M')}, {machine}, Python {python}")
    with nlu_server() as nlu:
        print_table("Understanding one text", parsing.measure(nlu), screen)
        speed, memory = messages.measure(nlu)
    sent = f"{messages.MESSAGES} messages of {messages.CHATS} chats at once"
    print_table(f"Whole bot, {sent}", speed, screen)
    print_table("Memory", memory, screen)
    print_table("Starting", starting.measure(), screen)
    print_table("Content", content.measure(), screen)
    print_table("Model", starting.measure_model(training=arguments.train), screen)
    screen.print(f"Measured in {time.monotonic() - began:.0f} s.")


if __name__ == "__main__":
    main()
