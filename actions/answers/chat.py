"""Small talk, what the bot does not give, and not having understood."""

from __future__ import annotations

from actions.answer import Answer, Notice, Part, Services
from actions.library import Library
from actions.understanding import Request

CRISIS_LINES = ("nl-113", "be-zelfmoordlijn")
INFORMATION_LINES = ("nl-drugs-infolijn", "be-druglijn")

TOPICS = frozenset(
    ("greeting", "thanks", "goodbye", "who-are-you", "anonymous", "languages", "forget-me",
     "menu", "feedback")
)  # fmt: skip
UNCLEAR_TOPICS = frozenset(("which-substance", "name-the-substance"))

# What can be done for someone whose request is declined.
INSTEAD = {
    "buying": (Request("service", need="drug-checking"), Request("service", need="talk")),
    "selling": (Request("service", need="legal-help"), Request("rights", topic="possession")),
    "making": (Request("service", need="drug-checking"), Request("service", need="talk")),
    "harming": (Request("emergency", emergency="spiked"), Request("service", need="crisis-line")),
}


def answer(request: Request, library: Library) -> Answer:
    """Greetings, thanks, who are you, is this anonymous, which languages, forget me."""
    return Answer(request, None, (Notice(f"chat-{request.topic}"),), request.alternatives)


def declined(request: Request, library: Library) -> Answer:
    """Says plainly what the bot does not give, and what it can do instead."""
    topic = request.topic or "buying"
    return Answer(request, None, (Notice(f"declined-{topic}"),), INSTEAD[topic])


def unclear(request: Request, library: Library) -> Answer:
    """Says that it did not understand, offers the likely readings, never a dead end."""
    if request.topic in UNCLEAR_TOPICS:
        parts: tuple[Part, ...] = (Notice(request.topic),)
    elif request.alternatives:
        parts = (Notice("did-you-mean"),)
    else:
        lines = (*INFORMATION_LINES, *CRISIS_LINES)
        known = tuple(id_ for id_ in lines if id_ in library.services)
        parts = (Notice("not-understood"), Services(known))
    return Answer(request, None, parts, request.alternatives)
