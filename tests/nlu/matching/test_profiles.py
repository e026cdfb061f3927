"""Profiles: how each language is written, by alphabet."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlu.matching.profiles import LanguageProfiles, features

ROWS = "# made\nlatin\t*\tnl=-100 ru=-100\nlatin\t=eto\tru=-20\nlatin\t=dit\tnl=-20\n"


@pytest.fixture
def profiles(tmp_path: Path) -> LanguageProfiles:
    """Two languages that are told apart by a word each."""
    file = tmp_path / "profiles.tsv"
    file.write_text(ROWS, encoding="utf-8")
    return LanguageProfiles(file)


@pytest.mark.parametrize(("word", "language"), [("eto", "ru"), ("dit", "nl")])
def test_the_language_that_uses_a_word_is_likelier(
    profiles: LanguageProfiles, word: str, language: str
) -> None:
    """And the shares add up to one."""
    shares = profiles.shares([word], "latin")
    assert max(shares, key=shares.__getitem__) == language
    assert sum(shares.values()) == pytest.approx(1)


def test_words_of_no_profile_tell_nothing(profiles: LanguageProfiles) -> None:
    """Lingua decides alone then."""
    assert profiles.shares(["xyz"], "latin") == {}
    assert profiles.shares(["eto"], "cyrillic") == {}
    assert profiles.shares([], "latin") == {}


def test_features_are_groups_of_letters_with_the_ends_of_words_and_words() -> None:
    """The end of a word tells a language as much as its middle."""
    assert {"_ja_", "=ja", "ja", "_", "ja_"} <= set(features(["ja"]))
    assert list(features([])) == []
