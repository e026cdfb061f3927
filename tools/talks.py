"""Talks of two messages, and how the bot understands the second in the light of the first.

`naast ask` carries nothing from one line to the next, so these go to the same conversation that
Telegram and the terminal use.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from typing import Any

from rich.console import Console
from understood import SENTENCES, Asked

from bot import asking
from bot.conversation import Talk
from bot.memory import Conversation
from bot.start import with_talk

TALKS = SENTENCES / "talks"
_AT_ONCE = 8


def ask_talks() -> list[Asked]:
    """Hold every talk of `tests/sentences/talks`; what was asked and answered last in each."""
    labels = [
        (path.stem, json.loads(line))
        for path in sorted(TALKS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    messages = Console(stderr=True)
    answers = asyncio.run(with_talk(lambda talk: _hold(talk, labels), messages, asking.PATIENCE))
    return [Asked(code, label, got) for (code, label), got in zip(labels, answers, strict=True)]


def by_sort(asked: list[Asked]) -> dict[str, list[Asked]]:
    """The talks by what the second message is: another city, a new topic, an emergency."""
    sorts: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        sorts[one.label["sort"].replace("-", " ")].append(one)
    return dict(sorted(sorts.items()))


async def _hold(talk: Talk, labels: list[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    at_once = asyncio.Semaphore(_AT_ONCE)

    async def one(code: str, label: dict[str, Any]) -> dict[str, Any]:
        async with at_once:
            conversation = Conversation()
            await talk.hear(label["first"], conversation, code)
            return asking.describe(await talk.hear(label["text"], conversation, code))

    return await asyncio.gather(*(one(*each) for each in labels))
