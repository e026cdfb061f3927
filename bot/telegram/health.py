"""Whether the bot hears from Telegram: an empty file, touched at every answer of getUpdates.

A process whose token was revoked lives on, deaf; its age tells.
"""

from __future__ import annotations

import time
from pathlib import Path

from bot import logs

FILE_NAME = "healthy"
_SECONDS_UNTIL_DEAF = 60.0


class HealthFile:
    """The file. A full or read-only disk stops the touching, never an answer."""

    def __init__(self, folder: Path) -> None:
        self._path: Path | None = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._give_up()

    def touch(self) -> None:
        """Note that Telegram answered."""
        if self._path is None:
            return
        try:
            self._path.touch()
        except OSError:
            self._give_up()

    def _give_up(self) -> None:
        self._path = None
        logs.event("health-file-not-writable")


def is_healthy(folder: Path) -> bool:
    """Whether Telegram answered within the last minute."""
    try:
        return time.time() - (folder / FILE_NAME).stat().st_mtime < _SECONDS_UNTIL_DEAF
    except OSError:
        return False
