"""Scenarios: one file tells a conversation in every language.

A step is what the person does (`say`, `tap`, `command`, `send`) and what they must get (`answers`:
the answer to a request, worded in their language; `notice`: a sentence of the interface).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from actions.answers import answer
from actions.understanding import Request
from bot import notices
from bot.i18n import Interface
from bot.rendering.compose import compose
from bot.rendering.telegram_html import telegram_html
from tests.support.bot import library
from tests.support.html import shown
from tests.support.people import Person

FOLDER = Path(__file__).parent.parent / "conversations"
LANGUAGES = tuple(code for code, known in library().languages.items() if known.speaks)


@dataclass(frozen=True)
class Scenario:
    """A conversation in one language. `needs_model`: the classifier has to understand it."""

    name: str
    language: str
    needs_model: bool
    steps: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"


def scenarios(*, needs_model: bool) -> list[Scenario]:
    """All scenarios, in every language, that do or do not need the classifier."""
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        if bool(data.get("needs_model")) is needs_model:
            found += [
                Scenario(data["name"], language, needs_model, tuple(data["steps"]))
                for language in LANGUAGES
            ]
    return found


async def play(scenario: Scenario, person: Person) -> None:
    """Act a scenario out; fails at the first step that gets another answer."""
    language = scenario.language
    for number, step in enumerate(scenario.steps, start=1):
        _act(step, person, language)
        for expected in _expected(step, language):
            heard = await person.hears()
            assert _first_line(heard) == _first_line(expected), f"step {number}: {heard[:300]}"
            assert heard == expected, f"step {number}"


def _act(step: dict[str, Any], person: Person, language: str) -> None:
    if "say" in step:
        person.says(step["say"][language] if isinstance(step["say"], dict) else step["say"])
    elif "tap" in step:
        person.taps_data(f"{language}|{step['tap']}")
    elif "choose" in step:
        person.taps_data(step["choose"])
    elif "send" in step:
        person.sends(**step["send"])
    else:
        raise AssertionError(f"nothing to do in {step}")


def _expected(step: dict[str, Any], language: str) -> list[str]:
    """The texts that must come, exactly as a reader of the language gets them."""
    if "answers" in step:
        wanted = dict(step["answers"])
        wanted["substances"] = tuple(wanted.get("substances", ()))
        return [reply(Request(**wanted), language)]
    interface = Interface(language)
    return [interface.text(getattr(notices, name)) for name in step["notices"]]


def reply(request: Request, language: str) -> str:
    """The whole answer to a request, as a reader of the language gets it."""
    return shown(telegram_html(compose(answer(request, library()), language, library())))


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0]
