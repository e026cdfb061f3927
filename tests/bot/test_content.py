"""A changed file is live at once; a broken one changes nothing."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from bot.content import LiveContent
from tests.support.content import read


@pytest.fixture
def live(tmp_path: Path) -> LiveContent:
    """One sentence, being watched."""
    files = {"languages.yml": "", "labels.yml": "a: {nl: water, en: water}\n"}
    return LiveContent(read(tmp_path, files))


def _write(tmp_path: Path, text: str, name: str = "labels.yml") -> None:
    path = tmp_path / "content" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))


def test_a_changed_file_is_taken(live: LiveContent, tmp_path: Path) -> None:
    """The editor sees it in the bot without a restart."""
    _write(tmp_path, "a: {nl: thee, en: tea}\n")
    assert live.look()
    assert live.library().text("a", "nl") == "thee"


def test_a_new_file_and_a_deleted_one_are_taken(live: LiveContent, tmp_path: Path) -> None:
    """Adding a substance is adding a file."""
    _write(tmp_path, "class: other\ngroups: []\n", "substances/x.yml")
    assert live.look()
    assert "x" in live.library().substances
    (tmp_path / "content/substances/x.yml").unlink()
    assert live.look()
    assert "x" not in live.library().substances


@pytest.mark.parametrize("broken", ["a: {nl: thee", "a: {nl: thee}\n", "a: {nl: '{x}', en: t}\n"])
def test_a_broken_file_keeps_the_old_content_and_is_named_in_the_log(
    live: LiveContent, tmp_path: Path, broken: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Half an answer is worse than yesterday's."""
    _write(tmp_path, broken)
    assert not live.look()
    assert live.library().text("a", "nl") == "water"
    assert "content/labels.yml" in caplog.text


def test_once_mended_it_is_taken(live: LiveContent, tmp_path: Path) -> None:
    """Also when it is mended back to what it was."""
    _write(tmp_path, "a: {nl: thee")
    assert not live.look()
    _write(tmp_path, "a: {nl: water, en: water}\n")
    assert live.look()


def test_nothing_is_read_where_nothing_changed(live: LiveContent) -> None:
    """It is looked at every second."""
    before = live.library()
    assert not live.look()
    assert live.library() is before


async def test_the_running_bot_takes_a_change_within_two_seconds(
    live: LiveContent, tmp_path: Path
) -> None:
    """As the design promises to editors."""
    watching = asyncio.create_task(live.watch())
    try:
        _write(tmp_path, "a: {nl: thee, en: tea}\n")
        async with asyncio.timeout(2):
            while live.library().text("a", "nl") != "thee":  # noqa: ASYNC110 - it has no event
                await asyncio.sleep(0.05)
    finally:
        watching.cancel()
