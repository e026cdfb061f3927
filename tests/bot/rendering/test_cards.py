"""A service as a person can use it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from actions.library.model import OpeningHours, Service
from bot import notices
from bot.i18n import Interface
from bot.rendering.cards import card
from bot.rendering.document import Style
from tests.support.bot import library
from tests.support.conversations import LANGUAGES

_BARE = Service(
    id="a", name="De Hoop", needs=("talk",), places=("gent",), country="be", phone=None,
    website=None, address=None, languages=(), anonymous=None, free=None, papers=None,
    always_open=False, hours=(), check=False, note=None, checked="2026-01-01",
)  # fmt: skip


def _lines(service: Service, language: str = "en") -> list[str]:
    return [block.text for block in card(service, library(), Interface(language))]


def test_what_is_not_known_is_left_out() -> None:
    """A guess at opening hours sends someone to a closed door."""
    assert _lines(_BARE) == ["De Hoop"]


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({"phone": "09-123 45 67"}, "☎ 09-123 45 67"),
        ({"website": "https://www.dehoop.be/"}, "🌐 www.dehoop.be"),
        ({"website": "http://dehoop.be/a/b"}, "🌐 dehoop.be/a/b"),
        ({"address": "Kerkstraat 1, Gent"}, "📍 Kerkstraat 1, Gent"),
        ({"always_open": True}, f"🕒 {notices.OPEN_ALWAYS}"),
        (
            {"hours": (OpeningHours(("mon", "tue", "wed"), "09:00", "17:00"),)},
            "🕒 Mon – Wed 09:00–17:00",
        ),
        (
            {
                "hours": (
                    OpeningHours(("mon", "thu"), "09:00", "12:00"),
                    OpeningHours(("sat",), "13:00", "17:00"),
                )
            },
            "🕒 Mon and Thu 09:00–12:00 and Sat 13:00–17:00",
        ),
        ({"free": True, "anonymous": True}, "free · anonymous"),
        ({"free": False, "anonymous": False, "papers": False}, notices.NO_PAPERS),
        ({"papers": True}, notices.PAPERS),
        ({"languages": ("nl", "ar")}, "speaks Dutch and Arabic"),
    ],
)
def test_what_is_known_is_shown_in_words(known: dict[str, object], line: str) -> None:
    """Free, anonymous and without papers is what decides whether someone goes."""
    assert _lines(replace(_BARE, **known)) == ["De Hoop", line]


def test_the_name_stands_above_its_lines() -> None:
    """A number under the wrong name is a wrong number."""
    blocks = list(card(replace(_BARE, phone="112"), library(), Interface("nl")))
    assert [block.style for block in blocks] == [Style.HEADING, Style.LINE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_real_service_shows_its_number_as_it_is_dialled(language: str) -> None:
    """Western digits in every language, in their order."""
    for service in library().services.values():
        text = re.sub("[\u2068\u2069]", "", "\n".join(_lines(service, language)))
        assert service.name in text
        for known in (service.phone, service.address):
            assert known is None or known in text
        assert "{" not in text


def test_every_note_of_a_real_service_is_shown_in_the_readers_language() -> None:
    """Notes say what the fields cannot: ring twice, ask for Ahmed, bring nothing."""
    for service in library().services.values():
        if service.note:
            words = library().text(service.note.statement, "pl")
            assert words
            assert words.split("{")[0] in _lines(service, "pl")[-1]
