"""Understand a text: Rasa if it answers in time, else names, combinations and emergencies alone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

import httpx

from actions.library import Library
from actions.understanding import Understanding
from bot import logs
from bot.understanding.readings import NotTrustedError, from_matcher, from_rasa
from nlu.matching import Matcher
from nlu.matching.text import has_content

LONGEST_TEXT = 4096  # characters
SECONDS_TO_ANSWER = 1.0  # where a person waits
_AT_ONCE = 4  # the server computes: with more it answers no sooner, only each later
_FAILURES_UNTIL_OPEN = 5
_SECONDS_OPEN = 10.0


class Understander:
    """Asks the NLU server; answers from the matcher when that is down, slow or wrong.

    After five failures in a row the server is left alone for ten seconds, so that a dead server
    costs nobody a second of waiting. Questions that fail together are one failure: a machine held
    up for a second is no dead server.
    """

    def __init__(
        self, url: str, library: Callable[[], Library], matcher: Matcher | None = None,
        *, patience: float = SECONDS_TO_ANSWER,
    ) -> None:  # fmt: skip
        """Connect to a server, at the first question.

        Args:
            url: where it is.
            library: the content as it is now; what is understood is checked against it.
            matcher: what answers where the server does not.
            patience: seconds that an answer of the server may take.
        """
        self._client = httpx.AsyncClient(
            base_url=url, timeout=patience, trust_env=False,
            limits=httpx.Limits(max_connections=_AT_ONCE),
        )  # fmt: skip
        self._patience = patience
        self._library = library
        self._matcher = matcher or Matcher()
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._failures = 0
        self._counted_at = 0.0  # when the last failure was counted
        self._closed_until = 0.0

    async def understand(self, text: str) -> Understanding:
        """What is asked in a text. Never raises: at worst nothing was understood."""
        text = text.encode("utf-8", "ignore").decode()  # half a surrogate pair is no character
        text = text.encode("utf-8", "replace").decode()  # an emoji cut in half cannot be sent on
        if not has_content(text) or len(text) > LONGEST_TEXT:
            return Understanding()
        # Rasa reads "/intent" as an instruction; such a text is for the matcher only.
        if not text.lstrip().startswith("/") and (answered := await self._answer_in_time(text)):
            return answered
        reading = await asyncio.to_thread(self._matcher.read, text)
        return from_matcher(reading, self._library())

    async def _answer_in_time(self, text: str) -> Understanding | None:
        """What the server answers; None when it is left alone, or was down, slow or wrong."""
        if self._is_left_alone():  # nobody waits for a turn that will not be taken
            return None
        # Waiting for one's turn does not count: it says nothing about the server.
        async with self._turns:
            if self._is_left_alone():  # since it began to wait
                return None
            asked_at = time.monotonic()
            try:
                # httpx's own timeout begins anew with every piece that arrives.
                async with asyncio.timeout(self._patience):
                    answered = await self._ask_rasa(text)
            except (httpx.HTTPError, ValueError, TimeoutError) as error:
                self._note_failure(error, asked_at)
                return None
            self._failures = 0
            return answered

    def _is_left_alone(self) -> bool:
        return time.monotonic() < self._closed_until

    async def _ask_rasa(self, text: str) -> Understanding:
        response = await self._client.post("/model/parse", json={"text": text})
        response.raise_for_status()
        return from_rasa(response.json(), self._library())

    def _note_failure(self, error: Exception, asked_at: float) -> None:
        if asked_at >= self._counted_at:  # else it was in flight when the last counted one failed
            self._failures += 1
            self._counted_at = time.monotonic()
        wrong = isinstance(error, NotTrustedError)
        logs.event("nlu-not-trusted" if wrong else "nlu-no-answer", failures=self._failures)
        if self._failures >= _FAILURES_UNTIL_OPEN:
            self._closed_until = time.monotonic() + _SECONDS_OPEN
            self._failures = 0

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()
