"""Training sentences of other alphabets as people type them in Latin letters."""

from __future__ import annotations

import re

import pytest

from tests.model.conftest import probe

pytestmark = pytest.mark.model

_ASKED = {
    "ru": ["можно", "_substance_", "еще"],
    "uk": ["скільки", "_substance_", "істи"],
    "bg": ["колко", "_substance_", "държи"],
    "ti": ["ክንደይ", "_substance_", "ቋንቋ"],
    "ar": ["كم", "_substance_"],
    "nl": ["hoeveel", "_substance_"],
}


@pytest.fixture(scope="module")
def copies() -> dict[str, list[list[str]]]:
    """The copies of two hundred times each."""
    return dict(probe("latin", asked=_ASKED))


@pytest.mark.parametrize(
    ("language", "ways"),
    [
        ("ru", "mo(zh|j)no"),
        ("uk", "skilk[iy]|skil"),  # "skil'ky" is two words
        ("bg", "kolko"),
        ("ti", "ki?ni?d[ae]yi?"),
    ],
)
def test_the_first_word_is_written_as_people_do(
    language: str, ways: str, copies: dict[str, list[list[str]]]
) -> None:
    """By many writers, each in a way of their own."""
    assert all(re.fullmatch(ways, words[0]) for words in copies[language])
    assert len({" ".join(words) for words in copies[language]}) > 3


def test_about_a_third_gets_a_copy(copies: dict[str, list[list[str]]]) -> None:
    """Most people write in the alphabet of their language."""
    for language in ("ru", "uk", "bg", "ti"):
        assert 30 < len(copies[language]) < 90


def test_names_stay_masked_and_all_else_is_latin(copies: dict[str, list[list[str]]]) -> None:
    """One sentence serves every substance."""
    for written in copies.values():
        for words in written:
            assert words.count("_substance_") == 1
            assert "".join(words).isascii()


def test_a_word_is_what_is_read_when_it_was_typed_so() -> None:
    """An apostrophe parts a word; it would be learnt and never met otherwise."""
    copies = probe("latin", asked={"ru": ["пять", "_substance_"]})["ru"]
    assert {tuple(words[:-1]) for words in copies} <= {
        ("pyat",),
        ("piat",),
        ("pya", "t"),
        ("pia", "t"),
    }


def test_russian_mixed_with_ukrainian_is_latin_throughout() -> None:
    """Short texts of one are taken for the other, and many people mix them."""
    copies = probe("latin", asked={"ru": ["що", "_substance_", "істи", "є"]})["ru"]
    assert copies
    assert all("".join(words).isascii() for words in copies)


def test_what_is_in_latin_letters_already_gets_no_copy() -> None:
    """It would be the same sentence twice."""
    assert probe("latin", asked={"ru": ["mozhno", "_substance_"]})["ru"] == []


def test_languages_without_an_own_way_get_no_copy(copies: dict[str, list[list[str]]]) -> None:
    """Dutch is in Latin letters; Arabic leaves vowels out, so theirs are written by hand."""
    assert copies["ar"] == copies["nl"] == []
