"""Which language a text is in."""

from __future__ import annotations

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.matching.language import BY_SCRIPT, LanguageRecogniser
from tests.support.bot import library, matcher

RECOGNISER = LanguageRecogniser()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("kan ik dit met een biertje nemen of is dat gevaarlijk", "nl"),
        ("how long does this stay in my blood", "en"),
        ("¿puedo mezclar esto con cerveza?", "es"),
        ("est-ce que je peux boire après", "fr"),
        ("czy mogę to brać codziennie", "pl"),
        ("pot să beau după ce am luat pastila", "ro"),
        ("bunu alkolle karıştırabilir miyim", "tr"),
        ("може ли да пия след това", "bg"),
        ("можно ли мне это пить каждый день", "ru"),
        ("чи можна це їсти щодня", "uk"),
        ("هل يمكن أن أشرب بعد ذلك", "ar"),
        ("آیا می‌توانم بعد از آن چیزی بنوشم", "fa"),
        ("ድሕሪኡ ክሰቲ ይኽእል ዶ", "ti"),
    ],
)
def test_a_sentence_is_recognised(text: str, language: str) -> None:
    """The answer comes in this language."""
    assert RECOGNISER.rank(text)[0][0] == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("wach hadchi khatar ila chrebt m3ah chwiya", "ar"),
        ("mitoonam ba in mashroob bokhoram ya khatar dare", "fa"),
        ("mozhno li eto pit kazhdyj den ili net", "ru"),
        ("chy mozhna ce pyty shchodnya, skilky dniv", "uk"),
        ("moje li da go piq vseki den, opasno li e", "bg"),
        ("nsikha ktsti tkhel do wey hdega alowo", "ti"),
    ],
)
def test_a_language_typed_in_latin_letters_is_recognised(text: str, language: str) -> None:
    """Who has no keyboard of their own alphabet gets an answer in it all the same."""
    assert RECOGNISER.rank(text)[0][0] == language


@pytest.mark.parametrize("text", ["", "123", "👍", "???", "こんにちは"])
def test_nothing_is_said_about_a_text_without_letters_we_know(text: str) -> None:
    """A guess would change the language of the talk."""
    assert RECOGNISER.rank(text) == []


def test_a_name_does_not_tell_the_language() -> None:
    """The word "speed" is English, and everybody says it."""
    dutch = matcher().read("hoeveel uur moet ik wachten met speed na cocaine hcl")
    assert dutch.languages[0][0] == "nl"


@pytest.mark.parametrize("text", ["czy mogę to żuć", "bunu karıştırabilir miyim", "să bei țuică"])
def test_letters_in_two_parts_are_the_same_letters(text: str) -> None:
    """Some keyboards send ż as z and a dot."""
    decomposed = RECOGNISER.rank(unicodedata.normalize("NFD", text))
    assert decomposed[0][0] == RECOGNISER.rank(text)[0][0]


def test_every_language_of_the_list_can_be_recognised() -> None:
    """One list of languages: a language added there needs a place here."""
    assert {code for codes in BY_SCRIPT.values() for code in codes} == set(library().languages)


@given(st.text())
def test_confidences_are_probabilities_best_first(text: str) -> None:
    """They are weighed against hints; a NaN or a sum of two would drown these."""
    confidences = [confidence for _, confidence in RECOGNISER.rank(text)]
    assert confidences == sorted(confidences, reverse=True)
    assert all(math.isfinite(c) and 0 <= c <= 1 for c in confidences)
    assert sum(confidences) <= 1.0001
