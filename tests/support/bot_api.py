"""A Bot API server for tests: real HTTP, long polling, faults on demand, people who type and tap.

A real `Application` runs against it. It keeps what Telegram keeps (an update until it is
confirmed by a later offset) and refuses what Telegram refuses (text too long, callback data over
64 bytes, mark-up that does not close), so that a wrong call fails a test.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.support.html import BadMarkupError, shown
from tests.support.people import Person

__all__ = ["TOKEN", "BotApi", "Call", "Fault", "Person", "shown"]

TOKEN = "123456789:TEST-token-marked-XYZZYTOKEN"
LONGEST_TEXT = 4096
LONGEST_CALLBACK_DATA = 64
_BOT = {"id": 123456789, "is_bot": True, "first_name": "Naast", "username": "naast_bot"}
_DESCRIPTIONS = {
    400: "Bad Request: can't parse entities: unsupported start tag",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request",
}


@dataclass
class Fault:
    """What a call gets instead of its result. A status of 500 and above has a body of HTML."""

    status: int = 502
    retry_after: float | None = None
    drop: bool = False  # the connection closes
    body: str | None = None  # this, with status 200
    hold: asyncio.Event | None = None  # nothing wrong, but only after this event
    chat_id: int | None = None  # only for calls about this chat


@dataclass
class Call:
    """A call that the bot made."""

    method: str
    parameters: dict[str, Any]
    at: float = field(default_factory=time.monotonic)


class BadCallError(Exception):
    """A call that Telegram would refuse, with its description."""


class BotApi:
    """The server. Use as an async context manager; `url` is what TELEGRAM_API_URL should be."""

    def __init__(self, token: str = TOKEN, port: int = 0) -> None:
        self.token = token
        self.port = port
        self.calls: list[Call] = []
        self.refused: list[str] = []  # descriptions of calls that were wrong
        self.confirmed: set[int] = set()
        self._updates: list[Any] = []
        self._next_update = 1000
        self._next_message = 1
        self._arrived = asyncio.Event()
        self._called = asyncio.Condition()
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._people: dict[int, Person] = {}
        self._runner: web.AppRunner | None = None
        self._answers: list[web.Response] = []

    async def __aenter__(self) -> BotApi:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = site._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *args: object) -> None:
        self._arrived.set()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        """The base of the API; the token follows it."""
        return f"http://127.0.0.1:{self.port}/bot"

    def person(self, id_: int = 7_000_001, language: str | None = "nl", **names: str) -> Person:
        """Someone with a chat of their own."""
        self._people[id_] = Person(self, id_, language, names)
        return self._people[id_]

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method fail, in this order."""
        self._faults[method].extend(faults)

    def push(self, update: dict[str, Any], update_id: int | None = None) -> int:
        """Put an update into the queue and return its id."""
        if update_id is None:
            self._next_update += 1
            update_id = self._next_update
        self.push_raw({"update_id": update_id, **update})
        return update_id

    def push_raw(self, update: Any) -> None:
        """Put anything into the queue, also what Telegram would never send."""
        self._updates.append(update)
        self._arrived.set()

    def pending(self, update_id: int) -> dict[str, Any]:
        """An update that is not confirmed yet, to send it a second time."""
        return next(update for update in self._updates if _id(update) == update_id)

    @property
    def unconfirmed(self) -> list[int]:
        """Ids of updates that Telegram would send again."""
        return [_id(update) for update in self._updates]

    def sent(self, method: str = "sendMessage") -> list[dict[str, Any]]:
        """The parameters of every call of a method."""
        return [call.parameters for call in self.calls if call.method == method]

    async def until(self, true: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until something is true; looks again after each call of the bot.

        Raises:
            TimeoutError: when it does not become true.
        """
        async with asyncio.timeout(seconds), self._called:
            await self._called.wait_for(true)

    def forget(self) -> None:
        """Keep nothing of what was said, so that a test can look who else does."""
        self.calls.clear()
        self._updates = []
        for answer in self._answers:  # aiohttp holds the last of each connection
            answer.body = None
        for person in self._people.values():
            person.heard.clear()

    def new_message_id(self) -> int:
        """An id that no message has yet."""
        self._next_message += 1
        return self._next_message

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        parameters = await _parameters(request)
        if request.match_info["token"] != self.token:
            return _error(401, "Unauthorized")
        self.calls.append(Call(method, parameters))
        try:
            fault = self._fault_for(method, parameters)
            if fault is not None and fault.hold is None:
                return _fail(request, fault)
            if fault is not None:
                await self._tell()
                await fault.hold.wait()
            return await self._result(method, parameters)
        finally:
            await self._tell()

    async def _result(self, method: str, parameters: dict[str, Any]) -> web.Response:
        handler = getattr(self, f"_{method}", None)
        if handler is None:
            self.refused.append(f"unknown method {method}")
            return _error(404, "Not Found: method not found")
        try:
            result = await handler(parameters)
        except (BadCallError, BadMarkupError) as error:
            self.refused.append(f"{method}: {error}")
            return _error(400, f"Bad Request: {error}")
        self._answers.append(web.json_response({"ok": True, "result": result}))
        return self._answers[-1]

    async def _tell(self) -> None:
        async with self._called:
            self._called.notify_all()

    def _fault_for(self, method: str, parameters: dict[str, Any]) -> Fault | None:
        waiting = self._faults[method]
        for fault in waiting:
            if fault.chat_id in (None, parameters.get("chat_id")):
                waiting.remove(fault)
                return fault
        return None

    async def _getMe(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        return _BOT

    async def _deleteWebhook(self, parameters: dict[str, Any]) -> bool:  # noqa: N802
        if parameters.get("drop_pending_updates"):
            raise BadCallError("this would lose questions")
        return True

    async def _getUpdates(self, parameters: dict[str, Any]) -> list[Any]:  # noqa: N802
        offset = parameters.get("offset")
        if offset is not None:
            self.confirmed.update(id_ for id_ in self.unconfirmed if 0 <= id_ < offset)
            self._updates = [u for u in self._updates if not 0 <= _id(u) < offset]
            await self._tell()
        deadline = time.monotonic() + float(parameters.get("timeout") or 0)
        while not self._updates and (left := deadline - time.monotonic()) > 0:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), left)
            except TimeoutError:
                break
        return sorted(self._updates, key=_id)[: parameters.get("limit", 100)]

    async def _sendMessage(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        chat_id, text = parameters.get("chat_id"), parameters.get("text")
        if not isinstance(chat_id, int):
            raise BadCallError("chat_id is empty")
        if not isinstance(text, str) or not text.strip():
            raise BadCallError("message text is empty")
        visible = shown(text) if parameters.get("parse_mode") == "HTML" else text
        if len(visible) > LONGEST_TEXT:
            raise BadCallError("message is too long")
        _check_keyboard(parameters.get("reply_markup"))
        message = {
            "message_id": self.new_message_id(),
            "date": int(time.time()),
            "chat": {"id": chat_id, "type": "private"},
            "from": _BOT,
            "text": visible,
        }
        if chat_id in self._people:
            keyboard = parameters.get("reply_markup")
            self._people[chat_id].receive({**message, "reply_markup": keyboard})
        return message

    async def _answerCallbackQuery(self, parameters: dict[str, Any]) -> bool:  # noqa: N802
        return True

    async def _deleteMessages(self, parameters: dict[str, Any]) -> bool:  # noqa: N802
        ids = parameters.get("message_ids")
        if not isinstance(ids, list) or not 1 <= len(ids) <= 100:
            raise BadCallError("message_ids must be 1 to 100 numbers")
        return True

    async def _leaveChat(self, parameters: dict[str, Any]) -> bool:  # noqa: N802
        return True

    async def _setMyCommands(self, parameters: dict[str, Any]) -> bool:  # noqa: N802
        for command in parameters["commands"]:
            if not 1 <= len(command["description"]) <= 256 or not command["command"].islower():
                raise BadCallError("BOT_COMMAND_DESCRIPTION_INVALID")
        return True


def _id(update: Any) -> int:
    """The id of an update; -1 for what has none, which no offset ever confirms."""
    id_ = update.get("update_id") if isinstance(update, dict) else None
    return id_ if isinstance(id_, int) else -1


def _check_keyboard(keyboard: Any) -> None:
    for row in (keyboard or {}).get("inline_keyboard", []):
        for button in row:
            data = button.get("callback_data")
            if not button.get("text") or not data:
                raise BadCallError("BUTTON_DATA_INVALID: empty")
            if len(data.encode()) > LONGEST_CALLBACK_DATA:
                raise BadCallError("BUTTON_DATA_INVALID: too long")


async def _parameters(request: web.Request) -> dict[str, Any]:
    """Form fields; values that are JSON (numbers, lists, objects) as what they are."""
    form = await request.post()
    parameters: dict[str, Any] = {}
    for key, value in form.items():
        try:
            parameters[key] = json.loads(value)
        except (ValueError, TypeError):
            parameters[key] = value
        if key == "text":
            parameters[key] = value
    return parameters


def _fail(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault.drop:
        request.transport.close()
        return web.Response()
    if fault.body is not None:
        return web.Response(text=fault.body, content_type="application/json")
    if fault.retry_after is not None:
        return web.json_response(
            {
                "ok": False, "error_code": 429, "description": "Too Many Requests: retry later",
                "parameters": {"retry_after": fault.retry_after},
            },
            status=429,
        )  # fmt: skip
    if fault.status >= 500:
        return web.Response(status=fault.status, text="<html>Bad Gateway</html>")
    return _error(fault.status, _DESCRIPTIONS[fault.status])


def _error(status: int, description: str) -> web.Response:
    body = {"ok": False, "error_code": status, "description": description}
    return web.json_response(body, status=status)
