"""Which question was asked: the order of the router is the safety argument."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import answer
from actions.names_in_questions import _TOPIC_BESIDE, _TOPIC_OF_GUIDE, _TOPIC_OF_ITS_OWN_GUIDE
from actions.router import route
from actions.understanding import MOST_CHOICES, Context, Intent, Request, Understanding
from tests.support import vocabulary
from tests.support.bot import library

NOTHING = Context()


def _understood(*intents: tuple[str, float], **rest: Any) -> Understanding:
    return Understanding(intents=tuple(Intent(*intent) for intent in intents), **rest)


def _route(understood: Understanding, context: Context = NOTHING) -> Request:
    return route(understood, context, library())


# --- Emergencies -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "intents",
    [
        (),
        (("declined_buying", 0.8), ("emergency_seizure", 0.2)),
        (("chat_greeting", 0.8), ("emergency_seizure", 0.2)),
        (("combination", 0.8), ("emergency_seizure", 0.2)),
        (("substance_dose", 0.7), ("emergency_psychosis", 0.2)),
    ],
)
@pytest.mark.parametrize("substances", [(), ("ghb",), ("alcohol", "mdma")])
def test_a_sign_of_an_emergency_wins_over_everything(
    intents: tuple[tuple[str, float], ...], substances: tuple[str, ...]
) -> None:
    """Someone may be dying while the classifier is sure of something else."""
    request = _route(_understood(*intents, emergencies=("seizure",), substances=substances))
    assert (request.kind, request.emergency) == ("emergency", "seizure")
    assert request.substances == substances
    assert 0.5 <= request.confidence <= 1


def test_a_sign_in_which_the_classifier_sees_no_emergency_is_none() -> None:
    """Do the police come along if my friend overdoses: asked before anything happens."""
    sure = (("rights_emergency-and-police", 0.95), ("emergency_unresponsive", 0.02))
    assert _route(_understood(*sure, emergencies=("unresponsive",))).kind == "rights"


def test_the_drink_that_was_spiked_is_not_what_was_put_into_it() -> None:
    """Something in my beer: nobody knows what, and it was not the beer."""
    spiked = _understood(("emergency_spiked", 0.9), substances=("alcohol",))
    assert _route(spiked).substances == ()
    in_coffee = _understood(("emergency_spiked", 0.9), substances=("caffeine",))
    assert _route(in_coffee).substances == ()
    with_ghb = _understood(("emergency_spiked", 0.9), substances=("alcohol", "ghb"))
    assert _route(with_ghb).substances == ("ghb",)


def test_an_unknown_pill_that_a_child_swallowed_is_not_given_a_name() -> None:
    """The word pill hints at MDMA in a question at a party, not on the kitchen floor."""
    found = Understanding(intents=(Intent("emergency_poisoning", 0.9),), hinted=("mdma",))
    assert _route(found).substances == ()


@pytest.mark.parametrize(
    ("emergency", "hinted", "substances"),
    [
        ("unresponsive", "alcohol", ()),
        ("unresponsive", "heroin", ("heroin",)),
        ("alcohol-poisoning", "alcohol", ("alcohol",)),
        ("suicidal", "alcohol", ()),
    ],
)
def test_a_drink_is_not_all_that_may_have_been_taken(
    emergency: str, hinted: str, substances: tuple[str, ...]
) -> None:
    """Who drank and does not wake up may need naloxone; who drinks all the pills did not drink."""
    found = Understanding(intents=(Intent(f"emergency_{emergency}", 0.9),), hinted=(hinted,))
    assert _route(found).substances == substances
    by_sign = _understood(
        ("substance_risks", 0.4), ("emergency_bad-trip", 0.3),
        emergencies=(emergency,), hinted=(hinted,),
    )  # fmt: skip
    assert _route(by_sign).substances == substances


@pytest.mark.parametrize("emergency", sorted(library().emergencies))
def test_every_emergency_is_reached_by_its_sign_and_by_its_intent(emergency: str) -> None:
    """With or without Rasa the first aid is the same."""
    by_sign = _route(Understanding(emergencies=(emergency, "bad-trip")))
    by_intent = _route(_understood((f"emergency_{emergency}", 0.6)))
    assert (by_sign.emergency, by_intent.emergency) == (emergency, emergency)


def test_several_half_likely_emergencies_are_an_emergency() -> None:
    """Recall first: the classifier may waver between two, and both are grave."""
    intents = (
        ("substance_risks", 0.5),
        ("emergency_overheating", 0.25),
        ("emergency_seizure", 0.24),
    )
    request = _route(_understood(*intents, substances=("mdma",)))
    assert (request.kind, request.emergency) == ("emergency", "overheating")


def test_a_faint_chance_of_an_emergency_is_none() -> None:
    """Otherwise every question about risks would be answered with 112."""
    intents = (("substance_risks", 0.6), ("emergency_overheating", 0.2))
    assert _route(_understood(*intents, substances=("mdma",))).kind == "substance"


@pytest.mark.parametrize(
    ("signs", "intents", "expected"),
    [
        (("bad-trip", "unresponsive"), (), "unresponsive"),
        (("needle-stick", "psychosis", "chest-pain"), (), "chest-pain"),
        (("bad-trip", "seizure"), (("emergency_bad-trip", 0.6),), "bad-trip"),
        (("bad-trip", "seizure"), (), "seizure"),
        (("bad-trip", "seizure"), (("emergency_psychosis", 0.6),), "seizure"),
    ],
)
def test_of_several_signs_the_gravest_is_taken_unless_the_classifier_knows(
    signs: tuple[str, ...], intents: tuple[tuple[str, float], ...], expected: str
) -> None:
    """Too much help is better than too little."""
    assert _route(_understood(*intents, emergencies=signs)).emergency == expected


@pytest.mark.parametrize(
    ("substances", "expected"),
    [
        ((), "unresponsive"),
        (("heroin",), "opioid-overdose"),
        (("ghb", "methadone"), "opioid-overdose"),
        (("ghb",), "ghb-overdose"),
        (("alcohol", "ghb"), "ghb-overdose"),
        (("alcohol",), "alcohol-poisoning"),
        (("alcohol", "ketamine"), "unresponsive"),
        (("no-such-substance",), "unresponsive"),
    ],
)
def test_what_was_taken_decides_the_first_aid_of_someone_who_does_not_wake_up(
    substances: tuple[str, ...], expected: str
) -> None:
    """After an opioid naloxone comes first; after anything else it loses time."""
    request = _route(Understanding(emergencies=("unresponsive",), substances=substances))
    assert request.emergency == expected


@pytest.mark.parametrize(
    ("likeliest", "substances", "expected"),
    [
        ("opioid-overdose", ("ghb",), "ghb-overdose"),
        ("ghb-overdose", ("fentanyl",), "opioid-overdose"),
        ("ghb-overdose", ("fentanyl", "ghb"), "opioid-overdose"),
        ("opioid-overdose", ("alcohol",), "opioid-overdose"),
        ("ghb-overdose", (), "ghb-overdose"),
    ],
)
def test_of_two_overdoses_it_is_that_of_what_was_taken(
    likeliest: str, substances: tuple[str, ...], expected: str
) -> None:
    """Both look alike; what is named tells them apart, and where an opioid is, so is naloxone."""
    found = _understood((f"emergency_{likeliest}", 0.9), substances=substances)
    assert _route(found).emergency == expected


def test_what_was_taken_changes_no_other_emergency() -> None:
    """A seizure after heroin is still a seizure."""
    request = _route(Understanding(emergencies=("seizure",), substances=("heroin",)))
    assert request.emergency == "seizure"


# --- Declined ----------------------------------------------------------------------------------


@pytest.mark.parametrize("substances", [(), ("mdma",), ("mdma", "ghb")])
def test_what_the_bot_does_not_give_comes_before_substances(substances: tuple[str, ...]) -> None:
    """Asking for a dealer is not asking what the substance is."""
    intents = (("declined_buying", 0.4), ("declined_selling", 0.2), ("substance_dose", 0.3))
    request = _route(_understood(*intents, substances=substances))
    assert (request.kind, request.topic) == ("declined", "buying")


def test_a_doubtful_refusal_is_not_made() -> None:
    """A refusal of an honest question drives people away."""
    intents = (("declined_buying", 0.45), ("substance_dose", 0.4))
    request = _route(_understood(*intents, substances=("mdma",)))
    assert (request.kind, request.topic) == ("substance", "dose")


# --- Combinations ------------------------------------------------------------------------------

_OTHER_INTENTS = ("chat_greeting", "unclear_out-of-scope", "combination", "substance_mixing")
_ON_ONE = tuple(f"substance_{topic}" for topic in ("dose", "duration", "overview", "detection"))


@pytest.mark.parametrize("intent", _OTHER_INTENTS)
@pytest.mark.parametrize("only_names", [True, False])
def test_two_substances_are_a_combination_whatever_the_topic(intent: str, only_names: bool) -> None:
    """Two names in one question weigh more than any classifier."""
    understood = _understood(
        (intent, 0.97), substances=("mdma", "alcohol"), only_names=only_names, ambiguous=()
    )
    request = _route(understood)
    assert (request.kind, request.substances) == ("combination", ("alcohol", "mdma"))
    assert request.confidence >= 0.7


@pytest.mark.parametrize(
    ("mass", "offered"),
    [
        (0.1, (Request("emergency", ("ghb", "heroin"), emergency="opioid-overdose"),)),
        (0.02, ()),
    ],
)
def test_a_combination_in_which_somebody_may_be_in_danger_has_first_aid_one_tap_away(
    mass: float, offered: tuple[Request, ...]
) -> None:
    """With several substances named, what is missed is mostly read as a question on mixing."""
    intents = (("combination", 1 - mass), ("emergency_unresponsive", mass))
    request = _route(_understood(*intents, substances=("ghb", "heroin")))
    assert (request.kind, request.alternatives) == ("combination", offered)


@pytest.mark.parametrize(
    ("intents", "kind"),
    [
        ((("chat_thanks", 0.3), ("chat_menu", 0.3), ("combination", 0.3)), "combination"),
        ((("service_talk", 0.3), ("service_health-care", 0.3)), "combination"),
        ((("guide_quitting", 0.35), ("guide_polydrug", 0.3)), "combination"),
        ((("chat_thanks", 0.9),), "chat"),
    ],
)
def test_little_does_not_hide_a_combination(
    intents: tuple[tuple[str, float], ...], kind: str
) -> None:
    """“Thanks! Then I take G and K tonight” is answered with what the two do."""
    assert _route(_understood(*intents, substances=("ghb", "ketamine"))).kind == kind


def test_know_how_does_not_leave_out_a_name_that_may_mean_several() -> None:
    """“First time weed, beer and snow at the party”: which snow?"""
    request = _route(
        _understood(
            ("guide_party", 0.9), substances=("alcohol", "cannabis"),
            ambiguous=(("cocaine", "heroin"),),
        )
    )  # fmt: skip
    assert request.kind == "unclear"


@pytest.mark.parametrize("intent", ["service_health-care", "rights_residence", "chat_thanks"])
def test_whatever_is_asked_about_two_has_first_aid_one_tap_away(intent: str) -> None:
    """A doctor for somebody who took GHB and vodka may be needed now."""
    intents = ((intent, 0.85), ("emergency_unresponsive", 0.1))
    request = _route(_understood(*intents, substances=("alcohol", "ghb")))
    first_aid, mix = request.alternatives
    assert (first_aid.emergency, mix.kind) == ("ghb-overdose", "combination")
    assert {first_aid, mix} <= set(answer(request, library()).choices)


def test_a_question_without_names_has_first_aid_one_tap_away_too() -> None:
    """“Where is a doctor, he sees things” may be one who needs it now."""
    request = _route(_understood(("service_health-care", 0.8), ("emergency_psychosis", 0.1)))
    assert request.kind == "service"
    assert request.alternatives == (Request("emergency", emergency="psychosis"),)


def test_know_how_on_two_in_which_somebody_may_be_in_danger_has_first_aid_one_tap_away() -> None:
    """“He is on ket and g and talks to the wall, how do I calm him”."""
    intents = (("guide_confused-person", 0.8), ("emergency_psychosis", 0.15))
    request = _route(_understood(*intents, substances=("ghb", "ketamine")))
    assert request.kind == "guide"
    assert [other.kind for other in request.alternatives] == ["emergency", "combination"]


def test_a_substance_that_may_be_only_mentioned_is_asked_about() -> None:
    """“I quit the speed, is weed bad for sleep”: without it first, but never left out unasked."""
    intents = (("combination", 0.6), ("substance_risks", 0.3))
    meant = {"amphetamine": 0.1, "cannabis": 0.9}
    request = _route(_understood(*intents, substances=("amphetamine", "cannabis"), meant=meant))
    assert (request.kind, request.substances) == ("unclear", ())
    assert request.alternatives == (
        Request("substance", ("cannabis",), topic="risks"),
        Request("combination", ("amphetamine", "cannabis")),
    )


def test_of_three_the_others_stay_a_combination() -> None:
    """Two of three are taken together."""
    meant = {"amphetamine": 0.1, "cannabis": 0.9, "ssri": 0.8}
    named = ("amphetamine", "cannabis", "ssri")
    request = _route(_understood(("combination", 0.9), substances=named, meant=meant))
    assert request.alternatives == (
        Request("combination", ("cannabis", "ssri")),
        Request("combination", named),
    )


@pytest.mark.parametrize(
    ("mixed", "meant"),
    [
        (
            0.6,
            {"mdma": 0.1, "lsd": 0.1},
        ),  # all seem only mentioned
        (0.6, {"mdma": 0.6, "lsd": 0.9}),
        (0.95, {"mdma": 0.3, "lsd": 0.9}),  # it is surely on a mix: that takes more
        (0.6, {"lsd": 0.9}),
        (0.6, {}),
    ],
)
def test_substances_in_little_doubt_are_all_meant(mixed: float, meant: dict[str, float]) -> None:
    """Most who name two take two."""
    understood = _understood(("combination", mixed), substances=("mdma", "lsd"), meant=meant)
    assert _route(understood).substances == ("lsd", "mdma")


def test_surely_only_mentioned_is_asked_about_in_a_mix_too() -> None:
    """“With alcohol but I never drink vodka, is …” names one that nobody takes."""
    meant = {"mdma": 0.1, "lsd": 0.9}
    understood = _understood(("combination", 0.95), substances=("mdma", "lsd"), meant=meant)
    assert _route(understood).alternatives == (
        Request("substance", ("lsd",), topic="overview"),
        Request("combination", ("lsd", "mdma")),
    )


@pytest.mark.parametrize(
    ("intents", "topic"),
    [
        ((("guide_quitting", 0.5), ("substance_detection", 0.02)), "withdrawal"),
        ((("guide_cutting-down", 0.4), ("substance_detection", 0.02)), "dependence"),
        ((("combination", 0.8), ("substance_detection", 0.01)), "overview"),
        ((("combination", 0.5), ("substance_detection", 0.4)), "detection"),
    ],
)
def test_the_others_are_asked_what_they_would_be_asked_alone(
    intents: tuple[tuple[str, float], ...], topic: str
) -> None:
    """“Used to take speed, how do I quit weed” offers how to quit weed, not any topic."""
    meant = {"amphetamine": 0.1, "cannabis": 0.9}
    request = _route(_understood(*intents, substances=("amphetamine", "cannabis"), meant=meant))
    assert request.alternatives[0] == Request("substance", ("cannabis",), topic=topic)


@pytest.mark.parametrize(
    "kind", ["service_shelter", "rights_residence", "guide_quitting", "chat_thanks"]
)
def test_where_to_go_the_law_and_know_how_may_be_asked_about_two_substances(kind: str) -> None:
    """“Where can I sleep, I am on methadone and crack” is not on mixing them."""
    request = _route(_understood((kind, 0.9), substances=("methadone", "crack")))
    assert request.kind == kind.partition("_")[0]
    assert request.substances == ("crack", "methadone")


def test_readings_of_one_kind_count_together_for_two_substances() -> None:
    """Whether to quit or to take less may be open, that it is no question on mixing is not."""
    intents = (("guide_quitting", 0.35), ("guide_cutting-down", 0.2), ("combination", 0.2))
    request = _route(_understood(*intents, substances=("mdma", "lsd")))
    assert (request.kind, request.topic) == ("guide", "quitting")


@pytest.mark.parametrize(
    "intent",
    [
        ("guide_polydrug", 0.9),
        ("guide_first-time", 0.9),  # "first time G and K together"
        ("guide_quitting", 0.4),
        ("chat_greeting", 0.9),
        ("chat_thanks", 0.7),
    ],
)
def test_know_how_on_mixing_two_or_a_mere_chance_of_it_is_a_combination(
    intent: tuple[str, float],
) -> None:
    """How risky the two are together is what may kill."""
    request = _route(_understood(intent, substances=("mdma", "lsd")))
    assert (request.kind, request.substances) == ("combination", ("lsd", "mdma"))


@pytest.mark.parametrize(
    ("meant", "offered"),
    [
        ({}, (Request("combination", ("amphetamine", "cannabis")),)),
        (
            {"amphetamine": 0.1, "cannabis": 0.9},
            (
                Request("substance", ("cannabis",), topic="withdrawal"),
                Request("combination", ("amphetamine", "cannabis")),
            ),
        ),
    ],
)
def test_know_how_on_two_has_the_other_readings_one_tap_away(
    meant: dict[str, float], offered: tuple[Request, ...]
) -> None:
    """“Used to take speed, how do I quit weed” may be about weed alone."""
    request = _route(
        _understood(("guide_quitting", 0.9), substances=("amphetamine", "cannabis"), meant=meant)
    )
    assert (request.kind, request.alternatives) == ("guide", offered)


def test_an_emergency_names_all_that_may_have_been_taken() -> None:
    """In doubt, helpers have to know."""
    understood = _understood(
        ("emergency_seizure", 0.9), substances=("mdma", "lsd"), meant={"mdma": 0.1, "lsd": 0.9}
    )
    assert _route(understood).substances == ("lsd", "mdma")


@pytest.mark.parametrize("intent", _ON_ONE)
def test_a_question_that_sounds_like_one_substance_but_names_two_is_asked_back(intent: str) -> None:
    """“Is a 2C-B high more like acid”: neither the pair nor one of them may be guessed."""
    request = _route(_understood((intent, 0.97), substances=("2c-b", "lsd")))
    assert (request.kind, request.substances) == ("unclear", ())
    topic = intent.partition("_")[2]
    assert request.alternatives == (
        Request("combination", ("2c-b", "lsd")),
        Request("substance", ("2c-b",), topic=topic),
        Request("substance", ("lsd",), topic=topic),
    )


@pytest.mark.parametrize(
    "intents",
    [
        (("substance_dose", 0.9), ("combination", 0.05)),  # it may be on both
        (("substance_dose", 0.7), ("chat_greeting", 0.2)),  # it may be on anything
        (("substance_mixing", 0.99),),  # what they must not be mixed with
    ],
)
def test_two_substances_are_a_combination_unless_it_surely_sounds_like_one(
    intents: tuple[tuple[str, float], ...],
) -> None:
    """“How much of X with Y” is on the pair."""
    assert _route(_understood(*intents, substances=("mdma", "lsd"))).kind == "combination"


def test_two_substances_are_a_combination_without_a_classifier() -> None:
    """The same when Rasa is down."""
    request = _route(Understanding(substances=("ghb", "alcohol", "ghb")))
    assert (request.kind, request.substances) == ("combination", ("alcohol", "ghb"))


@pytest.mark.parametrize(
    ("intent", "kind", "field"),
    [
        ("service_drug-checking", "service", "need"),
        ("rights_possession", "rights", "topic"),
        ("guide_naloxone-use", "guide", "topic"),
    ],
)
def test_a_sure_question_about_something_else_may_name_two_substances(
    intent: str, kind: str, field: str
) -> None:
    """“Where can I have speed and xtc tested” is not about taking them together."""
    sure = _route(_understood((intent, 0.7), substances=("mdma", "amphetamine")))
    assert (sure.kind, getattr(sure, field)) == (kind, intent.partition("_")[2])
    assert sure.substances == ("amphetamine", "mdma")
    unsure = _route(_understood((intent, 0.4), substances=("mdma", "amphetamine")))
    assert unsure.kind == "combination"


def test_mixing_one_named_substance_is_about_what_not_to_mix_it_with() -> None:
    """“Can I mix it with other things” names only one."""
    request = _route(_understood(("combination", 0.6), substances=("ghb",)))
    assert (request.kind, request.substances, request.topic) == ("substance", ("ghb",), "mixing")


# --- Ambiguous names ---------------------------------------------------------------------------

_SNOW = ("cocaine", "heroin", "ketamine", "mephedrone")


@pytest.mark.parametrize(
    ("intents", "topic"),
    [
        ((), "overview"),
        ((("substance_dose", 0.9),), "dose"),
        ((("substance_dose", 0.1), ("chat_greeting", 0.05)), "overview"),
    ],
)
def test_an_ambiguous_name_is_asked_back_never_guessed(
    intents: tuple[tuple[str, float], ...], topic: str
) -> None:
    """A dose of the wrong white powder kills."""
    request = _route(_understood(*intents, ambiguous=(_SNOW,)))
    assert (request.kind, request.topic, request.substances) == ("unclear", "which-substance", ())
    assert request.alternatives == tuple(
        Request("substance", (id_,), topic=topic) for id_ in _SNOW[:MOST_CHOICES]
    )


def test_an_ambiguous_name_is_asked_back_in_the_middle_of_a_talk_too() -> None:
    """What was talked about before does not tell which one is meant now."""
    request = _route(
        _understood(("substance_dose", 0.9), ambiguous=(_SNOW,)), Context(substances=("heroin",))
    )
    assert (request.kind, request.topic) == ("unclear", "which-substance")


@pytest.mark.parametrize(
    ("clear", "intents"),
    [
        (("alcohol",), (("combination", 0.9),)),
        (("alcohol",), ()),
        (("alcohol", "mdma"), ()),
        (("alcohol", "mdma"), (("combination", 0.9),)),
    ],
)
def test_an_ambiguous_name_beside_a_clear_one_is_not_left_out(
    clear: tuple[str, ...], intents: tuple[tuple[str, float], ...]
) -> None:
    """Whoever asks about two must not take an answer about one for the whole answer."""
    request = _route(_understood(*intents, substances=clear, ambiguous=(_SNOW,)))
    asked = {request.substances, *(choice.substances for choice in request.alternatives)}
    assert any(set(_SNOW) & set(substances) for substances in asked)


@pytest.mark.parametrize(
    ("intents", "expected"),
    [
        ((("substance_dose", 0.7),), ("substance", ("heroin",))),
        ((("emergency_opioid-overdose", 0.7),), ("emergency", ("heroin",))),
        ((("declined_buying", 0.7),), ("declined", ("heroin",))),
        ((("guide_sleep-and-food", 0.7),), ("guide", ())),
        ((("substance_dose", 0.5),), ("unclear", ())),
        ((), ("unclear", ())),
    ],
)
def test_an_everyday_word_is_a_name_only_in_a_question_about_substances(
    intents: tuple[tuple[str, float], ...], expected: tuple[str, tuple[str, ...]]
) -> None:
    """“Brown bread” is not heroin, “how much brown” is."""
    request = _route(_understood(*intents, hinted=("heroin",)))
    assert (request.kind, request.substances) == expected


def test_an_everyday_word_adds_nothing_to_a_clear_name() -> None:
    """“Brown ketamine” is about ketamine."""
    request = _route(
        _understood(("substance_dose", 0.9), substances=("ketamine",), hinted=("heroin",))
    )
    assert request.substances == ("ketamine",)


@pytest.mark.parametrize(
    ("intents", "topic"),
    [
        ((("guide_quitting", 0.9),), "withdrawal"),
        ((("guide_am-i-addicted", 0.7), ("substance_dependence", 0.2)), "dependence"),
        ((("guide_first-time", 0.7), ("substance_dose", 0.2)), "dose"),
        ((("guide_party", 0.5), ("substance_dose", 0.05)), "safer-use"),
    ],
)
def test_know_how_on_one_named_substance_is_a_question_about_it(
    intents: tuple[tuple[str, float], ...], topic: str
) -> None:
    """“How do I come off lyrica” is answered from pregabalin, not in general."""
    request = _route(_understood(*intents, substances=("pregabalin",)))
    assert (request.kind, request.topic, request.substances) == (
        "substance", topic, ("pregabalin",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("guide", "substance", "topic"),
    [
        ("cutting-down", "alcohol", "dependence"),
        ("am-i-addicted", "cocaine", "dependence"),
        ("safer-smoking", "crack", "safer-use"),
        ("steroids", "anabolic-steroids", "safer-use"),
        ("drug-trends", "mdma", "adulteration"),
    ],
)
def test_a_guide_that_answers_better_stays_with_the_substance_one_tap_away(
    guide: str, substance: str, topic: str
) -> None:
    """“Four pints instead of fourteen, how” wants the know-how on cutting down."""
    request = _route(_understood((f"guide_{guide}", 0.9), substances=(substance,)))
    assert (request.kind, request.topic, request.substances) == ("guide", guide, (substance,))
    assert request.alternatives == (Request("substance", (substance,), topic=topic),)


def test_a_guide_outweighs_a_smaller_share_of_a_mix() -> None:
    """“How do I cut down on drinking” with one name is no question on mixing."""
    intents = (("guide_cutting-down", 0.5), ("combination", 0.4))
    assert _route(_understood(*intents, substances=("alcohol",))).topic == "cutting-down"


def test_what_guides_are_read_as_is_in_the_contract() -> None:
    """A guide or topic that is renamed would silently not be read any more."""
    guides = {*_TOPIC_OF_GUIDE, *_TOPIC_BESIDE, *(guide for guide, _ in _TOPIC_OF_ITS_OWN_GUIDE)}
    assert {f"guide_{id_}" for id_ in guides} <= vocabulary.INTENTS
    topics = {*_TOPIC_OF_GUIDE.values(), *_TOPIC_BESIDE.values(), *_TOPIC_OF_ITS_OWN_GUIDE.values()}
    assert {f"substance_{id_}" for id_ in topics} <= vocabulary.INTENTS


@pytest.mark.parametrize(
    ("guide", "substance"), [("steroids", "anabolic-steroids"), ("hiv", "hiv-medication")]
)
def test_a_guide_to_what_is_named_gives_way_to_the_substance(guide: str, substance: str) -> None:
    """“What does tren do to my liver” is a risk of steroids; a cycle in general is the guide."""
    intents = ((f"guide_{guide}", 0.7), ("substance_risks", 0.2))
    request = _route(_understood(*intents, substances=(substance,)))
    assert (request.kind, request.topic) == ("substance", "risks")


@pytest.mark.parametrize(
    ("intent", "substances"),
    [
        ("guide_naloxone-use", ("naloxone",)),
        ("guide_help-a-friend", ("ketamine",)),
        ("guide_steroids", ("pregabalin",)),
        ("guide_quitting", ()),
    ],
)
def test_other_know_how_stays_know_how(intent: str, substances: tuple[str, ...]) -> None:
    """How to use naloxone is about first aid, and a friend is not a substance."""
    assert _route(_understood((intent, 0.9), substances=substances)).kind == "guide"
