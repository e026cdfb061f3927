"""Patterns of words: the small language that the emergency lexicon is written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.matching.patterns import WINDOW, Patterns

FILLER = " x" * (WINDOW - 2)


def finds(pattern: str, text: str) -> bool:
    """Whether a single pattern is found in folded words."""
    patterns = Patterns()
    patterns.add("id", pattern)
    return patterns.found_in(text.split()) == ["id"]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("help", "please help", True),
        ("help", "helped", False),
        ("adem*", "hij ademt", True),
        ("adem*", "adem", True),
        ("adem*", "inademt", False),
        ("*loos", "hij is bewusteloos", True),
        ("*loos", "loos", True),
        ("*loos", "looser", False),
        ("blue_lips", "his blue lips", True),
        ("blue-lips", "his blue lips", True),
        ("blue_lips", "lips so blue", False),
        ("blue_lips", "blue", False),
        ("wakk*_word*", "niet wakker wordt", True),
        ("blue|pale lips|mouth", "his mouth is pale", True),
        ("blue|pale lips|mouth", "blue and pale", False),
        ("blue lips", "lips blue", True),
        ("Cœur", "coeur", True),
        ("ينام*", "ينامون", True),
    ],
)
def test_terms_mean_what_the_lexicon_says(pattern: str, text: str, found: bool) -> None:
    """Editors of a language write these by hand; a star in the wrong place must not match."""
    assert finds(pattern, text) is found


def test_all_terms_must_stand_within_the_window() -> None:
    """Words far apart in a long story say nothing together."""
    assert finds("blue lips", f"blue{FILLER} lips")
    assert not finds("blue lips", f"blue{FILLER} x lips")


def test_a_later_place_within_the_window_counts() -> None:
    """The first "blue" of a text may be about something else."""
    assert finds("blue lips", f"blue{FILLER}{FILLER} blue lips")


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("a* *b", "ab", False),
        ("a* *b", "ab ab", True),
        ("a* *b", "a b", True),
        ("a* *b c", "ab c c", False),
    ],
)  # fmt: skip
def test_each_term_needs_a_word_of_its_own(pattern: str, text: str, found: bool) -> None:
    """One word that fits two terms is one sign, not two."""
    assert finds(pattern, text) is found


def test_each_id_is_given_once_in_the_order_of_the_patterns() -> None:
    """Two signs of the same emergency are one emergency."""
    patterns = Patterns()
    for id_, pattern in (("fit", "shak*"), ("heat", "hot"), ("fit", "fit")):
        patterns.add(id_, pattern)
    assert patterns.found_in(["hot", "shaking", "fit"]) == ["fit", "heat"]


@given(st.lists(st.text(min_size=1, max_size=6), max_size=30))
def test_no_words_break_the_search(words: list[str]) -> None:
    """The words of a text come from strangers."""
    patterns = Patterns()
    patterns.add("id", "a* *b|c_d* e")
    assert patterns.found_in(words) in ([], ["id"])


@pytest.mark.parametrize(
    ("text", "found"),
    [("not awake", True), ("not awake without coffee", False), ("coffee and not awake", False)],
)
def test_a_term_behind_an_exclamation_mark_must_not_occur(text: str, found: bool) -> None:
    """Who does not wake up without coffee needs no ambulance."""
    patterns = Patterns()
    patterns.add("unresponsive", "not_awake !coffee|alarm")
    assert bool(patterns.found_in(text.split())) is found
