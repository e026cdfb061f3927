"""Several substances are named: is the question about mixing all of them?

It may be on where to go or how to quit, or on one of them. Asks where that is unclear.

Nothing is left out on a classifier's word: a combination that nobody warned of may kill.
"""

from __future__ import annotations

from dataclasses import replace

from actions.names_in_questions import in_the_light_of_names, topic_beside
from actions.understanding import (
    MOST_CHOICES,
    OFFER,
    TAKE,
    Context,
    Request,
    Understanding,
    as_read,
    together,
)

# Chosen on the development half of tests/sentences, as the thresholds of the router.
# A name with a smaller share may only be mentioned; where the question is surely on a mix, only one
# with a much smaller share.
ONLY_MENTIONED, ONLY_MENTIONED_IN_A_MIX = 0.5, 0.2
SURELY_MIXED = 0.9
# It sounds like a question on one ("is a 2C-B high more like acid"). Of the five development
# questions with less on mixing than this two were on both.
HARDLY_MIXED, SURE_OF_ONE = 0.03, 0.9

# All readings of a kind together, from which it is no question on a mix: of 415 on one 414 stay
# below. Small talk ("forget the speed, what about GHB with alcohol") takes more, as it answers
# nothing.
SURE_OF_SEVERAL = {"service": 0.45, "rights": 0.45, "guide": 0.45, "chat": 0.8}
# With two substances these are on taking both: who says hello and what the evening brings, too.
_ON_A_MIX = ("guide_polydrug", "guide_first-time", "chat_greeting", "chat_goodbye")


def other_than_a_mix(understood: Understanding) -> Request | None:
    """Two substances named in a question on where to go, the law, know-how, or in small talk.

    What else may be meant is one tap away: what the substances do together, or one of them.
    """
    top = understood.likeliest
    several = len(understood.substances) >= 2 and not understood.only_names
    if not several or top is None or top.confidence < TAKE or top.name in _ON_A_MIX:
        return None
    alike = (i for i in understood.of(top.kind) if i.name not in _ON_A_MIX)
    sure = SURE_OF_SEVERAL.get(top.kind)
    if sure is None or sum(intent.confidence for intent in alike) < sure:
        return None
    if top.kind in ("guide", "chat") and understood.ambiguous:
        return None  # a pair is never told without the one that is asked about
    unsure = ask_which(understood.substances, understood)
    others = unsure.alternatives if unsure else (together(understood.substances),)
    return replace(as_read(top, understood), alternatives=others)


def ask_which(named: tuple[str, ...], understood: Understanding) -> Request | None:
    """The question back, with the likely readings; None where the question is about all."""
    return _without_mentioned(named, understood) or _one_or_all(named, understood)


def _without_mentioned(named: tuple[str, ...], understood: Understanding) -> Request | None:
    """Where some may be only mentioned: about the others, or about all."""
    mixed = understood.mass("combination") >= SURELY_MIXED
    least = ONLY_MENTIONED_IN_A_MIX if mixed else ONLY_MENTIONED
    rest = tuple(id_ for id_ in named if understood.meant.get(id_, 1.0) >= least)
    if not rest or rest == named:
        return None
    others = together(rest) if len(rest) > 1 else _on_one(rest, understood)
    return Request("unclear", confidence=0.5, alternatives=(others, together(named)))


def _on_one(named: tuple[str, ...], understood: Understanding) -> Request:
    """The likeliest question about the one that is left; what it is, where no topic is likely."""
    alone = in_the_light_of_names(replace(understood, substances=named), Context())
    topic = alone.best("substance")
    if topic is not None and topic.confidence >= OFFER:
        return Request("substance", named, topic=topic.id)
    return Request("substance", named, topic=topic_beside(alone) or "overview")


def _one_or_all(named: tuple[str, ...], understood: Understanding) -> Request | None:
    """Where it sounds like one: about all that is named, or about which."""
    topic = understood.best("substance")
    if topic is None or topic.id == "mixing" or understood.mass("substance") <= SURE_OF_ONE:
        return None
    if understood.mass("combination") >= HARDLY_MIXED:
        return None
    each = (Request("substance", (id_,), topic=topic.id) for id_ in named)
    choices = (together(named), *each)
    return Request("unclear", confidence=0.5, alternatives=choices[:MOST_CHOICES])
