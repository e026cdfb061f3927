"""The training sentences: complete, and none of them under two intents."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml

from nlu.matching.text import tokenize
from tests.model.conftest import ROOT, probe
from tests.support import vocabulary
from tests.support.bot import library

pytestmark = pytest.mark.model

CONTRACT = Path("/work/shared/contract/vocabulary.yml")
FEWEST = 20  # sentences an intent and language
Sentences = dict[str, list[tuple[str, str]]]  # language → (intent, text)


@pytest.fixture(scope="module")
def sentences() -> Sentences:
    """Every training sentence as Rasa's own loader reads it."""
    found: Sentences = defaultdict(list)
    for file, examples in probe("load_data", ROOT / "nlu" / "data").items():
        assert examples, f"{file} is empty"
        found[file.split("/")[0]] += [(intent, text) for intent, text in examples]
    return found


def test_every_language_that_answers_is_learnt(sentences: Sentences) -> None:
    """And no other: it would be understood and answered in another language."""
    speaking = {code for code, language in library().languages.items() if language.speaks}
    assert set(sentences) == speaking


def test_the_intents_are_those_of_the_contract(sentences: Sentences) -> None:
    """An intent without an answer, or an answer that nobody can ask for, is a slip."""
    for language, examples in sentences.items():
        assert {intent for intent, _ in examples} == vocabulary.INTENTS, language


def test_every_intent_has_enough_sentences_in_every_language(sentences: Sentences) -> None:
    """A language with three sentences for an intent does not understand it."""
    for language, examples in sentences.items():
        counts = Counter(intent for intent, _ in examples)
        assert {i: n for i, n in counts.items() if n < FEWEST} == {}, language


def test_no_sentence_stands_under_two_intents(sentences: Sentences) -> None:
    """The model would learn that both are right, and be unsure of everything near."""
    for language, examples in sentences.items():
        intents: dict[str, set[str]] = defaultdict(set)
        for intent, text in examples:
            intents[" ".join(token.form for token in tokenize(text))].add(intent)
        assert {t: i for t, i in intents.items() if len(i) > 1} == {}, language


def test_no_sentence_is_an_instruction_or_empty(sentences: Sentences) -> None:
    """Rasa treats "/intent" as an order; a sentence without words teaches nothing."""
    for examples in sentences.values():
        assert [text for _, text in examples if text.startswith("/") or not tokenize(text)] == []


@pytest.mark.skipif(not CONTRACT.is_file(), reason="the contract is not on this machine")
@pytest.mark.parametrize(
    "part", ["substance_topics", "service_needs", "emergencies", "rights_topics", "guide_topics"]
)
def test_the_ids_are_those_of_the_contract(part: str) -> None:
    """They are promised to other programs; none is renamed."""
    promised = yaml.safe_load(CONTRACT.read_text("utf-8"))[part]
    assert set(promised) <= set(getattr(vocabulary, part.upper()))
