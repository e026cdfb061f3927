"""Conversations that the classifier has to understand, over the real Telegram protocol."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from tests.support.bot import running_bot
from tests.support.bot_api import BotApi
from tests.support.conversations import Scenario, play, scenarios

pytestmark = pytest.mark.model


# What the bot does not do yet. A scenario that is mended fails here until it is taken out.
NOT_YET = {
    "a greeting and thanks (nl)": "a bare `hallo` is answered in English to someone whose Telegram"
    " is Dutch",
    "the risks, without the name (nl)": "`wat zijn de risico's?` is not understood",
    "the risks, without the name (ti)": "`ሓደጋታቱ እንታይ እዩ?` is not understood",
}


def _marked() -> Iterator[ParameterSet]:
    for scenario in scenarios(needs_model=True):
        known = NOT_YET.get(str(scenario))
        marks = [pytest.mark.xfail(reason=known)] if known else []
        yield pytest.param(scenario, marks=marks, id=str(scenario))


@pytest.mark.parametrize("scenario", list(_marked()))
async def test_conversation_with_the_classifier(
    scenario: Scenario, api: BotApi, tmp_path: Path, nlu_server: str
) -> None:
    """A question in everyday words gets the same answer in every language."""
    person = api.person(language=scenario.language)
    async with running_bot(api, tmp_path, nlu_server):
        await play(scenario, person)
