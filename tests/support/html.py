"""Mark-up as Telegram reads it: known tags, all closed, in order."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

_TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}


class BadMarkupError(ValueError):
    """Mark-up that Telegram refuses, with its description."""


def shown(html: str) -> str:
    """What a person sees of a text with mark-up."""
    parser = _Html()
    parser.feed(html)
    return parser.finish()


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in _TAGS:
            raise BadMarkupError(f"can't parse entities: unsupported start tag {tag}")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            raise BadMarkupError(f"can't parse entities: unexpected end tag {tag}")

    def handle_data(self, data: str) -> None:
        self.text += data

    def finish(self) -> str:
        self.close()
        if self._open:
            raise BadMarkupError("can't parse entities: a tag is not closed")
        return self.text
