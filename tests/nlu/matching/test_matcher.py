"""The matcher as a whole: it reads anything, and follows the files of names."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nlu.matching import Matcher
from tests.support.bot import matcher

HELLO = "substances:\n  hello: {shown: vrelkin}\n"


@given(st.text())
@example("كوك\u200cها ghb ﷺ 3")
@example("\u0301")
@example("a" * 5000)
@example("keta " * 900)
def test_no_text_breaks_the_matcher(text: str) -> None:
    """It is the last line: when it raises, a person in need gets nothing."""
    reading = matcher().read(text)
    for mention in reading.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.ids


@pytest.mark.parametrize("text", ["\ud800 hello there", "can i take ghb \udfff"])
def test_half_a_character_breaks_nothing(text: str) -> None:
    """JSON can carry half an emoji, and `naast ask --jsonl` reads JSON."""
    matcher().read(text)


@pytest.mark.parametrize("text", ["ghb " * 1000, "a" * 4000, "no alcohol or " * 290, "blue " * 800])
def test_a_long_text_is_read_in_time(text: str) -> None:
    """One person's long text must not make the others wait."""
    began = time.process_time()
    matcher().read(text)
    assert time.process_time() - began < 1.5


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """A folder with one file of names."""
    folder = tmp_path / "names"
    folder.mkdir()
    (folder / "xx.yml").write_text(HELLO, "utf-8")
    return folder


@pytest.fixture
def reader(names: Path, monkeypatch: pytest.MonkeyPatch) -> Matcher:
    """A matcher of that folder, which looks for changes at every text."""
    monkeypatch.setattr("nlu.matching.matcher._SECONDS_BETWEEN_LOOKS", 0.0)
    return Matcher(names_folder=names, lexicon_folder=names.parent)


def ids(reader: Matcher, text: str) -> list[str | None]:
    return [mention.id for mention in reader.read(text).mentions]


def write(path: Path, text: str) -> None:
    """Write a file so that its time differs, however coarse the clock of the disk."""
    path.write_text(text, "utf-8")
    later = time.time_ns() + 5_000_000_000
    os.utime(path, ns=(later, later))


def test_a_new_name_is_read_while_running(names: Path, reader: Matcher) -> None:
    """An editor adds a name; nobody has to restart anything."""
    assert ids(reader, "brostal") == []
    write(names / "xx.yml", HELLO + "  new: {shown: brostal}\n")
    assert ids(reader, "brostal vrelkin") == ["new", "hello"]
    write(names / "yy.yml", "substances:\n  other: {shown: plontex}\n")
    assert ids(reader, "plontex") == ["other"]
    (names / "yy.yml").unlink()
    assert ids(reader, "plontex") == []


def test_a_change_is_seen_within_seconds_without_help(names: Path) -> None:
    """As it runs in earnest, with the pause between two looks."""
    reader = Matcher(names_folder=names, lexicon_folder=names.parent)
    write(names / "xx.yml", HELLO + "  new: {shown: brostal}\n")
    until = time.monotonic() + 3
    while ids(reader, "brostal") != ["new"]:
        assert time.monotonic() < until
        time.sleep(0.1)


@pytest.mark.parametrize(
    "broken",
    [
        "substances: [unclosed",
        "- a\n- list\n",
        "substances:\n  hello: a word\n",
        "substances:\n  hello: {also: [x]}\n",
        "\t",
        "just words",
    ],
)
def test_a_broken_file_keeps_the_old_names(names: Path, reader: Matcher, broken: str) -> None:
    """A slip of an editor must not make the bot forget every name."""
    write(names / "xx.yml", broken)
    assert ids(reader, "vrelkin") == ["hello"]
    assert ids(reader, "vrelkin") == ["hello"]
    write(names / "xx.yml", HELLO.replace("vrelkin", "brostal"))
    assert ids(reader, "brostal") == ["hello"]


def test_a_file_that_is_not_text_keeps_the_old_names(names: Path, reader: Matcher) -> None:
    """Saved in another encoding."""
    (names / "zz.yml").write_bytes(b"substances: {caf\xe9: {shown: x}}")
    assert ids(reader, "vrelkin") == ["hello"]


def test_the_lock_of_an_editor_breaks_nothing(names: Path, reader: Matcher) -> None:
    """Emacs marks a file that is being edited with a dangling link `.#xx.yml` beside it."""
    (names / ".#xx.yml").symlink_to("somebody@somewhere.1234")
    assert ids(reader, "vrelkin") == ["hello"]
