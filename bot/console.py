"""The conversation in a terminal."""

from __future__ import annotations

import asyncio

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
    welcome = Interface("en")
    console.print(escape(welcome.text(notices.NOTICES["chat-greeting"])))
    console.print(escape(welcome.text(notices.WELCOME_PRIVACY)), style="dim")
    while True:
        console.print()
        try:
            text = (await asyncio.to_thread(console.input, "[bold]>[/bold] ")).strip()
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
