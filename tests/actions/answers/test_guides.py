"""Know-how that is not about one substance."""

from __future__ import annotations

import pytest

from actions.answer import Lines, Notice, PairRisk, Title
from actions.answers import guides, is_known
from actions.library.model import Risk
from actions.understanding import Request
from tests.support.bot import library


@pytest.mark.parametrize("topic", sorted(library().guides))
def test_a_guide_gives_its_lines_and_choices_that_lead_somewhere(topic: str) -> None:
    """Each button under a guide is the next step for someone."""
    guide = library().guides[topic]
    answered = guides.answer(Request("guide", topic=topic), library())
    assert answered.parts == (Lines(guide.lines),)
    assert answered.title == Title(label=guide.title)
    assert guide.lines
    assert all(is_known(choice, library()) for choice in answered.choices)
    assert len(answered.choices) == len(guide.needs) + len(guide.see)


def test_a_guide_that_is_not_written_leads_to_people() -> None:
    """The classifier may know a topic before the content does."""
    answered = guides.answer(Request("guide", topic="fishing"), library())
    assert answered.parts == (Notice("no-guide-yet"),)
    assert answered.choices == (Request("service", need="talk"),)


def test_a_guide_for_several_substances_leads_to_what_they_do_together() -> None:
    """“How do I quit tramadol and xanax”: the pair may be the danger."""
    both = Request("combination", ("benzodiazepines", "tramadol"))
    named = both.substances
    asked = Request("guide", named, topic="quitting", alternatives=(both,))
    assert guides.answer(asked, library()).choices[0] == both


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (("ghb", "ketamine"), [("ghb", "ketamine")]),
        (("alcohol", "caffeine", "ghb"), [("alcohol", "ghb")]),
        (("caffeine", "cannabis"), []),
        (("ghb",), []),
    ],
)
def test_a_guide_begins_with_what_is_dangerous_together(
    named: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    """“First time G and K together” must not only tell how to begin."""
    answered = guides.answer(Request("guide", named, topic="first-time"), library())
    risks = [part for part in answered.parts if isinstance(part, PairRisk)]
    assert answered.parts[: len(risks)] == tuple(risks)
    assert [part.substances for part in risks] == told
    assert all(part.risk >= Risk.UNSAFE for part in risks)


@pytest.mark.parametrize("topic", ["naloxone-use", "recovery-position", "confused-person"])
def test_what_is_acted_on_at_once_begins_with_what_to_do(topic: str) -> None:
    """He took heroin and benzos and does not breathe: not the time to say do not combine."""
    asked = Request("guide", ("benzodiazepines", "heroin"), topic=topic)
    assert isinstance(guides.answer(asked, library()).parts[0], Lines)
