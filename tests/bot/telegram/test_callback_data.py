"""Buttons: small enough, understood after a restart, and no way in for who forges them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Message, Update

from actions.understanding import Request
from bot import notices
from bot.conversation import Talk
from bot.i18n import Interface
from bot.memory import Memory
from bot.telegram import keyboards
from bot.telegram.callback_data import MOST_BYTES, decode, encode
from bot.telegram.handlers import Handlers
from bot.understanding import Understander
from tests.support.bot import NOBODY, library, matcher, running_bot
from tests.support.bot_api import BotApi
from tests.support.people import Person

LIBRARY = library()
SUBSTANCES = sorted(LIBRARY.substances)
REQUESTS = [
    request
    for name in ("emergency", "substances", "services", "rights", "guides")
    for request in keyboards.menu_requests(name, LIBRARY)
]
_WORDS = st.sampled_from(
    [*SUBSTANCES, *LIBRARY.languages, *LIBRARY.emergencies, *LIBRARY.guides, *LIBRARY.rights,
     "lang", "menu", "s", "c", "w", "e", "r", "g", "h", "overview", "duration", "amsterdam",
     "talk", "language", "emergency", "", " ", "{0}", "%s", "../..", "🤷", "\u202e", "\ud800"]
)  # fmt: skip
FORGED = st.one_of(
    st.text(max_size=MOST_BYTES),
    st.lists(_WORDS, max_size=6).map("|".join),
    st.tuples(st.lists(_WORDS, max_size=3).map("|".join), st.lists(_WORDS).map(",".join)).map(
        "|".join
    ),
    st.binary(max_size=MOST_BYTES).map(lambda raw: raw.decode("latin-1")),
)


@pytest.mark.parametrize("request_", REQUESTS, ids=str)
def test_a_button_means_after_a_restart_what_it_meant_before(request_: Request) -> None:
    """Nothing is stored here: its data is all there is."""
    for language in LIBRARY.languages:
        data = encode(language, request_)
        assert data is not None
        assert decode(data, LIBRARY) == (language, request_)


@given(st.lists(st.sampled_from(SUBSTANCES), min_size=2, max_size=4, unique=True))
def test_a_combination_fits_into_a_button_or_gets_none(ids: list[str]) -> None:
    """Telegram refuses the whole message for one button of 65 bytes."""
    data = encode("nl", Request("combination", tuple(sorted(ids))))
    if data is None:
        assert len("nl|c|" + ",".join(ids)) > MOST_BYTES
    else:
        assert len(data.encode()) <= MOST_BYTES
        assert decode(data, LIBRARY) == ("nl", Request("combination", tuple(sorted(ids))))


@settings(max_examples=400, deadline=None)
@given(FORGED)
def test_a_forged_button_is_answered_like_any_other(data: str) -> None:
    """Whoever sends our buttons changed gets a reply in words, and never an exception."""
    bot = _RecordingBot()
    asyncio.run(_tap(data, bot))
    assert bot.calls.count("answerCallbackQuery") == 1
    assert len(bot.calls) <= 2


async def test_stale_buttons_are_answered_in_words(api: BotApi, tmp_path: Path) -> None:
    """Content changes; the buttons in old messages do not."""
    person = api.person(language="nl")
    stale = [
        "nl|s|gone|overview",
        "nl|c|ghb,gone",
        "xx|s|ghb|overview",
        "nl",
        "",
        "nl|w|gone|",
        "|",
    ]
    async with running_bot(api, tmp_path):
        for data in stale:
            person.taps_data(data)
            assert await person.hears() == Interface("nl").text(notices.OLD_BUTTON), data
    assert len(api.sent("answerCallbackQuery")) == len(stale)


class _RecordingBot:
    """Takes every call and notes its name; mark-up must not be what was forged."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    async def answer_callback_query(self, *_: Any, **__: Any) -> bool:
        self.calls.append("answerCallbackQuery")
        return True

    async def send_message(self, chat_id: int, text: str, **_: Any) -> Message:
        assert text.strip()
        text.encode()
        self.calls.append("sendMessage")
        return Message.de_json(
            {"message_id": 5, "date": 0, "chat": {"id": chat_id, "type": "private"}}, None
        )


_API = BotApi()


async def _tap(data: str, bot: _RecordingBot) -> None:
    Person(_API, 7, "nl", {}).taps_data(data)
    update = Update.de_json(_API._updates.pop(), bot)
    async with Understander(NOBODY, library, matcher()) as understander:
        await Handlers(bot, Talk(library, understander), Memory()).handle(update)
