"""Documents as plain text, and cut to fit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rendering.document import Block, Document, Style, plain

_LIMIT = 4096
_LONGEST_BLOCK = 400
_BLOCKS = st.builds(
    Block,
    style=st.sampled_from(Style),
    text=st.integers(1, _LONGEST_BLOCK).map("x".__mul__),
    number=st.integers(1, 99),
)
_LAST = st.none() | st.builds(Block, style=st.just(Style.NOTE), text=st.text("draft ", max_size=90))


def _document(*blocks: Block, last: Block | None = None) -> Document:
    return Document(blocks, "nl", "nl", last=last)


@settings(max_examples=100, deadline=None)
@given(st.lists(_BLOCKS, min_size=1, max_size=60), _LAST)
def test_a_document_is_cut_to_fit_from_the_end(blocks: list[Block], last: Block | None) -> None:
    """Telegram refuses a longer message; then nothing at all would arrive."""
    document = _document(*blocks, last=last)
    fitted = document.fitted(_LIMIT)
    assert len(plain(fitted)) <= _LIMIT
    assert fitted.blocks
    assert fitted.blocks == document.blocks[: len(fitted.blocks)]
    assert fitted.last == last
    if len(plain(document)) <= _LIMIT:
        assert fitted == document


@pytest.mark.parametrize("headings", [1, 2])
@pytest.mark.parametrize("lines", range(38, 42))
def test_a_cut_leaves_no_heading_without_its_text(lines: int, headings: int) -> None:
    """A heading with nothing under it looks like an answer that broke off."""
    above = [Block(Style.BULLET, "x" * 98)] * lines
    heading = [Block(Style.HEADING, "Never")] * headings
    fitted = _document(*above, *heading, *above).fitted(_LIMIT)
    assert 0 < len(fitted.blocks) < 2 * lines
    assert fitted.blocks[-1].style is Style.BULLET


def test_no_more_is_cut_than_has_to_be() -> None:
    """Every line counts."""
    lines = [Block(Style.BULLET, f"{n:03}" + "x" * 95) for n in range(60)]
    fitted = _document(*lines).fitted(_LIMIT)
    assert len(fitted.blocks) == 40  # 100 characters with the bullet, one for the line break
    assert len(plain(_document(*lines[:41]))) > _LIMIT


def test_the_closing_note_stays_when_the_text_is_cut() -> None:
    """That no doctor has read it must be seen on long answers too."""
    note = Block(Style.NOTE, "draft")
    fitted = _document(*[Block(Style.TEXT, "x" * 300)] * 40, last=note).fitted(_LIMIT)
    assert plain(fitted).endswith("\n\ndraft")


def test_plain_text_shows_structure_without_markup() -> None:
    """What `naast ask` prints and a screen reader says."""
    document = _document(
        Block(Style.TITLE, "Seizure"),
        Block(Style.STRONG, "Call 112"),
        Block(Style.TEXT, "Say in Dutch:"),
        Block(Style.QUOTE, "Ambulance alstublieft"),
        Block(Style.STEP, "Clear the space", 1),
        Block(Style.STEP, "Count the time", 2),
        Block(Style.HEADING, "Never"),
        Block(Style.WARNING, "Hold them down"),
        Block(Style.HEADING, "Street doctor"),
        Block(Style.LINE, "☎ 020-1234567"),
        Block(Style.BULLET, "Rest"),
        last=Block(Style.NOTE, "Draft"),
    )
    assert plain(document).split("\n") == [
        "Seizure",
        "",
        "Call 112",
        "",
        "Say in Dutch:",
        "« Ambulance alstublieft »",
        "1. Clear the space",
        "2. Count the time",
        "",
        "Never",
        "✗ Hold them down",
        "",
        "Street doctor",
        "☎ 020-1234567",
        "• Rest",
        "",
        "Draft",
    ]
