"""One turn of a conversation: text → understanding → answer → words.

Used alike by Telegram, the terminal and `naast ask`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from actions.answers import answer
from actions.library import Library
from actions.router import route
from actions.understanding import Context, Request
from bot import language as languages
from bot.memory import Conversation
from bot.rendering.compose import compose
from bot.rendering.document import Document
from bot.understanding import Understander

_WORDS_OF_A_SHORT_TEXT = 2
_MOST_REMEMBERED = 3  # substances a follow-up can refer to


@dataclass(frozen=True)
class Turn:
    """What came of a message: the words, and the request they answer."""

    document: Document
    request: Request
    risk: str | None


class Talk:
    """Answers messages. Holds no conversation itself: it is handed one and brings it up to date."""

    def __init__(self, library: Callable[[], Library], understander: Understander) -> None:
        self.library = library
        self._understander = understander

    async def hear(self, text: str, conversation: Conversation, profile: str | None = None) -> Turn:
        """Answer a text; `profile` is the language Telegram reports."""
        library = self.library()
        understood = await self._understander.understand(text)
        conversation.language = languages.choose(
            understood.languages,
            known=library.languages,
            chosen=conversation.chosen_language,
            previous=conversation.language,
            profile=profile,
            only_names=understood.only_names,
            short=len(text.split()) <= _WORDS_OF_A_SHORT_TEXT,
        )
        understood = understood.in_language(conversation.language)
        return self.respond(route(understood, conversation.context, library), conversation)

    def respond(self, request: Request, conversation: Conversation) -> Turn:
        """Answer a request: what was routed, or what a button carried."""
        library = self.library()
        answered = answer(request, library)
        conversation.context = _remembered(request, conversation.context)
        language = conversation.language or languages.DEFAULT
        return Turn(
            compose(answered, language, library),
            request,
            answered.risk.id if answered.risk is not None else None,
        )


def _remembered(request: Request, before: Context) -> Context:
    """What a follow-up may refer to: the substances, topic and need spoken of last.

    After a question back about substances these are the ones that all its choices share.
    """
    asks_back = request.kind == "unclear"
    offered = [choice.substances for choice in request.alternatives] if asks_back else []
    if offered and all(offered):
        substances = tuple(id_ for id_ in offered[0] if all(id_ in ids for ids in offered))
    else:
        substances = request.substances or before.substances
    return Context(
        substances=substances[:_MOST_REMEMBERED],
        topic=_topic(request, before),
        need=request.need or before.need,
    )


def _topic(request: Request, before: Context) -> str | None:
    """What was asked of the substances; small talk and a question back leave it as it was."""
    if request.kind in ("chat", "unclear"):
        return before.topic
    return request.topic if request.kind == "substance" else None
