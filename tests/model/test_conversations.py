"""Conversations that the classifier has to understand, over the real Telegram protocol."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.bot import running_bot
from tests.support.bot_api import BotApi
from tests.support.conversations import Scenario, play, scenarios

pytestmark = pytest.mark.model


@pytest.mark.parametrize("scenario", scenarios(needs_model=True), ids=str)
async def test_conversation_with_the_classifier(
    scenario: Scenario, api: BotApi, tmp_path: Path, nlu_server: str
) -> None:
    """A question in everyday words gets the same answer in every language."""
    person = api.person(language=scenario.language)
    async with running_bot(api, tmp_path, nlu_server):
        await play(scenario, person)
