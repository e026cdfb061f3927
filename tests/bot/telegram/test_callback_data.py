"""A button's whole meaning in 64 bytes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.answers import answer, is_known
from actions.answers.substances import TOPICS
from actions.understanding import Request
from bot.notices import NOTICES
from bot.rendering.compose import compose
from bot.telegram.callback_data import MOST_BYTES, decode, encode
from tests.support.bot import library

_LANGUAGES = sorted(library().languages)
_NEEDS = sorted(
    id_.removeprefix("need.") for id_ in library().statements if id_.startswith("need.")
)


def _requests() -> Iterator[Request]:
    """Every request of the real content that a button can carry."""
    known = library()
    for id_ in known.substances:
        yield from (Request("substance", (id_,), topic=topic) for topic in TOPICS)
    yield from (Request("combination", pair) for pair in combinations(sorted(known.substances), 2))
    for need in _NEEDS:
        for place in (None, *known.place_names["en"]):
            yield Request("service", need=need, place=place)
    yield from (Request("emergency", emergency=id_) for id_ in known.emergencies)
    yield from (Request("rights", topic=id_) for id_ in known.rights)
    yield from (Request("guide", topic=id_) for id_ in known.guides)
    yield from (
        Request("chat", topic=id_.removeprefix("chat-")) for id_ in NOTICES if id_[:5] == "chat-"
    )


_EVERY = tuple(_requests())


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_request_comes_back_as_it_was_and_fits(language: str) -> None:
    """A tap asks exactly what the label said, and Telegram takes the button."""
    assert len(_EVERY) > 3700
    for request in _EVERY:
        data = encode(language, request)
        assert data is not None, request
        assert len(data.encode()) <= MOST_BYTES
        assert decode(data, library()) == (language, request)


@settings(max_examples=300, deadline=None)
@given(st.sets(st.sampled_from(sorted(library().substances)), min_size=2, max_size=6))
def test_any_combination_comes_back_or_gets_no_button(ids: set[str]) -> None:
    """A button that lost a substance would play the danger down."""
    request = Request("combination", tuple(sorted(ids)))
    data = encode("nl", request)
    if data is None:
        assert len(f"nl|c|{','.join(request.substances)}") > MOST_BYTES
    else:
        assert len(data.encode()) <= MOST_BYTES
        assert decode(data, library()) == ("nl", request)


def test_the_order_of_a_combination_does_not_matter() -> None:
    """Buttons of older versions may hold another order."""
    assert decode("nl|c|mdma,alcohol,mdma", library()) == (
        "nl",
        Request("combination", ("alcohol", "mdma")),
    )


@pytest.mark.parametrize("kind", ["declined", "unclear"])
def test_what_is_no_question_gets_no_button(kind: str) -> None:
    """There is nothing to ask again."""
    assert encode("nl", Request(kind, topic="buying")) is None


def test_the_place_of_a_rights_question_comes_back() -> None:
    """“Police stop (Gent)” offered as a reading would be answered with the law of two countries."""
    request = Request("rights", topic="police-stop", place="gent")
    data = encode("nl", request)
    assert data is not None
    assert decode(data, library()) == ("nl", request)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "|",
        "||||",
        "nl",
        "nl|",
        "nl|s",
        "nl|s|mdma",
        "nl|s|mdma|",
        "nl|s|mdma|price",
        "nl|s|nothing|dose",
        "nl|s|mdma|dose|more",
        "nl|S|mdma|dose",
        "xx|s|mdma|dose",
        "|s|mdma|dose",
        "nl|c|",
        "nl|c|mdma",
        "nl|c|mdma,mdma",
        "nl|c|mdma,nothing",
        "nl|c|mdma,,ghb",
        "nl|w|",
        "nl|w|pizza|",
        "nl|w|talk|atlantis",
        "nl|e|",
        "nl|e|boredom",
        "nl|r|party",
        "nl|g|possession",
        "nl|d|buying",
        "lang|nl",
        "menu|emergency|nl",
        "nl|h|nothing",
    ],
)
def test_what_is_forged_or_gone_means_nothing(data: str) -> None:
    """Anyone can send any bytes as a tap."""
    assert decode(data, library()) is None


_FIELDS = st.sampled_from(
    [
        "nl", "ar", "s", "c", "w", "e", "r", "g", "mdma", "ghb", "mdma,ghb", "dose", "talk", "gent",
        "seizure", "possession", "party", "", "x",
    ]
)  # fmt: skip
_FORGED = st.lists(_FIELDS, max_size=5).map("|".join) | st.text(max_size=MOST_BYTES)


@settings(max_examples=400, deadline=None)
@given(_FORGED)
def test_whatever_is_tapped_is_answered_or_refused(data: str) -> None:
    """No tap may end in an error."""
    decoded = decode(data, library())
    if decoded is None:
        return
    language, request = decoded
    assert is_known(request, library())
    assert compose(answer(request, library()), language, library()).blocks


def test_forged_taps_are_sometimes_good() -> None:
    """Else the test above would look at refusals only."""
    assert decode("nl|s|mdma|dose", library()) is not None
    assert decode("ar|w|talk|gent", library()) is not None
