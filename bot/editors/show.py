"""Every answer about a thing, as a person would read it, with its sources."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console

from actions.answers import answer
from actions.answers.substances import TOPICS
from actions.library import Library
from actions.library.library import pair_key
from actions.understanding import Request
from bot.rendering.compose import compose
from bot.rendering.document import plain


def show(id_: str, language: str, library: Library, screen: Console) -> bool:
    """Print the answers about an id of any kind; False when there is no such id."""
    requests = list(requests_about(id_, library))
    for request in requests:
        answered = answer(request, library)
        screen.rule(_heading(request), align="left")
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
    return bool(requests)


def requests_about(id_: str, library: Library) -> Iterator[Request]:
    """All that can be asked about a substance (or two: `alcohol+ghb`), a need or a topic."""
    names = id_.split("+")
    if len(names) > 1 and all(name in library.substances for name in names):
        yield Request("combination", tuple(sorted(names)))
        return
    if id_ in library.substances:
        yield from (Request("substance", (id_,), topic=topic) for topic in TOPICS)
        for one, other in sorted(library.pairs):
            if id_ in (one, other):
                yield Request("combination", pair_key(one, other))
    if id_ in library.emergencies:
        yield Request("emergency", emergency=id_)
    if id_ in library.guides:
        yield Request("guide", topic=id_)
    if id_ in library.rights:
        yield Request("rights", topic=id_)
    if library.text(f"need.{id_}", "en"):
        yield Request("service", need=id_)


def _heading(request: Request) -> str:
    about = " + ".join(request.substances) or request.emergency or request.need or request.topic
    return f"{request.kind} {about} {request.topic if request.substances else ''}".strip()
