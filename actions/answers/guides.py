"""Know-how that is not about one substance."""

from __future__ import annotations

from actions.answer import Answer, Lines, Notice, PairRisk, Title
from actions.answers.combinations import pairs_of
from actions.library import Library
from actions.library.model import Risk
from actions.understanding import Request


def answer(request: Request, library: Library) -> Answer:
    """The guide's lines; related guides and services as choices.

    Of several substances that are dangerous together this is told first: who asks how to begin with
    GHB and ketamine has to know. What else may be meant comes first among the choices.
    """
    guide = library.guides.get(request.topic or "")
    if guide is None:
        instead = (Request("service", need="talk"),)
        return Answer(request, None, (Notice("no-guide-yet"),), instead)
    dangers = tuple(
        PairRisk(key, pair.risk)
        for pair, key in pairs_of(request.substances, library)
        if pair.risk >= Risk.UNSAFE
    )
    choices = (
        *request.alternatives,
        *(Request("service", need=need) for need in guide.needs),
        *(Request("guide", topic=id_) for id_ in guide.see),
    )
    return Answer(request, Title(label=guide.title), (*dangers, Lines(guide.lines)), choices)
