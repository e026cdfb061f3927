"""Know-how that is not about one substance."""

from __future__ import annotations

from actions.answer import Answer, Lines, Notice, Title
from actions.library import Library
from actions.understanding import Request


def answer(request: Request, library: Library) -> Answer:
    """The guide's lines; related guides and services as choices."""
    guide = library.guides.get(request.topic or "")
    if guide is None:
        instead = (Request("service", need="talk"),)
        return Answer(request, None, (Notice("no-guide-yet"),), instead)
    choices = (
        *(Request("service", need=need) for need in guide.needs),
        *(Request("guide", topic=id_) for id_ in guide.see),
    )
    return Answer(request, Title(label=guide.title), (Lines(guide.lines),), choices)
