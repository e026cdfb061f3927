"""Documents as plain text, and cut to fit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rendering.document import Block, Document, Style, plain

_LIMIT = 4096
_LONGEST_BLOCK = 400
_BLOCKS = st.builds(
    Block,
    style=st.sampled_from(Style),
    text=st.text(min_size=1, max_size=_LONGEST_BLOCK),
    number=st.integers(1, 99),
)
_LAST = st.none() | st.builds(Block, style=st.just(Style.NOTE), text=st.text("draft ", max_size=90))


def _document(*blocks: Block, last: Block | None = None) -> Document:
    return Document(blocks, "nl", "nl", last=last)


def _long(blocks: list[Block], times: int) -> list[Block]:
    return (blocks * times)[:200]


@settings(max_examples=40, deadline=None)
@given(st.lists(_BLOCKS, min_size=1, max_size=12), st.integers(1, 40), _LAST)
def test_a_document_is_cut_to_fit_from_the_end(
    blocks: list[Block], times: int, last: Block | None
) -> None:
    """Telegram refuses a longer message; then nothing at all would arrive."""
    document = _document(*_long(blocks, times), last=last)
    fitted = document.fitted(_LIMIT)
    assert len(plain(fitted)) <= _LIMIT
    assert fitted.blocks
    assert fitted.blocks == document.blocks[: len(fitted.blocks)]
    assert fitted.last == last
    if len(plain(document)) <= _LIMIT:
        assert fitted == document


@settings(max_examples=40, deadline=None)
@given(st.lists(_BLOCKS, min_size=30, max_size=60))
def test_a_cut_leaves_no_heading_without_its_text(blocks: list[Block]) -> None:
    """A heading with nothing under it looks like an answer that broke off."""
    document = _document(*_long(blocks, 3))
    fitted = document.fitted(_LIMIT)
    if len(fitted.blocks) not in (1, len(document.blocks)):
        assert fitted.blocks[-1].style is not Style.HEADING


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
