"""Which language a reply is in."""

from __future__ import annotations

from typing import Any

import pytest

from bot.language import DEFAULT, choose

KNOWN = ("nl", "en", "ar", "pl", "ti")


@pytest.mark.parametrize(
    ("ranked", "hints", "expected"),
    [
        # The text itself
        ([("pl", 0.9), ("nl", 0.05)], {}, "pl"),
        ([("pl", 0.9)], {"previous": "nl", "profile": "en"}, "pl"),
        ([("xx", 0.9), ("nl", 0.1)], {}, "nl"),
        ([("xx", 0.9)], {}, DEFAULT),
        ([], {}, DEFAULT),
        # What was chosen wins over everything
        ([("nl", 0.99)], {"chosen": "ti", "previous": "nl", "profile": "nl"}, "ti"),
        ([("nl", 0.99)], {"chosen": "xx"}, "nl"),
        # A hint decides where the text does not
        ([("en", 0.5), ("nl", 0.4)], {"previous": "nl"}, "nl"),
        ([("en", 0.5), ("nl", 0.3)], {"profile": "nl"}, "nl"),
        ([("en", 0.8), ("nl", 0.2)], {"previous": "nl"}, "en"),
        ([("en", 0.7), ("nl", 0.3)], {"profile": "nl"}, "en"),
        ([("en", 0.4), ("nl", 0.3), ("pl", 0.3)], {"previous": "pl", "profile": "nl"}, "pl"),
        # Nothing to go on: the talk, then the phone
        ([], {"previous": "ar", "profile": "nl"}, "ar"),
        ([], {"previous": "xx", "profile": "nl"}, "nl"),
        ([], {"profile": "pt-br"}, DEFAULT),
        # How Telegram writes languages
        ([], {"profile": "nl-BE"}, "nl"),
        ([], {"profile": "NL_be"}, "nl"),
        ([], {"profile": ""}, DEFAULT),
        # Names belong to every language, unless their alphabet tells
        ([("en", 0.9)], {"only_names": True, "previous": "pl"}, "pl"),
        ([("en", 0.9)], {"only_names": True, "profile": "ti"}, "ti"),
        ([("en", 0.9)], {"only_names": True}, "en"),
        ([("ar", 0.9)], {"only_names": True, "previous": "nl", "profile": "en"}, "ar"),
        ([("ti", 0.6), ("am", 0.4)], {"only_names": True, "profile": "nl"}, "ti"),
        ([("ar", 0.5), ("fa", 0.5)], {"only_names": True, "previous": "ar"}, "ar"),
    ],
)
def test_a_reply_is_in_the_language_that_is_likeliest_read(
    ranked: list[tuple[str, float]], hints: dict[str, Any], expected: str
) -> None:
    """Many read one language, write another, and hold a second-hand phone set to a third."""
    assert choose(ranked, known=KNOWN, **hints) == expected


def test_a_phone_that_agrees_with_the_talk_never_weighs_against_it() -> None:
    """Two hints for one language must not count less than one of them."""
    ranked = [("en", 0.6), ("nl", 0.3)]
    assert choose(ranked, known=KNOWN, previous="nl") == "nl"
    assert choose(ranked, known=KNOWN, previous="nl", profile="nl") == "nl"


@pytest.mark.parametrize("only_names", [True, False])
def test_a_language_that_is_not_known_is_never_chosen(only_names: bool) -> None:
    """There would be no words in it."""
    found = choose(
        [("xx", 1.0)],
        known=KNOWN,
        chosen="yy",
        previous="zz",
        profile="qq",
        only_names=only_names,
    )
    assert found in KNOWN
