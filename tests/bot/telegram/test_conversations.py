"""Conversations over the real Telegram protocol, each in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.bot import running_bot
from tests.support.bot_api import BotApi
from tests.support.conversations import Scenario, play, scenarios


@pytest.mark.parametrize("scenario", scenarios(needs_model=False), ids=str)
async def test_conversation_without_a_classifier(
    scenario: Scenario, api: BotApi, tmp_path: Path
) -> None:
    """Names, combinations, emergencies, buttons and commands need no NLU server."""
    person = api.person(language=scenario.language)
    async with running_bot(api, tmp_path):
        await play(scenario, person)
