"""The content as it is now: a changed file is live within two seconds, a broken one never.

What is being answered goes on with the content it began with.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from actions.library import Library, load
from actions.library.checks import check_answerable
from actions.library.load import state_of
from actions.library.loading import Load
from bot import logs

_SECONDS_BETWEEN_LOOKS = 1.0


class LiveContent:
    """Holds the library and replaces it when files change and all of them are sound."""

    def __init__(self, loading: Load) -> None:
        self._loading = loading
        self._seen = _states(loading.root)

    def library(self) -> Library:
        """The content as it is now."""
        return self._loading.library

    async def watch(self) -> None:
        """Look for changes until cancelled. Nothing here may stop the bot."""
        while True:
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
            try:
                await asyncio.to_thread(self.look)
            except Exception as error:  # noqa: BLE001 - the old content goes on answering
                logs.failure("content-not-read", error)

    def look(self) -> bool:
        """Read what changed; whether there is new content. With findings the old one stays."""
        states = _states(self._loading.root)
        if states == self._seen:
            return False
        self._seen = states
        fresh = load(self._loading.root, before=self._loading)
        errors = check_answerable(fresh)
        if errors:
            for finding in errors:
                logs.content_finding(finding)
            logs.event("content-kept", findings=len(errors))
            return False
        self._loading = fresh
        logs.event("content-taken", files=len(fresh.files))
        return True


def _states(root: Path) -> dict[Path, tuple[int, int]]:
    return {path: state_of(path) for path in root.rglob("*.y*ml")}
