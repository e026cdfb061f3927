"""What an editor may have meant by an id that does not exist."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_ALIKE = 60  # of 100
_AT_MOST = 3


def or_near(typed: str, known: Iterable[str]) -> str:
    """The end of a sentence that says what does not exist: `; did you mean …?`, or a full stop."""
    alike = process.extract(
        typed, list(known), scorer=fuzz.ratio, limit=_AT_MOST, score_cutoff=_ALIKE
    )
    return f"; did you mean {', '.join(found[0] for found in alike)}?" if alike else "."
