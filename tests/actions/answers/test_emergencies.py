"""First aid: what has to be done at once comes first."""

from __future__ import annotations

import pytest

from actions.answer import Call112, Lines, Services
from actions.answers import emergencies
from actions.understanding import Request
from tests.support.bot import library

ALL = sorted(library().emergencies)
_NOW = {
    "unresponsive", "opioid-overdose", "ghb-overdose", "seizure", "overheating", "chest-pain",
    "alcohol-poisoning", "poisoning",
}  # fmt: skip


def _parts(emergency: str) -> tuple[object, ...]:
    return emergencies.answer(Request("emergency", emergency=emergency), library()).parts


@pytest.mark.parametrize("emergency", sorted(_NOW))
def test_112_comes_before_everything_where_life_is_at_stake(emergency: str) -> None:
    """Seconds count; nobody may have to scroll for the number."""
    first = _parts(emergency)[0]
    assert isinstance(first, Call112)
    assert first.when == "now"
    assert first.call in library().calls


@pytest.mark.parametrize("emergency", ALL)
def test_steps_are_numbered_and_come_before_what_not_to_do(emergency: str) -> None:
    """One thing after the other is all that someone in panic can follow."""
    lines = [part for part in _parts(emergency) if isinstance(part, Lines)]
    assert lines[0].style == "steps"
    assert lines[0].lines == library().emergencies[emergency].steps
    assert 3 <= len(lines[0].lines) <= 10
    order = ["steps", "never", "afterwards", "how-to-recognise"]
    headings = [part.heading or "steps" for part in lines]
    assert headings == [heading for heading in order if heading in headings]


@pytest.mark.parametrize("emergency", sorted(set(ALL) - _NOW))
def test_112_comes_after_the_steps_where_it_is_only_needed_if_it_gets_worse(
    emergency: str,
) -> None:
    """A siren makes a bad trip worse; but the number is there."""
    parts = _parts(emergency)
    calls = [part for part in parts if isinstance(part, Call112)]
    if library().emergencies[emergency].call_112 == "no":
        assert calls == []
    else:
        assert [call.when for call in calls] == ["if-worse"]
        assert isinstance(parts[0], Lines)


def test_a_thought_of_suicide_gets_the_lines_of_both_countries() -> None:
    """113 and 1813: one call away, in either country."""
    services = [part for part in _parts("suicidal") if isinstance(part, Services)]
    assert {library().services[id_].country for part in services for id_ in part.ids} == {
        "nl",
        "be",
    }


@pytest.mark.parametrize("emergency", ALL)
def test_every_choice_leads_to_a_guide_that_exists(emergency: str) -> None:
    """No dead end in an emergency."""
    choices = emergencies.answer(Request("emergency", emergency=emergency), library()).choices
    assert {choice.topic for choice in choices} <= set(library().guides)


def test_an_emergency_without_a_name_is_treated_as_the_gravest() -> None:
    """When in doubt: someone does not wake up."""
    answered = emergencies.answer(Request("emergency"), library())
    assert answered.title is not None
    assert answered.title.label == library().emergencies["unresponsive"].title
