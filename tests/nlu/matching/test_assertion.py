"""Which names of a text are judged: whether it is about them, or only mentions them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from nlu.matching.assertion import likely_meant
from tests.support.bot import matcher


def judged(text: str, *shares: float) -> tuple[dict[str, float], list[Sequence[str]]]:
    """What was told of each name, and what the judge was asked."""
    asked: list[Sequence[str]] = []

    def judge(parts: Sequence[str]) -> Sequence[float]:
        asked.append(parts)
        return shares

    told = likely_meant(text, matcher().read(text), judge)
    return {text[start:end]: share for (start, end), share in told.items()}, asked


def test_each_name_gets_its_share() -> None:
    """In the order of the text."""
    told, _ = judged("used to take ketamine, now it is cocaine every week", 0.1, 0.9)
    assert told == {"ketamine": 0.1, "cocaine": 0.9}


@pytest.mark.parametrize(
    "text",
    [
        "used to take ketamine", "no ketamine, just cocaine", "is ketamine or keta better", "hello",
        "can i take a speedball", "",
    ],
)  # fmt: skip
def test_nothing_is_judged_where_one_substance_is_named(text: str) -> None:
    """It takes time, and there is nothing to choose."""
    assert judged(text) == ({}, [])


def test_nothing_is_judged_where_nothing_but_names_is_said() -> None:
    """Two names are about both."""
    assert judged("ketamine? cocaine") == ({}, [])


def test_nothing_is_judged_in_an_emergency() -> None:
    """What somebody may have taken is what helpers have to know."""
    assert judged("she quit ketamine, took cocaine and has a seizure") == ({}, [])


def test_a_long_list_is_not_judged() -> None:
    """All that is named counts; to look at a thousand names would take a quarter of a minute."""
    assert judged("what about " + "ketamine cocaine " * 500) == ({}, [])


def test_the_judge_is_given_the_text_around_the_names_and_no_name() -> None:
    """Who takes what does not depend on what it is."""
    _, asked = judged("quit ketamine, cocaine now", 0.9, 0.9)
    assert asked == [["quit ", ", ", " now"]]


def test_a_name_of_two_substances_is_one_name() -> None:
    """A speedball is cocaine and heroin, at one place."""
    told, asked = judged("quit speedballs, is ketamine safer", 0.1, 0.9)
    assert told == {"speedballs": 0.1, "ketamine": 0.9}
    assert len(asked[0]) == 3


def test_what_is_negated_is_looked_at_too_and_a_place_is_not() -> None:
    """It is one of the names the text is about, or not about."""
    told, _ = judged("no alcohol, ketamine and cocaine in den haag", 0.1, 0.9, 0.9)
    assert set(told) == {"alcohol", "ketamine", "cocaine"}
