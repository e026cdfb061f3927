"""Buttons: choices under an answer, languages, menus. Each carries its whole meaning."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from actions.library import Library
from actions.understanding import Request
from bot import notices
from bot.i18n import Interface
from bot.rendering.document import Document
from bot.telegram.callback_data import encode

Keyboard = InlineKeyboardMarkup
LANGUAGE = "lang"  # lang|nl
MENU = "menu"  # menu|emergency
_WIDE_LABEL = 22  # characters; a longer one gets a row of its own
_EMERGENCIES_FIRST = (
    "unresponsive", "opioid-overdose", "ghb-overdose", "overheating", "chest-pain", "seizure",
    "alcohol-poisoning", "bad-trip", "psychosis", "spiked", "suicidal", "withdrawal-danger",
    "poisoning", "needle-stick",
)  # fmt: skip
_COMMON_SUBSTANCES = (
    "cannabis", "alcohol", "cocaine", "mdma", "amphetamine", "ketamine", "ghb", "3-mmc",
    "heroin", "crack", "benzodiazepines", "pregabalin",
)  # fmt: skip
_COMMON_NEEDS = (
    "drug-checking", "needle-exchange", "consumption-room", "naloxone", "opioid-substitution",
    "talk", "shelter", "health-care", "legal-help", "crisis-line",
)  # fmt: skip


def choices(document: Document) -> InlineKeyboardMarkup | None:
    """The buttons under an answer; None when it has none."""
    buttons = [
        InlineKeyboardButton(button.label, callback_data=data)
        for button in document.buttons
        if (data := encode(document.language, button.request))
    ]
    return _rows(buttons)


def languages(library: Library) -> InlineKeyboardMarkup | None:
    """A button for each language, in its own name."""
    return _rows(
        [
            InlineKeyboardButton(known.name, callback_data=f"{LANGUAGE}|{known.code}")
            for known in library.languages.values()
            if known.speaks
        ]
    )


def main_menu(interface: Interface, language: str) -> InlineKeyboardMarkup | None:
    """What one can ask about."""
    entries = (
        ("emergency", f"❗ {interface.text(notices.MENU_EMERGENCY)}"),
        ("substances", interface.text(notices.MENU_SUBSTANCES)),
        ("services", interface.text(notices.MENU_SERVICES)),
        ("rights", interface.text(notices.MENU_RIGHTS)),
        ("guides", interface.text(notices.MENU_GUIDES)),
        ("language", interface.text(notices.MENU_LANGUAGE)),
    )
    return _rows(
        [
            InlineKeyboardButton(text, callback_data=f"{MENU}|{name}|{language}")
            for name, text in entries
        ]
    )


def menu_requests(name: str, library: Library) -> list[Request]:
    """What a menu offers."""
    match name:
        case "emergency":
            return [
                Request("emergency", emergency=id_)
                for id_ in _EMERGENCIES_FIRST
                if id_ in library.emergencies
            ]
        case "substances":
            return [Request("substance", (id_,), topic="overview") for id_ in _COMMON_SUBSTANCES]
        case "services":
            return [Request("service", need=need) for need in _COMMON_NEEDS]
        case "rights":
            return [Request("rights", topic=id_) for id_ in library.rights]
        case "guides":
            return [Request("guide", topic=id_) for id_ in library.guides]
        case _:
            return []


def _rows(buttons: Sequence[InlineKeyboardButton]) -> InlineKeyboardMarkup | None:
    """Two short labels to a row, a long one alone."""
    rows: list[list[InlineKeyboardButton]] = []
    for button in buttons:
        short = len(button.text) <= _WIDE_LABEL
        last = rows[-1] if rows else []
        if short and len(last) == 1 and len(last[0].text) <= _WIDE_LABEL:
            last.append(button)
        else:
            rows.append([button])
    return InlineKeyboardMarkup(rows) if rows else None
