"""Sending to one chat through everything Telegram may answer."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from telegram.error import BadRequest, NetworkError

from bot.rendering.document import Bold, Document, Paragraph
from bot.telegram.sender import ChatGoneError, quietly, send_document, send_text
from tests.support.bot import telegram_bot
from tests.support.bot_api import BotApi, Fault

pytestmark = pytest.mark.usefixtures("short_pauses")

PERSON = 7_000_001
