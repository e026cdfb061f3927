"""An answer in words, before any mark-up: blocks in the order of importance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from actions.understanding import Request


class Style(Enum):
    """How a block stands out."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    LINE = "line"  # follows the block above without an empty line
    STRONG = "strong"  # a risk, "call 112"
    BULLET = "bullet"
    STEP = "step"
    WARNING = "warning"
    QUOTE = "quote"  # something to say aloud
    NOTE = "note"  # small print


@dataclass(frozen=True)
class Block:
    """A paragraph or list item. `number` counts steps."""

    style: Style
    text: str
    number: int = 0


@dataclass(frozen=True)
class Button:
    """A choice under an answer: what it shows, and what it asks."""

    label: str
    request: Request


@dataclass(frozen=True)
class Document:
    """A whole reply. `language` is the reader's, `content_language` that of the main text."""

    blocks: tuple[Block, ...]
    language: str
    content_language: str
    buttons: tuple[Button, ...] = ()
    last: Block | None = None  # the draft note: stays when the text is cut to fit

    def fitted(self, most: int) -> Document:
        """The document cut to `most` characters of plain text: the least important goes."""
        kept = list(self.blocks)
        while len(kept) > 1 and len(plain(replace(self, blocks=tuple(kept)))) > most:
            kept.pop()
            # A heading with nothing under it says nothing.
            while len(kept) > 1 and kept[-1].style is Style.HEADING:
                kept.pop()
        return replace(self, blocks=tuple(kept))


MARKS = {
    Style.BULLET: "• ",
    Style.WARNING: "✗ ",
    Style.QUOTE: "« ",
}
_APART = {Style.TITLE, Style.HEADING, Style.NOTE, Style.STRONG}


def mark_of(block: Block) -> str:
    """What stands before a block: a bullet, a number."""
    return f"{block.number}. " if block.style is Style.STEP else MARKS.get(block.style, "")


def stands_apart(block: Block, before: Block | None) -> bool:
    """Whether an empty line comes before a block."""
    if before is None:
        return False
    if before.style is Style.STRONG and block.style is Style.STRONG:
        return False
    if before.style in (Style.HEADING,):
        return False
    return block.style in _APART or before.style in (Style.TITLE, Style.STRONG, Style.NOTE) or (
        block.style is Style.TEXT and before.style is not Style.QUOTE
    )  # fmt: skip


def all_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks with the closing note."""
    return (*document.blocks, document.last) if document.last else document.blocks


def plain(document: Document) -> str:
    """The document as text without mark-up, as a person would read it."""
    lines: list[str] = []
    before: Block | None = None
    for block in all_blocks(document):
        if stands_apart(block, before):
            lines.append("")
        closing = " »" if block.style is Style.QUOTE else ""
        lines.append(mark_of(block) + block.text + closing)
        before = block
    return "\n".join(lines)
