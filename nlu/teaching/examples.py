"""Questions in which each named substance is marked: it counts, or it is only mentioned.

A line of `marked/<language>.txt` is a question with its names in brackets, `+` after those that
count and `-` after those that do not: "no [speed]- for years, is [weed]+ safer". Clinical language
processing calls this the assertion status of what is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from nlu.encoder.pieces import is_held_out

FOLDER = Path(__file__).with_name("marked")
_NAME = re.compile(r"\[([^\[\]]+)\]([+-])")


class Example(NamedTuple):
    """A question: the text before, between and after its names, and whether each name counts."""

    parts: list[str]
    counts: list[bool]

    @property
    def use(self) -> str:
        """Whether it is learnt from, or held out to measure what was learnt."""
        return "measure" if is_held_out("".join(self.parts)) else "learn"


def examples(folder: Path = FOLDER) -> Iterator[Example]:
    """All of them, language by language."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield example(line)


def example(line: str) -> Example:
    """Read one line.

    Raises:
        ValueError: nothing is marked in it, or a bracket is left over.
    """
    pieces = _NAME.split(line)
    parts, signs = pieces[::3], pieces[2::3]
    if not signs or any("[" in part or "]" in part for part in parts):
        raise ValueError(f"not marked as it should be: {line}")
    return Example(parts, [sign == "+" for sign in signs])
