"""A message that adds to the talk: "and with alcohol?", "and in Ghent?", "how long for speed?".

It leans on what was talked about, which the words alone do not say. Whether another substance is
meant together with the first or instead of it is often open: then the answer is about both, since
that is where the danger is, with the other reading as its first button.
"""

from __future__ import annotations

from dataclasses import replace

from actions.names_in_questions import BOTH
from actions.understanding import Context, Intent, Request, Understanding, together

# Chosen on two messages in a row, the development half of tests/sentences/talks.
SURE_OF_ONE = 0.6  # a topic this likely is asked of the new substance alone
SURE_OF_THE_SAME = 0.34  # where it is the topic that was talked about
SURE_OF_NEW_NEED = 0.8  # another city is named: below this the need is the one of before
_AT_LEAST = 0.8  # how sure an addition is

_ABOUT_BOTH = ("mixing", "medication", "overview")  # what one asks of two, "and GHB?" for short


def same_elsewhere(understood: Understanding, context: Context) -> Request | None:
    """A city, and little else: what was wanted before, there."""
    if not understood.places or context.need is None or understood.substances:
        return None
    top = next(iter(understood.intents), None)
    says_more = top is not None and top.kind != "unclear" and top.confidence >= SURE_OF_NEW_NEED
    if says_more and not understood.only_names:
        return None
    return Request("service", need=context.need, place=understood.places[0], confidence=0.9)


def with_what_was_talked_about(understood: Understanding, context: Context) -> Request | None:
    """One substance after others: all together, or the new one alone."""
    if len(understood.substances) != 1:
        return None
    named = understood.substances[0]
    before = tuple(id_ for id_ in context.substances if id_ != named)
    asks = understood.mass("combination")
    if not before or not (understood.follow_up or asks >= BOTH):
        return None
    both = together((*before, named))
    topic = understood.best("substance")
    if topic and asks < BOTH and _on_the_new_one(topic, context):
        alone = Request("substance", (named,), topic=topic.id, confidence=topic.confidence)
        return replace(alone, alternatives=(both,))
    likely = context.topic or (topic.id if topic else "overview")
    alone = Request("substance", (named,), topic=likely)
    return replace(both, confidence=max(asks, _AT_LEAST), alternatives=(alone,))


def _on_the_new_one(topic: Intent, context: Context) -> bool:
    """Whether it is plainly a question on one substance."""
    enough = SURE_OF_THE_SAME if topic.id == context.topic else SURE_OF_ONE
    return topic.id not in _ABOUT_BOTH and topic.confidence >= enough
