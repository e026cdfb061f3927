"""Read a question anew in the light of the names in it, before it is decided what was asked.

A word that only hints at a substance is one once the question is about one; know-how about a named
substance is a question about that substance.
"""

from __future__ import annotations

from dataclasses import replace

from actions.understanding import Context, Intent, Understanding

# Chosen on the development half of tests/sentences, as the thresholds of the router.
HINTS_COUNT = 0.6  # the question is this likely about what is taken, bought or made
BOTH = 0.34  # it is this likely about taking two together
SECOND = 0.1  # a topic this likely, behind a guide, is what a question about one substance is on


# What a guide's question is about once one substance is named. Guides that are left out stay.
_TOPIC_OF_GUIDE = {
    "am-i-addicted": "dependence", "cutting-down": "dependence", "quitting": "withdrawal",
    "first-time": "safer-use", "party": "safer-use", "sleep-and-food": "safer-use",
    "mental-health": "risks", "polydrug": "mixing", "safer-smoking": "safer-use",
    "safer-snorting": "safer-use", "safer-swallowing": "safer-use", "plugging": "safer-use",
    "drug-trends": "adulteration",
}  # fmt: skip
# Guides to one substance: once it is named, the question is about it.
_TOPIC_OF_ITS_OWN_GUIDE = {
    ("steroids", "anabolic-steroids"): "safer-use", ("steroids", "growth-hormone"): "safer-use",
    ("hiv", "hiv-medication"): "overview",
}  # fmt: skip
_NAMED_IN_GUIDES = ("naloxone",)

_ABOUT_A_SUBSTANCE = ("substance", "combination", "emergency", "rights", "declined")


def in_the_light_of_names(understood: Understanding, context: Context) -> Understanding:
    """The same, with hints taken for names and know-how on one substance as a question about it."""
    return _about_the_named(_with_hints(understood, context))


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

    A guide is not about one substance (contract/vocabulary.yml): "am I hooked on lyrica" is the
    topic dependence of pregabalin. Some guides stay, for they are about what is named.
    """
    if len(understood.substances) != 1 or understood.substances[0] in _NAMED_IN_GUIDES:
        return understood
    sure_of_topic = next((i for i in understood.of("substance") if i.confidence >= SECOND), None)

    def read(intent: Intent) -> Intent:
        its_own = _TOPIC_OF_ITS_OWN_GUIDE.get((intent.id, understood.substances[0]))
        topic = (its_own or _TOPIC_OF_GUIDE.get(intent.id)) if intent.kind == "guide" else None
        if topic is None:
            return intent
        name = sure_of_topic.name if sure_of_topic else f"substance_{topic}"
        return Intent(name, intent.confidence)

    confidences: dict[str, float] = {}
    for intent in map(read, understood.intents):
        confidences[intent.name] = confidences.get(intent.name, 0.0) + intent.confidence
    ranked = sorted(confidences.items(), key=lambda item: item[1], reverse=True)
    return replace(understood, intents=tuple(Intent(name, share) for name, share in ranked))
