"""The conversation in a terminal."""

from __future__ import annotations

import asyncio
import os
import sys

from rich.console import Console
from rich.markup import escape

from actions.answers import is_known
from bot import notices
from bot.conversation import Talk
from bot.i18n import Interface
from bot.memory import Conversation
from bot.rendering.document import Button, Document, Style, all_blocks, mark_of, stands_apart

_STYLES = {
    Style.TITLE: "bold",
    Style.HEADING: "bold",
    Style.STRONG: "bold",
    Style.WARNING: "red",
    Style.NOTE: "dim",
}


async def chat(talk: Talk, console: Console) -> None:
    """Talk until the end of input or Ctrl-C. A number chooses one of the offered questions."""
    conversation = Conversation()
    buttons: tuple[Button, ...] = ()
    keyboard = _Keyboard(sys.stdin.fileno())
    welcome = Interface("en")
    console.print(escape(welcome.text(notices.NOTICES["chat-greeting"])))
    console.print(escape(welcome.text(notices.WELCOME_PRIVACY)), style="dim")
    while True:
        console.print()
        try:
            console.print("[bold]>[/bold] ", end="")
            text = (await keyboard.line()).strip()
        except EOFError:
            return
        if not text:
            continue
        if text.isdecimal() and 0 < int(text) <= len(buttons):
            request = buttons[int(text) - 1].request
            if not is_known(request, talk.library()):
                continue
            turn = talk.respond(request, conversation)
        else:
            turn = await talk.hear(text, conversation)
        _show(turn.document, console)
        buttons = turn.document.buttons


def _show(document: Document, console: Console) -> None:
    before = None
    for block in all_blocks(document):
        if stands_apart(block, before):
            console.print()
        console.print(escape(mark_of(block) + block.text), style=_STYLES.get(block.style))
        before = block
    if document.buttons:
        console.print()
        for number, button in enumerate(document.buttons, start=1):
            console.print(escape(f"  [{number}] {button.label}"), style="cyan")


class _Keyboard:
    """Lines of standard input without a thread, which Ctrl-C could not end."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._read = b""

    async def line(self) -> str:
        """The next line. Raises EOFError at the end of input."""
        while b"\n" not in self._read:
            await self._readable()
            chunk = os.read(self._descriptor, 4096)
            if not chunk:
                if not self._read:
                    raise EOFError
                self._read += b"\n"
            self._read += chunk
        line, _, self._read = self._read.partition(b"\n")
        return line.decode("utf-8", "replace")

    async def _readable(self) -> None:
        loop = asyncio.get_running_loop()
        ready = asyncio.Event()
        try:
            loop.add_reader(self._descriptor, ready.set)
        except PermissionError:
            return  # a file is always readable
        try:
            await ready.wait()
        finally:
            loop.remove_reader(self._descriptor)
