"""The sentence encoder takes whatever people send, and reads the same alone and together."""

from __future__ import annotations

import math

import pytest

from actions.which_of_several import ONLY_MENTIONED
from tests.model.conftest import probe

pytestmark = pytest.mark.model

MOST_PIECES = 72  # of nlu.encoder.pieces, which only Rasa's environment can import
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


def test_a_name_that_is_only_mentioned_counts_less() -> None:
    """Whatever the language, and whichever of two names it is."""
    asked = [
        ["finally quit ", " two years ago, is ", " bad for my sleep"],
        ["ik ben jaren geleden gestopt met ", ", is ", " slecht voor mijn slaap"],
        ["мой друг умер от ", ", а я курю ", ", сколько держится"],
    ]
    for counts in probe("likely_meant", asked=asked):
        assert counts[0] < ONLY_MENTIONED
        assert counts[1] > 0.7


def test_two_that_are_taken_both_count() -> None:
    """This is what most people ask."""
    asked = [["can i mix ", " with ", ""], ["vanavond ", " en daarna ", ", mag dat"]]
    for counts in probe("likely_meant", asked=asked):
        assert min(counts) > 0.8


def test_names_are_judged_in_any_text() -> None:
    """Nothing around it, odd characters, a story too long to be read at once: none stops it."""
    asked = [
        ["", ""],
        *([text, text, text] for text in ODD),
        ["word " * 300, " and ", " so " * 300],
    ]
    for parts, counts in zip(asked, probe("likely_meant", asked=asked), strict=True):
        assert len(counts) == len(parts) - 1
        assert all(0 <= share <= 1 for share in counts)


def test_a_name_in_a_long_story_is_judged_by_what_stands_around_it() -> None:
    """Not by the end of the story alone."""
    story = "and then we went on to another place where i met somebody i knew " * 6
    short = ["i quit ", " five years ago, now i smoke ", " every day"]
    long = [short[0], short[1], short[2] + " " + story]
    (first, _), (told, _) = probe("likely_meant", asked=[short, long])
    assert first < ONLY_MENTIONED
    assert told < ONLY_MENTIONED


@pytest.mark.parametrize("words", [0, 1, 20, 21, 22, 35, 200])
def test_each_name_is_looked_at_where_it_stands(words: int) -> None:
    """Once, whether all fits in what is read at once or each name is in a part of its own."""
    parts = ["so " * words + "one", "so " * words + "two", "so " * words]
    (windows,) = probe("at_names", asked=[parts])
    before = dict(pair for _, names, pieces in windows for pair in zip(names, pieces, strict=True))
    assert before == {0: ["▁one", "▁drug"], 1: ["▁two", "▁drug"]}
    assert all(length <= MOST_PIECES for length, _, _ in windows)
