"""What each kind of message, tap and membership gets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot import notices
from bot.i18n import Interface
from bot.memory import Memory
from bot.telegram import keyboards
from tests.support.bot import library, running_bot
from tests.support.bot_api import BotApi, Fault

pytestmark = pytest.mark.usefixtures("short_pauses")

DUTCH, ENGLISH, POLISH = Interface("nl"), Interface("en"), Interface("pl")
SHARED = {"id": -100_200, "title": "Friends"}


@pytest.mark.parametrize("kind", ["group", "supergroup"])
@pytest.mark.parametrize("how", ["a message", "an edited message", "being added", "a tap"])
async def test_in_a_group_it_says_that_it_only_talks_in_private_and_leaves(
    kind: str, how: str, api: BotApi, tmp_path: Path
) -> None:
    """In a group everybody would read along."""
    person, group = api.person(), {**SHARED, "type": kind}
    async with running_bot(api, tmp_path):
        match how:
            case "a message":
                person.sends(chat=group, text="ghb?")
            case "an edited message":
                person.sends(chat=group, kind="edited_message", text="ghb?", edit_date=1)
            case "being added":
                person.changes_membership("member", group)
            case _:
                person.taps_data("nl|s|ghb|overview", person.message(chat=group))
        await api.until(lambda: bool(api.sent("leaveChat")))
        await api.until(lambda: not api.unconfirmed)
    assert [message["text"] for message in api.sent()] == [DUTCH.text(notices.GROUP)]
    assert [message["chat_id"] for message in api.sent()] == [SHARED["id"]]
    assert api.sent("leaveChat") == [{"chat_id": SHARED["id"]}]


async def test_it_leaves_a_channel_without_a_word(api: BotApi, tmp_path: Path) -> None:
    """What it writes there, every follower gets."""
    async with running_bot(api, tmp_path):
        api.person().changes_membership("member", {**SHARED, "type": "channel"})
        await api.until(lambda: bool(api.sent("leaveChat")))
    assert api.sent() == []


@pytest.mark.parametrize("status", [400, 403, 502])
async def test_it_leaves_a_group_in_which_it_may_not_speak(
    status: int, api: BotApi, tmp_path: Path
) -> None:
    """It tries a few times to say why, and goes all the same."""
    api.fail("sendMessage", *[Fault(status)] * 12)
    async with running_bot(api, tmp_path):
        api.person().sends(chat={**SHARED, "type": "group"}, text="ghb?")
        await api.until(lambda: bool(api.sent("leaveChat")))
    assert len(api.sent()) <= 3


async def test_having_left_a_group_it_says_nothing_more(api: BotApi, tmp_path: Path) -> None:
    """Telegram tells it that it left; answering that would be a loop."""
    person, group = api.person(), {**SHARED, "type": "group"}
    async with running_bot(api, tmp_path):
        person.changes_membership("left", group)
        person.changes_membership("kicked", group)
        person.says("ghb?")
        await person.hears()
        await api.until(lambda: not api.unconfirmed)
    assert len(api.sent()) == 1
    assert api.sent("leaveChat") == []


async def test_being_blocked_forgets_the_chat(
    memories: list[Memory], api: BotApi, tmp_path: Path
) -> None:
    """And who comes back is a stranger: the language they chose is gone too."""
    person = api.person(language="nl")
    async with running_bot(api, tmp_path):
        person.taps_data("lang|pl")
        await person.hears()
        person.changes_membership("kicked")
        await api.until(lambda: not api.unconfirmed)
        assert len(memories[0]) == 0
        person.changes_membership("member")
        person.says("/privacy")
        assert await person.hears() == DUTCH.text(notices.PRIVACY)


LEFT_TO_RIGHT, RIGHT_TO_LEFT, ISOLATE = "\u200e", "\u200f", "\u2067"
TEXTS = {
    "too long": ("a" * 4097, notices.TOO_LONG),
    "much too long": ("ghb " * 20_000, notices.TOO_LONG),
    "only marks": (RIGHT_TO_LEFT + ISOLATE + LEFT_TO_RIGHT, notices.EMPTY),
    "only invisible": ("\u200b\u2060\ufeff", notices.EMPTY),
    "only emoji": ("🤷‍♀️", notices.EMPTY),
}


@pytest.mark.parametrize(("text", "notice"), TEXTS.values(), ids=TEXTS.keys())
async def test_a_text_that_asks_nothing_gets_a_sentence(
    text: str, notice: str, api: BotApi, tmp_path: Path
) -> None:
    """A guess at an answer would be worse, and silence too."""
    person = api.person()
    async with running_bot(api, tmp_path):
        person.says(text)
        assert await person.hears() == DUTCH.text(notice)


@pytest.mark.parametrize(
    "text",
    ["ghb" + " " * 4093, f"{RIGHT_TO_LEFT}ghb{LEFT_TO_RIGHT}?", "ghb \ud83d?", "\udc80 ghb ?"],
    ids=["4096 characters", "marks of direction", "half a surrogate", "a surrogate before"],
)
async def test_strange_characters_around_a_name_do_not_hide_it(
    text: str, api: BotApi, tmp_path: Path
) -> None:
    """Phones put marks around words of another direction, and cut emoji in half."""
    person = api.person()
    async with running_bot(api, tmp_path):
        person.says(text)
        assert (await person.hears()).startswith("GHB")


COMMANDS = {
    "/start": "chat-greeting",
    "/start ad7-campaign_3": "chat-greeting",
    "/START@Naast_Bot": "chat-greeting",
    "/help": "chat-menu",
    "/HELP@NAAST_BOT": "chat-menu",
    "/nonsense": "chat-menu",
    "/settings@naast_bot now": "chat-menu",
}


@pytest.mark.parametrize(("command", "notice"), COMMANDS.items(), ids=COMMANDS.keys())
async def test_a_command_is_understood_however_it_is_written(
    command: str, notice: str, api: BotApi, tmp_path: Path
) -> None:
    """Links carry a payload, groups the name of the bot, old clients other commands."""
    person = api.person()
    async with running_bot(api, tmp_path):
        person.says(command)
        heard = await person.hears()
        assert heard.startswith(DUTCH.text(notices.NOTICES[notice]))
    assert "campaign" not in str(api.sent())


@pytest.mark.parametrize(
    "text", ["/", "//", "/ ghb", '/dose{"drug":"x"}', "/1", "/mix", "/@naast_bot", "/ghb?"]
)
async def test_whatever_begins_with_a_slash_gets_one_answer(
    text: str, api: BotApi, tmp_path: Path
) -> None:
    """Rasa would read it as an instruction; here it is a text like any other."""
    person = api.person()
    async with running_bot(api, tmp_path):
        person.says(text)
        await person.hears()
        await api.until(lambda: not api.unconfirmed)
    assert len(person.heard) == 1


OTHERS: dict[str, tuple[dict[str, Any], str]] = {
    "a location": ({"location": {"latitude": 52.37, "longitude": 4.9}}, notices.OTHER_MESSAGE),
    "a contact": (
        {"contact": {"phone_number": "+31600000000", "first_name": "A"}},
        notices.OTHER_MESSAGE,
    ),
    "a game": (
        {"game": {"title": "?", "description": "?", "photo": []}},
        notices.OTHER_MESSAGE,
    ),
    "a pinned message": ({"pinned_message": {}}, notices.OTHER_MESSAGE),
    "a picture with a text": (
        {"photo": [], "document": {"file_id": "1", "file_unique_id": "1"}, "caption": "ghb?"},
        notices.PICTURE,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "notice"), OTHERS.values(), ids=OTHERS.keys())
async def test_what_is_no_text_gets_a_sentence(
    content: dict[str, Any], notice: str, api: BotApi, tmp_path: Path
) -> None:
    """Nothing is downloaded, and nobody waits for an answer that never comes."""
    person = api.person()
    if "pinned_message" in content:
        content = {"pinned_message": person.message(text="old")}
    async with running_bot(api, tmp_path):
        person.sends(**content)
        assert await person.hears() == DUTCH.text(notice)
    assert api.sent("getFile") == []


async def test_a_chosen_language_is_kept_and_wins_over_that_of_the_text(
    api: BotApi, tmp_path: Path
) -> None:
    """Who chose Polish gets Polish: after a Dutch question, a Dutch button, a command."""
    person = api.person(language="nl")
    async with running_bot(api, tmp_path):
        person.says("/language")
        await person.hears()
        person.taps("Polski")
        assert (await person.hears()).startswith(
            POLISH.text(notices.LANGUAGE_CHOSEN, language="Polski")
        )
        person.says("kan ik ghb met alcohol nemen")
        in_polish = await person.hears()
        person.taps_data("nl|c|alcohol,ghb")
        assert await person.hears() == in_polish
        person.taps_data("menu|language|nl")
        assert await person.hears() == POLISH.text(notices.CHOOSE_LANGUAGE)
        person.says("/privacy")
        assert await person.hears() == POLISH.text(notices.PRIVACY)


async def test_a_language_is_chosen_per_chat(api: BotApi, tmp_path: Path) -> None:
    """One person's choice is nobody else's."""
    one, other = api.person(1, "nl"), api.person(2, "nl")
    async with running_bot(api, tmp_path):
        one.taps_data("lang|pl")
        await one.hears()
        other.says("/privacy")
        assert await other.hears() == DUTCH.text(notices.PRIVACY)


async def test_every_button_of_every_menu_leads_somewhere(api: BotApi, tmp_path: Path) -> None:
    """A menu that offers what is no longer there would say "that button no longer works"."""
    person = api.person(language="en")
    requests = [
        request
        for name in ("emergency", "substances", "services", "rights", "guides")
        for request in keyboards.menu_requests(name, library())
    ]
    async with running_bot(api, tmp_path):
        for name in ("emergency", "substances", "services", "rights", "guides", "language"):
            person.taps_data(f"menu|{name}|en")
            await person.hears()
            assert person.labels(), name
        buttons = [
            button["callback_data"]
            for message in person.heard[:-1]
            for row in message["reply_markup"]["inline_keyboard"]
            for button in row
        ]
        assert len(buttons) == len(requests)
        for data in buttons:
            person.taps_data(data)
            assert await person.hears() != ENGLISH.text(notices.OLD_BUTTON), data
