"""The questions with marked names, from which the encoder learns what is only mentioned."""

from __future__ import annotations

import pytest

from tests.model.conftest import probe
from tests.support.bot import library

pytestmark = pytest.mark.model

FEWEST = 300  # questions a language


@pytest.fixture(scope="module")
def marked() -> dict[str, list[list[bool]]]:
    """Which names count, of each question of each language."""
    return dict(probe("marked", asked=None))


def test_a_language_that_has_them_is_one_of_ours_and_has_enough(
    marked: dict[str, list[list[bool]]],
) -> None:
    """A new language may begin without: what the others teach helps it too."""
    assert set(marked) <= set(library().languages)
    assert all(len(questions) >= FEWEST for questions in marked.values())


def test_something_counts_in_each(marked: dict[str, list[list[bool]]]) -> None:
    """A question is about something."""
    for language, questions in marked.items():
        assert all(any(counts) for counts in questions), language


def test_many_mention_a_name_beside_one_that_counts(marked: dict[str, list[list[bool]]]) -> None:
    """And many do not, in nearly the same words."""
    for language, questions in marked.items():
        mixed = sum(not all(counts) for counts in questions) / len(questions)
        assert 0.35 < mixed < 0.65, language


@pytest.mark.parametrize(
    "line", ["no name at all", "a [name] without a sign", "a [left-over bracket+ [x]+"]
)
def test_a_line_that_is_not_marked_as_it_should_be_is_refused(line: str) -> None:
    """Else a slip would be learnt as text."""
    assert probe("example", asked=line) == "refused"


def test_a_line_is_cut_at_its_names() -> None:
    """What stands in the brackets does not matter."""
    read = probe("example", asked="no [speed]- for years, is [weed]+ safer")
    assert read == [["no ", " for years, is ", " safer"], [False, True]]
