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
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from aiohttp import web

TOKEN = "123456789:TEST-token-marked-XYZZYTOKEN"
LONGEST_TEXT = 4096
LONGEST_CALLBACK_DATA = 64
_HTML_TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}


@dataclass
class Fault:
    """What a method answers instead of its result: a status, a dropped connection, or HTML."""

    status: int = 502
    retry_after: float | None = None
    drop: bool = False
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
        self.calls: list[Call] = []
        self.refused: list[str] = []  # descriptions of calls that were wrong
        self.confirmed: set[int] = set()
        self._port = port
        self._updates: list[dict[str, Any]] = []
        self._next_update = 1000
        self._next_message = 1
        self._arrived = asyncio.Event()
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._people: dict[int, Person] = {}
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> BotApi:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = site._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *args: object) -> None:
        self._arrived.set()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        """The base of the API; the token follows it."""
        return f"http://127.0.0.1:{self._port}/bot"

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
        self._updates.append({"update_id": update_id, **update})
        self._arrived.set()
        return update_id

    def push_again(self, update_id: int, update: dict[str, Any]) -> None:
        """Send the same update a second time, confirmed or not."""
        self.push(update, update_id)

    @property
    def unconfirmed(self) -> list[int]:
        """Ids of updates that Telegram would send again."""
        return [update["update_id"] for update in self._updates]

    def sent(self, method: str = "sendMessage") -> list[dict[str, Any]]:
        """The parameters of every call of a method."""
        return [call.parameters for call in self.calls if call.method == method]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        parameters = await _parameters(request)
        if request.match_info["token"] != self.token:
            return _error(401, "Unauthorized")
        self.calls.append(Call(method, parameters))
        fault = self._fault_for(method, parameters)
        if fault is not None:
            return _fail(request, fault)
        handler = getattr(self, f"_{method}", None)
        if handler is None:
            self.refused.append(f"unknown method {method}")
            return _error(404, "Not Found: method not found")
        try:
            result = await handler(parameters)
        except BadCallError as error:
            self.refused.append(f"{method}: {error}")
            return _error(400, f"Bad Request: {error}")
        return web.json_response({"ok": True, "result": result})

    def _fault_for(self, method: str, parameters: dict[str, Any]) -> Fault | None:
        waiting = self._faults[method]
        for fault in waiting:
            if fault.chat_id in (None, parameters.get("chat_id")):
                waiting.remove(fault)
                return fault
        return None

    async def _getMe(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        return {"id": 123456789, "is_bot": True, "first_name": "Naast", "username": "naast_bot"}

    async def _deleteWebhook(self, parameters: dict[str, Any]) -> bool:  # noqa: N802
        if parameters.get("drop_pending_updates"):
            raise BadCallError("this would lose questions")
        return True

    async def _getUpdates(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:  # noqa: N802
        offset = parameters.get("offset")
        if offset is not None:
            gone = [u["update_id"] for u in self._updates if u["update_id"] < offset]
            self.confirmed.update(gone)
            self._updates = [u for u in self._updates if u["update_id"] >= offset]
        deadline = time.monotonic() + float(parameters.get("timeout") or 0)
        while not self._updates and (left := deadline - time.monotonic()) > 0:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), left)
            except TimeoutError:
                break
        return sorted(self._updates, key=lambda u: u["update_id"])[: parameters.get("limit", 100)]

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
            "message_id": self._new_message_id(),
            "date": int(time.time()),
            "chat": {"id": chat_id, "type": "private"},
            "from": await self._getMe({}),
            "text": visible,
        }
        if chat_id in self._people:
            self._people[chat_id].receive(
                {**message, "reply_markup": parameters.get("reply_markup")}
            )
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

    def _new_message_id(self) -> int:
        self._next_message += 1
        return self._next_message


@dataclass
class Person:
    """Someone who types and taps. What they get lands in `heard`."""

    api: BotApi
    id: int
    language: str | None
    names: dict[str, str]
    heard: list[dict[str, Any]] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _read: int = 0

    def says(self, text: str) -> int:
        """Type a message; returns the id of its update."""
        entities = (
            [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
            if text.startswith("/") and text.strip() != "/"
            else []
        )
        return self.sends(text=text, **({"entities": entities} if entities else {}))

    def sends(
        self, *, kind: str = "message", chat: dict[str, Any] | None = None, **content: Any
    ) -> int:
        """Send any content: a voice message, a sticker, an edit (kind="edited_message")."""
        return self.api.push({kind: self.message(chat=chat, **content)})

    def message(self, *, chat: dict[str, Any] | None = None, **content: Any) -> dict[str, Any]:
        """A message as Telegram describes it."""
        return {
            "message_id": self.api._new_message_id(),
            "date": int(time.time()),
            "chat": chat or {"id": self.id, "type": "private", **self.names},
            "from": self.as_user(),
            **content,
        }

    def as_user(self) -> dict[str, Any]:
        """This person as a Telegram user."""
        user = {"id": self.id, "is_bot": False, "first_name": "Somebody", **self.names}
        return {**user, "language_code": self.language} if self.language else user

    def taps(self, label: str) -> int:
        """Tap the button of the last message that has this label."""
        for message in reversed(self.heard):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
                for button in row:
                    if label in button["text"]:
                        return self.taps_data(button["callback_data"], message)
        raise AssertionError(f"no button {label!r} in {self.labels()}")

    def taps_data(self, data: str, message: dict[str, Any] | None = None) -> int:
        """Tap a button that carries this data, wherever it came from."""
        shown = message or {"message_id": 1, "date": 0, "chat": {"id": self.id, "type": "private"}}
        return self.api.push(
            {
                "callback_query": {
                    "id": str(self.api._new_message_id()),
                    "from": self.as_user(),
                    "chat_instance": "1",
                    "message": {k: v for k, v in shown.items() if k != "reply_markup"},
                    "data": data,
                }
            }
        )

    def receive(self, message: dict[str, Any]) -> None:
        """Get a message from the bot."""
        self.heard.append(message)
        self._news.set()

    async def hears(self, seconds: float = 5.0) -> str:
        """The text of the next message from the bot.

        Raises:
            TimeoutError: when none comes.
        """
        async with asyncio.timeout(seconds):
            while len(self.heard) <= self._read:
                self._news.clear()
                await self._news.wait()
        self._read += 1
        return self.heard[self._read - 1]["text"]

    def labels(self) -> list[str]:
        """What the buttons of the last message say."""
        if not self.heard:
            return []
        keyboard = (self.heard[-1].get("reply_markup") or {}).get("inline_keyboard", [])
        return [button["text"] for row in keyboard for button in row]


class _Html(HTMLParser):
    """Reads the mark-up as Telegram does: known tags, all closed, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in _HTML_TAGS:
            raise BadCallError(f"can't parse entities: unsupported start tag {tag}")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            raise BadCallError(f"can't parse entities: unexpected end tag {tag}")

    def handle_data(self, data: str) -> None:
        self.text += data

    def finish(self) -> str:
        self.close()
        if self._open:
            raise BadCallError("can't parse entities: a tag is not closed")
        return self.text


def shown(html: str) -> str:
    """What a person sees of a text with mark-up."""
    parser = _Html()
    parser.feed(html)
    return parser.finish()


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
    return _error(
        fault.status,
        {403: "Forbidden: bot was blocked by the user"}.get(fault.status, "Bad Request: refused"),
    )


def _error(status: int, description: str) -> web.Response:
    body = {"ok": False, "error_code": status, "description": description}
    return web.json_response(body, status=status)
