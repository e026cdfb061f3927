"""Settings: from the environment, with defaults, and never showing the token."""

from __future__ import annotations

import copy
import dataclasses
import traceback
from pathlib import Path

import pytest

from bot.settings import DEFAULT_API_URL, DEFAULT_NLU_URL, Secret, Settings

TOKEN = "123456789:AAF-marked-token"


def test_nothing_is_needed_but_a_token() -> None:
    """`naast run` with one variable set is the whole installation."""
    settings = Settings.read({"TELEGRAM_BOT_TOKEN": TOKEN})
    assert settings.telegram_token.reveal() == TOKEN
    assert settings.telegram_api_url == DEFAULT_API_URL == "https://api.telegram.org/bot"
    assert settings.nlu_url == DEFAULT_NLU_URL
    assert settings.nlu_is_ours
    assert settings.data_folder == Path("var")


def test_every_setting_can_be_set() -> None:
    """Spaces and a last slash, from a file that somebody edited, do no harm."""
    settings = Settings.read(
        {
            "TELEGRAM_BOT_TOKEN": f" {TOKEN}\n",
            "TELEGRAM_API_URL": "http://localhost:8081/bot",
            "NAAST_NLU_URL": " http://nlu:5005/ ",
            "NAAST_DATA": "/data",
        }
    )
    assert settings.telegram_token.reveal() == TOKEN
    assert settings.telegram_api_url == "http://localhost:8081/bot"
    assert settings.nlu_url == "http://nlu:5005"
    assert not settings.nlu_is_ours
    assert settings.data_folder == Path("/data")


@pytest.mark.parametrize("name", ["TELEGRAM_API_URL", "NAAST_NLU_URL", "NAAST_DATA"])
def test_an_empty_setting_is_its_default(name: str) -> None:
    """That is how docker compose passes variables that are not set."""
    assert repr(Settings.read({name: " "})) == repr(Settings.read({}))


@pytest.mark.parametrize("empty", [{}, {"TELEGRAM_BOT_TOKEN": ""}, {"TELEGRAM_BOT_TOKEN": " "}])
def test_no_token_is_seen_as_such(empty: dict[str, str]) -> None:
    """So that `naast run` can say what to do, instead of failing at Telegram."""
    assert not Settings.read(empty).telegram_token


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a shell exports is what counts."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    assert Settings.read().telegram_token.reveal() == TOKEN


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{!r:>40}".format, ascii])
def test_the_token_shows_nowhere(show: object) -> None:
    """A repr ends up in tracebacks, logs and bug reports."""
    settings = Settings.read({"TELEGRAM_BOT_TOKEN": TOKEN})
    for shown in (settings, settings.telegram_token, [settings], copy.copy(settings)):
        assert "marked" not in show(shown)


def test_the_token_is_not_in_a_traceback_with_locals() -> None:
    """Some tools print every variable of every frame."""
    settings = Settings.read({"TELEGRAM_BOT_TOKEN": TOKEN})
    try:
        _fail(settings, settings.telegram_token)
    except ValueError as error:
        described = traceback.TracebackException.from_exception(error, capture_locals=True)
        assert "marked" not in "".join(described.format())


def test_settings_cannot_be_changed() -> None:
    """What was read at the start holds until the end."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings.read({}).nlu_url = "http://elsewhere"


def _fail(settings: Settings, token: Secret) -> None:
    raise ValueError
