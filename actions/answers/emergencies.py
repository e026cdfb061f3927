"""Something is going wrong now: the steps, at once."""

from __future__ import annotations

from actions.answer import Answer, Call112, Lines, Part, Services, Title
from actions.library import Library
from actions.understanding import Request


def answer(request: Request, library: Library) -> Answer:
    """112 first where it is needed, then numbered steps, then what not to do."""
    emergency = library.emergencies[request.emergency or "unresponsive"]
    parts: list[Part] = []
    if emergency.call_112 == "now":
        parts.append(Call112("now", emergency.say))
    parts.append(Lines(emergency.steps, style="steps"))
    if emergency.never:
        parts.append(Lines(emergency.never, style="warnings", heading="never"))
    if emergency.call_112 == "if-worse":
        parts.append(Call112("if-worse", emergency.say))
    if emergency.services:
        parts.append(Services(emergency.services))
    if emergency.after:
        parts.append(Lines(emergency.after, heading="afterwards"))
    if emergency.signs:
        parts.append(Lines(emergency.signs, heading="how-to-recognise"))
    choices = tuple(Request("guide", topic=id_) for id_ in emergency.see)
    return Answer(request, Title(label=emergency.title), tuple(parts), choices)
