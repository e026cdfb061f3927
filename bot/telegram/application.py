"""python-telegram-bot, made to keep nothing about anybody."""

from __future__ import annotations

import os
from typing import Any

from telegram.error import NetworkError
from telegram.ext import Application, ApplicationBuilder, ExtBot
from telegram.request import HTTPXRequest

from bot.settings import Settings

# What we ask Telegram for; everything else is never sent to us.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
MOST_UPDATES = 100  # Telegram hands out at most so many at once
_CONNECTIONS = 64
os.environ.setdefault("PTB_TIMEDELTA", "true")  # else every 429 is also a warning
_SECONDS_TO_CONNECT = 10.0


class RawBot(ExtBot[None]):
    """A bot that can fetch updates without reading them: one bad update must not hide others."""

    async def get_raw_updates(self, offset: int | None, seconds: int) -> list[dict[str, Any]]:
        """Updates as Telegram sent them, oldest first.

        Args:
            offset: the lowest id to send; lower ones count as handled and are gone afterwards.
            seconds: how long to wait for the first.

        Raises:
            TelegramError: when Telegram, or a proxy in between, answers anything else.
        """
        data = {
            "offset": offset,
            "timeout": seconds,
            "limit": MOST_UPDATES,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        wait = seconds + _SECONDS_TO_CONNECT
        try:
            answered = await self._post("getUpdates", data, read_timeout=wait)
        except (KeyError, TypeError, AttributeError) as error:
            raise NetworkError("not an answer of the Bot API") from error
        if not isinstance(answered, list):
            raise NetworkError("not a list of updates")
        return [update for update in answered if isinstance(update, dict)]


class ForgetfulApplication(Application[Any, Any, Any, Any, Any, Any]):
    """The library's application notes every chat and user id until the process ends; not here."""

    def _mark_for_persistence_update(self, *, update: object = None, job: object = None) -> None:
        """Note nothing (the library would add the ids of the update)."""


def build(settings: Settings) -> ForgetfulApplication:
    """An application without updater, job queue and persistence."""
    token = settings.telegram_token.reveal()
    bot = RawBot(
        token=token,
        base_url=settings.telegram_api_url,
        request=_request(),
        get_updates_request=_request(),
    )
    application = (
        ApplicationBuilder()
        .application_class(ForgetfulApplication)
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .build()
    )
    assert isinstance(application, ForgetfulApplication)  # noqa: S101 - for the type checker
    return application


def _request() -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=_CONNECTIONS,
        connect_timeout=_SECONDS_TO_CONNECT,
        read_timeout=_SECONDS_TO_CONNECT,
        httpx_kwargs={"trust_env": False},
    )
