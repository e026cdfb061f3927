"""`naast`: the command line."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Annotated

import typer
from rich.console import Console

from bot import asking, logs
from bot.conversation import Talk
from bot.editors import content
from bot.rendering.document import plain
from bot.settings import Settings
from bot.start import with_talk
from bot.understanding.training import TrainingError
from bot.understanding.training import train as train_model

app = typer.Typer(
    help="Naast: an anonymous chatbot beside people who use drugs.",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
)  # fmt: skip
app.add_typer(content, name="content")
messages = Console(stderr=True)

_EXIT_NO_TOKEN = 2


def main() -> None:
    """Run the command line; nothing a person typed ever shows in a traceback."""
    logs.set_up()
    logs.keep_out_of_core_dumps()
    try:
        app()
    except Exception as error:  # noqa: BLE001 - Typer would print it, with a text in it perhaps
        logs.failure("crash", error)
        sys.exit(1)


@app.command()
def chat() -> None:
    """Talk in the terminal."""
    from bot.console import chat as talk_in_terminal

    screen = Console()
    try:
        asyncio.run(with_talk(lambda talk: talk_in_terminal(talk, screen), messages))
    except KeyboardInterrupt:
        screen.print()


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="One question.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON objects out.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON lines in and out.")] = False,
    lang: Annotated[str | None, typer.Option(help="The language the person reads.")] = None,
) -> None:
    """Answer one question, or one a line from standard input."""
    use = with_talk(
        lambda talk: _ask(talk, question, as_json or jsonl, jsonl, lang), messages, asking.PATIENCE
    )
    asyncio.run(use)


async def _ask(
    talk: Talk, question: str | None, as_json: bool, jsonl: bool, lang: str | None
) -> None:
    lines = (
        [question.encode("utf-8", "surrogateescape")] if question is not None else sys.stdin.buffer
    )
    parse_json = jsonl and question is None
    if not as_json and question is not None:
        asked = asking.read_line(lines[0], as_json=False, language=lang)  # type: ignore[index]
        if asked.problem:
            messages.print(asked.problem)
            raise typer.Exit(1)
        print(plain((await asking.reply(asked, talk)).document))
        return
    async for described in asking.answers(lines, talk, as_json=parse_json, language=lang):
        written = json.dumps(described, ensure_ascii=False) if as_json else described["answer"]
        sys.stdout.buffer.write(written.encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()


@app.command()
def run() -> None:
    """Poll Telegram and answer (needs TELEGRAM_BOT_TOKEN)."""
    settings = Settings.read()
    if not settings.telegram_token:
        messages.print(
            "Set TELEGRAM_BOT_TOKEN to the token that @BotFather gave you, then try again."
        )
        raise typer.Exit(_EXIT_NO_TOKEN)
    raise typer.Exit(asyncio.run(_run(settings)))


async def _run(settings: Settings) -> int:
    from bot.telegram.polling import EXIT_TOKEN_REFUSED
    from bot.telegram.service import is_token_refused, serve_until_signal

    asyncio.get_running_loop().set_exception_handler(logs.on_loop_exception)
    if await is_token_refused(settings):
        return EXIT_TOKEN_REFUSED
    return await with_talk(lambda talk: serve_until_signal(talk, settings), messages)


@app.command()
def healthy() -> None:
    """Exit with 0 when Telegram answered the running bot within the last minute."""
    from bot.telegram.health import is_healthy

    raise typer.Exit(0 if is_healthy(Settings.read().data_folder) else 1)


@app.command()
def train() -> None:
    """Train the language model from the sentences in nlu/data."""
    try:
        train_model(messages)
    except TrainingError as error:
        messages.print(str(error), markup=False)
        raise typer.Exit(1) from None
