"""Looks for a text in everything this process can still reach."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from types import ModuleType
from typing import Any

_AT_ONCE = 10_000


def texts_with(mark: str) -> list[str]:
    """Texts that contain a mark, other than the mark itself; all that is alive."""
    gc.collect()
    found = []
    for item in _everything():
        text = item.decode("utf-8", "ignore") if isinstance(item, bytes | bytearray) else item
        if isinstance(text, str) and len(text) > len(mark) and mark in text:
            found.append(text)
    return found


def _everything() -> Iterator[Any]:
    """Each object that another one refers to; the collector itself does not list texts.

    Modules are left out: one written in C breaks the collector when it is asked, and what a
    module holds is in its dictionary, which is an object of its own.
    """
    objects = [item for item in gc.get_objects() if not isinstance(item, ModuleType)]
    for start in range(0, len(objects), _AT_ONCE):
        for item in gc.get_referents(*objects[start : start + _AT_ONCE]):
            yield item
            if isinstance(item, tuple | dict) and not gc.is_tracked(item):
                yield from gc.get_referents(item)
