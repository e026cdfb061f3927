"""The pairs of several substances, and what an answer on something else has to tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from actions.answer import Notice, PairRisk, Part
from actions.library import Library
from actions.library.model import Pair, Risk
from actions.understanding import Request

_MOST_TOLD = 3  # above an answer on something else


def pairs_of(ids: Iterable[str], library: Library) -> list[tuple[Pair, tuple[str, str]]]:
    """Every pair of some substances with its ids, the most dangerous first."""
    pairs = ((library.pair(*key), key) for key in combinations(sorted(set(ids)), 2))
    return sorted(pairs, key=lambda item: item[0].risk, reverse=True)


def dangers(request: Request, library: Library) -> list[Part]:
    """What has to be told first where something is asked about one substance or several.

    Of all that may be taken together, going by the other readings of the question, the pairs with
    what was asked about that are known to be unsafe; the most dangerous of many.
    """
    asked = set(request.substances)
    mixed = (other.substances for other in request.alternatives if other.kind == "combination")
    unsafe = [
        (pair, key)
        for pair, key in pairs_of(asked.union(*mixed), library)
        if pair.risk >= Risk.UNSAFE and asked.intersection(key)
    ]
    parts: list[Part] = [PairRisk(key, pair.risk) for pair, key in unsafe[:_MOST_TOLD]]
    if len(unsafe) > _MOST_TOLD:
        parts.append(Notice("more-than-two"))
    if len(unsafe) == 1 and unsafe[0][0].by_rule:
        parts.append(Notice("from-a-rule"))
    return parts
