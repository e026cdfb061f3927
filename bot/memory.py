"""What a conversation remembers, for how long. In memory only; nothing here names a person."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from cachetools import TTLCache

from actions.understanding import Context

SECONDS_REMEMBERED = 30 * 60
MOST_CONVERSATIONS = 100_000
MOST_MESSAGES = 100  # Telegram deletes at most so many at once


@dataclass
class Conversation:
    """One talk: its language, what it is about, and the messages that /clear would delete."""

    chosen_language: str | None = None
    language: str | None = None
    context: Context = field(default_factory=Context)
    message_ids: deque[int] = field(default_factory=lambda: deque(maxlen=MOST_MESSAGES))


class Memory:
    """Conversations by a keyed hash of the chat. The key is made at start and never stored."""

    def __init__(
        self,
        seconds: float = SECONDS_REMEMBERED,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._secret = secrets.token_bytes(32)
        self._conversations: TTLCache[bytes, Conversation] = TTLCache(
            MOST_CONVERSATIONS, seconds, timer=clock
        )

    def of(self, chat: int | str) -> Conversation:
        """The conversation with a chat; its time begins anew. A new one when there is none."""
        key = self._key(chat)
        conversation = self._conversations.get(key) or Conversation()
        self._conversations[key] = conversation
        return conversation

    def forget(self, chat: int | str) -> Conversation:
        """Drop a conversation at once and return what it was."""
        return self._conversations.pop(self._key(chat), None) or Conversation()

    def expire(self) -> int:
        """Drop what is past its time and return how many there were; a timer calls it.

        The cache itself does so only when it is used.
        """
        return len(list(self._conversations.expire()))

    def __len__(self) -> int:
        return len(self._conversations)

    def _key(self, chat: int | str) -> bytes:
        return hashlib.blake2b(str(chat).encode(), key=self._secret, digest_size=16).digest()
