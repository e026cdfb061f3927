"""Two or more substances together, or shortly after each other."""

from __future__ import annotations

from actions.answer import Answer, Facts, Lines, Notice, PairRisk, Part, Title
from actions.answers.pairs import pairs_of
from actions.answers.substances import wait_before_another
from actions.library import Library
from actions.library.library import NO_DATA
from actions.library.model import Line, Pair, Risk
from actions.understanding import Request, in_order

_MOST_CHOICES = 4


def answer(request: Request, library: Library) -> Answer:
    """The worst pair first, with its reasons; every pair with its risk.

    What else it may have been, such as an emergency, comes first among the choices.
    """
    named = in_order(request.substances)
    pairs = pairs_of(named, library)
    worst, worst_key = pairs[0]
    parts: list[Part] = [PairRisk(key, pair.risk) for pair, key in pairs]
    if worst is NO_DATA:
        parts.append(Notice("no-data-is-not-safe"))
    elif worst.by_rule:
        parts.append(Notice("from-a-rule"))
    if len(pairs) > 1:
        parts.append(Notice("more-than-two"))
    if len(named) == 2 and worst.risk > Risk.LESS_EFFECT:
        parts += _waits(named, library)
    parts += _reasons([pair for pair, _ in pairs])
    asked_on = tuple(dict.fromkeys((*worst_key, *named)))[:_MOST_CHOICES]
    mixing = (Request("substance", (id_,), topic="mixing") for id_ in asked_on)
    choices = (*request.alternatives, *mixing)[:_MOST_CHOICES]
    return Answer(request, Title(named), tuple(parts), choices, risk=worst.risk)


def _waits(named: tuple[str, ...], library: Library) -> list[Part]:
    """How long after each the other can be taken: the answer to "a day after MDMA, a beer?"."""
    known = (library.substances[id_] for id_ in named if id_ in library.substances)
    facts = tuple(fact for one in known if (fact := wait_before_another(one, named=True)))
    return [Facts(facts)] if facts else []


def _reasons(pairs: list[Pair]) -> list[Part]:
    """Why and what to do, of the worst pair first; each sentence once."""
    because = list(dict.fromkeys(id_ for pair in pairs for id_ in pair.because))
    do = list(dict.fromkeys(id_ for pair in pairs for id_ in pair.do))
    parts: list[Part] = []
    if because:
        parts.append(Lines(_lines(because[:6]), heading="why"))
    if do:
        parts.append(Lines(_lines(do[:6]), heading="if-you-do"))
    return parts


def _lines(ids: list[str]) -> tuple[Line, ...]:
    return tuple(Line(id_) for id_ in ids)
