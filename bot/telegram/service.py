"""Run the bot on Telegram until told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal

from telegram import Bot, BotCommand, Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes, TypeHandler

from actions.library import Library
from bot import logs
from bot.conversation import Talk
from bot.i18n import N_, Interface, has_catalogue
from bot.memory import Memory
from bot.settings import Settings
from bot.telegram.application import RawBot, build
from bot.telegram.handlers import Handlers
from bot.telegram.health import HealthFile
from bot.telegram.polling import EXIT_TOKEN_REFUSED, Polling

_SECONDS_BETWEEN_SWEEPS = 10.0

_COMMANDS = {
    "emergency": N_("What to do now"),
    "language": N_("Another language"),
    "privacy": N_("What I keep of you"),
    "clear": N_("Forget and delete this talk"),
    "help": N_("What you can ask"),
}


async def is_token_refused(settings: Settings) -> bool:
    """Whether Telegram refuses the token: worth a second before content and names are read.

    Whatever else goes wrong here, such as no network, is no reason to give up.
    """
    bot = build(settings).bot
    try:
        await bot.initialize()
    except InvalidToken:
        logs.event("token-refused")
        return True
    except (TelegramError, OSError):
        return False
    finally:
        await bot.shutdown()
    return False


async def serve_until_signal(talk: Talk, settings: Settings) -> int:
    """Serve until SIGTERM or Ctrl-C; answers in hand are still sent."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    return await serve(talk, settings, stopping)


async def serve(talk: Talk, settings: Settings, stopping: asyncio.Event) -> int:
    """Poll and answer until told to stop; returns an exit status (3: token refused)."""
    application = build(settings)
    bot = application.bot
    assert isinstance(bot, RawBot)  # noqa: S101 - for the type checker: `build` made it
    try:
        if not await _started(application, stopping):
            await bot.shutdown()
            return 0
    except InvalidToken:
        logs.event("token-refused")
        await bot.shutdown()
        return EXIT_TOKEN_REFUSED
    memory = Memory()
    handlers = Handlers(bot, talk, memory)
    _register(application, handlers)
    health = HealthFile(settings.data_folder)
    background = [
        asyncio.create_task(_sweep(memory)),
        asyncio.create_task(_introduce(bot, talk.library())),
    ]
    try:
        return await Polling(bot, application.process_update, health).run(stopping)
    finally:
        for task in background:
            task.cancel()
        await application.shutdown()


async def _started(application: Application, stopping: asyncio.Event) -> bool:  # type: ignore[type-arg]
    """Say hello to Telegram; no network is no reason to give up. False when told to stop."""
    pause = 0.5
    while not stopping.is_set():
        try:
            await application.initialize()
            await application.bot.delete_webhook(drop_pending_updates=False)
        except InvalidToken:
            raise
        except (TelegramError, OSError) as error:
            logs.failure("no-telegram", error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), pause)
            pause = min(pause * 2, 10.0)
        else:
            logs.event("started")
            return True
    return False


def _register(application: Application, handlers: Handlers) -> None:  # type: ignore[type-arg]
    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await handlers.handle(update)

    async def note(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        if context.error:
            logs.failure("turn-failed", context.error)

    application.add_handler(TypeHandler(Update, handle))
    application.add_error_handler(note)


async def _sweep(memory: Memory) -> None:
    """Drop conversations past their time, also when nobody writes."""
    while True:
        await asyncio.sleep(_SECONDS_BETWEEN_SWEEPS)
        if memory.expire():
            gc.collect()


async def _introduce(bot: Bot, library: Library) -> None:
    """Put the commands into Telegram's menu, in each language of the interface."""
    for code in library.languages:
        if not has_catalogue(code):
            continue
        interface = Interface(code)
        commands = [BotCommand(name, interface.text(text)) for name, text in _COMMANDS.items()]
        language = None if code == "en" else code
        try:
            await bot.set_my_commands(commands, language_code=language)
        except TelegramError as error:
            logs.failure("commands-not-set", error)
