"""`naast ask`: questions in, answers out, as contract/README.md has it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bot import logs
from bot.conversation import Talk, Turn
from bot.language import DEFAULT
from bot.memory import Conversation
from bot.rendering.document import plain
from bot.understanding.understander import LONGEST_TEXT

# Seconds for an answer of the NLU server: nobody waits in a chat, and a machine that is held up for
# a second must not make hundreds of lines be answered without it.
PATIENCE = 5.0
_AT_ONCE = 16  # lines answered side by side; the order of the output is that of the input


@dataclass(frozen=True)
class Question:
    """One line of input. `problem` says why it cannot be answered."""

    text: str = ""
    language: str | None = None
    profile: str | None = None
    problem: str | None = None


def read_line(raw: bytes, *, as_json: bool, language: str | None) -> Question:
    """A question from a line of input; a line that cannot be read becomes a problem."""
    try:
        line = raw.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        return Question(problem="the line is not UTF-8")
    text, profile = line, None
    if as_json:
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            return Question(problem="the line is not JSON")
        if not isinstance(data, dict) or not isinstance(data.get("text"), str):
            return Question(problem='the line needs the form {"text": "…"}')
        text = data["text"]
        language = _code(data.get("lang")) or language
        profile = _code(data.get("profile"))
    if len(text) > LONGEST_TEXT:
        return Question(problem=f"the text is over {LONGEST_TEXT} characters")
    if any("\ud800" <= c <= "\udfff" for c in text):
        return Question(problem="the text is not Unicode")
    return Question(text, language, profile)


def _code(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


async def reply(question: Question, talk: Talk) -> Turn:
    """Answer one question without context."""
    known = talk.library().languages
    chosen = question.language if question.language in known else None
    conversation = Conversation(chosen_language=chosen)
    return await talk.hear(question.text, conversation, question.profile)


async def answers(
    lines: Iterable[bytes], talk: Talk, *, as_json: bool, language: str | None
) -> AsyncIterator[dict[str, Any]]:
    """One object a line, in order."""
    waiting = iter(lines)
    while batch := list(islice(waiting, _AT_ONCE)):
        questions = [read_line(line, as_json=as_json, language=language) for line in batch]
        for described in await asyncio.gather(*(_object(q, talk) for q in questions)):
            yield described


async def _object(question: Question, talk: Talk) -> dict[str, Any]:
    if question.problem:
        return _unreadable(question.problem, question.language)
    try:
        return describe(await reply(question, talk))
    except Exception as error:  # noqa: BLE001 - the rest of the input is still answered
        logs.failure("ask-failed", error)
        return _unreadable("something went wrong", question.language)


def describe(turn: Turn) -> dict[str, Any]:
    """The object of the contract for an answer."""
    request = turn.request
    topical = request.kind in ("substance", "rights", "guide", "chat")
    return {
        "language": turn.document.language,
        "kind": request.kind,
        "substances": sorted(request.substances),
        "topic": request.topic if topical else None,
        "need": request.need,
        "place": request.place if request.kind == "service" else None,
        "emergency": request.emergency,
        "risk": turn.risk,
        "confidence": round(min(max(request.confidence, 0.0), 1.0), 4),
        "content_language": turn.document.content_language,
        "answer": plain(turn.document),
    }


def _unreadable(problem: str, language: str | None) -> dict[str, Any]:
    return {
        "language": language or DEFAULT, "kind": "unclear", "substances": [], "topic": None,
        "need": None, "place": None, "emergency": None, "risk": None, "confidence": 0.0,
        "content_language": language or DEFAULT, "answer": "", "error": problem,
    }  # fmt: skip
