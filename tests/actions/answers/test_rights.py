"""Law and rights: of the right country, with the right caution."""

from __future__ import annotations

import pytest

from actions.answer import Answer, Lines, Notice, Services, Title
from actions.answers import rights
from actions.understanding import Request
from tests.support.bot import library

ALL = sorted(library().rights)


def _answer(topic: str, place: str | None = None) -> Answer:
    return rights.answer(Request("rights", topic=topic, place=place), library())


def _countries(answered: Answer) -> list[str | None]:
    return [part.heading for part in answered.parts if isinstance(part, Lines)]


@pytest.mark.parametrize("topic", ALL)
@pytest.mark.parametrize(
    ("place", "countries"),
    [
        (None, ["country-nl", "country-be"]),
        ("gent", ["country-be"]),
        ("brussel", ["country-be"]),
        ("amsterdam", ["country-nl"]),
        ("maastricht", ["country-nl"]),
    ],
)
def test_the_law_of_the_place_is_told_else_of_both_countries(
    topic: str, place: str | None, countries: list[str]
) -> None:
    """What is tolerated in Amsterdam is an offence in Antwerp."""
    answered = _answer(topic, place)
    assert _countries(answered) == countries
    for part in answered.parts:
        if isinstance(part, Lines):
            assert part.lines


@pytest.mark.parametrize("topic", ALL)
def test_it_says_that_this_is_no_legal_advice_and_where_to_get_some(topic: str) -> None:
    """A right misread at a police station costs a person dearly."""
    answered = _answer(topic, "gent")
    assert Notice("not-legal-advice") in answered.parts
    assert answered.choices == (Request("service", need="legal-help", place="gent"),)
    assert answered.title == Title(label=library().rights[topic].title, place="gent")


def test_services_are_of_the_country_that_was_asked_about() -> None:
    """A Dutch lawyer cannot help in Ghent."""
    for topic in ALL:
        for part in _answer(topic, "gent").parts:
            if isinstance(part, Services):
                assert {library().services[id_].country for id_ in part.ids} <= {"be"}
