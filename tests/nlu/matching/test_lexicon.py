"""Signs of an emergency and starts of a follow-up, in every language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from nlu.matching.lexicon import load
from nlu.matching.text import tokenize
from tests.support.bot import library, matcher

SENTENCES: dict[str, dict[str, list[Any]]] = yaml.safe_load(
    Path(__file__).with_name("emergency_sentences.yml").read_text(encoding="utf-8")
)


def _urgent() -> list[Any]:
    return [
        pytest.param(language, ids, text, id=f"{language}-{ids}")
        for language, sentences in SENTENCES.items()
        for ids, text in sentences["urgent"]
    ]


def _harmless() -> list[Any]:
    return [
        pytest.param(text, id=f"{language}-{number}")
        for language, sentences in SENTENCES.items()
        for number, text in enumerate(sentences["harmless"])
    ]


@pytest.mark.parametrize(("language", "ids", "text"), _urgent())
def test_an_urgent_sentence_is_found(language: str, ids: str, text: str) -> None:
    """This is what works when nothing else does; a miss costs more than a false alarm."""
    assert {*ids.split("|")} & {*matcher().read(text).emergencies}


@pytest.mark.parametrize("text", _harmless())
def test_a_harmless_sentence_is_no_emergency(text: str) -> None:
    """Whoever gets "call 112" for asking about coffee will not believe it the next time."""
    assert matcher().read(text).emergencies == ()


def test_every_language_that_answers_has_enough_sentences() -> None:
    """A language without examples here would go untested."""
    speaking = {code for code, language in library().languages.items() if language.speaks}
    assert speaking == set(SENTENCES)
    assert all(len(s[kind]) >= 12 for s in SENTENCES.values() for kind in ("urgent", "harmless"))


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("and with alcohol?", True),
        ("and alcohol?", True),
        ("en met ketamine?", True),
        ("a z ketaminą?", True),
        ("ومع الكيتامين؟", True),
        ("እሞ ምስ ኬታሚን?", True),
        ("and", False),
        ("en hoe gaat het", False),
        ("can i take ghb with alcohol", False),
        ("ghb?", False),
        ("", False),
    ],
)
def test_a_follow_up_is_known_by_how_it_starts(text: str, follows: bool) -> None:
    """It decides whether the substances of before are meant too."""
    assert matcher().read(text).follow_up is follows


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("ghb?", True),
        ("ghb, keta!", True),
        ("special k", True),
        ("what is ghb", False),
        ("", False),
    ],
)
def test_a_name_alone_is_seen(text: str, alone: bool) -> None:
    """A bare "ghb?" gets an overview, in the language of the talk."""
    assert matcher().read(text).only_names is alone


def test_a_lexicon_may_leave_parts_out(tmp_path: Path) -> None:
    """A new language can begin with its emergencies alone, or as an empty file."""
    (tmp_path / "aa.yml").write_text("", "utf-8")
    (tmp_path / "bb.yml").write_text("emergency: {seizure: [fit]}\n", "utf-8")
    lexicon = load(tmp_path)
    assert lexicon.emergencies_in(tokenize("a fit")) == ["seizure"]
    assert not lexicon.small_words_of(()).start_follow_up(tokenize("and then"))


def test_every_emergency_of_the_lexicons_has_an_answer() -> None:
    """A sign that leads nowhere would be dropped without a word."""
    known = set(library().emergencies)
    for path in (Path(__file__).parents[3] / "nlu" / "lexicon").glob("*.yml"):
        assert set(yaml.safe_load(path.read_text("utf-8"))["emergency"]) <= known, path.name


def test_a_group_of_words_stands_for_its_alternatives(tmp_path: Path) -> None:
    """Who may be meant is written once, not in every pattern."""
    (tmp_path / "en.yml").write_text(
        'words: {who: "he|she|friend*"}\nemergency: {seizure: ["fit {who}|they"]}\n', "utf-8"
    )
    lexicon = load(tmp_path)
    for text in ("she has a fit", "a fit, my friends", "they fit"):
        assert lexicon.emergencies_in(tokenize(text)) == ["seizure"]
    assert lexicon.emergencies_in(tokenize("a fit")) == []


def test_a_sign_counts_in_a_text_that_may_be_in_its_language(tmp_path: Path) -> None:
    """The word od is an overdose in English and "from" in Polish."""
    (tmp_path / "en.yml").write_text('emergency: {unresponsive: ["od ghb"]}\n', "utf-8")
    lexicon, tokens = load(tmp_path), tokenize("detoks od ghb")
    for languages, found in (("en", ["unresponsive"]), ("pl", []), ("", ["unresponsive"])):
        here = languages.split()
        assert lexicon.emergencies_in(tokens, lambda here=here: here) == found  # type: ignore[misc]


def test_negations_may_be_written_together(tmp_path: Path) -> None:
    """A verb is written once in all its forms, and not again for every "not" and "never"."""
    (tmp_path / "en.yml").write_text(
        'words: {took: "took|had_had"}\nnegation: {before: ["not|never {took}"], after: [nope]}\n',
        "utf-8",
    )
    words = load(tmp_path).small_words_of(("en",))
    took = (("took",), ("had", "had"))
    assert set(words.negation_before) == {(no, *verb) for no in ("not", "never") for verb in took}
    assert set(words.negation_after) == {("nope",)}


@pytest.mark.parametrize("written", ["not {gone}", "a b c d e f g h i"])
def test_a_negation_that_would_never_be_found_is_an_error(tmp_path: Path, written: str) -> None:
    """Of words that are not there, or longer than what is looked at."""
    (tmp_path / "en.yml").write_text(f'negation: {{before: ["{written}"]}}\n', "utf-8")
    with pytest.raises(ValueError, match=r"gone|over 8 words"):
        load(tmp_path)
