"""Know-how that is not about one substance."""

from __future__ import annotations

from actions.answer import Answer, Lines, Notice, Title
from actions.answers.pairs import dangers
from actions.library import Library
from actions.understanding import Request

# Somebody needs the first line now, and what was taken was taken.
_ACTED_ON_AT_ONCE = ("naloxone-use", "recovery-position", "confused-person")


def answer(request: Request, library: Library) -> Answer:
    """The guide's lines; related guides and services as choices.

    Of several substances that are dangerous together this is told first: who asks how to begin with
    GHB and ketamine has to know. What else may be meant comes first among the choices.
    """
    guide = library.guides.get(request.topic or "")
    if guide is None:
        instead = (Request("service", need="talk"),)
        return Answer(request, None, (Notice("no-guide-yet"),), instead)
    told_first = () if request.topic in _ACTED_ON_AT_ONCE else dangers(request, library)
    choices = (
        *request.alternatives,
        *(Request("service", need=need) for need in guide.needs),
        *(Request("guide", topic=id_) for id_ in guide.see),
    )
    return Answer(request, Title(label=guide.title), (*told_first, Lines(guide.lines)), choices)
