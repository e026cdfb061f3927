"""Which names are worth comparing with a word that may have typos in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

LONG_WORD = 8  # letters
_END = 2  # letters of a beginning or an end


class Alike:
    """Names by how they begin and end: after one typo, one of the two is as it should be.

    After two it mostly is; a long word mistyped at both ends is not found. Comparing a word with
    every name of its length takes ten times as long.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._beginning: dict[tuple[int, str], list[str]] = defaultdict(list)
        self._end: dict[tuple[int, str], list[str]] = defaultdict(list)
        for name in names:
            self._beginning[len(name), name[:_END]].append(name)
            self._end[len(name), name[-_END:]].append(name)

    def to(self, word: str, typos: int) -> set[str]:
        """The names that may be a word with so many typos in it, and many that are not.

        The first letter is rarely the one that is mistyped; without it, near words abound, so it
        may differ in long words only.
        """
        found: set[str] = set()
        for length in range(len(word) - typos, len(word) + typos + 1):
            found.update(self._beginning.get((length, word[:_END]), ()))
            ends_alike = self._end.get((length, word[-_END:]), ())
            if len(word) >= LONG_WORD:
                found.update(ends_alike)
            else:
                found.update(name for name in ends_alike if name[0] == word[0])
        return found
