"""Training sentences as parts of a longer story."""

from __future__ import annotations

from typing import Any

import pytest

from tests.model.conftest import probe

pytestmark = pytest.mark.model

_QUESTION = [["how", "long", "does", "_substance_", "last"], [], "substance_duration"]
_CRY = [["she", "shakes"], ["seizure"], "emergency_seizure"]
_HELLO = [["hello", "there", "my", "friend"], [], "chat_greeting"]
_NEUTRAL = [["where", "can", "i", "sleep", "tonight"], [], "service_shelter"]


@pytest.fixture(scope="module")
def told() -> list[list[Any]]:
    """What is learnt from two hundred times four sentences."""
    return [
        list(line) for line in probe("stories", asked=[_QUESTION, _CRY, _HELLO, _NEUTRAL] * 200)
    ]


def test_every_sentence_is_learnt_as_it_is(told: list[list[Any]]) -> None:
    """The copies come on top."""
    assert told[:4] == [_QUESTION, _CRY, _HELLO, _NEUTRAL]
    assert len(told) > 800


def test_a_copy_keeps_its_words_together_its_signs_and_its_intent(told: list[list[Any]]) -> None:
    """Only the story around it is new."""
    for words, signs, intent in told[800:]:
        original = next(s for s in (_QUESTION, _CRY, _NEUTRAL) if s[2] == intent)
        assert signs == original[1]
        length = len(original[0])
        starts = range(len(words) - length + 1)
        assert any(words[start : start + length] == original[0] for start in starts)
        assert len(words) > length


def test_what_comes_around_it_names_nothing(told: list[list[Any]]) -> None:
    """Another name or sign would make it another question."""
    for words, _, intent in told[800:]:
        names = [word for word in words if word.startswith("_")]
        assert names == (["_substance_"] if intent == "substance_duration" else [])


def test_small_talk_stays_small(told: list[list[Any]]) -> None:
    """A greeting in a story is no greeting."""
    assert not any(intent == "chat_greeting" for _, _, intent in told[800:])
