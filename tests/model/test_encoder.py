"""The sentence encoder takes whatever people send, and reads the same alone and together."""

from __future__ import annotations

import math

import pytest

from tests.model.conftest import probe

pytestmark = pytest.mark.model

ODD = ["", "\0", "a\0b", "\ud83d", "🙂" * 300, "long " * 2000, "\u200f", "\ufdfa" * 400, "ሰላም" * 90]


def test_any_text_becomes_a_vector() -> None:
    """Empty, a NUL, half a character, one that becomes eighteen, thousands of words."""
    for vector in probe("encoded", asked=ODD):
        assert len(vector) == 384
        assert all(math.isfinite(value) for value in vector)


def test_texts_read_together_are_read_as_each_alone() -> None:
    """They are grouped by length and put back in their order."""
    asked = ["hoeveel", "where can I sleep tonight", "كم الجرعة", "how much", "ምሽት ኣበይ ክድቅስ"]
    vectors = probe("encoded", asked=asked)
    for alone, together in zip(vectors[: len(asked)], vectors[len(asked) :], strict=True):
        assert together == pytest.approx(alone, abs=0.05)
    assert vectors[0] != pytest.approx(vectors[3], abs=0.05)


def test_only_the_end_of_a_story_is_read() -> None:
    """It ends in its question."""
    story = "we were at a party and it got late and then we walked home and " * 9
    short, long = probe("encoded", asked=[(story + "how long does it last")[-160:],
                                          story + "how long does it last"])[:2]  # fmt: skip
    assert long == pytest.approx(short, abs=0.05)
