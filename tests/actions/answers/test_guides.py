"""Know-how that is not about one substance."""

from __future__ import annotations

import pytest

from actions.answer import Lines, Notice, Title
from actions.answers import guides, is_known
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
