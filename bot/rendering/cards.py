"""A service as a person can use it: name, number, where, when, what it asks."""

from __future__ import annotations

from collections.abc import Iterator

from actions.library import Library
from actions.library.model import Service
from bot import notices
from bot.i18n import Interface
from bot.rendering.document import Block, Style


def card(service: Service, library: Library, interface: Interface) -> Iterator[Block]:
    """The blocks of one service. What is not known is left out, never guessed."""
    yield Block(Style.HEADING, interface.isolated(service.name))
    reach = [
        f"{icon} {value}"
        for icon, value in (
            ("☎", service.phone),
            ("🌐", _short(service.website)),
            ("📍", service.address),
        )
        if value
    ]
    for line in reach:
        yield Block(Style.LINE, interface.isolated(line))
    for line in (_when(service, interface), _terms(service, interface)):
        if line:
            yield Block(Style.LINE, interface.isolated(line))
    if service.note:
        text = library.text(service.note.statement, interface.language)
        if text:
            note = interface.filled(text, library.parameters_of(service.note))
            yield Block(Style.LINE, interface.isolated(note))


def _short(website: str | None) -> str | None:
    return website.removeprefix("https://").removeprefix("http://").rstrip("/") if website else None


def _when(service: Service, interface: Interface) -> str:
    if service.always_open:
        return f"🕒 {interface.text(notices.OPEN_ALWAYS)}"
    written = [f"{interface.days(h.days)} {h.opens}–{h.closes}" for h in service.hours]
    return f"🕒 {interface.list(written)}" if written else ""


def _terms(service: Service, interface: Interface) -> str:
    terms = []
    if service.free:
        terms.append(interface.text(notices.FREE))
    if service.anonymous:
        terms.append(interface.text(notices.ANONYMOUS))
    if service.papers is not None:
        terms.append(interface.text(notices.PAPERS if service.papers else notices.NO_PAPERS))
    if service.languages:
        spoken = interface.list([interface.language_name(code) for code in service.languages])
        terms.append(interface.text(notices.SPEAKS, languages=spoken))
    return " · ".join(terms)
