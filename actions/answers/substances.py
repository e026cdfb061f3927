"""One substance, one topic."""

from __future__ import annotations

from actions.answer import Answer, Fact, Facts, Lines, Notice, Title
from actions.answers.pairs import dangers
from actions.library import Library
from actions.library.model import Line, Substance
from actions.understanding import Request

TOPICS = (
    "overview", "effects", "duration", "dose", "risks", "safer-use", "mixing", "comedown",
    "dependence", "withdrawal", "adulteration", "detection", "pregnancy", "driving", "sex",
    "medication",
)  # fmt: skip

# What people ask next, most often first: buttons under an answer.
_NEXT = {
    "overview": ("effects", "duration", "risks", "safer-use", "mixing", "dose"),
    "effects": ("duration", "risks", "safer-use", "mixing", "comedown", "dose"),
    "withdrawal": ("dependence", "safer-use", "medication", "pregnancy", "duration", "mixing"),
    "pregnancy": ("withdrawal", "safer-use", "medication", "dependence", "risks", "mixing"),
}
_NEXT_OTHERWISE = ("overview", "duration", "dose", "safer-use", "mixing", "risks")
_MOST_CHOICES = 6
_LONGEST_ANSWER = 10  # lines; more is not read on a phone
_LONGEST_WAIT_SHOWN = 96  # hours; beyond it (methadone) the words say what the number cannot


def answer(request: Request, library: Library) -> Answer:
    """What is known of the substance on the topic; numbers first where the topic is numbers.

    Where it may have been asked of several that are dangerous together this is told first. What
    else may be meant comes first among the choices.
    """
    id_, topic = request.substances[0], request.topic or "overview"
    substance = library.substances[id_]
    # After GHB "and how long does ketamine last": asked of one, taken with the other perhaps.
    parts = dangers(request, library)
    facts = _facts(substance, topic)
    if facts:
        parts.append(Facts(tuple(facts)))
    lines = _shortened(substance.topics.get(topic, ()), library.lines_of(id_, topic))
    if not substance.topics.get(topic):
        parts.append(Notice("nothing-of-its-own"))
    if lines:
        parts.append(Lines(lines))
    following = (
        Request("substance", (id_,), topic=other)
        for other in _NEXT.get(topic, _NEXT_OTHERWISE)
        if other != topic
    )
    choices = (*request.alternatives, *following)[:_MOST_CHOICES]
    return Answer(request, Title((id_,), label=f"topic.{topic}"), tuple(parts), choices)


def _shortened(own: tuple[Line, ...], everything: tuple[Line, ...]) -> tuple[Line, ...]:
    """Its own lines all, the class's as far as there is room."""
    return everything[: max(_LONGEST_ANSWER, len(own))]


def _facts(substance: Substance, topic: str) -> list[Fact]:
    match topic:
        case "duration":
            return _timing_facts(substance)
        case "detection":
            return _detection_facts(substance)
        case _:
            return []


def _timing_facts(substance: Substance) -> list[Fact]:
    facts = []
    for timing in substance.timings:
        route = f"route.{timing.route}"
        for label, span, unit in (
            ("fact.onset", timing.onset_min, "minutes"),
            ("fact.peak", timing.peak_h, "hours"),
            ("fact.duration", timing.duration_h, "hours"),
            ("fact.after", timing.after_h, "hours"),
        ):
            if span:
                facts.append(Fact(label, span, unit, of=route))
    wait = substance.wait
    if wait and wait.redose_h:
        facts.append(Fact("fact.redose", (wait.redose_h, wait.redose_h), "hours"))
    if clear := wait_before_another(substance):
        facts.append(clear)
    return facts


def wait_before_another(substance: Substance, *, named: bool = False) -> Fact | None:
    """How long to wait after a substance before taking another; None where no number says it.

    Args:
        substance: the one that was taken.
        named: whether the fact has to say whose it is.
    """
    wait = substance.wait
    if wait is None or wait.clear_h > _LONGEST_WAIT_SHOWN:
        return None
    span = (wait.clear_h, wait.clear_h)
    return Fact("fact.clear", span, "hours", substance=substance.id if named else None)


def _detection_facts(substance: Substance) -> list[Fact]:
    units = {"h": "hours", "d": "days"}
    return [
        Fact(f"fact.{key[:-2]}", span, units[key[-1]]) for key, span in substance.detection.items()
    ]
