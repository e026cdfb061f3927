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
        self._values: dict[str, dict[str, dict[str, int]]] = {}  # alphabet → feature → language
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            script, feature, cells = line.split("\t")
            pairs = (cell.split("=") for cell in cells.split())
            self._values.setdefault(script, {})[feature] = {c: int(v) for c, v in pairs}

    def shares(self, forms: Sequence[str], script: str) -> dict[str, float]:
        """How likely each language is, adding up to 1; empty where nothing is known.

        Args:
            forms: the folded words of the text, without names of substances and places.
            script: the alphabet it is in, as `script_of` names it.
        """
        known = self._values.get(script, {})
        unseen = known.get(UNSEEN, {})
        seen = [known[f] for f in set(features(forms[:_MOST_WORDS])) if f in known]
        if not seen:
            return {}
        sums = {
            code: sum(values.get(code, least) for values in seen) / (TENTHS * _OVERLAP)
            for code, least in unseen.items()
        }
        best = max(sums.values())
        weights = {code: math.exp(value - best) for code, value in sums.items()}
        total = sum(weights.values())
        return {code: weight / total for code, weight in weights.items()}


def features(forms: Sequence[str]) -> Iterator[str]:
    """Letter groups within words, and whole words, of a text."""
    for word in forms:
        padded = f"_{word}_"  # no word of a text has an underscore
        for size in range(1, LONGEST_GROUP + 1):
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]
        yield f"={word}"
