"""Beginning a fifteenth language."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.library import load
from nlu.matching import lexicon, vocabulary
from tools.new_language import begin

_ENGLISH = "substances:\n  mdma: {shown: MDMA}\nplaces:\n  gent: {shown: Ghent}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with English alone."""
    for name, text in {
        "content/languages.yml": "en: {name: E, direction: ltr, speaks: true, draft: true}\n",
        "content/names/en.yml": _ENGLISH,
        "content/places.yml": "gent: be\n",
        "content/substances/mdma.yml": "class: other\ngroups: []\n",
        "nlu/lexicon/en.yml": "language: en\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_what_it_writes_is_sound(root: Path) -> None:
    """The bot goes on working while the language is being filled."""
    begin("de", root)
    loading = load(root / "content")
    assert loading.findings == []
    german = loading.library.languages["de"]
    assert (german.name, german.direction, german.speaks) == ("Deutsch", "ltr", False)
    assert loading.library.substance_names["de"] == {"mdma": "MDMA"}
    assert "mdma" in vocabulary.load(root / "content" / "names").names
    assert set(lexicon.load(root / "nlu" / "lexicon").small_words) == {"de", "en"}
    assert (root / "locales/de/LC_MESSAGES/naast.po").is_file()


def test_its_direction_is_known(root: Path) -> None:
    """Urdu runs from right to left."""
    begin("ur", root)
    assert load(root / "content").library.languages["ur"].direction == "rtl"


@pytest.mark.parametrize(("code", "why"), [("xx", "no language code"), ("en", "already")])
def test_a_code_that_cannot_be_begun_is_refused(root: Path, code: str, why: str) -> None:
    """Nothing is written then."""
    before = (root / "content/languages.yml").read_text("utf-8")
    with pytest.raises(ValueError, match=why):
        begin(code, root)
    assert (root / "content/languages.yml").read_text("utf-8") == before


def test_what_is_there_already_stays(root: Path) -> None:
    """Somebody may have begun with the names."""
    path = root / "content/names/de.yml"
    path.write_text("substances:\n  mdma: {shown: Emma}\n", encoding="utf-8")
    begin("de", root)
    assert "Emma" in path.read_text("utf-8")
