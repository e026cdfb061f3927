"""What to do with each kind of update. A handler takes what it needs, asks the core, sends."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Awaitable, Callable

from telegram import Bot, CallbackQuery, ChatMember, Message, Update
from telegram.constants import ChatType

from bot import language as languages
from bot import logs, notices
from bot.conversation import Talk, Turn
from bot.i18n import Interface
from bot.memory import Conversation, Memory
from bot.rendering.compose import menu
from bot.telegram import keyboards
from bot.telegram.callback_data import decode
from bot.telegram.sender import ChatGoneError, quietly, send_document, send_text
from bot.understanding.understander import LONGEST_TEXT
from nlu.matching.text import has_content

_SECONDS_FOR_A_TURN = 10.0
_COMMAND = re.compile(r"/([a-z]{1,32})(?:@\w+)?(?:\s|$)", re.IGNORECASE)
_GONE = (ChatMember.BANNED, ChatMember.LEFT)


class Handlers:
    """Handles updates one at a time per chat. Remembers nothing but what `Memory` holds."""

    def __init__(self, bot: Bot, talk: Talk, memory: Memory) -> None:
        self._bot = bot
        self._talk = talk
        self._memory = memory
        self._commands: dict[str, Callable[[Message, Conversation], Awaitable[None]]] = {
            "start": self._start,
            "help": self._help,
            "language": self._language,
            "privacy": self._privacy,
            "emergency": self._emergency,
            "clear": self._clear,
        }

    async def handle(self, update: Update) -> None:
        """Handle one update; a chat that is gone is forgotten at once."""
        chat = update.effective_chat
        if chat is None:
            return
        try:
            if update.my_chat_member:
                await self._membership(update)
            elif chat.type != ChatType.PRIVATE:
                await self._leave(update)
            elif update.callback_query:
                await self._tap(update.callback_query, chat.id)
            elif update.edited_message:
                await self._say(update.edited_message, notices.EDITED)
            elif update.message:
                await self._message(update.message)
        except ChatGoneError:
            self._memory.forget(chat.id)
            logs.event("chat-gone")

    async def _message(self, message: Message) -> None:
        conversation = self._memory.of(message.chat_id)
        conversation.message_ids.append(message.message_id)
        if message.text is not None:
            await self._text(message, message.text, conversation)
        elif message.voice or message.audio or message.video_note:
            await self._say(message, notices.VOICE)
        elif message.photo or message.video or message.document:
            await self._say(message, notices.PICTURE)
        elif message.sticker or message.animation or message.dice:
            await self._say(message, notices.STICKER)
        else:
            await self._say(message, notices.OTHER_MESSAGE)

    async def _text(self, message: Message, text: str, conversation: Conversation) -> None:
        command = _COMMAND.match(text)
        if command:
            known = self._commands.get(command.group(1).lower(), self._help)
            await known(message, conversation)
        elif not has_content(text):
            await self._say(message, notices.EMPTY)
        elif len(text) > LONGEST_TEXT:
            await self._say(message, notices.TOO_LONG)
        else:
            await self._answer(message, text, conversation)

    async def _answer(self, message: Message, text: str, conversation: Conversation) -> None:
        try:
            async with asyncio.timeout(_SECONDS_FOR_A_TURN):
                turn = await self._talk.hear(text, conversation, _profile(message))
        except Exception as error:  # noqa: BLE001 - the person gets a sentence, the log the place
            logs.failure("no-answer", error)
            await self._say(message, notices.TROUBLE)
            return
        await self._send(message.chat_id, turn, conversation)
        if turn.request.kind == "chat" and turn.request.topic == "forget-me":
            await self._clear(message, conversation)

    async def _send(self, chat_id: int, turn: Turn, conversation: Conversation) -> None:
        keyboard = keyboards.choices(turn.document)
        if keyboard is None and turn.request.kind in ("chat", "unclear"):
            interface = Interface(turn.document.language)
            keyboard = keyboards.main_menu(interface, turn.document.language)
        sent = await send_document(self._bot, chat_id, turn.document, keyboard)
        if sent:
            conversation.message_ids.append(sent.message_id)

    async def _tap(self, query: CallbackQuery, chat_id: int) -> None:
        await quietly(query.answer)
        conversation = self._memory.of(chat_id)
        kind, _, rest = (query.data or "").partition("|")
        if kind == keyboards.LANGUAGE:
            await self._choose_language(chat_id, rest, conversation)
            return
        if kind == keyboards.MENU:
            name, _, language = rest.partition("|")
            await self._open_menu(chat_id, name, language, conversation)
            return
        decoded = decode(query.data or "", self._talk.library())
        if decoded is None:
            interface = self._interface(conversation, query.from_user.language_code)
            await self._send_text(chat_id, interface.text(notices.OLD_BUTTON), conversation)
            return
        language, request = decoded
        conversation.language = conversation.chosen_language or language
        await self._send(chat_id, self._talk.respond(request, conversation), conversation)

    async def _choose_language(self, chat_id: int, code: str, conversation: Conversation) -> None:
        known = self._talk.library().languages.get(code)
        if known is None:
            return
        conversation.chosen_language = conversation.language = code
        interface = Interface(code)
        text = interface.text(notices.LANGUAGE_CHOSEN, language=known.name)
        keyboard = keyboards.main_menu(interface, code)
        await self._send_text(
            chat_id, f"{text}\n{interface.text(notices.MENU)}", conversation, keyboard
        )

    async def _open_menu(
        self, chat_id: int, name: str, language: str, conversation: Conversation
    ) -> None:
        library = self._talk.library()
        if name == "language":
            interface = self._interface(conversation, language)
            text = interface.text(notices.CHOOSE_LANGUAGE)
            await self._send_text(chat_id, text, conversation, keyboards.languages(library))
            return
        code = conversation.chosen_language or languages.choose(
            (), known=library.languages, previous=language
        )
        conversation.language = code
        requests = keyboards.menu_requests(name, library)
        sentence = notices.WHICH_EMERGENCY if name == "emergency" else notices.MENU
        document = menu(sentence, requests, code, library)
        sent = await send_document(self._bot, chat_id, document, keyboards.choices(document))
        if sent:
            conversation.message_ids.append(sent.message_id)

    async def _start(self, message: Message, conversation: Conversation) -> None:
        interface = self._interface(conversation, _profile(message))
        text = "\n\n".join(
            interface.text(part)
            for part in (
                notices.NOTICES["chat-greeting"],
                notices.WELCOME_PRIVACY,
                notices.CHOOSE_LANGUAGE,
            )
        )
        library = self._talk.library()
        chat_id = message.chat_id
        await self._send_text(chat_id, text, conversation, keyboards.languages(library))
        keyboard = keyboards.main_menu(interface, interface.language)
        await self._send_text(chat_id, interface.text(notices.MENU), conversation, keyboard)

    async def _help(self, message: Message, conversation: Conversation) -> None:
        interface = self._interface(conversation, _profile(message))
        keyboard = keyboards.main_menu(interface, interface.language)
        text = f"{interface.text(notices.NOTICES['chat-menu'])}\n\n{interface.text(notices.HELP)}"
        await self._send_text(message.chat_id, text, conversation, keyboard)

    async def _language(self, message: Message, conversation: Conversation) -> None:
        interface = self._interface(conversation, _profile(message))
        keyboard = keyboards.languages(self._talk.library())
        text = interface.text(notices.CHOOSE_LANGUAGE)
        await self._send_text(message.chat_id, text, conversation, keyboard)

    async def _privacy(self, message: Message, conversation: Conversation) -> None:
        await self._say(message, notices.PRIVACY)

    async def _emergency(self, message: Message, conversation: Conversation) -> None:
        interface = self._interface(conversation, _profile(message))
        await self._open_menu(message.chat_id, "emergency", interface.language, conversation)

    async def _clear(self, message: Message, conversation: Conversation) -> None:
        """Forget at once, and delete what Telegram lets a bot delete."""
        interface = self._interface(conversation, _profile(message))
        forgotten = self._memory.forget(message.chat_id)
        ids = sorted(set(forgotten.message_ids))
        if ids:
            await quietly(lambda: self._bot.delete_messages(message.chat_id, ids))
        await send_text(self._bot, message.chat_id, interface.text(notices.CLEARED))

    async def _membership(self, update: Update) -> None:
        """Blocked in private: forget. Added to a group: say so, and leave."""
        change = update.my_chat_member
        if change is None:
            return
        if change.new_chat_member.status in _GONE:
            self._memory.forget(change.chat.id)
        elif change.chat.type != ChatType.PRIVATE:
            await self._leave(update)

    async def _leave(self, update: Update) -> None:
        chat, user = update.effective_chat, update.effective_user
        if chat is None:
            return
        interface = self._interface(Conversation(), user.language_code if user else None)
        if chat.type != ChatType.CHANNEL:
            text = interface.text(notices.GROUP)
            with contextlib.suppress(ChatGoneError):  # it may not speak there
                await quietly(lambda: self._bot.send_message(chat.id, text))
        await quietly(lambda: self._bot.leave_chat(chat.id))

    async def _say(self, message: Message, sentence: str) -> None:
        conversation = self._memory.of(message.chat_id)
        interface = self._interface(conversation, _profile(message))
        await self._send_text(message.chat_id, interface.text(sentence), conversation)

    async def _send_text(
        self,
        chat_id: int,
        text: str,
        conversation: Conversation,
        keyboard: keyboards.Keyboard | None = None,
    ) -> None:
        sent = await send_text(self._bot, chat_id, text, keyboard)
        if sent:
            conversation.message_ids.append(sent.message_id)

    def _interface(self, conversation: Conversation, profile: str | None) -> Interface:
        """The interface in the language of the talk, or of the person's Telegram."""
        return Interface(
            languages.choose(
                (),
                known=self._talk.library().languages,
                chosen=conversation.chosen_language,
                previous=conversation.language,
                profile=profile,
            )
        )


def _profile(message: Message) -> str | None:
    return message.from_user.language_code if message.from_user else None
