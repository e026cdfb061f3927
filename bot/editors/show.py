"""Every answer about a thing, as a person would read it, with its sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console

from actions.answer import Answer, Services
from actions.answers import answer
from actions.answers.substances import TOPICS
from actions.library import Library, schema
from actions.library.loading import Load
from actions.library.model import Service
from actions.understanding import Request, together
from bot.editors.near import or_near
from bot.rendering.compose import compose
from bot.rendering.document import plain
from nlu.matching.alternatives import further_names


def show(id_: str, language: str, library: Library, screen: Console) -> bool:
    """Print the answers about an id of any kind; False when there is no such id."""
    answers = [answer(request, library) for request in requests_about(id_, library)]
    if id_ in library.services:
        answers.append(_of_service(library.services[id_]))
    for answered in answers:
        screen.rule(_heading(answered.request), align="left")
        screen.print(plain(compose(answered, language, library)), markup=False, soft_wrap=True)
        sources = sorted({
            source
            for statement in answered.statements()
            if statement in library.statements
            for source in library.statements[statement].sources
        })  # fmt: skip
        for source in sources:
            known = library.sources[source]
            url = f" {known.url}" if known.url else ""
            screen.print(f"  [{source}] {known.name}{url} (read {known.checked})", markup=False,
                         soft_wrap=True)  # fmt: skip
    return bool(answers)


def instead(typed: str, loading: Load) -> str:
    """What to say where nothing is called so: what has it as a name, or an id that looks alike."""
    library = loading.library
    named = {
        id_
        for file in (file for name, file in loading.files.items() if name.startswith("names/"))
        for section in ("substances", "places")
        for id_, entry in (file.data.get(section) or {}).items()
        for name in (id_, str(entry["shown"]), *_further_names(entry, file.data))
        if name.casefold() == typed.casefold()
    }
    known = (
        *library.substances, *library.emergencies, *library.guides, *library.rights,
        *library.services, *library.countries, *schema.needs(),
    )  # fmt: skip
    near = f"; did you mean {', '.join(sorted(named))}?" if named else or_near(typed, known)
    return f"Nothing in content/ is called {typed}{near}"


def _further_names(entry: dict[str, Any], file: dict[str, Any]) -> list[str]:
    return [name for _, name in further_names(entry, file.get("words") or {})]


def requests_about(id_: str, library: Library) -> Iterator[Request]:
    """All that can be asked about a substance (or two: `alcohol+ghb`), a need, place or topic."""
    names = id_.split("+")
    if len(names) > 1 and all(name in library.substances for name in names):
        yield together(names)
        return
    if id_ in library.substances:
        yield from (Request("substance", (id_,), topic=topic) for topic in TOPICS)
        for one, other in sorted(library.pairs):
            if id_ in (one, other):
                yield together((one, other))
    if id_ in library.emergencies:
        yield Request("emergency", emergency=id_)
    if id_ in library.guides:
        yield Request("guide", topic=id_)
    if id_ in library.rights:
        yield Request("rights", topic=id_)
    if library.text(f"need.{id_}", "en"):
        yield Request("service", need=id_)
    here = [service for service in library.services.values() if id_ in service.places]
    for need in schema.needs() if id_ in library.countries else ():
        if any(need in service.needs for service in here):
            yield Request("service", need=need, place=id_)


def _of_service(service: Service) -> Answer:
    """One service alone, which nobody can ask for."""
    return Answer(Request("service", topic=service.id), None, (Services((service.id,)),))


def _heading(request: Request) -> str:
    about = (
        " + ".join(request.substances), request.emergency, request.need, request.place,
        request.topic,
    )  # fmt: skip
    return " ".join((request.kind, *(word for word in about if word)))
