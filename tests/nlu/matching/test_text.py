"""Folding and splitting: everything that is compared has gone through here."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nlu.matching.text import fold, has_content, script_of, tokenize, words_in_one_phrase, words_of

ANY_TEXT = st.text(st.characters())  # lone surrogates too: JSON can carry them


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("KETA", "keta"),
        ("Cocaïne", "cocaine"),
        ("ＭＤＭＡ", "mdma"),
        ("łóżko", "lozko"),
        ("Straße", "strasse"),
        ("kız", "kiz"),
        ("İstanbul", "istanbul"),
        ("أفيون", "افيون"),
        ("حشيشة", "حشيشه"),
        ("کوکایین", "كوكايين"),
        ("كـــوك", "كوك"),
        ("حَشيش", "حشيش"),
        ("٣", "3"),
        ("۳", "3"),
        ("ፀጸ", "ጸጸ"),
        ("ሠላም", "ሰላም"),
    ],
)
def test_variants_of_a_letter_are_one_letter(written: str, folded: str) -> None:
    """A name is listed once, and typed in every way a keyboard allows."""
    assert fold(written) == folded


@given(ANY_TEXT)
@example("ﷺ")
@example("ǽ")
@example("İ̇")
def test_folding_twice_equals_folding_once(text: str) -> None:
    """Names are folded when listed and texts when read; a second pass must not move them apart."""
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    """Phones differ in whether é is one character or two."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(ANY_TEXT)
@example("ء two words")
@example("пʼю 3-mmc")
def test_the_words_of_a_text_are_its_tokens(text: str) -> None:
    """Names are listed by what a text is searched with."""
    assert words_of(text) == [token.form for token in tokenize(text)]


@given(ANY_TEXT)
def test_tokens_lie_in_the_text_one_after_the_other(text: str) -> None:
    """Entities, masking and the language guess cut the original text at these positions."""
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        assert token.form
        end = token.end


@given(ANY_TEXT)
@example("_substance_ keta")
@example("＿substance＿")
def test_nobody_can_type_a_placeholder(text: str) -> None:
    """A placeholder in a text would be read as a name that is not there."""
    assert not any("_" in token.form for token in tokenize(text))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("", []),
        ("... !? 🤷", []),
        ("can i?", ["can", "i"]),
        ("'s avonds", ["s", "avonds"]),
        ("3-MMC", ["3", "mmc"]),
        ("ghb/alcohol", ["ghb", "alcohol"]),
        ("snake_case", ["snake", "case"]),
        ("ghb፡ኣልኮል", ["ghb", "ኣልኮል"]),
        ("ke\u200bta", ["keta"]),
        ("\u202eghb\u202c", ["ghb"]),
        ("کوک\u200cها", ["كوك", "ها"]),
    ],
)
def test_words_are_split_where_people_split_them(text: str, forms: list[str]) -> None:
    """Marks that nobody sees split no word; a zero-width non-joiner does, as in Persian."""
    assert [token.form for token in tokenize(text)] == forms


@pytest.mark.parametrize("mark", ["\u200c", "\u200f", "\u2067"])
def test_a_mark_after_a_space_parts_no_more_than_the_space(mark: str) -> None:
    """Keyboards put it there and nobody sees it; a comma is another thing."""
    assert [token.apart for token in tokenize(f"بدون {mark}الكل")] == [False, False]
    assert [token.apart for token in tokenize(f"بدون، {mark}الكل")] == [False, True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("magic truffle", 2),
        ("tramadol, paracetamol", 1),
        ("coke+g", 1),
        ("1,4-bdo", 3),
        ("ትራማዶል፣ መድሃኒት", 1),
        ("st. john", 2),
        ("a b c d", 3),
    ],
)
def test_a_phrase_ends_where_a_list_goes_on(text: str, words: int) -> None:
    """No name reaches over a comma; a number may have one."""
    assert words_in_one_phrase(tokenize(text), 0, 3) == words


@pytest.mark.parametrize(
    ("text", "content"),
    [("a", True), ("5", True), ("ሰ", True), ("", False), ("👍🔥", False), ("\u200b\u202e", False)],
)
def test_content_is_a_letter_or_a_digit(text: str, content: bool) -> None:
    """A sticker-like text gets a short reply and never reaches the classifier."""
    assert has_content(text) is content


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("hello", "latin"),
        ("привіт", "cyrillic"),
        ("مرحبا ghb", "arabic"),
        ("ሰላም", "ethiopic"),
        ("こんにちは", None),
        ("123", None),
        ("", None),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str | None) -> None:
    """The alphabet decides between languages before any statistics do."""
    assert script_of(text) == script


@given(ANY_TEXT)
def test_no_text_breaks_what_looks_at_letters(text: str) -> None:
    """People paste anything."""
    assert script_of(text) in {"latin", "cyrillic", "arabic", "ethiopic", None}
    assert isinstance(has_content(text), bool)
