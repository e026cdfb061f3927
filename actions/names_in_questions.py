"""Read a question anew in the light of the names in it, before it is decided what was asked.

A word that only hints at a substance is one once the question is about one. Know-how about a named
substance is mostly a question about that substance; some guides answer it better.
"""

from __future__ import annotations

from dataclasses import replace

from actions.understanding import Context, Intent, Understanding

# Chosen on the development half of tests/sentences, as the thresholds of the router.
HINTS_COUNT = 0.6  # the question is this likely about what is taken, bought or made
BOTH = 0.34  # it is this likely about taking two together
SECOND = 0.1  # a topic this likely, behind a guide, is what a question about one substance is on
GIVES_WAY = 0.2  # the same behind a guide that would answer itself

# What a guide's question is about once one substance is named, where no topic is likely.
_TOPIC_OF_GUIDE = {
    "quitting": "withdrawal", "first-time": "safer-use", "party": "safer-use",
    "sleep-and-food": "safer-use", "polydrug": "mixing", "safer-snorting": "safer-use",
    "safer-swallowing": "safer-use", "plugging": "safer-use",
}  # fmt: skip
# Guides that answer also where one substance is named, unless a topic of it is likely: "four pints
# instead of fourteen" wants the know-how on cutting down. This topic is one tap away then.
_TOPIC_BESIDE = {
    "am-i-addicted": "dependence", "cutting-down": "dependence", "drug-trends": "adulteration",
    "mental-health": "risks", "safer-smoking": "safer-use", "steroids": "safer-use",
}  # fmt: skip
# Guides to one substance: once it is named, the question is about it.
_TOPIC_OF_ITS_OWN_GUIDE = {("hiv", "hiv-medication"): "overview"}
_NAMED_IN_GUIDES = ("naloxone",)

_ABOUT_A_SUBSTANCE = ("substance", "combination", "emergency", "rights", "declined")


def in_the_light_of_names(understood: Understanding, context: Context) -> Understanding:
    """The same, with hints taken for names and know-how on one substance as a question about it."""
    return _about_the_named(_with_hints(understood, context))


def topic_beside(understood: Understanding) -> str | None:
    """The topic of a named substance that a guide which answers itself leaves one tap away."""
    top = understood.likeliest
    return _TOPIC_BESIDE.get(top.id) if top is not None and top.kind == "guide" else None


def _with_hints(understood: Understanding, context: Context) -> Understanding:
    """Take "brown" for heroin once the question is one about a substance, an emergency or both."""
    about_one = sum(understood.mass(kind) for kind in _ABOUT_A_SUBSTANCE)
    # In a talk about GHB "how much can I drink" is about GHB, unless it is about both.
    of_the_talk = context.substances and understood.hinted == ("alcohol",)
    if of_the_talk and understood.mass("combination") < BOTH:
        return understood
    if understood.substances or about_one < HINTS_COUNT:
        return understood
    return replace(understood, substances=understood.hinted)


def _about_the_named(understood: Understanding) -> Understanding:
    """Read know-how on one named substance as a question about that substance.

    A guide is not about one substance: "first time mdma" is on its safer use. Where a topic is
    likely too the question is on that. Some guides stay: they are about what is named, or answer
    better than a topic would.
    """
    if len(understood.substances) != 1 or understood.substances[0] in _NAMED_IN_GUIDES:
        return understood
    best = understood.best("substance")

    def read(intent: Intent) -> Intent:
        if intent.kind != "guide":
            return intent
        its_own = _TOPIC_OF_ITS_OWN_GUIDE.get((intent.id, understood.substances[0]))
        topic = its_own or _TOPIC_OF_GUIDE.get(intent.id)
        if topic is None and intent.id not in _TOPIC_BESIDE:
            return intent
        if best is not None and best.confidence >= (SECOND if topic else GIVES_WAY):
            topic = best.id
        return Intent(f"substance_{topic}", intent.confidence) if topic else intent

    confidences: dict[str, float] = {}
    for intent in map(read, understood.intents):
        confidences[intent.name] = confidences.get(intent.name, 0.0) + intent.confidence
    ranked = sorted(confidences.items(), key=lambda item: item[1], reverse=True)
    return replace(understood, intents=tuple(Intent(name, share) for name, share in ranked))
