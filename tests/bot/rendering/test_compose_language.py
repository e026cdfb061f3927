"""The language of an answer: one for all of it, and said where it is not the reader's."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from actions.answers import answer
from actions.library import Library
from actions.library.model import Statement
from actions.understanding import Request
from bot import notices
from bot.i18n import Interface
from bot.rendering.compose import compose
from bot.rendering.document import Document, Style
from tests.support.bot import library

_ARABIC = re.compile("[\u0621-\u064a]")


def _without(language: str, *statements: str) -> Library:
    """The real content, as if these statements were not translated."""
    known = dict(library().statements)
    for id_ in statements:
        texts = {code: text for code, text in known[id_].texts.items() if code != language}
        known[id_] = replace(known[id_], texts=texts)
    return replace(library(), statements=known)


def _composed(request: Request, language: str, known: Library | None = None) -> Document:
    known = known or library()
    return compose(answer(request, known), language, known)


# --- One language ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "missing"),
    [
        (Request("substance", ("ghb",), topic="dose"), "topic.dose"),
        (Request("substance", ("ghb",), topic="duration"), "fact.onset"),
        (Request("substance", ("ghb",), topic="duration"), "route.swallowed"),
        (Request("combination", ("alcohol", "ghb")), "risk.dangerous"),
        (Request("combination", ("alcohol", "ghb")), "mix-ghb-alcohol"),
        (Request("service", need="naloxone"), "need.naloxone"),
        (Request("emergency", emergency="seizure"), "call-seizure-meaning"),
        (Request("emergency", emergency="seizure"), library().emergencies["seizure"].title),
        (Request("guide", topic="party"), library().guides["party"].lines[-1].statement),
    ],
)
def test_one_missing_translation_sends_the_whole_answer_in_the_fallback(
    request_: Request, missing: str
) -> None:
    """Half an answer in one language and half in another is read by nobody."""
    document = _composed(request_, "ar", _without("ar", missing))
    assert (document.language, document.content_language) == ("ar", "en")
    first, *rest = document.blocks
    english = Interface("ar").language_name("en")
    sentence = Interface("ar").text(notices.IN_ANOTHER_LANGUAGE, language=english)
    assert (first.style, first.text) == (Style.NOTE, sentence)
    assert rest
    assert [block.text for block in rest if _ARABIC.search(block.text)] == []
    assert [button.label for button in document.buttons if _ARABIC.search(button.label)] == []
    same = _composed(request_, "en")
    assert [block.text for block in rest] == [block.text for block in same.blocks]
    assert document.last == same.last


def test_a_note_of_a_service_counts_as_part_of_the_answer() -> None:
    """What a service asks of you is why people stay away; it must be readable."""
    request = Request("service", need="naloxone")
    notes = [s.note.statement for s in library().services_for("naloxone", None, None) if s.note]
    assert notes
    assert _composed(request, "ar").content_language == "ar"
    assert _composed(request, "ar", _without("ar", notes[0])).content_language == "en"


def test_a_translated_answer_has_no_line_about_languages() -> None:
    """It would be noise on every answer."""
    document = _composed(Request("guide", topic="party"), "ar")
    assert (document.language, document.content_language) == ("ar", "ar")
    assert document.blocks[0].style is Style.TITLE


def test_the_second_language_of_a_reader_comes_before_english() -> None:
    """A Tigrinya reader may read Arabic and no English."""
    known = _without("ti", "topic.dose")
    languages = {**known.languages, "ti": replace(known.languages["ti"], fallback="ar")}
    request = Request("substance", ("ghb",), topic="dose")
    assert _composed(request, "ti", replace(known, languages=languages)).content_language == "ar"
    known = replace(_without("ar", "topic.dose"), languages=languages)
    texts = dict(known.statements["topic.dose"].texts)
    texts.pop("ti")
    statements = {**known.statements, "topic.dose": Statement("topic.dose", texts)}
    known = replace(known, statements=statements)
    assert _composed(request, "ti", known).content_language == "en"


def test_dutch_is_the_last_resort() -> None:
    """Dutch is the source; it is always there."""
    known = _without("en", "topic.dose")
    document = _composed(Request("substance", ("ghb",), topic="dose"), "en", known)
    assert (document.language, document.content_language) == ("en", "nl")


@pytest.mark.parametrize("language", ["fr", "uk", "so", "fa"])
@pytest.mark.parametrize(
    "request_", [Request("chat", topic="thanks"), Request("guide", topic="party")]
)
def test_a_language_that_is_only_recognised_is_answered_in_english(
    language: str, request_: Request
) -> None:
    """And says so, instead of silence."""
    silent = replace(library().languages[language], speaks=False)
    statements = {
        id_: replace(known, texts={c: t for c, t in known.texts.items() if c != language})
        for id_, known in library().statements.items()
    }
    languages = {**library().languages, language: silent}
    known = replace(library(), languages=languages, statements=statements)
    document = _composed(request_, language, known)
    assert (document.language, document.content_language) == (language, "en")
    assert document.blocks[0].style is Style.NOTE


@pytest.mark.parametrize(
    ("language", "note"),
    [("nl", notices.DRAFT), ("en", notices.DRAFT), ("ar", notices.DRAFT_TRANSLATION)],
)
def test_a_draft_says_that_it_is_one(language: str, note: str) -> None:
    """No doctor has read it yet; people may know."""
    document = _composed(Request("guide", topic="party"), language)
    assert document.last is not None
    assert document.last.text == Interface(language).text(note)
    read = replace(library().languages[language], draft=False)
    known = replace(library(), languages={**library().languages, language: read})
    assert _composed(Request("guide", topic="party"), language, known).last is None


def test_small_talk_is_no_draft() -> None:
    """There is nothing in it for a doctor to check."""
    assert _composed(Request("chat", topic="thanks"), "nl").last is None
