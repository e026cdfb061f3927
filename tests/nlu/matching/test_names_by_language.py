"""What is a name in one language is an everyday word, or another substance, in the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlu.matching.mention import Mention
from nlu.matching.names import NameFinder
from nlu.matching.text import tokenize
from nlu.matching.vocabulary import load
from tests.support.bot import matcher


def found(text: str) -> list[str | None]:
    """The names in a text, without hints."""
    return [mention.id for mention in matcher().read(text).mentions if not mention.hinted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("qué efectos tienen las drogas en el cuerpo", []),
        ("waar kan ik in tienen drugs laten testen", ["tienen"]),
    ],
)
def test_a_name_that_is_an_everyday_word_of_the_language_is_not_one(
    text: str, expected: list[str]
) -> None:
    """Tienen is a Flemish town, and "they have" in Spanish."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("een lijntje na zes biertjes", {"cocaine", "alcohol"}),
        ("een lijntje ketamine na zes biertjes", {"ketamine", "alcohol"}),
        ("half pilletje en een lijntje speed", {"mdma", "amphetamine"}),
        ("a tramadol pill with a beer", {"tramadol", "alcohol"}),
    ],
)
def test_a_form_stands_for_its_usual_substance_unless_another_that_is_taken_so_is_named(
    text: str, expected: set[str]
) -> None:
    """A line alone is cocaine; a line of ketamine is not."""
    assert set(found(text)) == expected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Persian and Arabic, which mean different things by one word."""
    (tmp_path / "fa.yml").write_text(
        "substances:\n  methamphetamine: {shown: شیشه}\n  ghb: {shown: جی}\n", "utf-8"
    )
    (tmp_path / "ar.yml").write_text("substances:\n  nicotine: {shown: شيشة}\n", "utf-8")
    return tmp_path


def test_where_languages_disagree_all_that_they_mean_is_told(folder: Path) -> None:
    """Who answers knows the language of the talk; the finder does not."""
    (mention,) = NameFinder(load(folder)).find(tokenize("شیشه"))
    assert mention.id is None
    assert dict(mention.by_language) == {"fa": ("methamphetamine",), "ar": ("nicotine",)}


def test_a_name_beside_what_only_one_language_means_by_it_is_kept(folder: Path) -> None:
    """Persian "shisheh" beside meth is meth once more; an Arabic waterpipe beside it is not."""
    (folder / "en.yml").write_text("substances:\n  methamphetamine: {shown: meth}\n", "utf-8")
    found = NameFinder(load(folder)).find(tokenize("meth, شیشه"))
    assert [m.ids for m in found] == [("methamphetamine",), ("methamphetamine", "nicotine")]


def test_a_name_that_one_language_has_is_sure(folder: Path) -> None:
    """Nothing is to be decided."""
    (mention,) = NameFinder(load(folder)).find(tokenize("جی"))
    assert mention == Mention("substance", ("ghb",), 0, 2, 1.0)


def test_a_word_that_counts_beside_another_counts_in_its_language_only(tmp_path: Path) -> None:
    """The Dutch "wit" is cocaine beside heroin; in English it is a quick mind."""
    (tmp_path / "nl.yml").write_text(
        "substances: {heroin: {shown: heroin}}\nbeside_others: {wit: cocaine}\n", "utf-8"
    )
    finder = NameFinder(load(tmp_path))
    tokens = tokenize("heroin and wit")
    for languages, expected in (("nl", {"heroin", "cocaine"}), ("en", {"heroin"})):
        here = (languages,)
        assert {m.id for m in finder.find(tokens, lambda here=here: here)} == expected  # type: ignore[misc]
