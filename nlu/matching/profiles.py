"""How each language is written by the people who ask, in Latin letters too.

Lingua knows languages in their own alphabet only; a third of the people who write Arabic, Persian,
Russian, Ukrainian, Bulgarian or Tigrinya here type it in Latin letters. A profile is how often
letter groups and words occur in the training sentences of a language, by alphabet; a text is
compared with the profiles of every language that may be written in its alphabet (naive Bayes).
`language_profiles.tsv` is made by `tools/language_profiles.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

FILE = Path(__file__).with_name("language_profiles.tsv")
LONGEST_GROUP = 4  # letters
TENTHS = 10  # the file holds tenths of a natural logarithm
UNSEEN = "*"  # the row with the value of what a language's profile lacks
_OVERLAP = 6  # letter groups overlap: one letter is evidence in about this many of them
_MOST_WORDS = 80  # a language shows in fewer


class LanguageProfiles:
    """Compares a text with the profiles of languages in its alphabet."""

    def __init__(self, file: Path = FILE) -> None:
        self._codes: dict[str, tuple[str, ...]] = {}  # by alphabet
        self._values: dict[str, dict[str, tuple[int, ...]]] = {}  # alphabet → feature → by code
        unseen: dict[str, int] = {}
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            script, feature, cells = line.split("\t")
            values = {code: int(value) for code, value in (c.split("=") for c in cells.split())}
            if feature == UNSEEN:  # the first row of its alphabet
                unseen = values
                self._codes[script] = tuple(values)
                self._values[script] = {}
            else:
                row = tuple(values.get(code, least) for code, least in unseen.items())
                self._values[script][feature] = row

    def shares(self, forms: Sequence[str], script: str) -> dict[str, float]:
        """How likely each language is, adding up to 1; empty where nothing is known.

        Args:
            forms: the folded words of the text, without names of substances and places.
            script: the alphabet it is in, as `script_of` names it.
        """
        known = self._values.get(script, {})
        seen = [known[f] for f in set(features(forms[:_MOST_WORDS])) if f in known]
        if not seen:
            return {}
        sums = [sum(column) / (TENTHS * _OVERLAP) for column in zip(*seen, strict=True)]
        best = max(sums)
        weights = [math.exp(value - best) for value in sums]
        total = sum(weights)
        return {
            code: weight / total for code, weight in zip(self._codes[script], weights, strict=True)
        }


def features(forms: Sequence[str]) -> Iterator[str]:
    """Letter groups within words, and whole words, of a text."""
    for word in forms:
        padded = f"_{word}_"  # no word of a text has an underscore
        for size in range(1, LONGEST_GROUP + 1):
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]
        yield f"={word}"
