"""Where to go, whom to call."""

from __future__ import annotations

from actions.answer import Answer, Notice, Part, Services, Title
from actions.library import Library
from actions.understanding import Request

MOST_SHOWN = 5
CITIES_OFFERED = ("amsterdam", "rotterdam", "den-haag", "utrecht", "brussel", "antwerpen", "gent")


def answer(request: Request, library: Library) -> Answer:
    """Services of the place first, then national ones; other cities as choices.

    What else may be meant comes first among the choices.
    """
    need = request.need or "talk"
    country = library.country_of(request.place) if request.place else None
    found = library.services_for(need, request.place, country)
    parts: list[Part] = []
    here = [s for s in found if request.place in s.places]
    if request.place and not here:
        parts.append(Notice("nothing-in-this-place"))
    if found:
        parts.append(Services(tuple(s.id for s in found[:MOST_SHOWN])))
    else:
        parts += [
            Notice("no-service-known"),
            Services(tuple(s.id for s in library.services_for("talk", None, country)[:2])),
        ]
    if any(s.check for s in found[:MOST_SHOWN]):
        parts.append(Notice("check-first"))
    cities = tuple(
        Request("service", need=need, place=city)
        for city in CITIES_OFFERED
        if city != request.place and any(city in s.places for s in library.services.values()
                                         if need in s.needs)
    )  # fmt: skip
    choices = (*request.alternatives, *cities)
    title = Title(label=f"need.{need}", place=request.place)
    return Answer(request, title, tuple(parts), choices)
