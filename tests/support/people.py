"""People who type and tap, for tests. What the bot sends them lands in `heard`."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.bot_api import BotApi


@dataclass
class Person:
    """Someone with a chat of their own."""

    api: BotApi
    id: int
    language: str | None
    names: dict[str, str]
    heard: list[dict[str, Any]] = field(default_factory=list)
    typed: list[int] = field(default_factory=list)  # ids of the messages they sent
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _read: int = 0

    def says(self, text: str) -> int:
        """Type a message; returns the id of its update."""
        entities = (
            [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
            if text.startswith("/") and text.strip() != "/"
            else []
        )
        return self.sends(text=text, **({"entities": entities} if entities else {}))

    def sends(
        self, *, kind: str = "message", chat: dict[str, Any] | None = None, **content: Any
    ) -> int:
        """Send any content: a voice message, a sticker, an edit (kind="edited_message")."""
        message = self.message(chat=chat, **content)
        self.typed.append(message["message_id"])
        return self.api.push({kind: message})

    def message(self, *, chat: dict[str, Any] | None = None, **content: Any) -> dict[str, Any]:
        """A message as Telegram describes it."""
        return {
            "message_id": self.api.new_message_id(),
            "date": int(time.time()),
            "chat": chat or self.as_chat(),
            "from": self.as_user(),
            **content,
        }

    def as_user(self) -> dict[str, Any]:
        """This person as a Telegram user."""
        user = {"id": self.id, "is_bot": False, "first_name": "Somebody", **self.names}
        return {**user, "language_code": self.language} if self.language else user

    def as_chat(self) -> dict[str, Any]:
        """The private chat with this person."""
        return {"id": self.id, "type": "private", **self.names}

    def taps(self, label: str) -> int:
        """Tap the button of the last message that has this label."""
        for message in reversed(self.heard):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
                for button in row:
                    if label in button["text"]:
                        return self.taps_data(button["callback_data"], message)
        raise AssertionError(f"no button {label!r} in {self.labels()}")

    def taps_data(self, data: str, message: dict[str, Any] | None = None) -> int:
        """Tap a button that carries this data, wherever it came from."""
        shown = message or {"message_id": 1, "date": 0, "chat": self.as_chat()}
        return self.api.push(
            {
                "callback_query": {
                    "id": str(self.api.new_message_id()),
                    "from": self.as_user(),
                    "chat_instance": "1",
                    "message": {k: v for k, v in shown.items() if k != "reply_markup"},
                    "data": data,
                }
            }
        )

    def changes_membership(self, status: str, chat: dict[str, Any] | None = None) -> int:
        """Block the bot (status="kicked"), let it in again, or add it to a group."""
        bot = {"id": 123456789, "is_bot": True, "first_name": "Naast"}
        left = {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})
        return self.api.push(
            {
                "my_chat_member": {
                    "chat": chat or self.as_chat(),
                    "from": self.as_user(),
                    "date": int(time.time()),
                    "old_chat_member": {"user": bot, "status": "member"},
                    "new_chat_member": left,
                }
            }
        )

    def receive(self, message: dict[str, Any]) -> None:
        """Get a message from the bot."""
        self.heard.append(message)
        self._news.set()

    async def hears(self, seconds: float = 5.0) -> str:
        """The text of the next message from the bot.

        Raises:
            TimeoutError: when none comes.
        """
        async with asyncio.timeout(seconds):
            while len(self.heard) <= self._read:
                self._news.clear()
                await self._news.wait()
        self._read += 1
        return self.heard[self._read - 1]["text"]

    def labels(self) -> list[str]:
        """What the buttons of the last message say."""
        if not self.heard:
            return []
        keyboard = (self.heard[-1].get("reply_markup") or {}).get("inline_keyboard", [])
        return [button["text"] for row in keyboard for button in row]
