"""Only names that begin or end as a word does are compared with it."""

from __future__ import annotations

import pytest

from nlu.matching.alike import Alike

NAMES = ("ketamine", "cocaine", "kratom", "amphetamine", "methadone", "heroin")


@pytest.mark.parametrize(
    ("word", "typos", "meant"),
    [
        ("cocane", 1, "cocaine"),  # a letter forgotten
        ("cocainee", 1, "cocaine"),  # one too many
        ("ckcaine", 1, "cocaine"),  # another one
        ("krtaom", 1, "kratom"),  # two changed places
        ("herion", 1, "heroin"),  # at the end
        ("anphetamine", 2, "amphetamine"),
        ("amphetmaien", 2, "amphetamine"),
        ("nethadone", 2, "methadone"),  # a long word may begin with another letter
    ],
)
def test_a_name_is_found_that_one_end_of_the_word_tells(word: str, typos: int, meant: str) -> None:
    assert meant in Alike(NAMES).to(word, typos)


def test_a_short_word_that_begins_otherwise_is_another_word() -> None:
    assert "heroin" not in Alike(NAMES).to("zeroin", 1)


def test_names_of_another_length_or_with_other_ends_are_not_compared() -> None:
    assert Alike(NAMES).to("cocaine", 1) == {"cocaine"}
    assert Alike(NAMES).to("wodka", 1) == set()
