"""python-telegram-bot, as we build it, keeps nothing about anybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from telegram.error import TelegramError

from bot.telegram import service
from bot.telegram.application import ALLOWED_UPDATES, ForgetfulApplication, build
from tests.support.bot import running_bot, settings, telegram_bot
from tests.support.bot_api import TOKEN, BotApi, Fault


@pytest.fixture
def applications(monkeypatch: pytest.MonkeyPatch) -> list[ForgetfulApplication]:
    """Each application that the bot builds during the test."""
    built: list[ForgetfulApplication] = []

    def note(*args: object) -> ForgetfulApplication:
        built.append(build(*args))
        return built[-1]

    monkeypatch.setattr(service, "build", note)
    return built


async def test_the_library_notes_no_chat_and_no_person(
    applications: list[ForgetfulApplication], api: BotApi, tmp_path: Path
) -> None:
    """As it comes, it keeps the id of everybody who ever wrote until the process ends."""
    person = api.person()
    async with running_bot(api, tmp_path):
        person.says("ghb?")
        await person.hears()
        person.taps_data("nl|s|ghb|duration")
        await person.hears()
        person.changes_membership("kicked")
        await api.until(lambda: not api.unconfirmed)
        (application,) = applications
        assert application._chat_ids_to_be_updated_in_persistence == set()
        assert application._user_ids_to_be_updated_in_persistence == set()
        assert dict(application.user_data) == {}
        assert dict(application.chat_data) == {}
        assert application.bot_data == {}


async def test_nothing_that_stores_is_switched_on(api: BotApi, tmp_path: Path) -> None:
    """Persistence, jobs and the library's own polling each keep ids or lose questions."""
    application = build(settings(api, tmp_path))
    assert application.persistence is None
    assert application.updater is None
    assert application._job_queue is None
    assert application.bot.callback_data_cache is None


async def test_the_kinds_of_updates_we_ask_for_are_a_short_list(
    api: BotApi, tmp_path: Path
) -> None:
    """What Telegram does not send us cannot leak."""
    person = api.person()
    async with running_bot(api, tmp_path):
        person.says("ghb?")
        await person.hears()
    asked = {tuple(call["allowed_updates"]) for call in api.sent("getUpdates")}
    assert asked == {ALLOWED_UPDATES}
    assert set(ALLOWED_UPDATES) == {
        "message", "edited_message", "callback_query", "my_chat_member",
    }  # fmt: skip


async def test_updates_come_raw_and_what_is_no_object_is_left_out(
    api: BotApi, tmp_path: Path
) -> None:
    """Read by the library, one bad update would hide all others."""
    for update in ("a text", None, 7, {"update_id": 5, "message": "nonsense"}):
        api.push_raw(update)
    async with telegram_bot(api, tmp_path) as bot:
        assert await bot.get_raw_updates(None, 0) == [{"update_id": 5, "message": "nonsense"}]


@pytest.mark.parametrize("body", ["null", "7", '{"ok": true}', '{"ok": true, "result": 7}', "<p>"])
async def test_an_answer_that_is_no_list_of_updates_is_a_failure_of_telegram(
    body: str, api: BotApi, tmp_path: Path
) -> None:
    """A proxy in between may say anything with status 200; the bot has to try again."""
    api.fail("getUpdates", Fault(body=body))
    async with telegram_bot(api, tmp_path) as bot:
        with pytest.raises(TelegramError):
            await bot.get_raw_updates(None, 0)


async def test_the_application_does_not_show_its_token(api: BotApi, tmp_path: Path) -> None:
    """A repr ends up in tracebacks and debuggers."""
    described = repr(settings(api, tmp_path))
    assert TOKEN not in described
    assert TOKEN.partition(":")[2] not in described
