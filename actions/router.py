"""Decide which question was asked.

The order is the safety argument: an emergency before everything, then what the bot does not
give, then what is asked about several substances: plainly something else than a mix, or the
combination (two names are never answered as one). Then the rest. Where an emergency stays possible
in a question about several, on where to go, the law or know-how, the first aid is one tap away.
Where it is unsure what was asked it returns kind `unclear` with the likeliest readings, to be
offered as choices.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actions.additions import same_elsewhere, with_what_was_talked_about
from actions.library import Library
from actions.names_in_questions import BOTH, in_the_light_of_names, topic_beside
from actions.understanding import (
    MOST_CHOICES,
    NO_EMERGENCY,
    OFFER,
    TAKE,
    Context,
    Request,
    Understanding,
    as_read,
    in_order,
    together,
)
from actions.which_of_several import ask_which, other_than_a_mix

# Probabilities at which a reading is taken. Chosen on the development half of the sentences in
# tests/sentences: `make understanding` prints how often each is right.
EMERGENCY = 0.33  # of all emergency intents together: recall first
DECLINED = 0.5
# From here on an answer on something else offers the first aid too. Of 218 emergencies with several
# substances that were not seen 179 came above, of the 454 questions on a mix in tests/sentences 48.
POSSIBLE_EMERGENCY = 0.05
# How often an answer is right that rests on names or a sign, not on the classifier (as measured).
ONLY_NAMES, BY_NAMES = 0.95, 0.7
BY_SIGN, SIGN_ALONE = 0.5, 0.9

# In these nobody knows what was taken: a word that only hints at a substance names none.
_UNKNOWN_SUBSTANCE = ("poisoning", "spiked", "suicidal")
_OUT = ("unresponsive", "opioid-overdose", "ghb-overdose")  # someone does not wake up

_DRINKS = ("alcohol", "caffeine")  # what something may be put into

# Without a classifier (Rasa down) the first of several signs in this order is taken.
_GRAVEST_FIRST = (
    "unresponsive", "opioid-overdose", "ghb-overdose", "seizure", "overheating", "chest-pain",
    "alcohol-poisoning", "withdrawal-danger", "poisoning", "suicidal", "spiked", "psychosis",
    "needle-stick", "bad-trip",
)  # fmt: skip


def route(understood: Understanding, context: Context, library: Library) -> Request:
    """The question that was asked, with a confidence between 0 and 1."""
    understood = in_the_light_of_names(understood, context)
    return (
        _emergency(understood, context, library)
        or _declined(understood)
        or _or_first_aid(other_than_a_mix(understood), understood, library)
        or _or_first_aid(_combination(understood, context), understood, library)
        or _or_first_aid(same_elsewhere(understood, context), understood, library)
        or _or_first_aid(_other(understood), understood, library)
        or _unclear_name(understood)
        or _substance(understood, context)
        or _unclear(understood)
    )


def _emergency(understood: Understanding, context: Context, library: Library) -> Request | None:
    likely = understood.best("emergency")
    mass = understood.mass("emergency")
    # Of 651 emergencies with a sign that were not learnt two came below 0.2 (0.02 and 0.13); of 141
    # other questions with one ("do the police come along if a friend overdoses") 80 did.
    dismissed = understood.intents and mass < NO_EMERGENCY
    if understood.emergencies and not dismissed:
        ranked = [i.id for i in understood.of("emergency") if i.id in understood.emergencies]
        by_gravity = sorted(understood.emergencies, key=_GRAVEST_FIRST.index)
        # Between several signs the classifier decides.
        found = ranked[0] if ranked else by_gravity[0]
        confidence = max(BY_SIGN, mass) if understood.intents else SIGN_ALONE
    elif likely and mass >= EMERGENCY:
        found, confidence = likely.id, mass
    else:
        return None
    named = _taken(found, understood)
    # Who does not wake up after a talk on opioids may have taken them: then naloxone comes first.
    # Nothing else that was talked about changes the first aid.
    opioids = _opioids(context.substances, library) if found == "unresponsive" else ()
    return Request(
        "emergency",
        substances=in_order(named),
        emergency=_refine(found, (*named, *opioids), library),
        confidence=min(confidence, 1.0),
    )


def _taken(emergency: str, understood: Understanding) -> tuple[str, ...]:
    """The substances of an emergency; hints name none where nobody knows what was taken.

    Who "had been drinking" and does not wake up may have taken more: the first aid stays open.
    """
    named = understood.substances
    if emergency == "spiked":
        named = _but_the_drink(named)
    if named != understood.hinted:
        return named
    more = emergency == "unresponsive" and named == ("alcohol",)
    return () if more or emergency in _UNKNOWN_SUBSTANCE else named


def _but_the_drink(substances: tuple[str, ...]) -> tuple[str, ...]:
    """Without alcohol, coffee and tea: the drink is what something was, or is to be, put into."""
    return tuple(id_ for id_ in substances if id_ not in _DRINKS)


def _refine(emergency: str, substances: tuple[str, ...], library: Library) -> str:
    """Someone who does not wake up, and what was taken: the first aid differs.

    Where an opioid is named naloxone is part of it, whatever else was taken.
    """
    if emergency not in _OUT:
        return emergency
    if _opioids(substances, library):
        return "opioid-overdose"
    if "ghb" in substances:
        return "ghb-overdose"
    if emergency == "unresponsive" and substances == ("alcohol",):
        return "alcohol-poisoning"
    return emergency


def _opioids(substances: tuple[str, ...], library: Library) -> tuple[str, ...]:
    known = library.substances
    return tuple(id_ for id_ in substances if id_ in known and "opioid" in known[id_].groups)


def _declined(understood: Understanding) -> Request | None:
    likely = understood.best("declined")
    if likely is None or understood.mass("declined") < DECLINED:
        return None
    if likely.id == "harming":
        understood = replace(understood, substances=_but_the_drink(understood.substances))
    return as_read(likely, understood)


def _combination(understood: Understanding, context: Context) -> Request | None:
    named = understood.substances
    asks = understood.mass("combination")
    if not named and asks >= BOTH and len(context.substances) >= 2:
        return together(context.substances, asks)  # "is that deadly together?"
    several = len(named) >= 2 or asks >= BOTH or understood.only_names or not understood.intents
    if named and understood.ambiguous and several:
        # "Snow with alcohol": which snow? The pair is never guessed, nor answered without it.
        choices = tuple(
            together((*named, id_))
            for id_ in understood.ambiguous[0][:MOST_CHOICES]
            if id_ not in named
        )
        return Request("unclear", topic="which-substance", confidence=0.5, alternatives=choices)
    if len(named) >= 2:
        if not understood.only_names and (question := ask_which(named, understood)):
            return question
        nothing_else = understood.only_names or not understood.intents
        at_least = ONLY_NAMES if nothing_else else BY_NAMES
        confidence = max(at_least, understood.mass("combination"))
        return together(named, min(confidence, 1.0))
    if addition := with_what_was_talked_about(understood, context):
        return addition
    top = understood.likeliest
    likelier = max(understood.mass("substance"), top.confidence if top else 0.0)
    if len(named) == 1 and asks >= max(BOTH, likelier):
        # One name only: of 15 such questions none was on mixing, half on the likeliest topic.
        topic = understood.best("substance")
        return Request("substance", named, topic.id if topic else "mixing", confidence=asks)
    return None


def _or_first_aid(
    request: Request | None, understood: Understanding, library: Library
) -> Request | None:
    """An answer with the first aid one tap away, where somebody may be in danger."""
    likely = understood.best("emergency")
    if request is None or request.kind == "unclear" or likely is None:
        return request
    if understood.mass("emergency") < POSSIBLE_EMERGENCY:
        return request
    emergency = _refine(likely.id, request.substances, library)
    first_aid = Request("emergency", request.substances, emergency=emergency)
    return replace(request, alternatives=(first_aid, *request.alternatives))


def _unclear_name(understood: Understanding) -> Request | None:
    """A street name for several substances: ask which one, never guess."""
    if not understood.ambiguous or understood.substances:
        return None
    best = understood.best("substance")
    topic = best.id if best and best.confidence >= TAKE else "overview"
    choices = tuple(
        Request("substance", (id_,), topic=topic) for id_ in understood.ambiguous[0][:MOST_CHOICES]
    )
    return Request("unclear", topic="which-substance", confidence=0.5, alternatives=choices)


def _other(understood: Understanding) -> Request | None:
    """Services, rights, guides and small talk."""
    if understood.only_names:
        return None
    top = understood.likeliest
    if not top or top.kind not in ("service", "rights", "guide", "chat") or top.confidence < TAKE:
        return None
    request = as_read(top, understood)
    topic = topic_beside(understood)
    if topic is None or len(request.substances) != 1:
        return request
    return replace(request, alternatives=(Request("substance", request.substances, topic=topic),))


def _substance(understood: Understanding, context: Context) -> Request | None:
    named = understood.substances[:1]
    best = understood.best("substance")
    mass = understood.mass("substance")
    if named and (understood.only_names or not understood.intents):
        return Request("substance", named, topic="overview", confidence=ONLY_NAMES)
    if named and best and best.confidence >= TAKE:
        return Request("substance", named, topic=best.id, confidence=mass)
    if named and not any(_offers(understood, named)):
        return Request("substance", named, topic="overview", confidence=0.5)
    if best and best.confidence >= TAKE:
        if len(context.substances) == 1:
            return Request("substance", context.substances, topic=best.id, confidence=mass)
        if len(context.substances) > 1:
            choices = tuple(
                Request("substance", (id_,), topic=best.id)
                for id_ in context.substances[:MOST_CHOICES]
            )
            return Request("unclear", topic="which-substance", alternatives=choices)
        return Request("unclear", topic="name-the-substance", confidence=mass)
    return None


def _unclear(understood: Understanding) -> Request:
    """Too unsure to answer, even where a name is sure.

    Of the four development questions with such a name the likeliest reading was right for none.
    """
    return Request(
        "unclear",
        confidence=1 - max((i.confidence for i in understood.intents), default=0.0),
        alternatives=tuple(_offers(understood, understood.substances[:1])),
    )


def _offers(understood: Understanding, named: tuple[str, ...]) -> Iterator[Request]:
    """The likeliest readings, as requests that a button can carry."""
    offered = 0
    for intent in understood.intents:
        if offered == MOST_CHOICES or intent.confidence < OFFER:
            return
        if intent.kind in ("service", "rights", "guide", "emergency"):
            yield as_read(intent, understood)
        elif intent.kind == "substance" and named:
            yield Request("substance", named, topic=intent.id)
        else:
            continue
        offered += 1
