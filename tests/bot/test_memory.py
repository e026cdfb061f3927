"""What is remembered, for how long, and that nothing names a person."""

from __future__ import annotations

import gc
import weakref

import pytest

from actions.understanding import Context
from bot import memory as module
from bot.memory import MOST_MESSAGES, SECONDS_REMEMBERED, Memory

_CHAT = 7_000_001


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(clock: Clock) -> Memory:
    return Memory(clock=clock)


def test_it_is_half_an_hour() -> None:
    """The privacy text promises it."""
    assert SECONDS_REMEMBERED == 1800


def test_a_talk_is_remembered_as_it_was_left(memory: Memory) -> None:
    """“And how long?” needs the substance of the message before."""
    memory.of(_CHAT).context = Context(substances=("mdma",))
    memory.of(_CHAT).chosen_language = "pl"
    assert memory.of(_CHAT).context.substances == ("mdma",)
    assert memory.of(_CHAT).chosen_language == "pl"


def test_each_chat_has_its_own_talk(memory: Memory) -> None:
    """Nobody may see what another one asked."""
    memory.of(_CHAT).context = Context(substances=("mdma",))
    assert memory.of(_CHAT + 1).context == Context()
    assert len(memory) == 2


@pytest.mark.parametrize(("seconds", "remembered"), [(1799.0, True), (1800.0, False), (9e9, False)])
def test_a_talk_is_forgotten_half_an_hour_after_the_last_message(
    memory: Memory, clock: Clock, seconds: float, remembered: bool
) -> None:
    """Whoever takes the phone later finds nothing to go on with."""
    memory.of(_CHAT).language = "ti"
    clock.now += seconds
    assert (memory.of(_CHAT).language == "ti") is remembered


def test_every_message_begins_the_time_anew(memory: Memory, clock: Clock) -> None:
    """A long talk is not forgotten in its middle, and not kept longer after its end."""
    memory.of(_CHAT).language = "ti"
    for _ in range(5):
        clock.now += 1700
        assert memory.of(_CHAT).language == "ti"
    clock.now += 1800
    assert memory.of(_CHAT).language is None


def test_forgetting_is_at_once_and_gives_back_what_was_there(memory: Memory) -> None:
    """The ids are needed once more, to delete the messages."""
    memory.of(_CHAT).message_ids.extend([1, 2, 3])
    memory.of(_CHAT + 1).language = "nl"
    assert list(memory.forget(_CHAT).message_ids) == [1, 2, 3]
    assert len(memory) == 1
    assert list(memory.of(_CHAT).message_ids) == []
    assert memory.of(_CHAT + 1).language == "nl"


def test_forgetting_what_is_not_there_is_no_error(memory: Memory) -> None:
    """Someone types /clear twice."""
    assert memory.forget(_CHAT).language is None
    assert len(memory) == 0


def test_a_forgotten_talk_is_gone_from_memory(memory: Memory) -> None:
    """Not only out of reach: a dump of the process must not hold it."""
    talk = weakref.ref(memory.of(_CHAT))
    gc.collect()
    assert talk() is not None
    memory.forget(_CHAT)
    gc.collect()
    assert talk() is None


def test_what_is_past_its_time_goes_even_if_nobody_writes(memory: Memory, clock: Clock) -> None:
    """At four in the morning no message comes to clean up after the last one."""
    old = weakref.ref(memory.of(_CHAT))
    clock.now += 1000
    memory.of(_CHAT + 1).language = "nl"
    clock.now += 1000
    memory.expire()
    gc.collect()
    assert old() is None
    assert len(memory) == 1
    assert memory.of(_CHAT + 1).language == "nl"


def test_keys_hold_no_chat_id_and_cannot_be_computed_elsewhere() -> None:
    """Without the secret of this start nobody can tell whether a chat is in a memory dump."""
    first, second = Memory(), Memory()
    for memory in (first, second):
        memory.of(_CHAT)
    (one,), (other,) = list(first._conversations), list(second._conversations)
    assert one != other
    assert len(one) == 16
    for key in (one, other):
        assert str(_CHAT).encode() not in key
        assert _CHAT.to_bytes(8, "big").lstrip(b"\0") not in key
        assert _CHAT.to_bytes(8, "little").rstrip(b"\0") not in key


def test_nothing_that_is_kept_names_the_chat(memory: Memory) -> None:
    """A conversation that is printed by mistake says nothing about who it is with."""
    conversation = memory.of("somebody-marked")
    assert "somebody-marked" not in repr(conversation)
    assert "somebody-marked" not in repr(vars(memory))


def test_only_as_many_message_ids_are_kept_as_can_be_deleted_at_once(memory: Memory) -> None:
    """The newest: older ones Telegram no longer lets a bot delete."""
    memory.of(_CHAT).message_ids.extend(range(250))
    kept = list(memory.of(_CHAT).message_ids)
    assert len(kept) == MOST_MESSAGES == 100
    assert kept == list(range(150, 250))


def test_a_flood_of_chats_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one who writes now keeps their talk; the oldest gives way."""
    monkeypatch.setattr(module, "MOST_CONVERSATIONS", 10)
    memory = Memory()
    for chat in range(50):
        memory.of(chat).language = "nl"
    assert len(memory) == 10
    assert memory.of(49).language == "nl"
    assert memory.of(0).language is None
