"""Cyrillic names in Latin letters."""

from pathlib import Path

import pytest
import yaml

from nlu.matching.names import NameFinder
from nlu.matching.romanised import sounds_of
from nlu.matching.text import tokenize
from nlu.matching.vocabulary import load

NAMES = {
    "ru": {"substances": {"psilocybin": {"shown": "грибы", "also": ["грибочки", "волшебные грибы"]},
                          "opium": {"shown": "опиум", "also": ["чернушки", "опяты"]}}},
    "uk": {"substances": {"heroin": {"shown": "героїн", "also": ["гера", "герою"]},
                          "nitrous-oxide": {"shown": "закис", "also": ["шарики"]}}},
    "bg": {"substances": {"cannabis": {"shown": "трева", "also": ["тревичка"]}}},
}  # fmt: skip


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> NameFinder:
    """One that knows a few names, in Cyrillic alone."""
    folder: Path = tmp_path_factory.mktemp("content") / "names"
    folder.mkdir()
    for code, names in NAMES.items():
        (folder / f"{code}.yml").write_text(yaml.safe_dump(names), encoding="utf-8")
    return NameFinder(load(folder))


def found(finder: NameFinder, text: str, language: str) -> list[str | None]:
    """The substances in a text of a language."""
    return [mention.id for mention in finder.find(tokenize(text), lambda: (language,))]


@pytest.mark.parametrize(
    ("text", "language", "substance"),
    [
        ("hochu poprobovat gribochki", "ru", "psilocybin"),
        ("hochu poprobovat' grib4ki ili gribo4ki", "ru", "psilocybin"),
        ("chernushki vchera, ploho", "ru", "opium"),
        ("4ernuwki vchera, ploho", "ru", "opium"),
        ("pid heroyu vchora buv", "uk", "heroin"),
        ("pid geroju vchora buv", "uk", "heroin"),
        ("waryky ditlakh dykhaye", "uk", "nitrous-oxide"),
        ("szo tam u sharykakh? shariky", "uk", "nitrous-oxide"),
        ("pushih trewa i mi e zle", "bg", "cannabis"),
        ("pushih trevi4ka i mi e zle", "bg", "cannabis"),
        ("volshebnye griby skolko derzhat", "ru", "psilocybin"),
    ],
)
def test_a_cyrillic_name_is_found_however_its_sounds_are_spelt(
    finder: NameFinder, text: str, language: str, substance: str
) -> None:
    """Everybody has their own habit, and some change it within a word."""
    assert found(finder, text, language) == [substance]


@pytest.mark.parametrize("language", ["en", "nl", "so", "pl"])
def test_in_a_text_of_another_language_nothing_is_read_so(
    finder: NameFinder, language: str
) -> None:
    """A word may be anything there."""
    assert found(finder, "hera trewa gribochki are three words", language) == []


def test_what_also_sounds_like_an_everyday_word_is_not_read_so(finder: NameFinder) -> None:
    """Opyat' is "again": it sounds like a plural of opium only to a machine."""
    assert found(finder, "opyat' golova bolit", "ru") == []


def test_a_text_too_short_to_tell_its_language_needs_a_longer_name(finder: NameFinder) -> None:
    """Gera could be a name or a place; gribochki are nothing else."""
    tokens = tokenize("gribochki")
    assert [mention.id for mention in finder.find(tokens)] == ["psilocybin"]
    assert finder.find(tokenize("gera")) == []


def test_a_name_in_another_alphabet_has_no_sounds_here() -> None:
    """Latin and Arabic names are found as they are listed."""
    assert sounds_of("щавель", "ru") == "SCavel"
    assert sounds_of("щавел", "bg") == "Stavel"
    assert sounds_of("speed", "ru") == ""
    assert sounds_of("حشيش", "ru") == ""
