"""Two names: training sentences with a second one, and a second look with one alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.model.conftest import probe

pytestmark = pytest.mark.model

_CRY = [["he", "took", "_substance_", "and", "shakes"], "en", "emergency_seizure"]
_QUESTION = [["how", "long", "does", "_substance_", "last"], "en", "substance_duration"]
_PLACE = [["where", "can", "i", "quit", "_substance_"], "nl", "service_treatment"]
_TOGETHER = [["_substance_", "on", "top", "of", "_substance_"], "en", "combination"]
_WITH = [["_substance_", "with", "_substance_"], "en", "combination"]


@pytest.fixture(scope="module")
def copies() -> list[list[Any]]:
    """What comes on top of two hundred times five sentences."""
    return list(probe("several", asked=[_CRY, _QUESTION, _PLACE, _TOGETHER, _WITH] * 200))[1000:]


def test_some_emergencies_get_a_second_name_where_the_first_stood(copies: list[list[Any]]) -> None:
    """With what stands between two names of that language elsewhere, and close together there."""
    assert 80 < len(copies) < 160
    for words, text, intent in copies:
        assert intent == "emergency_seizure"
        assert words == ["he", "took", "_substance_", "with", "_substance_", "and", "shakes"]
        assert text == "my drug dealer: drug with drug!"


def test_a_question_about_one_substance_stays_so(copies: list[list[Any]]) -> None:
    """How long two last together is about a combination."""
    assert not any(intent == "substance_duration" for _, _, intent in copies)


def test_a_language_without_such_sentences_gets_none(copies: list[list[Any]]) -> None:
    """Nobody knows what would stand between the names."""
    assert not any(intent == "service_treatment" for _, _, intent in copies)


def test_a_text_with_several_names_can_be_seen_with_one() -> None:
    """What it says of the person is left, also where the word that stands for a name is typed."""
    methadone, dealer, one = probe(
        "one_name",
        asked=["methadone and cocaine, he shakes", "my drug dealer took ghb and coke", "ghb, help"],
    )
    assert methadone[:2] == [["_substance_substitute_", "and", "he", "shakes"],
                             "methadone and , he shakes"]  # fmt: skip
    assert dealer[1] == "my drug dealer took drug and "
    assert one == [["_substance_", "help"], "drug, help", True]


def test_a_second_name_does_not_hide_an_emergency() -> None:
    """Most overdoses are of several substances; two names alone look like a question on mixing."""
    two, one = "_substance_ _substance_ shakes", "_substance_ shakes"
    shares = probe("danger", asked=[two, one])
    ranked, plain = shares[two]
    assert ranked > plain
    assert shares[one][0] == pytest.approx(shares[one][1])
