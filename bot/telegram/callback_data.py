"""A button's whole meaning in the 64 bytes that Telegram keeps for it.

So that an old button still works after a restart, and nothing about a chat is stored here:
`nl|s|mdma|duration` is: in Dutch, substance, mdma, duration.
"""

from __future__ import annotations

from actions.answers import is_known
from actions.library import Library
from actions.understanding import Request

MOST_BYTES = 64
_LETTERS = {
    "substance": "s", "combination": "c", "service": "w", "emergency": "e",
    "rights": "r", "guide": "g", "chat": "h",
}  # fmt: skip
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


def encode(language: str, request: Request) -> str | None:
    """The data of a button; None when it does not fit (four substances with long names)."""
    if request.kind not in _LETTERS:
        return None
    match request.kind:
        case "substance":
            fields = [request.substances[0], request.topic or "overview"]
        case "combination":
            fields = [",".join(request.substances)]
        case "service":
            fields = [request.need or "", request.place or ""]
        case "emergency":
            fields = [request.emergency or ""]
        case "rights":
            fields = [request.topic or "", request.place or ""]
        case _:
            fields = [request.topic or ""]
    data = "|".join([language, _LETTERS[request.kind], *fields])
    return data if len(data.encode()) <= MOST_BYTES else None


def decode(data: str, library: Library) -> tuple[str, Request] | None:
    """The language and request of a button; None when it is forged or its ids are gone."""
    language, _, rest = data.partition("|")
    letter, _, fields = rest.partition("|")
    first, _, second = fields.partition("|")
    kind = _KINDS.get(letter)
    if kind is None or language not in library.languages:
        return None
    match kind:
        case "substance":
            request = Request(kind, (first,), topic=second)
        case "combination":
            request = Request(kind, tuple(sorted(set(first.split(",")))))
        case "service":
            request = Request(kind, need=first, place=second or None)
        case "emergency":
            request = Request(kind, emergency=first)
        case "rights":
            request = Request(kind, topic=first, place=second or None)
        case _:
            request = Request(kind, topic=first)
    return (language, request) if is_known(request, library) else None
