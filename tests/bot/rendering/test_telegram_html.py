"""Mark-up for Telegram: whatever a text holds, it arrives as that text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.rendering.document import Block, Document, Style, mark_of
from bot.rendering.telegram_html import LONGEST_MESSAGE, telegram_html
from tests.support.bot_api import shown

_TEXTS = st.text(max_size=300) | st.text("<>&;/#=\"'abclt40x\n", max_size=60)


def _document(*blocks: Block) -> Document:
    return Document(blocks, "nl", "nl")


def _visible(block: Block) -> str:
    return ("" if block.style is Style.QUOTE else mark_of(block)) + block.text


@settings(deadline=None)
@given(_TEXTS, st.sampled_from(Style))
@example("<b>not bold</b>", Style.TEXT)
@example("a < b && c > d", Style.TITLE)
@example("&lt;script&gt; &amp;amp; &#60;", Style.QUOTE)
@example("</code><a href='x'>", Style.QUOTE)
@example("<!-- comment --> <![CDATA[x]]> <?php ?>", Style.NOTE)
def test_any_text_parses_back_to_itself(text: str, style: Style) -> None:
    """Content is typed by many hands; no text may become mark-up, or be refused for it."""
    block = Block(style, text, 1)
    assert shown(telegram_html(_document(block))) == _visible(block)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.builds(Block, style=st.sampled_from(Style), text=_TEXTS), max_size=40))
@example([Block(Style.STRONG, "<&>" * 100)] * 20)
def test_any_document_is_markup_that_closes_and_fits(blocks: list[Block]) -> None:
    """Telegram refuses the whole message for one tag too few or one letter too many."""
    visible = shown(telegram_html(_document(*blocks)))
    assert len(visible) <= LONGEST_MESSAGE
    at = 0
    for block in _document(*blocks).fitted(LONGEST_MESSAGE).blocks:
        at = visible.index(_visible(block), at) + len(_visible(block))


@pytest.mark.parametrize(
    ("style", "html"),
    [
        (Style.TITLE, "<b>x</b>"),
        (Style.HEADING, "<b>x</b>"),
        (Style.STRONG, "<b>x</b>"),
        (Style.QUOTE, "<code>x</code>"),
        (Style.NOTE, "<i>x</i>"),
        (Style.TEXT, "x"),
        (Style.LINE, "x"),
        (Style.BULLET, "• x"),
        (Style.WARNING, "✗ x"),
        (Style.STEP, "3. x"),
    ],
)
def test_each_style_has_its_markup(style: Style, html: str) -> None:
    """The sentence for 112 can be copied with one tap; the risk stands out."""
    assert telegram_html(_document(Block(style, "x", 3))) == html


def test_the_length_is_that_of_the_text_not_of_the_markup() -> None:
    """4096 ampersands are 4096 characters to Telegram, though each is written as five."""
    block = Block(Style.TEXT, "&" * LONGEST_MESSAGE)
    assert shown(telegram_html(_document(block))) == block.text
