"""A document as Telegram HTML. The only place where text meets mark-up: everything is escaped."""

from __future__ import annotations

from html import escape

from bot.rendering.document import (
    Block,
    Document,
    Style,
    all_blocks,
    mark_of,
    stands_apart,
)

LONGEST_MESSAGE = 4096  # characters after Telegram has read the mark-up

_TAGS = {
    Style.TITLE: "b",
    Style.HEADING: "b",
    Style.STRONG: "b",
    Style.QUOTE: "code",  # one tap copies it
    Style.NOTE: "i",
}


def telegram_html(document: Document) -> str:
    """The document in the HTML that Telegram reads, at most 4096 characters of text."""
    fitted = document.fitted(LONGEST_MESSAGE)
    lines: list[str] = []
    before: Block | None = None
    for block in all_blocks(fitted):
        if stands_apart(block, before):
            lines.append("")
        mark = "" if block.style is Style.QUOTE else mark_of(block)
        lines.append(escape(mark, quote=False) + _tagged(block))
        before = block
    return "\n".join(lines)


def _tagged(block: Block) -> str:
    text = escape(block.text, quote=False)
    tag = _TAGS.get(block.style)
    return f"<{tag}>{text}</{tag}>" if tag else text
