"""Settings from the environment, frozen. See contract/README.md for their names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_NLU_URL = "http://127.0.0.1:5005"
DEFAULT_API_URL = "https://api.telegram.org/bot"


class Secret:
    """A text that never shows itself: not in repr, not in a traceback with locals."""

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The text itself; call it only where it is handed to a library."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    def __bool__(self) -> bool:
        return bool(self._value)


@dataclass(frozen=True)
class Settings:
    """What the environment says."""

    telegram_token: Secret
    telegram_api_url: str
    nlu_url: str
    nlu_is_ours: bool  # no URL was set: start a server where none answers
    data_folder: Path

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the environment variables; every one has a default but the token."""
        values = os.environ if environment is None else environment
        nlu_url = values.get("NAAST_NLU_URL", "").strip()
        return cls(
            telegram_token=Secret(values.get("TELEGRAM_BOT_TOKEN", "").strip()),
            telegram_api_url=values.get("TELEGRAM_API_URL", "").strip() or DEFAULT_API_URL,
            nlu_url=(nlu_url or DEFAULT_NLU_URL).rstrip("/"),
            nlu_is_ours=not nlu_url,
            data_folder=Path(values.get("NAAST_DATA", "").strip() or "var"),
        )
