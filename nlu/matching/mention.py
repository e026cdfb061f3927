"""A name found in a text, and how names in a text lie beside each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nlu.matching.text import Token

# The languages a text may be in, likeliest first; none means any. Asked for only where needed.
Languages = Callable[[], Sequence[str]]

_ARABIC_AND = "و"
_OF = frozenset(("of", "van", "de", "z", "d", "ديال", "بتاع", "تبع"))


@dataclass(frozen=True)
class Mention:
    """A name found in a text. `ids` holds several when it is not clear which one is meant."""

    kind: str  # "substance" or "place"
    ids: tuple[str, ...]
    start: int
    end: int
    score: float  # 1 for a name as listed, less for a guess at a typo
    negated: bool = False
    hinted: bool = False  # names a substance only if the question turns out to be about one
    by_language: tuple[tuple[str, tuple[str, ...]], ...] = ()  # where languages disagree

    @property
    def id(self) -> str | None:
        """The one thing that is meant, or None when it is ambiguous."""
        return self.ids[0] if len(self.ids) == 1 else None

    def may_mean(self, ids: frozenset[str]) -> bool:
        """Whether every language that has this name may mean one of `ids` by it."""
        meanings = [meant for _, meant in self.by_language] or [self.ids]
        return all(not ids.isdisjoint(meant) for meant in meanings)


def may_be_in(listed_in: frozenset[str], languages: Languages) -> bool:
    """Whether the text may be in one of the languages that list a name or word."""
    return not (here := languages()) or not listed_in.isdisjoint(here)


def ends(tokens: Sequence[Token], mention: Mention) -> tuple[int, int]:
    """The first and the last word of a name, as numbers of tokens."""
    first = bisect_left(tokens, mention.start, key=lambda token: token.start)
    last = bisect_right(tokens, mention.end, key=lambda token: token.end) - 1
    return first, last


def describes(tokens: Sequence[Token], mention: Mention, sure: Sequence[Mention]) -> bool:
    """Whether a word stands at a name and describes it: "tramadol pills", "a line of ketamine"."""
    if within(mention, sure) or is_of(tokens, mention, sure):
        return True
    first, last = ends(tokens, mention)
    # "G, poes, viagra" is a list; only a space stands between a name and what describes it.
    before = first > 0 and _in_one_breath(tokens[first - 1], tokens[first])
    after = last + 1 < len(tokens) and _in_one_breath(tokens[last], tokens[last + 1])
    return (before and _is_name(tokens, first - 1, sure)) or (
        after and _is_name(tokens, last + 1, sure)
    )


def is_of(tokens: Sequence[Token], mention: Mention, sure: Sequence[Mention]) -> bool:
    """Whether a word is followed by what it is of: "a tab of xanax"."""
    _, last = ends(tokens, mention)
    if last + 1 >= len(tokens) or not _in_one_breath(tokens[last], tokens[last + 1]):
        return False
    return tokens[last + 1].form in _OF and _is_name(tokens, last + 2, sure)


def _in_one_breath(one: Token, next_: Token) -> bool:
    """Whether a space at most parts two words; in Arabic "and" is written onto the second."""
    near = next_.start - one.end <= 1 and not next_.parted
    return near and not next_.form.startswith(_ARABIC_AND)


def _is_name(tokens: Sequence[Token], index: int, sure: Sequence[Mention]) -> bool:
    return 0 <= index < len(tokens) and any(m.start <= tokens[index].start < m.end for m in sure)


def within(mention: Mention, names: Sequence[Mention]) -> bool:
    """Whether a word is a part of a longer name."""
    return any(name.start <= mention.start < name.end for name in names)


def overlaps(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a name shares a part of the text with another."""
    return any(other.start < mention.end and mention.start < other.end for other in others)
