"""What the classifier sees instead of names."""

from __future__ import annotations

import pytest

from nlu.matching.masking import ROLES, masked_words, plain_text
from nlu.matching.mention import Mention
from nlu.matching.text import tokenize
from tests.support.bot import matcher


def masked(text: str) -> str:
    """The words of a text as the classifier gets them."""
    tokens = tokenize(text)
    return " ".join(token.form for token in masked_words(tokens, matcher().read(text).mentions))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("can i mix ghb with alcohol", "can i mix _substance_ with _substance_"),
        ("can i mix special k with 3 mmc", "can i mix _substance_ with _substance_"),
        ("ghb ghb", "_substance_ _substance_"),
        ("is tusi strong", "is _substance_ strong"),
        ("test my xtc in den haag please", "test my _substance_ in _place_ please"),
        ("no alcohol, just weed", "no _negated_ just _substance_"),
        ("how do i use naloxone", "how do i use _substance_antidote_"),
        ("where do i get methadone", "where do i get _substance_substitute_"),
        ("what is this", "what is this"),
        ("what is k", "what is k"),
        ("", ""),
    ],
)
def test_each_name_is_one_placeholder(text: str, words: str) -> None:
    """The question "can I mix X with Y" is learnt once, not once a substance."""
    assert masked(text) == words


def test_all_names_of_a_substance_look_alike() -> None:
    """A slang name that is added later needs no training."""
    assert len({masked(f"how long does {name} last") for name in ("keta", "ghb", "3-mmc")}) == 1


@pytest.mark.parametrize("text", ["mix special k, or not", "ghb in den haag", "so keta"])
def test_placeholders_stand_where_the_name_stood(text: str) -> None:
    """Rasa keeps positions; they must lie in the text and in order."""
    tokens = tokenize(text)
    end = 0
    for word in masked_words(tokens, matcher().read(text).mentions):
        assert end <= word.start < word.end <= len(text)
        end = word.end


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Can I mix GHB with alcohol?", "Can I mix drug with drug?"),
        ("Waar test ik mijn xtc in Den Haag", "Waar test ik mijn drug in Amsterdam"),
        ("no alcohol, just weed", "no nothing, just drug"),
        ("how do i use Narcan", "how do i use naloxone"),
        ("what is this", "what is this"),
        ("", ""),
    ],
)
def test_a_reader_of_any_language_sees_plain_words_for_names(text: str, plain: str) -> None:
    """The sentence encoder has read no street names and no placeholders."""
    assert plain_text(text, matcher().read(text).mentions) == plain


@pytest.mark.parametrize("id_", ROLES)
def test_each_role_has_a_plain_word(id_: str) -> None:
    """A role without one would fail every text that names the substance."""
    mention = Mention("substance", (id_,), 0, 4, 1.0)
    assert plain_text("this", [mention]) not in ("this", "drug", "")
