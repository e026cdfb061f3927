"""One substance, one topic."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.answer import Answer, Fact, Facts, Lines, Notice, PairRisk, Title
from actions.answers import substances
from actions.answers.substances import TOPICS
from actions.library.library import Library
from actions.library.model import Line
from actions.understanding import Request
from tests.support.bot import library
from tests.support.content import read

ALL = sorted(library().substances)


def _answer(id_: str, topic: str, known: Library | None = None) -> Answer:
    return substances.answer(Request("substance", (id_,), topic=topic), known or library())


def _facts(answered: Answer) -> list[Fact]:
    return [fact for part in answered.parts if isinstance(part, Facts) for fact in part.facts]


def _lines(answered: Answer) -> tuple[Line, ...]:
    return next((part.lines for part in answered.parts if isinstance(part, Lines)), ())


def _small(folder: Path, substance: str, class_: str = "topics: {}") -> Library:
    return read(folder, {"substances/a.yml": substance, "classes/c.yml": class_}).library


def _many(prefix: str, count: int) -> str:
    lines = [f"{{id: {prefix}-{n}, nl: x, en: y, sources: [s]}}" for n in range(count)]
    return f"topics: {{dose: [{', '.join(lines)}]}}\n"


@pytest.mark.parametrize("id_", ALL)
def test_every_substance_says_something_of_its_own_on_every_topic(id_: str) -> None:
    """What holds for a class is no answer to a question about one of its members."""
    for topic in TOPICS:
        answered = _answer(id_, topic)
        own = library().substances[id_].topics[topic]
        assert own
        assert _lines(answered)[: len(own)] == own
        assert Notice("nothing-of-its-own") not in answered.parts


def test_an_answer_says_what_was_understood() -> None:
    """Who sees the wrong name above an answer does not follow it."""
    assert _answer("mdma", "dose").title == Title(("mdma",), label="topic.dose")


def test_own_lines_come_before_those_of_the_class(tmp_path: Path) -> None:
    """What is special about a substance matters more than what its kind shares."""
    known = _small(tmp_path, "class: c\ngroups: []\n" + _many("own", 2), _many("class", 2))
    named = [line.statement for line in _lines(_answer("a", "dose", known))]
    assert named == ["own-0", "own-1", "class-0", "class-1"]


@pytest.mark.parametrize(("own", "shown"), [(2, 10), (9, 10), (10, 10), (13, 13)])
def test_an_answer_is_short_but_own_lines_are_never_cut(
    tmp_path: Path, own: int, shown: int
) -> None:
    """More than ten lines are not read on a phone; a missing warning is worse."""
    known = _small(tmp_path, "class: c\ngroups: []\n" + _many("own", own), _many("class", 20))
    lines = _lines(_answer("a", "dose", known))
    assert len(lines) == shown
    assert sum(line.statement.startswith("own") for line in lines) == own


_TIMES = """\
class: c
groups: []
timings:
  - {route: snorted, onset_min: [5, 15], duration_h: [1, 2], sources: [s]}
  - {route: swallowed, peak_h: [1, 3], after_h: [12, 24], sources: [s]}
wait: {redose_h: 2, clear_h: 24, sources: [s]}
detection: {urine_d: [2, 4], saliva_h: [5, 48], sources: [s]}
"""


def test_the_duration_is_told_per_route_with_the_waiting_times(tmp_path: Path) -> None:
    """Snorted and swallowed differ by hours; redosing by the wrong one is how people overdose."""
    assert _facts(_answer("a", "duration", _small(tmp_path, _TIMES))) == [
        Fact("fact.onset", (5, 15), "minutes", of="route.snorted"),
        Fact("fact.duration", (1, 2), "hours", of="route.snorted"),
        Fact("fact.peak", (1, 3), "hours", of="route.swallowed"),
        Fact("fact.after", (12, 24), "hours", of="route.swallowed"),
        Fact("fact.redose", (2, 2), "hours"),
        Fact("fact.clear", (24, 24), "hours"),
    ]


def test_detection_is_told_in_the_unit_it_was_written_in(tmp_path: Path) -> None:
    """Two days taken for two hours costs a driving licence."""
    assert _facts(_answer("a", "detection", _small(tmp_path, _TIMES))) == [
        Fact("fact.urine", (2, 4), "days"),
        Fact("fact.saliva", (5, 48), "hours"),
    ]


def test_other_topics_show_no_times(tmp_path: Path) -> None:
    """Numbers where nobody asked for them hide the advice."""
    known = _small(tmp_path, _TIMES)
    numbers = {topic for topic in TOPICS if _facts(_answer("a", topic, known))}
    assert numbers == {"duration", "detection"}


@pytest.mark.parametrize(("hours", "shown"), [(96, True), (97, False)])
def test_a_wait_too_long_to_count_in_hours_is_left_to_words(
    tmp_path: Path, hours: int, shown: bool
) -> None:
    """Methadone stays for days; a single number would be false precision."""
    text = _TIMES.replace("clear_h: 24", f"clear_h: {hours}")
    facts = _facts(_answer("a", "duration", _small(tmp_path, text)))
    assert ("fact.clear" in [fact.label for fact in facts]) is shown


@pytest.mark.parametrize("topic", TOPICS)
def test_the_next_questions_are_offered_without_the_one_just_answered(topic: str) -> None:
    """A button that gives the same answer again is a dead end."""
    choices = _answer("mdma", topic).choices
    assert 5 <= len(choices) <= 6
    assert topic not in {choice.topic for choice in choices}
    assert {choice.substances for choice in choices} == {("mdma",)}
    assert len(set(choices)) == len(choices)


def test_another_likely_reading_is_the_first_choice() -> None:
    """“How long for speed?” after MDMA may be on both; what is asked next stays below."""
    both = Request("combination", ("amphetamine", "mdma"))
    alone = Request("substance", ("amphetamine",), topic="duration", alternatives=(both,))
    choices = substances.answer(alone, library()).choices
    assert choices[0] == both
    assert {choice.substances for choice in choices[1:]} == {("amphetamine",)}
    assert 5 <= len(choices) <= 6


@pytest.mark.parametrize(
    ("others", "told"),
    [(("ghb",), [("ghb", "ketamine")]), (("caffeine",), []), ((), [])],
)
def test_what_may_be_taken_together_and_is_dangerous_is_told_first(
    others: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    """“And how long does ketamine last?” after GHB."""
    both = (Request("combination", (*others, "ketamine")),) if others else ()
    alone = Request("substance", ("ketamine",), topic="duration", alternatives=both)
    parts = substances.answer(alone, library()).parts
    assert [part.substances for part in parts if isinstance(part, PairRisk)] == told
    assert isinstance(parts[0], PairRisk) is bool(told)
