"""Every answer the content can give, in every spoken language: composed, sent, read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import pytest

from actions.answer import Answer
from actions.answers import answer
from actions.answers.substances import TOPICS
from actions.understanding import Request
from bot.notices import NOTICES
from bot.rendering.compose import compose
from bot.rendering.document import Document, all_blocks
from bot.rendering.telegram_html import LONGEST_MESSAGE, telegram_html
from tests.support.bot import library
from tests.support.bot_api import shown
from tests.support.conversations import LANGUAGES

_RIGHT_TO_LEFT = [c for c, known in library().languages.items() if known.direction == "rtl"]
_MOST_TAGS = 100  # more, and Telegram drops the formatting
_ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")


@cache
def _answers() -> tuple[Answer, ...]:
    return tuple(answer(request, library()) for request in _requests())


def _requests() -> Iterator[Request]:
    """Every request that the content can answer; of the pairs a quarter."""
    known = library()
    places = (None, *known.place_names["en"])
    needs = sorted(id_.removeprefix("need.") for id_ in known.statements if id_.startswith("need."))
    for id_ in known.substances:
        yield from (Request("substance", (id_,), topic=topic) for topic in TOPICS)
    for need in needs:
        yield from (Request("service", need=need, place=place) for place in places)
    for topic in known.rights:
        for place in (None, "gent", "utrecht"):
            yield Request("rights", topic=topic, place=place)
    yield from (Request("emergency", emergency=id_) for id_ in known.emergencies)
    yield from (Request("guide", topic=id_) for id_ in known.guides)
    yield Request("guide", topic="not-written")
    for topic in NOTICES:
        kind, _, id_ = topic.partition("-")
        if kind in ("chat", "declined"):
            yield Request(kind, topic=id_)
    for asked in (None, "which-substance", "name-the-substance"):
        yield Request("unclear", topic=asked)
    pairs = list(combinations(sorted(known.substances), 2))
    yield from (Request("combination", pair) for pair in pairs[::4])  # they share their sentences
    yield Request("combination", ("alcohol", "ghb", "heroin", "ketamine"))


@cache
def _documents(language: str) -> tuple[tuple[Request, Document], ...]:
    return tuple((a.request, compose(a, language, library())) for a in _answers())


def test_there_is_much_to_compose() -> None:
    """If the content were not found, every test below would pass on nothing."""
    assert len(_answers()) > 2200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_wholly_in_the_language_asked_for(language: str) -> None:
    """Every language that the bot says it speaks."""
    elsewhere = [r for r, d in _documents(language) if d.content_language != language]
    assert elsewhere == []
    assert [r for r, d in _documents(language) if not d.blocks] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_fits_one_message_without_being_cut(language: str) -> None:
    """What is cut is the end: the after-care, the telephone numbers."""
    cut = [r for r, d in _documents(language) if d.fitted(LONGEST_MESSAGE) != d]
    assert cut == []
    for request, document in _documents(language):
        html = telegram_html(document)
        assert len(re.findall("<[^/]", html)) <= _MOST_TAGS, request
        assert "{" not in html, request
        assert "}" not in html, request


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_markup_that_telegram_reads(language: str) -> None:
    """A message that Telegram refuses is an answer that never comes."""
    for request, document in _documents(language):
        visible = shown(telegram_html(document))
        assert len(visible) <= LONGEST_MESSAGE
        for block in all_blocks(document):
            assert block.text in visible, request


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_block_or_button_is_empty_or_an_id(language: str) -> None:
    """An id in an answer is a text that is missing."""
    ids = re.compile(r"\b(?:topic|need|risk|fact|route)\.[a-z]")
    for request, document in _documents(language):
        texts = [b.text for b in all_blocks(document)] + [b.label for b in document.buttons]
        assert [text for text in texts if not text.strip() or ids.search(text)] == [], request


def _outside(text: str) -> list[str]:
    """Latin words that stand outside an isolate."""
    return _LATIN.findall(_ISOLATED.sub("", text))


@pytest.mark.parametrize("language", _RIGHT_TO_LEFT)
def test_from_right_to_left_latin_names_are_isolated(language: str) -> None:
    """Without it “GHB/GBL” and the words around it change places on the screen."""
    isolated = 0
    for request, document in _documents(language):
        if request == Request("chat", topic="languages"):
            continue  # see the test below
        texts = [b.text for b in all_blocks(document)] + [b.label for b in document.buttons]
        for text in texts:
            assert _outside(text) == [], request
            assert not re.search("[\u2068\u2069]", _ISOLATED.sub("", text)), request
            isolated += text.count("\u2068")
    assert isolated > 5000


@pytest.mark.parametrize("language", _RIGHT_TO_LEFT)
def test_from_right_to_left_the_names_of_languages_are_isolated(language: str) -> None:
    """Nederlands, English and Polski in an Arabic or Persian sentence."""
    document = compose(answer(Request("chat", topic="languages"), library()), language, library())
    assert _outside(document.blocks[0].text) == []


@pytest.mark.parametrize("language", [c for c in LANGUAGES if c not in _RIGHT_TO_LEFT])
def test_other_languages_need_no_isolates(language: str) -> None:
    """Invisible characters that nobody needs break copying and searching."""
    for _request, document in _documents(language):
        assert not any(re.search("[\u2066-\u2069]", b.text) for b in document.blocks)
