"""Law and rights, per country."""

from __future__ import annotations

from actions.answer import Answer, Lines, Notice, Part, Services, Title
from actions.library import Library
from actions.understanding import Request

COUNTRIES = ("nl", "be")


def answer(request: Request, library: Library) -> Answer:
    """What holds in the country of the place that was named, or in both."""
    topic = library.rights[request.topic or ""]
    country = library.country_of(request.place) if request.place else None
    parts: list[Part] = [
        Lines(topic.countries[code], heading=f"country-{code}")
        for code in COUNTRIES
        if code in topic.countries and country in (None, code)
    ]
    parts.append(Notice("not-legal-advice"))
    if topic.services:
        shown = [id_ for id_ in topic.services if country in (None, library.services[id_].country)]
        parts.append(Services(tuple(shown)))
    choices = (*request.alternatives, Request("service", need="legal-help", place=request.place))
    return Answer(request, Title(label=topic.title, place=request.place), tuple(parts), choices)
