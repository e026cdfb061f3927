"""Answers in words: the right language, whole, and nothing left unfilled."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from actions.answer import Answer, Fact, Facts, Lines, Notice, PairRisk, Title
from actions.answers import answer
from actions.library import Library
from actions.library.model import Line, Risk, Statement
from actions.understanding import Request
from bot import notices
from bot.i18n import Interface
from bot.rendering.compose import compose, menu
from bot.rendering.document import Document, Style, plain
from tests.support.bot import library
from tests.support.conversations import LANGUAGES


def _composed(request: Request, language: str, known: Library | None = None) -> Document:
    known = known or library()
    return compose(answer(request, known), language, known)


def _answer(*parts: object, **rest: object) -> Answer:
    return Answer(Request("chat"), None, parts, **rest)


# --- Numbers and facts -------------------------------------------------------------------------


def test_the_numbers_of_a_line_are_written_out_its_own_before_those_of_the_statement() -> None:
    """{hours} is a number with its unit, in the reader's language."""
    texts = {"nl": "Wacht {hours}, dan {hours2}.", "en": "Wait {hours}, then {hours2}."}
    statement = Statement("wait", texts, parameters={"hours": (2, 3), "hours2": 1})
    known = replace(library(), statements={**library().statements, "wait": statement})
    lines = Lines((Line("wait"), Line("wait", {"hours": 5, "hours2": 0.5})))
    assert [block.text for block in compose(_answer(lines), "en", known).blocks] == [
        "Wait 2–3 hours, then 1 hour.",
        "Wait 5 hours, then 30 minutes.",
    ]
    assert compose(_answer(lines), "nl", known).blocks[0].text == "Wacht 2–3 uur, dan 1 uur."


def test_facts_of_a_route_stand_together_others_alone() -> None:
    """Onset and duration of snorting belong on one line, apart from those of swallowing."""
    facts = Facts(
        (
            Fact("fact.onset", (5, 15), "minutes", of="route.snorted"),
            Fact("fact.duration", (1, 2), "hours", of="route.snorted"),
            Fact("fact.onset", (30, 60), "minutes", of="route.swallowed"),
            Fact("fact.redose", (2, 2), "hours"),
        )
    )
    words = {
        id_: library().text(id_, "en")
        for id_ in (
            "fact.onset", "fact.duration", "fact.redose", "route.snorted", "route.swallowed",
        )
    }  # fmt: skip
    onset, duration, redose, snorted, swallowed = words.values()
    assert [block.text for block in compose(_answer(facts), "en", library()).blocks] == [
        f"{snorted} – {onset}: 5–15 minutes; {duration}: 1–2 hours",
        f"{swallowed} – {onset}: 30–60 minutes",
        f"{redose}: 2 hours",
    ]


def test_steps_count_from_one() -> None:
    """“What was number three?” is asked on the phone."""
    document = _composed(Request("emergency", emergency="seizure"), "nl")
    steps = [block for block in document.blocks if block.style is Style.STEP]
    assert [block.number for block in steps] == list(range(1, len(steps) + 1))
    assert "\n1. " in plain(document)


# --- What was understood, risks, emergencies ---------------------------------------------------


def test_an_answer_begins_with_what_was_understood() -> None:
    """A misheard name is seen before the advice is followed."""
    titles = [
        _composed(request, "nl").blocks[0]
        for request in (
            Request("combination", ("ketamine", "alcohol")),
            Request("substance", ("mdma",), topic="dose"),
            Request("service", need="shelter", place="gent"),
        )
    ]
    known = library()
    assert [block.style for block in titles] == [Style.TITLE] * 3
    assert [block.text for block in titles] == [
        f"{known.substance_name('alcohol', 'nl')} + {known.substance_name('ketamine', 'nl')}",
        f"{known.substance_name('mdma', 'nl')} · {known.text('topic.dose', 'nl')}",
        f"{known.text('need.shelter', 'nl')} · Gent",
    ]


def test_of_several_pairs_each_risk_names_its_pair() -> None:
    """“Dangerous” alone does not say which two."""
    two = _composed(Request("combination", ("alcohol", "ghb")), "en")
    three = _composed(Request("combination", ("alcohol", "ghb", "lsd")), "en")
    assert [b.text for b in two.blocks if b.style is Style.STRONG] == [
        f"🔴 {library().text('risk.dangerous', 'en')}"
    ]
    name = library().substance_name
    strong = [b.text for b in three.blocks if b.style is Style.STRONG]
    assert len(strong) == 3
    pair = f"{name('alcohol', 'en')} + {name('ghb', 'en')}"
    assert strong[0] == f"🔴 {pair}: {library().text('risk.dangerous', 'en')}"
    guide = _composed(Request("guide", ("alcohol", "ghb"), topic="first-time"), "en")
    assert [b.text for b in guide.blocks if b.style is Style.STRONG] == [strong[0]]


