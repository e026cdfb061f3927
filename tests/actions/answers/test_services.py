"""Where to go, whom to call."""

from __future__ import annotations

import pytest

from actions.answer import Answer, Notice, Services, Title
from actions.answers import services
from actions.understanding import Request
from tests.support.bot import library

NEEDS = sorted({need for service in library().services.values() for need in service.needs})
PLACES = sorted(library().place_names["en"])


def _answer(need: str, place: str | None = None) -> Answer:
    return services.answer(Request("service", need=need, place=place), library())


def _shown(answered: Answer) -> list[str]:
    return [id_ for part in answered.parts if isinstance(part, Services) for id_ in part.ids]


@pytest.mark.parametrize("need", NEEDS)
def test_every_need_gets_somewhere_to_go_in_every_place(need: str) -> None:
    """Never a dead end: at worst a line to call."""
    for place in [None, *PLACES]:
        shown = _shown(_answer(need, place))
        assert 1 <= len(shown) <= services.MOST_SHOWN
        assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("need", NEEDS)
def test_services_of_the_place_are_shown_first_and_their_absence_is_said(need: str) -> None:
    """A tram ride instead of a train ride; and no address in another city as if it were here."""
    for place in PLACES:
        answered = _answer(need, place)
        here = [place in library().services[id_].places for id_ in _shown(answered)]
        assert here == sorted(here, reverse=True)
        assert (Notice("nothing-in-this-place") in answered.parts) is not any(here)


def test_a_need_nobody_serves_leads_to_someone_to_talk_to() -> None:
    """“I know no place” alone would be the end of the talk."""
    answered = _answer("no-such-need", "gent")
    assert Notice("no-service-known") in answered.parts
    talk = {service.id for service in library().services_for("talk", None, "be")}
    assert _shown(answered)
    assert set(_shown(answered)) <= talk


def test_a_service_that_may_have_changed_is_to_be_checked_first() -> None:
    """A closed door after a long walk is worse than a phone call."""
    for need in NEEDS:
        answered = _answer(need)
        unsure = any(library().services[id_].check for id_ in _shown(answered))
        assert (Notice("check-first") in answered.parts) is unsure


def test_cities_are_offered_where_there_is_something_but_not_the_one_just_shown() -> None:
    """A button to a city without the service would lead nowhere."""
    for place in (None, "amsterdam", "gent"):
        choices = _answer("needle-exchange", place).choices
        offered = [choice.place for choice in choices]
        assert offered
        assert place not in offered
        assert {choice.need for choice in choices} == {"needle-exchange"}
        for city in offered:
            assert Notice("nothing-in-this-place") not in _answer("needle-exchange", city).parts


def test_the_title_says_what_and_where() -> None:
    """Who asked about another city sees it at once."""
    title = _answer("shelter", "gent").title
    assert title == Title(label="need.shelter", place="gent")
