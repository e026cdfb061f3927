"""Looks for a text in everything this process can still reach."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

_AT_ONCE = 10_000


def texts_with(mark: str) -> list[str]:
    """Texts that contain a mark (in any case), other than the mark itself; all that is alive."""
    gc.collect()
    mark = mark.casefold()
    found = []
    for item in _everything():
        text = item.decode("utf-8", "ignore") if isinstance(item, bytes | bytearray) else item
        if isinstance(text, str) and len(text) > len(mark) and mark in text.casefold():
            found.append(text)
    return found


def _everything() -> Iterator[Any]:
    """Each object that another one refers to; the collector itself does not list texts."""
    objects = gc.get_objects()
    for start in range(0, len(objects), _AT_ONCE):
        for item in gc.get_referents(*objects[start : start + _AT_ONCE]):
            yield item
            if not gc.is_tracked(item) and isinstance(item, tuple | dict):
                yield from gc.get_referents(item)
