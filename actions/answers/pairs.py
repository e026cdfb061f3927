"""The pairs of several substances, and what an answer on something else has to tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from actions.answer import Notice, PairRisk, Part
from actions.library import Library
from actions.library.model import Pair, Risk

_MOST_TOLD = 3  # above an answer on something else


def pairs_of(ids: Iterable[str], library: Library) -> list[tuple[Pair, tuple[str, str]]]:
    """Every pair of some substances with its ids, the most dangerous first."""
    pairs = ((library.pair(*key), key) for key in combinations(sorted(set(ids)), 2))
    return sorted(pairs, key=lambda item: item[0].risk, reverse=True)


def dangers(ids: Iterable[str], library: Library) -> list[Part]:
    """The most dangerous pairs, and whether that is from a rule; none where all risks are small."""
    unsafe = [(pair, key) for pair, key in pairs_of(ids, library) if pair.risk >= Risk.UNSAFE]
    told = unsafe[:_MOST_TOLD]
    parts: list[Part] = [PairRisk(key, pair.risk) for pair, key in told]
    if any(pair.by_rule for pair, _ in told):
        parts.append(Notice("from-a-rule"))
    return parts
