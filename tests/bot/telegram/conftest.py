"""Pauses of the bot made short, so that tests of faults take no time."""

from __future__ import annotations

import pytest

from bot.memory import Memory
from bot.telegram import polling, sender, service


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between tries the bot waits hundredths of seconds."""
    monkeypatch.setattr(sender, "_FIRST_PAUSE", 0.01)
    monkeypatch.setattr(polling, "_LONGEST_PAUSE", 0.05)
    monkeypatch.setattr(polling, "_SECONDS_FOR_ANSWERS", 0.1)
    monkeypatch.setattr(polling, "_MOST_STALE", 2)


@pytest.fixture
def memories(monkeypatch: pytest.MonkeyPatch) -> list[Memory]:
    """The memory of each bot that starts during the test."""
    made: list[Memory] = []

    def note() -> Memory:
        made.append(Memory())
        return made[-1]

    monkeypatch.setattr(service, "Memory", note)
    return made
