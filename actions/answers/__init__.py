"""One module a kind of question, `pairs` for several. `answer` says what the content has."""

from __future__ import annotations

from collections.abc import Callable

from actions.answer import Answer
from actions.answers import (
    chat,
    combinations,
    emergencies,
    guides,
    rights,
    services,
    substances,
)
from actions.library import Library
from actions.understanding import Request

_BY_KIND: dict[str, Callable[[Request, Library], Answer]] = {
    "substance": substances.answer,
    "combination": combinations.answer,
    "service": services.answer,
    "emergency": emergencies.answer,
    "rights": rights.answer,
    "guide": guides.answer,
    "chat": chat.answer,
    "declined": chat.declined,
    "unclear": chat.unclear,
}


def answer(request: Request, library: Library) -> Answer:
    """What the content says to a request; the request's ids must exist (see `is_known`)."""
    return _BY_KIND[request.kind](request, library)


def is_known(request: Request, library: Library) -> bool:
    """Whether every id of a request exists: a button may be old or forged."""
    if request.kind not in _BY_KIND or any(s not in library.substances for s in request.substances):
        return False
    match request.kind:
        case "substance":
            return len(request.substances) == 1 and request.topic in substances.TOPICS
        case "combination":
            return len(set(request.substances)) >= 2
        case "service":
            known_place = request.place is None or request.place in library.place_names["en"]
            return known_place and library.text(f"need.{request.need}", "en") is not None
        case "emergency":
            return request.emergency in library.emergencies
        case "rights":
            return request.topic in library.rights
        case "guide":
            return request.topic in library.guides
        case "chat":
            return request.topic in chat.TOPICS
        case "declined":
            return request.topic in chat.INSTEAD
        case _:
            return True