def test_every_risk_has_a_mark_of_its_own() -> None:
    """Colour is read before words, and green never means unknown."""
    marks = {}
    for risk in Risk:
        pair = PairRisk(("alcohol", "ghb"), risk)
        text = compose(_answer(pair), "en", library()).blocks[0].text
        marks[risk], _, words = text.partition(" ")
        assert words.endswith(library().text(f"risk.{risk.id}", "en"))
    assert len(set(marks.values())) == len(Risk)
    assert [risk for risk, mark in marks.items() if mark == "🟢"] == [Risk.LOW_RISK]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("emergency", sorted(library().emergencies))
def test_an_emergency_begins_with_112_and_the_sentence_to_say(
    emergency: str, language: str
) -> None:
    """Read aloud by someone who speaks neither Dutch nor French."""
    known = library().emergencies[emergency]
    document = _composed(Request("emergency", emergency=emergency), language)
    title, first = document.blocks[:2]
    assert title.style is Style.TITLE
    assert (Interface(language).text(notices.CALL_NOW) in first.text) is (known.call_112 == "now")
    if known.call_112 == "now":
        assert first.style is Style.STRONG
        assert "112" in first.text
    said = [block.text for block in document.blocks if block.style is Style.QUOTE]
    quotes = [re.sub("[\u2068\u2069]", "", text) for text in said]
    call = library().calls.get(known.say or "")
    assert quotes == ([call.nl, call.fr] if call else [])
    assert (known.call_112 == "no") is (call is None)


@pytest.mark.parametrize("language", [c for c in LANGUAGES if c not in ("nl", "en", "fr")])
def test_the_sentence_to_say_comes_with_its_sound_and_its_meaning(language: str) -> None:
    """Nobody reads aloud in an emergency what they do not understand."""
    call = library().calls["seizure"]
    text = plain(_composed(Request("emergency", emergency="seizure"), language))
    text = re.sub("[\u2068\u2069]", "", text)
    for statement in (call.sounds_nl, call.sounds_fr, call.meaning):
        translated = library().text(statement, language)
        assert translated
        assert translated in text


def test_a_dutch_reader_is_not_told_how_dutch_sounds() -> None:
    """The same sentence three times would push the steps off the screen."""
    call = library().calls["seizure"]
    text = plain(_composed(Request("emergency", emergency="seizure"), "nl"))
    assert text.count(call.nl) == 1


# --- Buttons -----------------------------------------------------------------------------------


def test_buttons_say_what_they_lead_to() -> None:
    """A label alone must tell what will come."""
    others = (
        Request("substance", ("mdma",), topic="dose"),
        Request("combination", ("alcohol", "mdma")),
        Request("service", need="talk"),
        Request("emergency", emergency="seizure"),
        Request("rights", topic="possession"),
        Request("guide", topic="party"),
    )
    known = library()
    mdma, alcohol = known.substance_name("mdma", "nl"), known.substance_name("alcohol", "nl")
    document = compose(_answer(Notice("why"), choices=others), "nl", known)
    assert [button.label for button in document.buttons] == [
        f"{mdma}: {known.text('topic.dose', 'nl')}",
        f"{alcohol} + {mdma}",
        known.text("need.talk", "nl"),
        f"❗ {known.text(known.emergencies['seizure'].title, 'nl')}",
        known.text(known.rights["possession"].title, "nl"),
        known.text(known.guides["party"].title, "nl"),
    ]
    assert tuple(button.request for button in document.buttons) == others


def test_a_button_names_the_substance_only_where_several_are_about() -> None:
    """Six buttons that all begin with the same name hide what differs."""
    known = library()
    own = _composed(Request("substance", ("mdma",), topic="dose"), "nl")
    labels = [button.label for button in own.buttons]
    assert labels
    assert [label for label in labels if known.substance_name("mdma", "nl") in label] == []
    which = Request(
        "unclear",
        topic="which-substance",
        alternatives=(Request("substance", ("cocaine",), topic="dose"),),
    )
    assert _composed(which, "nl").buttons[0].label == known.substance_name("cocaine", "nl")


def test_cities_are_offered_by_name() -> None:
    """“Where to go: Gent” seven times is not read."""
    document = _composed(Request("service", need="needle-exchange"), "pl")
    cities = {library().place_name(b.request.place or "", "pl") for b in document.buttons}
    assert {button.label for button in document.buttons} == cities


def test_a_menu_is_a_sentence_with_requests_to_choose_from() -> None:
    """What the button “About a substance” opens."""
    requests = [Request("substance", ("mdma",), topic="overview")]
    document = menu(notices.MENU, requests, "nl", library())
    assert [block.text for block in document.blocks] == [Interface("nl").text(notices.MENU)]
    assert [button.label for button in document.buttons] == [library().substance_name("mdma", "nl")]


def test_a_title_without_words_shows_its_id() -> None:
    """Odd, but not an error in front of a person."""
    odd = Answer(Request("chat"), Title(label="no.such-label"), ())
    assert compose(odd, "nl", library()).blocks[0].text == "no.such-label"


def test_a_button_to_another_need_in_the_same_city_names_the_need() -> None:
    """“Ghent” under an answer on Ghent leads nobody to the crisis line."""
    crisis = Request("service", need="crisis-line", place="gent")
    asked = Request("service", need="shelter", place="gent", alternatives=(crisis,))
    first = _composed(asked, "en").buttons[0]
    assert first.request == crisis
    assert first.label == library().text("need.crisis-line", "en")
