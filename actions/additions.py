"""A message that adds to the talk: "and with alcohol?", "and in Ghent?", "how long for speed?".

It leans on what was talked about, which the words alone do not say. Whether another substance is
meant together with the first or instead of it is often open: then the answer is about both, since
that is where the danger is, with the other reading as its first button.
"""

from __future__ import annotations

from dataclasses import replace

from actions.names_in_questions import BOTH
from actions.understanding import (
    NO_EMERGENCY,
    OFFER,
    TAKE,
    Context,
    Intent,
    Request,
    Understanding,
    as_read,
    together,
)

# Chosen on the development half of tests/sentences/talks.
SURE_ALONE = 0.6  # something this likely is asked of the new substance alone
MAYBE_MIXED = 0.2  # from here on, of both together, a topic is not asked of one alone
# A city, and no reading above this: what was wanted before, there. Of 106 questions on another need
# ("and help for my wife in Ghent?") two were taken for the same, of 98 on the same 92 were.
SURE_OF_NEW_NEED = 0.8

_AS_SURE_AS = 0.8  # what an addition says of itself: it rests on words at its beginning
# What a city and "what about" are read as: the Persian "تو گنت چی" begins like "who are you".
_NOTHING = ("unclear_out-of-scope", "chat_who-are-you")
_ABOUT_BOTH = ("mixing", "medication", "overview")  # what one asks of two, "and GHB?" for short


def same_elsewhere(understood: Understanding, context: Context) -> Request | None:
    """A city and little else: what was wanted before, there. What else it may be is offered."""
    if not understood.places or context.need is None or understood.substances:
        return None
    top = understood.likeliest
    same = Request("service", need=context.need, place=understood.places[0], confidence=_AS_SURE_AS)
    if understood.ambiguous or understood.mass("emergency") >= NO_EMERGENCY:
        return None
    # What is surely declined is so before: "and in Ghent?" sounds a little like buying.
    if understood.only_names or top is None or top.name in _NOTHING or top.kind == "declined":
        return same
    # "Is there something like that in Ghent" sounds a little like many things.
    vague = top.kind == "service" or top.name == "guide_drug-trends"
    if top.confidence >= (SURE_OF_NEW_NEED if vague else TAKE):
        return None
    if not vague or top.id == context.need:
        return same
    return replace(same, alternatives=(as_read(top, understood),))


def with_what_was_talked_about(understood: Understanding, context: Context) -> Request | None:
    """One substance after others: all together, or the new one alone."""
    if len(understood.substances) != 1:
        return None
    named = understood.substances[0]
    before = tuple(id_ for id_ in context.substances if id_ != named)
    asks = understood.mass("combination")
    topic = understood.best("substance")
    on_mixing = topic is not None and topic.id == "mixing" and topic.confidence >= SURE_ALONE
    if not before or not (understood.follow_up or asks >= BOTH or on_mixing):
        return None
    both = together((*before, named))
    if asks < MAYBE_MIXED and (other := _on_something_else(understood)):
        return other if named == "naloxone" else replace(other, alternatives=(both,))
    alone_on_mixing = on_mixing and not understood.follow_up and asks < BOTH
    if topic and (alone_on_mixing or (asks < MAYBE_MIXED and _on_the_new_one(topic, context))):
        alone = Request("substance", (named,), topic=topic.id, confidence=topic.confidence)
        return replace(alone, alternatives=(both,))
    alone = Request("substance", (named,), topic=_likely_topic(topic, context))
    return replace(both, confidence=max(asks, _AS_SURE_AS), alternatives=(alone,))


def _on_something_else(understood: Understanding) -> Request | None:
    """“What about naloxone, how do I give it”: where to go, the law and know-how are no mix."""
    top = understood.likeliest
    if top is None or top.kind not in ("service", "rights", "guide") or top.confidence < SURE_ALONE:
        return None
    return as_read(top, understood)


def _on_the_new_one(topic: Intent, context: Context) -> bool:
    """Whether it is plainly a question on one substance."""
    enough = TAKE if topic.id == context.topic else SURE_ALONE  # the same is asked more readily
    return topic.id not in _ABOUT_BOTH and topic.confidence >= enough


def _likely_topic(topic: Intent | None, context: Context) -> str:
    """What would be asked of the new one alone: what it says, else what was talked about."""
    if topic and topic.id not in _ABOUT_BOTH and topic.confidence >= OFFER:
        return topic.id
    return context.topic or (topic.id if topic else "overview")
